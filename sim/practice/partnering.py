"""Working with partners: when to act, together or handed over, and whether a promise is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.distributions import shift
from sim.kernel.week import WEEK
from sim.parameters.base import as_number

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.partner import ContactPerson
    from sim.district import District
    from sim.world.problems import Problem


class Partnering:
    """Decisions about acts, requests and promises."""

    district: District

    def acts_now(self, officer: CommunityOfficer, problem: Problem) -> bool:
        """Whether the officer starts an act: enough is known, or his patience is at an end."""
        settings = self.district.plan.problems
        if officer.known(problem) >= settings.understood:
            return True
        patience = settings.patience * (1 + problem.attempts) * WEEK
        return self.district.calendar.now >= problem.signalled_at + patience

    def joins(self, officer: CommunityOfficer, owner: ContactPerson) -> bool:
        """Whether officer and partner work on it together rather than hand it over."""
        return self.district.ties.strength(officer, owner) >= self.district.plan.promises.joint_tie

    def keeps(self, owner: ContactPerson, officer: CommunityOfficer, joint: bool) -> float:
        """The chance that a promise is kept: by tie, by load, by working on it together, by culture."""
        settings = self.district.plan.promises
        wanted = settings.kept_base + settings.kept_tie * self.district.ties.strength(officer, owner)
        kept = min(wanted, settings.kept_most) * min(1.0, owner.capacity / max(owner.open_requests, 1))
        if kept >= 1:
            return 1.0
        odds = (settings.joint_odds if joint else 1.0) * (settings.meeting_culture_odds if owner.settings.meeting_culture else 1.0)
        return shift(kept, odds)

    def invests(self, officer: CommunityOfficer, party: str) -> float:
        """The chance that the officer still bothers about a party, given his frustration with it."""
        scale = as_number(self.district.plan.officer_week.frustration_scale)
        return 1 / (1 + officer.frustration.over(party) / scale)
