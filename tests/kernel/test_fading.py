"""What fades, fades by the written formula, whenever one looks."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.fading import Fading, fade_rate
from sim.kernel.week import WEEK

values = st.floats(0, 1)
half_lives = st.floats(0.1, 500)
moments = st.integers(0, 520 * WEEK)


@given(values, values, half_lives, moments, moments)
def test_fading_is_the_written_formula(value: float, rest: float, half_life: float, start: int, later: int) -> None:
    """x(t) = rest + (x − rest)·2^(−Δt/h), to 12 digits."""
    faded = Fading(value, half_life, rest, at=start).read(start + later)
    assert math.isclose(faded, rest + (value - rest) * 2 ** (-later / (half_life * WEEK)), rel_tol=0, abs_tol=1e-12)
    assert min(value, rest) - 1e-12 <= faded <= max(value, rest) + 1e-12


@given(values, half_lives, moments, moments)
def test_looking_changes_nothing(value: float, half_life: float, early: int, late: int) -> None:
    """Who looks in between finds the same afterwards, bit for bit."""
    watched, alone = Fading(value, half_life), Fading(value, half_life)
    watched.read(early)
    assert watched.read(early + late) == alone.read(early + late)


@given(values, values, moments)
def test_never_fades_keeps_every_bit(value: float, rest: float, later: int) -> None:
    """A half-life of never leaves the value exactly as it was, after ten years too."""
    assert Fading(value, math.inf, rest).read(later) == value
    assert fade_rate(math.inf) == 0.0


def test_half_is_left_after_a_half_life() -> None:
    """After one half-life half is left, after two a quarter, after sixty nothing to speak of."""
    tie = Fading(1.0, 8.0)
    for half_lives_gone in range(5):
        assert math.isclose(tie.read(8 * WEEK * half_lives_gone), 0.5**half_lives_gone, abs_tol=1e-12)
    assert tie.read(60 * 8 * WEEK) < 1e-17


@given(values, half_lives, moments, st.floats(-1, 1))
def test_adding_starts_from_what_is_left(value: float, half_life: float, later: int, amount: float) -> None:
    """A contact adds to what time has left of a tie; setting replaces it; both fade anew from that moment."""
    tie = Fading(value, half_life)
    left = tie.read(later)
    assert tie.add(amount, later) == left + amount == tie.read(later)
    tie.set(0.5, later)
    assert tie.read(later) == 0.5
    assert math.isclose(tie.read(later + round(half_life * WEEK)), 0.25, abs_tol=1e-5)
