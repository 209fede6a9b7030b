"""In how many plausible worlds a policy does good, what drives that, and which single assumption would turn it round.

A point is one way the world may plausibly be; in each the policy is laid beside the same world without it, on the same numbers, a few
times. `No difference` there is a difference that chance alone would give: within the margin of the mean of those few pairs, with the
spread of the pairs pooled over all points. Without any effect one point in forty would seem better by chance, and one worse.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sim.scenario.assumptions import FACTOR

from .statistics import ROUNDING, Difference, Value, is_present, mean_of, paired_difference, t_quantile, wilson

Arms = Mapping[str, Mapping[str, Any]]
HIGHER, LOWER, NONE = "higher", "lower", "no_clear_difference"
OPPOSITE = {HIGHER: LOWER, LOWER: HIGHER}
MOST_TESTED = 12


@dataclass(frozen=True)
class Size:
    """How much is asked: points, pairs of worlds at each, and how far each assumption may lie from its value."""

    points: int = 64
    worlds: int = 2
    factor: float = FACTOR
    base: int = 20
    """Worlds of the scenario as it stands."""
    ends: int = 8
    """Worlds for one assumption at one place."""

    @property
    def tested(self) -> int:
        """How many assumptions are tried one at a time."""
        return max(1, min(MOST_TESTED, self.points // 4))

    @property
    def lives(self) -> int:
        """How many replications that is, but for the halving, which is not known beforehand."""
        return self.base + self.points * self.worlds + 2 * self.tested * self.ends


def values(worlds: Sequence[Arms], arm: str, metric: str) -> list[Value]:
    """One value a replication; None where nothing was observed or the arm failed."""
    return [world[arm].get("measures", {}).get(metric) for world in worlds]


def gaps(worlds: Sequence[Arms], reference: str, arm: str, metric: str) -> list[Value]:
    """Arm minus reference in every pair of worlds; None where one of them was not observed."""
    pairs = zip(values(worlds, reference, metric), values(worlds, arm, metric), strict=True)
    return [b - a if is_present(a) and is_present(b) else None for a, b in pairs]  # type: ignore[operator]


def paired(worlds: Sequence[Arms], reference: str, arm: str, metric: str) -> Difference:
    """The difference with its interval, by pairs."""
    return paired_difference(values(worlds, reference, metric), values(worlds, arm, metric))


@dataclass(frozen=True)
class Spread:
    """One measure under one policy over all points: the mean difference at each (None where nothing was observed) and its word."""

    means: list[Value]
    words: list[str]
    margin: float

    def count(self, word: str) -> int:
        """At how many points the difference is `higher`, `lower` or none."""
        return self.words.count(word)

    @property
    def seen(self) -> int:
        """At how many points something was observed."""
        return sum(bool(word) for word in self.words)


def spread(points: Sequence[Sequence[Value]]) -> Spread:
    """From the differences of the pairs at every point."""
    present = [[float(gap) for gap in point if is_present(gap)] for point in points]  # type: ignore[arg-type]
    means: list[Value] = [mean_of(found) if found else None for found in present]
    freedom = sum(len(found) - 1 for found in present if found)
    if not freedom:
        return Spread(means, ["" if mean is None else NONE for mean in means], math.inf)
    squares = math.fsum((gap - mean_of(found)) ** 2 for found in present if found for gap in found)
    quantile, sd = t_quantile(freedom), math.sqrt(squares / freedom)
    rounding = ROUNDING * max((abs(mean) for mean in means if mean is not None), default=0.0)
    words = []
    for found, mean in zip(present, means, strict=True):
        margin = max(quantile * sd / math.sqrt(len(found)), rounding) if found else 0.0
        words.append("" if mean is None else HIGHER if mean > margin else LOWER if mean < -margin else NONE)
    usual = max((len(found) for found in present), default=1)
    return Spread(means, words, quantile * sd / math.sqrt(usual))


def shares(of: Spread) -> dict[str, tuple[int, float, float, float]]:
    """For higher, no difference and lower: at how many points, the share, and Wilson's interval of that share."""
    found = {}
    for word in (HIGHER, NONE, LOWER):
        count, seen = of.count(word), of.seen
        found[word] = (count, count / seen, *wilson(count, seen)) if seen else (0, 0.0, 0.0, 1.0)
    return found


def reach(share: float, means: Sequence[Value], effect: float) -> float:
    """How far a number would move the difference on its way to one end, as a share of the difference: from 1 on it may turn round.

    From the share of their spread that goes with the number alone; a number spread evenly from -1 to 1 has a standard deviation of 0.577.
    """
    present = [mean for mean in means if mean is not None]
    if len(present) < 2 or not effect:
        return 0.0
    centre = mean_of(present)
    sd = math.sqrt(math.fsum((mean - centre) ** 2 for mean in present) / (len(present) - 1))
    return math.sqrt(3 * share) * sd / abs(effect)
