"""How long things take: the shapes are the textbook's, checked against scipy; odds and chances keep their rules."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.kernel.distributions import Distribution, Exponential, Fixed, Lognormal, distribution, logistic, logit, normal_quantile, shift
from sim.kernel.streams import Streams

shares = st.floats(1e-12, 1 - 1e-12)
chances = st.floats(0, 1)
odds = st.floats(1e-6, 1e6)


@given(shares, st.floats(1, 1e6), st.floats(0.05, 2))
def test_quantiles_are_those_of_scipy(share: float, mean: float, sigma: float) -> None:
    """The value below which a share lies, for each shape."""
    assert Exponential(mean).at(share) == pytest.approx(stats.expon(scale=mean).ppf(share), rel=1e-9)
    lognormal = stats.lognorm(s=sigma, scale=mean * math.exp(-sigma * sigma / 2))
    assert Lognormal(mean, sigma).at(share) == pytest.approx(lognormal.ppf(share), rel=1e-9)
    assert lognormal.mean() == pytest.approx(mean, rel=1e-9)
    assert Fixed(mean).at(share) == mean
    assert normal_quantile(share) == pytest.approx(stats.norm.ppf(share), rel=1e-9, abs=1e-9)


@given(st.floats(1, 1e6), st.floats(0.05, 2))
def test_a_lognormal_by_its_median_has_that_median(median: float, sigma: float) -> None:
    """Half lie below the median."""
    assert Lognormal.with_median(median, sigma).at(0.5) == pytest.approx(median, rel=1e-12)


@pytest.mark.parametrize(
    ("shape", "scipy_shape", "spread"),
    [
        (Exponential(600.0), stats.expon(scale=600), 600.0),
        (Lognormal(600.0, 0.8), stats.lognorm(s=0.8, scale=600 * math.exp(-0.32)), 600 * math.sqrt(math.exp(0.64) - 1)),
    ],
)
@pytest.mark.parametrize("count", [100_000, pytest.param(1_000_000, marks=pytest.mark.full)])
def test_draws_have_the_mean_spread_and_shape_they_claim(shape: Distribution, scipy_shape: object, spread: float, count: int) -> None:
    """Keyed draws through the inverse: mean, standard deviation, three quantiles and the whole shape (KS)."""
    chance = Streams(4, 1).chance("duration")
    draws = np.array([shape.at(chance(number)) for number in range(count)])
    assert stats.kstest(draws, scipy_shape.cdf).pvalue > 1e-4  # type: ignore[attr-defined]
    assert draws.mean() == pytest.approx(600, abs=4 * spread / math.sqrt(count))
    assert draws.std() == pytest.approx(spread, rel=0.02)
    for share in (0.1, 0.5, 0.9):
        assert np.quantile(draws, share) == pytest.approx(scipy_shape.ppf(share), rel=0.015)  # type: ignore[attr-defined]
    assert draws.min() > 0


def test_a_distribution_is_chosen_by_its_name() -> None:
    """Three names exist; no spread or no length is a fixed time; another name is an error that lists them."""
    assert distribution("fixed", 5) == Fixed(5)
    assert distribution("exponential", 5) == Exponential(5)
    assert distribution("lognormal", 5, 0.4) == Lognormal(5, 0.4)
    assert distribution("lognormal", 5, 0) == Fixed(5)
    assert distribution("exponential", 0) == Fixed(0)
    with pytest.raises(ValueError, match="'normal' is not a distribution; allowed: fixed, exponential, lognormal"):
        distribution("normal", 5, 1)


@given(chances)
def test_odds_of_one_leave_a_chance_as_it_was_bit_for_bit(chance: float) -> None:
    """The neutral value is exactly neutral."""
    assert shift(chance, 1) == chance
    assert shift(chance, 1.0) == chance


@given(chances, odds)
def test_shifted_chances_stay_chances(chance: float, by: float) -> None:
    """No odds make a share below 0 or above 1; 0 and 1 stay what they are; more odds never lower it."""
    moved = shift(chance, by)
    assert 0 <= moved <= 1
    assert shift(0, by) == 0
    assert shift(1, by) == 1
    assert moved <= chance if by < 1 else moved >= chance
    assert shift(chance, 0) == 0 if chance < 1 else True


@given(st.floats(1e-4, 1 - 1e-4), st.floats(0.01, 100), st.floats(0.01, 100))
def test_shifts_add_up_on_odds(chance: float, first: float, second: float) -> None:
    """Two shifts are one shift by the product, in any order, and odds 1/x undo odds x: two policies on one decision commute."""
    both = shift(shift(chance, first), second)
    assert both == pytest.approx(shift(chance, first * second), rel=1e-9)
    assert both == pytest.approx(shift(shift(chance, second), first), rel=1e-9)
    assert shift(shift(chance, first), 1 / first) == pytest.approx(chance, rel=1e-9)
    assert both / (1 - both) == pytest.approx(chance / (1 - chance) * first * second, rel=1e-5)


@given(st.floats(-1e308, 1e308))
def test_every_score_is_a_chance(score: float) -> None:
    """However large a score, its chance lies in [0, 1] and nothing overflows."""
    assert 0 <= logistic(score) <= 1


@given(st.floats(-30, 30), st.floats(-30, 30))
def test_scores_and_chances_turn_into_each_other(score: float, other: float) -> None:
    """logit undoes logistic; a higher score never has a lower chance; opposite scores have opposite chances."""
    assert logistic(0) == 0.5
    assert logistic(score) + logistic(-score) == pytest.approx(1, abs=1e-15)
    assert (logistic(score) <= logistic(other)) or score > other
    if abs(score) < 15:
        assert logit(logistic(score)) == pytest.approx(score, abs=1e-8)


@given(st.floats(-15, 15), st.floats(-5, 5))
def test_a_shift_on_odds_is_a_step_in_score(score: float, step: float) -> None:
    """Multiplying odds by e^x adds x to the score: both ways of writing an effect agree."""
    assert shift(logistic(score), math.exp(step)) == pytest.approx(logistic(score + step), rel=1e-9)


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_certainties_have_no_score(chance: float) -> None:
    """0 and 1 have no log-odds; asking is an error, not an infinity."""
    with pytest.raises((ValueError, ZeroDivisionError)):
        logit(chance)
