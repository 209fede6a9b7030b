"""Makes docs/statistics.md: how often the intervals hold the truth, what open cases and a start from empty do. Takes some minutes.

Run it from the folder of the project: `.venv/bin/python docs/statistics_page.py`. A test (`run.py test --full`) makes the page again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

from sim.metrics.survival import restricted_mean, survival  # noqa: E402
from sim.study.statistics import estimate, pooled_share, worlds_for_skew  # noqa: E402

SHAPES: dict[str, tuple[Callable[[Any, tuple[int, int]], Any], float]] = {
    "normal": (lambda chance, size: chance.normal(1, 1, size), 1.0),
    "gamma, skewness 1": (lambda chance, size: chance.gamma(4, 1 / 4, size), 1.0),
    "exponential, skewness 2": (lambda chance, size: chance.exponential(1, size), 1.0),
    "lognormal, skewness 6": (lambda chance, size: chance.lognormal(-0.5, 1, size), 1.0),
}
"""Spreads over the worlds, each with its true mean."""
WORLDS = (5, 10, 20, 30, 100)
SHARES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
ALIKE = (0.0, 0.01, 0.05)
"""How alike the cases of one world are (intraclass correlation)."""
CASES = 100
LOADS = (0.7, 0.9, 1.2)
WARM_UPS = (0, 50, 100, 200, 500, 1000)
PAGE = """\
# How far the intervals can be trusted

Made by `docs/statistics_page.py`, which plays {experiments} made-up studies for every cell. The word *interval* is the 95 % interval
of the tables.

## Means and differences

Student's t over the worlds (differences: over the pairs of worlds). How often it holds the truth, by the spread over the worlds
and the number of worlds; in brackets how often a study warns that its worlds are spread so unevenly that the interval wants more
of them (Cochran: 25 times the squared skewness). Below twenty worlds every study warns that there are few.

{means}

## Shares

Wilson's interval on the cases of all worlds together; Korn and Graubard's where the cases of one world are alike (the number of
cases is divided by the design effect, and t has fewer degrees of freedom where a few worlds make nearly all of the variance).
Twenty worlds of {cases} cases each. In brackets how often a study warns of worlds that are spread too unevenly.

{shares}

## Cases that are still open

A queue with one server, followed for 520 mean services; how far the mean time until the end is off, where longer than the limit
counts as the limit. Measures of time count open cases (Kaplan and Meier), never closed ones alone. A limit near the time
followed is too much to ask of a growing queue.

{open}

## The start

The same queue at .9, empty at the start, measured over 1,000 mean services: how far the mean wait is below that of the long run,
by the warm-up before it.

{start}

