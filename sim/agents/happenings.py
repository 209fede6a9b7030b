"""What happens in the district by itself: incidents, problems and requests, and what becomes of the reports."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sim.kernel.calendar import Order, Story
from sim.kernel.week import WEEK
from sim.world.facts import IncidentHappened, NothingHeard, ProblemMoved, ProblemStarted, Reported
from sim.world.information import drawn_kind
from sim.world.problems import Problem

from .citizen import LATE_AFTER
from .control_room import Call
from .tapes import Tapes

if TYPE_CHECKING:
    from sim.district import District
    from sim.world.beats import Beat
    from sim.world.incidents import Background
    from sim.world.problems import Birth

ANSWER_EXPECTED = 6 * WEEK


class Happenings:
    """The stories that nobody decides on."""

    def __init__(self, district: District, weeks: int) -> None:
        self.district = district
        self._candidate = district.streams.chances("problem incident possible", 2)
        self._incident = district.streams.chances("problem incident", 4)
        self._escalates = district.streams.chance("escalates")
        self._crosses = district.streams.chance("crosses beats")
        self._priority = district.streams.chance("priority")
        self._reporter = district.streams.chance("reporter tells")
        self.tapes = Tapes(self, weeks)
        self._unanswered: deque[Call] = deque()
        """Reports without a car of the last six weeks, oldest first."""
        district.calendar.start(self.silence(), order=Order.DEMAND)

    def background(self, beat: Beat, tape: Iterable[Background]) -> Story:
        """The incidents of a beat that no problem is behind, one after another."""
        district, kinds, key = self.district, self.district.plan.demand.kinds, beat.key
        citizens, calendar, journal = district.citizens[beat], district.calendar, district.journal
        for time, kind_name, citizen, u_report, u_dispatch, u_record, number in tape:
            if time > calendar.now:
                yield time - calendar.now
            beat.incidents_this_week += 1
            journal.write(IncidentHappened, time, beat.name, kind_name, "")
            if citizens.reports(citizen, kinds[kind_name].report_chance, u_report, time):
                self.report(beat, kind_name, None, citizen, (key, number), u_dispatch, u_record)

    def help(self, beat: Beat, requests) -> Story:  # type: ignore[no-untyped-def]
        """Citizens who ask the officer for help."""
        calendar = self.district.calendar
        for request in requests:
            if request.time > calendar.now:
                yield request.time - calendar.now
            if beat.officer is not None:
                beat.officer.work.ask_help(request, beat)

    def problems(self, beat: Beat, born: Iterable[Birth]) -> Story:
        """The problems of a beat begin, one after another."""
        calendar = self.district.calendar
        for birth in born:
            if birth.time > calendar.now:
                yield birth.time - calendar.now
            self.begin(birth, beat)

    def begin(self, birth: Birth, beat: Beat) -> None:
        """A problem begins; nobody knows."""
        district = self.district
        problem = Problem(birth, district.plan.problems.kinds[birth.kind], beat, district.plan.attention)
        problem.crosses_beats = self._crosses(problem.key) < district.plan.b_officers.crossing
        beat.problems.append(problem)
        for number in problem.circle:
            district.circles[beat].setdefault(number, problem)
        district.journal.write(ProblemStarted, birth.time, problem.name, problem.kind, beat.name, problem.severity)
        district.calendar.start(self.unfold(problem), order=Order.DEMAND)
        district.calendar.start(self.worsen(problem), order=Order.DEMAND)
        district.calendar.at(birth.fades_at, lambda: self.fade(problem), Order.DEMAND)

    def unfold(self, problem: Problem) -> Story:
        """The incidents of a problem: candidates at the ceiling rate, each real only if its mark lies under the rate of that moment."""
        settings, district = self.district.plan.problems, self.district
        ceiling = problem.settings.incidents * settings.worst
        if ceiling <= 0 or not problem.active.per_week:
            return
        mean = problem.active.per_week / ceiling
        draw, key = self._candidate, problem.key
        number, calendar, always = 0, district.calendar, problem.active.per_week == WEEK
        while True:
            share, mark = draw(key, number)
            gap = int(-math.log(share) * mean)
            yield gap if always else problem.active.after_open_time(calendar.now, gap) - calendar.now
            if not problem.open:
                return
            if mark < problem.intensity(calendar.now, settings.worst):
                self.strike(problem, number)
            number += 1

    def strike(self, problem: Problem, number: int) -> None:
        """One incident of a problem happens to one of its circle."""
        district, beat, kind = self.district, problem.beat, problem.settings
        now = district.calendar.now
        beat.incidents_this_week += 1
        district.journal.write(IncidentHappened, now, beat.name, problem.incident_kind, problem.name)
        if not problem.circle:
            return
        district.outside.happened(problem, number)
        keys = (problem.key, number)
        whom, u_report, u_dispatch, u_record = self._incident(*keys)
        citizen = problem.circle[int(whom * len(problem.circle))]
        if district.citizens[beat].reports(citizen, kind.report_chance, u_report, now):
            self.report(beat, problem.incident_kind, problem, citizen, keys, u_dispatch, u_record)
        else:
            partner = district.practice.hears_of(problem, number)
            if partner is not None:
                partner.may_report(problem, number)

    def report(
        self, beat: Beat, kind_name: str, problem: Problem | None, number: int, keys: tuple[int, int], u_dispatch: float, u_record: float
    ) -> None:
        """A citizen reports: a car is sent, or the desk takes it; recorded crime goes to the detectives."""
        district, now = self.district, self.district.calendar.now
        kind, demand = district.plan.demand.kinds[kind_name], district.plan.demand
        citizen = district.citizens[beat].citizen(number)
        citizen.reported_at = now
        sent, recorded = u_dispatch < kind.dispatched, u_record < kind.recorded
        priority = 0
        if sent:
            share = self._priority(*keys)
            priority = 1 if share < demand.priority_1 else 2 if share < demand.priority_1 + demand.priority_2 else 3
        name = f"{problem.name if problem is not None else beat.name}#{keys[1]}"
        district.journal.write(
            Reported, now, name, beat.name, kind_name, problem.name if problem is not None else "", number, priority, recorded
        )
        call = Call(name, keys, kind_name, beat, problem, number, priority, now)
        if beat.officer is not None:
            beat.officer.contacts.acquainted(number)
            if problem is not None:
                self.reporter_may_tell(call)
                district.outside.reported(call)
        if recorded:
            district.detectives.take_report(call, kind.serious)
        if sent:
            district.control_room.take_call(call)
        else:
            district.info_desk.route(call)
            self._unanswered.append(call)

    def reporter_may_tell(self, call: Call) -> None:
        """Who reports an incident of a problem may tell the officer a piece; the likelier the better they know each other."""
        district, beat, problem = self.district, call.beat, call.problem
        tie = district.ties.peek(beat.officer, call.citizen)
        if self._reporter(*call.keys, 0) < district.plan.pieces.citizen_report * (0.5 + tie):
            piece = district.pieces.drawn(problem, "citizen", *drawn_kind(self._reporter, *call.keys))
            if piece is not None:
                beat.officer.citizen_tells(problem, piece)

    def silence(self) -> Story:
        """Six weeks after each report without a car: has anybody told the reporter anything?"""
        waiting, calendar = self._unanswered, self.district.calendar
        while True:
            while waiting and (waiting[0].told or calendar.now >= waiting[0].created + ANSWER_EXPECTED):
                call = waiting.popleft()
                if not call.told:
                    self.still_waiting(call)
            # with nobody waiting there is time: who reports from now on is not disappointed sooner than this
            yield waiting[0].created + ANSWER_EXPECTED - calendar.now if waiting else ANSWER_EXPECTED

    def still_waiting(self, call: Call) -> None:
        """Nobody has told the reporter anything: he believes less that reporting helps."""
        district, now = self.district, self.district.calendar.now
        district.journal.write(NothingHeard, now, call.name, call.beat.name, call.citizen)
        citizens = district.citizens[call.beat]
        citizen = citizens.citizen(call.citizen)
        citizens.believe_less(citizen, district.plan.citizens.belief_silence, now)
        citizens.feel(citizen, district.plan.citizens.good_one_of_two, now, *call.keys, 0)

    def told_back(self, call: Call) -> None:
        """The reporter hears what was done: he believes more, most of all if the problem is solved."""
        district, now = self.district, self.district.calendar.now
        settings, citizens = district.plan.citizens, district.citizens[call.beat]
        citizen = citizens.citizen(call.citizen)
        solved = call.problem is not None and call.problem.state == "solved"
        citizens.believe_more(citizen, settings.belief_solved if solved else settings.belief_told, now)
        if not call.told:
            citizens.feel(citizen, settings.good_on_time_and_told, now, *call.keys, 2)
        call.told = True

    def call_settled(self, call: Call) -> None:
        """A car has been: the citizen was spoken to; whether it was in time colours the contact."""
        district, now = self.district, self.district.calendar.now
        settings, citizens = district.plan.citizens, district.citizens[call.beat]
        in_time = call.reached - call.created <= LATE_AFTER[call.priority]
        good = settings.good_on_time_and_told if in_time else settings.good_one_of_two
        call.told = True
        citizens.feel(citizens.citizen(call.citizen), good, now, *call.keys, 0)

    def worsen(self, problem: Problem) -> Story:
        """A problem that nobody has in hand gets worse now and then."""
        settings, district = self.district.plan.problems, self.district
        if not settings.escalates or settings.escalation == 1:
            return
        weekly = -math.log1p(-min(settings.escalates, 1 - 1e-12))
        number = 0
        while True:
            yield int(-math.log(self._escalates(problem.key, number)) / weekly * WEEK)
            number += 1
            if not problem.open:
                return
            if problem.state != "in_hand" and problem.severity < settings.worst:
                problem.severity = min(settings.worst, problem.severity * settings.escalation)
                district.journal.write(
                    ProblemMoved, district.calendar.now, problem.name, problem.kind, problem.beat.name, "escalated", 0.0, problem.attempts
                )
                self.slide(problem)

    def slide(self, problem: Problem) -> None:
        """What has got bad enough slides into crime: what it produces is from then on something else."""
        into, now = problem.settings.slides_into, self.district.calendar.now
        if into and problem.incident_kind != into and problem.severity >= self.district.plan.problems.slides_at:
            problem.incident_kind = into
            self.district.journal.write(ProblemMoved, now, problem.name, problem.kind, problem.beat.name, "slid", 0.0, problem.attempts)

    def fade(self, problem: Problem) -> None:
        """A problem ends by itself."""
        if problem.open:
            self.district.casework.end(problem, "faded")
