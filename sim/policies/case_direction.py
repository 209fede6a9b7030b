"""A director (regie): results come back to the table, who fails twice hears so, and tables meet sooner. It takes the director's time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.kernel.distributions import shift
from sim.kernel.week import WEEK
from sim.parameters.base import parameter

from . import POLICIES
from .base import Named, Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.contact_person import ContactPerson
    from sim.agents.partner import PartnerOrganisation
    from sim.meetings import Meeting


class DirectionSettings(PolicySettings):
    """Who directs, what the director asks of others, and what it takes of his own people. No director: nothing changes."""

    nl: ClassVar[str] = "een partner als regisseur van de aanpak"
    en: ClassVar[str] = "a partner as director of the approach"

    policy: Literal["case_direction"]
    director: str | None = parameter(
        None, unit="partner", neutral=None, grade="article", source="int. 1: the municipality should direct",
        en="Who directs",
        nl="Wie de regie voert",
    )
    interval: float = parameter(
        0.5, unit="factor", low=0.2, high=1, neutral=1, grade="assumption", source="assumption; section on sluggish networks",
        en="What is left of the weeks between two meetings at which the director decides",
        nl="Wat overblijft van de weken tussen twee overleggen waar de regisseur beslist",
    )
    results: bool = parameter(
        True, unit="yes/no", neutral=False, grade="article", source="int. 1: report your results",
        en="Whether everybody reports at the table what came of what was agreed",
        nl="Of iedereen aan tafel meldt wat er van de afspraken is gekomen",
    )
    failure: int = parameter(
        2, unit="which failure", low=1, high=10, grade="article", source="int. 1: once there may be a good reason, the second time not",
        en="From which failure on somebody who did not act is called out",
        nl="Vanaf welke keer iemand die niets deed erop wordt aangesproken",
    )
    keeping: float = parameter(
        2.0, unit="odds ratio", low=1, high=5, neutral=1, grade="assumption", source="assumption",
        en="Odds of keeping promises for who was called out",
        nl="Kansverhouding op nakomen voor wie is aangesproken",
    )
    loss_left: float = parameter(
        0.5, unit="factor", low=0, high=1, neutral=1, grade="assumption", source="assumption: the officer does not stand alone in it",
        en="What is left of the damage to the tie when somebody who was called out fails again",
        nl="Wat overblijft van de schade aan de band als wie is aangesproken opnieuw tekortschiet",
    )
    lasts: float = parameter(
        26.0, unit="weeks", low=1, high=520, grade="assumption", source="assumption",
        en="How long being called out works",
        nl="Hoe lang aanspreken doorwerkt",
    )
    takes: float = parameter(
        0.2, unit="share of working hours", low=0, high=0.8, neutral=0, grade="assumption", source="assumption: one day in five",
        en="What directing takes of the director's own people",
        nl="Wat de regie kost van de werktijd van de regisseur",
    )

    def names(self) -> Sequence[Named]:
        """The director."""
        return [Named("partners", "partner", self.director, ("director",))] if self.director is not None else []

    def measures(self) -> Sequence[str]:
        """Promises, ties and patience; the price is in meetings."""
        return ("promise_kept", "tie_kept.partners", "tie_mean.partners", "frustration", "time_to_solve", "meetings_held")


@POLICIES.register("case_direction")
class CaseDirection(Policy):
    """The director can only direct where he sits at the table, and that day."""

    Settings = DirectionSettings
    settings: DirectionSettings

    def begin(self) -> None:
        """Direction begins; what somebody failed to do before does not count."""
        self._began = self.district.calendar.now
        self._director = next((partner for partner in self.district.partners if partner.name == self.settings.director), None)

    def directed(self, there: list[ContactPerson]) -> bool:
        """Whether somebody of the director is at the table."""
        return any(person.organisation is self._director for person in there)

    def weeks_between(self, meeting: Meeting) -> int:
        """Tables at which the director decides come together sooner; each sitting takes everybody's time."""
        weeks = self.inner.weeks_between(meeting)
        if self._director is None or not meeting.settings.decides or self._director.kind not in meeting.settings.partners:
            return weeks
        return max(1, math.ceil(weeks * self.settings.interval))

    def results_reported(self, there: list[ContactPerson]) -> bool:
        """The director goes round the table."""
        return (self.settings.results and self.directed(there)) or self.inner.results_reported(there)

    def called_out(self, owner: ContactPerson, there: list[ContactPerson]) -> bool:
        """One failure may have a good reason; who fails again hears so, if he and the director are there."""
        failed = [moment for moment in owner.came_with_nothing if moment >= self._began]
        again = len(failed) >= self.settings.failure and failed[-1] > owner.called_out_at
        return (again and self.directed(there)) or self.inner.called_out(owner, there)

    def _minds(self, owner: ContactPerson) -> bool:
        """Whether being called out still works on him."""
        return self._director is not None and owner.now - owner.called_out_at < self.settings.lasts * WEEK

    def keeps(self, owner: ContactPerson, officer: CommunityOfficer, joint: bool) -> float:
        """Who was called out does not want it to happen again."""
        chance = self.inner.keeps(owner, officer, joint)
        return shift(chance, self.settings.keeping) if self._minds(owner) else chance

    def tie_lost(self, owner: ContactPerson, officer: CommunityOfficer, outcome: str) -> float:
        """The officer does not have to fight it out alone."""
        loss = self.inner.tie_lost(owner, officer, outcome)
        return loss * self.settings.loss_left if self._minds(owner) else loss

    def desk_share(self, organisation: PartnerOrganisation) -> float:
        """Whoever directs has less time for his own part of the work."""
        share = self.inner.desk_share(organisation)
        return share * (1 - self.settings.takes) if organisation is self._director else share
