"""What is noticed, told and not told, at meetings too; and what becomes of problems."""

from __future__ import annotations

import math

import pytest

from sim.metrics import curves
from sim.world.facts import MeetingHeld, PieceFound, PieceTold, ProblemMoved, ProblemStarted, PromiseSettled, Silent

from .small_journal import END, GROUPS, HOUR, WEEK, district, journal_of, measured, week

PROBLEM = "Noord/youth/1"


def noticed(moment: float, piece: str = "where1", beat: str = "Noord", holder: str = "A-01"):
    return PieceFound(week(moment), f"{beat}/youth/1", beat, piece, holder, "squad", "call")


def passed_on(found: float, hours: float, piece: str = "where1", how: str = "talk", beat: str = "Noord"):
    at = week(found)
    return PieceTold(at + int(hours * HOUR), f"{beat}/youth/1", beat, piece, "A-02", "squad", f"wa-{beat.lower()}", "officer", how, at)


def test_a_note_reaches_the_officer_when_it_is_told() -> None:
    """Of four notes two are told, after 10 and 30 hours (by a squad mate too), one at once: half reached, a quarter at once, 20 hours."""
    facts = [noticed(1), noticed(2), noticed(3), noticed(4), passed_on(1, 10, how="call"), passed_on(2, 30)]
    found = measured(*facts)
    assert found["notes"] == 4
    assert found["notes_reached"] == found["notes_reached@coupled"] == 0.5
    assert found["notes_told_at_once"] == 0.25
    assert found["notes_delay"] == 20
    assert found["notes_reached#n"] == 4
    assert math.isnan(found["notes_reached@other"])


def test_a_note_told_later_again_counts_once_and_another_piece_does_not_count() -> None:
    """The first telling counts; a telling of the same piece found at another time is another note."""
    facts = [noticed(1), passed_on(1, 10), passed_on(1, 50), noticed(2), passed_on(2, 10, piece="who1"), passed_on(1.5, 400)]
    found = measured(*facts)
    assert found["notes_reached"] == 0.5
    assert found["notes_delay"] == 10


def test_after_eight_weeks_a_note_is_worth_nothing() -> None:
    """Told after nine weeks is not reached, and its delay is not counted."""
    found = measured(noticed(1), passed_on(1, 9 * 168))
    assert found["notes_reached"] == 0
    assert math.isnan(found["notes_delay"])


def test_a_note_of_the_last_weeks_counts_as_long_as_it_was_followed() -> None:
    """Three notes could be followed and one was told after three weeks; a fourth is one week old: it tells nothing against that third."""
    found = measured(noticed(1), noticed(2), noticed(3), passed_on(1, 3 * 168), noticed(51))
    assert found["notes_reached"] == pytest.approx(1 / 3)


def test_told_in_the_same_second_is_told() -> None:
    """At a call the piece is found and told at once: that is a note that was reached, with no delay."""
    found = measured(noticed(1), passed_on(1, 0, how="call"))
    assert found["notes_reached"] == 1
    assert found["notes_delay"] == 0


def test_the_line_of_notes_ends_where_their_eight_weeks_do() -> None:
    """A note of week 43 can be followed for eight weeks, one of week 44 cannot."""
    line = curves(journal_of(noticed(43), passed_on(43, 5), noticed(44), passed_on(44, 5)), district(), GROUPS)["notes_reached"]
    assert line[43] == 1
    assert all(math.isnan(value) for value in line[44:])


def test_the_line_of_notes_is_over_four_weeks() -> None:
    """Noticed in week -1 and told within eight weeks, noticed in week 2 and told after nine: 1, then one half, then 0, then unknown."""
    facts = [noticed(-0.9), passed_on(-0.9, 5), noticed(2), passed_on(2, 9 * 168)]
    line = curves(journal_of(*facts), district(), GROUPS)["notes_reached"]
    assert line[:6] == [1, 1, 0.5, 0, 0, 0]
    assert math.isnan(line[6])


