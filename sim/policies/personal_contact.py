"""Personal contact first: officer and partner do it together, and who leaves introduces his successor. It takes the officer's hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.kernel.week import WEEK
from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.contact_person import ContactPerson


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
    effort: float = parameter(
        1.0, unit="times the usual hours", low=0.5, high=5, neutral=1, grade="assumption", source="assumption",
        en="What working together takes of the officer's hours, against what it usually takes",
        nl="Wat samen optrekken de wijkagent aan uren kost, vergeleken met gewoonlijk",
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

    def measures(self) -> Sequence[str]:
        """Ties and promises; the price is in what the officer leaves undone."""
        return ("tie_mean.partners", "tie_kept.partners", "promise_kept", "time_to_solve", "told_back_share", "time_in_beat")


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

    def request_hours(self, officer: CommunityOfficer, joint: bool) -> float:
        """Working together may take more than one thought."""
        hours = self.inner.request_hours(officer, joint)
        return hours * self.settings.effort if joint else hours

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
