"""One member of a patrol squad: what he notices at calls and visits, and whether the officer of the beat hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.week import WEEK

from .base import Agent

if TYPE_CHECKING:
    from sim.district import District
    from sim.world.problems import Problem

    from .community_officer import CommunityOfficer
    from .patrol_squad import PatrolSquad


class SquadMember(Agent):
    """One member of a squad."""

    role = "squad"

    def __init__(self, district: District, squad: PatrolSquad, number: int) -> None:
        super().__init__(district, f"{squad.name}-{number:02d}", squad.name)
        self.squad = squad
        self.untold: dict[tuple[Problem, str], int] = {}
        """Pieces that the officer of the beat has not been told yet, and when each was last found."""
        self.heard_lately: list[tuple[Problem, str, int]] = []
        """Pieces found since the squad's last briefing."""

    @property
    def reachable(self) -> bool:
        """On duty with the squad."""
        return self.squad.on_duty and self in self.squad.present

    @property
    def load(self) -> float:
        """How busy the squad has been in its last eight duty hours, against what it can carry."""
        return self.squad.load

    def came_by(self, problem: Problem, piece: str, how: str, occasion: tuple[int, int]) -> None:
        """Notice something at a call or visit, and think of telling the officer of the beat."""
        self.find(problem, piece, how)
        self.heard_lately.append((problem, piece, self.now))
        officer = problem.beat.officer
        if officer is None:
            return
        reason = self.tells(officer, problem, piece, self.now, occasion, how, met=False)
        if reason is not None:
            self.untold[problem, piece] = self.now
            if reason != "closed":
                self.district.outside.silence_found_out(officer, self, problem, occasion)

    def talk(self, officer: CommunityOfficer, occasion: tuple[int, int]) -> None:
        """Meet an officer face to face: tell him what he has not heard yet, if all five questions allow."""
        if not self.untold:
            return
        oldest = self.now - int(self.district.plan.sharing.kept_weeks * WEEK)
        kept: dict[tuple[Problem, str], int] = {}
        for place, ((problem, piece), found) in enumerate(list(self.untold.items())):
            if found < oldest or not problem.open or officer.knows(problem, piece, found):
                continue
            told = problem.beat.officer is officer and (
                self.tells(officer, problem, piece, found, (occasion[0], occasion[1] * 64 + place % 64), "talk", met=True) is None
            )
            if not told:
                kept[problem, piece] = found
        self.untold = kept

    def leave(self) -> None:
        """Make place for a successor, who knows nothing yet."""
        self.head.clear()
        self.untold.clear()
        self.heard_lately.clear()
