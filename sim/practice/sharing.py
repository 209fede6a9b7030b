"""Sharing, and why not: closed, not thought of, no time, may not, will not."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from sim.kernel.distributions import shift
from sim.kernel.fading import fade_rate
from sim.parameters.base import as_number
from sim.world.information import piece_number

if TYPE_CHECKING:
    from sim.agents.base import Agent
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.info_desk import DeskPerson
    from sim.district import District
    from sim.parameters.desks import DeskSettings
    from sim.world.beats import Beat
    from sim.world.problems import Problem

_TABLE = {"squad": "squads", "detective": "detectives"}
"""Whose table a sender hears of."""


class Sharing:
    """The five questions, each with its default answer as a chance."""

    district: District

    def _settle_sharing(self, district: District) -> None:
        settings = district.plan.sharing
        self._sharing = settings
        chance = district.streams.chance
        self._u_message = chance("leaves a message")
        self._u_thinks = chance("thinks of")
        self._u_time = chance("has time")
        self._u_block = district.streams.trait("privacy block")
        self._u_discretion = chance("discretion")
        self._u_integrity = chance("integrity incident")
        self._u_willing = chance("willing")
        self._reciprocity_rate = fade_rate(as_number(settings.reciprocity_half_life))

    def silence(
        self, sender: Agent, receiver: Agent, problem: Problem, piece: str, occasion: tuple[int, int], met: bool, asked: bool
    ) -> str | None:
        """The first of the five questions that is answered no, or None: then the piece is told.

        `met`: the two are face to face. `asked`: they speak about this very case, so the other is thought of by definition.
        """
        practice = self.district.practice
        settings = self._sharing
        key = (*occasion, sender.key, receiver.key)
        if not met and not receiver.reachable and self._u_message(*key) >= settings.message_left:
            return "closed"
        if not asked and self._u_thinks(*key) >= practice.thinks_of(sender, receiver, problem.beat, met):
            return "not_thought"
        if self._u_time(*key) >= practice.has_time(sender):
            return "no_time"
        block = practice.blocked(sender, receiver)
        if block and self._u_block(problem.key, receiver.key, sender.key, piece_number(piece)) < block:
            if self._u_discretion(*key) >= practice.discretion(sender):
                return "may_not"
            if self._u_integrity(*key) < practice.comes_out(sender) and problem.circle:
                self.district.integrity_incident(problem, key)
        if self._u_willing(*key) >= practice.willing(sender, receiver):
            return "will_not"
        return None

    def thinks_of(self, sender: Agent, receiver: Agent, beat: Beat, met: bool) -> float:
        """The chance that the sender thinks of the receiver at all: the only road by which ties act on sharing."""
        settings = self._sharing
        missed = (1 - settings.thought_base) * (1 - settings.thought_tie * self.tie_strength(sender, receiver))
        if beat.spoken_until.get(_TABLE.get(sender.role, ""), 0) > self.district.calendar.now:
            missed *= 1 - self.district.plan.team_chief.salience
        return 1 - missed * (1 - settings.thought_met) if met else 1 - missed

    def passes_on(self, desk: DeskSettings, person: DeskPerson | None, officer: CommunityOfficer) -> float:
        """The chance that a desk passes a report on to the officer of the beat; who handles it may know him well, or hardly."""
        if person is None or not desk.passes_tie:
            return desk.passes
        district = self.district
        return shift(desk.passes, exp(desk.passes_tie * (district.ties.strength(officer, person) - district.plan.ties.start_info)))

    def has_time(self, sender: Agent) -> float:
        """The chance that the sender has time for it: fewer, not slower, when busy."""
        return 1 / (1 + sender.load**2)

    def blocked(self, sender: Agent, receiver: Agent) -> float:
        """The chance that a rule forbids telling this piece to this receiver."""
        settings = self._sharing
        if sender.role == "detective":
            return settings.detective_sensitive
        if sender.role == "partner":
            block = sender.settings.privacy_block  # type: ignore[attr-defined]
            return block * settings.covenant if sender.settings.covenant else block  # type: ignore[attr-defined]
        if receiver.role == "partner":
            covenant = receiver.settings.covenant  # type: ignore[attr-defined]
            return settings.police_block * settings.covenant if covenant else settings.police_block
        return 0.0

    def discretion(self, sender: Agent) -> float:
        """The chance that the sender passes a block for the common interest; sensitive police information is never passed."""
        if sender.role == "detective":
            return 0.0
        return self._sharing.partner_discretion if sender.role == "partner" else self._sharing.officer_discretion

    def comes_out(self, sender: Agent) -> float:
        """The chance that it comes out that a rule was passed."""
        return self._sharing.integrity_incident

    def area_weight(self) -> float:
        """What rest in the area weighs with detectives, against their targets, when they choose a case, 0-1."""
        return self.district.plan.detectives.area_weight

    def goal_match(self, sender: Agent, receiver: Agent) -> float:
        """How far the goals of the two coincide, 0-1."""
        if "detective" in (sender.role, receiver.role) and not (sender.former_detective or receiver.former_detective):
            return self._sharing.detective_goal_match
        return 1.0

    def willing(self, sender: Agent, receiver: Agent) -> float:
        """The chance that the sender wants to: goals, and the balance of giving and getting between the two."""
        settings = self._sharing
        start = {
            "squad": settings.willing_squad, "partner": settings.willing_partner, "detective": settings.willing_detective,
            "info": settings.willing_info, "officer": settings.willing_officer,
        }[sender.role]
        wanted = start * self.district.practice.goal_match(sender, receiver)
        chance = min(1.0, max(0.0, wanted + settings.reciprocity * self._owed_to(sender, receiver)))
        return shift(chance, sender.willing) if sender.role == "partner" else chance  # type: ignore[attr-defined]

    def _owed_to(self, sender: Agent, receiver: Agent) -> float:
        """What the sender owes the receiver, in (−1, 1): positive if the receiver gave more than he got."""
        if sender.role == "officer" and receiver.role == "officer":
            return 0.0
        if sender.role == "officer":
            return -self.district.ties.between(sender, receiver).balance(self.district.calendar.now, self._reciprocity_rate)
        return self.district.ties.between(receiver, sender).balance(self.district.calendar.now, self._reciprocity_rate)

    def tie_strength(self, one: Agent, other: Agent) -> float:
        """The tie between two people, one of whom is an officer."""
        if one.role == "officer" and other.role == "officer":
            return self.district.plan.ties.start_officer
        return self.district.ties.strength(*((one, other) if one.role == "officer" else (other, one)))
