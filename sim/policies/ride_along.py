"""Some duties a month an officer works in a car with the squad: giving and taking, paid for by his beat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.kernel.week import WEEK
from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.officer_week import Duty


class RideSettings(PolicySettings):
    """How many duties. None: nothing changes."""

    nl: ClassVar[str] = "verplichte diensten mee met de ploeg"
    en: ClassVar[str] = "duties with the squad that are not voluntary"

    policy: Literal["ride_along"]
    duties: float = parameter(
        2.0, unit="duties a month", low=0, high=8, neutral=0, grade="article", source="int. 2: two days a month",
        en="Duties a month that an officer works in a car with the squad",
        nl="Diensten per maand die een wijkagent meedraait met de ploeg",
    )

    def measures(self) -> Sequence[str]:
        """Ties with the squads and what they tell; the price is in the beat."""
        return ("tie_mean.squads", "time_in_beat", "notes_reached", "attention_met", "told_back_share", "contact_share.reporting")


@POLICIES.register("ride_along")
class RideAlong(Policy):
    """A whole duty of his own goes into it; his desk work and his rostered emergency duty must be done in the others.

    It is a duty without a meeting; in a week without one, through leave or illness, it lapses.
    """

    Settings = RideSettings
    settings: RideSettings

    def begin(self) -> None:
        """Which of the week's duties it is belongs to the duty."""
        self._which = self.district.streams.trait("duty with the squad")

    def rides_along(self, officer: CommunityOfficer, duties: list[Duty]) -> frozenset[int]:
        """So many duties a month, spread evenly over the weeks; officers take different weeks."""
        chosen = self.inner.rides_along(officer, duties)
        each = self.settings.duties * 12 / 52
        week = officer.now // WEEK + officer.place
        due = int((week + 1) * each) - int(week * each)
        if not due:
            return chosen
        rest = sorted((duty.number for duty in duties if duty.number not in chosen), key=lambda number: self._which(officer.key, number))
        return chosen.union(rest[:due])
