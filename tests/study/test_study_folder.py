"""Where results may land: nowhere among somebody's own files, and not unseen over those of another scenario."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fake_district import FakeSimulation, loaded

from sim.study import run_study
from sim.study.words import reason_in_words


def run(out: Path, language: str = "nl", **about) -> int:
    return run_study(loaded(**{"replications": 2} | about), out, 1, language, FakeSimulation())


@pytest.mark.parametrize("mine", ["laak.yaml", "parts/mine.txt", "manifest.json"])
def test_a_folder_with_other_files_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], mine: str):
    """Exit code 4 and one sentence; nothing is added to a folder that holds something else than results."""
    (tmp_path / mine).parent.mkdir(exist_ok=True)
    (tmp_path / mine).write_text("{}")
    before = sorted(tmp_path.rglob("*"))
    assert run(tmp_path) == 4
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_and_an_interrupted_result_are_welcome(tmp_path: Path):
    """A folder with hidden files only is empty; one with finished replications and no tables yet goes on."""
    (tmp_path / ".hidden").write_text("x")
    assert run(tmp_path) == 0
    for path in tmp_path.iterdir():
        if path.is_file():
            path.unlink()
    assert run(tmp_path, replications=3) == 0
    shutil.rmtree(tmp_path / "parts")
    assert run(tmp_path) == 0


def test_replacing_the_result_of_another_scenario_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Another seed is another scenario and one line says so; more worlds of the same scenario are not."""
    assert run(tmp_path, language="en") == 0
    assert run(tmp_path, language="en", replications=3) == 0
    assert "another scenario" not in capsys.readouterr().err
    assert run(tmp_path, language="en", seed=9) == 0
    assert capsys.readouterr().err.count("replaces the result of another scenario") == 1


def test_why_a_file_was_not_written_is_said_in_dutch(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """No word of the system's own English, also for a reason nobody foresaw, and nothing is called kept when nothing was done."""
    (tmp_path / "file").write_text("mine")
    assert run(tmp_path / "file") == 4
    said = capsys.readouterr().err
    assert "een deel van dit pad is een bestand, geen map" in said
    assert "bewaard" not in said
    assert "geef de opdracht opnieuw" in said
    assert reason_in_words(12345, "nl") == "het systeem meldt fout 12345"
