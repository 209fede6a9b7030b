"""A whole study, from a checked scenario to a folder of results: simulate, keep, compare, show."""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from . import screen
from .calibration import rows_of_calibration
from .cluster import Cluster, ClusterError, connected
from .comparison import Comparison, all_tables
from .conduct import DONE, SOME_FAILED, WRONG, conducted
from .events import joined
from .folder import is_of_another
from .handing import REPORT, handed_over
from .manifest import as_bytes, ceilings_of, file_list, manifest, resolved_scenario
from .measures import aimed_at
from .pairwise import PAIRS, tables_of_pairs
from .parts import study_key
from .pictures import CASES, PICTURES, rows_of_cases, rows_of_pictures
from .precision import AHEAD, LEAST, adviser, unknown_measures
from .progress import progress
from .replication import DistrictSimulation, Simulation
from .robust_tables import FILES as ROBUST_FILES
from .sweep import FILES as SWEEP_FILES
from .sweep import tables_of_sweep
from .workers import Job, Outcome, kept, process_count, shared_out
from .writing import CannotWriteError, remove_leftovers, table, write_together, write_whole

EVENTS, CALIBRATION = "events.csv.gz", "calibration.csv"


def run_study(
    loaded: Any, out: Path, workers: int = 0, language: str = "nl", simulate: Simulation | None = None, cluster: str | None = None
) -> int:
    """Simulate every arm in every replication and write all tables and the report into the folder `out`.

    Replications that `out` already holds, made from the same scenario by the same program, are not done again.
    `workers` is the number of processes (0: one per core), `cluster` the address of a Dask cluster or `local`; they change no byte of
    the results. `simulate` takes the place of the district in tests. Returns the exit code: 0 done, 3 done but replications failed, 4 the
    folder cannot be written or is in use, 130 interrupted (what was done is kept).
    """
    out = Path(out)
    study = _Study(loaded, out, workers, language, simulate or DistrictSimulation(), cluster)
    if wrong := unknown_measures(loaded, study.catalogue):
        for measure, near in wrong:
            screen.complain("no_measure", language, measure=measure[:80], near=near)
        return WRONG
    return conducted(out, language, study.run, lambda: (study.finished, study.asked))


