"""Call the community officer before a door is rammed: he may have the key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.patrol_squad import SquadMember
    from sim.world.beats import Beat


class CallSettings(PolicySettings):
    """How well the rule is kept. 0: nothing changes."""

    nl: ClassVar[str] = "eerst de wijkagent bellen, dan pas een deur rammen"
    en: ClassVar[str] = "first call the officer, only then ram a door"

    policy: Literal["call_the_officer"]
    compliance: float = parameter(
        0.8, unit="share of doors", low=0, high=1, neutral=0, grade="assumption", source="int. 2; share assumed",
        en="Share of closed doors at which squads keep the rule",
        nl="Deel van de dichte deuren waarbij ploegen zich aan de regel houden",
    )

    def measures(self) -> Sequence[str]:
        """Doors; the price is in cars that wait."""
        return ("doors_rammed", "response_p1", "response_p2")


@POLICIES.register("call_the_officer")
class CallTheOfficer(Policy):
    """Squads also call in vain, where he has no key or does not answer; and who waits for a key is not somewhere else."""

    Settings = CallSettings
    settings: CallSettings

    def thinks_of_key(self, member: SquadMember, officer: CommunityOfficer, beat: Beat) -> float:
        """By the rule, or else because they think of it themselves."""
        chance = self.inner.thinks_of_key(member, officer, beat)
        return chance + self.settings.compliance * (1 - chance)
