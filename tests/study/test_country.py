"""Truths about a country: teams drawn from ranges that belong to themselves, and totals that can be added up by hand."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import pytest
from test_robust import Formula

from sim.command_line import main
from sim.scenario.cost import SECONDS_TO_START, waiting
from sim.scenario.country import Country, country_of
from sim.scenario.loading import Loaded, load
from sim.study.country import run_country
from sim.study.many import _short

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"


def country(*sets: str) -> tuple[Loaded, Country]:
    """The country of the shipped scenario, with keys set."""
    loaded = load(SCENARIOS / "nederland.yaml", list(sets))
    found = country_of(loaded)
    assert found is not None
    return loaded, found


def test_there_are_seventeen_million_citizens_in_teams_of_varied_size() -> None:
    """168 teams; the smallest has less than half, the largest more than twice the usual number."""
    _, whole = country()
    sizes = [whole.citizens(number) for number in range(168)]
    assert 16.5e6 < sum(sizes) < 17.5e6
    assert min(sizes) < 50_000
    assert max(sizes) > 200_000


def test_a_team_belongs_to_itself() -> None:
    """A country of more teams, or with a range more, has the same first teams; each team has a world of its own."""
    _, few = country("country.teams=3")
    _, many = country()
    assert [few.team(i).plain for i in range(3)] == [many.team(i).plain for i in range(3)]
    seeds = {many.team(i).plain["run"]["seed"] for i in range(20)}
    assert len(seeds) == 20
    ranges = "country.ranges={demand.multiplier: [0.7, 1.4], bureau.chief_tie: [1, 5]}"
    other = country(ranges)[1].team(2)
    assert other.drawn["demand.multiplier"] == many.team(2).drawn["demand.multiplier"]
    assert 1 <= other.drawn["bureau.chief_tie"] <= 5


def test_a_team_is_staffed_for_its_size() -> None:
    """A beat and an officer per some 5,000 citizens, a coach per five beats, values inside their ranges, people in proportion."""
    _, whole = country()
    for number in range(0, 168, 40):
        team = whole.team(number)
        arms = team.arms()
        basis = arms["basis"]
        assert math.isclose(sum(beat.citizens for beat in basis.beats.values()), team.citizens, rel_tol=0.01)
        assert len(basis.beats) == round(team.citizens / 5000)
        assert len(basis.officers) == len(basis.beats) + math.ceil(len(basis.beats) / 5)
        assert basis.detectives.number == round(12 * team.citizens / 40222)
        assert all(low <= team.drawn[key] <= high for key, (low, high) in whole.settings.ranges.items())
        assert basis.officer_week.typing == team.drawn["officer_week.typing"]
        assert basis.policies == {}
        assert len(arms["beleid"].policies["koppeling"].pairs) == len(basis.beats)


def test_the_totals_are_those_of_the_teams(tmp_path: Path) -> None:
    """Per team the worlds are averaged, then the teams; counts are added up over the teams; a second run over what is kept is the same."""
    loaded, some = country("country.teams=5", "run.replications=2")
    assert run_country(loaded, some, tmp_path, 1, "nl", Formula()) == 0
    rows = list(csv.DictReader((tmp_path / "replications.csv").open(encoding="utf-8", newline="")))
    teams = list(csv.DictReader((tmp_path / "teams.csv").open(encoding="utf-8", newline="")))
    totals = {row["metric"]: row for row in csv.DictReader((tmp_path / "country.csv").open(encoding="utf-8", newline=""))}
    assert [int(row["first_replication"]) for row in teams] == [0, 2, 4, 6, 8]
    basis = [float(row["incidents"]) for row in rows if row["policy"] == "basis"]
    assert len(basis) == 10
    assert float(totals["incidents"]["base_sum"]) == pytest.approx(sum(basis) / 2)
    assert totals["attention_met"]["base_sum"] == ""
    assert totals["attention_met"]["teams"] == "5"
    before = {name: (tmp_path / name).read_bytes() for name in ("replications.csv", "country.csv", "teams.csv", "manifest.json")}
    assert run_country(loaded, some, tmp_path, 1, "nl", Formula()) == 0
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


def test_of_a_team_only_its_measures_are_held() -> None:
    """Pictures, cases and weekly lines stay on the disk, and the name of a measure is one piece of text for all teams."""
    plain = '{"basis": {"measures": {"told.once": 1.5}, "pictures": {"p": [1]}, "cases": [[2]], "curves": {"c": [3]}}}'
    read = [json.loads(plain), json.loads(plain)]
    first, second = (_short(arms, False)["basis"] for arms in read)
    assert first == {"measures": {"told.once": 1.5}}
    assert next(iter(first["measures"])) is next(iter(second["measures"]))
    assert "curves" in _short(read[0], True)["basis"]
    assert _short({"basis": {"failed": "why"}}, False) == {"basis": {"failed": "why"}}


def test_two_processes_take_half_the_time_for_a_country() -> None:
    """The estimate is the work of all citizens shared out; one district is not shared out below a world."""
    loaded, whole = country()
    arms = loaded.arms()
    one, two = (waiting(loaded.scenario, len(arms), workers, whole.districts) - SECONDS_TO_START for workers in (1, 2))
    assert one == pytest.approx(2 * two)
    assert waiting(loaded.scenario, len(arms), 1) == waiting(loaded.scenario, len(arms), 2)


def test_what_cannot_be_a_country_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A range beyond what is allowed, a key that is not there, variants or a sweep: said at once, nothing runs."""
    file, out = str(SCENARIOS / "nederland.yaml"), ["--out", str(tmp_path / "out")]
    assert main(["check", file, "--set", "country.ranges={officer_week.typing: [0.1, 3]}"]) == 2
    assert "valt buiten de grenzen" in capsys.readouterr().err
    assert main([file, "--set", "country.ranges={officer_week.typping: [0.1, 0.3]}", *out]) == 2
    assert "bedoelt u 'typing'" in capsys.readouterr().err
    assert main(["sweep", file, "demand.multiplier=1,2", *out]) == 2
    assert "Een land" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
