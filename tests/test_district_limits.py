"""The real district where the answer is known: with every mechanism neutral it is a plain queue; and no number is drawn twice."""

from __future__ import annotations

import gc
import random
import time
import uuid
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from queues import erlang_c, interval, mean_wait

from sim.district import District
from sim.kernel import streams
from sim.scenario.loading import load
from sim.world.facts import CallReached

SCENARIOS = Path(__file__).parent.parent / "scenarios"
SERVICE_MINUTES = 30


def waits(cars: int, load_: float, calls: int, replication: int = 0) -> list[float]:
    """Waits of about so many calls in the neutral district, in mean services, without the first twentieth."""
    a_week = cars * load_ / SERVICE_MINUTES * 7 * 24 * 60
    weeks = min(520, max(4, round(calls / a_week)))
    changes = (
        f"patrol.shifts.all.cars={cars}",
        f"demand.kinds.report.per_year={a_week * 52}",
        "run.warm_up_weeks=0",
        f"run.weeks={weeks}",
    )
    district = District(load(str(SCENARIOS / "neutraal.yaml"), changes).scenario, replication)
    try:
        district.run_until_week(weeks)
        found = [(call.time - call.created) / 60 / SERVICE_MINUTES for call in district.journal.of(CallReached)]
    finally:
        district.close()
        gc.collect()
    return found[len(found) // 20 :]


def check(cars: int, load_: float, found: list[float], at_most: float) -> None:
    """Mean wait and the chance of waiting are Erlang's, within intervals narrow enough to say something."""
    wait, waiting = interval(found), interval([float(wait > 0) for wait in found])
    assert wait.holds(mean_wait(cars, load_), at_most), (wait, mean_wait(cars, load_))
    assert waiting.holds(erlang_c(cars, load_), at_most), (waiting, erlang_c(cars, load_))


def test_the_neutral_district_is_the_queue_of_erlang() -> None:
    """Three cars, half of the time on a call: who reports waits as long as in the textbook."""
    check(3, 0.5, waits(3, 0.5, 60_000, replication=1), at_most=0.2)


def test_one_car_more_is_not_the_same_queue() -> None:
    """The check can fail: the waits of four cars are not those of three."""
    assert not interval(waits(4, 0.5, 30_000)).holds(mean_wait(3, 0.5), 1.0)


@pytest.mark.full
@pytest.mark.parametrize("load_", [0.5, 0.8, 0.9])
@pytest.mark.parametrize("cars", [1, 3, 9])
def test_the_neutral_district_is_the_queue_of_erlang_for_any_number_of_cars(cars: int, load_: float) -> None:
    """One, three and nine cars, half to nine tenths of the time on a call; replications of ten years one after another."""
    found: list[float] = []
    replication = 1
    while len(found) < 600_000:
        found += waits(cars, load_, 600_000, replication)
        replication += 1
    check(cars, load_, found, at_most=0.06 if cars <= 3 and load_ <= 0.8 else 0.12)


def test_no_number_is_drawn_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every decision has its own occasion in its key; what belongs to somebody for good is a trait and says so."""
    repeats: Counter[str] = Counter()

    def counting(name, draw, seen):  # type: ignore[no-untyped-def]
        def once(*keys: int) -> float:
            repeats[name] += keys in seen
            seen.add(keys)
            return draw(*keys)

        return once

    monkeypatch.setattr(streams, "_refusing_repeats", counting)
    district = District(load(str(SCENARIOS / "laak.yaml")).scenario, 0, strict=True)
    try:
        district.run_until_week(40)
    finally:
        district.close()
    assert +repeats == Counter()


def test_inside_the_district_nobody_asks_the_clock_on_the_wall_or_a_shared_generator(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that could differ between two equal runs is out of reach while simulated time passes."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("something in the district asked for chance or time that has no name")

    district = District(load(str(SCENARIOS / "laak.yaml")).scenario, 0)  # Mesa makes itself a generator, which nobody uses
    for module, name in [
        (random, "random"), (random, "choice"), (random, "shuffle"), (random, "randrange"), (time, "time"), (uuid, "uuid4"),
        (np.random, "random"), (np.random, "rand"), (np.random, "default_rng"), (np.random, "shuffle"),
    ]:  # fmt: skip
        monkeypatch.setattr(module, name, forbidden)
    for name in ("random", "choice", "shuffle"):
        monkeypatch.setattr(district.random, name, forbidden, raising=False)
    try:
        district.run_until_week(3)
    finally:
        district.close()
    with pytest.raises(AssertionError, match="no name"):
        random.random()
    with pytest.raises(AssertionError, match="no name"):
        district.random.random()
