"""Replications on other processors than this one's: a Dask cluster on this machine, or one that somebody else keeps.

Workers there only simulate and send back what came out; this process writes it down, so no disk need be shared. A worker that is lost
has its replications done by others; a replication that loses its workers again and again is given up, and the rest goes on. Each
replication is handed to Dask by itself: joblib's back end for Dask waits for ever when a task has taken its workers down.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
from collections.abc import Iterator, Sequence
from typing import Any

from .fork import reason_of
from .parts import write_part
from .replication import simulate_replication
from .versions import code_version, library_versions
from .workers import TWICE_KILLED, Job, Outcome, Task, failed, process_count

LOCAL = "local"
PATIENCE = 20
"""Seconds to wait for a scheduler to answer."""
AHEAD = 2
"""So many tasks a worker are handed out beforehand: enough to keep it busy, few enough to hold in memory."""
OTHER_PROGRAM = "a worker of the cluster has another version of the program"
Program = tuple[str, dict[str, str]]


class ClusterError(Exception):
    """The cluster cannot be used; `code` says why, `values` fill in the sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def program() -> Program:
    """The version of the source and of the libraries in this process."""
    return code_version(), library_versions()


def live_away(job: Job, replication: int, wanted: Program) -> Outcome:
    """One replication on a worker elsewhere: no files, no signals, and no copies of the process, which has threads of its own."""
    if program() != wanted:
        return failed(job, replication, OTHER_PROGRAM)
    try:
        arms = simulate_replication(job.simulation, job.arms, replication, None, fork=False)
    except Exception as problem:
        return failed(job, replication, reason_of(problem))
    return Outcome(replication, arms, os.getpid(), study=job.study)


class Cluster:
    """A cluster that is connected; gives outcomes as `shared_out` does."""

    def __init__(self, client: Any) -> None:
        self.client, self.program = client, program()

    @property
    def cores(self) -> int:
        """How many workers can work at a time."""
        return max(1, sum(self.client.ncores().values()))

    def outcomes(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Have the tasks done; they come in the order in which they are finished, each written down here first."""
        from distributed import as_completed

        waiting, owners, coming = iter(tasks), {}, as_completed(raise_errors=False, loop=self.client.loop)

        def hand_out(number: int) -> None:
            for job, replication in itertools.islice(waiting, number):
                future = self.client.submit(live_away, job, replication, self.program, pure=False)
                owners[future] = (job, replication)
                coming.add(future)

        suspects: list[Task] = []
        try:
            hand_out(AHEAD * self.cores)
            for future in coming:
                task = owners.pop(future)
                hand_out(max(1, AHEAD * self.cores - len(owners)))
                if self._lost_its_workers(future):
                    suspects.append(task)
                else:
                    yield self._taken(future, *task)
            for task in suspects:  # alone, as a neighbour on the same worker may have been the one that took it down
                waiting = iter([task])
                hand_out(1)
                yield self._taken(next(coming), *task)
        finally:
            with contextlib.suppress(Exception):
                self.client.cancel(list(owners), force=True)

    def _lost_its_workers(self, future: Any) -> bool:
        """Whether a task was given up because its workers were lost again and again."""
        from distributed import KilledWorker

        return future.status == "error" and isinstance(future.exception(), KilledWorker)

    def _taken(self, future: Any, job: Job, replication: int) -> Outcome:
        """What came of a task, written down; one that lost its workers has failed, a scheduler that is gone ends the study."""
        if future.status not in ("finished", "error"):
            raise ClusterError("cluster_lost")
        if future.status == "error":
            return failed(job, replication, TWICE_KILLED if self._lost_its_workers(future) else reason_of(future.exception()))
        outcome: Outcome = future.result()
        if outcome.is_complete():
            write_part(job.folder, job.study, replication, outcome.arms)
        return outcome


@contextlib.contextmanager
def connected(where: str | None, workers: int = 0) -> Iterator[Cluster | None]:
    """The cluster at an address, or `local`: as many workers as are asked, started here for this study. None where none is asked.

    Raises ClusterError when Dask is not installed, nobody answers, or a worker has another version of the program.
    """
    if where is None:
        yield None
        return
    try:
        import dask
        import distributed
    except ModuleNotFoundError as problem:
        raise ClusterError("no_dask") from problem
    with contextlib.ExitStack() as stack:
        if where == LOCAL:
            stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": 1}))  # twice killed is given up
            here = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "worker_dashboard_address": "127.0.0.1:0"}  # nobody else
            many = {"n_workers": process_count(workers), "threads_per_worker": 1, "memory_limit": 0}
            started = distributed.LocalCluster(**here, **many, silence_logs=logging.CRITICAL)
            where = stack.enter_context(started).scheduler_address
        try:
            client = stack.enter_context(distributed.Client(where, timeout=PATIENCE, set_as_default=False))
        except (OSError, TimeoutError, ValueError) as problem:
            raise ClusterError("cluster_silent", where=where) from problem
        _same_program(client)
        yield Cluster(client)


def _same_program(client: Any) -> None:
    """Refuse a cluster of which a worker would make other numbers. Who comes later is asked again with every task."""
    try:
        found = client.run(program)
    except Exception as problem:  # a worker without the program cannot even read the question
        raise ClusterError("cluster_without", reason=reason_of(problem)[:200]) from problem
    mine = program()
    for worker, theirs in sorted(found.items()):
        if theirs[0] != mine[0]:
            raise ClusterError("cluster_other", worker=worker)
        odd = [f"{name} {theirs[1].get(name)} ({version})" for name, version in mine[1].items() if theirs[1].get(name) != version]
        if odd:
            raise ClusterError("cluster_libraries", worker=worker, odd=", ".join(odd))
