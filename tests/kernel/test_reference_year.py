"""A small district of cars, officers and partners lives through the same weeks on our calendar and on SimPy, to the second."""

from __future__ import annotations

from bench import reference, reference_ours, reference_simpy


def test_both_calendars_tell_the_same_weeks() -> None:
    """Waiting per priority, answers of partners, the queue and every tie are equal after five weeks, and something did happen."""
    tape = reference.tape(5)
    events, ours = reference_ours.run(tape, 5)
    _, theirs = reference_simpy.run(tape, 5)
    assert ours == theirs
    assert events > 5_000
    assert all(ours[:4])


def test_the_comparison_can_fail() -> None:
    """One incident a minute later is seen in the outcome."""
    tape = reference.tape(5)
    late = tape[100]
    changed = [*tape[:100], reference.Incident(late.number, late.time, late.priority, late.beat, late.travel + 60, late.work), *tape[101:]]
    assert reference_ours.run(tape, 5) != reference_ours.run(changed, 5)


def test_cars_rest_one_week_in_four_and_never_start_in_the_past() -> None:
    """The roster gives every squad three weeks of eight-hour shifts and a week of rest."""
    for squad in range(reference.SQUADS):
        now, worked = 0, 0
        while now < 4 * reference.WEEK:
            start, end = reference.next_shift(squad, now)
            assert now <= start <= end
            worked += end - start
            now = max(end, now + 1)
        assert abs(worked - 21 * 8 * reference.HOUR) <= 8 * reference.HOUR
