"""Calls, attention and hours: small journals of which every figure is known by hand."""

from __future__ import annotations

import math

import pytest

from sim.metrics import curves
from sim.world.facts import (
    AttentionAsked,
    AttentionGiven,
    CallHandedOver,
    CallHeld,
    CallReached,
    CallStarted,
    DoorOpened,
    OnDuty,
    PulledIn,
    Reported,
    Worked,
)

from .small_journal import DAY, END, GROUPS, HOUR, MINUTE, START, district, journal_of, measured, week


def call(number: int, beat: str, priority: int, created: int, start: float | None, arrive: float | None):
    """A call with the minutes after which a car set out and was there."""
    name = f"{beat}#{number}"
    told = [Reported(created, name, beat, "theft", "", 1, priority, False)]
    if start is not None:
        told.append(CallStarted(created + int(start * MINUTE), name, beat, priority, created, "A", "A/1"))
    if arrive is not None:
        told.append(CallReached(created + int(arrive * MINUTE), name, beat, priority, created, "A/1"))
    return told


def test_response_is_from_call_to_car() -> None:
    """Two urgent calls of 10 and 20 minutes: mean 15, half within a quarter of an hour, one of them waited 8 minutes."""
    found = measured(*call(1, "Noord", 1, week(1), 0, 10), *call(2, "Noord", 1, week(2), 8, 20))
    assert found["response_p1"] == found["response_p1@coupled"] == 15
    assert found["p1_within_15"] == 0.5
    assert found["call_wait"] == 4
    assert found["calls_that_wait"] == 0.5
    assert found["calls_that_wait#n"] == found["calls"] == 2
    assert math.isnan(found["response_p1@other"])
    assert math.isnan(found["response_p2"])


def test_calls_that_still_wait_are_not_left_out() -> None:
    """A call of 40 minutes before the end for which no car set out counts as 40 minutes of waiting."""
    found = measured(*call(1, "Noord", 2, week(1), 0, 10), *call(2, "Noord", 2, END - 40 * MINUTE, None, None))
    assert found["call_wait"] == 20
    assert found["response_p2"] == 25
    assert found["calls_that_wait"] == 0.5


def test_a_car_under_way_at_the_end_counts_until_the_end() -> None:
    """It set out at once and has driven for 6 minutes; an urgent call nobody reached is not within 15 minutes."""
    found = measured(*call(1, "Noord", 1, END - 6 * MINUTE, 0, None))
    assert found["response_p1"] == 6
    assert found["call_wait"] == 0
    assert found["p1_within_15"] == 0


def test_a_call_handed_to_the_officer_waited_until_then() -> None:
    """After 24 hours no car comes any more: 1,440 minutes."""
    created = week(3)
    found = measured(*call(1, "Zuid", 3, created, None, None), CallHandedOver(created + DAY, "Zuid#1", "Zuid", created, "wa-zuid"))
    assert found["response_p3"] == found["call_wait"] == 1440
    assert found["calls_handed_over@other"] == 1


def test_reports_without_a_car_and_calls_of_the_warm_up_are_no_calls() -> None:
    """Priority 0 needs no car; what came in before the measured weeks is not counted."""
    found = measured(*call(1, "Noord", 0, week(1), None, None), *call(2, "Noord", 1, week(-1), 0, 10))
    assert found["calls"] == 0
    assert math.isnan(found["call_wait"])


def test_doors_pull_ins_and_calls_kept() -> None:
    """Three doors with a key at hand, two rammed all the same; a door without a key is neither. Pulled in counts at home."""
    doors = [(True, True), (True, True), (True, False), (False, True)]
    facts = [DoorOpened(week(1), f"r{n}", "Noord", held, held, rammed, "A") for n, (held, rammed) in enumerate(doors)]
    facts += [PulledIn(week(1), "wa-zuid", "Noord#9", True), PulledIn(week(1), "wa-b", "Noord#8", True)]
    facts.append(CallHeld(week(1), "Noord#5", "Noord", "A"))
    found = measured(*facts)
    assert found["doors_keyed"] == 3
    assert found["doors_rammed@coupled"] == 2
    assert (found["pulled_in"], found["pulled_in@coupled"], found["pulled_in@other"]) == (2, 0, 1)
    assert found["calls_held"] == 1


def asked(number: int, moment: float, beat: str, squad: str, answer: str):
    return AttentionAsked(week(moment), f"{beat}?{number}", beat, beat, f"wa-{beat.lower()}", squad, f"{squad}-01", answer)


