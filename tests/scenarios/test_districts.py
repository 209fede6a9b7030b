"""The other districts: as large and as busy as their files say, and nothing in them runs empty or without end."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from sim.district import District
from sim.policies.squad_coupling import SquadCoupling
from sim.scenario.loading import load
from sim.world.facts import AttentionAsked, DeskWeek, Reported, TieChanged, WeekPlanned

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
WARM_UP, WEEKS = 16, 20


class Place(NamedTuple):
    """What a file says of a district: persons, officers with a beat and across beats, squads, and what comes in per 1,000 citizens."""

    citizens: int
    officers: tuple[int, int]
    squads: tuple[int, int]
    detectives: int
    recorded: float
    dispatched: float
    urgent: float
    nuisance: float


PLACES = {
    "ypenburg-leidschenveen": Place(47_000, (9, 1), (5, 9), 8, 55, 45, 15, 17),
    "leidschendam-voorburg": Place(73_543, (13, 3), (5, 14), 14, 60, 50, 16, 18),
}
"""Section by section the figures in the comments of those files."""


@lru_cache(maxsize=2)
def lived(name: str) -> District:
    """Some weeks in a district, after some weeks of warm-up."""
    district = District(load(SCENARIOS / f"{name}.yaml", [f"run.warm_up_weeks={WARM_UP}", f"run.weeks={WEEKS}"]).scenario).run()
    district.close()
    return district


def since_warm_up(district: District, kind: type) -> list:
    """What was told after the warm-up."""
    return [told for told in district.journal.of(kind) if told.time >= WARM_UP * 7 * 24 * 3600]


@pytest.mark.parametrize("name", PLACES)
def test_a_district_has_the_size_its_file_speaks_of(name: str) -> None:
    """Citizens, officers, squads and detectives as in the remarks; no beat of Laak is left, and every beat has its officer."""
    place, scenario = PLACES[name], load(SCENARIOS / f"{name}.yaml").scenario
    assert sum(beat.citizens for beat in scenario.beats.values()) == place.citizens
    kinds = [officer.kind for officer in scenario.officers.values()]
    assert (kinds.count("A"), kinds.count("B")) == place.officers
    assert [squad.members for squad in scenario.squads.values()] == [place.squads[1]] * place.squads[0]
    assert scenario.detectives.number == place.detectives
    assert not scenario.beats.keys() & load(SCENARIOS / "laak.yaml").scenario.beats.keys()
    assert {beat for officer in scenario.officers.values() if officer.kind == "A" for beat in officer.beats} == set(scenario.beats)


@pytest.mark.parametrize("name", PLACES)
def test_what_comes_in_is_what_the_file_says(name: str) -> None:
    """Recorded crime, calls with a car, urgent calls and nuisance calls per 1,000 citizens a year, within a sixth."""
    place, reported = PLACES[name], since_warm_up(lived(name), Reported)
    each = 1000 / place.citizens * 52 / WEEKS
    sent = [report for report in reported if report.priority]
    assert sum(report.recorded for report in reported) * each == pytest.approx(place.recorded, rel=1 / 6)
    assert len(sent) * each == pytest.approx(place.dispatched, rel=1 / 6)
    assert sum(report.priority == 1 for report in sent) * each == pytest.approx(place.urgent, rel=1 / 6)
    assert sum(report.kind == "nuisance" for report in sent) * each == pytest.approx(place.nuisance, rel=1 / 6)


@pytest.mark.parametrize("name", PLACES)
def test_nothing_runs_empty_or_without_end(name: str) -> None:
    """Detectives have weeks of work waiting rather than months, problems do not pile up, ties of every kind live."""
    district = lived(name)
    weekly = district.plan.detectives.number * 40 * district.plan.detectives.case_share
    assert max(week.hours for week in since_warm_up(district, DeskWeek)) < 8 * weekly
    assert 1 < sum(len(beat.problems) for beat in district.beats) / len(district.beats) < 15
    asked = since_warm_up(district, AttentionAsked)
    assert 0.1 < sum(one.answer == "taken" for one in asked) / len(asked) < 0.7
    fits = [week.fit for week in since_warm_up(district, WeekPlanned) if week.free_hours > 0]
    assert 0.3 < sum(fits) / len(fits) < 1
    strong = {change.role for change in since_warm_up(district, TieChanged) if change.after > 0.2}
    assert {"squad", "partner", "citizen", "info", "detective"} <= strong


@pytest.mark.parametrize(("name", "officer"), [("ypenburg-leidschenveen", "wa-singels"), ("leidschendam-voorburg", "wa-de-heuvel")])
def test_a_squad_can_be_coupled_in_another_district(name: str, officer: str, tmp_path: Path) -> None:
    """A file of six lines couples a squad to an officer there: until its start nothing differs, and then their ties do."""
    for path in SCENARIOS.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = f"""extends: {name}.yaml
title: {{nl: gekoppeld, en: coupled}}
policies:
  koppeling:
    policy: squad_coupling
    pairs: [{{squad: C, officer: {officer}}}]
"""
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    arms = load(tmp_path / "x.yaml", ["run.warm_up_weeks=4", "run.weeks=4"]).arms()
    with_policy, without = (District(arms[arm]).run() for arm in ("beleid", "basis"))
    with_policy.close()
    without.close()
    assert isinstance(with_policy.practice, SquadCoupling)
    start = 4 * 7 * 24 * 3600
    of_before, of_after = ([told for told in with_policy.journal.of(TieChanged) if (told.time < start) == early] for early in (True, False))
    assert of_before == [told for told in without.journal.of(TieChanged) if told.time < start]
    assert of_after != [told for told in without.journal.of(TieChanged) if told.time >= start]
