"""Many small studies in one go: each case is a study of its own, all share the processes, the folder and the way back after a stop."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .cluster import Cluster
from .parts import study_key
from .progress import progress
from .replication import Simulation
from .workers import Job, kept, process_count, shared_out
from .writing import CannotWriteError, remove_leftovers

Arms = dict[str, dict[str, Any]]


class Many:
    """Lives through cases, a number of worlds each. What `out` holds from before is not done again."""

    def __init__(self, simulation: Simulation, out: Path, workers: int, language: str) -> None:
        self.simulation, self.parts, self.workers, self.language = simulation, out / "parts", workers, language
        self.connection: Cluster | None = None
        """The cluster, if one is used; else the processes of this machine."""
        self.finished = self.asked = self.resumed = 0
        self.tallies: dict[int, int] = {}
        """How many replications each process did."""

    def clean(self) -> None:
        """Throw away what an earlier run left half done."""
        for folder in (self.parts.parent, self.parts):
            remove_leftovers(folder)
        for sign in self.parts.glob(".working-*"):
            sign.unlink(missing_ok=True)

    def live(self, cases: Mapping[str, Mapping[str, Any]], replications: int, curves: bool = False) -> dict[str, list[Arms]]:
        """For every case its worlds, each with its arms: measures, or `failed` with the reason; curves only when asked for."""
        jobs = {name: Job(self.simulation, dict(arms), self.parts, study_key(arms)) for name, arms in cases.items()}
        places = {(job.study, r): None for job in jobs.values() for r in range(replications)}
        """Cases that are the same study (a point that moves nothing) are done once."""
        found: dict[tuple[str, int], Arms] = {}
        by_key = {job.study: job for job in jobs.values()}
        for study, r in places:
            if arms := kept(by_key[study], r):
                found[study, r] = _short(arms, curves)
        tasks = [(by_key[study], r) for study, r in places if (study, r) not in found]
        self.asked += len(places)
        self.finished += len(found)
        self.resumed += len(found)
        workers = self.connection.cores if self.connection else process_count(self.workers) if tasks else 1
        outcomes = self.connection.outcomes(tasks) if self.connection else shared_out(tasks, workers)
        with (
            progress(len(places), len(found), workers, self.language) as bar,
            contextlib.closing(outcomes) as coming,  # type: ignore[arg-type]
        ):
            for outcome in coming:
                if outcome.cannot_write:
                    raise CannotWriteError(*outcome.cannot_write)
                self.finished += outcome.is_complete()
                self.tallies[outcome.worker] = self.tallies.get(outcome.worker, 0) + 1
                found[outcome.study, outcome.replication] = _short(outcome.arms, curves)
                bar.advance()
        return {name: [found[job.study, r] for r in range(replications)] for name, job in jobs.items()}


def _short(arms: Arms, curves: bool) -> Arms:
    """What is worked with afterwards, the names of the measures held once: pictures and cases of every world would fill the memory."""
    kept = ("measures", "failed", *(["curves"] if curves else []))
    short = {name: {key: value for key, value in arm.items() if key in kept} for name, arm in arms.items()}
    for arm in short.values():
        if "measures" in arm:
            arm["measures"] = {sys.intern(name): value for name, value in arm["measures"].items()}
    return short