def given(number: int, moment: float, beat: str, squad: str):
    return AttentionGiven(week(moment), f"{beat}?{number}", beat, beat, squad, f"{squad}-01")


def test_attention_is_met_when_a_car_came() -> None:
    """Noord asks A twice and B twice: A comes once, B takes one and never comes; Zuid's only request is met by A."""
    facts = [asked(1, 1, "Noord", "A", "taken"), asked(2, 2, "Noord", "A", "full"), asked(3, 3, "Noord", "B", "taken")]
    facts += [asked(4, 4, "Noord", "B", "refused"), asked(5, 5, "Zuid", "A", "taken")]
    facts += [given(1, 1.1, "Noord", "A"), given(5, 5.1, "Zuid", "A")]
    found = measured(*facts)
    assert found["attention_asked"] == 5
    assert found["attention_met"] == pytest.approx(2 / 5)
    assert found["attention_met@coupled"] == 0.25
    assert found["attention_met.coupled_squad@coupled"] == 0.5
    assert found["attention_met.other_squads@coupled"] == 0
    assert found["attention_met.coupled_squad"] == pytest.approx(2 / 3)
    assert found["attention_refused"] == found["attention_full"] == pytest.approx(1 / 5)


def test_the_line_of_attention_is_over_four_weeks() -> None:
    """Asked in week -1 (met) and in week 2 (not): week 2 says one half, week 3 nothing was met, week 6 nothing was asked."""
    facts = [asked(1, -1, "Noord", "A", "taken"), given(1, -0.9, "Noord", "A"), asked(2, 2, "Noord", "A", "refused")]
    line = curves(journal_of(*facts), district(), GROUPS)["attention_met"]
    assert line[:4] == [1, 1, 0.5, 0]
    assert math.isnan(line[6])


def test_hours_of_officers_are_per_officer_and_week() -> None:
    """52 hours in the street of one of two officers in 52 weeks: half an hour a week each, one hour in his own beat."""
    facts = [Worked(week(number) + 9 * HOUR, "wa-noord", "officer", "street", week(number) + 8 * HOUR, "Noord") for number in range(52)]
    facts += [Worked(week(1) + 4 * HOUR, "wa-noord", "officer", "pulled in", week(1), "Noord")]
    facts += [Worked(week(1) + 4 * HOUR, "wa-b", "officer", "street", week(1), "")]
    found = measured(*facts)
    assert found["hours.officer.street"] == pytest.approx(0.5)
    assert found["hours.officer.street@coupled"] == pytest.approx(1)
    assert found["hours.officer.street@other"] == 0
    assert found["time_in_beat"] == pytest.approx(52 / 56)
    assert found["hours.officer.pulled_in@coupled"] == pytest.approx(4 / 52)


def test_only_the_part_of_a_stretch_inside_the_measured_weeks_counts() -> None:
    """A stretch from two hours before the measured weeks to one hour after their start counts for one hour."""
    found = measured(Worked(START + HOUR, "wa-noord", "officer", "typing", START - 2 * HOUR, "Noord"))
    assert found["hours.officer.typing@coupled"] == pytest.approx(1 / 52)


def test_hours_of_cars_are_per_car_and_shared_out() -> None:
    """Two cars on the road: 30 hours of patrol and 10 of calls are 15 and 5 hours per car; three quarters is patrol."""
    facts = [Worked(week(1) + 30 * HOUR, "A/1", "car", "patrol", week(1), "Noord")]
    facts += [Worked(week(1) + 10 * HOUR, "B/2", "car", "call", week(1), "Zuid")]
    facts += [OnDuty(week(1) + 30 * HOUR, "A/1", "car", week(1)), OnDuty(week(1) + 30 * HOUR, "B/2", "car", week(1))]
    found = measured(*facts)
    assert found["hours.squad.patrol"] == found["hours.squad.patrol@coupled"] == pytest.approx(15 / 52)
    assert found["hours.squad.call@other"] == pytest.approx(5 / 52)
    assert found["car_share.patrol"] == 0.75
    assert found["car_share.idle"] == 0


def test_a_case_takes_no_nights() -> None:
    """Monday 08:00 to Tuesday 16:00 is 16 office hours, half of them for cases: 8 hours over 3 detectives."""
    found = measured(Worked(week(1) + 40 * HOUR, "detective-01", "detective", "case", week(1) + 8 * HOUR, "Noord"))
    assert found["hours.detective.case"] == pytest.approx(8 / 3 / 52)
