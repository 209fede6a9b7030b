"""A community officer (wijkagent): his day, what reaches him, and what he makes of it."""

from __future__ import annotations

from collections import deque
from math import fsum
from typing import TYPE_CHECKING

from sim.kernel.calendar import Activity, Interrupted, Story
from sim.kernel.week import DAY, HOUR, NEVER, WEEK
from sim.world.facts import CallClosed, CallReached, CallStarted, OnDuty, PulledIn, WeekPlanned, Worked

from .base import Agent
from .frustration import Frustration
from .officer_contacts import OfficerContacts
from .officer_week import DUTY_HOURS, Duty, divide, duties, lay_out, rooms
from .officer_work import OfficerWork
from .ride import ride_along

if TYPE_CHECKING:
    from sim.district import District
    from sim.parameters.officer import OfficerSettings
    from sim.world.beats import Beat
    from sim.world.problems import Problem

    from .control_room import Call
    from .officer_week import Sitting

ORDER_OF_DAY = ("imposed", "telling", "chasing", "favours", "presence", "coaching", "help", "walk_in", "problems", "youth", "outreach")
"""In which order the free hours of a duty are spent: inside and by phone first, then outside; what is left is for the street."""
AMONG_PEOPLE = frozenset({"street", "youth", "outreach"})
INSIDE = frozenset({"telling", "chasing", "favours", "presence", "typing", "training"})


