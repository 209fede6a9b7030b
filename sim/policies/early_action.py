"""Act early: partners at the table are asked what they see, and an act may begin on less knowledge. Acting early is acting on less."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from sim.parameters.base import parameter

from . import POLICIES
from .base import Named, Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.contact_person import ContactPerson
    from sim.world.problems import Problem


class EarlySettings(PolicySettings):
    """Whom to ask for signs, and how much must be known before one acts."""

    nl: ClassVar[str] = "problemen aan de voorkant aanpakken"
    en: ClassVar[str] = "tackling problems early"

    policy: Literal["early_action"]
    partners: Annotated[tuple[str, ...], Field(max_length=200, strict=False)] = parameter(
        (), unit="partners", neutral=(), grade="article", source="int. 1: at the table with the municipality or the school",
        en="Partners who are asked at the table what they see coming; each takes the place of one case on the agenda",
        nl="Partners aan wie aan tafel wordt gevraagd wat zij zien aankomen; elk neemt de plaats in van één zaak op de agenda",
    )
    known: float = parameter(
        0.0, unit="share of what is needed", low=0, high=1, neutral=1, grade="article",
        source="int. 1: approach a problem at the front; value assumed",
        en="Share of the pieces from which an act may begin (0: from the first piece on)",
        nl="Deel van de stukjes vanaf welk iemand aan de slag mag (0: vanaf het eerste stukje)",
    )

    def names(self) -> Sequence[Named]:
        """The partners."""
        return self.named_partners("partners", self.partners)

    def measures(self) -> Sequence[str]:
        """What is seen sooner; the price is in tries on little knowledge."""
        return ("problems_unseen", "problem_tries", "known_at_act", "time_to_solve", "incidents", "promises_made")


@POLICIES.register("early_action")
class EarlyAction(Policy):
    """Sooner, but with less in hand: a try on little knowledge fails more often, and each try asks something of partners."""

    Settings = EarlySettings
    settings: EarlySettings

    def acts_now(self, officer: CommunityOfficer, problem: Problem) -> bool:
        """The officer may start as soon as he knows something."""
        if self.inner.acts_now(officer, problem):
            return True
        known = officer.known(problem)
        return known > 0 and self.settings.known < 1 and known >= self.settings.known

    def asked_for_signs(self, person: ContactPerson) -> bool:
        """These partners are asked what they see."""
        return person.party in self.settings.partners or self.inner.asked_for_signs(person)
