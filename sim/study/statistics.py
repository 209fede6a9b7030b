"""How sure we may be of a mean, of a share and of a difference between two policies.

Every figure is made from one value per replication, in the order of the replications. A value that is
missing (nothing was observed, or the replication failed) is left out, and `n` says how many are left.
Sums are exact (`math.fsum`), so the order in which worlds were finished cannot change a digit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

Value = float | None
CONFIDENCE = 0.95
ROUNDING = 1e-12
"""A difference or a spread this small beside the means is the rounding of the computer, however often it occurs."""
DEGENERATE = "paired_t_degenerate"
"""The pairs all differ by the same amount: a spread that is not seen cannot say how sure the difference is."""


@dataclass(frozen=True)
class Estimate:
    """What the replications say about one measure under one policy; None where there is nothing to say."""

    n: int
    mean: Value
    sd: Value
    low: Value
    high: Value
    method: str


@dataclass(frozen=True)
class Difference:
    """What the pairs of worlds say about one measure: policy minus basis."""

    n: int
    base_mean: Value
    mean: Value
    difference: Value
    sd: Value
    low: Value
    high: Value
    p: Value
    correlation: Value
    method: str
    identical: bool = False


def is_present(value: Value) -> bool:
    """Whether something was observed."""
    return value is not None and math.isfinite(value)


def mean_of(values: Sequence[float]) -> float:
    """The mean; of equal values exactly that value."""
    return values[0] if all(value == values[0] for value in values) else math.fsum(values) / len(values)


def deviation(values: Sequence[float]) -> float:
    """The standard deviation of a sample (divided by n - 1). Needs two values."""
    centre = mean_of(values)
    return math.sqrt(math.fsum((value - centre) ** 2 for value in values) / (len(values) - 1))


@lru_cache(maxsize=4096)
def t_quantile(freedom: float, confidence: float = CONFIDENCE) -> float:
    """How many standard errors to go on each side, with Student's t for `freedom` degrees of freedom."""
    from scipy.special import stdtrit  # the special functions load ten times sooner than scipy.stats, which calls them

    return float(stdtrit(freedom, 0.5 + confidence / 2))


def t_p_value(t: float, freedom: int) -> float:
    """The chance of a t at least as far from zero when there is no difference (two-sided)."""
    from scipy.special import stdtr

    return min(1.0, 2 * float(stdtr(freedom, -abs(t))))


@lru_cache(maxsize=8)
def z_quantile(confidence: float = CONFIDENCE) -> float:
    """How many standard errors to go on each side when the spread is known."""
    from scipy.special import ndtri

    return float(ndtri(0.5 + confidence / 2))


def estimate(values: Sequence[Value], kind: str = "mean", sizes: Sequence[Value] | None = None) -> Estimate:
    """Mean and 95 % interval over the replications.

    `kind` is that of the measure. A share with `sizes` (of how many it is a share, one number per
    replication) is pooled, see `pooled_share`; a share without is treated as one value per replication,
    its interval kept inside 0 .. 1.
    """
    if kind == "share" and sizes is not None and any(is_present(size) for size in sizes):
        return pooled_share(values, sizes)
    present = [float(value) for value in values if is_present(value)]  # type: ignore[arg-type]
    n = len(present)
    method = "t_clipped" if kind == "share" else "t"
    if n < 2:
        return Estimate(n, present[0] if n else None, None, None, None, method)
    mean, sd = mean_of(present), deviation(present)
    half = t_quantile(n - 1) * sd / math.sqrt(n)
    low, high = mean - half, mean + half
    if kind == "share":
        low, high = max(0.0, low), min(1.0, high)
    return Estimate(n, mean, sd, low, high, method)


def wilson(successes: float, trials: float) -> tuple[float, float]:
    """Wilson's interval for a share of independent cases; stays inside 0 .. 1, also at none or all."""
    z = z_quantile()
    share = successes / trials
    weight = 1 + z * z / trials
    centre = (share + z * z / (2 * trials)) / weight
    half = z / weight * math.sqrt(max(0.0, share * (1 - share)) / trials + z * z / (4 * trials * trials))
    return (0.0 if share <= 0 else max(0.0, centre - half)), (1.0 if share >= 1 else min(1.0, centre + half))


def clopper_pearson(successes: float, trials: float) -> tuple[float, float]:
    """Clopper and Pearson's interval for a share, not shorter than it must be; successes and trials need not be whole."""
    from scipy.special import betaincinv

    tail, failures = (1 - CONFIDENCE) / 2, trials - successes
    low = float(betaincinv(successes, failures + 1, tail)) if successes > 0 else 0.0
    return low, float(betaincinv(successes + 1, failures, 1 - tail)) if failures > 0 else 1.0


def residuals_of(shares: Sequence[float], sizes: Sequence[float], share: float) -> list[float]:
    """How many cases each world has more than the share of all worlds together would give it."""
    return [(s - share) * m for s, m in zip(shares, sizes, strict=True)]


def design_effect(shares: Sequence[float], sizes: Sequence[float]) -> float:
    """How many times more the share varies between worlds than it would if all cases were independent.

    The cases of one replication share its problems and its people. The variance of the pooled share as a
    ratio (one residual per replication) is divided by the binomial one; never below 1.
    """
    total, n = math.fsum(sizes), len(sizes)
    share = math.fsum(s * m for s, m in zip(shares, sizes, strict=True)) / total
    binomial = share * (1 - share) / total
    if n < 2 or binomial <= 0:
        return 1.0
    squares = math.fsum(residual**2 for residual in residuals_of(shares, sizes, share))
    return max(1.0, n / (n - 1) * squares / (total * total) / binomial)


