"""One past, several futures: copies of a running world, with the stand-in and with the real district."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from sim.study.fork import ChildFailedError, in_child
from sim.study.replication import DistrictSimulation, families, simulate_replication
from sim.study.writing import CannotWriteError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process")
KOPPELING = Path(__file__).resolve().parents[2] / "scenarios" / "koppeling.yaml"


def test_a_copy_changes_nothing_here():
    """What the copy does to its world stays there; only its answer comes back, however long it is."""
    world = [1]
    answer = in_child(lambda: (world.append(2), ["x" * 1_000_000, os.getpid(), list(world)])[1])
    assert (len(answer[0]), answer[2], world) == (1_000_000, [1, 2], [1])
    assert answer[1] != os.getpid()


def test_numbers_come_back_to_the_last_bit():
    """A float survives the way through the pipe."""
    values = [0.1 + 0.2, 1e-300, 2 / 3, 123456789.123456789]
    assert in_child(lambda: values) == values


def raise_this(problem: BaseException) -> None:
    raise problem


@pytest.mark.parametrize(
    ("work", "reason", "killed"),
    [
        (lambda: raise_this(ValueError("bad\nstreet")), "ValueError: bad street (test_study_fork.py:", False),
        (lambda: raise_this(SystemExit(3)), "SystemExit: 3", False),
        (lambda: raise_this(MemoryError()), "MemoryError", False),
        (lambda: {1, 2}, "TypeError: Object of type set", False),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "its process was killed by signal 9", True),
        (lambda: os._exit(7), "its process ended with code 7", True),
    ],
)
def test_a_copy_that_fails_says_why(work: Any, reason: str, killed: bool):
    """An exception, a wrong answer, a signal and a silent departure each come back as a reason."""
    with pytest.raises(ChildFailedError) as said:
        in_child(work)
    assert str(said.value).startswith(reason)
    assert said.value.killed is killed


def test_a_full_disk_in_a_copy_is_not_a_failed_world():
    """What the disk refuses is told as such, so that the study stops instead of failing world after world."""
    with pytest.raises(CannotWriteError) as said:
        in_child(lambda: raise_this(CannotWriteError("/there", 28)))
    assert (said.value.path, said.value.number) == ("/there", 28)


def test_no_handle_is_left_open():
    """A hundred copies leave no pipe behind, whether they answer or die."""
    before = len(os.listdir("/proc/self/fd"))
    for number in range(100):
        if number % 2:
            in_child(lambda: 1)
        else:
            with pytest.raises(ChildFailedError):
                in_child(lambda: os._exit(1))
    assert len(os.listdir("/proc/self/fd")) == before


def test_without_room_for_a_copy_the_arm_fails(monkeypatch: pytest.MonkeyPatch):
    """A machine without memory for another process is a reason like any other."""
    monkeypatch.setattr(os, "fork", lambda: raise_this(BlockingIOError(11, "Resource temporarily unavailable")))
    with pytest.raises(ChildFailedError, match="Resource temporarily unavailable"):
        in_child(lambda: 1)


class WholeJournal(DistrictSimulation):
    """The real district, of which every single fact counts."""

    def measure(self, world: Any, scenario: Any, groups: Any) -> dict[str, float]:
        """The journal as one number."""
        told = json.dumps(list(world.journal.rows()), default=str).encode()
        return {"journal": float(int(hashlib.sha256(told).hexdigest()[:12], 16)), "facts": float(told.count(b"time"))}

    def curves(self, world: Any, scenario: Any, groups: Any) -> dict[str, list[float]]:
        """None."""
        return {}


def test_the_real_district_parts_without_a_trace():
    """Arms of the real district that share their past tell the same facts, to the last one, as arms simulated whole."""
    from sim.scenario.loading import load

    arms = load(KOPPELING, ["run.warm_up_weeks=3", "run.weeks=3"]).arms()
    assert families(arms) == [list(arms)]
    parted = simulate_replication(WholeJournal(), arms, 0, fork=True)
    assert parted == simulate_replication(WholeJournal(), arms, 0, fork=False)
    assert parted["basis"]["measures"]["facts"] > 1000
    assert parted["basis"] != parted["veel"]


def test_the_coupled_beats_are_those_of_any_arm():
    """The groups are the same for all arms: a beat that one arm couples, and the rest."""
    from sim.scenario.loading import load

    groups = DistrictSimulation().groups(load(KOPPELING).arms())
    assert groups["coupled"] == ("Spoorwijk",)
    assert groups["coupled_squads"] == ("C",)
    assert len(groups["other"]) >= 2
    assert "Spoorwijk" not in groups["other"]
