"""The week: opening hours answer every question exactly as counting minutes would."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sim.kernel.week import DAY, DAYS, HOUR, MINUTE, NEVER, WEEK, OpeningHours, WeekError, clock, moment

OFFICE = "Mon-Fri 09:00-17:00"
NIGHT = "Mon-Sun 23:00-07:00"
TWO_SPANS = "Mon-Fri 08:00-12:00, Mon-Fri 13:00-17:00"
WEEKEND = "Sat-Mon 20:00-04:00"
SUNDAY_NIGHT = "Sun 22:00-06:00"


def at(text: str, seconds: int = 0) -> int:
    """The second of a moment such as "w2 Tue 09:00"; the week is counted from 1 and may be left out."""
    week, _, rest = text.partition(" ") if text.startswith("w") else ("w1", "", text)
    return (int(week[1:]) - 1) * WEEK + moment(rest) + seconds


@pytest.mark.parametrize(
    ("hours", "when", "is_open"),
    [
        (OFFICE, at("Mon 08:59", 59), False),
        (OFFICE, at("Mon 09:00"), True),
        (OFFICE, at("Mon 16:59", 59), True),
        (OFFICE, at("Mon 17:00"), False),
        (OFFICE, at("Fri 16:59", 59), True),
        (OFFICE, at("Sat 12:00"), False),
        (OFFICE, at("Sun 12:00"), False),
        (OFFICE, at("w2 Mon 09:00"), True),
        (OFFICE, at("w53 Fri 16:59"), True),
        (OFFICE, at("w54 Fri 17:00"), False),
        (NIGHT, at("Mon 00:00"), True),
        (NIGHT, at("Mon 06:59", 59), True),
        (NIGHT, at("Mon 07:00"), False),
        (NIGHT, at("Mon 22:59", 59), False),
        (NIGHT, at("Mon 23:00"), True),
        (NIGHT, at("Mon 23:59", 59), True),
        (NIGHT, at("Tue 00:00"), True),
        (NIGHT, at("Sun 23:59", 59), True),
        (NIGHT, at("w2 Mon 00:00"), True),
        (TWO_SPANS, at("Wed 11:59", 59), True),
        (TWO_SPANS, at("Wed 12:00"), False),
        (TWO_SPANS, at("Wed 13:00"), True),
        (WEEKEND, at("Fri 23:59"), False),
        (WEEKEND, at("Sat 03:00"), False),
        (WEEKEND, at("Sat 20:00"), True),
        (WEEKEND, at("Sun 03:59"), True),
        (WEEKEND, at("Mon 03:59"), True),
        (WEEKEND, at("Mon 20:00"), True),
        (WEEKEND, at("Tue 03:59", 59), True),
        (WEEKEND, at("Tue 04:00"), False),
        (SUNDAY_NIGHT, at("w2 Mon 05:59", 59), True),
        (SUNDAY_NIGHT, at("w2 Mon 06:00"), False),
        ("always", at("Mon 00:00"), True),
        ("always", at("w53 Sun 23:59", 59), True),
        ("closed", at("Wed 12:00"), False),
    ],
)
def test_open_or_closed(hours: str, when: int, is_open: bool) -> None:
    """Boundary minutes, nights over midnight, weekends over the turn of the week, always and closed."""
    assert OpeningHours(hours).is_open(when) is is_open


@pytest.mark.parametrize(
    ("hours", "question", "when", "answer"),
    [
        (OFFICE, "next_open", at("Mon 08:59", 59), at("Mon 09:00")),
        (OFFICE, "next_open", at("Mon 09:00"), at("Mon 09:00")),
        (OFFICE, "next_open", at("Fri 17:00"), at("w2 Mon 09:00")),
        (OFFICE, "next_open", at("w53 Sun 12:00"), at("w54 Mon 09:00")),
        (OFFICE, "next_close", at("Mon 09:00"), at("Mon 17:00")),
        (OFFICE, "next_close", at("Mon 17:00"), at("Mon 17:00")),
        (OFFICE, "next_start", at("Mon 08:59", 59), at("Mon 09:00")),
        (OFFICE, "next_start", at("Mon 09:00"), at("Tue 09:00")),
        (OFFICE, "next_start", at("Fri 09:00"), at("w2 Mon 09:00")),
        (NIGHT, "next_close", at("Sun 23:00"), at("w2 Mon 07:00")),
        (NIGHT, "next_close", at("w2 Mon 00:00"), at("w2 Mon 07:00")),
        (NIGHT, "next_open", at("Mon 07:00"), at("Mon 23:00")),
        (NIGHT, "next_start", at("Sun 23:00"), at("w2 Mon 23:00")),
        (TWO_SPANS, "next_open", at("Fri 12:00"), at("Fri 13:00")),
        (TWO_SPANS, "next_start", at("Fri 13:00"), at("w2 Mon 08:00")),
        (WEEKEND, "next_close", at("Sun 20:00"), at("w2 Mon 04:00")),
        (WEEKEND, "next_start", at("w2 Mon 01:00"), at("w2 Mon 20:00")),
        (SUNDAY_NIGHT, "next_start", at("Sun 22:00"), at("w2 Sun 22:00")),
        ("Mon 00:00-24:00", "next_close", at("Mon 23:59"), at("Tue 00:00")),
        ("Sun 00:00-24:00, Mon 00:00-24:00", "next_close", at("Sun 10:00"), at("w2 Tue 00:00")),
        ("always", "next_open", 12345, 12345),
        ("always", "next_close", 12345, NEVER),
        ("always", "next_start", 12345, NEVER),
        ("Mon-Sun 00:00-24:00", "next_close", 12345, NEVER),
        ("closed", "next_open", 12345, NEVER),
        ("closed", "next_close", 12345, 12345),
        ("closed", "next_start", 12345, NEVER),
    ],
)
def test_when_next(hours: str, question: str, when: int, answer: int) -> None:
    """When it next opens, closes or starts, also over the week's end and in a 53rd week."""
    assert getattr(OpeningHours(hours), question)(when) == answer


