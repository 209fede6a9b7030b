"""Runs that are killed, interrupted, crowded out or out of disk: nothing half, nothing lost, nothing left running."""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from fake_district import FakeSimulation, final_bytes, loaded

from sim.study import run_study

FAKE = Path(__file__).with_name("fake_district.py")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")


def start(out: Path, workers: int, through: Sequence[str] = (), **about) -> subprocess.Popen[bytes]:
    """A run in its own session, so that all its processes can be found by it; what it says goes to `out`.said.

    `through` is a command that starts it.
    """
    asked = json.dumps({"loaded": about, "out": str(out), "workers": workers})
    with open(f"{out}.said", "w") as said:  # a file: a pipe would stay open as long as an orphan lives
        return subprocess.Popen(
            [*through, sys.executable, str(FAKE), asked], start_new_session=True, stdout=said, stderr=said,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(FAKE.parents[2]), str(FAKE.parent)])},
        )  # fmt: skip


def alive_in(session: int) -> list[str]:
    """The commands of the processes of a session that are not yet gone."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            command = status.with_name("cmdline").read_bytes().replace(b"\0", b" ").decode()
            if "resource_tracker" not in command:  # it sees its parent go and follows by itself
                found.append(command)
    return found


def wait_for_parts(out: Path, least: int, limit: float = 30) -> None:
    end = time.monotonic() + limit
    while len(list(out.glob("parts/r*.json"))) < least:
        assert time.monotonic() < end, "no replication was finished"
        time.sleep(0.01)


def wait_until_alone(session: int, limit: float = 5) -> None:
    end = time.monotonic() + limit
    while left := alive_in(session):
        if time.monotonic() > end:
            os.killpg(session, signal.SIGKILL)  # our own orphans: this session was started by this test
            pytest.fail(f"still running: {left}")
        time.sleep(0.05)


def kill_and_go_on(tmp_path: Path, tries: int, seed: int, workers: int) -> None:
    chance = random.Random(seed)
    about = {"replications": 8, "delay": 0.06}
    assert run_study(loaded(**about), tmp_path / "calm", 1, "nl", FakeSimulation()) == 0
    for number in range(tries):
        out = tmp_path / f"killed-{number}"
        process = start(out, workers, **about)
        wait_for_parts(out, chance.randint(0, 5))
        time.sleep(chance.random() * 0.1)
        process.kill()
        process.wait()
        if sys.platform == "linux":
            wait_until_alone(process.pid)
        kept = len(list(out.glob("parts/r*.json")))
        assert run_study(loaded(**about), out, workers, "nl", FakeSimulation()) == 0
        assert json.loads((out / "run_info.json").read_text())["replications_kept_from_before"] == kept
        assert final_bytes(out) == final_bytes(tmp_path / "calm")


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path):
    """Killed at a random moment, the run leaves no process; the same command gives the same bytes without redoing what was done."""
    kill_and_go_on(tmp_path, 2, 3, 2)
    kill_and_go_on(tmp_path / "alone", 1, 4, 1)


@pytest.mark.full
def test_a_killed_run_goes_on_where_it_was_thirty_times(tmp_path: Path):
    """The same at thirty random moments."""
    kill_and_go_on(tmp_path, 30, 5, 2)


@linux_only
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_is_quick_and_polite(tmp_path: Path, workers: int, which: signal.Signals):
    """Ctrl-C and SIGTERM end the run within 5 s with exit code 130, a hint, no traceback and no orphan."""
    out = tmp_path / "out"
    process = start(out, workers, replications=200, delay=0.3)
    wait_for_parts(out, 1)
    began = time.monotonic()
    if which is signal.SIGINT:
        os.killpg(process.pid, which)  # as a terminal does: everybody hears it
    else:
        process.send_signal(which)
    process.wait(timeout=10)
    said = Path(f"{out}.said").read_text()
    assert time.monotonic() - began < 5
    assert process.returncode == 130
    assert "Geef dezelfde opdracht nog eens" in said
    assert "Traceback" not in said
    wait_until_alone(process.pid)
    assert not (out / "summary.csv").exists()


@linux_only
@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_leaves_nobody_behind(tmp_path: Path, workers: int):
    """Workers, and the copies of worlds they made, end with the run that was killed, though they had seconds of work left."""
    process = start(tmp_path / "out", workers, replications=4, delay=18, warm_up_weeks=0)
    end = time.monotonic() + 10
    while len(alive_in(process.pid)) < (2 if workers == 1 else 5):  # the run (, its workers) and a copy for each
        assert time.monotonic() < end, alive_in(process.pid)
        time.sleep(0.05)
    process.kill()
    process.wait()
    wait_until_alone(process.pid, limit=2)


def test_two_runs_never_share_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The second run refuses within 2 s; once the first is gone, however it went, the folder is free."""
    process = start(tmp_path, 1, replications=200, delay=0.3)
    try:
        wait_for_parts(tmp_path, 1)
        began = time.monotonic()
        assert run_study(loaded(), tmp_path, 1, "nl", FakeSimulation()) == 4
        assert time.monotonic() - began < 2
        assert "schrijft al een andere run" in capsys.readouterr().err
    finally:
        process.kill()
        process.wait()
    assert run_study(loaded(), tmp_path, 1, "nl", FakeSimulation()) == 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str):
    """One message, exit code 4, and the file is what it was."""
    (tmp_path / "file").write_text("mine")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        assert run_study(loaded(), out, 1, language, FakeSimulation()) == 4
        said = capsys.readouterr().err.strip().splitlines()
        assert len(said) == 1
        assert str(tmp_path / "file") in said[0]
    assert (tmp_path / "file").read_text() == "mine"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB in memory, where the test may make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"cannot mount a small disk here: {made.stderr.strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_disk_is_said_and_costs_nothing(tmp_path: Path, small_disk: Path, capsys: pytest.CaptureFixture[str], workers: int):
    """Exit code 4 and one message; the earlier results stay whole, and with room again the run goes on."""
    out = small_disk / "out"
    assert run_study(loaded(replications=3), out, workers, "nl", FakeSimulation()) == 0
    earlier = final_bytes(out)
    filler = small_disk / "filler"
    capsys.readouterr()
    with filler.open("wb", buffering=0) as file:
        while True:
            try:
                if not file.write(b"x" * 4096):
                    break
            except OSError:
                break
    assert run_study(loaded(replications=20), out, workers, "nl", FakeSimulation()) == 4
    said = [line for line in capsys.readouterr().err.splitlines() if "klaar" not in line or "Kan" in line]
    assert len(said) == 1
    assert said[0].startswith("Kan '")
    assert final_bytes(out) == earlier
    assert not list(out.rglob(".tmp-*"))
    filler.unlink()
    assert run_study(loaded(replications=20), out, workers, "nl", FakeSimulation()) == 0
    assert run_study(loaded(replications=20), tmp_path / "calm", 1, "nl", FakeSimulation()) == 0
    assert final_bytes(out) == final_bytes(tmp_path / "calm")


