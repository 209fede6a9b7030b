"""How long things last when not all of them have ended: nothing that is still going on is left out."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby

Life = tuple[float, float, bool]
"""At which age it came into view (0: from its beginning), at which age it left view, and whether it ended then."""
Steps = list[tuple[float, float]]
"""Ages at which something ended, and the share that lasts longer."""


def survival(lives: Iterable[Life]) -> Steps:
    """The share that lasts longer than each age, after Kaplan and Meier; a life in view from some age on counts from that age."""
    seen = [life for life in lives if life[1] > life[0]]
    entered = sorted(life[0] for life in seen)
    still, gone, steps = 1.0, 0, []
    for age, leaving in groupby(sorted((left, ended) for _, left, ended in seen), key=lambda pair: pair[0]):
        endings = [ended for _, ended in leaving]
        if any(endings):
            still *= 1 - sum(endings) / (bisect_left(entered, age) - gone)
            steps.append((age, still))
        gone += len(endings)
    return steps


def lasting(steps: Steps, age: float) -> float:
    """The share that lasts longer than an age."""
    return min((still for at, still in steps if at <= age), default=1.0)


def median(steps: Steps, limit: float) -> float:
    """The age by which half has ended; `limit` where that is later or was not seen."""
    return min(limit, next((age for age, still in steps if still <= 0.5 + 1e-9), math.inf))  # a product of shares is not exact


def restricted_mean(steps: Steps, limit: float) -> float:
    """The mean age at the end, where an age above `limit` counts as `limit`: the area under the curve."""
    area, before, still = 0.0, 0.0, 1.0
    for age, after in steps:
        if age >= limit:
            break
        area, before, still = area + still * (age - before), age, after
    return area + still * (limit - before)


def middle(values: Sequence[float]) -> float:
    """The median of values that are all known; nan if there are none."""
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        return math.nan
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
