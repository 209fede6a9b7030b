"""What an officer does for the squad without having to: he takes a report off their hands (give and take)."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from sim.kernel.week import HOUR, MINUTE
from sim.world.facts import FavourDone

if TYPE_CHECKING:
    from .community_officer import CommunityOfficer
    from .squad_member import SquadMember


class Favours:
    """The reports that one officer has promised to take for people of a squad, the oldest first."""

    def __init__(self, officer: CommunityOfficer) -> None:
        self.officer = officer
        self.district = officer.district
        self._settings = officer.district.plan.bureau
        self._promised: deque[SquadMember] = deque()
        self._offers = officer.district.streams.chance("offers to take a report")
        self._seconds = 0

    @property
    def hours_wanted(self) -> float:
        """Hours that what he promised will take."""
        return len(self._promised) * self._settings.favour_minutes / 60

    def may_offer(self, member: SquadMember, occasion: tuple[int, int]) -> None:
        """In a talk at the station he offers to take a report; the more the squad has annoyed him, the less."""
        offers = self._settings.favours
        if offers and self._offers(*occasion) < offers * self.district.practice.invests(self.officer, member.party):
            self._promised.append(member)

    def spend(self, seconds: int) -> None:
        """Time behind the counter: the squad has that much less paperwork, and owes him one."""
        self._seconds += seconds
        cost = int(self._settings.favour_minutes * MINUTE)
        while self._promised and self._seconds >= cost:
            self._seconds -= cost
            member, officer, district = self._promised.popleft(), self.officer, self.district
            member.squad.paperwork_saved += cost
            district.ties.grow(officer, member, "favour", district.plan.ties.message)
            district.exchange(officer, member, given=1.0)
            district.journal.write(FavourDone, officer.now, officer.name, officer.beats[0].name, member.name, member.party)
        self._seconds = min(self._seconds, HOUR)