@pytest.mark.parametrize(
    ("hours", "when", "seconds", "answer"),
    [
        (OFFICE, at("Mon 09:00"), 8 * HOUR, at("Mon 17:00")),
        (OFFICE, at("Mon 09:00"), 8 * HOUR + 1, at("Tue 09:00", 1)),
        (OFFICE, at("Mon 09:00"), 40 * HOUR, at("Fri 17:00")),
        (OFFICE, at("Mon 09:00"), 40 * HOUR + 1, at("w2 Mon 09:00", 1)),
        (OFFICE, at("Fri 16:59", 59), 1, at("Fri 17:00")),
        (OFFICE, at("Fri 17:00"), 1, at("w2 Mon 09:00", 1)),
        (OFFICE, at("Sat 12:00"), 0, at("w2 Mon 09:00")),
        (OFFICE, at("w52 Fri 16:00"), 2 * HOUR, at("w53 Mon 10:00")),
        (TWO_SPANS, at("Mon 11:00"), HOUR, at("Mon 12:00")),
        (TWO_SPANS, at("Mon 11:00"), HOUR + MINUTE, at("Mon 13:01")),
        (NIGHT, at("Sun 23:00"), 8 * HOUR, at("w2 Mon 07:00")),
        (NIGHT, at("Sun 22:00"), HOUR, at("w2 Mon 00:00")),
        ("always", 12345, 10 * DAY, 12345 + 10 * DAY),
        ("closed", 12345, 1, NEVER),
        ("closed", 12345, 0, NEVER),
    ],
)
def test_when_the_work_is_done(hours: str, when: int, seconds: int, answer: int) -> None:
    """Work goes on in open time only, and is done at the very second at which enough of it has passed."""
    assert OpeningHours(hours).after_open_time(when, seconds) == answer


@pytest.mark.parametrize(
    ("hours", "per_week"),
    [(OFFICE, 40), (NIGHT, 56), (TWO_SPANS, 40), (WEEKEND, 24), ("always", 168), ("closed", 0), ("Mon 09:00-17:00, Mon 12:00-18:00", 9)],
)
def test_hours_a_week(hours: str, per_week: int) -> None:
    """The hours of a week add up; spans that overlap count once."""
    assert OpeningHours(hours).per_week == per_week * HOUR


def test_dutch_days_and_small_letters_mean_the_same() -> None:
    """Ma-Vr is Mon-Fri; capitals do not matter, nor do spaces around a part."""
    english, dutch = OpeningHours("Mon-Fri 09:00-17:00, Sun 10:00-12:00"), OpeningHours("  ma-VR  09:00-17:00 ,zo 10:00-12:00")
    assert all(english.is_open(second) == dutch.is_open(second) for second in range(0, WEEK, 30 * MINUTE))
    assert "ma-VR" in repr(dutch)


@pytest.mark.parametrize("text", [
    "", "   ", "Mon", "09:00-17:00", "Mon 9:00-17:00", "Mon 09:00", "Monday 09:00-17:00",
    "Mox 09:00-17:00", "Mon-Xyz 09:00-17:00", "Mon 09:60-17:00",
    "Mon 09:00-17:60", "Mon 25:00-26:00", "Mon 24:00-02:00", "Mon 09:00-24:01", "Mon 09:00-17:00,", "Mon 09:00-17:00; Tue 09:00-17:00",
    "Mon,Tue 09:00-17:00", "always, Mon 09:00-17:00", "open", "Mon -09:00-17:00", "Mon 09:00–17:00", "Mon \u0660\u0669:00-17:00",
])  # fmt: skip
def test_hours_that_cannot_be_read_are_refused_in_words(text: str) -> None:
    """A line that is not opening hours names the part that is wrong; nothing is guessed."""
    with pytest.raises(WeekError) as refusal:
        OpeningHours(text)
    assert "'" in str(refusal.value)
    assert len(str(refusal.value)) > 20


@pytest.mark.parametrize("text", ["", "Tue", "Tue 24:00", "Tue 12:60", "Tue 9:00", "Tuesday 09:00", "Tux 09:00", "Tue 09:00 x", "9:00 Tue"])
def test_moments_that_cannot_be_read_are_refused(text: str) -> None:
    """Half a moment is no moment."""
    with pytest.raises(WeekError):
        moment(text)


