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
        self._ties: dict[tuple[str, str], tuple[int, float, float, tuple[int, int] | None, str]] = {}
        """By officer and other: when, how strong then, how fast it fades, their numbers if both are on the picture, and the role."""
        self._with_citizens: dict[str, dict[str, tuple[int, float, float]]] = defaultdict(dict)
        """By officer and citizen: when, how strong then, and how fast it fades. Who has no tie any more is left out."""
        self._reported: dict[str, dict[int, int]] = defaultdict(dict)
        """By beat and citizen: the last time he made himself known, if that is not too long ago to count."""
        self._squad_ties: dict[str, list[float]] = {}
        self._shown: dict[tuple[int, int], int] = {}

    def squad_tie(self) -> dict[str, float]:
        """The mean strength of the ties of officers with members of squads, by group of beats, at the moment that was asked last."""
        strengths: dict[str, list[float]] = {end: [] for end in self._book.groups}
        for officer, values in self._squad_ties.items():
            for end in self._book.ends_of_officer(officer):
                strengths[end] += values
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
        number, rate_of = self._persons.get, self._rate_of
        for change in between(self._journal, TieChanged, self._read_until, moment):
            told = (change.time, change.after, rate_of(change))
            if change.role == "citizen":
                self._with_citizens[change.officer][change.other] = told
            else:
                one, two = number(change.officer), number(change.other)
                self._ties[change.officer, change.other] = (*told, None if one is None or two is None else (one, two), change.role)
        for kind in (Reported, HelpAsked):
            for made_known in between(self._journal, kind, self._read_until, moment):
                last = self._reported[made_known.beat]
                last[made_known.citizen] = max(made_known.time, last.get(made_known.citizen, 0))
        self._read_until = moment

    def _now(self, moment: int) -> list[tuple[tuple[int, int], int]]:
        exp, persons = math.exp, self._persons
        squads: dict[str, list[float]] = defaultdict(list)
        found = []
        for (officer, _), (at, after, rate, numbers, role) in self._ties.items():
            strength = after * exp(-rate * (moment - at))
            if role == "squad":
                squads[officer].append(strength)
            if numbers is not None:
                found.append((numbers, round(100 * strength)))
        self._squad_ties = squads
        for beat, known_since in self._reported.items():
            self._reported[beat] = {citizen: time for citizen, time in known_since.items() if time > moment - REPORTING}
        for officer, ties in sorted(self._with_citizens.items()):
            beat = self._beat_of.get(officer, "")
            if officer not in persons or f"{beat}/silent" not in persons:
                continue
            ties = {one: tie for one, tie in ties.items() if tie[1] * exp(-tie[2] * (moment - tie[0])) >= MADE_CITIZEN}
            self._with_citizens[officer] = ties  # what has faded so far stays so until they meet again
            reporting = self._reported[beat]
            talk = sum(int(citizen) in reporting for citizen in ties)
            known = {"reporting": talk, "silent": len(ties) - talk}
            of = {"reporting": len(reporting), "silent": self._citizens[beat] - len(reporting)}
            found += [((persons[officer], persons[f"{beat}/{group}"]), round(100 * known[group] / max(1, of[group]))) for group in known]
        return found
