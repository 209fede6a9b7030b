"""Where memory is short: said in words, and nothing on the disk is half."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fake_district import FINAL, FakeSimulation, final_bytes, loaded

from sim.study import run_study
from sim.study.conduct import LEAST_MEMORY

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "scenario" / "small.yaml"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are those of Linux")


def under(limit: int, out: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command with so many bytes of address space."""
    import resource

    command = [sys.executable, str(ROOT / "run.py"), str(SMALL), "--out", str(out), "--set", "run.replications=2", *words]
    return subprocess.run(
        command, env=os.environ | {"DISTRICT_NO_SETUP": "1"}, capture_output=True, text=True, check=False, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )  # fmt: skip


@linux_only
@pytest.mark.parametrize(("language", "said"), [("nl", "minstens 400 nodig"), ("en", "needs 400 at least")])
def test_a_limit_below_the_need_is_refused_at_once(tmp_path: Path, language: str, said: str) -> None:
    """Exit code 4, one message, and no folder."""
    ended = under(LEAST_MEMORY // 2, tmp_path / "out", "--lang", language)
    assert ended.returncode == 4, ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert said in ended.stderr
    assert not (tmp_path / "out").exists()


@linux_only
@pytest.mark.full
def test_with_just_enough_it_ends_well_or_says_why(tmp_path: Path) -> None:
    """From the least up: exit code 0, 3 or 4, never a traceback; every file of a world and of the tables is whole."""
    for more in (0, 40, 80, 200):
        ended = under(LEAST_MEMORY + (more << 20), tmp_path / f"{more}", "--workers", "1")
        assert ended.returncode in (0, 3, 4), ended.stderr
        assert "Traceback" not in ended.stderr
        assert not list((tmp_path / f"{more}").rglob(".tmp-*"))
        for part in (tmp_path / f"{more}").glob("parts/r*.json"):
            json.loads(part.read_text(encoding="utf-8"))
    assert ended.returncode == 0


def test_a_world_that_takes_too_much_has_failed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 3 with the reason; the other worlds stand, in tables that are whole."""
    greedy = {"greedy": {"policies": {"p": {"trouble": "memory", "in_replication": 1}}}}
    assert run_study(loaded(4, greedy), tmp_path, 1, "en", FakeSimulation()) == 3
    assert "MemoryError" in capsys.readouterr().err
    rows = list(csv.DictReader(io.StringIO((tmp_path / "replications.csv").read_text(encoding="utf-8"))))
    assert [row["replication"] for row in rows if row["policy"] == "greedy"] == ["0", "2", "3"]


def test_too_little_memory_for_the_tables_costs_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 4 and one message; the earlier tables stay, the worlds are kept, and with more memory it goes on."""

    def no_memory(*_: object) -> None:
        raise MemoryError

    assert run_study(loaded(3), tmp_path, 1, "en", FakeSimulation()) == 0
    earlier = final_bytes(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("sim.study.run.all_tables", no_memory)
        assert run_study(loaded(5), tmp_path, 1, "en", FakeSimulation()) == 4
    assert "too little memory. What was done is kept." in capsys.readouterr().err
    assert final_bytes(tmp_path) == earlier
    assert run_study(loaded(5), tmp_path, 1, "en", FakeSimulation()) == 0
    assert json.loads((tmp_path / "run_info.json").read_text(encoding="utf-8"))["replications_kept_from_before"] == 5


@pytest.mark.full
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed: apt-get install strace")
def test_the_system_sees_every_file_in_the_right_order(tmp_path: Path) -> None:
    """What the kernel is asked, for each final file: a temporary one in the same folder, flushed, renamed, and the folder flushed."""
    fake, trace = Path(__file__).with_name("fake_district.py"), tmp_path / "trace"
    out = tmp_path / "out"
    asked = json.dumps({"loaded": {"replications": 2}, "out": str(out), "workers": 1})
    watch = ["strace", "-f", "-y", "-e", "trace=fsync,fdatasync,rename,renameat,renameat2", "-o", str(trace)]
    command = [*watch, sys.executable, str(fake), asked]
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(fake.parent)])}
    ended = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, timeout=120)
    if "ptrace" in ended.stderr:
        pytest.skip(f"strace may not look here: {ended.stderr.strip()[:100]}")
    assert ended.returncode == 0, ended.stderr
    calls = trace.read_text(encoding="utf-8").splitlines()
    finals = [*FINAL, "run_info.json", *(f"parts/{part.name}" for part in out.glob("parts/r*.json"))]
    assert len(finals) == len(FINAL) + 3
    for name in finals:
        target = out / name
        renamed = [at for at, call in enumerate(calls) if "rename" in call and f'"{target}"' in call]
        assert renamed, name
        for at in renamed:
            temporary = calls[at].split('"')[1]
            assert Path(temporary).parent == target.parent
            assert any("fsync" in call and f"<{temporary}>" in call for call in calls[:at]), name
            assert any("fsync" in call and f"<{target.parent}>" in call for call in calls[at:]), name