class _Study:
    def __init__(self, loaded: Any, out: Path, workers: int, language: str, simulation: Simulation, cluster: str | None) -> None:
        self.cluster = cluster
        self.loaded, self.out, self.workers, self.language, self.simulation = loaded, out, workers, language, simulation
        self.arms: dict[str, Any] = loaded.arms()
        self.asked = int(loaded.scenario.run.replications)
        """How many replications: with a precision that was asked, at most."""
        self.catalogue = simulation.catalogue()
        self.adviser = adviser(loaded, list(self.arms), ceilings_of(loaded), self.catalogue)
        self.finished = 0
        self.tallies: dict[int, int] = {}
        """How many replications each process did."""
        self.sums: dict[str, str] = {}
        """The sha256 of each final file."""

    def run(self) -> int:
        began = time.monotonic()
        if is_of_another(resolved_scenario(self.loaded), self.out):
            screen.complain("replaces", self.language, folder=self.out)
        worlds, resumed = self._simulate()
        simulated = time.monotonic()
        results = [worlds[replication] for replication in range(len(worlds))]
        self.advice = self.adviser.advice(results, self.asked) if self.adviser else None
        of = Comparison(
            list(self.arms), results, self.catalogue, ceilings_of(self.loaded), aimed_at(self.arms), self.loaded.references
        )
        self._write(of)
        report, sentences = handed_over(self.out, self.language, self.manifest, self.sums)
        about = {
            "seconds_simulating": round(simulated - began, 3),
            "seconds_in_all": round(time.monotonic() - began, 3),
            "replications_kept_from_before": resumed,
            "processes": [{"pid": pid, "replications": self.tallies[pid]} for pid in sorted(self.tallies)],
            "cores": os.cpu_count(),
            "platform": platform.platform(),
        }
        write_whole(self.out / "run_info.json", as_bytes(about))
        print("".join(f"{line}\n" for line in (self.advice.told(self.language) if self.advice else [])), end="")
        screen.show_results(of, self.simulation.groups(self.arms), sentences, self.out, report, self.language)
        if of.failures():
            screen.complain_of_failures(of, self.language)
            return SOME_FAILED
        return DONE

    def _simulate(self) -> tuple[dict[int, dict[str, Any]], int]:
        parts = self.out / "parts"
        events = bool(getattr(self.loaded.scenario.run, "export_events", False))
        if events and self.cluster:
            raise ClusterError("cluster_events")
        job = Job(self.simulation, self.arms, parts, study_key(self.arms), events)
        for folder in (self.out, parts):
            remove_leftovers(folder)
        for sign in parts.glob(".working-*"):
            sign.unlink(missing_ok=True)
        worlds = {replication: arms for replication in range(self.asked) if (arms := kept(job, replication))}
        self.finished = resumed = len(worlds)
        with connected(self.cluster if resumed < self.asked else None, self.workers) as cluster:
            return self._live(job, worlds, cluster), resumed

    def _live(self, job: Job, worlds: dict[int, dict[str, Any]], cluster: Cluster | None) -> dict[int, dict[str, Any]]:
        """The worlds that are there and those that are missing, until there are enough."""
        resumed = len(worlds)
        workers = cluster.cores if cluster else process_count(self.workers) if resumed < self.asked else 1
        goal, seen = self.asked if self.adviser is None else min(self.asked, LEAST + AHEAD), 0
        with progress(self.asked, resumed, workers, self.language) as bar:
            while True:
                pending = [replication for replication in range(goal) if replication not in worlds]
                if pending:
                    tasks = [(job, replication) for replication in pending]
                    with contextlib.closing(cluster.outcomes(tasks) if cluster else shared_out(tasks, workers)) as coming:
                        for outcome in coming:
                            worlds[outcome.replication] = self._take(outcome)
                            bar.advance()
                done = [worlds[replication] for replication in range(goal)]
                enough = self.adviser.stop(done, seen) if self.adviser else None
                if enough or goal == self.asked:
                    return {replication: worlds[replication] for replication in range(enough or goal)}
                goal, seen = min(self.asked, goal + max(AHEAD, workers)), goal

    def _take(self, outcome: Outcome) -> dict[str, Any]:
        if outcome.cannot_write:
            raise CannotWriteError(*outcome.cannot_write)
        self.finished += outcome.is_complete()
        self.tallies[outcome.worker] = self.tallies.get(outcome.worker, 0) + 1
        return outcome.arms

    def _write(self, of: Comparison) -> None:
        """All final files, first under other names; the manifest, which knows the others, last."""
        first_week = self.loaded.scenario.run.warm_up_weeks
        tables = {**all_tables(of, first_week), **tables_of_sweep(of, self.loaded.swept)}
        tables |= tables_of_pairs(of) if self.loaded.compared else {}
        tables |= {CALIBRATION: rows_of_calibration(of, self.arms[of.basis], self.simulation.statements())}
        tables |= {PICTURES: rows_of_pictures(of), CASES: rows_of_cases(of)}
        contents: dict[str, Iterable[bytes]] = {name: [table(*rows)] for name, rows in tables.items()}
        events = [world[arm]["events"] for arm in of.arms for world in of.worlds if "events" in world[arm]]
        if events:
            contents[EVENTS] = joined(self.out / "parts", events)
        contents = {name: self._summed(name, pieces) for name, pieces in contents.items()}
        self.manifest = manifest(self.loaded, self.arms, of, self.simulation.groups(self.arms))
        if self.advice:
            self.manifest |= {"precision": self.advice.plain()}
            told = zip(*(self.advice.told(language) for language in ("nl", "en")), strict=True)
            self.manifest["warnings"] += [] if self.advice.firm else [{"nl": dutch, "en": english} for dutch, english in told]
        contents["manifest.json"] = (as_bytes(self.manifest | {"files": file_list(self.sums)}) for _ in (1,))  # last: it needs the sums
        write_together({self.out / name: pieces for name, pieces in contents.items()})
        stale_now = [REPORT, *(name for name in (EVENTS, PAIRS, *SWEEP_FILES, *ROBUST_FILES) if name not in contents)]
        for stale in stale_now:  # of an earlier run, they would lie about this one
            (self.out / stale).unlink(missing_ok=True)

    def _summed(self, name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Pass the pieces of a file on and note its sha256; a large file is never whole in memory."""
        digest = hashlib.sha256()
        for piece in pieces:
            digest.update(piece)
            yield piece
        self.sums[name] = digest.hexdigest()
