"""Truths about a cluster: the same bytes as on this machine alone, also when workers are lost, and words where there is no cluster."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_district import FakeSimulation, final_bytes, loaded

from sim.study import cluster, run_study

HERE = Path(__file__).resolve().parent
pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and three workers on loopback, each a process of its own, as on a cluster that somebody else keeps."""
    about = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    known = os.pathsep.join([str(HERE.parents[1]), str(HERE)])
    surroundings = os.environ | {"PYTHONPATH": known, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    with_port = HERE.parents[1]
    address = f"tcp://127.0.0.1:{_free_port()}"
    port = address.rpartition(":")[2]
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"]
    started = [subprocess.Popen(command, env=surroundings, cwd=with_port, **about)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"]
    workers = [subprocess.Popen([*worker, "--no-nanny"], env=surroundings, cwd=with_port, **about) for _ in range(3)]
    started += workers
    try:
        yield address, workers
    finally:
        for process in started:  # our own, started here
            process.kill()
            process.wait()


def _free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for_workers(address: str, least: int) -> None:
    """Until the scheduler knows so many workers."""
    from distributed import Client

    with Client(address, timeout=30, set_as_default=False) as client:
        client.wait_for_workers(least, timeout=60)


def run(out: Path, where: str | None, **about) -> int:
    """A study of the stand-in district."""
    return run_study(loaded(**about), out, 2, "en", FakeSimulation(), where)


@pytest.mark.full
def test_the_bytes_are_those_of_one_machine_also_when_a_worker_is_killed(
    tmp_path: Path, scheduler: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    """On a cluster of three, one of which dies in the middle, every file is the same; and what was kept is not done again."""
    address, workers = scheduler
    wait_for_workers(address, 3)
    about = {"replications": 16, "delay": 0.4}
    assert run(tmp_path / "alone", None, **about) == 0

    def kill_one() -> None:
        while len(list(tmp_path.glob("away/parts/r*.json"))) < 3:
            time.sleep(0.02)
        workers[0].send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    assert run(tmp_path / "away", address, **about) == 0
    killer.join()
    assert workers[0].wait(timeout=5) == -signal.SIGKILL
    assert final_bytes(tmp_path / "away") == final_bytes(tmp_path / "alone")
    pids = {one["pid"] for one in _info(tmp_path / "away")["processes"]}
    assert len(pids) >= 2
    assert os.getpid() not in pids
    assert pids <= {worker.pid for worker in workers}
    for part in list((tmp_path / "away" / "parts").iterdir())[:5]:
        part.unlink()
    assert run(tmp_path / "away", address, **about) == 0
    assert _info(tmp_path / "away")["replications_kept_from_before"] == 11
    assert final_bytes(tmp_path / "away") == final_bytes(tmp_path / "alone")


def _info(out: Path) -> dict:
    import json

    return json.loads((out / "run_info.json").read_text(encoding="utf-8"))


def test_a_cluster_on_this_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`local` starts workers of its own; a replication that kills its worker twice has failed, the others are done, nothing hangs."""
    arms = {"sterk": {"policies": {"p": {"effect": 1.0, "trouble": "kill", "in_replication": 2}}}}
    began = time.monotonic()
    assert run(tmp_path, "local", replications=6, arms=arms) == 3
    assert time.monotonic() - began < 60
    said = capsys.readouterr().err
    assert "1 of 6 replications failed" in said
    assert "killed twice" in said
    assert "Traceback" not in said


def test_another_program_is_refused(tmp_path: Path, scheduler: tuple[str, list], monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    """A worker with other files would make other numbers: before anything runs it is said which one; and each task looks again."""
    wait_for_workers(scheduler[0], 1)
    monkeypatch.setattr(cluster, "code_version", lambda: "of today")
    assert run(tmp_path / "out", scheduler[0]) == 4
    assert "has another version of the program" in capsys.readouterr().err
    assert not list((tmp_path / "out" / "parts").glob("r*"))
    from sim.study.workers import Job

    outcome = cluster.live_away(Job(FakeSimulation(), loaded().arms(), tmp_path, "s"), 0, ("of yesterday", {}))
    assert not outcome.is_complete()
    assert cluster.OTHER_PROGRAM in str(outcome.arms)


def test_without_a_cluster_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody at the address; events that cannot travel; Dask not installed: one line each, exit code 4, no traceback."""
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    assert run(tmp_path / "a", f"tcp://127.0.0.1:{_free_port()}") == 4
    assert "No cluster answers at tcp://127.0.0.1" in capsys.readouterr().err
    assert run(tmp_path / "b", "local", export_events=True) == 4
    assert "run.export_events" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run(tmp_path / "c", "local") == 4
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert "needs Dask" in said[0]


def test_the_command_line_hands_it_on(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`--cluster` reaches the study, of any kind that has one; elsewhere, or with an address that is none, it is refused."""
    from sim.command_line import main

    monkeypatch.setattr(cluster, "PATIENCE", 1)
    small, where = str(HERE.parents[0] / "scenario" / "small.yaml"), f"tcp://127.0.0.1:{_free_port()}"
    policy = ["--set", "policies.p={policy: squad_coupling, pairs: [{squad: A, officer: wa-noord}]}"]
    for verb in ([], ["robust"]):
        assert main([*verb, small, *policy, "--cluster", where, "--out", str(tmp_path / "out")]) == 4
        assert f"Op {where} antwoordt geen cluster" in capsys.readouterr().err
    assert main([small, "--cluster", "http://elsewhere"]) == 2
    assert main(["check", small, "--cluster", "local"]) == 2
