"""Queues with a known answer: the formulas, and the same queue lived through on the calendar with keyed chance."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from statistics import mean, stdev

from scipy import stats

from sim.kernel.calendar import Calendar, Order, Signal, Story
from sim.kernel.distributions import Distribution, Exponential
from sim.kernel.streams import Streams

SERVICE = 36_000
"""Mean service in seconds: long, so that rounding to whole seconds cannot be seen."""


def erlang_c(servers: int, load: float) -> float:
    """The chance that somebody must wait (Erlang's C), with `load` the share of time that each server works."""
    offered = servers * load
    last = offered**servers / math.factorial(servers) / (1 - load)
    return last / (sum(offered**busy / math.factorial(busy) for busy in range(servers)) + last)


def mean_wait(servers: int, load: float) -> float:
    """Mean wait in an M/M/c queue, in mean services."""
    return erlang_c(servers, load) / (servers * (1 - load))


def cobham(servers: int, load: float, shares: Sequence[float]) -> list[float]:
    """Mean wait per priority (most urgent first) in an M/M/c queue whose service is never broken off, in mean services."""
    base = erlang_c(servers, load) / servers
    upto = [0.0]
    for share in shares:
        upto.append(upto[-1] + load * share)
    return [base / ((1 - upto[rank]) * (1 - upto[rank + 1])) for rank in range(len(shares))]


@dataclass
class Queue:
    """Customers come at random, wait for one of `servers`, most urgent first, and are served."""

    servers: int
    load: float
    customers: int
    service: Distribution = field(default_factory=lambda: Exponential(SERVICE))
    shares: tuple[float, ...] = (1.0,)
    seed: int = 1
    waits: list[int] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    stays: int = 0
    """Seconds in the system, of all customers together."""
    present: int = 0
    present_seconds: int = 0
    """Customers present, summed over the seconds."""
    _seen: int = 0

    def run(self) -> Queue:
        """Live through it until the last customer has gone."""
        self.calendar = Calendar()
        streams = Streams(self.seed, 0)
        self.between, self.lasts, self.rank_of = streams.chance("between"), streams.chance("service"), streams.chance("rank")
        self.line: list[tuple[int, int, int]] = []
        self.free: list[Signal] = []
        self.waits, self.ranks = [0] * self.customers, [0] * self.customers
        self.calendar.start(self.arrivals(), order=Order.DEMAND)
        for _ in range(self.servers):
            self.calendar.start(self.server())
        self.calendar.run_until(1 << 60)
        return self

    def count(self, change: int) -> None:
        """Somebody comes or goes."""
        self.present_seconds += self.present * (self.calendar.now - self._seen)
        self._seen = self.calendar.now
        self.present += change

    def arrivals(self) -> Story:
        """One customer after another."""
        gaps = Exponential(self.service.mean / (self.servers * self.load))
        exact = 0.0
        for number in range(self.customers):
            exact += gaps.at(self.between(number))
            yield int(exact) - self.calendar.now
            share, rank = self.rank_of(number), 0
            while share >= self.shares[rank] and rank < len(self.shares) - 1:
                share -= self.shares[rank]
                rank += 1
            self.ranks[number] = rank
            self.count(+1)
            heappush(self.line, (rank, number, self.calendar.now))
            if self.free:
                self.free.pop().fire()

    def server(self) -> Story:
        """Serves whoever is most urgent; waits for a sign when nobody is there."""
        calendar, wake = self.calendar, self.calendar.signal()
        while True:
            if self.line:
                _, number, came = heappop(self.line)
                self.waits[number] = calendar.now - came
                yield round(self.service.at(self.lasts(number)))
                self.stays += calendar.now - came
                self.count(-1)
            else:
                self.free.append(wake)
                yield wake

    def waits_of(self, rank: int) -> list[float]:
        """Waits of one priority in order of coming, in mean services, without the first twentieth."""
        start = self.customers // 20
        return [self.waits[number] / self.service.mean for number in range(start, self.customers) if self.ranks[number] == rank]


@dataclass(frozen=True)
class Interval:
    """A mean with its 99 % interval."""

    mean: float
    half_width: float

    def holds(self, value: float, at_most: float) -> bool:
        """Whether it contains the value, and is no wider (each side) than `at_most` of it: a wide interval contains anything."""
        return abs(self.mean - value) <= self.half_width <= at_most * value


def interval(values: Sequence[float], of: Callable[[Sequence[float]], float] = mean, batches: int = 100) -> Interval:
    """Batch means: values that follow each other resemble each other, batches of them hardly do."""
    size = len(values) // batches
    found = [of(values[batch * size : (batch + 1) * size]) for batch in range(batches)]
    return Interval(mean(found), float(stats.t.ppf(0.995, batches - 1)) * stdev(found) / math.sqrt(batches))
