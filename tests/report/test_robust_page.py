"""Truths about the page of robustness: every figure stands in a table, and the sentences say what was counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import printed, rows, small_with_a_coupling

import sim.report
from sim.scenario.loading import load
from sim.study.robust import Size, run_robust


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small study of robustness of a coupling in a small district."""
    place = tmp_path_factory.mktemp("robust")
    size = Size(points=8, worlds=2, base=6, ends=3)
    assert run_robust(load(small_with_a_coupling(place)), place / "out", size, ["policies", "ties", "problems.kinds"], 1, "nl") == 0
    return place / "out"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_of_the_page_stands_in_a_table(folder: Path, language: str) -> None:
    """Each printed number carries the measure, the variant and the exact text of the file it was read from."""
    page = sim.report.write_report(folder, language).read_text(encoding="utf-8")
    found = printed(page)
    assert len(found) > 50
    known: set[tuple[str, str, str]] = set()
    for name in ("robust", "drivers", "ends", "flips"):
        known |= {(row["metric"], row["policy"], value) for row in rows(folder / f"{name}.csv") for value in row.values()}
    assert {(metric, policy, value) for metric, policy, _, value in found} <= known
    assert "fig-robust-0-1" in page
    assert ("In welk deel van de denkbare districten?" if language == "nl" else "In which part of the conceivable districts?") in page


def test_the_sentences_say_what_was_counted(folder: Path) -> None:
    """Per variant how many districts of how many; then whether one assumption turns it round; the same on page and screen."""
    sentences = sim.report.verdict_sentences(folder, "nl")
    page = sim.report.write_report(folder, "nl").read_text(encoding="utf-8")
    assert all(sentence.replace("'", "&#39;") in page for sentence in sentences)
    assert sentences[0].startswith("Bij ‘Met maatregelen’: ")
    tie = next(row for row in rows(folder / "robust.csv") if row["metric"] == "tie_mean.coupled_squad")
    if int(tie["higher"]) >= 4:
        assert f"is sterker ({tie['higher']} van 8)" in sentences[0]
    assert any("keert" in sentence or "niets om te keren" in sentence for sentence in sentences)
