"""Calls, attention and doors: what a squad does when it is asked."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from sim.kernel.distributions import logistic, shift

if TYPE_CHECKING:
    from sim.agents.attention import AttentionRequest
    from sim.agents.car import Car
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.control_room import Call
    from sim.agents.patrol_squad import PatrolSquad, SquadMember
    from sim.district import District
    from sim.world.beats import Beat


class Calls:
    """Decisions of the control room and the squads."""

    district: District

    def kept_for(self, call: Call) -> PatrolSquad | None:
        """The squad for whose next shift a call of priority 3 is kept; none: it is served now or when a car is free."""
        return None

    def takes(self, member: SquadMember, request: AttentionRequest) -> float:
        """The chance that a squad member takes an officer's request for attention."""
        settings = self.district.plan.attention
        chance = logistic(settings.taken_base + settings.taken_tie * self.district.ties.strength(request.officer, member))
        if request.others:
            chance = shift(chance, settings.diffusion**request.others)
        return shift(chance, self.district.plan.team_chief.weight) if request.carried else chance

    def chief_odds(self, squad: PatrolSquad, request: AttentionRequest) -> float:
        """The odds ratio by which the squad chief's own view of the officer moves what his squad takes on."""
        weight = self.district.plan.bureau.chief_tie
        if not weight or request.member is squad.chief:
            return 1.0
        usual = self.district.plan.ties.start_squad
        return exp(weight * (self.district.ties.strength(request.officer, squad.chief) - usual))

    def request_stands(self, squad: PatrolSquad, request: AttentionRequest) -> bool:
        """Whether a request that was taken but not done lives on in the squad's next shift."""
        return False

    def patrol_weight(self, squad: PatrolSquad, beat: Beat) -> float:
        """How much of its patrol a squad gives to a beat, relative to others: by the calls of the last eight weeks."""
        return beat.recent_calls + 1

    def thinks_of_key(self, member: SquadMember, officer: CommunityOfficer, beat: Beat) -> float:
        """The chance that somebody at a closed door thinks of the officer who has the key."""
        return self.district.practice.thinks_of(member, officer, beat, False)

    def pulled_in(self, officer: CommunityOfficer) -> float:
        """The chance that an officer on duty is pulled into an urgent call for which no car is free."""
        settings = self.district.plan.patrol
        return settings.pulled_inside if officer.inside else settings.pulled_outside

    def nearest(self, free: list[Car], call: Call) -> Car:
        """Which free car goes: one that is in the beat, else the one that has been free longest."""
        return next((car for car in free if car.beat is call.beat), free[0])
