"""What no squad policy can pass: every squad tells everything, or takes every request for attention. A yardstick, not a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.attention import AttentionRequest
    from sim.agents.base import Agent
    from sim.agents.patrol_squad import PatrolSquad, SquadMember
    from sim.world.problems import Problem


class CeilingSettings(PolicySettings):
    """Which of the two is pushed to its end. Both off: nothing changes."""

    nl: ClassVar[str] = "het meeste dat ploegen zouden kunnen doen; een meetlat, geen voorstel"
    en: ClassVar[str] = "the most that squads could do; a yardstick, not a proposal"

    policy: Literal["squad_ceiling"]
    tells: bool = parameter(
        False, unit="yes/no", neutral=False, grade="assumption", source="thought experiment",
        en="Every squad member tells the officer of the beat every piece",
        nl="Elk ploeglid vertelt de wijkagent elk stukje informatie",
    )
    attends: bool = parameter(
        False, unit="yes/no", neutral=False, grade="assumption", source="thought experiment",
        en="Every request for attention is taken, and stands until it is done",
        nl="Elk aandachtsverzoek wordt opgepakt, en blijft staan tot het gedaan is",
    )


@POLICIES.register("squad_ceiling")
class SquadCeiling(Policy):
    """The end of the scale on which every squad policy is read."""

    Settings = CeilingSettings
    settings: CeilingSettings

    def silence(
        self, sender: Agent, receiver: Agent, problem: Problem, piece: str, occasion: tuple[int, int], met: bool, asked: bool
    ) -> str | None:
        """Squads are never silent towards an officer."""
        if self.settings.tells and sender.role == "squad" and receiver.role == "officer":
            return None
        return self.inner.silence(sender, receiver, problem, piece, occasion, met, asked)

    def takes(self, member: SquadMember, request: AttentionRequest) -> float:
        """Every request is taken, as far as the car hours reach."""
        return 1.0 if self.settings.attends else self.inner.takes(member, request)

    def request_stands(self, squad: PatrolSquad, request: AttentionRequest) -> bool:
        """What is not done in this shift waits for the squad's next."""
        return self.settings.attends or self.inner.request_stands(squad, request)
