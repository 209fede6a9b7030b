"""An officer's week on paper: which days he works, and how scarce hours are divided."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, fsum
from typing import TYPE_CHECKING, Protocol

from sim.kernel.week import DAY, HOUR, WEEK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sim.kernel.streams import Chance
    from sim.parameters.officer import OfficerSettings
    from sim.parameters.officers import OfficerWeekSettings

    from .community_officer import CommunityOfficer

DUTY_HOURS = 8
DAY_STARTS = 7 * HOUR
EVENING_STARTS = 15 * HOUR
STEPS = 200
"""More than enough to find the share of the week to a billionth; some ten are used."""


class Sitting(Protocol):
    """One time that people come together: a meeting, or a talk that was arranged."""

    def hold(self, officer: CommunityOfficer) -> None:
        """Hold it with this officer at the table."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of eight hours."""

    starts: int
    number: int
    """Its place in the officer's calendar of duties: week times seven plus day."""

    @property
    def ends(self) -> int:
        """When it is over."""
        return self.starts + DUTY_HOURS * HOUR


def on_leave(week: int, key: int, settings: OfficerWeekSettings, chance: Chance) -> bool:
    """Whether the officer is away this week: two weeks in a row in summer, the others spread over the year."""
    year, week_of_year = divmod(week, 52)
    weeks = settings.leave_weeks
    summer = 26 + int(chance(key, year, 0) * 8)
    if week_of_year in range(summer, summer + min(2, weeks)):
        return True
    return any(week_of_year == int(chance(key, year, number) * 26) * 2 % 52 for number in range(1, weeks - 1))


def duties(
    week: int, key: int, place: int, person: OfficerSettings, settings: OfficerWeekSettings, meeting_days: set[int], chance: Chance
) -> list[Duty]:
    """The duties of one week.

    Days with a meeting come first and are day duties; then the weekend in turn; then other weekdays, some in the evening.
    `place` spreads weekends over officers; duties lost through illness are left out.
    """
    hours_before = week * person.hours
    count = int((hours_before + person.hours) // DUTY_HOURS - hours_before // DUTY_HOURS)
    if not count or on_leave(week, key, settings, chance):
        return []
    weekend = [5, 6] if (week + place) % settings.weekend_every == 0 else []
    others = sorted((day for day in range(5) if day not in meeting_days), key=lambda day: chance(key, week, 10 + day))
    days = (sorted(meeting_days) + weekend + others)[: min(count, 7)]
    found = []
    for day in sorted(days):
        if chance(key, week, 20 + day) < settings.sickness:
            continue
        evening = day not in meeting_days and chance(key, week, 30 + day) < settings.evening_share
        found.append(Duty(week * WEEK + day * DAY + (EVENING_STARTS if evening else DAY_STARTS), week * 7 + day))
    return found


def divide(wanted: dict[str, float], keenness: dict[str, float], free: float) -> tuple[dict[str, float], float]:
    """Divide free hours over what is wanted: granted = wanted·φ^keenness, one φ for the week.

    Returns the granted hours and φ. If all fits, φ is 1 and what is left goes to the street.
    """
    whole = fsum(wanted.values())
    if whole <= free:
        granted = dict(wanted)
        granted["street"] = granted.get("street", 0.0) + free - whole
        return granted, 1.0
    if free <= 0:
        return dict.fromkeys(wanted, 0.0), 0.0
    always = fsum(hours for activity, hours in wanted.items() if keenness[activity] == 0)
    if always >= free:
        return {activity: hours * free / always if keenness[activity] == 0 else 0.0 for activity, hours in wanted.items()}, 0.0
    fit = 0.0  # the logarithm of φ: in it the sum is convex and rising, so Newton's steps from 0 come down to the root and never pass it
    for _ in range(STEPS):
        granted = {activity: hours * exp(fit * keenness[activity]) for activity, hours in wanted.items()}
        excess = fsum(granted.values()) - free
        if excess <= 1e-9 * free:
            break
        fit -= excess / fsum(hours * keenness[activity] for activity, hours in granted.items())
    return granted, exp(fit)


def rooms(duties: list[Duty], fixed: float, meetings: Iterable[tuple[int, int, Sitting]]) -> dict[int, float]:
    """Free hours of each duty, by number: what fixed work and that day's meetings leave."""
    left = {duty.number: DUTY_HOURS * (1 - fixed) for duty in duties}
    for start, end, _ in meetings:
        left[start // DAY] -= (end - start) / HOUR
    return left


def lay_out(granted: dict[str, float], rooms: dict[int, float], session: float) -> dict[int, dict[str, float]]:
    """The week's hours laid over the duties: duty number -> activity -> hours.

    An activity gets as many sessions as it has sessions' worth of hours, at least one and at most one a duty, each in the duty with
    most room left; a session of 0 hours puts everything in every duty. The street takes what is left of a duty by itself.
    """
    plan: dict[int, dict[str, float]] = {number: {} for number in rooms}
    left = dict(rooms)
    for activity, hours in sorted(granted.items(), key=lambda entry: -entry[1]):
        if activity == "street" or not hours:
            continue
        many = int(min(len(left), max(1.0, hours / session))) if session else len(left)
        for number in sorted(left, key=left.__getitem__, reverse=True)[:many]:
            plan[number][activity] = hours / many
            left[number] -= hours / many
    return plan