def degrees_of_freedom(residuals: Sequence[float]) -> float:
    """Degrees of freedom of a variance, by the kurtosis of what it is made from: n - 1 at most, some two where one world makes it all.

    Satterthwaite (1946): 2 / (relative variance of the variance), which is (kurtosis - 1) / n. Needs a residual that is not zero.
    """
    n = len(residuals)
    squares = math.fsum(residual**2 for residual in residuals) / n
    kurtosis = math.fsum(residual**4 for residual in residuals) / n / squares**2
    return n - 1.0 if kurtosis <= 1 else min(n - 1.0, 2 * n / (kurtosis - 1))


def pooled_share(shares: Sequence[Value], sizes: Sequence[Value]) -> Estimate:
    """A share over all cases of all replications, with Wilson's interval or that of Korn and Graubard.

    If the worlds vary more than independent cases would (design effect above 1), it is that of Korn and Graubard (Survey Methodology
    24, 1998): Clopper and Pearson's on the number of cases divided by the design effect and by (t/z)^2, as the effect itself comes
    from n worlds. With few worlds the effect may be below 1 by chance, and Wilson's too short though cases are alike.
    """
    pairs = [(float(s), float(m)) for s, m in zip(shares, sizes, strict=True) if is_present(s) and is_present(m) and m > 0]  # type: ignore
    n = len(pairs)
    if n == 0:
        return Estimate(0, None, None, None, None, "wilson")
    ratios, counts = [s for s, _ in pairs], [m for _, m in pairs]
    total = math.fsum(counts)
    share = min(1.0, max(0.0, math.fsum(s * m for s, m in pairs) / total))
    sd = deviation(ratios) if n > 1 else None
    effect = design_effect(ratios, counts)
    if effect == 1.0:
        return Estimate(n, share, sd, *wilson(share * total, total), "wilson")
    widened = (t_quantile(degrees_of_freedom(residuals_of(ratios, counts, share))) / z_quantile()) ** 2
    trials = total / effect / widened
    return Estimate(n, share, sd, *clopper_pearson(share * trials, trials), "korn_graubard")


def worlds_for_skew(values: Sequence[Value]) -> int | None:
    """How many worlds skew values need before the interval of their mean is to be trusted; None where so many are there already.

    Cochran's rule, 25 times the squared skewness (Sampling Techniques, 1977, section 2.15). A skewness below three of its own standard
    errors may be chance and is not mentioned.
    """
    present = [float(value) for value in values if is_present(value)]  # type: ignore[arg-type]
    n = len(present)
    if n < 3 or not (sd := deviation(present)) > ROUNDING * abs(mean_of(present)):
        return None
    centre = mean_of(present)
    skewness = n / ((n - 1) * (n - 2)) * math.fsum(((value - centre) / sd) ** 3 for value in present)
    chance = math.sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
    needed = math.ceil(25 * skewness**2)
    return needed if abs(skewness) > 3 * chance and needed > n else None


def correlation(first: Sequence[float], second: Sequence[float]) -> Value:
    """How much the two worlds of a pair move together, -1 .. 1; None if one of them does not move."""
    n = len(first)
    if n < 2:
        return None
    centre_1, centre_2 = mean_of(first), mean_of(second)
    spread = math.sqrt(math.fsum((a - centre_1) ** 2 for a in first)) * math.sqrt(math.fsum((b - centre_2) ** 2 for b in second))
    if spread == 0:
        return None
    together = math.fsum((a - centre_1) * (b - centre_2) for a, b in zip(first, second, strict=True))
    return max(-1.0, min(1.0, together / spread))


def paired_difference(basis: Sequence[Value], policy: Sequence[Value]) -> Difference:
    """Policy minus basis over the replications in which both were observed, by the paired t test.

    Where all pairs differ by the same amount there is a difference and no interval: a count that happens to be
    three lower in each of two worlds would otherwise pass for certain.
    """
    pairs = [(float(a), float(b)) for a, b in zip(basis, policy, strict=True) if is_present(a) and is_present(b)]  # type: ignore[arg-type]
    n = len(pairs)
    if n == 0:
        return Difference(0, None, None, None, None, None, None, None, None, "paired_t")
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    base_mean, mean = mean_of(first), mean_of(second)
    if first == second:
        return Difference(n, base_mean, mean, 0.0, 0.0, 0.0, 0.0, 1.0, correlation(first, second), "identical", True)
    gaps = [b - a for a, b in pairs]
    difference = mean_of(gaps)
    if n == 1:
        return Difference(n, base_mean, mean, difference, None, None, None, None, None, "paired_t")
    sd = deviation(gaps)
    if sd <= ROUNDING * max(abs(base_mean), abs(mean)):
        return Difference(n, base_mean, mean, difference, sd, None, None, None, correlation(first, second), DEGENERATE)
    error = sd / math.sqrt(n)
    half = t_quantile(n - 1) * error
    p = t_p_value(difference / error, n - 1)
    return Difference(n, base_mean, mean, difference, sd, difference - half, difference + half, p, correlation(first, second), "paired_t")


def holm(p_values: Sequence[float]) -> list[float]:
    """The p values as they must be read when all of them are looked at together (Holm), in the same order."""
    adjusted = [1.0] * len(p_values)
    floor = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=lambda i: (p_values[i], i))):
        floor = max(floor, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = floor
    return adjusted
