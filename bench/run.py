"""`python3 run.py bench [--quick]`: every row is a ratio of CPU times measured side by side in one run, with its target.

Seconds say something about one machine at one moment; ratios travel. The table goes to the screen and to results/bench.json.
"""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from . import districts, reference, reference_ours, studies
from .empty_loop import empty_loop
from .rounds import Cost, in_turn

OUT = districts.ROOT / "results" / "bench.json"
USAGE = "usage: python3 run.py bench [--quick] [--only NAME,...] [--out FILE]"
MISSED = 1


@dataclass
class Row:
    """One measured ratio beside its target; `met` is False too where nothing could be measured."""

    name: str
    value: float | None
    target: str
    met: bool
    what: str
    beside: dict[str, float] = field(default_factory=dict)
    """Seconds and events a second, as information."""
    reason: str = ""


@dataclass(frozen=True)
class Size:
    """How much is measured: all of it, or enough to see that nothing is badly wrong."""

    rounds: int
    weeks: int
    mesa_steps: int
    mesa_rounds: int
    replications: int
    study_rounds: int


FULL = Size(rounds=7, weeks=52, mesa_steps=168, mesa_rounds=5, replications=100, study_rounds=3)
QUICK = Size(rounds=5, weeks=13, mesa_steps=12, mesa_rounds=1, replications=20, study_rounds=1)


