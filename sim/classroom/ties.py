"""How strong every tie is at the end of each week, in hundredths, and which have changed since the week before."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim.metrics.labels import REPORTING
from sim.metrics.spells import MADE_CITIZEN, Rates
from sim.world.facts import HelpAsked, Reported, TieChanged

from .happenings import between

if TYPE_CHECKING:
    from sim.kernel.journal import Journal
    from sim.metrics.book import Book

STEP = 2
"""Hundredths: a tie is told again once it differs by so much from what was told last."""


class TieLines:
    """Follows the journal; a person is his number in the head of the run.

    A tie with a group of citizens is the share of them with whom the officer has a tie: of those who reported or asked for
    help in the last year, and of all others.
    """

    def __init__(self, book: Book, persons: Mapping[str, int], citizens: Mapping[str, int]) -> None:
        self._book = book
        self._journal: Journal = book.journal
        self._rate_of = Rates(book)
        self._beat_of = book.beat_of
        self._persons = persons
        self._citizens = citizens
        """How many live in each beat."""
        self._read_until = 0
        self._ties: dict[tuple[str, str], TieChanged] = {}
        self._with_citizens: dict[str, dict[str, tuple[int, float, float]]] = defaultdict(dict)
        """By officer and citizen: when, how strong then, and how fast it fades."""
        self._reported: dict[str, dict[int, int]] = defaultdict(dict)
        """By beat and citizen: the last time he made himself known."""
        self._shown: dict[tuple[int, int], int] = {}

    def squad_tie(self, moment: int) -> dict[str, float]:
        """The mean strength of the ties of officers with members of squads, by group of beats; asked after `changed` or `at`."""
        strengths: dict[str, list[float]] = {end: [] for end in self._book.groups}
        for (officer, _), change in self._ties.items():
            if change.role == "squad":
                strength = change.after * math.exp(-self._rate_of(change) * (moment - change.time))
                for end in self._book.ends_of_officer(officer):
                    strengths[end].append(strength)
        return {end: math.fsum(values) / len(values) if values else math.nan for end, values in strengths.items()}

    def changed(self, moment: int) -> list[list[int]]:
        """What differs at this moment from the last time it was asked: one, the other, and the strength."""
        lines = []
        for pair, strength in self.at(moment):
            if abs(self._shown.get(pair, 0) - strength) >= STEP:
                self._shown[pair] = strength
                lines.append([*pair, strength])
        return lines

    def at(self, moment: int) -> list[tuple[tuple[int, int], int]]:
        """Every tie at this moment; moments are asked in order."""
        self._read(moment)
        return self._now(moment)

    def _read(self, moment: int) -> None:
        for change in between(self._journal, TieChanged, self._read_until, moment):
            if change.role == "citizen":
                self._with_citizens[change.officer][change.other] = (change.time, change.after, self._rate_of(change))
            else:
                self._ties[change.officer, change.other] = change
        for kind in (Reported, HelpAsked):
            for told in between(self._journal, kind, self._read_until, moment):
                last = self._reported[told.beat]
                last[told.citizen] = max(told.time, last.get(told.citizen, 0))
        self._read_until = moment

    def _now(self, moment: int) -> list[tuple[tuple[int, int], int]]:
        exp, persons = math.exp, self._persons
        found = []
        for (officer, other), change in self._ties.items():
            if officer in persons and other in persons:
                strength = change.after * exp(-self._rate_of(change) * (moment - change.time))
                found.append(((persons[officer], persons[other]), round(100 * strength)))
        for officer, ties in sorted(self._with_citizens.items()):
            beat = self._beat_of.get(officer, "")
            if officer not in persons or f"{beat}/silent" not in persons:
                continue
            last = self._reported[beat]
            known = {"reporting": 0, "silent": 0}
            for citizen, (at, strength, rate) in ties.items():
                if strength * exp(-rate * (moment - at)) >= MADE_CITIZEN:
                    known["reporting" if last.get(int(citizen), -REPORTING) > moment - REPORTING else "silent"] += 1
            reporting = sum(time > moment - REPORTING for time in last.values())
            of = {"reporting": reporting, "silent": self._citizens[beat] - reporting}
            found += [((persons[officer], persons[f"{beat}/{group}"]), round(100 * known[group] / max(1, of[group]))) for group in known]
        return found
