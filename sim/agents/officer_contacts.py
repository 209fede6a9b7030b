"""Whom an officer meets: in the street, at the door, with youths, and inside at the station."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from sim.kernel.calendar import Interrupted, Story
from sim.kernel.week import HOUR
from sim.world.information import drawn_kind

if TYPE_CHECKING:
    from sim.world.beats import Beat

    from .community_officer import CommunityOfficer
    from .patrol_squad import PatrolSquad

Occasion = tuple[int, int, int]
Contact = Callable[[float, Occasion], None]
"""What a contact does with its number in (0, 1) and the key of its occasion."""


class OfficerContacts:
    """The people one officer meets, and what comes of it."""

    def __init__(self, officer: CommunityOfficer) -> None:
        self.officer = officer
        self.district = officer.district
        self.people: list[int] = []
        """Citizens of his beat whom he has met or who reported, in order of first acquaintance."""
        self._acquainted: dict[int, int] = {}
        self._credit: dict[str, float] = {}
        self._contacts_made: dict[str, int] = {}
        self._today = -1
        self._kinds: dict[str, tuple[int, Contact]] = {
            "street": (1, self._street_contact),
            "youth": (2, self._enforcement_contact),
            "outreach": (3, self._outreach_contact),
            "presence": (4, self._station_contact),
        }
        chance = self.district.streams.chance
        self._who = chance("whom he meets")
        self._piece = chance("citizen tells")
        self._detective = chance("runs into detective")
        self._desk_duty = -1
        """The last duty in which he sat at his desk."""
        self._in_briefing = chance("speaks in briefing")

    def acquainted(self, number: int) -> None:
        """He has this citizen in the picture from now on."""
        if number not in self._acquainted:
            self._acquainted[number] = len(self.people)
            self.people.append(number)

    def forget_people(self) -> None:
        """A successor knows nobody yet."""
        self.people.clear()
        self._acquainted.clear()

    def among_people(self, activity: str, seconds: int) -> Story:
        """Time among people: every contact comes at its own moment, and a call breaks in between two of them."""
        week, calendar = self.district.plan.officer_week, self.officer.calendar
        an_hour = week.outreach_contacts if activity == "outreach" else week.street_contacts
        ends = calendar.now + seconds
        while (started := calendar.now) < ends:
            until_next = ceil((1 - self._credit.get(activity, 0.0)) * HOUR / an_hour) if an_hour else seconds
            try:
                yield min(ends - started, max(1, until_next))
            except Interrupted:
                self.meet(activity, calendar.now - started, an_hour)
                raise
            self.meet(activity, calendar.now - started, an_hour)

    def meet(self, activity: str, seconds: int, an_hour: float) -> None:
        """So many contacts come of this time; each contact of a duty has its own number, by activity and place."""
        credit = self._credit.get(activity, 0.0) + seconds / HOUR * an_hour
        number = int(credit)
        self._credit[activity] = credit - number
        if not number:
            return
        duty = self.officer.duty.number if self.officer.duty is not None else 0
        if duty != self._today:
            self._today = duty
            self._contacts_made.clear()
        key, contact = self._kinds[activity]
        made = self._contacts_made.get(activity, 0)
        self._contacts_made[activity] = made + number
        for place in range(made, made + number):
            occasion = (self.officer.key, key, duty * 1024 + place)
            contact(self._who(*occasion), occasion)

    def _street_contact(self, share: float, key: Occasion) -> None:
        officer, district = self.officer, self.district
        beat = officer.beats[0]
        known = district.plan.officer_week.street_known
        if share < known and self.people:
            number = self._someone_known(share / known)
        else:
            number = int(((share - known) / (1 - known) % 1 if known < 1 else share) * beat.citizens)
        citizens = district.citizens[beat]
        if number in self._acquainted or citizens.wants_contact(number):
            district.ties.grow(officer, citizens.citizen(number), "street", district.plan.ties.citizen_street)
            self.acquainted(number)
        self.citizen_may_tell(beat, number, key)

    def _someone_known(self, share: float) -> int:
        """One of the people he knows, weighted by tie + .1: people are tried at random and passed over in proportion.

        One number does for four tries: what a try leaves of it is again evenly spread.
        """
        people, peek, officer = self.people, self.district.ties.peek, self.officer
        many = len(people)
        for _ in range(4):
            share *= many
            place = int(share)
            number = people[place]
            weight = (peek(officer, number) + 0.1) / 1.1
            share -= place
            if share < weight:
                return number
            share = (share - weight) / (1 - weight)
        return people[int(share * many)]

    def _enforcement_contact(self, share: float, key: Occasion) -> None:
        officer, district = self.officer, self.district
        groups = [problem for problem in self.officer.work.problems() if problem.settings.circle == "disorder" and problem.circle]
        if not groups:
            return
        place, share = divmod(share * len(groups), 1)
        problem = groups[int(place)]
        number = problem.circle[int(share * len(problem.circle))]
        citizens = district.citizens[problem.beat]
        citizen = citizens.citizen(number)
        district.ties.grow(officer, citizen, "enforcement", district.plan.ties.citizen_enforcement)
        self.acquainted(number)
        citizens.feel(citizen, district.plan.citizens.good_enforcement, officer.now, *key)
        self.citizen_may_tell(problem.beat, number, key)

    def _outreach_contact(self, share: float, key: Occasion) -> None:
        officer, district = self.officer, self.district
        beat = officer.beats[0]
        number = int(share * beat.citizens)
        citizens = district.citizens[beat]
        if number not in self._acquainted and citizens.wants_contact(number):
            district.ties.grow(officer, citizens.citizen(number), "outreach", district.plan.ties.citizen_street)
            self.acquainted(number)
            self.citizen_may_tell(beat, number, key)

    def citizen_may_tell(self, beat: Beat, number: int, key: tuple[int, ...]) -> None:
        problem = self.district.circles[beat].get(number)
        if problem is None or not problem.open:
            return
        tie = self.district.ties.peek(self.officer, number)
        if self._piece(*key, 0) < self.district.plan.pieces.citizen_talk * (0.5 + tie):
            piece = self.district.pieces.drawn(problem, "citizen", *drawn_kind(self._piece, *key))
            if piece is not None:
                self.officer.find(problem, piece, "citizen")

    def at_station(self, seconds: int, an_hour: float) -> None:
        squad = self.district.rota.squad_on_duty()
        if squad is None:
            return
        usual = seconds / HOUR * an_hour
        self.meet("presence", seconds, self.district.practice.station_contacts(self.officer, squad, usual) * HOUR / seconds)

    def _station_contact(self, share: float, key: Occasion) -> None:
        officer, district = self.officer, self.district
        squad = district.rota.squad_on_duty()
        if squad is None:
            return
        desk = district.info_desk.on_duty(squad.shift_number)
        squad_there = len(squad.present)
        place = int(share * (squad_there + len(desk)))
        person = squad.present[place] if place < squad_there else desk[place - squad_there]
        self.speak_with(person, (officer.key, key[2]))
        if person.role == "squad" and officer.settings.kind == "A":
            officer.work.favours.may_offer(person, (officer.key, key[2]))  # type: ignore[arg-type]

    def speak_with(self, person, occasion: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
        """Speak to a colleague face to face: the tie gains, untold pieces are told, and he tells what came of earlier ones."""
        district, officer = self.district, self.officer
        district.ties.grow(officer, person, "talk", district.plan.ties.face_to_face)
        if person.role == "info":
            return
        person.talk(officer, occasion)
        if district.requests.owes_feedback(officer, person):
            district.ties.grow(officer, person, "told back", district.plan.ties.told_back)
            district.exchange(officer, person, given=1.0)

    def sit_in_briefing(self, squad: PatrolSquad) -> None:
        """Sit in a squad's briefing: he speaks with some of those present, and untold pieces are told."""
        share = self.district.plan.patrol.briefing_met
        for place, member in enumerate(squad.present):
            if self._in_briefing(self.officer.key, squad.shift_number, member.key) < share:
                self.speak_with(member, (self.officer.key, -1 - squad.shift_number * 64 - place))

    def sit_with(self, seats: Sequence[str], meeting: int, week: int) -> None:
        """At a meeting with other departments he speaks with one of each: the squad chief on duty, a detective, one of a desk."""
        officer, district = self.officer, self.district
        squad, turn = district.rota.squad_on_duty(), officer.place + week
        groups = {"squads": [squad.chief] if squad is not None else [], "detectives": district.detectives.people,
                  "info": district.info_desk.people}  # fmt: skip
        for place, seat in enumerate(seats):
            there = [person for person in groups[seat] if person.reachable]
            if there:
                self.speak_with(there[turn % len(there)], (officer.key ^ meeting, -week * len(groups) - place - 1))

    def run_into_detective(self) -> None:
        """At the station one may run into a detective, who sits on another floor."""
        officer, room = self.officer, self.district.detectives
        duty, settings = officer.duty, self.district.plan.detectives
        if duty is None or not room.people or not room.hours.is_open(officer.now) or duty.number == self._desk_duty:
            return
        self._desk_duty = duty.number
        weekly_duties = max(1.0, officer.settings.hours / 8 * (1 - self.district.plan.officer_week.evening_share))
        if self._detective(officer.key, duty.number, 0) < settings.meets * settings.floor / weekly_duties:
            person = room.people[int(self._detective(officer.key, duty.number, 1) * len(room.people))]
            self.speak_with(person, (officer.key, -(1 << 40) - duty.number))