def test_who_brought_a_piece_first() -> None:
    """Three pieces reach the officer: one from the squad (told again by a partner), one from a citizen, one he found himself."""
    facts = [noticed(1), passed_on(1, 10)]
    facts.append(PieceTold(week(2), PROBLEM, "Noord", "where1", "gemeente-1", "partner", "wa-noord", "officer", "meeting", week(1)))
    facts.append(PieceFound(week(2), PROBLEM, "Noord", "who1", "wa-noord", "officer", "citizen"))
    facts.append(PieceFound(week(3), PROBLEM, "Noord", "why1", "wa-noord", "officer", "own work"))
    found = measured(*facts)
    assert [found[f"piece_source.{source}"] for source in ("squad", "citizen", "officer", "partner")] == pytest.approx([1 / 3] * 3 + [0])


def silence(beat: str, teller: str, receiver: str, reason: str):
    return Silent(week(1), f"{beat}/youth/1", beat, "x", teller, "y", receiver, reason)


def test_silence_is_counted_by_pair_and_reason() -> None:
    """Two squads did not think of it, in two beats; one partner was not allowed; a squad told once."""
    facts = [silence("Noord", "squad", "officer", "not_thought"), silence("Zuid", "squad", "officer", "not_thought")]
    facts += [silence("Zuid", "partner", "officer", "may_not"), passed_on(1, 5)]
    found = measured(*facts)
    assert found["silence.squad_officer.not_thought"] == 2
    assert found["silence.squad_officer.not_thought@coupled"] == 1
    assert found["silence.partner_officer.may_not@other"] == 1
    assert found["silence.officer_partner.closed"] == 0
    assert (found["told.squad_officer"], found["told.squad_officer@other"]) == (1, 0)


def started(number: int, moment: float, beat: str = "Noord"):
    return ProblemStarted(week(moment), f"{beat}/youth/{number}", "youth", beat, 1.0)


def moved(number: int, moment: float, state: str, beat: str = "Noord", known: float = 0.0, tries: int = 0):
    return ProblemMoved(week(moment), f"{beat}/youth/{number}", "youth", beat, state, known, tries)


def test_open_problems_are_weighed_by_time() -> None:
    """In Noord one is open for 13 of 52 weeks and one from before until the end: 1.25; per beat of the bureau half of that."""
    found = measured(started(1, 10), moved(1, 23, "solved"), started(2, -30))
    assert found["problems_open@coupled"] == pytest.approx(1.25)
    assert found["problems_open"] == pytest.approx(0.625)
    assert found["problems_open@other"] == 0


def test_a_problem_is_unseen_until_the_officer_hears_of_it() -> None:
    """Seen after 13 of its 26 weeks; another fades after 13 weeks without being seen: half a problem unseen on average."""
    facts = [started(1, 0), moved(1, 13, "signalled"), moved(1, 26, "solved"), started(2, 0), moved(2, 13, "faded")]
    assert measured(*facts)["problems_unseen@coupled"] == pytest.approx(26 / 52)


def test_problems_are_counted_by_how_they_end() -> None:
    """One solved after a failed try, one faded, one escalated and still open; what began in the warm-up is not new."""
    facts = [started(1, -1), moved(1, 1, "in_hand", known=0.4), moved(1, 2, "unsolved", tries=1), moved(1, 3, "in_hand", known=0.8)]
    facts += [moved(1, 4, "solved", tries=1), started(2, 1), moved(2, 5, "faded"), started(3, 1, "Zuid"), moved(3, 6, "escalated", "Zuid")]
    found = measured(*facts)
    assert (found["problems_new"], found["problems_solved"], found["problems_faded"], found["problem_escalations"]) == (2, 1, 1, 1)
    assert found["known_at_act"] == pytest.approx(0.6)
    assert found["problem_tries"] == 1  # two acts over the two problems that ended
    assert found["problem_escalations@other"] == 1


