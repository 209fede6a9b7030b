"""The info desk (info and MSO): the door from outside to inside; most reports come in here, and some never reach the officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.distributions import distribution
from sim.kernel.week import DAY
from sim.world.facts import NoteRouted

from .base import Agent

if TYPE_CHECKING:
    from sim.district import District

    from .control_room import Call


class InfoPerson(Agent):
    """One who works at the info desk."""

    role = "info"

    @property
    def reachable(self) -> bool:
        """The desk is always staffed."""
        return True


class InfoDesk:
    """The desk: two of its staff are on duty at any time."""

    def __init__(self, district: District) -> None:
        self.district = district
        self.settings = district.plan.info_desk
        self.people = [InfoPerson(district, f"info-{number + 1:02d}", "info") for number in range(self.settings.persons)]
        self._passes = district.streams.chances("info desk passes", 2)
        delay = self.settings.delay
        self._delay = distribution(delay.shape, delay.mean, delay.sigma)

    def on_duty(self, shift_number: int) -> list[InfoPerson]:
        """The two whose turn it is."""
        count = len(self.people)
        return [self.people[(2 * shift_number + place) % count] for place in range(min(2, count))]

    def route(self, report: Call) -> None:
        """A report for which no car is sent: passed to the officer of the beat after a while, or not at all."""
        officer = report.beat.officer
        share, takes = self._passes(*report.keys)
        passed = officer is not None and share < self.settings.passes
        name = officer.name if officer is not None else ""
        self.district.journal.write(NoteRouted(report.created, report.name, report.beat.name, name, passed))
        if passed and officer is not None:
            delay = int(self._delay.at(takes) * DAY)
            self.district.calendar.after(delay, lambda: officer.receives_report(report))
