"""Replications shared out over processes; each is written to disk the moment it is done."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import warnings
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .events import is_kept
from .fork import CAN_FORK, die_with, reason_of
from .parts import part_path, read_part, write_part
from .replication import Simulation, simulate_replication
from .writing import CannotWriteError

EMPTY_ROUNDS = 3
"""How often all processes may be lost without a trace before the remaining replications are given up."""
TWICE_KILLED = "its process was killed twice"


@dataclass(frozen=True)
class Job:
    """What every worker needs to know of the study."""

    simulation: Simulation
    arms: dict[str, Any]
    folder: Path
    study: str
    events: bool = False
    fork: bool = CAN_FORK
    parent: int = field(default_factory=os.getpid)
    bound: bool = field(default_factory=lambda: threading.current_thread() is threading.main_thread())
    """Whether workers may be tied to the life of the starting thread: only if that is the main one."""

    def sign(self, replication: int) -> Path:
        """The file that stands in the folder while a replication is being worked on."""
        return self.folder / f".working-{part_path(self.folder, self.study, replication).stem}"

    def events_path(self, replication: int, name: str) -> Path:
        """Where the events of one world are kept."""
        stem = part_path(self.folder, self.study, replication).stem
        return self.folder / f"{stem}-{list(self.arms).index(name)}.csv.gz"


@dataclass(frozen=True)
class Outcome:
    """One replication: its arms, each with measures and curves or `failed` with the reason, and who did it."""

    replication: int
    arms: dict[str, dict[str, Any]]
    worker: int
    cannot_write: tuple[str, int | None] | None = None
    study: str = ""
    """Of which study it is a replication."""

    def is_complete(self) -> bool:
        """Whether every arm was simulated to its end."""
        return bool(self.arms) and not any("failed" in arm for arm in self.arms.values())


def do_replication(job: Job, replication: int) -> Outcome:
    """Simulate all arms of one replication and keep the result. Runs in a worker; raises nothing but the end of the world."""
    me = os.getpid()
    if me != job.parent:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the study, which ends its workers
        if job.bound:
            die_with(job.parent)
    try:
        job.sign(replication).write_text(str(me))
        events = (lambda name: job.events_path(replication, name)) if job.events else None
        arms: dict[str, dict[str, Any]] = {}
        for _ in range(2):  # a copy that was killed (out of memory, say) gets a second chance
            arms = simulate_replication(job.simulation, job.arms, replication, events, job.fork)
            if not any(arm.get("killed") for arm in arms.values()):
                break
        outcome = Outcome(replication, arms, me, study=job.study)
        if outcome.is_complete():
            write_part(job.folder, job.study, replication, arms)
        return outcome
    except CannotWriteError as problem:
        return Outcome(replication, {}, me, (problem.path, problem.number), job.study)
    except OSError as problem:
        return Outcome(replication, {}, me, (str(problem.filename or job.folder), problem.errno), job.study)
    except Exception as problem:
        return failed(job, replication, reason_of(problem))
    finally:
        with contextlib.suppress(OSError):
            job.sign(replication).unlink(missing_ok=True)


def failed(job: Job, replication: int, reason: str) -> Outcome:
    """A replication of which no arm has a result."""
    return Outcome(replication, {name: {"failed": reason, "killed": False} for name in job.arms}, os.getpid(), study=job.study)


def kept(job: Job, replication: int) -> dict[str, Any] | None:
    """The arms of a replication that was finished before, whole and fit for this study; else None."""
    arms = read_part(job.folder, job.study, replication, list(job.arms))
    if arms and job.events and not all(is_kept(job.folder, arm.get("events")) for arm in arms.values()):
        return None
    return arms


Task = tuple[Job, int]
"""A study and the number of one of its replications."""


def outcomes(job: Job, replications: list[int], workers: int) -> Iterator[Outcome]:
    """Do the replications of one study, see `shared_out`."""
    return shared_out([(job, replication) for replication in replications], workers)


def shared_out(tasks: Sequence[Task], workers: int) -> Iterator[Outcome]:
    """Do the tasks with so many processes; they come in the order in which they are finished.

    A worker that is killed takes the others with it; then those that were being worked on are done once
    more, each alone, so that only a replication that ends its own process twice is given up.
    """
    if workers == 1:
        for job, replication in tasks:
            yield do_replication(job, replication)
        return
    pending, empty_rounds = {(job.study, replication): (job, replication) for job, replication in tasks}, 0
    while pending:
        alive = yield from _while_alive(pending, workers)
        if alive:
            return
        suspects = [key for key, (job, replication) in pending.items() if job.sign(replication).exists()]
        for key, (job, replication) in list(pending.items()):  # finished, but the news was lost
            if key not in suspects and (arms := kept(job, replication)):
                del pending[key]
                yield Outcome(replication, arms, 0, study=job.study)
        for key in suspects:
            job, replication = pending.pop(key)
            if not (yield from _while_alive(alone := {key: (job, replication)}, workers)):
                job.sign(replication).unlink(missing_ok=True)
                yield failed(job, replication, TWICE_KILLED)
            elif alone:
                yield failed(job, replication, "no result came back")
        empty_rounds = 0 if suspects else empty_rounds + 1
        if empty_rounds >= EMPTY_ROUNDS:
            for job, replication in pending.values():
                yield failed(job, replication, TWICE_KILLED)
            return


def _while_alive(pending: dict[tuple[str, int], Task], workers: int) -> Generator[Outcome, None, bool]:
    """Yield outcomes and take them from `pending`; returns False as soon as a worker process was lost."""
    from joblib import Parallel, delayed, parallel_config
    from joblib.externals.loky.process_executor import BrokenProcessPool

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=UserWarning, module="joblib")
        try:
            with parallel_config(backend="loky", inner_max_num_threads=1):
                count = min(workers, max(2, len(pending)))  # two at least: with one, joblib works in this very process
                parallel = Parallel(n_jobs=count, batch_size=1, return_as="generator_unordered", max_nbytes=None)
                done = parallel(delayed(do_replication)(*task) for task in list(pending.values()))
            try:
                for outcome in done:
                    del pending[outcome.study, outcome.replication]
                    yield outcome
            finally:
                done.close()
        except BrokenProcessPool:
            return False
    return True


def process_count(asked: int) -> int:
    """How many processes to use; 0 asks for one per core that this program may use."""
    if asked > 0:
        return asked
    from joblib import cpu_count

    return max(1, cpu_count())
