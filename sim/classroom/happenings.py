"""What of a week is worth seeing: what was told and what was not, doors, requests, problems, promises, meetings."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sim.kernel.week import WEEK
from sim.world.facts import (
    AttentionAsked,
    AttentionGiven,
    DoorOpened,
    FoundClosed,
    MeetingHeld,
    PersonLeft,
    PieceTold,
    ProblemMoved,
    ProblemStarted,
    PromiseMade,
    PromiseSettled,
    PulledIn,
    Silent,
)

if TYPE_CHECKING:
    from sim.kernel.journal import Journal

Happening = tuple[int, str, int | None, int | None, int | None, str | None, str | None]
"""Second of the week, kind, from whom, to whom, beat, problem, and how or why."""

SHOWN = {"told": 35, "silent": 27, "attention": 15}
"""Of the kinds of which there are many: at most so many a week. Which ones depends on nothing but what happened itself."""
REASONS = {
    "closed": ("de ander was er niet", "the other was not there"),
    "not_thought": ("er niet aan gedacht", "did not think of it"),
    "no_time": ("geen tijd", "no time"),
    "may_not": ("mocht niet", "not allowed"),
    "will_not": ("wilde niet", "did not want to"),
}
"""Why somebody kept silent."""


def door(told: DoorOpened) -> str:
    """How a closed door was opened, and whether a key was to be had."""
    if not told.rammed:
        return "key"
    return "rammed_key_at_hand" if told.held else "rammed"


def problem_of(name: str) -> str:
    """The problem in the name of a promise or a request."""
    return re.split(r"[!@?#]", name, maxsplit=1)[0]


def between(journal: Journal, kind: type, start: int, end: int) -> list[Any]:
    """The facts of one kind with start <= time < end."""
    told = journal.of(kind)
    return told[bisect_left(told, (start,)) : bisect_left(told, (end,))]


class Happenings:
    """Reads the journal week by week; persons and beats go by their number in the head of the run."""

    def __init__(self, journal: Journal, persons: Mapping[str, int], beats: Mapping[str, int], officer_of: Mapping[str, str]) -> None:
        self._journal = journal
        self._persons = persons
        self._beats = beats
        self._officer_of = officer_of
        """The officer of each beat."""

    def of_week(self, start: int) -> tuple[list[Happening], int]:
        """What happened in the week that starts at this second, and how much of it is left out."""
        found = sorted(dict.fromkeys(map(_short, self._all(start, start + WEEK))), key=lambda one: (one[0], one[1], str(one[2:])))
        counted = Counter(one[1] for one in found)
        kept = {kind: _by_lot([one for one in found if one[1] == kind], most) for kind, most in SHOWN.items() if counted[kind] > most}
        shown = [one for one in found if one[1] not in kept or one in kept[one[1]]]
        return shown, len(found) - len(shown)

    def _all(self, start: int, end: int) -> Iterator[Happening]:
        facts: Callable[[type], list[Any]] = lambda kind: between(self._journal, kind, start, end)  # noqa: E731
        person, beat, officer_of = self._persons.get, self._beats.get, self._officer_of.get
        for told in facts(PieceTold):
            yield told.time - start, "told", person(told.teller), person(told.receiver), beat(told.beat), told.problem, told.how
        for told in facts(Silent):
            yield told.time - start, "silent", person(told.teller), person(told.receiver), beat(told.beat), told.problem, told.reason
        for told in facts(AttentionAsked):
            yield told.time - start, "attention", person(told.officer), person(told.member), beat(told.beat), told.problem, told.answer
        for told in facts(AttentionGiven):
            officer = officer_of(told.beat, "")
            yield told.time - start, "visit", person(told.member), person(officer), beat(told.beat), told.problem, None
        for told in facts(DoorOpened):
            officer = officer_of(told.beat, "")
            yield told.time - start, "door", None, person(officer), beat(told.beat), None, door(told)
        for told in facts(ProblemStarted):
            yield told.time - start, "problem", None, None, beat(told.beat), told.problem, "started"
        for told in facts(ProblemMoved):
            officer = officer_of(told.beat, "")
            yield told.time - start, "problem", None, person(officer), beat(told.beat), told.problem, told.state
        for told in facts(PromiseMade):
            yield told.time - start, "promise", person(told.owner), person(told.officer), beat(told.beat), problem_of(told.promise), "made"
        for told in facts(PromiseSettled):
            problem = problem_of(told.promise)
            yield told.time - start, "promise", person(told.owner), person(told.officer), beat(told.beat), problem, told.outcome
        for told in facts(MeetingHeld):
            yield told.time - start, "meeting", None, person(told.officer), beat(told.beat), None, told.meeting
        for told in facts(FoundClosed):
            yield told.time - start, "closed", person(told.officer), None, beat(told.beat), told.problem, told.party
        for told in facts(PulledIn):
            yield told.time - start, "pulled_in", None, person(told.officer), None, None, "inside" if told.inside else "outside"
        for told in facts(PersonLeft):
            yield told.time - start, "left", person(told.name), None, None, None, told.role


def _short(one: Happening) -> Happening:
    """The problem without the name of its beat, which is told already by its number: `family/20` in Laakhaven."""
    return (*one[:5], one[5] and one[5].partition("/")[2], one[6])


def _by_lot(found: list[Happening], most: int) -> dict[Happening, None]:
    """So many of them, drawn by what they are: the same ones in every run in which they happen."""
    drawn = sorted(found, key=lambda one: hashlib.blake2b(repr(one).encode(), digest_size=8).digest())
    return dict.fromkeys(drawn[:most])
