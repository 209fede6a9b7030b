"""What is on the screen fits, can be read, and is in one language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.metrics import catalogue
from sim.study.comparison import Comparison
from sim.study.progress import Progress
from sim.study.screen import COUPLED, MARKS, MOST, WHOLE, cell, show_results, shown_difference, shown_value, table
from sim.study.units import UNITS, unit_of

GROUPS = {"coupled": ("Spoorwijk",), "other": ("Molenwijk", "Moerwijk")}


def comparison(names: tuple[str, ...], arms: int = 3) -> Comparison:
    """A study in which every arm clearly raises every measure by a fifth, and the last one is a ceiling."""
    all_arms = ["basis", *(f"variant-{number}" for number in range(arms)), "plafond"]
    worlds = [
        {
            arm: {"measures": {name: 0.3 + 0.1 * (arm != "basis") + 0.001 * (3 * world % 7) * (arm != "basis") for name in names}}
            for arm in all_arms
        }
        for world in range(25)
    ]
    return Comparison(all_arms, worlds, catalogue(), ["plafond"])


@pytest.mark.parametrize("names", [COUPLED, WHOLE])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_table_fits(names: tuple[str, ...], language: str):
    """At most twelve measures, 100 columns, no ceilings, no names of the files and no sign of the program's own."""
    lines = table(comparison(names), language, GROUPS, MARKS)
    assert max(map(len, lines)) <= 100
    assert len([line for line in lines[2:] if line[0] != " "]) == len(names) <= MOST
    assert "plafond" not in lines[0]
    text = "\n".join(lines)
    assert "_" not in text
    assert "@" not in text
    assert text.count(MARKS["higher"]) == 3 * len(names)
    assert bool(re.search(r"\b(per beat|a year|minutes|points|coupled)\b", text)) == (language == "en")


def test_a_group_of_one_beat_is_one_beat():
    """One coupled beat is not called beats."""
    lines = table(comparison(COUPLED), "nl", GROUPS, MARKS)
    assert any(line.startswith("Open problemen, gekoppelde wijk ") for line in lines)
    assert any(line.startswith("Open problemen, andere wijken ") for line in lines)


def test_every_unit_has_two_words():
    """Each unit of the catalogue but those of shares stands in the table of units, in both languages."""
    assert not {measure.unit for measure in catalogue() if not measure.unit.startswith("share")} - set(UNITS)
    assert unit_of("never heard of", "nl") == ""


def test_a_difference_never_reads_as_minus_nothing():
    """Signs, decimals and the comma: what is clear shows two digits, nothing is just nothing."""
    assert shown_difference(0.2134, False, "nl") == "+0,21"
    assert shown_difference(-0.0672, True, "nl") == "−6,7 pp"
    assert shown_difference(-0.00042, False, "en") == "−0.00042"
    assert shown_difference(-1e-9, False, "nl") == "0,00000"
    assert shown_difference(-1234.5, False, "en") == "−1,234"
    assert shown_value(None, True, "nl") == "–"
    assert shown_value(0.3164, True, "nl") == "31,6%"


def test_what_is_not_clear_is_a_sign():
    """Equal in all worlds, not clear and never observed look different."""
    worlds = [
        {"basis": {"measures": {"a": r, "b": float(r % 3), "c": None}}, "p": {"measures": {"a": r, "b": float(r % 2), "c": None}}}
        for r in range(9)
    ]
    of = Comparison(["basis", "p"], worlds, [])
    assert [cell(of, "p", name, "nl", MARKS) for name in "abc"] == ["=", "·", "–"]


def test_pairs_that_move_apart_are_for_the_manifest(capsys: pytest.CaptureFixture[str]):
    """A negative correlation is noted, but not on the screen, and not of a ceiling."""
    worlds = [{arm: {"measures": {"m": float(r) if arm == "basis" else 30.0 - r}} for arm in ("basis", "p", "plafond")} for r in range(25)]
    of = Comparison(["basis", "p", "plafond"], worlds, [], ["plafond"])
    assert [warning["nl"].split(",")[0] for warning in of.warnings()] == ["p"]
    show_results(of, {}, ["So."], Path("here"), Path("here/report.html"), "nl")
    shown = capsys.readouterr().out
    assert shown.startswith("• So.")
    assert "correlatie" not in shown


def test_the_time_left_is_at_the_pace_so_far(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Two worlds took a minute: nothing is promised before both did one, then what is left is told in words."""
    clock = iter([0.0, 60.0])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    shown = Progress(8, 2, 2, "nl")
    shown.advance()
    assert shown.left() == ""
    shown.advance()
    said = capsys.readouterr().err.splitlines()
    assert said == ["3 van 8 herhalingen klaar", "4 van 8 herhalingen klaar, nog ongeveer 2 minuten"]
