"""The scoreboard as it fills up: of every party how many ties with officers were made, still stand, and were lost."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from heapq import heappop, heappush
from itertools import compress
from typing import TYPE_CHECKING, Any

from sim.metrics.labels import Labels, Person
from sim.metrics.spells import LOST, LOST_CITIZEN, MADE, MADE_CITIZEN, Names, Rates, ended_when_he_left, follow
from sim.world.facts import HelpAsked, PersonLeft, Reported, TieChanged

from .happenings import between

if TYPE_CHECKING:
    from sim.metrics.book import Book

PARTIES = {
    "reporting": ("bewoners die melden", "citizens who report"),
    "silent": ("bewoners die zwijgen", "citizens who keep silent"),
    "disorderly": ("bewoners rond overlast", "citizens around nuisance"),
    "squads": ("ploegen", "squads"),
    "coupled_squad": ("de gekoppelde ploeg", "the coupled squad"),
    "other_squads": ("de andere ploegen", "the other squads"),
    "detectives": ("recherche", "detectives"),
    "info": ("info", "info"),
    "mso": ("servicedesk", "service desk"),
    "partners": ("partners", "partners"),
}
"""Whose ties with officers are counted, with their words."""

COLUMNS = ("made", "kept", "lost")
Pair = tuple[str, str]


class Scoreboard:
    """Follows every tie by the rules of the study, week by week: it knows no more at the end of a week than there was to know."""

    def __init__(self, book: Book) -> None:
        """The book must hold nothing yet of what comes after the moment at which the scoreboard is first asked."""
        self._book = book
        self._start = book.start
        self._labels, self._names, self._rate_of = Labels(book), Names(book), Rates(book)
        self.parties = [party for party in PARTIES if party in book.parties()]
        self._read_until = 0
        self._heard_until = book.start
        self._changes: dict[Pair, list[TieChanged]] = defaultdict(list)
        self._leaves: dict[str, list[int]] = defaultdict(list)
        self._highest: dict[Pair, float] = {}
        """How strong each tie ever was: what never reached the threshold was never made."""
        self._parties: dict[tuple[str, str, str], list[str]] = {}
        self._spells: dict[Pair, list[tuple[int, float]]] = {}
        """Of each pair: when a tie was made, and when it is lost if nothing more happens to it."""
        self._ending: list[tuple[float, Pair]] = []
        """A heap of the moments at which a tie is lost, unless something more happened to it."""
        self._counts: dict[Pair, list[tuple[str, str]]] = {}
        """Of each pair: under which parties it counts as made, kept or lost."""
        self._totals: Counter[tuple[str, str]] = Counter()

    def at(self, moment: int) -> list[list[Any]]:
        """A row for each party: ties made, those of them that still stand, and ties lost."""
        touched = self._read(moment)
        for pair in touched:
            if self._highest[pair] >= (MADE_CITIZEN if self._changes[pair][0].role == "citizen" else MADE):
                self._follow(pair)
        while self._ending and self._ending[0][0] < moment:
            touched[heappop(self._ending)[1]] = None
        for pair in touched:
            self._count(pair, moment)
        return [[party, *(self._totals[party, column] for column in COLUMNS)] for party in self.parties]

    def _count(self, pair: Pair, moment: int) -> None:
        """Count a pair anew; of all others nothing has changed."""
        counts = []
        for since, until in self._spells.get(pair, ()):
            new, gone = since >= self._start, until < moment
            seen = (new, new and not gone, gone and until >= self._start)
            if any(seen):
                counts += [(party, column) for party in self._parties_of(pair, since) for column in compress(COLUMNS, seen)]
        before = self._counts.get(pair, [])
        if counts != before:
            self._totals.subtract(before)
            self._totals.update(counts)
            self._counts[pair] = counts

    def _read(self, moment: int) -> dict[Pair, None]:
        """The pairs to which something happened since it was last asked."""
        journal, touched = self._book.journal, dict[Pair, None]()
        for left in between(journal, PersonLeft, self._read_until, moment):
            if left.role == "officer":
                self._leaves[left.name].append(left.time)
                touched |= dict.fromkeys(pair for pair in self._changes if pair[0] == left.name)
        for change in between(journal, TieChanged, self._read_until, moment):
            pair = (change.officer, change.other)
            self._changes[pair].append(change)
            self._highest[pair] = max(change.after, self._highest.get(pair, change.before))
            touched[pair] = None
            if change.role == "citizen" and change.cause == "enforcement":
                citizen = self._citizen(pair)
                self._labels.belongs_to_disorder(citizen)
                known = ((officer, change.other) for officer, beat in self._book.beat_of.items() if beat == citizen[0])
                touched |= dict.fromkeys(one for one in known if one in self._changes)
        for kind in (Reported, HelpAsked):
            for told in between(journal, kind, self._heard_until, moment):
                self._labels.made_himself_known(told)
        self._read_until = self._heard_until = moment
        return touched

    def _follow(self, pair: Pair) -> None:
        changes, (officer, _) = self._changes[pair], pair
        rate = self._rate_of(changes[0])
        if changes[0].role == "citizen":
            if officer in self._leaves:
                changes = ended_when_he_left(changes, self._leaves[officer], rate)
            spells, _ = follow(changes, MADE_CITIZEN, LOST_CITIZEN, rate, _FOR_EVER, _FOR_EVER)
        elif all(change.cause == "left" for change in changes):
            spells = []  # they never had contact; one of them only left
        else:
            spells, _ = follow(changes, MADE, LOST, rate, _FOR_EVER, _FOR_EVER)
        self._spells[pair] = [(made, math.inf if lost is None else lost) for made, lost, _ in spells]
        if spells and self._spells[pair][-1][1] < math.inf:
            heappush(self._ending, (self._spells[pair][-1][1], pair))

    def _parties_of(self, pair: Pair, made: int) -> list[str]:
        """Under which parties a tie counts; a citizen by what he was when it was made."""
        first = self._changes[pair][0]
        party = self._labels.of(self._citizen(pair), made) if first.role == "citizen" else first.party
        key = (first.officer, first.role, party)
        if key not in self._parties:
            self._parties[key] = [name[1:] for name in self._names[key] if name[1:] in self.parties]
        return self._parties[key]

    def _citizen(self, pair: Pair) -> Person:
        officer, other = pair
        return self._book.beat_of.get(officer, ""), int(other)


_FOR_EVER: Any = math.inf
