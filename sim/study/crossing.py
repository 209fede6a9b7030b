"""Where a difference changes sign as a number is moved, and how sure that place is.

At each value the pairs give one difference per replication. Between two neighbouring values every replication is taken as a
straight line, so the mean difference is one too, and where it passes zero is the crossing. Its interval holds every place
where the paired t interval of the differences, so interpolated, contains zero (Fieller's argument, applied piece by piece).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from .statistics import ROUNDING, Value, deviation, is_present, mean_of, t_quantile

NONE, CLEAR, UNSURE = "none", "clear", "unsure"
Line = Sequence[Sequence[Value]]
"""For each value of the number, one difference per replication."""


@dataclass(frozen=True)
class Crossing:
    """One passage through zero. `low` or `high` is None where the interval runs out of the values that were tried.

    `kind` is `clear` if the difference is firmly below zero on one side and firmly above it on the other, else `unsure`;
    `none` (with nothing else) where the mean difference keeps one sign.
    """

    kind: str
    at: Value = None
    low: Value = None
    high: Value = None
    rises: bool | None = None
    """Whether the difference goes from below zero to above it."""
    n: int = 0


def crossings(values: Sequence[float], gaps: Line, verdicts: Sequence[str]) -> list[Crossing]:
    """Every passage of the mean difference through zero, from the lowest value to the highest; one of kind `none` if there is none.

    `gaps[i]` are the differences at `values[i]`, in the order of the replications; only replications that were observed at every
    value take part. `verdicts[i]` is what was concluded there, all looks together: `higher`, `lower` or anything else.
    """
    order = sorted(range(len(values)), key=lambda i: values[i])
    whole = [r for r in range(min((len(line) for line in gaps), default=0)) if all(is_present(line[r]) for line in gaps)]
    xs = [values[i] for i in order]
    lines = [[float(gaps[i][r]) for r in whole] for i in order]  # type: ignore[arg-type]
    said = [verdicts[i] for i in order]
    if len(whole) < 2 or len(xs) < 2:
        return [Crossing(NONE, n=len(whole))]
    means = [mean_of(line) for line in lines]
    least = ROUNDING * max(abs(mean) for mean in means)
    signs = [0 if abs(mean) <= least else 1 if mean > 0 else -1 for mean in means]
    pieces = [_piece(xs, lines, i) for i in range(len(xs) - 1)]
    found, before = [], None
    for here, sign in enumerate(signs):
        if sign and before is not None and signs[before] != sign:
            found.append(_crossing(xs, means, pieces, said, before, here, len(whole)))
        before = here if sign else before
    return found or [Crossing(NONE, n=len(whole))]


def _crossing(
    xs: list[float], means: list[float], pieces: list[list[tuple[float, float]]], said: list[str], before: int, here: int, n: int
) -> Crossing:
    first, last = means[before], means[here]
    between = xs[before + 1 : here]  # values at which the difference is exactly zero: the middle of them
    at = (between[0] + between[-1]) / 2 if between else xs[before] + (xs[here] - xs[before]) * first / (first - last)
    low, high = _around(at, [span for piece in pieces for span in piece])
    rises = last > 0
    left, right = ("lower", "higher") if rises else ("higher", "lower")
    firm = left in said[: before + 1] and right in said[here:]
    ends = (None if low <= xs[0] else low), (None if high >= xs[-1] else high)
    return Crossing(CLEAR if firm and None not in ends else UNSURE, at, *ends, rises, n)


def _around(at: float, spans: list[tuple[float, float]]) -> tuple[float, float]:
    """The stretch without a gap in which the crossing lies."""
    low = high = at
    near = 1e-9 * max((abs(edge) for span in spans for edge in span), default=1.0)
    for start, end in spans:  # from left to right: a span that touches the stretch makes it longer to the right
        if start - near <= high <= end:
            high = end
    for start, end in reversed(spans):
        if start <= low <= end + near:
            low = start
    return low, high


def _piece(xs: list[float], lines: list[list[float]], i: int) -> list[tuple[float, float]]:
    """The parts of the stretch from value i to i + 1 where the interval of the interpolated difference contains zero.

    With w from 0 to 1 along the stretch, mean(w)² <= t²·var(w)/n is a quadratic in w.
    """
    left, right = lines[i], lines[i + 1]
    n = len(left)
    factor = t_quantile(n - 1) ** 2 / n
    step = [b - a for a, b in zip(left, right, strict=True)]
    m0, m1 = mean_of(left), mean_of(step)
    v0, v1, c = deviation(left) ** 2, deviation(step) ** 2, _covariance(left, step)
    a2, a1, a0 = m1 * m1 - factor * v1, 2 * (m0 * m1 - factor * c), m0 * m0 - factor * v0
    cuts = sorted(w for w in _roots(a2, a1, a0) if 0 < w < 1)
    edges = [0.0, *cuts, 1.0]
    spans = []
    for low, high in itertools.pairwise(edges):
        middle = (low + high) / 2
        if (a2 * middle + a1) * middle + a0 <= 0:
            spans.append((low, high))
    length = xs[i + 1] - xs[i]
    return [(xs[i] + low * length, xs[i] + high * length) for low, high in spans]


def _covariance(first: list[float], second: list[float]) -> float:
    centre_1, centre_2 = mean_of(first), mean_of(second)
    return math.fsum((a - centre_1) * (b - centre_2) for a, b in zip(first, second, strict=True)) / (len(first) - 1)


def _roots(a2: float, a1: float, a0: float) -> list[float]:
    if a2 == 0:
        return [] if a1 == 0 else [-a0 / a1]
    inside = a1 * a1 - 4 * a2 * a0
    if inside < 0:
        return []
    q = -(a1 + math.copysign(math.sqrt(inside), a1)) / 2
    return [q / a2, *([a0 / q] if q else [])]
