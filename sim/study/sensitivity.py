"""Which numbers drive an outcome: rank correlations with intervals for many numbers at once, Sobol' indices for a few.

With far more numbers than points no regression on all of them exists. As each number is spread over the points by itself, its rank
correlation with the outcome is the coefficient that a regression on ranks would give it, and its square the share of the spread
of the ranks that it explains. How large a correlation a number without any effect would reach is found by shuffling the outcomes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

RESAMPLES, SHUFFLES = 500, 1000
SHOWN = 10
"""So many of the strongest get an interval."""
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Driver:
    """How strongly one number goes with an outcome. `clear`: more than any of as many numbers without effect would."""

    name: str
    correlation: float
    low: float
    high: float
    clear: bool

    @property
    def share(self) -> float:
        """The share of the spread of the (ranks of the) outcome that goes with this number."""
        return self.correlation**2


def design(names: Sequence[str], points: int, seed: int) -> Any:
    """Places from 0 to 1 of every number at every point: one in each of as many strata as there are points (a Latin hypercube).

    The column of a number belongs to its name: another number more changes no other column.
    """
    import numpy as np
    from scipy.stats import qmc

    columns = [qmc.LatinHypercube(1, rng=_generator(f"{seed} {name}")).random(points)[:, 0] for name in names]
    return np.column_stack(columns) if columns else np.empty((points, 0))


def drivers(names: Sequence[str], places: Any, outcome: Sequence[float], seed: int) -> list[Driver]:
    """The strongest numbers with their rank correlation, a bootstrap interval, and whether they stand out."""
    import numpy as np

    if not names or len(outcome) < 4 or min(outcome) == max(outcome):
        return []
    y = np.asarray(outcome, dtype=float)
    ranks, ranked = _ranked(places), _ranked(y[:, None])[:, 0]
    found = ranks.T @ ranked
    generator = _generator(f"{seed} drivers")
    shuffled = generator.permuted(np.tile(ranked, (SHUFFLES, 1)), axis=1)
    most = float(np.quantile(np.abs(ranks.T @ shuffled.T).max(axis=0), CONFIDENCE))
    order = sorted(range(len(names)), key=lambda i: (-abs(found[i]), names[i]))[:SHOWN]
    chosen = generator.integers(0, len(y), (RESAMPLES, len(y)))
    drawn = (_ranked(places[chosen][:, :, order], 1) * _ranked(y[chosen][:, :, None], 1)).sum(axis=1)
    low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2], axis=0)
    return [
        Driver(names[i], float(found[i]), float(low[at]), float(high[at]), bool(abs(found[i]) > most)) for at, i in enumerate(order)
    ]


def sobol(outcome: Callable[[Any], Any], numbers: int, points: int, seed: int) -> Any:
    """First-order and total Sobol' indices of a function of numbers from 0 to 1 (arrays: one row a number), with their bootstrap.

    Asks the function at `points` × (`numbers` + 2) places; `points` is a power of two. For the result see scipy.stats.sobol_indices.
    """
    from scipy import stats

    spread = [stats.uniform()] * numbers
    return stats.sobol_indices(func=outcome, n=points, dists=spread, rng=_generator(f"{seed} sobol"))


def sobol_of(outcomes: Mapping[str, Any]) -> Any:
    """The same from outcomes that were worked out before: `f_A`, `f_B` and `f_AB`, as scipy names them."""
    from scipy import stats

    return stats.sobol_indices(func=dict(outcomes), n=outcomes["f_A"].shape[-1])


def _ranked(columns: Any, axis: int = 0) -> Any:
    """The ranks along an axis, equal values sharing theirs, with mean 0 and length 1; without spread they become zeros."""
    import numpy as np
    from scipy.stats import rankdata

    ranks = rankdata(columns, axis=axis)
    ranks -= ranks.mean(axis=axis, keepdims=True)
    length = np.sqrt((ranks**2).sum(axis=axis, keepdims=True))
    return ranks / np.where(length > 0, length, 1)


def _generator(name: str) -> Any:
    import hashlib

    import numpy as np

    key = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=16).digest(), "big")
    return np.random.Generator(np.random.Philox(key))
