"""Goals and cultures named and shared: detectives look at the area too, and tell what is relevant there. Their targets pay for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.kernel.calendar import Activity, Story
from sim.kernel.streams import key_of
from sim.kernel.week import DAY, HOUR, WEEK
from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.base import Agent
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.partner import ContactPerson

AREA = 0.5
"""Weight of the area when goals are wholly shared: as much as the target."""
EXCHANGE = key_of("exchange at the management team")
HELD = 3 * DAY + 14 * HOUR
"""Thursdays at two, after the tactical management team."""
TAKES = 2 * HOUR
"""Working time of the detective who sits there (assumption)."""


class GoalsSettings(PolicySettings):
    """How far goals are shared and cultures understood, and how often cases are gone through. All 0: nothing changes."""

    nl: ClassVar[str] = "doelen en culturen bij elkaar brengen"
    en: ClassVar[str] = "bringing goals and cultures together"

    policy: Literal["shared_goals"]
    goals: float = parameter(
        1.0, unit="share of the way", low=0, high=1, neutral=0, grade="article",
        source="reflection on detectives: rest in the area against targets",
        en="How far detectives take the goals of the area for theirs (1: the area weighs as much as the target)",
        nl="Hoe ver de recherche de doelen van de wijk tot de hare maakt (1: het gebied weegt even zwaar als de target)",
    )
    cultures: float = parameter(
        0.5, unit="share of the way", low=0, high=1, neutral=0, grade="article", source="reflection on working cultures; value assumed",
        en="How far meeting and doing cultures come to understand each other (1: the difference no longer counts)",
        nl="Hoe ver vergadercultuur en doe-cultuur elkaar gaan begrijpen (1: het verschil telt niet meer mee)",
    )
    exchange_weeks: int = parameter(
        4, unit="weeks (0: never)", low=0, high=52, neutral=0, grade="assumption",
        source="assumption; as often as the tactical management team meets",
        en="After how many weeks the management goes through the open problems of the beats with a detective",
        nl="Om de hoeveel weken de leiding met een rechercheur de open problemen van de wijken doorneemt",
    )
    hours: float = parameter(
        0.5, unit="hours a week", low=0, high=8, neutral=0, grade="assumption", source="assumption",
        en="Officer's hours for getting to know each other's work",
        nl="Uren van de wijkagent om elkaars werk te leren kennen",
    )

    def measures(self) -> Sequence[str]:
        """What detectives tell and how long the area waits; the price is in the wait of their targets."""
        return ("told.detective_officer", "case_wait.area", "case_wait.targets", "promise_kept", "clearance", "time_to_solve")


@POLICIES.register("shared_goals")
class SharedGoals(Policy):
    """The queue of the detectives does not get shorter by it: what goes before means that something else comes after."""

    Settings = GoalsSettings
    settings: GoalsSettings

    def begin(self) -> None:
        """The going-through of cases begins."""
        self._exchange: Activity | None = None
        if self.settings.exchange_weeks and self.district.detectives.people:
            self._exchange = self.district.calendar.start(self.exchange())

    def end(self) -> None:
        """And ends."""
        if self._exchange is not None:
            self._exchange.stop()

    def exchange(self) -> Story:
        """Every so many weeks a detective, in turn, goes through the open problems of each beat: what is told there reaches its officer."""
        district, people = self.district, self.district.detectives.people
        now = district.calendar.now
        yield (HELD - now % WEEK) % WEEK
        while True:
            week = district.calendar.now // WEEK
            detective = people[week % len(people)]
            detective.give_time(TAKES)
            for officer in district.officers:
                for beat in officer.beats if officer.settings.kind == "A" else ():
                    for problem in list(beat.problems):
                        detective.go_through(officer, problem, (problem.key ^ EXCHANGE, week))
            yield self.settings.exchange_weeks * WEEK

    def area_weight(self) -> float:
        """The area weighs more, up to as much as the target."""
        weight = self.inner.area_weight()
        return weight + self.settings.goals * max(0.0, AREA - weight)

    def goal_match(self, sender: Agent, receiver: Agent) -> float:
        """What is relevant for the other is told sooner."""
        match = self.inner.goal_match(sender, receiver)
        return match + self.settings.goals * (1 - match) if "detective" in (sender.role, receiver.role) else match

    def culture_odds(self, owner: ContactPerson) -> float:
        """Less is lost between who meets and who does."""
        odds = self.inner.culture_odds(owner)
        return odds + self.settings.cultures * (1 - odds)

    def imposed_hours(self, officer: CommunityOfficer) -> float:
        """Getting to know each other's work takes time."""
        hours = self.inner.imposed_hours(officer)
        return hours + self.settings.hours if self.settings.hours else hours
