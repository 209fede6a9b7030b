"""Journals of a few facts, and what is measured in them. The trial district measures weeks 60 to 111 of its run."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

from sim.kernel.journal import Journal
from sim.kernel.week import DAY, HOUR, MINUTE, WEEK
from sim.metrics import measure
from sim.metrics.book import Book
from sim.scenario.loading import load
from sim.scenario.schema import Scenario
from sim.world.facts import TieChanged

__all__ = ["DAY", "END", "GROUPS", "HOUR", "MINUTE", "START", "WEEK", "book_of", "district", "journal_of", "measured", "tie", "week"]

START, END = 60 * WEEK, 112 * WEEK
GROUPS = {"coupled": ("Noord",), "other": ("Zuid",), "coupled_squads": ("A",)}


@lru_cache
def district(*sets: str) -> Scenario:
    """The trial district, with some keys set otherwise."""
    return load(Path(__file__).parent / "small.yaml", sets).scenario


def week(number: float) -> int:
    """The second at which a measured week begins; 0 is the first one, -1 the last of the warm-up."""
    return int(START + number * WEEK)


def journal_of(*facts: tuple) -> Journal:
    """A journal in which these facts were told, in the order of their times."""
    journal = Journal()
    for fact in sorted(facts, key=lambda fact: fact[0]):
        journal.write(type(fact), *fact)
    return journal


def measured(*facts: tuple, sets: tuple[str, ...] = ()) -> dict[str, float]:
    """Every measure of a journal of these facts."""
    return measure(journal_of(*facts), district(*sets), GROUPS)


def book_of(*facts: tuple, sets: tuple[str, ...] = ()) -> Book:
    """The book of a journal of these facts."""
    return Book(journal_of(*facts), district(*sets), GROUPS)


HALF_LIFE = {"partner": 4, "detective": 4, "squad": 8, "info": 8, "citizen": 10}


def tie(
    officer: str, other: str, role: str, party: str, *steps: tuple[float, float, str], start: float = 0.0, half_life: float | None = None
) -> list[TieChanged]:
    """One tie as the journal tells it. Each step is (measured week, strength after, cause); between steps it fades.

    `start` is the strength before the first step.
    """
    half_life = HALF_LIFE[role] if half_life is None else half_life
    told, at, strength = [], None, start
    for moment, after, cause in steps:
        time = week(moment)
        before = strength if at is None else strength * math.pow(2, -(time - at) / (half_life * WEEK))
        told.append(TieChanged(time, officer, other, role, party, before, after, cause))
        at, strength = time, after
    return told
