"""What is measured inside the bureau, from a handful of facts."""

from __future__ import annotations

import math

import pytest

from sim.world.facts import AttentionGiven, ChiefClashed, Coached, FavourDone, NeedCarried, NoteRouted, Worked

from .small_journal import DAY, HOUR, measured, week


def need(moment: float, problem: str, beat: str = "Noord", to: str = "squads") -> NeedCarried:
    return NeedCarried(week(moment), "omt", problem, beat, f"wa-{beat.lower()}", "team-chief", to, week(moment) - DAY)


def test_hours_of_the_chief() -> None:
    """An hour of meetings before the measured weeks does not count; 26 hours in them are half an hour a week."""
    facts = [Worked(week(n), "team-chief", "chief", "meeting", week(n) - HOUR, "") for n in (-1, *range(1, 27))]
    facts.append(Worked(week(3), "wa-noord", "officer", "meeting", week(3) - HOUR, "Noord"))
    found = measured(*facts)
    assert found["hours.chief.meeting"] == pytest.approx(0.5)
    assert found["hours.chief.carrying"] == 0


def test_needs_carried_and_met() -> None:
    """Of three needs put before squads in time to be followed, one is met within two weeks; the one for detectives is not asked that."""
    facts = [need(1, "p"), need(2, "q"), need(3, "r", "Zuid"), need(4, "p", to="detectives"), need(51, "p")]
    facts += [AttentionGiven(week(moment), "x", problem, "Noord", "A", "A-01") for moment, problem in ((1.5, "p"), (4.5, "q"), (2.9, "r"))]
    found = measured(*facts)
    assert found["needs_carried.squads"] == 4
    assert found["needs_carried.squads@other"] == 1
    assert found["needs_carried.detectives"] == 1
    assert found["needs_met"] == pytest.approx(1 / 3)
    assert found["needs_met@coupled"] == 0.5
    assert found["needs_met#n"] == 3


def test_nothing_carried_has_no_share_met() -> None:
    """Without a need there is no share."""
    assert math.isnan(measured()["needs_met"])


def test_clashes_by_beat() -> None:
    """Clashes of the measured weeks, a year."""
    facts = [ChiefClashed(week(moment), "x", beat, "wa", "A", "A-01") for moment, beat in ((-1, "Noord"), (1, "Noord"), (2, "Zuid"))]
    found = measured(*facts)
    assert (found["chief_clashes"], found["chief_clashes@coupled"]) == (2, 1)


def routed(number: int, beat: str, door: str, hours: int | None) -> NoteRouted:
    time = week(number / 10)
    return NoteRouted(time, f"{beat}#{number}", beat, "wa", hours is not None, door, -1 if hours is None else time + hours * HOUR)


def test_what_each_door_passes_on_and_when() -> None:
    """Info passes two of three on, after 2 and 4 hours; MSO one of one, after 9."""
    facts = [routed(n, "Noord", "info", hours) for n, hours in enumerate((2, 4, None))] + [routed(5, "Zuid", "mso", 9)]
    found = measured(*facts)
    assert found["notes_passed.info"] == pytest.approx(2 / 3)
    assert (found["notes_passed.mso"], found["notes_passed.mso@other"], found["notes_passed.mso#n"]) == (1, 1, 1)
    assert (found["notes_on_their_way.info"], found["notes_on_their_way.mso"]) == (3, 9)
    assert math.isnan(found["notes_on_their_way.mso@coupled"])


def test_what_b_officers_do_is_counted_apart() -> None:
    """Half an hour a week of coaching by the one B officer; sessions and favours by beat."""
    facts: list[tuple] = [Worked(week(n), "wa-b", "officer", "coaching", week(n) - HOUR, "") for n in range(1, 27)]
    facts += [Coached(week(1), "wa-b", "wa-noord", "Noord", 2), FavourDone(week(2), "wa-zuid", "Zuid", "A-03", "A")]
    found = measured(*facts)
    assert found["hours.b_officer.coaching"] == pytest.approx(0.5)
    assert found["hours.b_officer.street"] == 0
    assert (found["coached"], found["coached@coupled"], found["favours@other"], found["favours@coupled"]) == (1, 1, 1, 0)
    assert math.isnan(measured(*facts, sets=("officers.wa-b.vacant=true",))["hours.b_officer.coaching"])
