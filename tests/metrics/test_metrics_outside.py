"""What partners do and what is seen of it, closed doors, and police work done for others, from journals of a few facts."""

from __future__ import annotations

import math

import pytest

from sim.world.facts import FoundClosed, MeetingHeld, PersonLeft, PieceTold, ProblemMoved, PromiseSettled, Silent, StoodIn, TieChanged

from .small_journal import HOUR, measured, tie, week


def told(moment: float, person: str = "gemeente-1") -> PieceTold:
    """A partner tells a piece."""
    return PieceTold(week(moment), "p", "Noord", "why1", person, "partner", "wa-noord", "officer", "meeting", week(moment))


def kept_in(moment: float, reason: str) -> Silent:
    """A partner does not tell."""
    return Silent(week(moment), "p", "Noord", "gemeente-2", "partner", "wa-noord", "officer", reason)


def settled(moment: float, outcome: str) -> PromiseSettled:
    """A promise of a partner is settled."""
    return PromiseSettled(week(moment), f"x{moment}", "gemeente-1", "gemeente", "wa-noord", "Noord", outcome, True)


def test_effort_that_nobody_sees_is_effort_all_the_same() -> None:
    """Told, kept in by a rule or by will, done and not told back: five times at work, of which the officer saw two."""
    back = TieChanged(week(5), "wa-noord", "gemeente-1", "partner", "gemeente", 0.2, 0.25, "told back")
    found = measured(told(1), kept_in(2, "may_not"), kept_in(3, "will_not"), settled(4, "kept"), settled(5, "late"), back)
    assert found["effort_made"] == found["effort_made.gemeente"] == 5
    assert found["effort_seen"] == found["effort_seen.gemeente"] == pytest.approx(2 / 5)


def test_doing_nothing_is_no_effort() -> None:
    """Not thought of, no time, a promise broken, and what was before the measured weeks do not count."""
    found = measured(kept_in(1, "not_thought"), kept_in(2, "no_time"), settled(3, "broken"), told(-2))
    assert found["effort_made"] == 0
    assert math.isnan(found["effort_seen"])


def test_an_incident_at_two_closed_doors_is_attended_once() -> None:
    """Police stand in once, for half an hour, also where two partners were closed."""
    facts = [StoodIn(week(1), "r1", "p", "Noord", party, HOUR // 2) for party in ("gemeente", "other")]
    found = measured(*facts, StoodIn(week(2), "r2", "p", "Zuid", "gemeente", HOUR))
    assert (found["stood_in"], found["stood_in@coupled"], found["stood_in@other"]) == (2, 1, 1)
    assert found["stood_in_hours"] == pytest.approx(1.5)


def test_what_waits_for_nine_o_clock() -> None:
    """Two times a door was closed, for two and for four hours; a door that never opens is counted and not waited for."""
    facts = [FoundClosed(week(1), "p", "gemeente", "wa-noord", "Noord", week(1) + hours * HOUR) for hours in (2, 4)]
    found = measured(*facts, FoundClosed(week(2), "p", "gemeente", "wa-noord", "Noord", 1 << 60))
    assert found["found_closed"] == 3
    assert found["closed_wait"] == pytest.approx(3)


def test_meetings_without_the_officer() -> None:
    """One of two meetings had no officer."""
    facts = [MeetingHeld(week(1 + there), "overleg", "Noord", "wa-noord", there, 1, 2, 0, 0, 0) for there in (True, False)]
    assert measured(*facts)["meetings_without_police"] == 0.5


def test_what_slid_into_crime_is_counted() -> None:
    """One problem got worse and slid, another only got worse."""
    moves = [ProblemMoved(week(1), "a", "youth", "Noord", state, 0.0, 0) for state in ("escalated", "slid")]
    found = measured(*moves, ProblemMoved(week(2), "b", "youth", "Noord", "escalated", 0.0, 0))
    assert (found["problem_escalations"], found["problems_slid"]) == (2, 1)


def test_a_pair_that_never_met_has_no_tie() -> None:
    """Somebody left whom an officer never met: that is no weak tie, it is none."""
    met = tie("wa-noord", "gemeente-1", "partner", "gemeente", (50, 0.4, "meeting"))
    left = TieChanged(week(51), "wa-noord", "gemeente-2", "partner", "gemeente", 0.0, 0.05, "left")
    alone = measured(*met)["tie_mean.gemeente"]
    assert measured(*met, PersonLeft(week(51), "gemeente-2", "partner"), left)["tie_mean.gemeente"] == alone > 0.2
