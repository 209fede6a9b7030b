"""The tables behind the pictures and the steps of a case, on journals of a few facts."""

from __future__ import annotations

import json

import pytest

from sim.metrics.cases import steps
from sim.metrics.pictures import pictures
from sim.world.facts import (
    AttentionAsked,
    FoundClosed,
    MeetingHeld,
    PieceFound,
    PieceTold,
    ProblemMoved,
    ProblemStarted,
    PromiseSettled,
    Silent,
    StoodIn,
)

from .small_journal import DAY, GROUPS, HOUR, district, journal_of, tie, week


def of(*facts: tuple) -> dict:
    return pictures(journal_of(*facts), district(), GROUPS)


def officer_of(beat: str) -> str:
    return next(name for name, post in district().officers.items() if post.beats == (beat,) or list(post.beats) == [beat])


def test_what_is_not_there_is_left_out_and_equal_journals_give_equal_bytes() -> None:
    """An empty journal has no numbers at all; the same facts give the same tables, as text."""
    assert not any(grid for grid in of().values())
    fact = PromiseSettled(week(1), "p", "x", "gemeente", officer_of("Noord"), "Noord", "kept", False)
    assert json.dumps(of(fact)) == json.dumps(of(fact))


def test_promises_are_counted_a_year_by_what_became_of_them() -> None:
    """Two kept and one broken in the measured year; what was settled before it does not count."""
    told = [(1, "kept"), (2, "kept"), (3, "broken"), (-2, "kept")]
    facts = [PromiseSettled(week(at), f"p{at}", "x", "gemeente", "o", "Noord", outcome, False) for at, outcome in told]
    assert of(*facts)["promises"] == {"gemeente": {"kept": 2.0, "broken": 1.0}}


def test_a_closed_door_stands_at_its_hour_and_its_wait_is_counted() -> None:
    """Found closed on a Tuesday at 19:00 until 9:00; police there for two hours on a Sunday at 03:00."""
    at = week(4) + DAY + 19 * HOUR
    found = of(
        FoundClosed(at, "Noord/family/1", "gemeente", "o", "Noord", at + 14 * HOUR),
        StoodIn(week(4) + 6 * DAY + 3 * HOUR, "r1", "Noord/family/1", "Noord", "gemeente", 2 * HOUR),
    )
    assert found["wall.closed"] == {"weekday": {"19": 1.0}}
    assert found["wall.police"] == {"sunday": {"03": 2.0}}
    assert found["wall"]["gemeente"] == {"closed": 1.0, "opened": 1.0, "waited": 14.0, "stood_in": 1.0, "stood_in_hours": 2.0}


def test_who_brought_it_is_told_by_meeting() -> None:
    """One meeting with three pieces of the officer and one of partners, one where nobody said anything and he was not there."""
    facts = [
        MeetingHeld(week(1), "overleg", "Noord", "o", True, 2, 3, 3, 1, 2),
        MeetingHeld(week(2), "overleg", "Noord", "o", False, 2, 3, 0, 0, 2),
    ]  # fmt: skip
    found = of(*facts)["meetings"]["overleg"]
    assert found == {"held": 2.0, "officer_there": 1.0, "by_officer": 3.0, "by_partners": 1.0, "silent": 1.0}


def test_open_problems_have_an_age_and_are_known_or_not() -> None:
    """One of ten weeks that nobody knows, one of sixty weeks that an officer knows; what was solved is gone."""
    facts = [
        ProblemStarted(week(42), "Noord/family/1", "family", "Noord", 1.0),
        ProblemStarted(week(-8), "Noord/family/2", "family", "Noord", 1.0),
        ProblemMoved(week(0), "Noord/family/2", "family", "Noord", "signalled", 0.0, 0),
        ProblemStarted(week(1), "Noord/family/3", "family", "Noord", 1.0),
        ProblemMoved(week(2), "Noord/family/3", "family", "Noord", "solved", 1.0, 1),
    ]
    found = of(*facts)
    assert found["problem_ages"] == {"family": {"unseen.13": 1.0, "known.53": 1.0}}
    assert found["beats"] == {"Noord": {"open": 2.0}}


def test_notes_are_told_by_how_late_the_officer_heard() -> None:
    """One told within the hour, one after three days, one never."""
    officer = officer_of("Noord")
    facts: list[tuple] = []
    for number, late in enumerate((600, 3 * DAY, None)):
        at = week(3) + number * DAY
        facts.append(PieceFound(at, "Noord/family/1", "Noord", f"who{number}", "A-01", "squad", "call"))
        if late is not None:
            facts.append(PieceTold(at + late, "Noord/family/1", "Noord", f"who{number}", "A-01", "squad", officer, "officer", "call", at))
    late = of(*facts)["notes_late"]
    assert late["all"] == late["coupled"] == {"1": 1.0, "168": 1.0, "never": 1.0}


def test_a_lost_tie_is_at_risk_until_it_is_lost_and_a_network_knows_the_made_ones() -> None:
    """Made in week 1 and left to fade: some weeks in view, one loss; in the network when measuring begins only if it stood then."""
    officer = officer_of("Noord")
    kept = tie(officer, "A-01", "squad", "A", (-3, 0.9, "talk"), half_life=8)
    lost = tie(officer, "A-02", "squad", "A", (1, 0.35, "talk"), half_life=8)
    found = of(*kept, *lost)
    assert sum(found["survival.lost"]["squads"].values()) >= 1
    weeks = sum(found["survival.at_risk"]["squads"].values())
    assert weeks > 2
    share = found["network.before"][officer]["squad.A"]
    assert share == pytest.approx(1 / district().squads["A"].members, abs=1e-4)


def test_requests_are_counted_by_beat() -> None:
    """Two requests of one beat, none met."""
    facts = [AttentionAsked(week(1) + n, f"q{n}", "Noord/x/1", "Noord", "o", "A", "A-01", "refused") for n in range(2)]
    assert of(*facts)["beats"] == {"Noord": {"asked": 2.0}}


def test_a_case_is_told_once_for_the_same_people_and_reason() -> None:
    """Three silences of the same two for the same reason are one step of three times; an open case ends with the measuring."""
    problem, officer = "Noord/youth/1", officer_of("Noord")
    facts = [
        ProblemStarted(week(2), problem, "youth", "Noord", 1.0),
        PieceFound(week(3), problem, "Noord", "who1", "A-01", "squad", "call"),
        *(Silent(week(3 + n), problem, "Noord", "A-01", "squad", officer, "officer", "not_thought") for n in range(3)),
        PieceTold(week(7), problem, "Noord", "who1", "A-01", "squad", officer, "officer", "visit", week(3)),
    ]
    told = steps(journal_of(*facts), district("problems.kinds.youth.circle=family"), GROUPS)
    assert [(step.what, step.times) for step in told] == [("started", 1), ("found", 1), ("silent", 3), ("told", 1), ("end", 1)]
    assert told[-1].second == week(52)
