"""Truths about a sweep from file to page: tidy tables, figures that can be traced, and an honest answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import printed, rows, small_with_a_coupling

import sim.report
from sim.scenario.loading import load
from sim.study import run_study


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sweep over a policy and a workload in a small district."""
    place = tmp_path_factory.mktemp("sweep")
    loaded = load(small_with_a_coupling(place), vary=["policies.koppeling.others=0.5,1", "demand.multiplier=1,1.5"])
    assert run_study(loaded, place / "out", 1, "nl") == 0
    return place / "out"


def test_the_table_is_tidy_and_paired_with_its_own_reference(folder: Path) -> None:
    """One row for each combination and measure, with the keys as columns; the difference is that of the means of the pairs."""
    table = rows(folder / "sweep.csv")
    measures = {row["metric"] for row in rows(folder / "summary.csv")}
    assert len(table) == 4 * len(measures)
    assert {row["policies.koppeling.others"] for row in table} == {"0.5", "1"}
    assert {row["reference"] for row in table if row["demand.multiplier"] == "1.5"} == {"basis multiplier_1_5"}
    worlds: dict[str, list[float]] = {}
    for row in rows(folder / "replications.csv"):
        worlds.setdefault(row["policy"], []).append(float(row["incidents"]))
    for row in table:
        if row["metric"] == "incidents":
            gaps = [a - b for a, b in zip(worlds[row["policy"]], worlds[row["reference"]], strict=True)]
            assert float(row["difference"]) == pytest.approx(sum(gaps) / len(gaps), abs=1e-9)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_of_the_page_stands_in_a_table(folder: Path, language: str) -> None:
    """Each printed number carries the measure, the variant and the exact text of the file it was read from."""
    page = sim.report.write_report(folder, language).read_text(encoding="utf-8")
    found = printed(page)
    assert len(found) > 50
    stats = ("difference", "low", "high", "base_mean")
    known = {(row["metric"], row["policy"], row[stat]) for row in rows(folder / "differences.csv") for stat in stats}
    signs = {(row["metric"], row["key"], row[stat]) for row in rows(folder / "sign_changes.csv") for stat in ("at", "low", "high")}
    assert {(metric, policy, value) for metric, policy, _, value in found} <= known | signs
    assert page.count("<table>") >= 3
    assert 'style="background:#' in page
    assert ("Het antwoord" if language == "nl" else "The answer") in page


def test_the_sentences_of_the_screen_are_those_of_the_page(folder: Path) -> None:
    """What is said after a run stands on the page; without a clear turn it says so."""
    sentences = sim.report.verdict_sentences(folder, "nl")
    assert sentences[0].startswith("Nergens slaat een effect duidelijk om") or "slaat om bij" in sentences[0]
    page = sim.report.write_report(folder, "nl").read_text(encoding="utf-8")
    assert all(sentence.replace("'", "&#39;") in page for sentence in sentences)
