"""Citizens, officers and detectives: small journals of which every figure is known by hand."""

from __future__ import annotations

import math

import pytest

from sim.metrics import curves
from sim.world.facts import (
    BeatWeek,
    CaseMoved,
    CaseScreened,
    DeskWeek,
    Frustrated,
    HelpAsked,
    IncidentHappened,
    NoteRouted,
    Reported,
    ToldBack,
    WeekPlanned,
)

from .small_journal import DAY, GROUPS, WEEK, book_of, district, journal_of, measured, week


def incident(moment: float, kind: str = "theft", beat: str = "Noord", problem: str = ""):
    return IncidentHappened(week(moment), beat, kind, problem)


def report(number: int, moment: float, kind: str = "theft", beat: str = "Noord", recorded: bool = False):
    return Reported(week(moment), f"{beat}#{number}", beat, kind, "", number, 0, recorded)


def test_what_happens_and_what_is_reported() -> None:
    """Four thefts, one of a problem, of which one is reported; nuisance is no offence, reported or not."""
    facts = [incident(1), incident(2), incident(3, beat="Zuid"), incident(4, problem="Noord/youth/1"), incident(5, "nuisance")]
    facts += [report(1, 1), report(2, 5, "nuisance"), incident(-1), report(3, -1)]
    found = measured(*facts)
    assert (found["incidents"], found["incidents@coupled"], found["incidents@other"]) == (5, 4, 1)
    assert found["incidents.problem"] == 0.2
    assert found["reports"] == 2
    line = curves(journal_of(*facts, incident(5.9)), district(), GROUPS)["incidents@coupled"]
    assert line[:7] == [0, 1, 1, 0, 1, 2, 0]
    assert found["reported_share"] == 0.25


def test_reporters_who_hear_back() -> None:
    """Four reports without a car; two reporters hear, and one whose call a car had been to does not count."""
    facts = [NoteRouted(week(n), f"Noord#{n}", "Noord", "wa-noord", True, "info", week(n)) for n in range(4)]
    facts += [ToldBack(week(5), f"Noord#{n}", "Noord", "wa-noord", n) for n in (0, 1)]
    facts.append(ToldBack(week(5), "Noord#99", "Noord", "wa-noord", 99))
    found = measured(*facts)
    assert found["told_back_share"] == 0.5
    assert found["told_back_share#n"] == 4
    line = curves(journal_of(*facts), district(), GROUPS)["told_back_share@coupled"]
    assert line[1] == 0
    assert math.isnan(line[5])
    facts += [NoteRouted(week(5.5), f"Noord#{n}", "Noord", "wa-noord", True, "info", week(5.5)) for n in range(5, 10)]
    assert curves(journal_of(*facts), district(), GROUPS)["told_back_share@coupled"][5] == pytest.approx(2 / 5)


def test_the_grade_is_that_of_the_weeks_that_end_in_the_measured_time() -> None:
    """What is told on the first Monday is about the warm-up; what is told on the last is about the last week."""
    facts = [BeatWeek(week(moment), "Noord", grade, 1, 1.0, 0.5, 1, 0) for moment, grade in ((0, 1.0), (1, 6.0), (52, 8.0))]
    facts.append(BeatWeek(week(1), "Zuid", 4.0, 1, 1.0, 0.8, 1, 0))
    found = measured(*facts)
    assert found["liveability@coupled"] == 7
    assert found["liveability"] == 6
    assert found["confidence"] == pytest.approx(0.6)
    line = curves(journal_of(*facts), district(), GROUPS)["liveability"]
    assert (line[0], line[51]) == (5, 8)
    assert math.isnan(line[1])


def test_help_by_the_officers_view() -> None:
    """Two of three requests accepted."""
    found = measured(*[HelpAsked(week(1), "wa-zuid", n, n > 0, "Zuid") for n in range(3)])
    assert found["help_asked@other"] == 3
    assert found["help_accepted"] == pytest.approx(2 / 3)


def test_a_week_off_does_not_fit_nor_misfit() -> None:
    """Weeks of .4 and .8 count, a week without duties and the weeks of an officer without a beat of his own do not."""
    facts = [WeekPlanned(week(1), "wa-noord", 4, 10, 20, 0.4), WeekPlanned(week(2), "wa-noord", 4, 10, 20, 0.8)]
    facts += [WeekPlanned(week(3), "wa-noord", 0, 0, 20, 0.0), WeekPlanned(week(1), "wa-b", 4, 10, 5, 1.0)]
    found = measured(*facts)
    assert found["fit"] == found["fit@coupled"] == pytest.approx(0.6)
    assert math.isnan(found["fit@other"])


