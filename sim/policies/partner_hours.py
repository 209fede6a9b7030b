"""Longer office hours for named partners: they can be reached in the evening, by the same people spread over more hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field, field_validator

from sim.kernel.week import OpeningHours
from sim.parameters.base import parameter
from sim.parameters.patrol import readable_hours

from . import POLICIES
from .base import Named, Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.partner import PartnerOrganisation


class HoursSettings(PolicySettings):
    """Which partners open longer, when, and with how many people more. No partners, or no hours: nothing changes."""

    nl: ClassVar[str] = "ruimere openingstijden van partners"
    en: ClassVar[str] = "longer opening hours of partners"

    policy: Literal["partner_hours"]
    partners: Annotated[tuple[str, ...], Field(max_length=200, strict=False)] = parameter(
        (), unit="partners", neutral=(), grade="choice", source="choice",
        en="Which partners open longer",
        nl="Welke partners langer open zijn",
    )
    extra: str = parameter(
        "Mon-Fri 17:00-21:00", unit="hours of the week", neutral="closed", grade="assumption",
        source="assumption, inferred from int. 9 and the section on external partners: police around the clock, the others not",
        en="Hours beside those they already have",
        nl="Uren naast de uren die zij al hebben",
    )
    staff: float = parameter(
        0.0, unit="share of the extra hours", low=0, high=1, grade="assumption",
        source="assumption: no people are added",
        en="Part of the extra hours for which people are added; 0: the same people, spread thinner; 1: each hour staffed as before",
        nl="Deel van de extra uren waarvoor mensen erbij komen; 0: dezelfde mensen, dunner verspreid; 1: elk uur even vol bezet als eerst",
    )

    _hours = field_validator("extra")(readable_hours)

    def names(self) -> Sequence[Named]:
        """The partners."""
        return self.named_partners("partners", self.partners)

    def measures(self) -> Sequence[str]:
        """Who can be reached; the price is who is missed by day."""
        return ("tie_mean.partners", "promise_kept", "meeting_attendance", "tie_kept.partners", "time_to_solve")


def spread_over(own: OpeningHours, extra: str, staff: float) -> tuple[OpeningHours, float]:
    """Opening hours with others beside them, and the share of the people that is there in an open hour."""
    if extra == "closed" or not own.per_week:
        return own, 1.0
    longer = OpeningHours("always" if "always" in (own.text, extra) else f"{own.text}, {extra}")
    staffed = own.per_week + staff * (longer.per_week - own.per_week)
    return longer, staffed / longer.per_week


@POLICIES.register("partner_hours")
class PartnerHours(Policy):
    """Opens doors for longer. What is won in the evening is missed by day, unless there are more people."""

    Settings = HoursSettings
    settings: HoursSettings

    def begin(self) -> None:
        """The new hours hold from now on."""
        self._spread = {
            partner: spread_over(self.inner.opening_hours(partner), self.settings.extra, self.settings.staff)
            for partner in self.district.partners if partner.name in self.settings.partners
        }

    def another_ended(self) -> None:
        """The hours beside which these stand may be others now."""
        self.begin()

    def opening_hours(self, organisation: PartnerOrganisation) -> OpeningHours:
        """Longer than before."""
        found = self._spread.get(organisation)
        return self.inner.opening_hours(organisation) if found is None else found[0]

    def desk_share(self, organisation: PartnerOrganisation) -> float:
        """The same people over more hours: fewer of them at a time."""
        found = self._spread.get(organisation)
        share = self.inner.desk_share(organisation)
        return share if found is None else share * found[1]
