"""What an hour of an officer's work does: help, the street, the desk, the phone, and his own problems."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.kernel.week import HOUR, MINUTE, WEEK
from sim.world.facts import HelpAsked, HelpGiven, ToldBack
from sim.world.information import drawn_kind

if TYPE_CHECKING:
    from sim.world.beats import Beat
    from sim.world.incidents import HelpRequest
    from sim.world.problems import Problem

    from .community_officer import CommunityOfficer
    from .control_room import Call
    from .patrol_squad import PatrolSquad

OUTSIDE = frozenset({"help", "walk_in", "problems", "street", "youth", "outreach"})
TELLING_LAPSES = 6 * WEEK
HELP_LAPSES = 2 * WEEK
_ACTIVITY_KEY = {"street": 1, "youth": 2, "outreach": 3, "presence": 4, "typing": 4}


Occasion = tuple[int, int, int]
Contact = Callable[[float, Occasion], None]
"""What a contact does with its number in (0, 1) and the key of its occasion."""


@dataclass(slots=True)
class WaitingHelp:
    """A citizen who waits for help."""

    citizen: int
    asked: int
    number: int
    returns: int = 0


class OfficerWork:
    """The queues of one officer, and what time spent on them brings about."""

    def __init__(self, officer: CommunityOfficer) -> None:
        self.officer = officer
        self.district = officer.district
        self.owed: deque[Call] = deque()
        """Reporters who wait to be told what was done, oldest first."""
        self._owed_this_week = 0
        self.help: deque[WaitingHelp] = deque()
        self.people: list[int] = []
        """Citizens of his beat whom he has met or who reported, in order of first acquaintance."""
        self._acquainted: dict[int, int] = {}
        self._seconds: dict[str, float] = {}
        self._contacts_made: dict[str, int] = {}
        self._today = -1
        chance = self.district.streams.chance
        self._who = chance("whom he meets")
        self._piece = chance("citizen tells")
        self._finds = chance("officer finds")
        self._help_lasts = chance("help lasts")
        self._returns = chance("help returns")
        self._detective = chance("runs into detective")
        self._in_briefing = chance("speaks in briefing")

    # --- the queues --------------------------------------------------------------------------------------------

    def queues(self) -> dict[str, float]:
        """Hours a week that each activity asks for."""
        settings, officer = self.district.scenario.officer_week, self.officer
        problems = self.problems()
        if officer.settings.kind == "B":
            return {"coaching": 8.0, "problems": min(8.0, settings.problem_hours * len(problems)), "presence": settings.presence_hours}
        self._drop_lapsed()
        owed_lately, self._owed_this_week = self._owed_this_week, 0
        youth = sum(1 for problem in problems if problem.settings.circle == "disorder")
        return {
            "help": len(self.help) * self.district.scenario.demand.help_minutes.mean / 60,
            "problems": settings.problem_hours * len(problems),
            "chasing": self.district.casework.hours_wanted(officer),
            "street": settings.street_hours,
            "walk_in": settings.walk_in_hours,
            "youth": settings.youth_hours * youth,
            "presence": settings.presence_hours,
            "outreach": settings.outreach_hours,
            "telling": settings.telling_minutes / 60 * owed_lately,
        }

    def problems(self) -> list[Problem]:
        """The open problems he knows of."""
        return [problem for beat in self.officer.beats for problem in beat.problems if problem.known_to_officer]

    def ask_help(self, request: HelpRequest, beat: Beat) -> None:
        """A citizen asks for help: taken on or refused, by his view of the task; unmet, it may come back."""
        narrow = self.officer.settings.view == "narrow"
        accepted = not narrow or request.u_accept < self.district.scenario.demand.help_narrow_share
        self.district.journal.write(HelpAsked(self.officer.now, self.officer.name, request.citizen, accepted))
        citizen = self.district.citizens[beat].citizen(request.citizen)
        citizen.wants_contact = True
        waiting = WaitingHelp(request.citizen, self.officer.now, request.number)
        if accepted:
            self.help.append(waiting)
        else:
            self._may_return(waiting)

    def owe(self, report: Call) -> None:
        """A reporter now waits to be told what was done."""
        self.owed.append(report)
        self._owed_this_week += 1

    def _drop_lapsed(self) -> None:
        now = self.officer.now
        while self.help and self.help[0].asked < now - HELP_LAPSES:
            self._may_return(self.help.popleft())
        while self.owed and self.owed[0].created < now - TELLING_LAPSES:
            self.owed.popleft()

    def _may_return(self, waiting: WaitingHelp) -> None:
        if self._returns(self.officer.key, waiting.number, waiting.returns) < self.district.scenario.demand.help_returns:
            again = WaitingHelp(waiting.citizen, self.officer.now + 2 * WEEK, waiting.number, waiting.returns + 1)
            self.officer.calendar.after(2 * WEEK, lambda: self.help.append(again))

    def acquainted(self, number: int) -> None:
        """He has this citizen in the picture from now on."""
        if number not in self._acquainted:
            self._acquainted[number] = len(self.people)
            self.people.append(number)

    def forget_people(self) -> None:
        """A successor knows nobody yet."""
        self.people.clear()
        self._acquainted.clear()

    # --- what time brings about --------------------------------------------------------------------------------

    def after(self, activity: str, seconds: int) -> None:
        """So many seconds were spent on an activity: what came of it."""
        officer = self.officer
        if activity in OUTSIDE:
            for beat in officer.beats:
                beat.visible_seconds_this_week += seconds / len(officer.beats)
        week = self.district.scenario.officer_week
        match activity:
            case "help":
                self._help(seconds, None)
            case "walk_in":
                self._help(seconds, HOUR / week.walk_in_contacts if week.walk_in_contacts else None)
            case "telling":
                self._tell_back(seconds)
            case "chasing":
                self.district.casework.spend(officer, seconds)
            case "problems":
                self._work_on_problem(seconds)
            case "street":
                self._meet(activity, seconds, week.street_contacts, self._street_contact)
            case "youth":
                self._meet(activity, seconds, week.street_contacts, self._enforcement_contact)
            case "outreach":
                self._meet(activity, seconds, week.outreach_contacts, self._outreach_contact)
            case "presence":
                self._at_station(seconds, week.station_contacts)
            case "typing":
                self._at_station(seconds, week.station_contacts / 2)
                self._run_into_detective()

    def _spendable(self, activity: str, seconds: float) -> float:
        self._seconds[activity] = self._seconds.get(activity, 0.0) + seconds
        return self._seconds[activity]

    def _meet(self, activity: str, seconds: int, an_hour: float, contact: Contact) -> None:
        """So many contacts come of this time; each contact of a duty has its own number, by activity and place."""
        credit = self._spendable(activity, seconds / HOUR * an_hour)
        number = int(credit)
        self._seconds[activity] = credit - number
        if not number:
            return
        duty = self.officer.duty.number if self.officer.duty is not None else 0
        if duty != self._today:
            self._today = duty
            self._contacts_made.clear()
        key = _ACTIVITY_KEY[activity]
        made = self._contacts_made.get(activity, 0)
        self._contacts_made[activity] = made + number
        for place in range(made, made + number):
            occasion = (self.officer.key, key, duty * 1024 + place)
            contact(self._who(*occasion), occasion)

    def _help(self, seconds: int, each: float | None) -> None:
        credit = self._spendable("help", seconds)
        while self.help:
            waiting = self.help[0]
            share = self._help_lasts(self.officer.key, waiting.number, waiting.returns)
            cost = each if each is not None else self.district.help_lasts.at(share) * MINUTE
            if cost > credit:
                break
            credit -= cost
            self.help.popleft()
            self._helped(waiting)
        self._seconds["help"] = min(credit, HOUR)

    def _helped(self, waiting: WaitingHelp) -> None:
        district, officer = self.district, self.officer
        beat = officer.beats[0]
        citizen = district.citizens[beat].citizen(waiting.citizen)
        district.ties.grow(officer, citizen, "help", district.scenario.ties.citizen_help)
        self.acquainted(waiting.citizen)
        key = (officer.key, waiting.number, waiting.returns, 1)
        district.citizens[beat].feel(citizen, district.scenario.citizens.good_help, officer.now, *key)
        district.journal.write(HelpGiven(officer.now, officer.name, waiting.citizen, waiting.asked))
        self._citizen_may_tell(beat, waiting.citizen, key)

    def _tell_back(self, seconds: int) -> None:
        """Call back those who reported, the latest first: what is older slips his mind."""
        credit = self._spendable("telling", seconds)
        cost = self.district.scenario.officer_week.telling_minutes * MINUTE
        while self.owed and credit >= cost:
            credit -= cost
            report = self.owed.pop()
            self.district.journal.write(ToldBack(self.officer.now, report.name, report.beat.name, self.officer.name, report.citizen))
            self.district.told_back(report)
        self._seconds["telling"] = min(credit, HOUR)

    def _work_on_problem(self, seconds: int) -> None:
        district, officer = self.district, self.officer
        problems = self.problems()
        if not problems:
            return
        problem = min(problems, key=lambda problem: (problem.act_hours <= 0, problem.worked_at, problem.started))
        problem.worked_at = officer.now
        hours = seconds / HOUR
        key = (problem.key, officer.key, officer.now)
        if self._finds(*key, 0) < 1 - math.exp(-district.scenario.pieces.officer_hour * hours):
            there = "officer_at_the_scene" if problem.active.is_open(officer.now) else "officer"
            piece = district.pieces.drawn(problem, there, *drawn_kind(self._finds, *key))
            if piece is not None:
                officer.find(problem, piece, "own work")
                owner = problem.beat.officer
                if owner is not None and owner is not officer:
                    officer.tells(owner, problem, piece, officer.now, (problem.key, officer.now), "colleague", met=False)
        if problem.act_hours > 0:
            problem.act_hours -= hours
            if problem.act_hours <= 0:
                district.casework.own_act_done(officer, problem)

    # --- contacts ----------------------------------------------------------------------------------------------

    def _street_contact(self, share: float, key: Occasion) -> None:
        officer, district = self.officer, self.district
        beat = officer.beats[0]
        known = district.scenario.officer_week.street_known
        if share < known and self.people:
            number = self._someone_known(share / known)
        else:
            number = int((share - known) / (1 - known) % 1 * beat.citizens)
        citizen = district.citizens[beat].citizen(number)
        if citizen.wants_contact or number in self._acquainted:
            district.ties.grow(officer, citizen, "street", district.scenario.ties.citizen_street)
            self.acquainted(number)
        self._citizen_may_tell(beat, number, key)

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
        groups = [problem for problem in self.problems() if problem.settings.circle == "disorder" and problem.circle]
        if not groups:
            return
        place, share = divmod(share * len(groups), 1)
        problem = groups[int(place)]
        number = problem.circle[int(share * len(problem.circle))]
        citizens = district.citizens[problem.beat]
        citizen = citizens.citizen(number)
        district.ties.grow(officer, citizen, "enforcement", district.scenario.ties.citizen_enforcement)
        self.acquainted(number)
        citizens.feel(citizen, district.scenario.citizens.good_enforcement, officer.now, *key)
        self._citizen_may_tell(problem.beat, number, key)

    def _outreach_contact(self, share: float, key: Occasion) -> None:
        officer, district = self.officer, self.district
        beat = officer.beats[0]
        number = int(share * beat.citizens)
        citizen = district.citizens[beat].citizen(number)
        if number not in self._acquainted and citizen.wants_contact:
            district.ties.grow(officer, citizen, "outreach", district.scenario.ties.citizen_street)
            self.acquainted(number)
            self._citizen_may_tell(beat, number, key)

    def _citizen_may_tell(self, beat: Beat, number: int, key: tuple[int, ...]) -> None:
        problem = self.district.circles[beat].get(number)
        if problem is None or not problem.open:
            return
        tie = self.district.ties.peek(self.officer, number)
        if self._piece(*key, 0) < self.district.scenario.pieces.citizen_talk * (0.5 + tie):
            piece = self.district.pieces.drawn(problem, "citizen", *drawn_kind(self._piece, *key))
            if piece is not None:
                self.officer.find(problem, piece, "citizen")

    # --- inside ------------------------------------------------------------------------------------------------

    def _at_station(self, seconds: int, an_hour: float) -> None:
        squad = self.district.squad_on_duty()
        if squad is None:
            return
        usual = seconds / HOUR * an_hour
        self._meet("presence", seconds, self.district.practice.station_contacts(self.officer, squad, usual) * HOUR / seconds,
                   self._station_contact)

    def _station_contact(self, share: float, key: Occasion) -> None:
        officer, district = self.officer, self.district
        squad = district.squad_on_duty()
        if squad is None:
            return
        there = [*squad.present, *district.info_desk.on_duty(squad.shift_number)]
        person = there[int(share * len(there))]
        self.speak_with(person, (officer.key, key[2]))

    def speak_with(self, person, occasion: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
        """Speak to a colleague face to face: the tie gains, untold pieces are told, and he tells what came of earlier ones."""
        district, officer = self.district, self.officer
        district.ties.grow(officer, person, "talk", district.scenario.ties.face_to_face)
        if person.role == "info":
            return
        person.talk(officer, occasion)
        if district.casework.owes_feedback(officer, person):
            district.ties.grow(officer, person, "told back", district.scenario.ties.told_back)
            district.exchange(officer, person, given=1.0)

    def sit_in_briefing(self, squad: PatrolSquad) -> None:
        """Sit in a squad's briefing: he speaks with some of those present, and untold pieces are told."""
        share = self.district.scenario.patrol.briefing_met
        for place, member in enumerate(squad.present):
            if self._in_briefing(self.officer.key, squad.shift_number, member.key) < share:
                self.speak_with(member, (self.officer.key, -1 - squad.shift_number * 64 - place))

    def _run_into_detective(self) -> None:
        """At the station one may run into a detective, who sits on another floor."""
        officer, room = self.officer, self.district.detectives
        duty, settings = officer.duty, self.district.scenario.detectives
        if duty is None or not room.people or not room.hours.is_open(officer.now):
            return
        weekly_duties = max(1.0, officer.settings.hours / 8 * (1 - self.district.scenario.officer_week.evening_share))
        if self._detective(officer.key, duty.number, 0) < settings.meets * settings.floor / weekly_duties:
            person = room.people[int(self._detective(officer.key, duty.number, 1) * len(room.people))]
            self.speak_with(person, (officer.key, -(1 << 40) - duty.number))
