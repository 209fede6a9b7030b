"""How long things take: each distribution turns one number in (0, 1) into one duration (inverse CDF)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Protocol

normal_quantile = NormalDist().inv_cdf
"""The value below which a standard normal lies with the given chance."""


def shift(chance: float, odds: float) -> float:
    """Move a chance on odds; `odds` = 1 leaves it as it was, and no share ever passes 1."""
    return odds * chance / (1 - chance + odds * chance)


def logistic(score: float) -> float:
    """The chance that belongs to a log-odds score; never overflows."""
    return 1 / (1 + math.exp(-score)) if score > -700 else 0.0


def logit(chance: float) -> float:
    """The log-odds of a chance strictly between 0 and 1."""
    return math.log(chance / (1 - chance))


class Distribution(Protocol):
    """Anything with a mean and a quantile function."""

    mean: float

    def at(self, share: float) -> float:
        """The value below which the share `share` of all draws lies."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """Always the same."""

    mean: float

    def at(self, share: float) -> float:
        """The mean, whatever the share."""
        return self.mean


@dataclass(frozen=True, slots=True)
class Exponential:
    """Memoryless."""

    mean: float

    def at(self, share: float) -> float:
        """−mean·ln(1 − share)."""
        return -self.mean * math.log1p(-share)


@dataclass(frozen=True, slots=True)
class Lognormal:
    """Many short, a few long; `sigma` is the standard deviation of the logarithm."""

    mean: float
    sigma: float

    def at(self, share: float) -> float:
        """exp(mu + sigma·z), with mu so that the mean is `mean`."""
        return self.mean * math.exp(self.sigma * (normal_quantile(share) - self.sigma / 2))

    @classmethod
    def with_median(cls, median: float, sigma: float) -> Lognormal:
        """The lognormal whose median is given."""
        return cls(median * math.exp(sigma * sigma / 2), sigma)


def distribution(shape: str, mean: float, sigma: float = 0.0) -> Distribution:
    """The distribution of a name: fixed, exponential or lognormal."""
    if shape == "fixed" or mean == 0 or (shape == "lognormal" and sigma == 0):
        return Fixed(mean)
    if shape == "exponential":
        return Exponential(mean)
    if shape == "lognormal":
        return Lognormal(mean, sigma)
    raise ValueError(f"'{shape}' is not a distribution; allowed: fixed, exponential, lognormal")
