"""The scoreboard as it fills up: of every party how many ties with officers were made, still stand, and were lost."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sim.metrics.labels import Labels
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
        self._reporting: dict[tuple[Pair, int], str] = {}
        self._counted: dict[tuple[str, str, str], list[str]] = {}
        self._spells: dict[Pair, list[tuple[int, float]]] = {}
        """Of each pair: when a tie was made, and when it is lost if nothing more happens to it."""

    def at(self, moment: int) -> list[list[Any]]:
        """A row for each party: ties made, those of them that still stand, and ties lost."""
        for pair in self._read(moment):
            if self._highest[pair] >= (MADE_CITIZEN if self._changes[pair][0].role == "citizen" else MADE):
                self._follow(pair)
        made, kept, lost = (dict.fromkeys(self.parties, 0) for _ in range(3))
        for pair, spells in self._spells.items():
            for since, until in spells:
                new, gone = since >= self._start, until < moment
                if new or (gone and until >= self._start):
                    for party in self._parties_of(pair, since):
                        made[party] += new
                        kept[party] += new and not gone
                        lost[party] += gone and until >= self._start
        return [[party, made[party], kept[party], lost[party]] for party in self.parties]

    def _read(self, moment: int) -> list[Pair]:
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
                self._labels.belongs_to_disorder((self._book.beat_of.get(change.officer, ""), int(change.other)))
        for kind in (Reported, HelpAsked):
            for told in between(journal, kind, self._heard_until, moment):
                self._labels.made_himself_known(told)
        self._read_until = self._heard_until = moment
        return list(touched)

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

    def _parties_of(self, pair: Pair, made: int) -> list[str]:
        """Under which parties a tie counts; a citizen by what he was when it was made."""
        officer, other = pair
        first = self._changes[pair][0]
        party = first.party
        if first.role == "citizen":
            known = self._reporting.get((pair, made))
            party = known or self._labels.of((self._book.beat_of.get(officer, ""), int(other)), made)
            if party == "reporting":  # that will not change; whether somebody belongs to disorder may come out later
                self._reporting[pair, made] = party
        key = (officer, first.role, party)
        if key not in self._counted:
            self._counted[key] = [name[1:] for name in self._names[key] if name[1:] in self.parties]
        return self._counted[key]


_FOR_EVER: Any = math.inf
