"""The sheet for a lesson: its figures are those of the study, both languages are whole, and hostile text stays text."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest
from conftest import Reader, printed, rows
from example_results import write_example

from sim.report.lesson import HERE, NAMES, NoLessonError, lesson, write_lesson
from sim.report.measures import Measures
from sim.report.sureness import agreement
from sim.report.tables import Tables
from sim.report.words import Words

LANGUAGES = ("nl", "en")


def test_every_figure_of_the_sheet_is_in_the_tables(folder: Path) -> None:
    """Differences and intervals are the text of differences.csv; the counts of worlds are counted again here from replications.csv."""
    differences = {(row["policy"], row["metric"]): row for row in rows(folder / "differences.csv")}
    worlds = {(row["policy"], row["replication"]): row for row in rows(folder / "replications.csv")}
    columns = {"difference": "difference", "difference_low": "low", "difference_high": "high", "base_mean": "base_mean"}
    figures = printed(lesson(folder, "nl"))
    seen = set()
    for metric, policy, stat, value in figures:
        seen.add(stat)
        if stat in columns:
            assert differences[policy, metric][columns[stat]] == value
            continue
        pairs = [
            float(row[metric]) - float(worlds["basis", world][metric]) for (arm, world), row in worlds.items() if arm == policy
        ]
        counted = {"worlds_higher": sum(d > 0 for d in pairs), "worlds_lower": sum(d < 0 for d in pairs), "worlds_n": len(pairs)}
        assert str(counted[stat]) == value
    assert seen >= {"difference", "difference_low", "difference_high", "worlds_higher", "worlds_lower", "worlds_n"}


def test_a_world_that_saw_nothing_in_one_arm_is_no_pair() -> None:
    """Only worlds with a value in both arms count; equal is neither higher nor lower."""
    seen = {"basis": ("1", "1", "1", "1"), "niet": ("2", "", "1", "0")}
    worlds = {arm: [{"replication": str(world), "x": value} for world, value in enumerate(values)] for arm, values in seen.items()}
    tables = Tables(manifest={}, summary={}, differences={}, curves={}, worlds=worlds)
    assert agreement(Measures(tables, Words("nl")), "niet", "x") == (1, 1, 3)


def test_both_languages_are_whole() -> None:
    """Every text of the sheet exists in Dutch and in English; there are five questions and eight cards."""
    spoken = tomllib.loads((HERE / "lesson.toml").read_text(encoding="utf-8"))
    assert (len(spoken["question"]), len(spoken["card"])) == (5, 8)

    def texts(part: object) -> list[dict]:
        if isinstance(part, dict) and set(part) & set(LANGUAGES):
            return [part]
        inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
        return [text for one in inside for text in texts(one)]

    found = texts(spoken)
    assert len(found) > 60
    assert all(set(text) == set(LANGUAGES) and all(text.values()) for text in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_is_a_page_that_reads_well(folder: Path, language: str) -> None:
    """Tags close, the language is said, tables have headings, and equal tables give equal bytes."""
    page, reader = lesson(folder, language), Reader()
    reader.feed(page)
    assert not reader.unbalanced
    assert ("html", {"lang": language}) in reader.tags
    assert "<script" not in page
    assert page == lesson(folder, language)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    """A title with markup in it is shown, not obeyed."""
    page = lesson(write_example(tmp_path / "x", text="<img src=x onerror=alert(1)>"), "nl")
    assert "<img" not in page
    assert "&lt;img" in page


def test_without_a_coupling_there_is_no_lesson(tmp_path: Path) -> None:
    """A study of something else has no answers to these questions; nothing is written."""
    folder = write_example(tmp_path / "x")
    for name in ("summary.csv", "differences.csv"):
        table = rows(folder / name)
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table[0]))
            writer.writeheader()
            writer.writerows(row for row in table if not row["metric"].startswith("tie_mean.coupled_squad"))
    with pytest.raises(NoLessonError):
        write_lesson(folder, "nl")
    assert not (folder / NAMES["nl"]).exists()


def test_the_sheet_is_written_beside_the_report(tmp_path: Path) -> None:
    """The file has a Dutch or an English name, and no unfinished file is left."""
    folder = write_example(tmp_path / "x")
    assert {write_lesson(folder, language).name for language in LANGUAGES} == set(NAMES.values())
    assert not list(folder.glob(".tmp*"))