def test_time_to_solve_counts_problems_that_are_still_open() -> None:
    """Solved after 10 weeks, and one open for 52: half lasts to the limit, so (10 + 52) / 2; never the 10 of the solved one alone."""
    assert measured(started(1, 0), moved(1, 10, "solved"), started(2, 0))["time_to_solve"] == pytest.approx(31)


def test_a_problem_that_ended_by_itself_does_not_count_as_solved() -> None:
    """It counts for as long as it could be followed: one solved after 10 weeks, one faded at 5: the solved one decides."""
    assert measured(started(1, 0), moved(1, 10, "solved"), started(2, 0), moved(2, 5, "faded"))["time_to_solve"] == pytest.approx(10)


def test_the_weekly_line_of_open_problems() -> None:
    """A problem of half a week counts for half in that week and not in the next."""
    line = curves(journal_of(started(1, 3), moved(1, 3.5, "solved")), district(), GROUPS)["problems_open@coupled"]
    assert line[2:5] == [0, 0.5, 0]
    assert len(line) == 52


def test_what_is_brought_to_meetings() -> None:
    """Three meetings: 3 pieces by the officer and 1 by partners, nothing, and one without the officer: three quarters, two silent."""
    facts = [MeetingHeld(week(1), "m", "Noord", "wa-noord", True, 2, 4, 3, 1, 5)]
    facts.append(MeetingHeld(week(2), "m", "Noord", "wa-noord", True, 4, 4, 0, 0, 5))
    facts.append(MeetingHeld(week(3), "m", "Zuid", "wa-zuid", False, 3, 4, 0, 0, 0))
    found = measured(*facts)
    assert found["meetings_held"] == 3
    assert found["meeting_pieces_officer"] == 0.75
    assert found["meetings_silent"] == pytest.approx(2 / 3)
    assert found["meeting_attendance"] == 0.75


def test_what_becomes_of_promises() -> None:
    """Kept, late, broken and refused once each: a quarter of all was kept, a third of what was promised."""
    facts = [
        PromiseSettled(week(1), outcome, "gemeente-1", "gemeente", "wa-noord", "Noord", outcome, True)
        for outcome in ("kept", "late", "broken", "refused")
    ]  # fmt: skip
    found = measured(*facts)
    assert found["promise.kept"] == found["promise.refused@coupled"] == 0.25
    assert found["promise_kept_by.gemeente"] == pytest.approx(1 / 3)


def test_nothing_told_is_unknown_not_zero() -> None:
    """Of an empty journal shares and means are unknown, counts are zero."""
    found = measured()
    unknown = "notes_reached", "notes_delay", "attention_met", "response_p1", "known_at_act", "time_to_solve", "tie_kept.squads"
    for name in unknown:
        assert math.isnan(found[name]), name
    for name in ("notes", "problems_open", "attention_asked", "calls", "tie_made.squads", "incidents"):
        assert found[name] == 0, name
    assert END == 112 * WEEK


def test_invitations_are_to_a_partners_own_table() -> None:
    """Two to the officer of Noord, whether he came or not, and a standing meeting that is none: one a year for each of two officers."""
    facts = [MeetingHeld(week(1), "tafel", "Noord", "wa-noord", True, 1, 1, 3, 1, 5)]
    facts.append(MeetingHeld(week(2), "tafel", "Noord", "wa-noord", False, 1, 1, 0, 0, 5))
    facts.append(MeetingHeld(week(2), "m", "Zuid", "wa-zuid", True, 1, 1, 0, 0, 5))
    table = (
        "meetings={tafel: {title: {nl: a, en: a}, every_weeks: 4, at: 'Tue 10:00-11:00', scope: network, "
        "partners: [municipality], problems: [youth]}}"
    )
    found = measured(*facts, sets=(table,))
    assert (found["invitations"], found["invitations@coupled"], found["invitations@other"]) == (1, 2, 0)
