"""What an hour of an officer's work does: help, the street, the desk, the phone, and his own problems."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.kernel.week import HOUR, MINUTE, WEEK
from sim.world.facts import HelpAsked, HelpGiven, HelpNotAsked, ToldBack
from sim.world.information import drawn_kind

from .coaching import Coaching
from .favours import Favours

if TYPE_CHECKING:
    from sim.world.beats import Beat
    from sim.world.incidents import HelpRequest
    from sim.world.problems import Problem

    from .community_officer import CommunityOfficer
    from .control_room import Call

OUTSIDE = frozenset({"help", "walk_in", "problems", "street", "youth", "outreach"})
TELLING_LAPSES = 6 * WEEK
HELP_LAPSES = 2 * WEEK


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
        self._seconds: dict[str, float] = {}
        self.coaching = Coaching(officer)
        self.favours = Favours(officer)
        chance = self.district.streams.chance
        self._finds = chance("officer finds")
        self._help_lasts = self.district.streams.trait("help lasts")
        self._returns = chance("help returns")

    # --- the queues --------------------------------------------------------------------------------------------

    def queues(self) -> dict[str, float]:
        """Hours a week that each activity asks for."""
        settings, officer = self.district.plan.officer_week, self.officer
        problems = self.problems()
        if officer.settings.kind == "B":
            b_week = self.district.plan.b_officers
            on_problems = min(b_week.problem_hours, settings.problem_hours * len(problems))
            return {"coaching": b_week.coaching_hours, "problems": on_problems, "presence": settings.presence_hours}
        self._drop_lapsed()
        owed_lately, self._owed_this_week = self._owed_this_week, 0
        youth = sum(1 for problem in problems if problem.settings.circle == "disorder")
        return {
            "help": len(self.help) * self.district.plan.demand.help_minutes.mean / 60,
            "problems": settings.problem_hours * len(problems),
            "chasing": self.district.requests.hours_wanted(officer),
            "favours": self.favours.hours_wanted,
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
        """A citizen wants help: he comes or he does not; taken on or refused, by the view of the task; unmet, it may come back."""
        goes = self.district.practice.goes_for_help(beat, request)
        if goes != "officer":
            self._stays_away(request, beat, in_need=goes == "nowhere")
            return
        accepted = request.u_accept < self.district.practice.takes_on_help(self.officer)
        self.district.journal.write(HelpAsked, self.officer.now, self.officer.name, request.citizen, accepted, beat.name)
        citizen = self.district.citizens[beat].citizen(request.citizen)
        citizen.wants_contact = True
        waiting = WaitingHelp(request.citizen, self.officer.now, request.number)
        if accepted:
            self.help.append(waiting)
        else:
            self._may_return(waiting)

    def _stays_away(self, request: HelpRequest, beat: Beat, in_need: bool) -> None:
        """A citizen managed without the police, or was in need and got no help: then he feels left alone."""
        now = self.officer.now
        self.district.journal.write(HelpNotAsked, now, self.officer.name, request.citizen, in_need, beat.name)
        if in_need:
            citizens = self.district.citizens[beat]
            citizens.feel(citizens.citizen(request.citizen), 0.0, now, self.officer.key, request.number, 0, 2)

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
        if self._returns(self.officer.key, waiting.number, waiting.returns) < self.district.plan.demand.help_returns:
            again = WaitingHelp(waiting.citizen, self.officer.now + 2 * WEEK, waiting.number, waiting.returns + 1)
            self.officer.calendar.after(2 * WEEK, lambda: self.help.append(again))

    # --- what time brings about --------------------------------------------------------------------------------

    def after(self, activity: str, seconds: int) -> None:
        """So many seconds were spent on an activity: what came of it, beside the people met on the way."""
        officer = self.officer
        if activity in OUTSIDE:
            for beat in officer.beats:
                beat.visible_seconds_this_week += seconds / len(officer.beats)
        week = self.district.plan.officer_week
        match activity:
            case "help":
                self._help(seconds, None)
            case "walk_in":
                self._help(seconds, HOUR / week.walk_in_contacts if week.walk_in_contacts else None)
            case "telling":
                self._tell_back(seconds)
            case "chasing":
                self.district.requests.spend(officer, seconds)
            case "problems":
                self._work_on_problem(seconds)
            case "coaching":
                self.coaching.spend(seconds)
            case "favours":
                self.favours.spend(seconds)
            case "presence":
                officer.contacts.at_station(seconds, week.station_contacts)
            case "typing":
                officer.contacts.at_station(seconds, week.station_contacts / 2)
                officer.contacts.run_into_detective()

    def _spendable(self, activity: str, seconds: float) -> float:
        self._seconds[activity] = self._seconds.get(activity, 0.0) + seconds
        return self._seconds[activity]

    def _help(self, seconds: int, each: float | None) -> None:
        credit = self._spendable("help", seconds)
        while self.help:
            waiting = self.help[0]
            cost = each if each is not None else self._lasts(waiting)
            if cost > credit:
                break
            credit -= cost
            self.help.popleft()
            self._helped(waiting)
        self._seconds["help"] = min(credit, HOUR)

    def _lasts(self, waiting: WaitingHelp) -> float:
        return self.district.help_lasts.at(self._help_lasts(self.officer.key, waiting.number, waiting.returns)) * MINUTE

    def _helped(self, waiting: WaitingHelp) -> None:
        district, officer = self.district, self.officer
        beat = officer.beats[0]
        citizen = district.citizens[beat].citizen(waiting.citizen)
        district.ties.grow(officer, citizen, "help", district.plan.ties.citizen_help)
        officer.contacts.acquainted(waiting.citizen)
        key = (officer.key, waiting.number, waiting.returns, 1)
        district.citizens[beat].feel(citizen, district.plan.citizens.good_help, officer.now, *key)
        district.journal.write(HelpGiven, officer.now, officer.name, waiting.citizen, waiting.asked)
        officer.contacts.citizen_may_tell(beat, waiting.citizen, key)
        district.outside.help_given(officer, waiting.number, waiting.returns)

    def _tell_back(self, seconds: int) -> None:
        """Call back those who reported, the latest first: what is older slips his mind."""
        credit = self._spendable("telling", seconds)
        cost = self.district.plan.officer_week.telling_minutes * MINUTE
        while self.owed and credit >= cost:
            credit -= cost
            report = self.owed.pop()
            self.district.journal.write(ToldBack, self.officer.now, report.name, report.beat.name, self.officer.name, report.citizen)
            self.district.told_back(report)
        self._seconds["telling"] = min(credit, HOUR)

    def _work_on_problem(self, seconds: int) -> None:
        district, officer = self.district, self.officer
        problems = self.problems()
        if officer.settings.kind == "B":  # what crosses the borders of beats is his first of all
            problems = [problem for problem in problems if problem.crosses_beats] or problems
        if not problems:
            return
        problem = min(problems, key=lambda problem: (problem.act_hours <= 0, problem.worked_at, problem.started))
        problem.worked_at = officer.now
        hours = found_in = seconds / HOUR
        if officer.settings.kind == "A" and problem.crosses_beats:
            found_in *= district.plan.b_officers.crossing_found  # the rest of it lies outside his beat
        key = (problem.key, officer.key, officer.now)
        if self._finds(*key, 0) < 1 - math.exp(-district.plan.pieces.officer_hour * found_in):
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

