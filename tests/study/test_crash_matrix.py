"""Killed whole, at random moments, and done again: every kind of study ends with the bytes of one that was left in peace.

`CRASHES=50 python3 run.py test --full tests/study/test_crash_matrix.py -n 0 -s` tries fifty moments of each kind and shows the table.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "scenario" / "small.yaml"
POLICY = "policies.koppeling={policy: squad_coupling, pairs: [{squad: A, officer: wa-noord}]}"
KINDS = {
    "study": ["{file}", "--set", "run.replications=16"],
    "sweep": ["sweep", "{file}", "policies.koppeling.others=0.5,1", "demand.multiplier=1,1.5", "--set", "run.replications=8"],
    "robustness": ["robust", "{file}", "--points", "6", "--only", "policies,ties"],
}
TRIES = int(os.environ.get("CRASHES", "5"))
NOT_COMPARED = ("run_info.json", ".lock")


def start(kind: str, out: Path) -> subprocess.Popen[bytes]:
    """One command in a session of its own, so that all its processes can be killed at once."""
    words = [word.format(file=SMALL) for word in KINDS[kind]]
    command = [sys.executable, str(ROOT / "run.py"), *words, "--set", POLICY, "--workers", "2", "--out", str(out)]
    silent = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, start_new_session=True, env=os.environ | {"DISTRICT_NO_SETUP": "1"}, **silent)


def files(out: Path) -> dict[str, bytes]:
    """Every final file with its bytes."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and path.name not in NOT_COMPARED}


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_moment_it_ends_the_same(kind: str, tmp_path: Path) -> None:
    """SIGKILL to all processes, from the start to the end of a run; then the same command once more."""
    began = time.monotonic()
    assert start(kind, tmp_path / "calm").wait() == 0
    lasted, calm = time.monotonic() - began, files(tmp_path / "calm")
    assert {"manifest.json", "report.html", "replications.csv"} <= set(calm)
    chance = random.Random(f"{kind} {TRIES}")
    rows = []
    for number in range(TRIES):
        out, moment = tmp_path / f"killed-{number}", lasted * (number + chance.random()) / TRIES
        process = start(kind, out)
        time.sleep(moment)
        finished = process.poll() is not None
        if not finished:
            os.killpg(process.pid, signal.SIGKILL)  # a session that this test started
        process.wait()
        kept = len(list(out.glob("parts/r*.json")))
        assert start(kind, out).wait() == 0
        again = json.loads((out / "run_info.json").read_text(encoding="utf-8"))["replications_kept_from_before"]
        same = files(out) == calm
        rows.append((f"{moment:.2f}", kept, again, "no" if finished else "yes", "yes" if same else "NO"))
        assert same
        assert again >= kept or kind != "study"  # nothing that was finished is done again
        assert not list(out.rglob(".tmp-*"))
    print(f"\n{kind}: {len(rows)} moments, bytes equal {sum(row[-1] == 'yes' for row in rows)} of {len(rows)}")
    print("second  kept  found again  killed  equal")
    for row in rows:
        print("{:>6}  {:>4}  {:>11}  {:>6}  {:>5}".format(*row))
