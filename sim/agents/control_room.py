"""The control room (meldkamer): sends the nearest free car, keeps the queue, pulls in an officer when it must."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from sim.kernel.calendar import Order
from sim.kernel.week import HOUR
from sim.world.facts import CallHandedOver, CallHeld

if TYPE_CHECKING:
    from sim.district import District
    from sim.world.beats import Beat
    from sim.world.problems import Problem

    from .car import Car
    from .patrol_squad import PatrolSquad

MOST_HELD = 48 * HOUR
"""A call is never kept longer than this for a coupled squad."""


class Call:
    """One call to which a car is sent, or an officer if none comes."""

    __slots__ = ("beat", "citizen", "created", "keys", "kind", "name", "priority", "problem", "reached", "started", "told")

    def __init__(
        self, name: str, keys: tuple[int, int], kind: str, beat: Beat, problem: Problem | None, citizen: int, priority: int, created: int
    ) -> None:
        self.name = name
        self.keys = keys
        self.kind = kind
        self.beat = beat
        self.problem = problem
        self.citizen = citizen
        self.priority = priority
        self.created = created
        self.started = False
        self.reached = -1
        self.told = False
        """Whether the reporter was spoken to afterwards."""


class ControlRoom:
    """Who goes where, and what waits."""

    def __init__(self, district: District) -> None:
        self.district = district
        self._free: list[Car] = []
        self._queue: list[tuple[int, int, int, Call]] = []
        self._kept: dict[PatrolSquad, list[Call]] = {}
        self._arrived = 0
        self._pulled = district.streams.chance("pulled in")
        self._hand_over_after = int(district.plan.patrol.handed_over_hours * HOUR)

    def stand_free(self, car: Car) -> None:
        """The car can be sent."""
        self._free.append(car)

    def stand_busy(self, car: Car) -> None:
        """The car cannot be sent."""
        self._free.remove(car)

    def waiting(self) -> list[Call]:
        """The calls that wait for a car, the most urgent first."""
        return [call for *_, call in sorted(self._queue)]

    def take_call(self, call: Call) -> None:
        """A call comes in: a car goes at once, or it waits; the least urgent may be kept for one squad."""
        call.beat.calls_by_week[-1] += 1
        squad = self.district.practice.kept_for(call) if call.priority == 3 else None
        if squad is not None:
            self.district.journal.write(CallHeld, call.created, call.name, call.beat.name, squad.name)
            self._kept.setdefault(squad, []).append(call)
            self.district.calendar.after(MOST_HELD, lambda: self._release(squad, call), Order.DEMAND)
            return
        self._serve(call)

    def squad_begins(self, squad: PatrolSquad) -> None:
        """The calls that were kept for this squad are served now."""
        for call in self._kept.pop(squad, []):
            self._serve(call)

    def next_call(self) -> Call | None:
        """The most urgent call that waits, oldest first; it counts as started."""
        while self._queue:
            call = heappop(self._queue)[3]
            if not call.started:
                call.started = True
                return call
        return None

    def _serve(self, call: Call) -> None:
        self._send_or_queue(call)
        if call.priority == 3 and not call.started:
            self.district.calendar.after(self._hand_over_after, lambda: self._hand_over(call), Order.DEMAND)

    def _send_or_queue(self, call: Call) -> None:
        now = self.district.calendar.now
        free = [car for car in self._free if car.ends > now]  # one that only finishes a visit after its shift is not sent
        if free:
            call.started = True
            car = self.district.practice.nearest(free, call)
            car.activity.interrupt(call)
        elif call.priority < 3 and self._pull_in(call):
            call.started = True
        else:
            self._arrived += 1
            heappush(self._queue, (call.priority, call.created, self._arrived, call))

    def _pull_in(self, call: Call) -> bool:
        """No car is free: ask the officers on duty, those seen inside first."""
        district = self.district
        there = [officer for officer in district.officers if officer.on_duty and not officer.pulled]
        for officer in sorted(there, key=lambda officer: not officer.inside):
            if self._pulled(*call.keys, officer.key) < district.practice.pulled_in(officer):
                officer.pull_in(call)
                return True
        return False

    def _release(self, squad: PatrolSquad, call: Call) -> None:
        if call in self._kept.get(squad, ()):
            self._kept[squad].remove(call)
            self._serve(call)

    def _hand_over(self, call: Call) -> None:
        if call.started:
            return
        call.started = True
        officer = call.beat.officer
        name = officer.name if officer is not None else ""
        self.district.journal.write(CallHandedOver, self.district.calendar.now, call.name, call.beat.name, call.created, name)
        if officer is not None:
            officer.receives_report(call)
