"""Where the answer is known, it comes out: queues of Erlang, Cobham and Little on the calendar with keyed chance."""

from __future__ import annotations

from statistics import mean, pvariance

import pytest
from queues import SERVICE, Interval, Queue, cobham, erlang_c, interval, mean_wait

from sim.kernel.calendar import Calendar, Story
from sim.kernel.distributions import Distribution, Exponential, Lognormal
from sim.kernel.streams import Streams

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("servers", "load", "wait"), [(1, 0.5, 1.0), (1, 0.8, 4.0), (1, 0.9, 9.0), (3, 0.9, 2.7235), (9, 0.8, 0.2401), (9, 0.9, 0.7606)]
)
def test_the_formula_gives_the_waits_of_the_textbook(servers: int, load: float, wait: float) -> None:
    """Erlang's C, against figures printed elsewhere."""
    assert mean_wait(servers, load) == pytest.approx(wait, abs=5e-5)
    assert cobham(servers, load, (1.0,)) == pytest.approx([wait], abs=5e-5)


def check_erlang(servers: int, load: float, customers: int, at_most: float) -> None:
    """Mean wait and the chance of waiting, each within a 99 % interval that is narrow enough to mean something."""
    waits = Queue(servers, load, customers).run().waits_of(0)
    found = interval(waits)
    assert found.holds(mean_wait(servers, load), at_most), (found, mean_wait(servers, load))
    waiting = interval([float(wait > 0) for wait in waits])
    assert waiting.holds(erlang_c(servers, load), at_most), (waiting, erlang_c(servers, load))


@pytest.mark.parametrize(("servers", "load"), [(1, 0.5), (3, 0.5)])
def test_waits_in_a_small_queue_are_those_of_erlang(servers: int, load: float) -> None:
    """120,000 customers already tell the known wait from one that is an eighth off."""
    check_erlang(servers, load, 120_000, at_most=0.125)


@pytest.mark.full
@pytest.mark.parametrize("load", [0.5, 0.8, 0.9])
@pytest.mark.parametrize("servers", [1, 3, 9])
def test_waits_of_a_million_customers_and_more_are_those_of_erlang(servers: int, load: float) -> None:
    """One, three and nine servers, half to nine tenths of the time at work."""
    check_erlang(servers, load, MILLION if load < 0.8 else 3 * MILLION // 2, at_most=0.04 if servers <= 3 and load <= 0.8 else 0.08)


def check_cobham(customers: int, at_most: float) -> None:
    """Each priority waits as Cobham says."""
    shares = (0.2, 0.5, 0.3)
    queue = Queue(3, 0.8, customers, shares=shares).run()
    for rank, wait in enumerate(cobham(3, 0.8, shares)):
        found = interval(queue.waits_of(rank))
        assert found.holds(wait, at_most), (rank, found, wait)


def test_urgent_customers_wait_as_long_as_cobham_says() -> None:
    """Three priorities, never broken off: the most urgent wait least, and by how much is known."""
    check_cobham(200_000, at_most=0.18)


@pytest.mark.full
def test_a_million_urgent_customers_and_more_wait_as_long_as_cobham_says() -> None:
    """The same to a few in a hundred."""
    check_cobham(3 * MILLION // 2, at_most=0.07)


@pytest.mark.parametrize("shape", [Exponential(SERVICE), Lognormal(SERVICE, 1.0)])
def test_littles_law_holds_on_every_path(shape: Distribution) -> None:
    """Customers present, summed over time, are exactly the times that customers stayed; not on average: to the second."""
    queue = Queue(3, 0.9, 20_000, service=shape).run()
    assert queue.present == 0
    assert queue.present_seconds == queue.stays > 0


@pytest.mark.parametrize("shape", [Exponential(SERVICE), Lognormal(SERVICE, 1.0)])
@pytest.mark.parametrize("customers", [60_000, pytest.param(MILLION, marks=pytest.mark.full)])
def test_with_endless_capacity_the_number_present_is_poisson(shape: Distribution, customers: int) -> None:
    """Nobody waits for anybody: the number present has mean and variance λ·E[S], whatever the shape of the durations."""
    calendar, streams = Calendar(), Streams(3, 0)
    gap, lasts = streams.chance("gap"), streams.chance("lasts")
    present, offered, counts = 0, 8.0, []
    between = Exponential(SERVICE / offered)

    def stay(number: int) -> Story:
        nonlocal present
        present += 1
        yield round(shape.at(lasts(number)))
        present -= 1

    def arrivals() -> Story:
        exact = 0.0
        for number in range(customers):
            exact += between.at(gap(number))
            yield int(exact) - calendar.now
            calendar.start(stay(number))

    def watch() -> Story:
        yield 20 * SERVICE
        while True:
            counts.append(present)
            yield SERVICE // 4

    calendar.start(arrivals())
    calendar.start(watch())
    calendar.run_until(int(customers * between.mean * 0.99))
    loose = 0.02 if customers == MILLION else 0.04  # beside a standard error of 0.004 and 0.015
    assert mean(counts) == pytest.approx(offered, rel=loose)
    assert pvariance(counts) / mean(counts) == pytest.approx(1, abs=2.5 * loose)


@pytest.mark.parametrize("factor", [2, 10])
def test_doing_everything_faster_shortens_every_wait_as_much(factor: int) -> None:
    """Twice the customers served in half the time: each wait is half as long, but for the rounding to whole seconds."""
    slow = Queue(2, 0.8, 5_000).run()
    fast = Queue(2, 0.8, 5_000, service=Exponential(SERVICE / factor)).run()
    apart = [abs(long / factor - short) for long, short in zip(slow.waits, fast.waits, strict=True)]
    assert mean(apart) < 10
    assert max(slow.waits) > 1000 * factor


def test_an_interval_that_misses_or_is_too_wide_does_not_hold() -> None:
    """The check can fail, in both ways; and a queue with one server more is told apart."""
    assert not Interval(1.0, 0.01).holds(1.1, 0.5)
    assert not Interval(1.0, 0.5).holds(1.1, 0.1)
    assert Interval(1.0, 0.05).holds(1.02, 0.1)
    assert not interval(Queue(2, 0.5, 120_000).run().waits_of(0)).holds(mean_wait(3, 0.5), 0.125)
