"""The reference district, with ten times the citizens, and ten of it in one: the real simulator, to be timed."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from .plain_mesa import PlainDistrict, forget

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "scenarios" / "laak.yaml"
TEN = 10


def reference(weeks: int) -> Any:
    """The scenario of the Laak district, without policies; it lasts so many weeks, all of them measured."""
    from sim.scenario.loading import load

    def short(plain: dict[str, Any]) -> None:
        plain["run"] |= {"warm_up_weeks": 0, "weeks": weeks}

    return changed(load(str(REFERENCE)).scenario, short)


def changed(scenario: Any, change: Any) -> Any:
    """The scenario after `change(plain)` has worked on it as nested dictionaries; policies and study are left out."""
    plain = scenario.model_dump(mode="json")
    plain["policies"], plain["study"] = {}, None
    change(plain)
    return type(scenario).model_validate(plain)


def ten_times_the_citizens(scenario: Any) -> Any:
    """Ten citizens for each one, with the same demand: nothing more happens to more people."""

    def change(plain: dict[str, Any]) -> None:
        for beat in plain["beats"].values():
            beat["citizens"] *= TEN

    return changed(scenario, change)


def ten_districts(scenario: Any) -> Any:
    """Ten districts' worth of beats, officers, cars, detectives, partners and demand in one district.

    A partner works for its own tenth, and at a briefing one speaks with as many colleagues as before.
    """

    def name(old: str, copy: int) -> str:
        return f"{old} {copy}"

    def change(plain: dict[str, Any]) -> None:
        copies = range(1, TEN + 1)
        at_home = {partner for settings in plain["beats"].values() for partner in settings["partners"]}
        everywhere = [partner for partner in plain["partners"] if partner not in at_home]
        plain["beats"] = {
            name(beat, copy): settings | {"partners": [name(partner, copy) for partner in [*settings["partners"], *everywhere]]}
            for copy in copies
            for beat, settings in plain["beats"].items()
        }
        plain["officers"] = {
            name(officer, copy): settings | {"beats": [name(beat, copy) for beat in settings["beats"]]}
            for copy in copies
            for officer, settings in plain["officers"].items()
        }
        plain["partners"] = {name(partner, copy): settings for copy in copies for partner, settings in plain["partners"].items()}
        for squad in plain["squads"].values():
            squad["members"] *= TEN
            squad["extra_cars"] *= TEN
        for shift in plain["patrol"]["shifts"].values():
            shift["cars"] *= TEN
        plain["patrol"]["briefing_met"] /= TEN
        plain["detectives"]["number"] *= TEN
        plain["info_desk"]["persons"] *= TEN
        for kind in plain["demand"]["kinds"].values():
            kind["per_year"] *= TEN

    return changed(scenario, change)


def lived(scenario: Any, replication: int = 0) -> int:
    """A district from its first day to its last; returns how many things happened."""
    from sim.district import District

    district = District(scenario, replication)
    try:
        district.run_until_week(scenario.run.weeks)
        return int(district.calendar.fired)
    finally:
        district.close()


def plain_mesa_seconds(scenario: Any, steps: int) -> float:
    """CPU seconds that a year of plain Mesa would take, scaled from so many hourly steps; setting up is not counted."""
    model = PlainDistrict(
        scenario.demand,
        citizens=sum(beat.citizens for beat in scenario.beats.values()),
        beats=len(scenario.beats),
        squads=len(scenario.squads),
        cars=max(shift.cars for shift in scenario.patrol.shifts.values()),
        partners=len(scenario.partners),
    )
    try:
        start = time.process_time()
        for _ in range(steps):
            model.step()
        return (time.process_time() - start) * 52 * 168 / steps
    finally:
        forget(model)


def speed_up_on_two_workers(scenario: Any, replications: int, rounds: int) -> float:
    """How much sooner two processes finish the replications of a study than one; time on the wall, medians, in turn."""
    import tempfile

    from sim.study.replication import DistrictSimulation
    from sim.study.workers import Job, outcomes

    arms = {"basis": scenario}
    seconds: dict[int, list[float]] = {1: [], 2: []}
    for attempt in range(rounds + 1):
        for workers in seconds:
            with tempfile.TemporaryDirectory() as folder:
                job = Job(DistrictSimulation(), arms, Path(folder), "bench")
                start = time.perf_counter()
                done = list(outcomes(job, list(range(replications)), workers))
                taken = time.perf_counter() - start
            failed = [outcome for outcome in done if not outcome.is_complete()]
            if failed:
                raise RuntimeError(f"a replication failed: {failed[0].arms or failed[0].cannot_write}")
            if attempt:  # in the first round the processes start and read the libraries
                seconds[workers].append(taken)
    return median(seconds[1]) / median(seconds[2])


def growth_of_memory(replications: int, weeks: int) -> float:
    """MiB by which a process of its own grew over so many replications, after ten to warm up."""
    command = [sys.executable, "-m", "bench.districts", str(replications), str(weeks)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the replications failed: {done.stderr.strip().splitlines()[-1]}")
    return float(done.stdout.split()[-1])


def _memory() -> float:
    """MiB of this process that are in memory now."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _grow(replications: int, weeks: int) -> float:
    scenario = reference(weeks)
    for replication in range(10):
        lived(scenario, replication)
    gc.collect()
    before = _memory()
    for replication in range(10, 10 + replications):
        lived(scenario, replication)
        gc.collect()
    return _memory() - before


if __name__ == "__main__":
    print(_grow(int(sys.argv[1]), int(sys.argv[2])))
