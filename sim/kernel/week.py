"""The week as people write it: "Mon-Fri 09:00-17:00" becomes moments one can compute with.

Simulated time is whole seconds since Monday 00:00 of week one. There are no clock changes and no holidays.
"""

from __future__ import annotations

import re
from bisect import bisect_right

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
WEEK = 7 * DAY
NEVER = 1 << 62
"""A moment that does not come."""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DUTCH = dict(zip(("Ma", "Di", "Wo", "Do", "Vr", "Za", "Zo"), range(7), strict=True))
_DAY_NUMBER = {name: number for number, name in enumerate(DAYS)} | _DUTCH
_PART = re.compile(r"^([A-Za-z]{2,3})(?:-([A-Za-z]{2,3}))?\s+([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})$")
_MOMENT = re.compile(r"^([A-Za-z]{2,3})\s+([01][0-9]|2[0-3]):([0-5][0-9])$")


class WeekError(ValueError):
    """A line of opening hours that cannot be read; says which part and what is allowed."""


def moment(text: str) -> int:
    """Seconds since Monday 00:00 of a moment such as "Tue 14:30"."""
    match = _MOMENT.match(text.strip())
    if not match:
        raise WeekError(f"'{text}' is not a moment like 'Tue 14:30'")
    day, hours, minutes = match.groups()
    return _day(day) * DAY + int(hours) * HOUR + int(minutes) * MINUTE


def clock(time: int) -> str:
    """A moment as people read it: "week 3 Tue 14:30:05"."""
    week, rest = divmod(time, WEEK)
    day, rest = divmod(rest, DAY)
    return f"week {week + 1} {DAYS[day]} {rest // HOUR:02d}:{rest % HOUR // MINUTE:02d}:{rest % MINUTE:02d}"


def _day(name: str) -> int:
    try:
        return _DAY_NUMBER[name.capitalize()]
    except KeyError:
        raise WeekError(f"'{name}' is not a day; allowed: {', '.join(DAYS)} (or Ma, Di, Wo, Do, Vr, Za, Zo)") from None


def _spans(text: str) -> list[tuple[int, int]]:
    """The open spans of one week, merged and sorted, each [start, end) in seconds; a span may cross midnight."""
    if text.strip() == "always":
        return [(0, WEEK)]
    if text.strip() == "closed":
        return []
    spans: list[tuple[int, int]] = []
    for part in text.split(","):
        match = _PART.match(part.strip())
        if not match:
            raise WeekError(f"'{part.strip()}' is not like 'Mon-Fri 09:00-17:00' (parts separated by commas), nor 'always' or 'closed'")
        first, last, *numbers = match.groups()
        from_hour, from_minute, to_hour, to_minute = map(int, numbers)
        if from_minute > 59 or to_minute > 59 or from_hour > 24 or to_hour > 24 or (24 in (from_hour, to_hour) and (
            (from_hour == 24) or (to_hour == 24 and to_minute)
        )):
            raise WeekError(f"'{part.strip()}' has a time outside 00:00-24:00")
        start_day, end_day = _day(first), _day(last or first)
        for day in range(start_day, end_day + 1 if end_day >= start_day else end_day + 8):
            start = day % 7 * DAY + from_hour * HOUR + from_minute * MINUTE
            length = (to_hour - from_hour) * HOUR + (to_minute - from_minute) * MINUTE
            end = start + (length if length > 0 else length + DAY)
            spans.append((start, min(end, WEEK)))
            if end > WEEK:
                spans.append((0, end - WEEK))
    return _merged(spans)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class OpeningHours:
    """When somebody is there, week after week.

    Written as "Mon-Fri 09:00-17:00", with more parts after commas, or as "always" or "closed".
    Every question is answered by arithmetic; nothing ticks.
    """

    __slots__ = ("_before", "_ends", "_spans", "_starts", "per_week", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = _spans(text)
        self._starts = [start for start, _ in self._spans]
        self._ends = [end for _, end in self._spans]
        self._before = [0]
        for start, end in self._spans:
            self._before.append(self._before[-1] + end - start)
        self.per_week: int = self._before[-1]
        """Seconds open in a week."""

    def __repr__(self) -> str:
        return f"OpeningHours({self.text!r})"

    def is_open(self, time: int) -> bool:
        """Whether it is open at this second; the last second of a span is the one before its end."""
        second = time % WEEK
        place = bisect_right(self._starts, second) - 1
        return place >= 0 and second < self._ends[place]

    def next_open(self, time: int) -> int:
        """The first moment from `time` on at which it is open; `NEVER` if it never opens."""
        if self.is_open(time):
            return time
        if not self._spans:
            return NEVER
        week = time - time % WEEK
        place = bisect_right(self._starts, time % WEEK)
        return week + self._starts[place] if place < len(self._starts) else week + WEEK + self._starts[0]

    def next_start(self, time: int) -> int:
        """The first start of a span strictly after `time`; `NEVER` if there is none or it is always open."""
        if not self._spans or self.per_week == WEEK:
            return NEVER
        week, second = time - time % WEEK, time % WEEK
        place = bisect_right(self._starts, second)
        start = week + self._starts[place] if place < len(self._starts) else week + WEEK + self._starts[0]
        joined = self._spans[0][0] == 0 and self._spans[-1][1] == WEEK
        return self.next_start(start) if joined and start % WEEK == 0 else start

    def next_close(self, time: int) -> int:
        """The first moment from `time` on at which it is closed; `NEVER` if it never closes."""
        if self.per_week == WEEK:
            return NEVER
        if not self.is_open(time):
            return time
        week, second = time - time % WEEK, time % WEEK
        end = week + self._ends[bisect_right(self._starts, second) - 1]
        return self.next_close(end) if end % WEEK == 0 and self.is_open(end) else end

    def open_until(self, time: int) -> int:
        """Seconds open between 0 and `time`."""
        weeks, second = divmod(time, WEEK)
        place = bisect_right(self._starts, second)
        inside = self._before[place]
        if place and second < self._ends[place - 1]:
            inside -= self._ends[place - 1] - second
        return weeks * self.per_week + inside

    def open_between(self, start: int, end: int) -> int:
        """Seconds open in [start, end)."""
        return self.open_until(end) - self.open_until(start)

    def after_open_time(self, time: int, seconds: int) -> int:
        """The moment at which `seconds` of open time have passed since `time`; `NEVER` if it never opens."""
        if not self.per_week:
            return NEVER
        if self.per_week == WEEK:
            return time + seconds
        goal = self.open_until(time) + seconds
        weeks, rest = divmod(goal, self.per_week)
        if rest == 0 and seconds > 0:
            weeks, rest = weeks - 1, self.per_week
        place = min(bisect_right(self._before, rest) - 1, len(self._spans) - 1)
        if rest == self._before[place] and place > 0 and seconds > 0:
            place -= 1
        found = weeks * WEEK + self._starts[place] + rest - self._before[place]
        return max(found, time) if seconds > 0 else self.next_open(time)
