"""Truths about turning points: they lie where the line passes zero, and their margins hold the truth as often as they say."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.study.comparison import verdict
from sim.study.crossing import CLEAR, NONE, UNSURE, crossings
from sim.study.statistics import paired_difference

XS = (0.3, 0.5, 0.7, 0.9)


def lines(rng: np.random.Generator, n: int, zero: float, slope: float, noise: float) -> list[list[float]]:
    """Differences that are zero on average at `zero`; the worlds of one value go together with those of the next, as in a study."""
    own = rng.normal(0, noise, n)
    return [[slope * (x - zero) + 0.7 * o + rng.normal(0, noise) for o in own] for x in XS]


def said(gaps: list[list[float]]) -> list[str]:
    """The verdict of each value by itself."""
    found = [paired_difference([0.0] * len(line), line) for line in gaps]
    return [verdict(one, one.p) for one in found]


def test_an_exact_line_is_crossed_where_it_is_zero() -> None:
    """Without noise to speak of, the crossing is the zero of the line and the margin is narrow, in any order of the values."""
    gaps = [[x - 0.62 + wobble for wobble in (-1e-4, 0.0, 1e-4, 0.0)] for x in XS]
    (one,) = crossings(XS, gaps, said(gaps))
    assert one.kind == CLEAR
    assert one.rises
    assert one.at == pytest.approx(0.62)
    assert 0.6 < one.low < 0.62 < one.high < 0.64
    turned = crossings(XS[::-1], gaps[::-1], said(gaps)[::-1])
    assert turned == [one]


def test_the_ends_of_the_margin_are_where_the_interval_touches_zero() -> None:
    """At either end the paired t interval of the interpolated differences has zero as a bound."""
    gaps = lines(np.random.Generator(np.random.Philox(3)), 30, 0.6, 5, 0.4)
    (one,) = crossings(XS, gaps, said(gaps))
    for end in (one.low, one.high):
        i = next(i for i in range(3) if XS[i] <= end <= XS[i + 1])
        w = (end - XS[i]) / (XS[i + 1] - XS[i])
        there = paired_difference([0.0] * 30, [(1 - w) * a + w * b for a, b in zip(gaps[i], gaps[i + 1], strict=True)])
        assert min(abs(there.low), abs(there.high)) == pytest.approx(0, abs=1e-9)


def test_no_crossing_is_said_to_be_none() -> None:
    """A difference that keeps its sign, is zero everywhere, or only reaches zero at the end does not change sign."""
    for gaps in ([[1.0, 2.0, 1.5]] * 4, [[0.0, 0.0, 0.0]] * 4, [[-1.0, -2.0, -1.0]] * 3 + [[0.0, 0.0, 0.0]]):
        assert [one.kind for one in crossings(XS, gaps, said(gaps))] == [NONE]


def test_a_passage_that_may_be_chance_is_unsure() -> None:
    """Where the difference is not clear on both sides, the crossing is unsure and its margin may run beyond what was tried."""
    gaps = lines(np.random.Generator(np.random.Philox(2)), 20, 0.6, 0.05, 1.0)
    found = [one for one in crossings(XS, gaps, said(gaps)) if one.kind != NONE]
    assert found
    assert all(one.kind == UNSURE for one in found)
    assert any(one.low is None or one.high is None for one in found)


def test_a_missing_world_is_left_out_everywhere() -> None:
    """A replication that was not observed at one value takes part nowhere, as lines are drawn world by world."""
    gaps: list = lines(np.random.Generator(np.random.Philox(4)), 20, 0.6, 5, 0.4)
    whole = [line[1:] for line in gaps]
    gaps[2][0] = None
    assert crossings(XS, gaps, said(whole)) == crossings(XS, whole, said(whole))


def coverage(studies: int, n: int) -> tuple[float, int]:
    """How often the margin of a clear crossing holds the true zero, and how many were clear."""
    rng = np.random.Generator(np.random.Philox(11))
    held = clear = 0
    for _ in range(studies):
        zero = float(rng.uniform(0.45, 0.75))
        gaps = lines(rng, n, zero, 5.0, 0.5)
        for one in crossings(XS, gaps, said(gaps)):
            if one.kind == CLEAR:
                clear += 1
                held += one.low <= zero <= one.high
    return held / clear, clear


def test_margins_hold_the_truth_quickly() -> None:
    """In three hundred studies the share is not far from what is claimed (the full test is sharp)."""
    share, clear = coverage(300, 30)
    assert clear > 250
    assert share > 0.95 - 3.5 * math.sqrt(0.95 * 0.05 / clear)


@pytest.mark.full
def test_margins_hold_the_truth_as_often_as_they_say() -> None:
    """Of 6,000 clear crossings at 10 and 30 worlds at least 94 in a hundred margins hold the true zero, and not nearly all."""
    for n in (10, 30):
        share, clear = coverage(6000, n)
        assert clear > 4000
        assert 0.94 <= share <= 0.975
