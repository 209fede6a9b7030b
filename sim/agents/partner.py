"""A partner organisation: what it acts on and knows, where it works, when it is open and how long things take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.distributions import Lognormal
from sim.kernel.week import HOUR, WEEK, OpeningHours

from .base import Agent
from .contact_person import ContactPerson

if TYPE_CHECKING:
    from sim.district import District
    from sim.parameters.partners import PartnerSettings
    from sim.world.beats import Beat
    from sim.world.problems import Problem

WORKING_DAY = 8 * HOUR
"""Open hours in one working day; an organisation that never closes gets through a day three times as fast."""


class PartnerOrganisation(Agent):
    """One partner organisation."""

    role = "partner"

    def __init__(self, district: District, name: str, settings: PartnerSettings) -> None:
        super().__init__(district, name, name)
        self.settings = settings
        self.kind = settings.kind
        self.knows = dict(sorted(settings.knows.items()))
        """Kinds of piece that it comes by, with their weights."""
        self.field = tuple(
            name for name, kind in sorted(district.plan.problems.kinds.items())
            if any(self.kind in entry.split(" + ") for entry in kind.act_by)
        )
        """The kinds of problem on which it acts, at one try or another."""
        self.own_hours = OpeningHours(settings.hours)
        names = [*sorted(settings.persons), *(str(number + 1) for number in range(len(settings.persons), settings.contact_persons))]
        self.people = [ContactPerson(district, self, name, settings.persons.get(name)) for name in names]
        self.beats = [beat for beat in district.beats if name in beat.settings.partners] or district.beats
        """The beats it works for."""
        self._person_for = {beat: self.people[number % len(self.people)] for number, beat in enumerate(self.beats)}
        self.file_holds = district.streams.trait("file holds")
        self.at_desk = district.streams.trait("at the desk")
        self.promise_draw = district.streams.chance("promise")
        self.report_draw = district.streams.chance("partner reports")
        self.reported: dict[Problem, list[int]] = {}
        """When it reported incidents of a problem, as agreed."""
        self._act = Lognormal.with_median(settings.act_days, settings.act_sigma)
        self._signature = Lognormal.with_median(settings.signature_days, 0.9)
        self._median = (settings.act_days + settings.signature_days) * WORKING_DAY

    @property
    def hours(self) -> OpeningHours:
        """When it can be reached."""
        return self.district.practice.opening_hours(self)

    @property
    def desk_share(self) -> float:
        """The share of its people that is at work on requests in an open hour."""
        return self.district.practice.desk_share(self)

    @property
    def staffed_seconds(self) -> float:
        """Open time a week, counted for as far as its people are there."""
        return self.hours.per_week * self.desk_share

    @property
    def staffing(self) -> float:
        """Its working hours on requests against those it was set up with: 1 as it stands."""
        own = self.own_hours.per_week
        return self.staffed_seconds / own if own else self.desk_share

    @property
    def reachable(self) -> bool:
        """In office hours."""
        return self.hours.is_open(self.now)

    def serves(self, beat: Beat) -> bool:
        """Whether it works for this beat."""
        return beat in self._person_for

    def person_for(self, beat: Beat) -> ContactPerson:
        """Who deals with this beat; one of them deals with what lies outside all beats that it serves."""
        return self._person_for.get(beat, self.people[0])

    def takes(self, share: float) -> int:
        """Seconds of open time from decision to act; the signature takes its own share of bad luck."""
        return int((self._act.at(share) + self._signature.at(share)) * WORKING_DAY / self.desk_share)

    def due(self, asked: int) -> int:
        """By when a promise is expected: one and a half times the usual time, at least a week."""
        factor = self.district.plan.promises.due_factor
        return max(self.hours.after_open_time(asked, int(factor * self._median / self.desk_share)), asked + WEEK)
