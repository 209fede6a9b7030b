"""Info and MSO, two doors from outside to inside: what comes in where, what waits, and what reaches the officer."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sim.kernel.distributions import shift
from sim.kernel.week import HOUR, OpeningHours
from sim.world.facts import NoteRouted, TieChanged

from .runs import Run, run, scenario

WEEKS = 8
AT_ONCE = tuple(f"{desk}.delay={{mean: 0, shape: fixed}}" for desk in ("info_desk", "service_desk"))
"""Nothing lies on a desk once it was taken up."""


def by_door(lived: Run) -> dict[str, list[NoteRouted]]:
    """All reports without a car, by where they came in."""
    found: dict[str, list[NoteRouted]] = {"info": [], "mso": []}
    for note in lived.journal.of(NoteRouted):
        found[note.door].append(note)
    return found


def test_reports_come_in_at_two_doors() -> None:
    """So many at each as the share says; with share 0, or with nobody there, all at one."""
    doors = by_door(run("laak.yaml", WEEKS, "service_desk.share=0.3"))
    many = len(doors["info"]) + len(doors["mso"])
    assert len(doors["mso"]) / many == pytest.approx(0.3, abs=3.5 * (0.21 / many) ** 0.5)
    assert not by_door(run("laak.yaml", WEEKS, "service_desk.share=0"))["mso"]
    assert not by_door(run("laak.yaml", WEEKS, "service_desk.persons=0"))["mso"]


def test_each_door_passes_on_by_its_own_chance() -> None:
    """One passes everything on and the other nothing."""
    doors = by_door(run("laak.yaml", WEEKS, "info_desk.passes=1", "service_desk.passes=0"))
    assert all(note.passed for note in doors["info"])
    assert not any(note.passed for note in doors["mso"])


def test_the_service_desk_waits_for_its_hours() -> None:
    """What comes in at night is taken up in the morning; what comes by info at once."""
    hours = OpeningHours("Mon-Fri 09:00-17:00")
    no_work = ("info_desk.note_minutes=0", "service_desk.note_minutes=0")
    doors = by_door(run("laak.yaml", WEEKS, *AT_ONCE, *no_work, f"service_desk.hours={hours.text}"))
    assert {note.reaches for note in doors["mso"] if note.passed} == {hours.next_open(note.time) for note in doors["mso"] if note.passed}
    assert all(note.reaches == note.time for note in doors["info"] if note.passed)


def test_what_comes_faster_than_it_can_be_handled_waits() -> None:
    """Notes are taken up one after another, the oldest first, so many minutes apart; half the people, twice the minutes."""
    for attendance in (1, 0.5):
        busy = ("info_desk.note_minutes=60", "info_desk.passes=1", f"info_desk.attendance={attendance}")
        doors = by_door(run("laak.yaml", WEEKS, *AT_ONCE, *busy))
        times = [note.reaches for note in doors["info"] if note.passed]
        assert times == sorted(times)
        assert min(later - sooner for sooner, later in pairwise(times)) >= HOUR / attendance
        assert all(note.reaches >= note.time + HOUR / attendance for note in doors["info"] if note.passed)


def test_a_vacant_post_is_nobody() -> None:
    """Two of four posts vacant: two people; more vacancies than posts is refused."""
    assert len(run("laak.yaml", 1, "info_desk.vacancies=2").info_desk.info.people) == 2
    with pytest.raises(Exception, match="4"):
        scenario("laak.yaml", "info_desk.vacancies=5")


def test_who_knows_the_officer_passes_more_on() -> None:
    """Above the tie of the start more is passed on, below it less; without weight it makes no difference."""
    lived = run("laak.yaml", WEEKS)
    officer, person = lived.officers[0], lived.info_desk.info.people[0]
    desk, tie, start = person.desk.settings, lived.ties.between(officer, person), lived.plan.ties.start_info
    chances = []
    for strength in (0.0, start, 1.0):
        tie.strength, tie.at = strength, lived.calendar.now
        chances.append(lived.practice.passes_on(desk, person, officer))
    assert chances[0] < chances[1] < chances[2]
    assert chances[1] == pytest.approx(shift(desk.passes, 1.0))
    assert run("laak.yaml", WEEKS, "info_desk.passes_tie=0").practice.passes_on(desk, None, officer) == desk.passes


def test_officers_have_ties_with_both() -> None:
    """They run into people of both doors at the station; each is counted as a party of its own."""
    parties = {change.party for change in run("laak.yaml", WEEKS).journal.of(TieChanged) if change.role == "info"}
    assert parties == {"info", "mso"}
