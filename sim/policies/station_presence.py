"""More on the work floor: hours a week visible at the station, where colleagues meet an officer and urgent calls find him."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer


class PresenceSettings(PolicySettings):
    """How many hours more, and how well they are kept free. No hours: nothing changes."""

    nl: ClassVar[str] = "vaker zichtbaar op het bureau"
    en: ClassVar[str] = "more often visible at the station"

    policy: Literal["station_presence"]
    hours: float = parameter(
        4.0, unit="hours a week", low=0, high=20, neutral=0, grade="assumption", source="int. 7; hours assumed",
        en="Hours a week that an officer wants to be visible at the station on top of what he wants now",
        nl="Uren per week die een wijkagent extra zichtbaar op het bureau wil zijn",
    )
    gives_way: float = parameter(
        0.7, unit="exponent", low=0, high=5, neutral=5, grade="assumption", source="assumption: no longer the first to go",
        en="How strongly presence gives way when hours are short (0 never, high first)",
        nl="Hoe sterk aanwezigheid op het bureau wijkt als uren tekortschieten (0 nooit, hoog eerst)",
    )

    def measures(self) -> Sequence[str]:
        """Ties with colleagues; the price is outside, and in urgent calls that take him along."""
        return ("tie_mean.squads", "time_in_beat", "pulled_in", "tie_mean.info", "notes_reached", "contact_share.reporting")


@POLICIES.register("station_presence")
class StationPresence(Policy):
    """The hours come from all other work of the same week; being inside, officers are also the first to be pulled into urgent calls."""

    Settings = PresenceSettings
    settings: PresenceSettings

    def wanted_hours(self, officer: CommunityOfficer) -> dict[str, float]:
        """Presence asks for more hours."""
        wanted = self.inner.wanted_hours(officer)
        return {**wanted, "presence": wanted["presence"] + self.settings.hours}

    def keenness(self, officer: CommunityOfficer) -> dict[str, float]:
        """Presence goes no sooner than agreed."""
        keen = self.inner.keenness(officer)
        return {**keen, "presence": min(keen["presence"], self.settings.gives_way)} if self.settings.hours else keen
