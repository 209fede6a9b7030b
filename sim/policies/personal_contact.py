"""Personal contact first: officer and partner do it together, and who leaves introduces his successor. It takes the officer's hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from sim.kernel.week import WEEK
from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.partner import ContactPerson


class ContactSettings(PolicySettings):
    """From which tie they work together, and what is handed over to a successor."""

    nl: ClassVar[str] = "persoonlijk contact met partners"
    en: ClassVar[str] = "personal contact with partners"

    policy: Literal["personal_contact"]
    together_from: float = parameter(
        0.0, unit="tie", low=0, high=1, neutral=1, grade="article", source="int. 5: looking along, thinking and acting along",
        en="Tie from which officer and partner work on it together instead of handing it over (0: always)",
        nl="Band vanaf welke wijkagent en partner het samen oppakken in plaats van overdragen (0: altijd)",
    )
    handed_over: float = parameter(
        0.5, unit="share of the tie", low=0, high=1, neutral=0, grade="assumption",
        source="assumption; int. 5: knowing and being known",
        en="What a successor is given of the tie when a fixed contact person leaves",
        nl="Wat een opvolger meekrijgt van de band als een vaste contactpersoon vertrekt",
    )
    introduction: float = parameter(
        2.0, unit="hours", low=0, high=16, neutral=0, grade="assumption", source="assumption",
        en="Officer's hours for being introduced to a successor",
        nl="Uren van de wijkagent om met een opvolger kennis te maken",
    )


@POLICIES.register("personal_contact")
class PersonalContact(Policy):
    """Working together takes three hours where handing over takes one; those hours come from the rest of the week."""

    Settings = ContactSettings
    settings: ContactSettings

    def fixed(self, officer: CommunityOfficer, person: ContactPerson) -> bool:
        """Whether this is the contact person for a beat of this officer."""
        return any(person.organisation.person_for(beat) is person for beat in officer.beats)

    def joins(self, officer: CommunityOfficer, owner: ContactPerson) -> bool:
        """Sooner than before, or always."""
        enough = self.settings.together_from
        return self.inner.joins(officer, owner) or (enough < 1 and self.district.ties.strength(officer, owner) >= enough)

    def handed_over(self, officer: CommunityOfficer, person: ContactPerson) -> float:
        """Who leaves brings his successor along."""
        share = self.inner.handed_over(officer, person)
        return max(share, self.settings.handed_over) if self.fixed(officer, person) else share

    def imposed_hours(self, officer: CommunityOfficer) -> float:
        """An introduction takes place in the week after."""
        hours, since = self.inner.imposed_hours(officer), officer.now - WEEK
        new = sum(
            person.left_at >= since and self.fixed(officer, person) for partner in self.district.partners for person in partner.people
        )
        return hours + self.settings.introduction * new if new else hours
