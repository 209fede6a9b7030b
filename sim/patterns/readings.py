"""How a figure is read from what the worlds showed."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

from sim.scenario.loading import load

from .claims import Worlds
from .worlds import BASE, SCENARIOS

Reading = Callable[[Worlds], float]


def of(name: str, world: str = BASE) -> Reading:
    """A measure."""
    return lambda worlds: worlds[world][name]


def ratio(name: str, other: str, world: str = BASE) -> Reading:
    """How many times as large one measure is as another in the same world; endless if the other is nought."""
    return lambda worlds: worlds[world][name] / worlds[world][other] if worlds[world][other] else math.inf


def less(name: str, other: str, world: str = BASE) -> Reading:
    """One measure less another in the same world."""
    return lambda worlds: worlds[world][name] - worlds[world][other]


def more(name: str, world: str) -> Reading:
    """How much higher a measure is than in the base."""
    return lambda worlds: worlds[world][name] - worlds[BASE][name]


def times_base(reading: Callable[[str], Reading], world: str) -> Reading:
    """A figure of a world as a multiple of the same figure of the base."""
    return lambda worlds: reading(world)(worlds) / reading(BASE)(worlds)


@cache
def pairs_with_detectives() -> int:
    """How many pairs of an officer and a detective there are in Laak."""
    scenario = load(SCENARIOS / "laak.yaml").scenario
    return len(scenario.officers) * scenario.detectives.number


def partners_lost(world: str) -> Reading:
    """Ties with partners lost a year, per tie that stands at the end."""

    def reading(worlds: Worlds) -> float:
        here = worlds[world]
        standing = here["partner_ties.now"] * here.cases("partner_ties.now") / here.replications
        return here["tie_lost.partners"] / standing if standing else math.inf

    return reading


def lost_by_leaving(world: str) -> Reading:
    """Of the ties with partners that were lost: the share lost because somebody left; 1 if none was lost."""

    def reading(worlds: Worlds) -> float:
        lost = worlds[world]["tie_lost.partners"]
        return worlds[world]["tie_lost.partners.left"] / lost if lost else 1.0

    return reading


def made_more_kept_less(worlds: Worlds) -> float:
    """Pairs of parties of which one makes more ties and keeps a smaller share of them than the other."""
    base = worlds[BASE]
    names = ("reporting", "silent", "disorderly", "squads", "detectives", "partners")
    parties = [(base[f"tie_made.{name}"], base[f"tie_kept.{name}"]) for name in names]
    return float(sum(made > other and kept < less for made, kept in parties for other, less in parties))