def test_moments_and_clock_agree() -> None:
    """A moment read and written again is the same moment."""
    assert moment("Mon 00:00") == 0
    assert moment("Zo 23:59") == WEEK - MINUTE
    assert clock(2 * WEEK + moment("Tue 14:30") + 5) == "week 3 Tue 14:30:05"
    for day in DAYS:
        assert clock(moment(f"{day} 07:08")) == f"week 1 {day} 07:08:00"


# Brute force: a list of all minutes of the week, made without the code under test.

MINUTES = WEEK // MINUTE
parts = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 24 * 60 - 1), st.integers(0, 24 * 60))
weeks = st.lists(parts, min_size=1, max_size=4)


def written(spans: list[tuple[int, int, int, int]]) -> str:
    """The spans as people write them."""
    return ", ".join(
        f"{DAYS[first]}{'' if first == last else '-' + DAYS[last]} {start // 60:02d}:{start % 60:02d}-{end // 60:02d}:{end % 60:02d}"
        for first, last, start, end in spans
    )


def counted(spans: list[tuple[int, int, int, int]]) -> list[bool]:
    """For each minute of the week whether it is open, by walking through every minute of every span."""
    minutes = [False] * MINUTES
    for first, last, start, end in spans:
        day = first
        while True:
            minute = day * 24 * 60 + start
            for _ in range((end - start) if end > start else (end - start + 24 * 60)):
                minutes[minute % MINUTES] = True
                minute += 1
            if day == last:
                break
            day = (day + 1) % 7
    return minutes


@settings(max_examples=60, deadline=None)
@given(weeks, st.lists(st.integers(0, 3 * WEEK), min_size=1, max_size=6), st.integers(0, WEEK))
def test_any_week_answers_as_counting_minutes_does(spans: list[tuple[int, int, int, int]], moments: list[int], seconds: int) -> None:
    """is_open, next_open, next_close, next_start, open_between and after_open_time equal a walk over the minutes of the week."""
    hours, minutes = OpeningHours(written(spans)), counted(spans)
    assert hours.per_week == sum(minutes) * MINUTE
    edges = [edge * 30 * MINUTE for edge in (0, 7 * 48 - 1, 7 * 48)]
    for time in moments + [time - time % MINUTE for time in moments] + edges:
        here = time // MINUTE
        assert hours.is_open(time) == minutes[here % MINUTES]
        assert hours.next_open(time) == _first(time, lambda minute: minutes[minute % MINUTES])
        assert hours.next_close(time) == _first(time, lambda minute: not minutes[minute % MINUTES])
        started = _first((here + 1) * MINUTE, lambda minute: minutes[minute % MINUTES] and not minutes[(minute - 1) % MINUTES])
        assert hours.next_start(time) == started
        assert hours.open_until(time) == _open(minutes, 0, time)
    start, end = min(moments), max(moments)
    assert hours.open_between(start, end) == _open(minutes, start, end)
    reached = hours.after_open_time(start, seconds)
    if not any(minutes):
        assert reached == NEVER
    elif seconds == 0:
        assert reached == hours.next_open(start)
    else:
        assert _open(minutes, start, reached) == seconds
        assert _open(minutes, start, reached - 1) == seconds - 1


def _first(time: int, true: object) -> int:
    """The first moment from `time` on, at `time` or at the start of a minute, at which `true(minute)`; NEVER within a week means never."""
    if true(time // MINUTE):  # type: ignore[operator]
        return time
    for minute in range(time // MINUTE + 1, time // MINUTE + MINUTES + 2):
        if true(minute):  # type: ignore[operator]
            return minute * MINUTE
    return NEVER


def _open(minutes: list[bool], start: int, end: int) -> int:
    """Open seconds in [start, end), minute by minute."""
    whole = sum(minutes[minute % MINUTES] for minute in range(start // MINUTE, end // MINUTE)) * MINUTE
    return whole - minutes[start // MINUTE % MINUTES] * (start % MINUTE) + minutes[end // MINUTE % MINUTES] * (end % MINUTE)


@given(weeks, st.integers(0, 60 * WEEK), st.integers(1, 3 * DAY), st.integers(1, 3 * DAY))
def test_open_time_adds_up(spans: list[tuple[int, int, int, int]], time: int, first: int, second: int) -> None:
    """Working on for a while and then for another while is working on for both; no work is done while closed."""
    hours = OpeningHours(written(spans))
    assume(hours.per_week)
    between = hours.after_open_time(time, first)
    assert hours.after_open_time(between, second) == hours.after_open_time(time, first + second)
    assert hours.open_between(time, between) == first
    assert hours.is_open(between - 1)


def test_the_brute_force_is_not_the_code_under_test() -> None:
    """The comparison can fail: hours one minute shorter are seen."""
    minutes = counted([(0, 4, 540, 1020)])
    assert sum(minutes) == 5 * 8 * 60
    assert sum(minutes) * MINUTE != OpeningHours("Mon-Fri 09:00-16:59").per_week
