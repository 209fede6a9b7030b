"""Truths about scenarios side by side, from file to page: pairs, their verdicts and their figures."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import pytest
from conftest import printed, rows

import sim.report
from sim.report.words import Words
from sim.scenario.comparing import compare
from sim.study import run_study
from sim.study.statistics import holm

SMALL = Path(__file__).resolve().parents[1] / "scenario" / "small.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small district as it is, busier, and exactly the same under another name."""
    place = tmp_path_factory.mktemp("side")
    (place / "small.yaml").write_bytes(SMALL.read_bytes())
    (place / "drukker.yaml").write_text("extends: small.yaml\ndemand: {multiplier: 1.5}\n", encoding="utf-8")
    (place / "zelfde.yaml").write_text("extends: small.yaml\n", encoding="utf-8")
    compared = compare([str(place / name) for name in ("drukker.yaml", "small.yaml", "zelfde.yaml")], str(place / "small.yaml"))
    assert run_study(compared, place / "out", 1, "nl") == 0
    return place / "out"


def test_every_pair_is_there_once_and_paired_by_world(folder: Path) -> None:
    """Three scenarios make three pairs; each difference is the mean over the worlds of second minus first."""
    table = rows(folder / "pairs.csv")
    pairs = {(row["first"], row["second"]) for row in table}
    assert pairs == set(itertools.combinations(["basis", "drukker", "zelfde"], 2))
    worlds: dict[str, list[float]] = {}
    for row in rows(folder / "replications.csv"):
        worlds.setdefault(row["policy"], []).append(float(row["incidents"]))
    for row in table:
        if row["metric"] == "incidents":
            gaps = [b - a for a, b in zip(worlds[row["first"]], worlds[row["second"]], strict=True)]
            assert float(row["difference"]) == pytest.approx(sum(gaps) / len(gaps), abs=1e-9)


def test_the_same_scenario_is_identical_and_said_to_be(folder: Path) -> None:
    """A copy of the reference differs in nothing, and the answer says so."""
    own = [row for row in rows(folder / "pairs.csv") if (row["first"], row["second"]) == ("basis", "zelfde")]
    assert {row["verdict"] for row in own} <= {"identical", ""}
    assert any("zelfde.yaml" in one and "in alle werelden gelijk" in one for one in sim.report.verdict_sentences(folder, "nl"))


def test_pairs_are_judged_together(folder: Path) -> None:
    """A pair is called clearly different only if it is so among all pairs and main measures (Holm)."""
    main = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["main_measures"]
    family = [row for row in rows(folder / "pairs.csv") if row["metric"] in main and row["p"]]
    adjusted = holm([float(row["p"]) for row in family])
    assert any(row["verdict"] in ("higher", "lower") for row in family)
    for row, p in zip(family, adjusted, strict=True):
        assert (row["verdict"] in ("higher", "lower")) == (p < 0.05 and row["verdict"] != "identical")


def test_skew_measures_are_counted_and_folded_away(folder: Path, tmp_path: Path) -> None:
    """Beside the answer stands of how many measures a few worlds are far off; which ones, in words, after a click."""
    shutil.copytree(folder, tmp_path / "skew")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (tmp_path / "skew" / "manifest.json").write_text(json.dumps(manifest | {"skew": {"incidents": 321}}), encoding="utf-8")
    page = sim.report.write_report(tmp_path / "skew", "nl").read_text(encoding="utf-8")
    words = Words("nl")
    assert words("skew", n=1, of=len(manifest["main_measures"])) in page
    assert f"<summary>{words('skew.which_title')}</summary>" in page
    assert words("skew.one", measure=words("m.incidents"), n=321) in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_of_the_page_stands_in_a_table(folder: Path, language: str) -> None:
    """Each printed number carries the measure, the scenario and the exact text of the file it was read from."""
    page = sim.report.write_report(folder, language).read_text(encoding="utf-8")
    found = printed(page)
    assert len(found) > 30
    stats = ("difference", "low", "high", "base_mean")
    known = {(row["metric"], row["policy"], row[stat]) for row in rows(folder / "differences.csv") for stat in stats}
    known |= {(row["metric"], row["policy"], row["mean"]) for row in rows(folder / "summary.csv")}
    known |= {(row["metric"], f"{row['second']}|{row['first']}", row["difference"]) for row in rows(folder / "pairs.csv")}
    assert {(metric, policy, value) for metric, policy, _, value in found} <= known
    assert "drukker.yaml" in page
