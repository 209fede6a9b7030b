"""Which numbers drive an outcome: of many numbers moved at once, the share of the spread that goes with each, and in which direction.

With far more numbers than points no regression on all of them exists. As each number is spread over the points by itself, the share
that a regression of the outcome on that number alone explains is its first-order Sobol' index. The regression is a curve (Legendre
polynomials), so that a number of which the middle is best or worst is found too; its rank correlation says the direction. What numbers
do only together is not seen, nor, with few points, more than one bend. How large a share a number without any effect would reach is
found by shuffling the outcomes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

RESAMPLES, SHUFFLES = 500, 1000
SHOWN = 10
"""So many of the strongest get an interval."""
CONFIDENCE = 0.95
POINTS_A_BEND, BENDS = 64, (2, 8)
"""The degree of the curve: one for so many points, at least and at most so many."""


@dataclass(frozen=True)
class Driver:
    """How strongly one number goes with an outcome. `clear`: more than any of as many numbers without effect would."""

    name: str
    correlation: float
    """Of the ranks: above zero, a higher value goes with a higher outcome. Near zero while the share is large: up and down again."""
    low: float
    high: float
    share: float
    """The share of the spread of the outcome that goes with this number, corrected for chance: its first-order Sobol' index."""
    share_low: float
    share_high: float
    clear: bool


def design(names: Sequence[str], points: int, seed: int) -> Any:
    """Places from 0 to 1 of every number at every point: one in each of as many strata as there are points (a Latin hypercube).

    The column of a number belongs to its name: another number more changes no other column.
    """
    import numpy as np
    from scipy.stats import qmc

    columns = [qmc.LatinHypercube(1, rng=_generator(f"{seed} {name}")).random(points)[:, 0] for name in names]
    return np.column_stack(columns) if columns else np.empty((points, 0))


def drivers(names: Sequence[str], places: Any, outcome: Sequence[float], seed: int) -> list[Driver]:
    """The strongest numbers with their share and rank correlation, a bootstrap interval of both, and whether they stand out.

    `places` holds a row for each point and a column for each number, from -1 to 1; `outcome` a value for each point.
    """
    import numpy as np

    n = len(outcome)
    if not names or n < 4 or min(outcome) == max(outcome):
        return []
    y = np.asarray(outcome, dtype=float)
    degree = min(max(n // POINTS_A_BEND, BENDS[0]), BENDS[1])
    curves, scaled = _curves(places.T, degree), _scaled(y)
    explained = ((curves @ scaled) ** 2).sum(axis=-1)
    generator = _generator(f"{seed} drivers")
    shuffled = generator.permuted(np.tile(scaled, (SHUFFLES, 1)), axis=1)
    most = float(np.quantile(((curves @ shuffled.T) ** 2).sum(axis=1).max(axis=0), CONFIDENCE))
    order = sorted(range(len(names)), key=lambda i: (-explained[i], names[i]))[:SHOWN]
    chosen = generator.integers(0, n, (RESAMPLES, n))
    ends = [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]
    found = []
    for i in order:
        x = places[:, i]
        along = float(_ranked(x) @ _ranked(y))
        low, high = np.quantile((_ranked(x[chosen]) * _ranked(y[chosen])).sum(axis=1), ends)
        again = ((_curves(x[chosen], degree) @ _scaled(y[chosen])[..., None]) ** 2).sum(axis=(1, 2))
        least, largest = 2 * explained[i] - np.quantile(again, ends[::-1])  # chance adds to a share, and twice in a resample
        share = (explained[i] * (n - 1) - degree) / (n - 1 - degree)
        limits = (min(max(float(one), 0.0), 1.0) for one in (share, least, largest))
        found.append(Driver(names[i], along, float(low), float(high), *limits, bool(explained[i] > most)))
    return found


def _curves(places: Any, degree: int) -> Any:
    """Curves of rising degree through places from -1 to 1 (..., points): (..., degree, points), at right angles and of length 1."""
    import numpy as np

    rising = np.swapaxes(np.polynomial.legendre.legvander(places, degree)[..., 1:], -1, -2)
    rising = rising - rising.mean(axis=-1, keepdims=True)
    together = rising @ np.swapaxes(rising, -1, -2)
    size = np.trace(together, axis1=-2, axis2=-1)[..., None, None]
    together += (1e-9 * size + 1e-12) * np.eye(degree)  # in a resample points lie on each other, of few points all of them
    return np.linalg.solve(np.linalg.cholesky(together), rising)


def _scaled(values: Any) -> Any:
    """Values along the last axis with mean 0 and length 1; without spread they become zeros."""
    import numpy as np

    values = values - values.mean(axis=-1, keepdims=True)
    length = np.sqrt((values**2).sum(axis=-1, keepdims=True))
    return values / np.where(length > 0, length, 1)


def _ranked(values: Any) -> Any:
    """The ranks along the last axis, equal values sharing theirs, scaled."""
    from scipy.stats import rankdata

    return _scaled(rankdata(values, axis=-1))


def _generator(name: str) -> Any:
    import hashlib

    import numpy as np

    key = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=16).digest(), "big")
    return np.random.Generator(np.random.Philox(key))
