"""Info and MSO: two doors from outside to inside; most reports come in here, and some never reach the officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.distributions import distribution
from sim.kernel.week import DAY, MINUTE, NEVER, OpeningHours
from sim.world.facts import NoteRouted

from .base import Agent

if TYPE_CHECKING:
    from sim.district import District
    from sim.parameters.desks import DeskSettings

    from .control_room import Call


class DeskPerson(Agent):
    """One who works at the info department or at the service desk."""

    role = "info"

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__(desk.district, f"{desk.name}-{number:02d}", desk.name)
        self.desk = desk

    @property
    def reachable(self) -> bool:
        """While his desk is open."""
        return self.desk.hours.is_open(self.now)


class Desk:
    """One door: its people, its hours, and the notes that wait there, the oldest first."""

    def __init__(self, district: District, name: str, settings: DeskSettings, hours: str) -> None:
        self.district = district
        self.name = name
        self.settings = settings
        self.hours = OpeningHours(hours)
        self.people = [DeskPerson(self, number + 1) for number in range(settings.persons - settings.vacancies)]
        at_once = min(settings.at_once, len(self.people)) * settings.attendance
        self._seconds = int(settings.note_minutes * MINUTE / at_once) if at_once else 0
        """Open time between two notes when more are waiting."""
        self._busy_until = 0
        delay = settings.delay
        self._delay = distribution(delay.shape, delay.mean, delay.sigma)

    def on_duty(self, shift_number: int) -> list[DeskPerson]:
        """Those whose turn it is, while it is open."""
        if not self.people or not self.hours.is_open(self.district.calendar.now):
            return []
        first, count = self.settings.at_once * shift_number, len(self.people)
        return [self.people[(first + place) % count] for place in range(min(self.settings.at_once, count))]

    def takes_up(self, now: int) -> int:
        """When a note that comes in now has been taken up: after those before it, in the hours of the desk."""
        if not self._seconds:
            return self.hours.next_open(now)
        self._busy_until = self.hours.after_open_time(max(now, self._busy_until), self._seconds)
        return self._busy_until

    def lies(self, share: float) -> int:
        """Seconds until what was taken up is with the officer."""
        return int(self._delay.at(share) * DAY)


class InfoDesk:
    """Both doors: the info department, and the service desk for those who come or ring with a report of their own."""

    def __init__(self, district: District) -> None:
        self.district = district
        plan = district.plan
        self.info = Desk(district, "info", plan.info_desk, "always")
        self.service = Desk(district, "mso", plan.service_desk, plan.service_desk.hours)
        self.people = [*self.info.people, *self.service.people]
        self._passes = district.streams.chances("info desk passes", 2)
        self._door = district.streams.chance("door of a report")

    def on_duty(self, shift_number: int) -> list[DeskPerson]:
        """Those whose turn it is at either door."""
        return [*self.info.on_duty(shift_number), *self.service.on_duty(shift_number)]

    def route(self, report: Call) -> None:
        """A report for which no car is sent: passed to the officer of the beat after a while, or not at all."""
        officer, district = report.beat.officer, self.district
        desk = self.info
        if self.service.people and self._door(*report.keys) < self.service.settings.share:
            desk = self.service
        share, lies = self._passes(*report.keys)
        taken_up = desk.takes_up(report.created)
        reaches, passed = NEVER, False
        if officer is not None and taken_up < NEVER:
            person = desk.people[report.keys[1] % len(desk.people)] if desk.people else None
            passed = share < district.practice.passes_on(desk.settings, person, officer)
            reaches = taken_up + desk.lies(lies)
        name = officer.name if officer is not None else ""
        district.journal.write(
            NoteRouted, report.created, report.name, report.beat.name, name, passed, desk.name, reaches if passed else -1
        )
        if passed and officer is not None:
            district.calendar.at(reaches, lambda: officer.receives_report(report))
