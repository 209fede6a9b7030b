"""An officer's week on paper: what does not fit is cut, and what is left is laid over his duties in sessions."""

from __future__ import annotations

from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.agents.officer_week import divide, lay_out

ACTIVITIES = ("help", "problems", "telling", "presence")
hours = st.floats(0, 40)
wishes = st.fixed_dictionaries({activity: hours for activity in ACTIVITIES})
exponents = st.fixed_dictionaries({activity: st.just(0.0) | st.floats(0.1, 5) for activity in ACTIVITIES})


@given(wishes, exponents, st.floats(0.1, 40))
def test_hours_granted_add_up_to_the_hours_there_are(wanted, keenness, free):
    """Whatever is asked for, the week is as long as it is; nobody gets more than he asked for, but the street."""
    granted, fit = divide(wanted, keenness, free)
    assert fsum(granted.values()) == pytest.approx(free, rel=1e-8)
    assert 0 <= fit <= 1
    assert all(granted[activity] <= wanted[activity] + 1e-9 for activity in wanted)


def test_each_activity_gives_way_by_its_exponent():
    """With one share for the week, an activity keeps wanted times share to the power of its exponent: presence before help."""
    granted, fit = divide({"help": 8.0, "presence": 8.0}, {"help": 0.5, "presence": 2.0}, 8.0)
    assert granted == pytest.approx({"help": 8 * fit**0.5, "presence": 8 * fit**2})


@given(wishes, st.integers(1, 6), st.floats(0, 4))
def test_a_week_laid_out_holds_the_hours_granted(granted, duties, session):
    """No hour gets lost between the week and its days, and no session is shorter than it need be."""
    plan = lay_out(granted, {number: 6.0 for number in range(duties)}, session)
    for activity, wanted in granted.items():
        sessions = [day[activity] for day in plan.values() if activity in day]
        assert fsum(sessions) == pytest.approx(wanted)
        if session and wanted:
            assert len(sessions) == 1 or sessions[0] >= session - 1e-9
        if not session and wanted:
            assert len(sessions) == duties


def test_sessions_go_where_there_is_room():
    """A day with a meeting gets the smaller things; the long ones go to the days that are free."""
    plan = lay_out({"help": 3.0, "walk_in": 1.0}, {1: 2.0, 2: 6.0}, 2.0)
    assert plan == {1: {}, 2: {"help": 3.0, "walk_in": 1.0}}
    assert lay_out({"street": 5.0}, {1: 6.0}, 1.0) == {1: {}}  # the street takes what is left by itself
