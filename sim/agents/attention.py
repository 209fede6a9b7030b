"""Requests for attention: an officer asks one of the squad on duty to keep an eye on a problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.kernel.calendar import Story
from sim.kernel.week import WEEK

if TYPE_CHECKING:
    from sim.district import District
    from sim.world.beats import Beat
    from sim.world.problems import Problem

    from .community_officer import CommunityOfficer
    from .patrol_squad import SquadMember


@dataclass(slots=True, eq=False)
class AttentionRequest:
    """An officer asks for attention to a problem: drive by the square, ring at number 12."""

    name: str
    problem: Problem
    number: int
    """The how-manieth request for this problem."""
    officer: CommunityOfficer
    beat: Beat
    member: SquadMember = field(repr=False)
    others: int = 0
    """How many other squads were asked the same in the last week: each may be thought to do it."""
    carried: bool = False
    """Whether the team chief brought it."""


class Attention:
    """How officers ask for attention."""

    def __init__(self, district: District) -> None:
        self._district = district
        self._asks = district.streams.chances("asks for attention", 2)
        self._asked_member = district.streams.chance("asked member")

    def request(
        self, problem: Problem, number: int, officer: CommunityOfficer, member: SquadMember, carried: bool = False
    ) -> AttentionRequest:
        """A request put to a member of a squad; from now on others may think that this squad does it."""
        now, squads = self._district.calendar.now, problem.asked_of
        others = sum(1 for name, asked in squads.items() if name != member.party and now - asked < WEEK)
        squads[member.party] = now
        return AttentionRequest(f"{problem.name}?{number}", problem, number, officer, problem.beat, member, others, carried)

    def ask(self, officer: CommunityOfficer, problem: Problem) -> Story:
        """Twice a week, in the hours that matter, ask one of the squad on duty for attention, while it goes on."""
        settings = self._district.plan.attention
        if not settings.requests or not problem.active.per_week:
            return
        number, calendar = 0, self._district.calendar
        gap = problem.active.per_week / settings.requests
        while problem.open:
            when, bothers = self._asks(problem.key, number)
            yield problem.active.after_open_time(calendar.now, int(gap * (0.5 + when))) - calendar.now
            squad = self._district.rota.squad_on_duty()
            if not problem.open:
                return
            if squad is not None and bothers < self._district.practice.invests(officer, squad.party):
                member = squad.present[int(self._asked_member(problem.key, number) * len(squad.present))]
                squad.asked(self.request(problem, number, officer, member))
            number += 1
