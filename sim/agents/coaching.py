"""A B officer coaches: he goes along with an officer of one of his beats, they compare notes, and he makes him known inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.week import HOUR
from sim.world.facts import Coached

if TYPE_CHECKING:
    from .community_officer import CommunityOfficer

PIECES = 1024
"""Room for the pieces of one session in the key of their occasions."""


class Coaching:
    """The hours of one B officer with the officers of his beats: the one longest without him first."""

    def __init__(self, coach: CommunityOfficer) -> None:
        self.coach = coach
        self.district = coach.district
        self._seconds = 0
        self._last_with: dict[str, int] = {}

    def spend(self, seconds: int) -> None:
        """An hour makes a session, if one of them is at work; else nothing comes of it."""
        self._seconds += seconds
        while self._seconds >= HOUR:
            self._seconds -= HOUR
            self._session()

    def _session(self) -> None:
        coach = self.coach
        at_work = [
            other for other in self.district.officers
            if other.settings.kind == "A" and other.on_duty and not other.pulled and other.beats[0] in coach.beats
        ]
        if not at_work:
            return
        officer = min(at_work, key=lambda other: (self._last_with.get(other.name, -1), other.place))
        again = self._last_with.get(officer.name) == coach.now
        self._last_with[officer.name] = coach.now
        if again:
            return  # two hours that end in one second are one long session
        told = self.compare_notes(coach, officer) + self.compare_notes(officer, coach)
        self.introduce(officer)
        self.district.journal.write(Coached, coach.now, coach.name, officer.name, officer.beats[0].name, told)

    def compare_notes(self, teller: CommunityOfficer, receiver: CommunityOfficer) -> int:
        """What the one knows of the problems in the beat and the other does not; returns how many pieces were told."""
        beat = (receiver if receiver is not self.coach else teller).beats[0]
        told = place = 0
        for problem in beat.problems if beat.officer is not None else ():
            for piece, found in list(teller.head.get(problem, {}).items()):
                if receiver.knows(problem, piece, found) or not self.district.pieces.fresh(piece, found, teller.now):
                    continue
                occasion = (self.coach.key, teller.now * PIECES + place)
                told += teller.tells(receiver, problem, piece, found, occasion, "coaching", met=True, asked=True) is None
                place += 1
        return told

    def introduce(self, officer: CommunityOfficer) -> None:
        """He makes him known to the squad chief on duty, so far as he knows that chief better himself."""
        district, squad = self.district, self.district.rota.squad_on_duty()
        if squad is not None and squad.chief.reachable:
            better = district.ties.strength(self.coach, squad.chief) - district.ties.strength(officer, squad.chief)
            district.ties.grow(officer, squad.chief, "introduced", district.plan.b_officers.introduction * better)