The default warm-up of {default} weeks is {services:,.0f} services of one hour. A district has slower things than queues: ties with a
half-life of months. So every report says which weeks were measured after how long a warm-up, and that what comes later was not
played: a finite horizon, not a long run.
"""


def coverage_of_means(shape: str, worlds: int, experiments: int) -> tuple[float, float]:
    """How often the interval of a mean holds the truth, and how often a study warns of skewness."""
    drawn, truth = SHAPES[shape]
    samples = drawn(_chance(f"{shape} {worlds}"), (experiments, worlds)).tolist()
    held = fmean(one.low <= truth <= one.high for one in map(estimate, samples))
    return held, fmean(worlds_for_skew(sample) is not None for sample in samples)


def coverage_of_shares(share: float, alike: float, experiments: int, worlds: int = 20) -> tuple[float, float]:
    """The same for a share of CASES in each world."""
    chance, size = _chance(f"{share} {alike}"), (experiments, worlds)
    here = np.full(size, share) if not alike else chance.beta(share * (1 / alike - 1), (1 - share) * (1 / alike - 1), size)
    samples = (chance.binomial(CASES, here) / CASES).tolist()
    held = fmean(one.low <= share <= one.high for one in (pooled_share(sample, [CASES] * worlds) for sample in samples))
    return held, fmean(worlds_for_skew(sample) is not None for sample in samples)


def open_cases(load: float, limit: float, queues: int, followed: float = 520) -> tuple[float, float]:
    """How far the mean time in a queue is off, counting open cases and closed ones alone, of those that came while it was followed."""
    chance, counted, closed, true = _chance(f"queue {load}"), [], [], []
    for _ in range(queues):
        came = np.cumsum(chance.exponential(1 / load, round(1.5 * followed * load) + 100))
        took = chance.exponential(1, len(came))
        gone = np.empty(len(came))
        last = 0.0
        for i in range(len(came)):
            gone[i] = last = max(last, came[i]) + took[i]
        came, gone = came[came < followed], gone[came < followed]
        lives = [(0.0, min(end, followed) - start, bool(end <= followed)) for start, end in zip(came, gone, strict=True)]
        counted.append(restricted_mean(survival(lives), limit))
        stays = np.minimum(gone - came, limit)
        true.append(float(stays.mean()))
        closed.append(float(stays[gone <= followed].mean()))
    return fmean(counted) / fmean(true) - 1, fmean(closed) / fmean(true) - 1


def bias_from_empty(warm_up: float, measured: float, queues: int, load: float = 0.9) -> float:
    """How far the mean wait in a queue that was empty at the start is off from that of the long run; times in mean services.

    Every queue has a twin with the same customers that began as in the long run, so that chance falls out of the difference.
    """
    chance, wait = _chance("from empty"), np.zeros(queues)
    twin = np.where(chance.random(queues) < load, chance.exponential(1 / (1 - load), queues), 0.0)
    first, last = round(warm_up * load), round((warm_up + measured) * load)
    behind = 0.0
    for customer in range(last):
        if customer >= first:
            behind += float((wait - twin).mean())
        change = chance.exponential(1, queues) - chance.exponential(1 / load, queues)
        wait, twin = np.maximum(0, wait + change), np.maximum(0, twin + change)
    return behind / (last - first) / (load / (1 - load))


def page(experiments: int = 10_000) -> str:
    """The page; with fewer experiments the figures are rougher."""
    from sim.scenario.describing import describe

    weeks = int(describe()["keys"]["run.warm_up_weeks"]["default"])
    means = [[shape, *(_both(*coverage_of_means(shape, n, experiments)) for n in WORLDS)] for shape in SHAPES]
    shares = [[f"{alike:g}", *(_both(*coverage_of_shares(p, alike, experiments)) for p in SHARES)] for alike in ALIKE]
    still = [[f"{load:g}", *(_off(*open_cases(load, limit, experiments // 40)) for limit in (26, 52, 260))] for load in LOADS]
    start = [["off by", *(f"{bias_from_empty(w, 1000, experiments):+.1%}" for w in WARM_UPS)]]
    return PAGE.format(
        experiments=f"{experiments:,}", cases=CASES, default=weeks, services=weeks * 168,
        means=_table(["spread over the worlds", *(f"{n} worlds" for n in WORLDS)], means),
        shares=_table(["alike", *(f"share {p:g}" for p in SHARES)], shares),
        open=_table(["load", *(f"limit {limit}: counted, closed alone" for limit in (26, 52, 260))], still),
        start=_table(["warm-up, mean services", *(f"{w:,}" for w in WARM_UPS)], start),
    )  # fmt: skip


def _both(held: float, warned: float) -> str:
    return f"{held:.3f} ({warned:.0%})"


def _off(counted: float, closed: float) -> str:
    return f"{counted:+.1%}, {closed:+.1%}"


def _table(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def _chance(name: str) -> Any:
    return np.random.Generator(np.random.Philox(int.from_bytes(name.encode().ljust(16, b".")[:16], "little")))


if __name__ == "__main__":
    (DOCS / "statistics.md").write_text(page(), encoding="utf-8")
