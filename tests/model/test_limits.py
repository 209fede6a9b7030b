"""The limits with a known answer, in the whole district: Erlang's queue, endless capacity, and Little's identity on every path."""

from __future__ import annotations

import math
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import mean, pvariance, stdev

import pytest
from queues import erlang_c, mean_wait
from scipy import stats

from sim.district import District
from sim.kernel.week import MINUTE, WEEK
from sim.metrics import measure
from sim.scenario.loading import load
from sim.scenario.schema import Scenario
from sim.world.facts import CallClosed, CallReached, CallStarted, Reported, Worked

from .runs import SCENARIOS

SERVICE = 30 * MINUTE
"""Mean service in the neutral scenario."""
WARM_UP = 10
CELLS = [(cars, load_) for cars in (1, 3, 9) for load_ in (0.5, 0.8, 0.9)]
REPLICATIONS = 40


def queue(cars: int, load_: float, weeks: int, *sets: str) -> Scenario:
    """The neutral district with so many cars, each at work for this share of the time."""
    a_year = cars * load_ / SERVICE * 52 * WEEK
    return load(
        SCENARIOS / "neutraal.yaml",
        [
            f"patrol.shifts.all.cars={cars}", f"squads.A.members={2 * cars}", f"demand.kinds.report.per_year={a_year}",
            f"run.warm_up_weeks={WARM_UP}", f"run.weeks={weeks}", *sets,
        ],
    ).scenario  # fmt: skip


def weeks_for(cars: int, load_: float, reports: int) -> int:
    """Weeks in which about so many reports come in."""
    return min(520, max(2, math.ceil(reports / (cars * load_ / SERVICE * WEEK))))


def lived(plan: Scenario, replication: int) -> District:
    """The whole run."""
    district = District(plan, replication).run()
    district.close()
    return district


def waits(district: District, start: int) -> list[int]:
    """Seconds that every report waited for a car, in the measured weeks; who still waits has waited until now."""
    found = [call.time - call.created for call in district.journal.of(CallStarted) if call.created >= start]
    return found + [district.calendar.now - call.created for call in district.control_room.waiting() if call.created >= start]


def one(cell: tuple[int, float, int, int]) -> tuple[float, float, int]:
    """Mean wait in mean services, share that waits, and number of reports, in one replication."""
    cars, load_, weeks, replication = cell
    found = waits(lived(queue(cars, load_, weeks), replication), WARM_UP * WEEK)
    return sum(found) / len(found) / SERVICE, sum(wait > 0 for wait in found) / len(found), len(found)


def interval(values: Iterable[float]) -> tuple[float, float]:
    """Mean and half-width of the 99 % t interval over replications."""
    found = list(values)
    return mean(found), float(stats.t.ppf(0.995, len(found) - 1)) * stdev(found) / math.sqrt(len(found))


def check(cars: int, load_: float, found: list[tuple[float, float, int]], at_most: float) -> str:
    """Theory lies inside both intervals, and they are narrow; returns a line of the table."""
    line = f"c={cars} rho={load_} n={sum(number for *_, number in found):>9,}"
    for name, place, theory in (("wait", 0, mean_wait(cars, load_)), ("waits", 1, erlang_c(cars, load_))):
        middle, half = interval(row[place] for row in found)
        line += f"  {name} {middle:.4f} ± {half:.4f} ({half / theory:.1%}), theory {theory:.4f}"
        assert half <= at_most * theory, line
        assert abs(middle - theory) <= half, line
    return line


