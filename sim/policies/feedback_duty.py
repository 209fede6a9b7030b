"""Telling the reporter what was done is a duty: it is no longer the first thing to go when hours are short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer


class FeedbackSettings(PolicySettings):
    """How firmly the duty stands. 5, as soon as anything: nothing changes."""

    nl: ClassVar[str] = "terugkoppelen aan melders is verplicht"
    en: ClassVar[str] = "telling reporters back is a duty"

    policy: Literal["feedback_duty"]
    gives_way: float = parameter(
        0.5, unit="exponent", low=0, high=5, neutral=5, grade="assumption",
        source="a third of those who report hear back [73]; how firm a duty would stand is assumed",
        en="How strongly telling back gives way when hours are short (0 never, high first)",
        nl="Hoe sterk terugkoppelen wijkt als uren tekortschieten (0 nooit, hoog eerst)",
    )

    def measures(self) -> Sequence[str]:
        """Who hears back, and whether that makes people report; the price is in other work."""
        return ("told_back_share", "reported_share", "contact_share.reporting")


@POLICIES.register("feedback_duty")
class FeedbackDuty(Policy):
    """The calls back take the minutes they always took; those minutes come from all other work of the same week."""

    Settings = FeedbackSettings
    settings: FeedbackSettings

    def keenness(self, officer: CommunityOfficer) -> dict[str, float]:
        """Telling back goes no sooner than agreed."""
        keen = self.inner.keenness(officer)
        return {**keen, "telling": min(keen["telling"], self.settings.gives_way)}
