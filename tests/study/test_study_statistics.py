"""The intervals, the pairs and the verdicts, recomputed by other means."""

from __future__ import annotations

import itertools
import math
import statistics

import numpy as np
import pytest
import scipy.stats

from sim.study.comparison import Comparison, verdict
from sim.study.statistics import (
    Difference,
    clopper_pearson,
    degrees_of_freedom,
    design_effect,
    estimate,
    holm,
    paired_difference,
    pooled_share,
    wilson,
    worlds_for_skew,
)  # fmt: skip

VALUES = [3.1, 4.7, 2.2, 9.9, 5.5, 4.1, 0.3]
OTHERS = [3.4, 4.9, 2.1, 11.0, 5.9, 4.0, 1.3]


def close(found: float | None, expected: float) -> bool:
    return found is not None and math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-13)


def test_a_mean_has_the_interval_of_students_t():
    """Mean, sd and bounds equal those of the standard library and scipy's own interval."""
    found = estimate(VALUES)
    low, high = scipy.stats.t.interval(0.95, 6, loc=statistics.fmean(VALUES), scale=statistics.stdev(VALUES) / math.sqrt(7))
    assert found.n == 7
    assert close(found.mean, statistics.fmean(VALUES))
    assert close(found.sd, statistics.stdev(VALUES))
    assert close(found.low, low)
    assert close(found.high, high)


def test_a_difference_is_that_of_the_pairs():
    """The interval and p are those of scipy's paired t test, the correlation is Pearson's."""
    found = paired_difference(VALUES, OTHERS)
    theirs = scipy.stats.ttest_rel(OTHERS, VALUES)
    bounds = theirs.confidence_interval(0.95)
    assert close(found.difference, statistics.fmean(OTHERS) - statistics.fmean(VALUES))
    assert close(found.p, theirs.pvalue)
    assert close(found.low, bounds.low)
    assert close(found.high, bounds.high)
    assert close(found.correlation, statistics.correlation(VALUES, OTHERS))


def test_identical_arms_are_identical_and_never_nan():
    """Equal pairs give a difference of exactly nothing, also when the values do not vary or there is one pair."""
    for values in ([0.1, 0.2, 0.7], [0.1] * 7, [0.4]):
        found = paired_difference(values, list(values))
        assert found.identical
        assert (found.difference, found.low, found.high, found.p) == (0.0, 0.0, 0.0, 1.0)
        assert verdict(found, 1.0) == "identical"


def test_the_same_gain_in_every_pair_is_not_called_certain():
    """Pairs that all differ by one amount show no spread, so there is a difference, no interval and no verdict; rounding is no spread."""
    for basis, policy in (([81.0, 77.0], [78.0, 74.0]), ([0.1, 0.2, 0.4], [0.4, 0.5, 0.7])):
        found = paired_difference(basis, policy)
        assert math.isclose(found.difference, policy[0] - basis[0])
        assert (found.low, found.high, found.p, found.method) == (None, None, None, "paired_t_degenerate")
        assert verdict(found, found.p) == "no_clear_difference"
        worlds = [{"basis": {"measures": {"m": a}}, "p": {"measures": {"m": b}}} for a, b in zip(basis, policy, strict=True)]
        assert Comparison(["basis", "p"], worlds, []).verdicts["p", "m"] == "no_clear_difference"
    assert paired_difference([81.0, 77.0], [78.0, 74.1]).method == "paired_t"


def test_rounding_is_no_gain():
    """A gain of one part in 10^16 is the computer's, not the policy's, however small its p."""
    rounded = paired_difference([1.0, 2.0, 4.0], [1.0000000000000002, 2.0000000000000004, 4.000000000000001])
    assert verdict(rounded, 0.0) == "no_clear_difference"


def test_what_was_not_observed_is_left_out_and_n_says_so():
    """A missing value takes its pair with it; the rest is summarised as if it were all there is."""
    holes = [VALUES[0], None, *VALUES[2:]]
    assert estimate(holes).n == 6
    assert estimate(holes) == estimate([VALUES[0], *VALUES[2:]])
    assert estimate([math.nan, 2.0, 4.0]).mean == 3.0
    found = paired_difference(holes, [*OTHERS[:3], None, *OTHERS[4:]])
    assert found.n == 5
    assert found.base_mean == estimate([VALUES[i] for i in (0, 2, 4, 5, 6)]).mean
    assert estimate([None, None]).n == 0
    assert estimate([1.0, None]).low is None
    assert paired_difference([None], [1.0]).n == 0
    assert verdict(paired_difference([None], [1.0]), None) == ""