def main(argv: list[str]) -> int:
    """Measure, show and keep; 0 if every target is met, 1 if one is missed or could not be measured, 2 for a wrong call."""
    arguments = list(argv)
    size = FULL
    if "--quick" in arguments:
        arguments.remove("--quick")
        size = QUICK
    options = dict(zip(arguments[::2], arguments[1::2], strict=False))
    if len(arguments) % 2 or options.keys() - {"--only", "--out"}:
        print(USAGE, file=sys.stderr)
        return 2
    chosen = options.get("--only", "").split(",") if "--only" in options else list(MEASUREMENTS)
    if unknown := [name for name in chosen if name not in MEASUREMENTS]:
        print(f"{USAGE}\n{', '.join(unknown)}: not one of {', '.join(MEASUREMENTS)}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in chosen:
        print(f"... {name}", file=sys.stderr)
        try:
            rows += MEASUREMENTS[name](size)
        except Exception as problem:
            rows.append(Row(name, None, "", False, "", reason=f"not measured: {type(problem).__name__}: {problem}"))
    show(rows)
    keep(rows, size, Path(options.get("--out", OUT)))
    return MISSED if not all(row.met for row in rows) else 0


def of_the_calendar(size: Size) -> list[Row]:
    """The reference year on our calendar, on SimPy and against the empty loop; both calendars must tell the same year."""
    from . import reference_simpy

    tape = reference.tape(size.weeks)
    events, ours = reference_ours.run(tape, size.weeks)
    _, theirs = reference_simpy.run(tape, size.weeks)
    if ours != theirs:
        raise RuntimeError(f"the two calendars lived different years: {ours} and {theirs}")
    costs = in_turn(
        {
            "empty_loop": lambda: empty_loop(events),
            "ours": lambda: reference_ours.run(tape, size.weeks)[0],
            "simpy": lambda: reference_simpy.run(tape, size.weeks)[0] or events,
        },
        size.rounds,
    )
    return [
        at_least("simpy", ratio(costs, "simpy", "ours"), 1.0, "the reference year on SimPy, times on our calendar", costs),
        at_most("reference_empty_loop", ratio(costs, "ours", "empty_loop"), 4.5, "that year on our calendar, times an empty loop", costs),
    ]


def of_the_district(size: Size) -> list[Row]:
    """A Laak year against an empty loop, ten times the citizens, and ten districts in one."""
    laak = districts.reference(size.weeks)
    quarter = districts.reference(max(1, size.weeks // 4))
    crowd, ten = districts.ten_times_the_citizens(laak), districts.ten_districts(quarter)
    events = districts.lived(laak)
    costs = in_turn(
        {
            "empty_loop": lambda: empty_loop(events),
            "laak": lambda: districts.lived(laak),
            "citizens_x10": lambda: districts.lived(crowd),
            "quarter": lambda: districts.lived(quarter),
            "district_x10": lambda: districts.lived(ten),
        },
        size.rounds,
    )
    crowded = costs["citizens_x10"].seconds / costs["laak"].seconds
    larger = costs["district_x10"].per_event / costs["quarter"].per_event
    return [
        at_most("empty_loop", ratio(costs, "laak", "empty_loop"), 15, "a Laak year, times an empty loop of as many events", costs),
        at_most("citizens_x10", crowded, 1.10, "ten times the citizens with the same demand, times Laak", costs),
        at_most("district_x10", larger, 1.35, "an event of ten districts in one, times an event of one, in a quarter of the time", costs),
    ]


def of_plain_mesa(size: Size) -> list[Row]:
    """Plain Mesa with every citizen an agent and hourly steps, against a Laak year."""
    laak = districts.reference(size.weeks)
    plain: list[float] = []
    ours: list[float] = []
    for _ in range(size.mesa_rounds):
        plain.append(districts.plain_mesa_seconds(laak, size.mesa_steps))
        ours.append(in_turn({"laak": lambda: districts.lived(laak)}, 1)["laak"].seconds * 52 / size.weeks)
    row = at_least("plain_mesa", median(plain) / median(ours), 500, f"a year of plain Mesa (from {size.mesa_steps} steps), times Laak", {})
    row.beside = {"plain_mesa_seconds": round(median(plain), 2), "laak_year_seconds": round(median(ours), 3)}
    return [row]


def of_two_workers(size: Size) -> list[Row]:
    """A study on two processes against one (time on the wall; the only row that is not CPU time)."""
    faster = districts.speed_up_on_two_workers(districts.reference(size.weeks), replications=12, rounds=size.study_rounds)
    return [at_least("two_workers", faster, 1.8, "speed-up of a study of 12 replications on two processes", {})]


def of_memory(size: Size) -> list[Row]:
    """Whether a process grows over many replications."""
    growth = districts.growth_of_memory(size.replications, weeks=2)
    return [at_most("rss_growth_mib", growth, 5, f"MiB more after {size.replications} replications in one process", {})]


def of_throughput(size: Size) -> list[Row]:
    """District-years a minute, by time on the wall; and the share of a study's computing that is neither living nor measuring."""
    years = studies.district_years_a_minute(size.weeks, 8, size.study_rounds)
    lost, once = studies.share_of_the_study(size.weeks, 4)
    what = {
        "one": "Laak-years a minute in a study on one core", "two": "the same on two cores",
        "cluster": "the same per worker of a cluster of two on this machine",
    }  # fmt: skip
    rows = [Row(f"years_{name}", years[name], "told", True, text) for name, text in what.items()]
    rows.append(at_most("study_share", lost, 0.10, f"what a study adds to a replication, as a share; and {once:.1f} s a study", {}))
    return rows


def of_pairs(size: Size) -> list[Row]:
    """What it saves that every variant lives through the same worlds, for five policies."""
    about = "variance of the difference in pairs, of that without pairs; median over variants and main measures"
    weeks = max(4, size.weeks // 2)
    return [at_most(f"pairs_{name}", studies.what_pairs_save(name, weeks, 20), 0.5, about, {}) for name in studies.POLICIES]


MEASUREMENTS: dict[str, Callable[[Size], list[Row]]] = {
    "calendar": of_the_calendar,
    "district": of_the_district,
    "plain_mesa": of_plain_mesa,
    "two_workers": of_two_workers,
    "memory": of_memory,
    "throughput": of_throughput,
    "pairs": of_pairs,
}


def ratio(costs: dict[str, Cost], version: str, by: str) -> float:
    """CPU seconds of one version for each of another."""
    return costs[version].seconds / costs[by].seconds


def at_most(name: str, value: float, limit: float, what: str, costs: dict[str, Cost]) -> Row:
    """A row whose value should not pass the limit."""
    return Row(name, value, f"<= {limit:g}", value <= limit, what, _beside(costs))


def at_least(name: str, value: float, limit: float, what: str, costs: dict[str, Cost]) -> Row:
    """A row whose value should reach the limit."""
    return Row(name, value, f">= {limit:g}", value >= limit, what, _beside(costs))


def _beside(costs: dict[str, Cost]) -> dict[str, float]:
    beside: dict[str, float] = {}
    for name, cost in costs.items():
        beside |= {f"{name}_seconds": round(cost.seconds, 4), f"{name}_events": cost.events}
        beside[f"{name}_events_a_second"] = round(cost.events / cost.seconds)
    return beside


def show(rows: list[Row]) -> None:
    """The table on the screen."""
    print(f"{'row':22}{'value':>10}  {'target':<9}{'met':<5}what")
    for row in rows:
        value = "-" if row.value is None else f"{row.value:.2f}"
        print(f"{row.name:22}{value:>10}  {row.target:<9}{'yes' if row.met else 'NO':<5}{row.reason or row.what}")
    seen: set[str] = set()
    for row in rows:
        for name, value in row.beside.items():
            if name.endswith("_seconds") and name not in seen:
                seen.add(name)
                speed = row.beside.get(name.replace("_seconds", "_events_a_second"))
                print(f"  {name.removesuffix('_seconds'):20}{value:>10.3f} s" + (f"  {speed:>12,.0f} events/s" if speed else ""))


def keep(rows: list[Row], size: Size, out: Path) -> None:
    """The same as JSON, with the machine and the versions it was measured on."""
    about: dict[str, Any] = {
        "cpu": _cpu(),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("mesa", "numpy", "simpy", "joblib", "pydantic")},
        "size": asdict(size),
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({"rows": [asdict(row) for row in rows], **about}, indent=1) + "\n", encoding="utf-8")


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor())
