"""In how many conceivable districts an answer holds: said on the first screen if it was examined for this scenario, and never mixed."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Reader, read, rows
from example_results import write_csv, write_example

from sim.report import write_report, write_workbook
from sim.report.words import Words

HEAD = ["policy", "metric", "points", "higher", "higher_share", "no_clear_difference", "no_clear_difference_share", "lower", "lower_share"]
FOUND = {
    ("niet", "tie_mean.coupled_squad"): (60, 4, 0),
    ("beetje", "tie_mean.coupled_squad"): (52, 12, 0),
    ("veel", "tie_mean.coupled_squad"): (52, 12, 0),
    ("veel", "attention_met@other"): (8, 44, 12),
    ("veel", "problems_open@other"): (20, 40, 4),
}
"""Invented: in how many of 64 districts higher, not clearly different, lower."""
SCENARIO = {"title": {"nl": "Laak", "en": "Laak"}, "run": {"seed": 1, "replications": 30, "language": "nl", "weeks": 52}}


def shares() -> list[list[str]]:
    """The rows of the invented robust.csv."""
    return [[arm, metric, "64", *(text for n in counts for text in (str(n), repr(n / 64)))] for (arm, metric), counts in FOUND.items()]


def change(folder: Path, to: Callable[[dict[str, Any]], Any]) -> None:
    """Change what the manifest of a folder says."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    to(manifest)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with a study of robustness of the same scenario beside it, made with other numbers of worlds."""
    out = write_example(tmp_path_factory.mktemp("conceivable") / "laak")
    change(out, lambda manifest: manifest.update(scenario=SCENARIO))
    robust = out.with_name("laak-robust")
    robust.mkdir()
    write_csv(robust / "robust.csv", HEAD, shares())
    listed = [{"name": "robust.csv", "sha256": hashlib.sha256((robust / "robust.csv").read_bytes()).hexdigest()}]
    made = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    run = SCENARIO["run"] | {"replications": 6, "language": "en"}
    about = {"lived": 64, "factor": 2.0, "assumptions": [{"key": "a"}, {"key": "b"}]}
    (robust / "manifest.json").write_text(
        json.dumps(made | {"scenario": SCENARIO | {"run": run}, "robust": about, "files": listed}), encoding="utf-8"
    )
    return out


def conceivable(page: Reader) -> list[tuple[str, ...]]:
    """The figures of the page that come from the study of robustness."""
    names = ("data-policy", "data-metric", "data-stat", "data-value")
    return [tuple(about[name] for name in names) for about, _ in page.numbers if about["data-stat"].startswith("conceivable.")]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_first_screen_says_in_how_many_districts(beside: Path, language: str) -> None:
    """Every figure is the text of robust.csv; what holds in fewer than half of the districts is named; both languages print the same."""
    page = read(write_report(beside, language))
    table = {(row["policy"], row["metric"]): row for row in rows(beside.with_name("laak-robust") / "robust.csv")}
    found = conceivable(page)
    assert len(found) > 20
    assert all(value == table[policy, metric][stat.removeprefix("conceivable.")] for policy, metric, stat, value in found)
    words = Words(language)
    assert words("conceivable.about", lived=64, n=2, factor=2) in page.words
    assert ("60 van de 64 ( 94% )" if language == "nl" else "60 of 64 ( 94% )") in page.words
    assert words("conceivable.weak").partition("{")[0] in page.words
    assert words("conceivable.not") not in page.words


def test_the_same_folders_give_the_same_page(beside: Path, tmp_path: Path) -> None:
    """Elsewhere, with the same study of robustness beside it, the page has the same bytes; the workbook has a sheet of it."""
    for name in ("laak", "laak-robust"):
        shutil.copytree(beside.with_name(name), tmp_path / name.replace("laak", "hier"))
    assert write_report(tmp_path / "hier").read_bytes() == write_report(beside).read_bytes()
    sheet = openpyxl.load_workbook(write_workbook(tmp_path / "hier"))["Denkbare districten"]
    assert sheet.max_row == 1 + len(FOUND)


SPOILT: dict[str, Callable[[Path], Any]] = {
    "gone": shutil.rmtree,
    "another scenario": lambda robust: change(robust, lambda m: m["scenario"]["run"].update(seed=2)),
    "another program": lambda robust: change(robust, lambda m: m.update(code_version="0.2.0")),
    "half a table": lambda robust: (robust / "robust.csv").write_text("policy,metric\n", encoding="utf-8"),
    "no manifest": lambda robust: (robust / "manifest.json").write_text("{", encoding="utf-8"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_not_of_this_scenario_is_not_said(beside: Path, tmp_path: Path, how: str) -> None:
    """A study of robustness of another scenario or program, or a damaged one, counts as none: one sentence with the command."""
    for name in ("laak", "laak-robust"):
        shutil.copytree(beside.with_name(name), tmp_path / name)
    SPOILT[how](tmp_path / "laak-robust")
    page = read(write_report(tmp_path / "laak", "nl"))
    assert not conceivable(page)
    assert f"{Words('nl')('conceivable.not')} python3 run.py robust scenarios/koppeling.yaml" in page.words
