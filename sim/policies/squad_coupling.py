"""One squad, one officer: it takes that beat's requests sooner and thinks of that officer first; the others lean back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from sim.kernel.distributions import shift
from sim.parameters.base import Settings, as_number, parameter

from . import POLICIES
from .base import Named, Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.attention import AttentionRequest
    from sim.agents.base import Agent
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.control_room import Call
    from sim.agents.patrol_squad import PatrolSquad, SquadMember
    from sim.parameters.officer import OfficerSettings
    from sim.parameters.patrol import SquadSettings
    from sim.world.beats import Beat


class Pair(Settings):
    """One squad coupled to one officer."""

    squad: str
    officer: str


class CouplingSettings(PolicySettings):
    """How strongly the coupled squad turns to its officer, and how far the others lean back. No pairs: nothing changes."""

    nl: ClassVar[str] = "een vaste ploeg bij een wijkagent"
    en: ClassVar[str] = "a squad of its own for a community officer"

    policy: Literal["squad_coupling"]
    pairs: Literal["each"] | Annotated[tuple[Pair, ...], Field(max_length=2000, strict=False)] = parameter(
        (), unit="pairs", neutral=(), grade="choice",
        source="choice; int. 11; `each` couples every officer with a beat of his own, the squads in turn",
        en="Coupled: which squad to which community officer",
        nl="Gekoppeld: welke ploeg aan welke wijkagent",
    )
    own: float = parameter(
        1.5, unit="odds ratio", low=1, high=3, neutral=1, grade="assumption",
        source="assumption; int. 11 speaks of an enormous urge",
        en="Odds with which the coupled squad takes a request of its own beat",
        nl="Kansverhouding waarmee de gekoppelde ploeg een verzoek uit de eigen wijk oppakt",
    )
    others: float = parameter(
        0.8, unit="odds ratio", low=0.3, high=1, neutral=1, grade="assumption",
        source="Fischer et al. 2011 [116]: 0.53 among strangers, taken as the far end; int. 11",
        en="Odds left to the other squads for that beat: how far they lean back",
        nl="Kansverhouding die voor de andere ploegen overblijft: hoe ver zij achteroverleunen",
    )
    elsewhere: float = parameter(
        0.8, unit="odds ratio", low=0.5, high=1, neutral=1, grade="assumption",
        source="assumption; int. 11",
        en="Odds left to requests of other beats in the coupled squad's shifts",
        nl="Kansverhouding die voor verzoeken uit andere wijken overblijft in de diensten van de gekoppelde ploeg",
    )
    patrol: float = parameter(
        2.0, unit="factor", low=1, high=3, neutral=1, grade="assumption", source="assumption",
        en="Weight of the coupled beat in the coupled squad's patrol",
        nl="Gewicht van de gekoppelde wijk in de surveillance van de gekoppelde ploeg",
    )
    thinks: float = parameter(
        0.5, unit="chance", low=0, high=1, neutral=0, grade="assumption", source="assumption; int. 1",
        en="Chance that the coupled squad thinks of its officer because they are coupled",
        nl="Kans dat de gekoppelde ploeg aan zijn wijkagent denkt omdat zij gekoppeld zijn",
    )
    officer_share: float = parameter(
        0.4, unit="share", low=0, high=0.8, neutral=0, grade="assumption", source="assumption; int. 1",
        en="Share of the officer's contacts at the station with other squads that he moves to the coupled squad",
        nl="Deel van de contacten met andere ploegen dat de wijkagent naar de gekoppelde ploeg verlegt",
    )
    half_life: float = parameter(
        38.0, unit="weeks", low=1, high=520, grade="assumption", source="as for colleagues in one building",
        en="Half-life of the tie between officer and coupled squad",
        nl="Halfwaardetijd van de band tussen wijkagent en gekoppelde ploeg",
    )
    briefing: bool = parameter(
        True, unit="yes/no", neutral=False, grade="assumption", source="assumption",
        en="Whether the officer sits in the coupled squad's briefing when on duty",
        nl="Of de wijkagent de briefing van de gekoppelde ploeg bijwoont als hij dienst heeft",
    )
    requests_stand: bool = parameter(
        True, unit="yes/no", neutral=False, grade="assumption", source="assumption",
        en="Whether requests to the coupled squad stand until done",
        nl="Of verzoeken aan de gekoppelde ploeg blijven staan tot ze gedaan zijn",
    )

    def names(self) -> Sequence[Named]:
        """Squads and officers of the pairs."""
        found = []
        for place, pair in enumerate(() if self.pairs == "each" else self.pairs):
            found.append(Named("squads", "squad", pair.squad, ("pairs", place, "squad")))
            found.append(Named("officers", "officer", pair.officer, ("pairs", place, "officer")))
        return found

    def in_district(self, officers: Mapping[str, OfficerSettings], squads: Mapping[str, SquadSettings]) -> CouplingSettings:
        """Every officer with a beat of his own, by name, and the squads of the rota in turn: the first to the first, and on."""
        turns = sorted(name for name, squad in squads.items() if squad.takes_turns)
        if self.pairs != "each" or not turns:
            return self if self.pairs != "each" else self.model_copy(update={"pairs": ()})
        own = sorted(name for name, officer in officers.items() if officer.kind == "A")
        return self.model_copy(
            update={"pairs": tuple(Pair(squad=turns[place % len(turns)], officer=name) for place, name in enumerate(own))}
        )


@POLICIES.register("squad_coupling")
class SquadCoupling(Policy):
    """Couples squads to officers, on the roads that exist when one squad is on duty at a time."""

    Settings = CouplingSettings
    settings: CouplingSettings

    def begin(self) -> None:
        """The pairs begin: ties between an officer and his squad fade at the pace of the coupling from now on."""
        district = self.district
        self._held = district.streams.trait("kept for coupled squad")
        self._officers_of: dict[str, list[str]] = {}
        self._squads_of: dict[Beat, list[str]] = {}
        self._saved: dict[str, float] = {}
        officers = {officer.name: officer for officer in district.officers}
        for pair in self.settings.pairs:
            self._officers_of.setdefault(pair.squad, []).append(pair.officer)
            for beat in officers[pair.officer].beats:
                self._squads_of.setdefault(beat, []).append(pair.squad)
        self._fade_at(self.settings.half_life)

    def end(self) -> None:
        """The ties that were made stay, and fade again as those of colleagues do."""
        self._fade_at(as_number(self.district.plan.ties.half_life_colleague))

    def another_ended(self) -> None:
        """The other coupling may have been of the same pair."""
        self._fade_at(self.settings.half_life)

    def _fade_at(self, half_life: float) -> None:
        district = self.district
        officers = {officer.name: officer for officer in district.officers}
        for pair in self.settings.pairs:
            squad = next(squad for squad in district.squads if squad.name == pair.squad)
            for member in squad.members:
                district.ties.set_rate(officers[pair.officer], member, half_life)

    def coupled(self, squad: PatrolSquad, beat: Beat) -> bool:
        """Whether this squad is coupled to this beat."""
        return squad.name in self._squads_of.get(beat, ())

    def takes(self, member: SquadMember, request: AttentionRequest) -> float:
        """The coupled squad takes requests of its beat sooner and others less; other squads lean back in that beat."""
        chance = self.inner.takes(member, request)
        if self.coupled(member.squad, request.beat):
            return shift(chance, self.settings.own)
        if request.beat in self._squads_of:
            chance = shift(chance, self.settings.others)
        elif member.squad.name in self._officers_of:
            chance = shift(chance, self.settings.elsewhere)
        return chance

    def request_stands(self, squad: PatrolSquad, request: AttentionRequest) -> bool:
        """What was asked of the coupled squad waits for its next shift."""
        return (self.settings.requests_stand and self.coupled(squad, request.beat)) or self.inner.request_stands(squad, request)

    def patrol_weight(self, squad: PatrolSquad, beat: Beat) -> float:
        """The coupled squad patrols its beat more, and so others less."""
        weight = self.inner.patrol_weight(squad, beat)
        return weight * self.settings.patrol if self.coupled(squad, beat) else weight

    def thinks_of(self, sender: Agent, receiver: Agent, beat: Beat, met: bool) -> float:
        """The coupled squad thinks of its officer; the other squads think of him a little less."""
        chance = self.inner.thinks_of(sender, receiver, beat, met)
        if sender.role != "squad" or beat not in self._squads_of or receiver is not beat.officer:
            return chance
        if sender.party in self._squads_of[beat]:
            return 1 - (1 - chance) * (1 - self.settings.thinks)
        return chance * (0.5 + 0.5 * self.settings.others)

    def kept_for(self, call: Call) -> PatrolSquad | None:
        """In other squads' shifts some of the least urgent calls of the beat are kept for the coupled squad."""
        squads = self._squads_of.get(call.beat)
        if squads and self.settings.others < 1:
            on_duty = self.district.rota.squad_on_duty()
            leaning = on_duty is not None and on_duty.name not in squads
            if leaning and self._held(*call.keys) < 1 - self.settings.others:
                return next(squad for squad in self.district.squads if squad.name == squads[0])
        return self.inner.kept_for(call)

    def briefing_attended(self, officer: CommunityOfficer, squad: PatrolSquad) -> float:
        """The officer sits in his squad's briefing."""
        if self.settings.briefing and officer.name in self._officers_of.get(squad.name, ()):
            return 1.0
        return self.inner.briefing_attended(officer, squad)

    def station_contacts(self, officer: CommunityOfficer, squad: PatrolSquad, usual: float) -> float:
        """Part of the contacts with other squads is saved for the coupled one: what one tie gains, others lose."""
        usual = self.inner.station_contacts(officer, squad, usual)
        mine = officer.name in self._officers_of.get(squad.name, ())
        if mine:
            return usual + self._saved.pop(officer.name, 0.0)
        if any(officer.name in names for names in self._officers_of.values()):
            moved = usual * self.settings.officer_share
            self._saved[officer.name] = self._saved.get(officer.name, 0.0) + moved
            return usual - moved
        return usual