def test_the_order_of_the_worlds_changes_no_digit():
    """Every order of the same values gives the same mean and spread to the last bit."""
    values = [1e16, 1.0, -1e16, 3.14, 1e-9]
    found = {(e.mean, e.sd) for e in (estimate(order) for order in itertools.permutations(values))}
    assert len(found) == 1


def test_a_share_stays_a_share():
    """An interval of shares never passes 0 or 1."""
    found = estimate([0.99, 1.0, 0.8, 1.0], "share")
    assert found.high == 1.0
    assert estimate([0.01, 0.0, 0.2, 0.0], "share").low == 0.0
    assert estimate([0.99, 1.0, 0.8, 1.0], "mean").high > 1.0


@pytest.mark.parametrize(("hits", "of"), [(0, 20), (1, 20), (20, 20), (3, 7), (450, 1000)])
def test_wilson_is_wilson(hits: int, of: int):
    """The interval of a share equals that of scipy, at none and all too."""
    theirs = scipy.stats.binomtest(hits, of).proportion_ci(0.95, "wilson")
    low, high = wilson(hits, of)
    assert close(low, theirs.low) or (hits == 0 and low == 0.0 and theirs.low < 1e-12)
    assert close(high, theirs.high) or (hits == of and high == 1.0 and theirs.high > 1 - 1e-12)


def test_shares_with_their_sizes_are_pooled():
    """One world with many cases weighs more; the interval widens when the worlds differ more than chance allows."""
    found = estimate([0.1, 0.5], "share", [90, 10])
    assert close(found.mean, 0.14)
    assert found.method == "korn_graubard"
    even = pooled_share([0.3, 0.3, 0.3, 0.3], [100] * 4)
    uneven = pooled_share([0.1, 0.5, 0.2, 0.4], [100] * 4)
    assert even.method == "wilson"
    assert (even.low, even.high) == wilson(120, 400)
    assert uneven.high - uneven.low > 2 * (even.high - even.low)
    assert design_effect([0.1, 0.5, 0.2, 0.4], [100] * 4) > 10
    assert pooled_share([None, 0.5], [0, 10]).n == 1


def test_holm_is_holm():
    """The worked example: 0.01, 0.04, 0.03, 0.005 become 0.03, 0.06, 0.06, 0.02."""
    assert [round(p, 12) for p in holm([0.01, 0.04, 0.03, 0.005])] == [0.03, 0.06, 0.06, 0.02]
    assert holm([]) == []
    assert holm([0.9, 0.9]) == [1.0, 1.0]


def families_with_a_false_find(families: int, measures: int, worlds: int, seed: int) -> float:
    chance = np.random.default_rng(seed)
    found = 0
    for _ in range(families):
        basis, policy = chance.normal(size=(2, measures, worlds))
        both = [
            {arm: {"measures": {f"m{i}": values[i][r] for i in range(measures)}} for arm, values in (("basis", basis), ("p", policy))}
            for r in range(worlds)
        ]
        found += any(word in ("higher", "lower") for word in Comparison(["basis", "p"], both, []).verdicts.values())
    return found / families


def test_forty_measures_without_an_effect_give_few_false_finds():
    """With 40 measures and no effect, one study in twenty finds anything; without Holm nearly nine in ten would."""
    assert families_with_a_false_find(100, 40, 10, 5) <= 0.12


@pytest.mark.full
def test_forty_measures_in_four_hundred_studies():
    """The same over 400 studies: at most 8.3 %."""
    assert families_with_a_false_find(400, 40, 10, 6) <= 0.083


def coverage(n: int, experiments: int, seed: int) -> float:
    samples = np.random.default_rng(seed).normal(3.0, 2.0, size=(experiments, n)).tolist()
    found = (estimate(sample) for sample in samples)
    return sum(one.low <= 3.0 <= one.high for one in found) / experiments


@pytest.mark.parametrize("n", [5, 10, 30])
def test_intervals_hold_the_truth_as_often_as_they_say(n: int):
    """Of 2,000 intervals about 95 % hold the true mean (z for t would give 88 % at n = 5)."""
    assert abs(coverage(n, 2_000, 11) - 0.95) <= 0.015


@pytest.mark.full
@pytest.mark.parametrize("n", [5, 10, 30])
def test_intervals_hold_the_truth_closely(n: int):
    """Of 20,000 intervals 95 % hold the true mean, to half a per cent."""
    assert abs(coverage(n, 20_000, 12) - 0.95) <= 0.005


