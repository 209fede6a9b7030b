"""How long things last: the estimates that leave nothing out."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.metrics.survival import lasting, median, middle, restricted_mean, survival

AGES = st.lists(st.integers(1, 60), min_size=1, max_size=30)


def ended(*ages: float) -> list[tuple[float, float, bool]]:
    return [(0, age, True) for age in ages]


def test_those_still_going_on_count_as_long_as_they_were_seen() -> None:
    """Freireich's leukaemia patients (Cox and Oakes, table 1.1): the share in remission is .753 after 13 weeks and .448 after 23."""
    ends = (6, 6, 6, 7, 10, 13, 16, 22, 23)
    still = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
    steps = survival(ended(*ends) + [(0, age, False) for age in still])
    assert lasting(steps, 6) == pytest.approx(18 / 21)
    assert lasting(steps, 13) == pytest.approx(0.690, abs=5e-4)
    assert lasting(steps, 10) == pytest.approx(0.753, abs=5e-4)
    assert lasting(steps, 23) == pytest.approx(0.448, abs=5e-4)
    assert median(steps, 100) == 23


def test_what_came_into_view_late_counts_only_from_then() -> None:
    """Of two lives seen from the start one ends at 5, when a third that came into view at 4 is also there: a third ends, not half."""
    assert survival([(0, 5, True), (0, 9, False), (4, 9, False)]) == [(5, pytest.approx(2 / 3))]
    assert survival([(0, 5, True), (0, 9, False), (5, 9, False)]) == [(5, 0.5)]


@given(AGES)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_when_all_have_ended_it_is_the_plain_mean_and_median(ages: list[int]) -> None:
    """Without open cases, Kaplan-Meier is the plain count: mean of min(age, limit), and the age by which half has ended."""
    steps = survival(ended(*ages))
    assert restricted_mean(steps, 40) == pytest.approx(sum(min(age, 40) for age in ages) / len(ages))
    assert median(steps, 1000) == sorted(ages)[(len(ages) - 1) // 2]


def test_a_median_that_is_not_seen_is_the_limit() -> None:
    """If fewer than half have ended, the median is said to be the limit, never left out."""
    assert median(survival([(0, 3, True), (0, 50, False), (0, 50, False)]), 104) == 104
    assert median([], 104) == 104


def test_the_restricted_mean_counts_open_cases() -> None:
    """One ends after 10 weeks, one is still open: half lasts beyond 10, so the mean up to 52 is (10 + 52) / 2."""
    assert restricted_mean(survival([(0, 10, True), (0, 30, False)]), 52) == pytest.approx(31)


def test_the_middle_of_nothing_is_unknown() -> None:
    """The median of known values; of an even number the mean of the middle two; of none, nan."""
    assert middle([3, 1, 2]) == 2
    assert middle([4, 1, 2, 3]) == 2.5
    assert math.isnan(middle([]))
