"""Truths about the lesson's file: one file that asks nobody anything, with the same runs as the command line tells."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sim.classroom.ground import Ground
from sim.classroom.trajectory import lines

ROOT = Path(__file__).resolve().parents[2]
SIZE = ("--weeks", "5", "--seeds", "1", "--worlds", "2")


@pytest.fixture(scope="module")
def file(short_laak: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small lesson's file."""
    out = tmp_path_factory.mktemp("lesson") / "les.html"
    command = [sys.executable, str(ROOT / "run.py"), "les", str(short_laak), *SIZE, "--out", str(out)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert said.returncode == 0, said.stderr
    assert str(out) in said.stdout
    return out


@pytest.fixture(scope="module")
def held(file: Path) -> dict[str, Any]:
    """What stands in the file beside the page."""
    packed = re.search(r'id="lesson">(\{.*?\})</script>', file.read_text(encoding="utf-8"))
    assert packed
    return json.loads(gzip.decompress(base64.b64decode(json.loads(packed[1])["packed"])))


def test_every_run_in_the_file_is_the_run(held: dict[str, Any], ground: Ground) -> None:
    """For each combination the file holds the lines that the command line prints, byte for byte."""
    moves = [json.dumps(one, separators=(",", ":")) for one in held["grid"]["moves"]]
    assert len(moves) == 14
    assert moves[0] == "[]"
    assert set(held["runs"]) == {f"1|{one}" for one in moves} | {f"1|{one}|reference" for one in moves[1:]}
    for one in (moves[0], moves[3], moves[-1]):
        assert held["runs"][f"1|{one}"].encode() == b"".join(lines(ground, ground.schedule(1, 5, one)))


def test_the_dashed_line_in_the_file_is_the_dashed_line(held: dict[str, Any], ground: Ground) -> None:
    """Curves and scoreboard of the world without the levers are those of that run, counted in the same beats."""
    moves = json.dumps(held["grid"]["moves"][3], separators=(",", ":"))
    dashed = [json.loads(line) for line in held["runs"][f"1|{moves}|reference"].splitlines()]
    whole = [json.loads(line) for line in lines(ground, ground.schedule(1, 5, moves), reference=True)]
    for kept, told in zip(dashed[1:-1], whole[1:-1], strict=True):
        assert [kept[key] for key in ("curves", "scoreboard", "silence")] == [told[key] for key in ("curves", "scoreboard", "silence")]


def test_many_worlds_are_counted_for_every_combination(held: dict[str, Any]) -> None:
    """Each combination has a line for each world."""
    for moves in held["grid"]["moves"][1:]:
        worlds = [json.loads(line) for line in held["worlds"][json.dumps(moves, separators=(",", ":"))].splitlines()]
        assert [world["seed"] for world in worlds] == [1, 2]


def test_the_file_asks_nobody_anything(file: Path) -> None:
    """No address of anything outside it, and a rule by hash that lets nothing run but its own script."""
    html = file.read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="content-security-policy" content="([^"]*)"', html)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "connect-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 1
    assert base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode() in policy[1]
    assert not re.search(r'(src|href)="(?!#|data:)', html)


@pytest.mark.full
def test_the_file_is_made_anew_with_the_same_bytes(file: Path, short_laak: Path, tmp_path: Path) -> None:
    """No clock, no name of a computer, no order of processes stands in it."""
    again = tmp_path / "again.html"
    command = [sys.executable, str(ROOT / "run.py"), "les", str(short_laak), *SIZE, "--workers", "1", "--out", str(again)]
    subprocess.run(command, capture_output=True, timeout=200, check=True)
    assert again.read_bytes() == file.read_bytes()


def test_it_says_what_it_cannot_do(held: dict[str, Any]) -> None:
    """In both languages."""
    assert "alleen met de server" in held["cannot"]["nl"]
    assert "take the server" in held["cannot"]["en"]


def test_a_folder_where_nothing_may_be_written_is_said(short_laak: Path, tmp_path: Path) -> None:
    """A file that cannot be made there: exit 4 and a reason, before minutes are spent."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    command = [sys.executable, str(ROOT / "run.py"), "les", str(short_laak), *SIZE, "--out", str(tmp_path / "taken" / "les.html")]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 4
    assert "Traceback" not in said.stderr
