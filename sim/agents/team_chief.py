"""The team chief (teamchef Wijkzorg): hears what his officers cannot get done, and speaks for them where squads and detectives sit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.kernel.calendar import Order
from sim.kernel.week import HOUR, MINUTE, WEEK
from sim.world.facts import NeedCarried, Worked

from .base import Agent

if TYPE_CHECKING:
    from sim.district import District
    from sim.meetings import Meeting
    from sim.world.problems import Problem

    from .community_officer import CommunityOfficer

CARRIED = 1 << 24
"""Numbers of requests from here on are those that were carried; those below are the officer's own."""


@dataclass(slots=True, eq=False)
class Need:
    """Attention to a problem that an officer asked for and did not get, put before the squads."""

    problem: Problem
    officer: CommunityOfficer
    since: int
    carried_at: int

    def lapsed(self, now: int) -> bool:
        """Met, over, or carried more than a week ago."""
        return not self.problem.open or self.problem.unmet_since < 0 or now - self.carried_at >= WEEK

    @property
    def number(self) -> int:
        """The number of the request that comes of it: by the hour in which it was carried."""
        return CARRIED + self.carried_at // HOUR


class TeamChief(Agent):
    """The chief of the community officers. His week is his meetings, and seeing to what he carries from one to another."""

    role = "chief"

    def __init__(self, district: District) -> None:
        super().__init__(district, "team-chief", "officers")
        self.settings = district.plan.team_chief
        self._attention: dict[Problem, CommunityOfficer] = {}
        """Problems for which an officer wants attention he did not get, as he heard last."""
        self._cases: dict[Problem, CommunityOfficer] = {}
        """Problems that are in the hands of the detectives."""
        self.waiting: list[Need] = []
        """What was put before the squads and waits for the next briefing."""
        self._stands_in = district.streams.trait("stands in for chief")
        self._until = 0
        """He is at work until then."""

    @property
    def reachable(self) -> bool:
        """At work."""
        return self.now < self._until

    def plan_week(self) -> None:
        """Monday morning: which meetings he has this week; where a B officer stands in he is not there."""
        week = self.now // WEEK
        for meeting in self.district.agenda.meetings if self.settings.present else ():
            scope = meeting.settings.scope
            sits = scope == "team" or (scope == "management" and not self.is_replaced(meeting, week))
            if sits and (span := meeting.span(week)):
                self.calendar.at(span[1], lambda meeting=meeting, start=span[0]: self._was_there(meeting, start), Order.RECORD)

    def is_replaced(self, meeting: Meeting, week: int) -> bool:
        """Whether a B officer is to sit there in his place."""
        return self._stands_in(meeting.key, week) < meeting.settings.stand_in

    def stand_in(self, meeting: Meeting, week: int) -> CommunityOfficer | None:
        """The B officer who sits there in his place this week; they take turns. Without one his chair stays empty."""
        if not self.settings.present or not self.is_replaced(meeting, week):
            return None
        candidates = [officer for officer in self.district.officers if officer.settings.kind == "B" and officer.settings.hours]
        return candidates[week % len(candidates)] if candidates else None

    def _was_there(self, meeting: Meeting, start: int) -> None:
        self._spent("meeting", start, self.now)
        if meeting.settings.scope == "management":
            carried = self.speak(meeting, self)
            if seconds := int(carried * self.settings.need_minutes * MINUTE):
                self._until = self.now + seconds
                self.calendar.at(self._until, lambda start=self.now: self._spent("carrying", start, self.now), Order.RECORD)

    def _spent(self, activity: str, start: int, end: int) -> None:
        self.district.journal.write(Worked, end, self.name, self.role, activity, start, "")

    # --- from the officers to the management -------------------------------------------------------------------

    def hear(self, officer: CommunityOfficer) -> None:
        """At their own meeting an officer tells which of his problems get no car, and which are with the detectives."""
        if not self.settings.present or officer.settings.kind != "A":
            return
        for needs in (self._attention, self._cases):
            for problem in [problem for problem, owner in needs.items() if owner is officer]:
                del needs[problem]
        for problem in officer.work.problems():
            if problem.unmet_since >= 0:
                self._attention[problem] = officer
            if problem.state == "in_hand" and "detectives" in problem.parties():
                self._cases[problem] = officer

    def speak(self, meeting: Meeting, by: Agent) -> int:
        """Put the oldest needs before those at the table, as many as the agenda holds; returns how many."""
        needs = [need for need in self._needs() if need[0] in meeting.settings.seats]
        chosen = sorted(needs, key=lambda need: (need[1], need[2].name))[: meeting.settings.items]
        for to, since, problem, officer in chosen:
            if to == "squads":
                del self._attention[problem]
                self.waiting.append(Need(problem, officer, since, self.now))
            else:
                del self._cases[problem]
                self.district.detectives.speak_up(problem, self.settings.area_weight)
            problem.beat.spoken_until[to] = self.now + meeting.settings.every_weeks * WEEK
            self.district.journal.write(
                NeedCarried, self.now, meeting.name, problem.name, problem.beat.name, officer.name, by.name, to, since
            )
        return len(chosen)

    def _needs(self) -> list[tuple[str, int, Problem, CommunityOfficer]]:
        """To whom, since when, about what and whose; what has been met meanwhile is left out."""
        needs = [
            ("squads", problem.unmet_since, problem, officer) for problem, officer in self._attention.items() if problem.unmet_since >= 0
        ]
        return needs + [
            ("detectives", problem.signalled_at, problem, officer) for problem, officer in self._cases.items() if problem.state == "in_hand"
        ]

    def forget(self, problem: Problem) -> None:
        """The problem is over."""
        self._attention.pop(problem, None)
        self._cases.pop(problem, None)
