"""Truths about robustness: shares that can be counted by hand, drivers that drive, and the place where an effect turns round."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from fake_district import Measure, draw

from sim.scenario.assumptions import assumptions, moved
from sim.scenario.loading import Loaded, load
from sim.study.robust import Size, assumed, run_robust, tried
from sim.study.robustness import shares, spread
from sim.study.sensitivity import design, drivers

SMALL = Path(__file__).resolve().parents[1] / "scenario" / "small.yaml"
POLICY = """
policies:
  koppeling: {policy: squad_coupling, pairs: [{squad: A, officer: wa-noord}]}
"""
FEW = Size(points=16, worlds=2, base=5, ends=4)


class Formula:
    """A district without people: what is measured is worked out from the scenario. The policy helps as long as officers type little."""

    def open(self, scenario: Any, replication: int, policies: bool) -> Any:
        """A world in which nothing has to happen."""
        world = SimpleNamespace(scenario=scenario, replication=replication, policies=policies)
        world.run_until_week = lambda week: None
        world.adopt_policies = lambda scenario: setattr(world, "policies", True)
        world.close = lambda: None
        world.journal = SimpleNamespace(forget=lambda: None, rows=lambda: iter(()))
        return world

    def groups(self, arms: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """No beats, no squads."""
        return {"coupled": (), "other": (), "coupled_squads": ()}

    def measure(self, world: Any, scenario: Any, groups: Any) -> dict[str, float]:
        """`attention_met` gains while typing is below .25; `incidents` gains nothing; chance is a thousandth."""
        works = bool(scenario.policies) and world.policies
        noise = draw(world.replication, works) * 1e-3
        gain = 0.25 - scenario.officer_week.typing + 0.02 * scenario.patrol.paperwork
        return {"attention_met": 0.5 + works * gain + noise, "incidents": 10 + noise}

    def curves(self, world: Any, scenario: Any, groups: Any) -> dict[str, list[float]]:
        """None."""
        return {}

    def told(self, world: Any, scenario: Any, groups: Any, cases: bool) -> dict[str, Any]:
        return {"pictures": {}}

    def catalogue(self) -> list[Measure]:
        """Two measures."""
        return [Measure("attention_met", "share", "higher", "share"), Measure("incidents", "a year", "lower", "count")]

    def statements(self) -> list[Any]:
        """Nobody said anything."""
        return []


@pytest.fixture
def coupled(tmp_path: Path) -> Loaded:
    """The small district with a coupling."""
    (tmp_path / "small.yaml").write_text(SMALL.read_text(encoding="utf-8") + POLICY, encoding="utf-8")
    return load(tmp_path / "small.yaml")


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_plausible_range_is_half_to_double_within_what_is_allowed(coupled: Loaded) -> None:
    """Chances move by their odds, other numbers by a factor, bounds hold, whole numbers stay whole, and in the middle nothing moves."""
    known = {one.key: one for one in assumed(coupled)}
    assert [known["policies.koppeling.others"].shown(place, 2) for place in (-1, 0, 1)] == [0.4, 0.8, 1]
    assert [known["ties.half_life_colleague"].shown(place, 2) for place in (-1, 0, 1)] == [19, 38, 76]
    assert known["ties.joint_action"].shown(1, 2) == pytest.approx(0.2 / 0.9 / (1 + 0.2 / 0.9), rel=1e-4)
    assert known["detectives.number"].shown(0.5, 2) == 4
    assert known["attention.taken_base"].shown(1, 2) == pytest.approx(-1.2 + np.log(2), rel=1e-4)
    assert all(one.at(0, 2) == {number.path: number.value for number in one.numbers} for one in known.values())
    assert not {"demand.multiplier", "run.weeks", "ties.half_life_partner"} & set(known)
    assert len(known["partners.*.capacity"].numbers) == 1


def test_what_a_variant_sets_is_tried_not_assumed(coupled: Loaded) -> None:
    """A key that every variant sets is no assumption, and moving it does not touch the variant that sets it."""
    arm = tried(coupled)["beleid"]
    assert "policies.koppeling.others" not in {one.key for one in assumptions([(arm, ["policies.koppeling.others"])])}
    path = ("policies", "koppeling", "others")
    assert moved(arm, {path: 0.5}).policies["koppeling"].others == 0.5
    assert moved(arm, {path: 0.5}, ["policies.koppeling"]).policies["koppeling"].others == 0.8
    assert moved(arm, {}).model_dump() == arm.model_dump()
    assert moved(arm, {("problems", "circle_low"): -3}) is None


def test_the_column_of_an_assumption_belongs_to_its_name() -> None:
    """One value in each of as many strata as points; another assumption more changes no other column."""
    few, many = design(["a", "b"], 32, 1), design(["b", "c", "a"], 32, 1)
    assert (few[:, 0] == many[:, 2]).all()
    assert sorted((few[:, 0] * 32).astype(int)) == list(range(32))
    assert abs(np.corrcoef(design([f"x{i}" for i in range(40)], 256, 3).T) - np.eye(40)).max() < 0.3


def test_no_difference_is_what_chance_may_give() -> None:
    """Counted by hand: pairs that scatter by 1 around 10, 0 and -10; and without any effect about one point in twenty stands out."""
    found = spread([[9.5, 10.5], [-0.5, 0.5], [-10.5, -9.5], [None, None]])
    assert found.words == ["higher", "no_clear_difference", "lower", ""]
    assert [shares(found)[way][0] for way in ("higher", "no_clear_difference", "lower")] == [1, 1, 1]
    noise = np.random.Generator(np.random.Philox(5)).normal(size=(4000, 2))
    assert 0.04 < 1 - spread(noise.tolist()).count("no_clear_difference") / 4000 < 0.06
    assert spread([[1.0], [2.0]]).words == ["no_clear_difference"] * 2  # one pair shows no spread


def test_what_drives_is_found_and_what_does_nothing_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of sixty numbers matter: they come first, in their direction, and stand out; of numbers without effect hardly any ever does."""
    names = [f"x{i}" for i in range(60)]
    places = 2 * design(names, 64, 7) - 1
    chance = np.random.Generator(np.random.Philox(8))
    outcome = 3 * places[:, 4] - 2 * places[:, 9] + 0.3 * chance.normal(size=64)
    found = drivers(names, places, list(outcome), 1)
    assert [one.name for one in found[:2]] == ["x4", "x9"]
    assert found[0].correlation > 0 > found[1].correlation
    assert found[0].clear
    assert found[1].clear
    assert all(one.low <= one.correlation <= one.high for one in found[:2])
    bent = drivers(names, places, list(places[:, 4] ** 2 + 0.05 * chance.normal(size=64)), 1)[0]
    assert (bent.name, bent.clear) == ("x4", True)  # up and down again is found too
    assert bent.share > 0.8 > 0.3 > abs(bent.correlation)
    monkeypatch.setattr("sim.study.sensitivity.RESAMPLES", 10)
    false = sum(drivers(names, places, list(chance.normal(size=64)), 1)[0].clear for _ in range(40))
    assert false <= 7  # five in a hundred, and chance
    assert drivers(names, places, [1.0] * 64, 1) == []
    assert all(0 <= one.share <= 1 for seed in range(9) for one in drivers(names, places[:4], list(outcome[:4]), seed))