@pytest.mark.full
def test_a_million_reports_wait_as_long_as_erlang_says(capsys: pytest.CaptureFixture[str]) -> None:
    """One, three and nine cars, at work half to nine tenths of the time, a million reports and more in each cell."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for cars, load_ in CELLS:
            weeks = weeks_for(cars, load_, 50_000)
            found = list(pool.map(one, [(cars, load_, weeks, replication) for replication in range(REPLICATIONS)]))
            assert sum(number for *_, number in found) >= 1_000_000
            line = check(cars, load_, found, 0.04 if cars <= 3 and load_ <= 0.8 else 0.08)
            with capsys.disabled():
                print(line, flush=True)


def test_reports_wait_as_long_as_erlang_says() -> None:
    """Three cars, half of the time at work: 60,000 reports already tell the known wait from one a sixth off."""
    weeks = weeks_for(3, 0.5, 10_000)
    found = [one((3, 0.5, weeks, replication)) for replication in range(6)]
    check(3, 0.5, found, 0.16)
    with pytest.raises(AssertionError):
        check(3, 0.56, found, 0.16)  # the control: another load has another wait


def in_progress(district: District, start: int, every: int) -> list[int]:
    """How many calls are under way, seen every so often."""
    changes = [(call.time, 1) for call in district.journal.of(CallStarted)]
    changes += [(call.time, -1) for call in district.journal.of(CallClosed)]
    changes.sort()
    found, now, place = [], 0, 0
    for moment in range(start, district.calendar.now, every):
        while place < len(changes) and changes[place][0] <= moment:
            now += changes[place][1]
            place += 1
        found.append(now)
    return found


def endless(shape: str, weeks: int) -> list[int]:
    """Calls under way in a district with far more cars than calls, eight at a time on average."""
    plan = queue(60, 8 / 60, weeks, f"demand.kinds.report.on_scene={{mean: 30, shape: {shape}, sigma: 1.0}}")
    district = lived(plan, 0)
    assert not any(call.time > call.created for call in district.journal.of(CallStarted))
    return in_progress(district, WARM_UP * WEEK, SERVICE // 2)


@pytest.mark.parametrize("shape", ["exponential", "lognormal"])
def test_with_endless_capacity_the_number_under_way_is_poisson(shape: str) -> None:
    """Nobody waits; the number under way has the mean and variance of a Poisson number, whatever the shape of the durations."""
    counts = endless(shape, 8)
    assert mean(counts) == pytest.approx(8, rel=0.08)
    assert pvariance(counts) / mean(counts) == pytest.approx(1, abs=0.15)


@pytest.mark.full
@pytest.mark.parametrize("shape", ["exponential", "lognormal"])
def test_with_endless_capacity_the_number_under_way_is_poisson_to_a_few_in_a_hundred(shape: str) -> None:
    """The same in a hundred weeks: mean within 2 %, variance over mean within .05, and the whole distribution."""
    counts = endless(shape, 150)
    assert mean(counts) == pytest.approx(8, rel=0.02)
    assert pvariance(counts) / mean(counts) == pytest.approx(1, abs=0.05)
    for number in range(3, 14):
        assert counts.count(number) / len(counts) == pytest.approx(stats.poisson.pmf(number, 8), abs=0.012)


@pytest.mark.parametrize(("cars", "load_"), [(1, 0.9), (3, 0.8), (2, 1.2)])
def test_littles_identity_holds_on_the_path(cars: int, load_: float) -> None:
    """Reports in the system, summed over time, are exactly the times that reports were in it, also when the queue only grows.

    The number is counted while the run goes on, the times are what the facts say afterwards.
    """
    district = District(queue(cars, load_, 3))
    present, area, seen = 0, 0, 0

    def count(change: int, time: int) -> None:
        nonlocal present, area, seen
        assert time >= seen
        area += present * (time - seen)
        seen, present = time, present + change

    district.journal.listen(Reported, lambda told: count(+1, told.time))
    district.journal.listen(CallClosed, lambda told: count(-1, told.time))
    end = (WARM_UP + 3) * WEEK
    district.run_until_week(WARM_UP + 3)
    district.close()
    count(0, end)
    closed = {call.report: call for call in district.journal.of(CallClosed)}
    stays = sum(call.time - call.created for call in closed.values())
    stays += sum(end - report.time for report in district.journal.of(Reported) if report.report not in closed)
    assert area == stays > 0
    assert present == len(district.journal.of(Reported)) - len(closed)


def test_cars_are_busy_as_long_as_calls_last() -> None:
    """The hours that cars write down for calls are the hours from setting out to leaving, to the second."""
    district = lived(queue(3, 0.8, 3), 0)
    started = {call.report: call.time for call in district.journal.of(CallStarted)}
    lasted = sum(call.time - started[call.report] for call in district.journal.of(CallClosed))
    worked = sum(worked.time - worked.start for worked in district.journal.of(Worked) if worked.activity == "call")
    assert worked == lasted
    assert worked / (3 * district.calendar.now) == pytest.approx(0.8, rel=0.05)


def test_calls_that_still_wait_count_in_the_wait() -> None:
    """In a queue that only grows, the measure of waiting counts those whom no car has reached."""
    plan = queue(1, 1.3, 6)
    district = lived(plan, 0)
    start, found = WARM_UP * WEEK, measure(district.journal, plan, {})
    everybody = waits(district, start)
    reached = [call.time - call.created for call in district.journal.of(CallReached) if call.created >= start]
    assert found["call_wait"] == pytest.approx(mean(everybody) / MINUTE, rel=0.01)
    assert len(everybody) > len(reached) + 100
    assert found["call_wait"] != pytest.approx(mean(reached) / MINUTE, rel=0.05)
