"""How strictly rules of privacy are kept, party by party: strict, professional or loose; and covenants that make room within the rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from sim.kernel.distributions import shift
from sim.parameters.base import parameter

from . import POLICIES
from .base import Named, Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.base import Agent
    from sim.agents.community_officer import CommunityOfficer

Names = Annotated[tuple[str, ...], Field(max_length=200, strict=False)]


class SharingSettings(PolicySettings):
    """How officers and partners deal with a rule that stands in the way. All as it stands, no covenants: nothing changes."""

    nl: ClassVar[str] = "afspraken over het delen van informatie"
    en: ClassVar[str] = "agreements on sharing information"

    policy: Literal["sharing_protocol"]
    officers: Literal["strict", "professional", "loose"] = parameter(
        "professional", unit="word", neutral="professional", grade="article", source="reflection on sharing information; int. 11",
        en="How officers deal with a rule: strict (never passed), professional (as it stands, by experience), loose (mostly passed)",
        nl="Hoe wijkagenten met een regel omgaan: strict (nooit eroverheen), professional (als nu), loose (meestal eroverheen)",
    )
    partners: Literal["strict", "professional", "loose"] = parameter(
        "professional", unit="word", neutral="professional", grade="article", source="reflection on sharing information; int. 11",
        en="The same for partners",
        nl="Hetzelfde voor partners",
    )
    only: Names = parameter(
        (), unit="partners", grade="choice", source="choice; left out: all partners",
        en="The partners for whom this holds; none named: all",
        nl="Voor welke partners dit geldt; geen genoemd: alle",
    )
    loose: float = parameter(
        0.8, unit="chance", low=0, high=1, grade="assumption", source="assumption",
        en="Chance that somebody who is loose passes a rule",
        nl="Kans dat iemand die loose is over een regel heen stapt",
    )
    leaks: float = parameter(
        1.0, unit="odds ratio", low=1, high=50, neutral=1, grade="assumption", source="assumption: who shares much loses sight of it",
        en="Odds that it comes out when a rule is passed, against now",
        nl="Kansverhouding waarmee uitkomt dat over een regel heen is gestapt, vergeleken met nu",
    )
    covenants: Names = parameter(
        (), unit="partners", neutral=(), grade="assumption", source="Gemeente Delft 2013 [92]: covenants exist",
        en="Partners that sign a privacy covenant",
        nl="Partners die een privacyconvenant tekenen",
    )
    covenant_hours: float = parameter(
        0.25, unit="hours a week per covenant", low=0, high=8, neutral=0, grade="assumption", source="assumption",
        en="Officer's hours for keeping a covenant: consultation, writing down, accounting for it",
        nl="Uren van de wijkagent om een convenant na te leven: overleg, vastleggen, verantwoorden",
    )

    def names(self) -> Sequence[Named]:
        """The partners."""
        return self.named_partners("only", self.only) + self.named_partners("covenants", self.covenants)

    def measures(self) -> Sequence[str]:
        """What is told; the price is what comes out."""
        return ("told.partner_officer", "told.officer_partner", "integrity_incidents", "silence.partner_officer.may_not", "confidence")


@POLICIES.register("sharing_protocol")
class SharingProtocol(Policy):
    """What may be told, and by whom it is told all the same. A rule that is passed may come out, and then a citizen pays."""

    Settings = SharingSettings
    settings: SharingSettings

    def discretion(self, sender: Agent) -> float:
        """Never, as it stands, or mostly."""
        usual = self.inner.discretion(sender)
        if sender.role == "officer":
            manner = self.settings.officers
        elif sender.role == "partner" and (not self.settings.only or sender.party in self.settings.only):
            manner = self.settings.partners
        else:
            return usual
        return {"strict": 0.0, "professional": usual, "loose": self.settings.loose}[manner]

    def comes_out(self, sender: Agent) -> float:
        """Sooner or later it comes out; sooner where much is shared without thought."""
        chance = self.inner.comes_out(sender)
        return chance if self.settings.leaks == 1 else shift(chance, self.settings.leaks)

    def blocked(self, sender: Agent, receiver: Agent) -> float:
        """A new covenant takes away part of what rules forbid, in both directions."""
        chance = self.inner.blocked(sender, receiver)
        partner = sender if sender.role == "partner" else receiver
        if partner.role != "partner" or partner.party not in self.settings.covenants or partner.settings.covenant:  # type: ignore[attr-defined]
            return chance
        return chance * self.district.plan.sharing.covenant

    def imposed_hours(self, officer: CommunityOfficer) -> float:
        """Every covenant asks time of who works under it."""
        hours = self.inner.imposed_hours(officer)
        cost = self.settings.covenant_hours * len(self.settings.covenants)
        return hours + cost if cost else hours