def ishigami(u: Any) -> Any:
    """Of numbers from -1 to 1 (one row each); the third works only together with the first, the fourth does nothing."""
    x = np.pi * u
    return np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])


def sobol_g(u: Any) -> Any:
    """Every number of Sobol's g goes down and up again; the fifth does nothing."""
    return np.prod((np.abs(2 * u[:4]) + WEIGHTS[:, None]) / (1 + WEIGHTS[:, None]), axis=0)


WEIGHTS = np.array([0, 1, 4.5, 9])
PARTS = 1 / (3 * (1 + WEIGHTS) ** 2)
KNOWN = {
    "ishigami": (ishigami, [0.3139, 0.4424, 0, 0]),
    "g": (sobol_g, [*PARTS / (np.prod(1 + PARTS) - 1), 0]),
    "a line": (lambda u: 4 * u[0] - 2 * u[1] + u[2], [16 / 21, 4 / 21, 1 / 21, 0]),
}


@pytest.mark.parametrize("name", KNOWN)
def test_shares_are_the_first_order_indices_of_sobol(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of three functions with known indices: within .03 of the formulas, the idle number at most .02; what has a share stands out."""
    monkeypatch.setattr("sim.study.sensitivity.RESAMPLES", 20)
    function, indices = KNOWN[name]
    names = [f"x{i}" for i in range(len(indices))]
    places = 2 * design(names, 2048, 1) - 1
    found = {one.name: one for one in drivers(names, places, list(function(places.T)), 1)}
    assert [found[x].share for x in names] == pytest.approx(indices, abs=0.03)
    assert found[names[-1]].share <= 0.02
    assert not found[names[-1]].clear
    assert all(found[x].clear for x, index in zip(names, indices, strict=True) if index > 0.02)


def test_the_interval_of_a_share_mostly_holds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a study of 64 points, for the strongest number of a line: in 34 of 40 at least."""
    monkeypatch.setattr("sim.study.sensitivity.RESAMPLES", 100)
    monkeypatch.setattr("sim.study.sensitivity.SHUFFLES", 10)
    held = 0
    for seed in range(40):
        places = 2 * design(["a", "b", "c"], 64, seed) - 1
        strongest = drivers(["a", "b", "c"], places, list(KNOWN["a line"][0](places.T)), 1)[0]
        held += strongest.share_low <= 16 / 21 <= strongest.share_high
    assert held >= 34


def test_the_assumption_that_turns_the_outcome_round_is_found(coupled: Loaded, tmp_path: Path) -> None:
    """The gain ends where typing passes .266: that one is found, at that place; nothing else turns, and what never differs is not told."""
    assert run_robust(coupled, tmp_path / "out", FEW, ["officer_week", "patrol"], 1, "nl", Formula()) == 0
    table = {row["metric"]: row for row in rows(tmp_path / "out" / "robust.csv")}
    places = [float(row["officer_week.typing"]) for row in rows(tmp_path / "out" / "points.csv")]
    paper = [float(row["patrol.paperwork"]) for row in rows(tmp_path / "out" / "points.csv")]
    gains = [0.25 - a + 0.02 * b for a, b in zip(places, paper, strict=True)]
    assert abs(int(table["attention_met"]["higher"]) - sum(gain > 0 for gain in gains)) <= 1
    assert abs(int(table["attention_met"]["lower"]) - sum(gain < 0 for gain in gains)) <= 1
    assert int(table["incidents"]["no_clear_difference"]) >= 13
    strongest = next(row for row in rows(tmp_path / "out" / "drivers.csv") if row["metric"] == "attention_met")
    assert (strongest["assumption"], strongest["clear"]) == ("officer_week.typing", "yes")
    (flip,) = rows(tmp_path / "out" / "flips.csv")
    assert (flip["assumption"], flip["kind"], flip["value"]) == ("officer_week.typing", "clear", "0.2")
    assert float(flip["at"]) == pytest.approx(0.266, abs=0.004)
    assert float(flip["difference"]) > 0 > float(flip["difference_at_end"])


def test_it_goes_on_where_it_was_and_gives_the_same(coupled: Loaded, tmp_path: Path) -> None:
    """Two processes, or a second time over what was kept, give the same bytes; what is kept is not done again."""
    out, other = tmp_path / "out", tmp_path / "other"
    asked = (coupled, out, Size(points=6, worlds=2, base=4, ends=3), ["policies", "ties.late"])
    assert run_robust(*asked, 1, "nl", Formula()) == 0
    names = [path.name for path in out.iterdir() if path.suffix in (".csv", ".json") and path.name != "run_info.json"]
    assert len(names) == 11
    before = {name: (out / name).read_bytes() for name in names}
    for part in list((out / "parts").iterdir())[::2]:
        part.unlink()
    assert run_robust(*asked, 1, "nl", Formula()) == 0
    info = json.loads((out / "run_info.json").read_text(encoding="utf-8"))
    assert 0 < info["replications_kept_from_before"] < 4 + 12 + 6
    assert {name: (out / name).read_bytes() for name in names} == before
    assert run_robust(coupled, other, *asked[2:], 2, "nl", Formula()) == 0
    assert {name: (other / name).read_bytes() for name in names} == before
