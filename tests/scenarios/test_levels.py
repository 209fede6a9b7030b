"""Workload: from a quiet year by Laak as it is to an overloaded year, everything that suffers from it suffers more."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from sim.district import District
from sim.scenario.loading import load
from sim.world.facts import AttentionAsked, AttentionGiven, CallReached, DeskWeek, Reported, WeekPlanned

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
LEVELS = ("rustig", "laak", "overbelast")
WORLDS, WARM_UP, WEEKS = 2, 8, 11
Look = Callable[[list], float]  # type: ignore[type-arg]


@lru_cache(maxsize=16)
def lived(level: str, world: int) -> District:
    """Some weeks at a level of workload."""
    plan = load(SCENARIOS / f"{level}.yaml", [f"run.warm_up_weeks={WARM_UP}", f"run.weeks={WEEKS}"]).scenario
    district = District(plan, world).run()
    district.close()
    return district


def mean(values: list[float]) -> float:
    """The mean of some numbers, of which there are many."""
    assert len(values) > 10
    return sum(values) / len(values)


SUFFERS: dict[str, tuple[type, Look, int]] = {
    "more is reported": (Reported, len, 1),
    "cars are there later": (CallReached, lambda told: mean([one.time - one.created for one in told if one.priority in (1, 2)]), 1),
    "less fits in an officer's week": (WeekPlanned, lambda told: mean([one.fit for one in told if one.free_hours > 0]), -1),
    "more work waits at the detectives": (DeskWeek, lambda told: mean([one.hours for one in told]), 1),
}
"""What is looked at, and whether it grows (1) or shrinks (-1) as it gets busier."""


@pytest.mark.parametrize("what", SUFFERS)
def test_each_level_is_worse_than_the_one_before(what: str) -> None:
    """In every world the same order: quiet, ordinary, overloaded."""
    kind, look, way = SUFFERS[what]
    for world in range(WORLDS):
        found = [way * look([told for told in lived(level, world).journal.of(kind) if told.time >= WARM_UP * 604_800]) for level in LEVELS]
        assert found == sorted(found), what
        assert len(set(found)) == len(LEVELS), what


def test_less_comes_of_the_attention_that_squads_agreed_to_give() -> None:
    """In an overloaded year a car visits fewer of the places that a squad said it would; in every world."""

    def given(level: str, world: int) -> float:
        visited = {one.request for one in lived(level, world).journal.of(AttentionGiven)}
        return mean([one.request in visited for one in lived(level, world).journal.of(AttentionAsked) if one.answer == "taken"])

    for world in range(WORLDS):
        assert given("overbelast", world) < min(given("laak", world), given("rustig", world))


def test_the_levels_side_by_side_are_the_levels() -> None:
    """In werkdruk.yaml the variants are rustig.yaml and overbelast.yaml to the last number, and its reference is Laak as it is."""
    arms = load(SCENARIOS / "werkdruk.yaml").arms()
    assert list(arms) == ["basis", "rustig", "overbelast"]
    for arm, level in (("basis", "laak"), ("rustig", "rustig"), ("overbelast", "overbelast")):
        alone = load(SCENARIOS / f"{level}.yaml").scenario
        assert arms[arm] == alone.model_copy(update={"title": arms[arm].title}), arm


def test_a_policy_meets_a_level_by_naming_it() -> None:
    """The coupling in an overloaded year is that of koppeling.yaml, in the district of overbelast.yaml."""
    busy, usual = load(SCENARIOS / "koppeling-overbelast.yaml"), load(SCENARIOS / "koppeling.yaml")
    for arm in ("niet", "beetje"):
        assert busy.arms()[arm].policies["koppeling"] == usual.arms()[arm].policies["koppeling"]
    level = load(SCENARIOS / "overbelast.yaml").scenario
    assert busy.arms()["basis"] == level.model_copy(update={"title": busy.scenario.title})
