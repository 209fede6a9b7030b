"""Working with partners: when to act, together or handed over, and whether a promise is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.distributions import shift
from sim.kernel.week import WEEK
from sim.parameters.base import as_number

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.contact_person import ContactPerson
    from sim.agents.partner import PartnerOrganisation
    from sim.district import District
    from sim.kernel.week import OpeningHours
    from sim.meetings import Meeting
    from sim.world.problems import Problem


class Partnering:
    """Decisions about acts, requests, promises and tables."""

    district: District

    def acts_now(self, officer: CommunityOfficer, problem: Problem) -> bool:
        """Whether the officer starts an act: enough is known, or his patience is at an end."""
        settings = self.district.plan.problems
        if officer.known(problem) >= settings.understood:
            return True
        patience = settings.patience * (1 + problem.attempts) * WEEK
        return self.district.calendar.now >= problem.signalled_at + patience

    def accepts(self, owner: ContactPerson, problem: Problem) -> float:
        """The chance that a partner takes a request on at all, rather than leave it under its threshold."""
        return owner.settings.accepts

    def joins(self, officer: CommunityOfficer, owner: ContactPerson) -> bool:
        """Whether officer and partner work on it together rather than hand it over."""
        return self.district.ties.strength(officer, owner) >= self.district.plan.promises.joint_tie

    def request_hours(self, officer: CommunityOfficer, joint: bool) -> float:
        """Hours that it takes an officer to work on a request together, or to hand it over."""
        return self.district.plan.promises.joint_hours if joint else self.district.plan.promises.bare_hours

    def keeps(self, owner: ContactPerson, officer: CommunityOfficer, joint: bool) -> float:
        """The chance that a promise is kept: by tie, by load, by working on it together, by culture."""
        settings = self.district.plan.promises
        wanted = settings.kept_base + settings.kept_tie * self.district.ties.strength(officer, owner)
        kept = min(wanted, settings.kept_most) * min(1.0, owner.capacity / max(owner.open_requests, 1))
        if kept >= 1:
            return 1.0
        return shift(kept, (settings.joint_odds if joint else 1.0) * self.district.practice.culture_odds(owner) * owner.willing)

    def culture_odds(self, owner: ContactPerson) -> float:
        """The odds of keeping a promise that the owner's working culture leaves: an organisation of meetings keeps fewer."""
        return self.district.plan.promises.meeting_culture_odds if owner.settings.meeting_culture else 1.0

    def tie_lost(self, owner: ContactPerson, officer: CommunityOfficer, outcome: str) -> float:
        """The share of their tie that it costs when a promise is broken, comes late or is half done."""
        ties = self.district.plan.ties
        return {"broken": ties.broken, "late": ties.late, "half": ties.half_done}.get(outcome, 0.0)

    def opening_hours(self, organisation: PartnerOrganisation) -> OpeningHours:
        """When a partner can be reached."""
        return organisation.own_hours

    def desk_share(self, organisation: PartnerOrganisation) -> float:
        """The share of a partner's people that is at work on requests in an hour that it is open."""
        return 1.0

    def handed_over(self, officer: CommunityOfficer, person: ContactPerson) -> float:
        """The share of a leaving contact person's tie with this officer that the successor is given."""
        return 0.0

    def weeks_between(self, meeting: Meeting) -> int:
        """After how many weeks a standing meeting comes together again."""
        return meeting.settings.every_weeks

    def results_reported(self, there: list[ContactPerson]) -> bool:
        """Whether at this table everybody says what came of what was agreed."""
        return False

    def called_out(self, owner: ContactPerson, there: list[ContactPerson]) -> bool:
        """Whether somebody at this table is called out for coming with nothing again."""
        return False

    def asked_for_signs(self, person: ContactPerson) -> bool:
        """Whether a partner at the table is asked what it sees that nobody else knows of."""
        return False

    def hears_of(self, problem: Problem, number: int) -> ContactPerson | None:
        """Who of a partner hears of an incident that no citizen reported, and has agreed to report it."""
        return None

    def answers(self, owner: ContactPerson, officer: CommunityOfficer) -> float:
        """The chance that a partner lets hear something after a mail, or after work that was handed over to him alone."""
        return shift(self.district.plan.promises.bare_feedback, owner.willing)

    def leaves_office(self, owner: ContactPerson, officer: CommunityOfficer) -> float:
        """The chance that a person called to an incident leaves the office for it."""
        return shift(owner.settings.comes_out, owner.willing)

    def invests(self, officer: CommunityOfficer, party: str) -> float:
        """The chance that the officer still bothers about a party, given his frustration with it."""
        scale = as_number(self.district.plan.officer_week.frustration_scale)
        return 1 / (1 + officer.frustration.over(party) / scale)
