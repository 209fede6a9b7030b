"""A car with two of the squad in it: calls first, then fixed commitments, then requests for attention and patrol."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

from sim.kernel.calendar import Activity, Interrupted, Story
from sim.kernel.week import HOUR, MINUTE
from sim.world.facts import AttentionGiven, CallClosed, CallReached, CallStarted, OnDuty, Worked
from sim.world.information import drawn_kind

if TYPE_CHECKING:
    from sim.world.beats import Beat

    from .attention import AttentionRequest
    from .control_room import Call
    from .patrol_squad import PatrolSquad, SquadMember


class Car:
    """One car during one shift."""

    __slots__ = (
        "_commitments", "_idle_owed", "_visit", "activity", "beat", "busy_seconds", "calendar", "district", "ends", "lead", "name",
        "place", "squad", "starts",
    )

    def __init__(self, squad: PatrolSquad, name: str, place: int, lead: SquadMember, ends: int) -> None:
        self.squad = squad
        self.district = squad.district
        self.name = name
        self.place = place
        self.lead = lead
        """Who speaks for the two in the car."""
        self.calendar = squad.calendar
        self.starts = self.calendar.now
        self.ends = ends
        self.beat: Beat | None = None
        self.busy_seconds = 0
        self.activity: Activity
        self._idle_owed = 0
        self._visit = int(self.district.plan.patrol.visit_minutes * MINUTE)
        self._commitments = self._tape_of_commitments()

    def crew(self) -> list[SquadMember]:
        """The two in the car, or the one if there are no more."""
        present, first = self.squad.present, 2 * self.place
        return [present[place % len(present)] for place in range(first, first + min(2, len(present)))]

    def shift(self) -> Story:
        """Eight hours: whatever is most urgent, until the shift ends and the last call is finished."""
        calendar, room, commitments = self.calendar, self.district.control_room, self._commitments
        while calendar.now < self.ends:
            if (call := room.next_call()) is not None:
                yield from self.handle(call)
            elif commitments and commitments[0][0] <= calendar.now:
                yield from self.commit(commitments.popleft()[1])
            else:
                try:
                    yield from self.own_time()
                except Interrupted as interruption:
                    yield from self.handle(interruption.cause)
        self.district.journal.write(OnDuty, self.calendar.now, self.name, "car", self.starts)

    def handle(self, call: Call) -> Story:
        """One call, from setting out to passing on what was learned."""
        district, now = self.district, self.calendar.now
        started = now
        self.beat = call.beat
        district.journal.write(CallStarted, now, call.name, call.beat.name, call.priority, call.created, self.squad.name, self.name)
        if travel := district.duration("travel", call):
            yield travel
        district.journal.write(CallReached, self.calendar.now, call.name, call.beat.name, call.priority, call.created, self.name)
        call.reached = self.calendar.now
        if waits := district.doors.open_for(call, self.lead):
            yield waits
        on_scene = district.duration("on scene", call)
        if on_scene:
            yield on_scene
        district.journal.write(CallClosed, self.calendar.now, call.name, call.beat.name, call.priority, call.created, self.name)
        self._log("call", started, call.beat.name)
        piece = self.notice(call)
        if paperwork := self.squad.left_of_paperwork(int(on_scene * district.plan.patrol.paperwork)):
            written = self.calendar.now
            yield paperwork
            self._log("paperwork", written, call.beat.name)
        district.call_settled(call)
        if piece is not None:
            self.lead.came_by(call.problem, piece, "call", call.keys)

    def notice(self, call: Call) -> str | None:
        """A piece of information left over from a call that belongs to a problem."""
        problem = call.problem
        if problem is None or not problem.open:
            return None
        chance = self.district.noticed
        if chance(*call.keys, 0) >= self.district.plan.pieces.squad_call:
            return None
        return self.district.pieces.drawn(problem, "squad", *drawn_kind(chance, *call.keys))

    def commit(self, seconds: int) -> Story:
        """A fixed commitment: a transport, custody, an event."""
        started = self.calendar.now
        yield seconds
        self._log("commitment", started, "")

    def own_time(self) -> Story:
        """Time between calls: half of it can be used, for a request or for patrol; a call breaks in at any moment."""
        district, squad = self.district, self.squad
        room, usable, started = district.control_room, district.plan.patrol.usable, self.calendar.now
        until = self._commitments[0][0] if self._commitments else self.ends
        request = squad.next_request() if usable and squad.requests else None
        activity, beat, seconds = "idle", None, until - started
        if request is not None:
            activity, beat, seconds = "attention", request.beat, self._visit
        elif usable and self._idle_owed <= 0:
            activity, beat, seconds = "patrol", squad.next_patrol(), min(self._visit, seconds)
        elif usable:
            seconds = min(self._idle_owed, seconds)
        if beat is not None:
            self.beat = beat
        room.stand_free(self)
        broken_off: Interrupted | None = None
        try:
            yield seconds
        except Interrupted as interruption:
            broken_off = interruption
        if request is not None and broken_off is None:
            self.give_attention(request)
        room.stand_busy(self)
        if request is not None and broken_off is not None:
            squad.requests.insert(0, request)
        now = self.calendar.now
        spent = now - started
        if beat is None:
            self._idle_owed -= spent
            self._log("idle", started, "")
        else:
            self._idle_owed += int(spent * (1 - usable) / usable)
            self._log(activity, started, beat.name)
            beat.visible_seconds_this_week += spent
            if activity == "patrol" and spent:
                settings = district.plan.patrol
                calm = settings.patrol_effect * spent / (settings.visit_minutes * MINUTE)
                beat.patrolled.approach(calm, now)
        if broken_off is not None:
            raise broken_off

    def give_attention(self, request: AttentionRequest) -> None:
        """A visit calms the problem for some days, and may yield a piece."""
        district, problem, now = self.district, request.problem, self.calendar.now
        problem.calm.approach(district.plan.attention.calm, now)
        problem.dose.add(1.0, now)
        problem.unmet_since = -1
        district.journal.write(AttentionGiven, now, request.name, problem.name, request.beat.name, self.squad.name, request.member.name)
        district.ties.grow(request.officer, request.member, "attention", district.plan.ties.message)
        district.exchange(request.officer, request.member, got=1.0)
        occasion = (problem.key, request.number)
        chance = district.noticed_on_visit
        if chance(*occasion, 0) < district.plan.pieces.squad_visit:
            piece = district.pieces.drawn(problem, "squad", *drawn_kind(chance, *occasion))
            if piece is not None:
                self.lead.came_by(problem, piece, "visit", (problem.key, -1 - request.number))

    def _tape_of_commitments(self) -> deque[tuple[int, int]]:
        """The fixed commitments of this car in this shift: when each is due and how long it takes, in seconds."""
        patrol = self.district.plan.patrol
        if not patrol.commitments or not patrol.commitment_minutes.mean:
            return deque()
        chances, keys = self.district.commitments, (self.squad.key, self.squad.shift_number, self.place)
        mean = patrol.commitment_minutes.mean * MINUTE
        length = min(self.ends - self.starts, 24 * HOUR * 7)
        tape: deque[tuple[int, int]] = deque()
        time, number = 0.0, 0
        while True:
            comes, lasts = chances(*keys, number)
            time += -math.log(comes) * mean / patrol.commitments
            if time >= length:
                return tape
            tape.append((self.starts + int(time), int(self.district.commitment_lasts.at(lasts) * MINUTE)))
            number += 1

    def _log(self, activity: str, started: int, beat: str) -> None:
        now = self.calendar.now
        if now > started:
            if activity in ("call", "paperwork", "commitment"):
                self.busy_seconds += now - started
            self.district.journal.write(Worked, now, self.name, "car", activity, started, beat)
