"""The network of ties at one moment: with how many of the people of each party each officer has a tie."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .spells import MADE, MADE_CITIZEN, Rates, board, pairs_of

if TYPE_CHECKING:
    from sim.world.facts import TieChanged

    from .book import Book

Ties = dict[str, dict[str, float]]
"""Officer -> party -> share of its people."""


def network(book: Book) -> tuple[Ties, Ties]:
    """With which share of the people of each party each officer has a tie, when the measured weeks begin and when they end.

    A tie counts from the strength at which the scoreboard counts it as made. Of citizens, those of the label in his own beat count.
    """
    rates, labels, pairs = Rates(book), book.once(board).labels, book.once(pairs_of)
    people = _people(book, pairs)
    found: tuple[Ties, Ties] = (_ties(), _ties())
    for moment, grid in zip((book.start, book.end), found, strict=True):
        reporting, disorderly = labels.counts(moment)
        of = {"reporting": reporting, "disorderly": disorderly}
        near: Counter[tuple[str, str]] = Counter()
        for (officer, other), changes in pairs.items():
            place = bisect_right(changes, moment, key=lambda change: change[0])
            if not place:
                continue
            last = changes[place - 1]
            strength = last.after * math.exp(-rates(last) * (moment - last.time))
            if last.role == "citizen":
                if strength >= MADE_CITIZEN:
                    near[officer, labels.of((book.beat_of.get(officer, ""), int(other)), moment)] += 1
            elif strength >= MADE:
                party = _party(last.role, last.party)
                grid[officer][party] += 1 / people[party]
        for (officer, label), number in near.items():
            beat = book.own_beat.get(officer)
            if beat is not None:
                silent = book.scenario.beats[beat].citizens - reporting.get(beat, 0) - disorderly.get(beat, 0)
                all_of_them = silent if label == "silent" else of[label].get(beat, 0)
                grid[officer][label] = number / all_of_them if all_of_them else 0.0
    return found


def _party(role: str, party: str) -> str:
    """The node of the network to which somebody belongs; squads each have one, under a name that no partner can have."""
    return "detectives" if role == "detective" else f"squad.{party}" if role == "squad" else party


def _people(book: Book, pairs: Mapping[tuple[str, str], list[TieChanged]]) -> Counter[str]:
    """How many people a party has: those whom the scenario names, or those whom any officer ever met if they are more."""
    scenario = book.scenario
    persons = {(other, changes[0].role, changes[0].party): None for (_, other), changes in pairs.items()}
    met = Counter(_party(role, party) for _, role, party in persons)
    named = {f"squad.{name}": squad.members for name, squad in scenario.squads.items()}
    named |= {name: partner.contact_persons for name, partner in scenario.partners.items()}
    named["detectives"] = scenario.detectives.number
    return met | Counter(named)


def _ties() -> Ties:
    return defaultdict(lambda: defaultdict(float))
