"""Whole studies: district-years a minute on one core, on two and on a cluster, what the study itself costs, and what pairs save."""

from __future__ import annotations

import contextlib
import gc
import io
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from .districts import ROOT, lived, reference

POLICIES = ("koppeling", "meerijden", "terugkoppelen", "bel-de-wijkagent", "openingstijden")
"""Scenarios of five policies, each of another kind."""


def district_years_a_minute(weeks: int, replications: int, rounds: int) -> dict[str, float]:
    """Laak-years a minute of time on the wall: bare, in a study on one core and on two, and per worker of a cluster of two."""
    scenario = reference(weeks)
    years = replications * weeks / 52
    found: dict[str, list[float]] = {"bare": [], "one": [], "two": [], "cluster": []}
    for attempt in range(rounds + 1):
        start = time.perf_counter()
        for replication in range(replications):
            lived(scenario, replication)
        taken = {"bare": time.perf_counter() - start}
        taken |= {name: _study(scenario, replications, workers) for name, workers in (("one", 1), ("two", 2))}
        taken["cluster"] = _on_a_cluster(scenario, replications)
        if attempt:  # in the first round the libraries are read
            for name, seconds in taken.items():
                found[name].append(seconds)
    return {name: 60 * years / median(seconds) / (2 if name == "cluster" else 1) for name, seconds in found.items()}


def _study(scenario: Any, replications: int, workers: int) -> float:
    """Seconds that a study takes to live and keep so many replications."""
    from sim.study.replication import DistrictSimulation
    from sim.study.workers import Job, outcomes

    with tempfile.TemporaryDirectory() as folder:
        job = Job(DistrictSimulation(), {"basis": scenario}, Path(folder), "bench")
        start = time.perf_counter()
        _all_done(list(outcomes(job, list(range(replications)), workers)))
        return time.perf_counter() - start


def _on_a_cluster(scenario: Any, replications: int) -> float:
    """The same on two workers of a cluster on this machine; starting it is not counted."""
    from sim.study.cluster import connected
    from sim.study.replication import DistrictSimulation
    from sim.study.workers import Job

    with tempfile.TemporaryDirectory() as folder, connected("local", 2) as cluster:
        job = Job(DistrictSimulation(), {"basis": scenario}, Path(folder), "bench")
        _all_done(list(cluster.outcomes([(job, 10_000 + worker) for worker in range(2)])))  # the workers read the libraries
        start = time.perf_counter()
        _all_done(list(cluster.outcomes([(job, replication) for replication in range(replications)])))
        return time.perf_counter() - start


def _all_done(done: list[Any]) -> None:
    failed = [outcome for outcome in done if not outcome.is_complete()]
    if failed:
        raise RuntimeError(f"a replication failed: {failed[0].arms or failed[0].cannot_write}")


def share_of_the_study(weeks: int, replications: int) -> tuple[float, float]:
    """What a study adds to living and measuring, in CPU time on one core: the share a replication, and the seconds once a study.

    From a study of twice as many replications less one of so many; what both have once (tables, page) falls out of the share.
    """
    from sim.scenario.loading import load

    loaded = load(str(ROOT / "scenarios" / "laak.yaml"), [f"run.weeks={weeks}", "run.warm_up_weeks=0"])
    _whole(loaded, 1)  # the libraries are read
    bare = _bare(loaded.arms()["basis"], weeks, replications)
    once, twice = _whole(loaded, replications), _whole(loaded, 2 * replications)
    return max(0.0, 1 - bare / (twice - once)), max(0.0, 2 * once - twice)


def _bare(scenario: Any, weeks: int, replications: int) -> float:
    """CPU seconds to live through so many worlds and measure them, without anything around it."""
    from sim import metrics
    from sim.district import District
    from sim.study.replication import nothing_thrown_away

    groups = {"coupled": (), "other": (), "coupled_squads": ()}
    start = time.process_time()
    for replication in range(replications):
        with nothing_thrown_away():
            district = District(scenario, replication, policies=True)
            district.run_until_week(weeks)
            metrics.measure(district.journal, scenario, groups)
            for values in metrics.curves(district.journal, scenario, groups).values():
                list(values)
            district.journal.forget()
            district.close()
        gc.collect()
    return time.process_time() - start


def _whole(loaded: Any, replications: int) -> float:
    """CPU seconds of a study of one core, from the checked scenario to the page."""
    from dataclasses import replace

    from sim.study import run_study

    run = loaded.scenario.run.model_copy(update={"replications": replications})
    asked = replace(loaded, scenario=loaded.scenario.model_copy(update={"run": run}))
    silent = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(silent), contextlib.redirect_stderr(silent):
        start = time.process_time()
        if run_study(asked, Path(folder) / "out", 1):
            raise RuntimeError("the study failed")
        return time.process_time() - start


def what_pairs_save(name: str, weeks: int, replications: int) -> float:
    """The variance of the paired difference over that of two independent sets of worlds; the median over variants and main measures.

    Measures that do not differ in any pair, and those of which nothing varies, say nothing and are left out.
    """
    from sim.scenario.loading import load
    from sim.study.comparison import Comparison
    from sim.study.manifest import ceilings_of
    from sim.study.measures import aimed_at
    from sim.study.replication import DistrictSimulation
    from sim.study.workers import Job, outcomes

    sets = [f"run.weeks={weeks}", f"run.warm_up_weeks={weeks}", f"run.replications={replications}"]
    loaded = load(str(ROOT / "scenarios" / f"{name}.yaml"), sets)
    arms, simulation = loaded.arms(), DistrictSimulation()
    with tempfile.TemporaryDirectory() as folder:
        done = list(outcomes(Job(simulation, arms, Path(folder), name), list(range(replications)), 2))
    _all_done(done)
    worlds = [outcome.arms for outcome in sorted(done, key=lambda outcome: outcome.replication)]
    of = Comparison(list(arms), worlds, simulation.catalogue(), ceilings_of(loaded), aimed_at(arms))
    ratios = []
    for arm in of.policies:
        for metric in of.measures.main:
            paired, alone = of.differences[arm, metric].sd, [of.summary[one, metric].sd for one in (of.basis, arm)]
            if paired and all(alone):
                ratios.append(paired**2 / (alone[0] ** 2 + alone[1] ** 2))  # type: ignore[operator]
    return median(ratios)