def frustrated(moment: float, officer: str, party: str, total: float, points: float = 2.0, cause: str = "broken"):
    return Frustrated(week(moment), officer, party, cause, points, total)


def test_frustration_fades_between_events() -> None:
    """8 points at the start fade with half-life 8 weeks: the mean over 52 weeks is 8·8/ln 2·(1 − 2^−6.5)/52 for him, half of it for two."""
    found = measured(frustrated(0, "wa-noord", "gemeente", 8.0))
    mean = 8 * 8 / math.log(2) * (1 - 2**-6.5) / 52
    assert found["frustration@coupled"] == pytest.approx(mean)
    assert found["frustration"] == pytest.approx(mean / 2)
    line = curves(journal_of(frustrated(0, "wa-noord", "gemeente", 8.0)), district(), GROUPS)["frustration@coupled"]
    assert line[0] == pytest.approx(8 * 8 / math.log(2) * (1 - 2 ** -(1 / 8)))


def test_frustration_of_the_warm_up_is_still_felt() -> None:
    """8 points one half-life before the measured weeks are 4 at their start; without fading they stay 8."""
    facts = [frustrated(-8, "wa-noord", "gemeente", 8.0)]
    assert measured(*facts)["frustration@coupled"] == pytest.approx(4 * 8 / math.log(2) * (1 - 2**-6.5) / 52)
    assert measured(*facts, sets=("officer_week.frustration_half_life=never",))["frustration@coupled"] == pytest.approx(8)


def test_the_last_total_with_a_party_holds() -> None:
    """A total tells all points with that party; it takes the place of the one before. Colleagues are no partners."""
    facts = [frustrated(50, "wa-noord", "gemeente", 5.0), frustrated(51.9999, "wa-noord", "gemeente", 6.5)]
    facts.append(frustrated(51, "wa-zuid", "A", 50.0))
    found = measured(*facts)
    assert (found["frustrated_officers"], found["frustrated_officers@coupled"], found["frustrated_officers@other"]) == (1, 1, 0)
    assert measured(*facts[:1])["frustrated_officers"] == 0


def test_frustration_by_cause() -> None:
    """Points of the measured weeks, by cause, words joined."""
    facts = [frustrated(1, "wa-noord", "gemeente", 2.0), frustrated(2, "wa-zuid", "gemeente", 0.5, 0.5, "came with nothing")]
    found = measured(*facts, frustrated(-1, "wa-noord", "gemeente", 2.0))
    assert found["frustration_cause.broken"] == 2
    assert found["frustration_cause.came_with_nothing@other"] == 0.5
    assert found["frustration_cause.door"] == 0


def test_clearance_is_of_recorded_crime() -> None:
    """Four crimes recorded: one cleared by detectives, one on the spot; a cleared case that an officer brought is no recorded crime."""
    facts = [report(number, 1, recorded=True) for number in range(4)]
    moved = (0, "cleared"), (1, "on_the_spot"), (2, "closed")
    facts += [CaseMoved(week(2), f"Noord#{number}", "Noord", state, DAY) for number, state in moved]
    facts.append(CaseMoved(week(2), "Noord/youth/1!0", "Noord", "cleared", DAY))
    found = measured(*facts)
    assert found["clearance"] == 0.5
    assert found["clearance#n"] == 4


def test_the_detectives_desk() -> None:
    """Queues of 10 and 20 cases: 15; two of three screened in; one case shelved."""
    facts = [DeskWeek(week(1), 10, 70.0), DeskWeek(week(2), 20, 140.0), DeskWeek(week(0), 99, 1.0)]
    facts += [CaseScreened(week(1), f"Noord#{number}", "Noord", number > 0, DAY) for number in range(3)]
    facts.append(CaseMoved(week(9), "Noord#1", "Noord", "shelved", 8 * WEEK))
    found = measured(*facts)
    assert found["detective_queue"] == 15
    assert found["cases_in"] == pytest.approx(2 / 3)
    assert found["cases_shelved@coupled"] == 1


def test_who_asks_for_help_is_no_silent_citizen() -> None:
    """A citizen who rang the officer for help is counted with those who report, for a year."""
    from sim.metrics.labels import Labels

    labels = Labels(book_of(HelpAsked(week(1), "wa-zuid", 7, True, "Zuid")))
    assert labels.of(("Zuid", 7), week(2)) == "reporting"
    assert labels.of(("Zuid", 7), week(54)) == "silent"
    assert labels.of(("Zuid", 8), week(2)) == "silent"