class CommunityOfficer(Agent):
    """One community officer. His tools for each activity are in `work`; his cases are in `district.casework`."""

    role = "officer"

    def __init__(self, district: District, name: str, settings: OfficerSettings) -> None:
        super().__init__(district, name, "officers")
        self.settings = settings
        self.former_detective = settings.former_detective
        self.beats: list[Beat] = [beat for beat in district.beats if beat.name in settings.beats]
        self.place = district.beats.index(self.beats[0])
        """Spreads weekends and meetings; by beat, so that one officer more moves nobody else's."""
        self.on_duty = self.inside = self.pulled = False
        self.fit = 1.0
        """How well his week fits in his hours."""
        self.duty: Duty | None = None
        self._late_for: Duty | None = None
        """A duty that began while a call still held him."""
        self._activity: Activity | None = None
        self._sessions: dict[int, dict[str, float]] = {}
        """What each duty of this week is for: hours by activity."""
        self.rides: frozenset[int] = frozenset()
        """The duties of this week that he spends in a car with a squad, by number."""
        self.made_up = 1.0
        """How much more desk and emergency duty there is in a duty of his own, for those spent in a car."""
        self.work = OfficerWork(self)
        self.contacts = OfficerContacts(self)
        self._calls_back: list[tuple[Problem, str]] = []
        self.frustration = Frustration(self)
        self._rota = district.streams.trait("officer's rota")
        self._briefing = district.streams.chance("sits in briefing")
        self._answers = district.streams.chance("answers off duty")
        self.meetings: deque[tuple[int, int, Sitting]] = deque()
        """This week's meetings that he will attend: start, end, meeting; in order."""

    @property
    def reachable(self) -> bool:
        """On duty."""
        return self.on_duty

    def answers_phone(self, *occasion: int) -> bool:
        """Whether he can be reached by phone: always on duty, sometimes off duty."""
        return self.on_duty or self._answers(self.key, *occasion) < self.district.plan.officer_week.reachable_off_duty

    # --- the week and the day ----------------------------------------------------------------------------------

    def plan_week(self) -> None:
        """Monday morning: which duties, which meetings, and how the free hours are divided."""
        district, week = self.district, self.now // WEEK
        settings = district.plan.officer_week
        planned = [*district.agenda.of(self, week), *district.practice.own_sittings(self, week)]
        planned.sort(key=lambda sitting: sitting[:2])
        days = {start % WEEK // (24 * HOUR) for start, *_ in planned}
        mine = duties(week, self.key, self.place, self.settings, settings, days, self._rota)
        on_days = {duty.number % 7 for duty in mine}
        self.meetings = deque(meeting for meeting in planned if meeting[0] % WEEK // (24 * HOUR) in on_days)
        meets_on = {start // DAY for start, *_ in self.meetings}
        self.rides = district.practice.rides_along(self, [duty for duty in mine if duty.starts // DAY not in meets_on])
        own_duties = [duty for duty in mine if duty.number not in self.rides]
        self.made_up = len(mine) / len(own_duties) if own_duties else 1.0
        fixed = settings.typing + settings.emergency + settings.training
        own_hours = (len(own_duties) - len(mine) * fixed) * DUTY_HOURS - sum(end - start for start, end, _ in self.meetings) / HOUR
        free = max(0.0, own_hours)
        wanted = district.practice.wanted_hours(self)
        granted, self.fit = divide(wanted, district.practice.keenness(self), free) if own_duties else ({}, 0.0)
        self._sessions = lay_out(granted, rooms(own_duties, fixed * self.made_up, self.meetings), settings.session)
        district.journal.write(WeekPlanned, self.now, self.name, len(mine), free, fsum(wanted.values()), self.fit)
        for duty in mine:
            self.calendar.at(duty.starts, lambda duty=duty: self._go_on_duty(duty))  # type: ignore[misc]

    def _go_on_duty(self, duty: Duty) -> None:
        if self.on_duty:
            self._late_for = duty
        else:
            self._activity = self.calendar.start(self.day(duty))

    def day(self, duty: Duty) -> Story:
        """One duty: messages, perhaps the briefing, the desk, then out; meetings and urgent calls break in."""
        settings = self.district.plan.officer_week
        self.on_duty, self.duty, started = True, duty, self.now
        self.read_inbox()
        squad = self.district.rota.squad_on_duty()
        if duty.number in self.rides and squad is not None:
            yield from ride_along(self, squad)
        hours = (duty.ends - self.now) / HOUR * self.made_up
        training = settings.training * hours
        if squad is not None and hours and self.district.rota.squad_just_began(squad):
            attended = self._briefing(self.key, duty.number) < self.district.practice.briefing_attended(self, squad)
            minutes = self.district.plan.patrol.briefing_minutes
            if attended and minutes:
                yield from self.spend("training", minutes / 60)
                training = max(0.0, training - minutes / 60)
                self.contacts.sit_in_briefing(squad)
        yield from self.spend("typing", settings.typing * hours)
        planned = self._sessions.get(duty.number, {})
        for activity in ORDER_OF_DAY:
            if activity in planned:
                yield from self.spend(activity, planned[activity])
        yield from self.spend("emergency", settings.emergency * hours)
        yield from self.spend("training", training)
        yield from self.spend("street", max(0.0, (duty.ends - self.now) / HOUR))
        self.on_duty = self.inside = False
        self.district.journal.write(OnDuty, self.now, self.name, "officer", started)
        late, self._late_for = self._late_for, None
        if late is not None and late.ends > self.now:
            yield from self.day(late)

    def spend(self, activity: str, hours: float) -> Story:
        """Spend time on an activity; a meeting or an urgent call breaks in, and what does not fit before the end is left."""
        left, calendar, ends = int(hours * HOUR), self.calendar, self.duty.ends  # type: ignore[union-attr]
        while left > 0 and calendar.now < ends:
            started = calendar.now
            next_meeting = self.meetings[0][0] if self.meetings else NEVER
            if next_meeting <= started:
                yield from self.sit_in_meeting()
                continue
            self.inside = activity in INSIDE
            call: Call | None = None
            try:
                seconds = min(left, ends - started, next_meeting - started)
                if activity in AMONG_PEOPLE:
                    yield from self.contacts.among_people(activity, seconds)
                else:
                    yield seconds
            except Interrupted as interruption:
                call = interruption.cause
            done = calendar.now - started
            left -= done
            if done:
                self._log(activity, started)
                self.work.after(activity, done)
            if call is not None:
                yield from self.handle(call)

    def sit_in_meeting(self) -> Story:
        """Attend the next meeting of the week, if it is not over already."""
        starts, ends, meeting = self.meetings.popleft()
        if ends <= self.now or starts < self.duty.starts:  # type: ignore[union-attr]
            return
        started, self.inside = self.now, False
        try:
            while self.now < ends:
                yield ends - self.now
        except Interrupted as interruption:
            self._log("meeting", started)
            yield from self.handle(interruption.cause)
            return
        self._log("meeting", started)
        meeting.hold(self)

    def pull_in(self, call: Call) -> None:
        """No car was free: leave everything for an urgent call."""
        self.pulled = True
        self.district.journal.write(PulledIn, self.now, self.name, call.name, self.inside)
        self._activity.interrupt(call)  # type: ignore[union-attr]

    def handle(self, call: Call) -> Story:
        """An urgent call for which no car was free."""
        district, started = self.district, self.now
        self.inside = False
        district.journal.write(CallStarted, started, call.name, call.beat.name, call.priority, call.created, "", self.name)
        yield district.duration("travel", call)
        call.reached = self.now
        district.journal.write(CallReached, self.now, call.name, call.beat.name, call.priority, call.created, self.name)
        yield district.duration("on scene", call)
        district.journal.write(CallClosed, self.now, call.name, call.beat.name, call.priority, call.created, self.name)
        self._log("pulled in", started)
        self.pulled = False
        district.call_settled(call)

    # --- what reaches him --------------------------------------------------------------------------------------

    def hear(self, problem: Problem, piece: str, found: int, teller: Agent, how: str) -> None:
        """Be told a piece: he knows more, the tie gains, and perhaps now he knows enough."""
        super().hear(problem, piece, found, teller, how)
        if teller.role != "officer":
            self.district.ties.grow(self, teller, "piece", self.district.plan.ties.message)
            self.district.exchange(self, teller, got=1.0)
            self.district.tellers.setdefault(problem, {})[teller.name] = None
        self.district.casework.heard_of(self, problem)

    def find(self, problem: Problem, piece: str, how: str) -> bool:
        """Come by a piece himself."""
        new = super().find(problem, piece, how)
        self.district.casework.heard_of(self, problem)
        return new

    def citizen_tells(self, problem: Problem, piece: str) -> None:
        """A reporter tells him something: now, or when he is next on duty."""
        if self.on_duty:
            self.find(problem, piece, "citizen")
        else:
            self._calls_back.append((problem, piece))

    def read_inbox(self) -> None:
        """Read what was left, and call back those who rang."""
        super().read_inbox()
        rang, self._calls_back = self._calls_back, []
        for problem, piece in rang:
            self.find(problem, piece, "citizen")

    def receives_report(self, report: Call) -> None:
        """A report is passed on to him: he owes the reporter an answer, and hears of the problem behind it."""
        self.work.owe(report)
        if report.problem is not None and report.problem.open:
            self.district.casework.heard_of(self, report.problem)

    def known(self, problem: Problem) -> float:
        """Share of the pieces needed to understand a problem that is in his head and fresh."""
        return self.district.pieces.known(problem, self.head, self.now)

    def _log(self, activity: str, started: int) -> None:
        now = self.calendar.now
        if now > started:
            beat = self.beats[0].name if len(self.beats) == 1 else ""
            self.district.journal.write(Worked, now, self.name, "officer", activity, started, beat)
