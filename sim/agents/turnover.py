"""People leave and others take their place: a tie belongs to persons, so it starts anew."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sim.kernel.calendar import Order
from sim.kernel.week import WEEK
from sim.world.facts import PersonLeft

if TYPE_CHECKING:
    from sim.district import District

    from .base import Agent
    from .community_officer import CommunityOfficer


class Turnover:
    """When each person leaves."""

    def __init__(self, district: District) -> None:
        self.district = district
        self._leaves = district.streams.chance("leaves")
        ties = district.plan.ties
        for squad in district.squads:
            for member in squad.members:
                self._plan(member, ties.leaves_squad)
        for partner in district.partners:
            for person in partner.people:
                self._plan(person, ties.leaves_partner)
        for detective in district.detectives.people:
            self._plan(detective, ties.leaves_detective)
        for officer in district.officers:
            self._plan(officer, ties.leaves_officer)

    def _plan(self, person: Agent, a_year: float) -> None:
        if a_year > 0:
            wait = -math.log(self._leaves(person.key, person.generation)) / a_year * 52 * WEEK
            if wait < 100 * 52 * WEEK:
                self.district.calendar.after(int(wait), lambda: self._leave(person, a_year), Order.DUTY)

    def _leave(self, person: Agent, a_year: float) -> None:
        district = self.district
        district.journal.write(PersonLeft, district.calendar.now, person.name, person.role)
        person.generation += 1
        if person.role == "officer":
            self._officer_leaves(person)  # type: ignore[arg-type]
        else:
            person.leave()  # type: ignore[attr-defined]
            for officer in district.officers:
                share = district.practice.handed_over(officer, person) if person.role == "partner" else 0.0  # type: ignore[arg-type]
                district.ties.renew(officer, person, share)
        self._plan(person, a_year)

    def _officer_leaves(self, officer: CommunityOfficer) -> None:
        """His successor takes over the beat and the files, not the ties."""
        district = self.district
        colleagues = [member for squad in district.squads for member in squad.members]
        colleagues += [*district.detectives.people, *district.info_desk.people]  # type: ignore[list-item]
        colleagues += [person for partner in district.partners for person in partner.people]  # type: ignore[misc]
        for person in colleagues:
            district.ties.renew(officer, person)
        for beat in officer.beats[:1]:  # where he meets citizens
            for number in officer.contacts.people:
                district.ties.forget(officer, district.citizens[beat].citizen(number))
        officer.contacts.forget_people()
