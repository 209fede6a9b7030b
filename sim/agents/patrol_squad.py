"""A patrol squad (ploeg): takes its shift in turn, answers calls, gives attention to those it knows, and tells or does not."""

from __future__ import annotations

from itertools import count
from math import fsum
from operator import add
from typing import TYPE_CHECKING

from sim.kernel.distributions import shift
from sim.kernel.week import HOUR, MINUTE, WEEK
from sim.parameters.base import as_number
from sim.world.facts import AttentionAsked, ChiefClashed

from .base import Agent
from .car import Car
from .squad_member import SquadMember

if TYPE_CHECKING:
    from sim.district import District
    from sim.parameters.patrol import SquadSettings
    from sim.world.beats import Beat

    from .attention import AttentionRequest

EXTRA_DUTY = 10_000_000
"""Shift numbers from here on are extra duties."""
ASKED = 1 << 32
"""Occasions of a problem from here on are requests for attention; those before are its incidents."""
ROW = 8
"""Members whose numbers for a shift are drawn together."""


class PatrolSquad(Agent):
    """One squad."""

    role = "squad"

    def __init__(self, district: District, name: str, settings: SquadSettings) -> None:
        super().__init__(district, name, name)
        self.settings = settings
        self.members = [SquadMember(district, self, number + 1) for number in range(settings.members - settings.vacancies)]
        self.present: list[SquadMember] = []
        self.cars: list[Car] = []
        self._out: list[Car] = []
        """All cars not back yet, also those of a shift that is over."""
        self.on_duty = False
        self.ends = 0
        self.shift_number = -1
        self.chief = self.members[0]
        """The squad chief (ploegchef)."""
        self.requests: list[AttentionRequest] = []
        """Requests taken and not done yet."""
        self._patrol_credit = [0.0] * len(district.beats)
        self._patrol_share = [0.0] * len(district.beats)
        """Of the beats, in the order of the district."""
        self.paperwork_saved = 0
        """Seconds of paperwork that officers took off its hands and that no car has been spared yet."""
        self._busy_before = 0.0
        self._attends = district.streams.chances("attends shift", ROW)
        """Numbers for a row of members and a shift: whether each is there, and in which order they go out."""
        self._takes = district.streams.chance("takes request")
        self._briefed = district.streams.chance("briefed on")

    @property
    def reachable(self) -> bool:
        """On duty."""
        return self.on_duty

    @property
    def load(self) -> float:
        """Busy share of the last eight duty hours over the share at which half of all occasions are missed."""
        capacity = as_number(self.district.plan.sharing.capacity)
        if not self.cars or capacity == float("inf"):
            return 0.0
        elapsed = (self.now - self.cars[0].starts) / (8 * HOUR)
        busy = sum(car.busy_seconds for car in self.cars) / len(self.cars) / (8 * HOUR)
        return (busy + self._busy_before * max(0.0, 1 - elapsed)) / capacity

    def begin_shift(self, number: int, ends: int, cars: int) -> None:
        """Come on duty: who is there, the squad's own briefing, and the cars."""
        if self.cars:
            length = max(1, self.cars[0].ends - self.cars[0].starts)
            self._busy_before = min(1.0, sum(car.busy_seconds for car in self.cars) / len(self.cars) / length)
        attendance = self.district.plan.patrol.attendance
        rows = range(0, len(self.members), ROW)
        shares = [share for row in rows for share in self._attends(self.key, number, row)][: len(self.members)]
        order = sorted(range(len(shares)), key=shares.__getitem__)
        self.present = [self.members[place] for place in order if shares[place] < attendance] or self.members[:1]
        self.on_duty, self.ends, self.shift_number = True, ends, number
        practice = self.district.practice
        self.requests = [request for request in self.requests if request.problem.open and practice.request_stands(self, request)]
        self.brief(number)
        weights = [practice.patrol_weight(self, beat) for beat in self.district.beats]
        whole = fsum(weights)
        self._patrol_share = [weight / whole for weight in weights]
        self._out = [car for car in self._out if car.activity.running]
        taken = {car.name for car in self._out}
        if self.district.plan.patrol.two_in_a_car:
            cars = min(cars, len(self.present) // 2)
        names = (name for number in count(1) if (name := f"{self.name}/{number}") not in taken)
        begins = [Car(self, next(names), place, self.present[2 * place % len(self.present)], ends) for place in range(cars)]
        for car in begins:
            car.activity = self.calendar.start(car.shift())
        self.cars = begins + [car for car in self.cars if car.ends > self.now]
        self._out += begins
        if self.district.team_chief.waiting:
            self.hear_needs()

    def end_shift(self) -> None:
        """Go off duty; requests not done lapse unless they stand."""
        if self.now < self.ends:
            return  # another shift of this squad goes on
        self.on_duty = False
        lapsed = [request for request in self.requests if not self.district.practice.request_stands(self, request)]
        self.requests = [request for request in self.requests if request not in lapsed]
        for request in lapsed:
            self.leave_unmet(request)

    def brief(self, number: int) -> None:
        """Pass on to squad mates what was found since the last shift."""
        chance = self.district.plan.pieces.briefed_on
        for teller in self.present:
            news, teller.heard_lately = teller.heard_lately, []
            for problem, piece, found in news if chance else ():
                if not problem.open:
                    continue
                for mate in self.present:
                    if mate is not teller and self._briefed(number, teller.key, mate.key, problem.key, found) < chance:
                        mate.head.learn(problem, piece, found)
                        if problem.beat.officer is not None:
                            mate.untold[problem, piece] = max(found, mate.untold.get((problem, piece), 0))

    def asked(self, request: AttentionRequest) -> str:
        """An officer asks one of those on duty; the answer is taken, refused, or full when no time is left to give."""
        practice = self.district.practice
        share, chance = self._takes(request.problem.key, request.number), practice.takes(request.member, request)
        odds = practice.chief_odds(self, request)
        taken = share < (chance if odds == 1 else shift(chance, odds))
        answer = ("taken" if self.has_room() else "full") if taken else "refused"
        if answer == "taken":
            self.requests.append(request)
        else:
            self.leave_unmet(request)
            if not taken and share < chance:
                self.clash(request)
            else:
                occasion = (request.problem.key, ASKED + request.number)
                self.district.outside.silence_found_out(request.officer, request.member, request.problem, occasion)
        self.district.journal.write(
            AttentionAsked, self.now, request.name, request.problem.name, request.beat.name, request.officer.name, self.name,
            request.member.name, answer,
        )
        return answer

    def leave_unmet(self, request: AttentionRequest) -> None:
        """Nobody goes: from the first time on the officer has a need that was not met."""
        if request.problem.unmet_since < 0:
            request.problem.unmet_since = self.now

    def clash(self, request: AttentionRequest) -> None:
        """The squad chief stops what one of his people would have done: officer and chief clash."""
        district, officer = self.district, request.officer
        district.journal.write(ChiefClashed, self.now, request.name, request.beat.name, officer.name, self.name, self.chief.name)
        if points := district.plan.bureau.clash_points:
            officer.frustration.add(self.party, "squad chief", points)
        district.ties.hurt(officer, self.chief, "ignored", district.plan.ties.ignored)

    def hear_needs(self) -> None:
        """At the briefing the squad chief puts to his people what the team chief asked, if the need is still there and it is the hour."""
        chief = self.district.team_chief
        waiting, chief.waiting = chief.waiting, []
        for need in waiting:
            if need.lapsed(self.now):
                continue
            if need.problem.active.open_between(self.now, min(self.ends, self.now + WEEK)):
                self.asked(self.district.attention.request(need.problem, need.number, need.officer, self.chief, carried=True))
            else:
                chief.waiting.append(need)

    def left_of_paperwork(self, seconds: int) -> int:
        """What is left of the paperwork of a call after what officers have done for the squad."""
        saved = min(seconds, self.paperwork_saved)
        self.paperwork_saved -= saved
        return seconds - saved

    def has_room(self) -> bool:
        """Whether one more visit fits in the free time that is left of this shift."""
        patrol = self.district.plan.patrol
        left = sum(max(0, car.ends - self.now) for car in self.cars) * (1 - patrol.commitments) * patrol.usable
        return (len(self.requests) + 1) * patrol.visit_minutes * MINUTE <= left

    def next_request(self) -> AttentionRequest | None:
        """The oldest request that is still worth a visit."""
        while self.requests:
            request = self.requests.pop(0)
            if request.problem.open:
                return request
        return None

    def next_patrol(self) -> Beat:
        """The beat whose share of patrol is furthest behind; shares follow the weights, without chance."""
        self._patrol_credit = credit = list(map(add, self._patrol_credit, self._patrol_share))
        furthest = credit.index(max(credit))
        credit[furthest] -= 1
        return self.district.beats[furthest]
