"""Hours for citizens who never report: officers ring at doors where nobody has asked them to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer


class SilentSettings(PolicySettings):
    """How many hours, and how well they are kept free. No hours: nothing changes."""

    nl: ClassVar[str] = "uren voor bewoners die niet melden"
    en: ClassVar[str] = "hours for citizens who do not report"

    policy: Literal["silent_citizens"]
    hours: float = parameter(
        4.0, unit="hours a week", low=0, high=20, neutral=0, grade="assumption",
        source="section on citizens: some officers regret that there is no time for it; hours assumed",
        en="Hours a week that an officer wants to spend on citizens who do not report",
        nl="Uren per week die een wijkagent wil besteden aan bewoners die niet melden",
    )
    gives_way: float = parameter(
        2.0, unit="exponent", low=0, high=5, neutral=5, grade="assumption",
        source="section on citizens: no time for those who do not report; as without the policy",
        en="How strongly these hours give way when hours are short (0 never, high first)",
        nl="Hoe sterk deze uren wijken als uren tekortschieten (0 nooit, hoog eerst)",
    )

    def measures(self) -> Sequence[str]:
        """Contact with silent citizens, and whether it lasts; the price is contact with others."""
        return ("silent_met", "contact_share.silent", "tie_made.silent", "contact_share.reporting", "tie_kept.silent", "problems_unseen")


@POLICIES.register("silent_citizens")
class SilentCitizens(Policy):
    """The hours come from all other work of the same week; whoever does not want contact keeps the door shut."""

    Settings = SilentSettings
    settings: SilentSettings

    def wanted_hours(self, officer: CommunityOfficer) -> dict[str, float]:
        """Outreach asks for hours, of officers with a beat of their own."""
        wanted = self.inner.wanted_hours(officer)
        return {**wanted, "outreach": wanted["outreach"] + self.settings.hours} if "outreach" in wanted else wanted

    def keenness(self, officer: CommunityOfficer) -> dict[str, float]:
        """Outreach goes no sooner than agreed."""
        keen = self.inner.keenness(officer)
        return {**keen, "outreach": min(keen["outreach"], self.settings.gives_way)} if self.settings.hours else keen