def share_coverage(p: float, spread: float, experiments: int, seed: int, worlds: int = 20, cases: int = 100) -> float:
    chance = np.random.default_rng(seed)
    shape = (experiments, worlds)
    truth = np.full(shape, p) if spread == 0 else chance.beta(p * (1 / spread - 1), (1 - p) * (1 / spread - 1), size=shape)
    shares = (chance.binomial(cases, truth) / cases).tolist()
    found = (pooled_share(row, [cases] * worlds) for row in shares)
    return sum(one.low <= p <= one.high for one in found) / experiments


@pytest.mark.parametrize(("hits", "of"), [(0, 20), (1, 20), (20, 20), (3, 7), (450, 1000)])
def test_clopper_pearson_is_clopper_pearson(hits: int, of: int):
    """The exact interval of a share equals that of scipy, at none and all too."""
    theirs = scipy.stats.binomtest(hits, of).proportion_ci(0.95, "exact")
    low, high = clopper_pearson(hits, of)
    assert math.isclose(low, theirs.low, rel_tol=1e-9)
    assert math.isclose(high, theirs.high, rel_tol=1e-9)


def test_a_variance_that_few_worlds_make_has_fewer_degrees_of_freedom():
    """Equal parts: n - 1. One world that makes nearly all of it: hardly more than two. Bell-shaped parts: about n."""
    assert degrees_of_freedom([1.0, -1.0] * 5) == 9
    assert degrees_of_freedom([1.0, -1.0]) == 1
    assert 2 < degrees_of_freedom([19.0, *[-1.0] * 19]) < 2.5
    assert 850 < degrees_of_freedom(np.random.default_rng(3).normal(size=1_000).tolist()) < 999


@pytest.mark.parametrize("p", [0.01, 0.1, 0.5])
@pytest.mark.parametrize("spread", [0.0, 0.05])
def test_intervals_of_shares_hold_the_truth(p: float, spread: float):
    """Pooled shares keep their promise for rare events, and when the cases of a world depend on each other."""
    assert share_coverage(p, spread, 1_000, 13) >= 0.93


def test_plain_wilson_would_not_hold_for_dependent_cases():
    """The control of the test above: without the design effect the truth is missed far too often."""
    chance = np.random.default_rng(14)
    shares = chance.binomial(100, chance.beta(1.9, 17.1, size=(500, 20))) / 100
    held = [low <= 0.1 <= high for low, high in (wilson(row.sum() * 100, 2000) for row in shares)]
    assert sum(held) / 500 < 0.75


def test_pairs_that_move_against_each_other_are_mentioned():
    """A negative correlation makes pairing useless; the reader is told."""
    worlds = [{"basis": {"measures": {"m": float(r)}}, "p": {"measures": {"m": 3.0 - r}}} for r in range(25)]
    assert any("correlation -1.00" in warning["en"] for warning in Comparison(["basis", "p"], worlds, []).warnings())
    same = [{"basis": {"measures": {"m": float(r)}}, "p": {"measures": {"m": 3.0 + r}}} for r in range(25)]
    assert Comparison(["basis", "p"], same, []).warnings() == []


def test_worlds_that_are_spread_unevenly_are_mentioned():
    """One world in thirty that is far off makes the interval of its measure doubtful; that is said, and how many worlds are enough."""
    far = [*(0.1 * (r % 7) for r in range(29)), 30.0]
    both = [({"even": r % 7, "odd": 1.0}, {"even": r % 5, "odd": 1 + far[r]}) for r in range(30)]
    worlds = [{"basis": {"measures": basis}, "p": {"measures": policy}} for basis, policy in both]
    assert Comparison(["basis", "p"], worlds, []).skew() == {"odd": worlds_for_skew(far)}
    skewness = scipy.stats.skew(far, bias=False)
    assert worlds_for_skew(far) == math.ceil(25 * skewness**2)
    assert worlds_for_skew([1.0, 2.0, 3.0, None] * 10) is None
    assert worlds_for_skew([2.0] * 40) is None
    assert Comparison(["basis", "p"], worlds[-10:], []).skew() == {}  # that there are few is said already


def test_a_verdict_needs_the_adjusted_p():
    """The raw interval may leave out zero while the verdict stays silent."""
    found = Difference(10, 1.0, 1.2, 0.2, 0.2, 0.05, 0.35, 0.02, 0.5, "paired_t")
    assert verdict(found, 0.02) == "higher"
    assert verdict(found, 0.2) == "no_clear_difference"