def test_a_read_only_disk_is_said(small_disk: Path, capsys: pytest.CaptureFixture[str]):
    """Exit code 4 and one message, before any work is done."""
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert run_study(loaded(), small_disk / "out", 1, "en", FakeSimulation()) == 4
    assert "this disk is read-only" in capsys.readouterr().err


@linux_only
@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_that_vanishes_is_said(tmp_path: Path, workers: int):
    """Somebody throws the folder away while the run writes in it: exit code 4, one message, no orphan; the folder can be used again."""
    out = tmp_path / "out"
    process = start(out, workers, replications=200, delay=0.3)
    wait_for_parts(out, 1)
    while out.exists():  # a world may just be written
        shutil.rmtree(out, ignore_errors=True)
    try:
        process.wait(timeout=20)
    finally:
        process.kill()
    said = Path(f"{out}.said").read_text()
    assert process.returncode == 4, said
    assert said.count("Kan '") == 1
    assert "Traceback" not in said
    wait_until_alone(process.pid)
    assert not out.exists()
    assert run_study(loaded(), out, 1, "nl", FakeSimulation()) == 0


@linux_only
def test_a_folder_of_somebody_else_is_said(tmp_path: Path):
    """Who may not write in a folder hears so: exit code 4, one message, and what was in it stays."""
    out = tmp_path / "out"
    assert run_study(loaded(replications=2), out, 1, "nl", FakeSimulation()) == 0
    earlier = final_bytes(out)
    for folder in (out, out / "parts"):
        folder.chmod(0o555)
    try:
        humbled = [] if os.geteuid() else ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]  # root may write anywhere, else
        if humbled and (not shutil.which("setpriv") or subprocess.run([*humbled, "true"], check=False).returncode):
            pytest.skip("root cannot give up its rights here")
        process = start(out, 1, humbled, replications=4)
        process.wait(timeout=20)
    finally:
        for folder in (out, out / "parts"):
            folder.chmod(0o755)
    said = Path(f"{out}.said").read_text()
    assert process.returncode == 4, said
    assert said.count(f"Kan '{out}") == 1
    assert "u mag hier niet schrijven" in said
    assert "Traceback" not in said
    assert final_bytes(out) == earlier


@pytest.mark.full
def test_memory_does_not_grow(tmp_path: Path):
    """Sixty replications more in one process hold no more memory when they are done; one kept world would be seen."""

    def held(name: str, replications: int) -> int:
        assert run_study(loaded(replications=replications, seed=3), tmp_path / name, 1, "nl", FakeSimulation()) == 0
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        held("first", 3)
        before = held("few", 5)
        assert held("many", 60) - before < 40_000  # sixty worlds that are not let go hold 200 kB
    finally:
        tracemalloc.stop()
