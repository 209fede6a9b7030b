"""Citizens manage by themselves: part of the wishes for help never reach the officer, and some of those people were in real need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.world.beats import Beat
    from sim.world.incidents import HelpRequest


class SelfRelianceSettings(PolicySettings):
    """How many wishes for help stay away, and how many of those were needs. Share 0: nothing changes."""

    nl: ClassVar[str] = "bewoners lossen meer zelf op"
    en: ClassVar[str] = "citizens manage more by themselves"

    policy: Literal["self_reliance"]
    share: float = parameter(
        0.3, unit="share of requests", low=0, high=1, neutral=0, grade="assumption",
        source="reflection on the view of the task asks for it; share assumed",
        en="Share of wishes for help that do not come to the officer any more",
        nl="Deel van de hulpvragen dat niet meer bij de wijkagent komt",
    )
    in_need: float = parameter(
        0.1, unit="share of requests", low=0, high=1, neutral=0, grade="assumption", source="assumption",
        en="Share of those who stay away that are in real need and get no help anywhere",
        nl="Deel van de wegblijvers dat echt in nood is en nergens hulp krijgt",
    )

    def measures(self) -> Sequence[str]:
        """Who is helped, who is left alone, and which ties are not made."""
        return ("help_given", "help_missed", "contact_share.reporting", "tie_made.reporting", "piece_source.citizen")


@POLICIES.register("self_reliance")
class SelfReliance(Policy):
    """The officer gains hours and loses the contact: help is how he gets to know people, and how he hears things."""

    Settings = SelfRelianceSettings
    settings: SelfRelianceSettings

    def begin(self) -> None:
        """Who manages by himself, and who is in need, belongs to each wish for help."""
        self._manages = self.district.streams.trait("manages without police")

    def goes_for_help(self, beat: Beat, request: HelpRequest) -> str:
        """Some do not come: they manage, or they are in need and go nowhere."""
        if self._manages(beat.key, request.number, 0) >= self.settings.share:
            return self.inner.goes_for_help(beat, request)
        return "nowhere" if self._manages(beat.key, request.number, 1) < self.settings.in_need else "manages"
