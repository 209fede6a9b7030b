"""What every policy is: a practice around a practice, which lets everything through that it does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .settings import Named, PolicySettings

if TYPE_CHECKING:
    from sim.agents.attention import AttentionRequest
    from sim.agents.base import Agent
    from sim.agents.car import Car
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.contact_person import ContactPerson
    from sim.agents.control_room import Call
    from sim.agents.info_desk import DeskPerson
    from sim.agents.officer_week import Duty, Sitting
    from sim.agents.partner import PartnerOrganisation
    from sim.agents.patrol_squad import PatrolSquad, SquadMember
    from sim.district import District
    from sim.kernel.week import OpeningHours
    from sim.meetings import Meeting
    from sim.parameters.desks import DeskSettings
    from sim.practice import Practice
    from sim.world.beats import Beat
    from sim.world.incidents import HelpRequest
    from sim.world.problems import Problem


__all__ = ["Named", "Policy", "PolicySettings"]


class Policy:
    """A policy from its start week on: every decision is passed to the practice inside, unless a subclass moves it.

    Below stands everything that could be arranged differently in the district.
    """

    Settings: type[PolicySettings] = PolicySettings

    def __init__(self, settings: PolicySettings, inner: Practice, district: District) -> None:
        self.settings = settings
        self.inner = inner
        self.district = district

    def begin(self) -> None:
        """The policy starts now; a standing arrangement starts its own story here."""

    def end(self) -> None:
        """The policy is over and is asked nothing any more; a standing arrangement stops its own story here."""

    def another_ended(self) -> None:
        """Another policy is over: what was worked out once from the practice inside is worked out again."""

    # --- sharing -----------------------------------------------------------------------------------------------

    def silence(
        self, sender: Agent, receiver: Agent, problem: Problem, piece: str, occasion: tuple[int, int], met: bool, asked: bool
    ) -> str | None:
        """Why a piece is not told, or None."""
        return self.inner.silence(sender, receiver, problem, piece, occasion, met, asked)

    def thinks_of(self, sender: Agent, receiver: Agent, beat: Beat, met: bool) -> float:
        """Chance to think of the receiver."""
        return self.inner.thinks_of(sender, receiver, beat, met)

    def passes_on(self, desk: DeskSettings, person: DeskPerson | None, officer: CommunityOfficer) -> float:
        """Chance that a report is passed on to the officer."""
        return self.inner.passes_on(desk, person, officer)

    def has_time(self, sender: Agent) -> float:
        """Chance to have time for it."""
        return self.inner.has_time(sender)

    def blocked(self, sender: Agent, receiver: Agent) -> float:
        """Chance that a rule forbids it."""
        return self.inner.blocked(sender, receiver)

    def discretion(self, sender: Agent) -> float:
        """Chance to pass a rule."""
        return self.inner.discretion(sender)

    def comes_out(self, sender: Agent) -> float:
        """Chance that passing a rule comes out."""
        return self.inner.comes_out(sender)

    def area_weight(self) -> float:
        """What the area weighs with detectives."""
        return self.inner.area_weight()

    def goal_match(self, sender: Agent, receiver: Agent) -> float:
        """How far goals coincide."""
        return self.inner.goal_match(sender, receiver)

    def willing(self, sender: Agent, receiver: Agent) -> float:
        """Chance to want to."""
        return self.inner.willing(sender, receiver)

    # --- calls, attention, doors -------------------------------------------------------------------------------

    def kept_for(self, call: Call) -> PatrolSquad | None:
        """The squad for which a call is kept."""
        return self.inner.kept_for(call)

    def takes(self, member: SquadMember, request: AttentionRequest) -> float:
        """Chance to take a request for attention."""
        return self.inner.takes(member, request)

    def chief_odds(self, squad: PatrolSquad, request: AttentionRequest) -> float:
        """How the squad chief moves the odds of a request."""
        return self.inner.chief_odds(squad, request)

    def request_stands(self, squad: PatrolSquad, request: AttentionRequest) -> bool:
        """Whether a request outlives the shift."""
        return self.inner.request_stands(squad, request)

    def patrol_weight(self, squad: PatrolSquad, beat: Beat) -> float:
        """Weight of a beat in a squad's patrol."""
        return self.inner.patrol_weight(squad, beat)

    def thinks_of_key(self, member: SquadMember, officer: CommunityOfficer, beat: Beat) -> float:
        """Chance to think of the key."""
        return self.inner.thinks_of_key(member, officer, beat)

    def pulled_in(self, officer: CommunityOfficer) -> float:
        """Chance to be pulled into an urgent call."""
        return self.inner.pulled_in(officer)

    def nearest(self, free: list[Car], call: Call) -> Car:
        """Which free car goes."""
        return self.inner.nearest(free, call)

    # --- the officer's hours -----------------------------------------------------------------------------------

    def wanted_hours(self, officer: CommunityOfficer) -> dict[str, float]:
        """Hours asked for by activity."""
        return self.inner.wanted_hours(officer)

    def keenness(self, officer: CommunityOfficer) -> dict[str, float]:
        """How activities give way."""
        return self.inner.keenness(officer)

    def goes_for_help(self, beat: Beat, request: HelpRequest) -> str:
        """Where a citizen goes who wants help."""
        return self.inner.goes_for_help(beat, request)

    def takes_on_help(self, officer: CommunityOfficer) -> float:
        """Share of requests for help that is taken on."""
        return self.inner.takes_on_help(officer)

    def imposed_hours(self, officer: CommunityOfficer) -> float:
        """Hours imposed this week."""
        return self.inner.imposed_hours(officer)

    def rides_along(self, officer: CommunityOfficer, duties: list[Duty]) -> frozenset[int]:
        """Which of these duties he spends in a car with the squad."""
        return self.inner.rides_along(officer, duties)

    def own_sittings(self, officer: CommunityOfficer, week: int) -> list[tuple[int, int, Sitting]]:
        """What he has arranged this week beside the standing meetings."""
        return self.inner.own_sittings(officer, week)

    def briefing_attended(self, officer: CommunityOfficer, squad: PatrolSquad) -> float:
        """Chance to sit in a briefing."""
        return self.inner.briefing_attended(officer, squad)

    def station_contacts(self, officer: CommunityOfficer, squad: PatrolSquad, usual: float) -> float:
        """Contacts in a stretch at the station."""
        return self.inner.station_contacts(officer, squad, usual)

    # --- partners ----------------------------------------------------------------------------------------------

    def acts_now(self, officer: CommunityOfficer, problem: Problem) -> bool:
        """Whether to start an act."""
        return self.inner.acts_now(officer, problem)

    def accepts(self, owner: ContactPerson, problem: Problem) -> float:
        """Chance that a partner takes a request on."""
        return self.inner.accepts(owner, problem)

    def joins(self, officer: CommunityOfficer, owner: ContactPerson) -> bool:
        """Whether to work on it together."""
        return self.inner.joins(officer, owner)

    def request_hours(self, officer: CommunityOfficer, joint: bool) -> float:
        """Officer's hours for a request."""
        return self.inner.request_hours(officer, joint)

    def keeps(self, owner: ContactPerson, officer: CommunityOfficer, joint: bool) -> float:
        """Chance that a promise is kept."""
        return self.inner.keeps(owner, officer, joint)

    def culture_odds(self, owner: ContactPerson) -> float:
        """What a working culture leaves of the odds that a promise is kept."""
        return self.inner.culture_odds(owner)

    def tie_lost(self, owner: ContactPerson, officer: CommunityOfficer, outcome: str) -> float:
        """What a promise not kept costs the tie."""
        return self.inner.tie_lost(owner, officer, outcome)

    def opening_hours(self, organisation: PartnerOrganisation) -> OpeningHours:
        """When a partner can be reached."""
        return self.inner.opening_hours(organisation)

    def desk_share(self, organisation: PartnerOrganisation) -> float:
        """Share of a partner's people at work when it is open."""
        return self.inner.desk_share(organisation)

    def handed_over(self, officer: CommunityOfficer, person: ContactPerson) -> float:
        """Share of a tie given to a successor."""
        return self.inner.handed_over(officer, person)

    def weeks_between(self, meeting: Meeting) -> int:
        """Weeks from one sitting of a meeting to the next."""
        return self.inner.weeks_between(meeting)

    def results_reported(self, there: list[ContactPerson]) -> bool:
        """Whether results are reported at this table."""
        return self.inner.results_reported(there)

    def called_out(self, owner: ContactPerson, there: list[ContactPerson]) -> bool:
        """Whether failing again is called out at this table."""
        return self.inner.called_out(owner, there)

    def asked_for_signs(self, person: ContactPerson) -> bool:
        """Whether a partner is asked what it sees."""
        return self.inner.asked_for_signs(person)

    def hears_of(self, problem: Problem, number: int) -> ContactPerson | None:
        """Who of a partner would report this incident."""
        return self.inner.hears_of(problem, number)

    def answers(self, owner: ContactPerson, officer: CommunityOfficer) -> float:
        """Chance that a mail is answered."""
        return self.inner.answers(owner, officer)

    def leaves_office(self, owner: ContactPerson, officer: CommunityOfficer) -> float:
        """Chance to come out to an incident."""
        return self.inner.leaves_office(owner, officer)

    def invests(self, officer: CommunityOfficer, party: str) -> float:
        """Chance that the officer bothers about a party."""
        return self.inner.invests(officer, party)
