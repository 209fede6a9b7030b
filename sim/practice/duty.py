"""The officer's hours: what he wants to spend them on, and what gives way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.officer_week import Duty as OneDuty
    from sim.agents.officer_week import Sitting
    from sim.agents.patrol_squad import PatrolSquad
    from sim.district import District
    from sim.world.beats import Beat
    from sim.world.incidents import HelpRequest

SATURDAY = 5


class Duty:
    """Decisions about an officer's time."""

    district: District

    def _settle_duty(self, district: District) -> None:
        self._volunteers = district.streams.trait("rides along of his own will")

    def wanted_hours(self, officer: CommunityOfficer) -> dict[str, float]:
        """Hours a week that each activity asks for, from the queues as they stand."""
        wanted, imposed = officer.work.queues(), self.district.practice.imposed_hours(officer)
        return wanted | {"imposed": imposed} if imposed else wanted

    def keenness(self, officer: CommunityOfficer) -> dict[str, float]:
        """The exponent by which each activity gives way when hours are short: 0 never, the highest first."""
        week = self.district.plan.officer_week
        return {
            "help": week.keen_help, "problems": week.keen_problem, "chasing": week.keen_chasing, "street": week.keen_street,
            "walk_in": week.keen_walk_in, "youth": week.keen_youth, "presence": week.keen_presence,
            "outreach": week.keen_outreach, "telling": week.keen_telling, "coaching": 1.0,
            "imposed": 0.0,
            "favours": 0.0,  # what was promised is done
        }

    def goes_for_help(self, beat: Beat, request: HelpRequest) -> str:
        """Where a citizen goes who wants help: to the officer, to himself ("manages"), or nowhere though he is in need."""
        return "officer"

    def takes_on_help(self, officer: CommunityOfficer) -> float:
        """The share of requests for help that an officer takes on: all with a broad view of the task, some with a narrow one."""
        return 1.0 if officer.settings.view == "broad" else self.district.plan.demand.help_narrow_share

    def imposed_hours(self, officer: CommunityOfficer) -> float:
        """Hours that a policy asks of him this week: they come before all that he divides himself."""
        return 0.0

    def rides_along(self, officer: CommunityOfficer, duties: list[OneDuty]) -> frozenset[int]:
        """Which of these duties of a week, all without a meeting, he spends in a car with the squad; by number.

        Now and then a weekend duty, of his own will.
        """
        share = self.district.plan.bureau.voluntary_rides
        weekend = [duty.number for duty in duties if duty.number % 7 >= SATURDAY] if share else []
        return frozenset(number for number in weekend if self._volunteers(officer.key, number) < share)

    def own_sittings(self, officer: CommunityOfficer, week: int) -> list[tuple[int, int, Sitting]]:
        """What he has arranged this week beside the standing meetings: start, end, with whom."""
        return []

    def briefing_attended(self, officer: CommunityOfficer, squad: PatrolSquad) -> float:
        """The chance that an officer who begins his duty sits in the briefing of the squad that begins with him."""
        return self.district.plan.officer_week.briefing_attended

    def station_contacts(self, officer: CommunityOfficer, squad: PatrolSquad, usual: float) -> float:
        """How many people of the squad on duty an officer speaks to in a stretch at the station; `usual` by the hours."""
        return usual
