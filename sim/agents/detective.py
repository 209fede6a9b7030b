"""The detectives (recherche): a screened queue, targets before the area, and an island on another floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calendar import Story
from sim.kernel.week import HOUR, WEEK
from sim.world.facts import CaseMoved, Worked
from sim.world.information import PIECE_NUMBERS, piece_number

from .base import Agent

if TYPE_CHECKING:
    from sim.district import District
    from sim.world.problems import Problem

    from .community_officer import CommunityOfficer
    from .detective_room import Case, DetectiveRoom


class Detective(Agent):
    """One detective."""

    role = "detective"

    def __init__(self, district: District, room: DetectiveRoom, number: int) -> None:
        super().__init__(district, f"detective-{number:02d}", "detectives")
        self.room = room
        self.head = room.head
        self.untold: dict[tuple[Problem, str], int] = {}
        """Pieces that the officer of the beat has not been told yet, and when each was last found."""
        self._talked = 0
        """Seconds lately spent on talks that were arranged: they are not spent on cases."""

    @property
    def reachable(self) -> bool:
        """In the detectives' hours."""
        return self.room.hours.is_open(self.now)

    @property
    def load(self) -> float:
        """Work in the queue against what the room can carry and still answer half of its occasions."""
        return self.room.load

    def work(self) -> Story:
        """Take the case that weighs most, work it, close it; wait when there is none."""
        room, district = self.room, self.district
        while True:
            if not room.hours.is_open(self.now):
                yield room.hours.next_open(self.now) - self.now
            if self._talked:
                talked, started, self._talked = self._talked, self.now, 0
                yield room.hours.after_open_time(started, talked) - started
                district.journal.write(Worked, self.now, self.name, "detective", "talk", started, "")
            case = room.next_case()
            if case is None:
                yield room.new_case
                continue
            started = self.now
            district.journal.write(CaseMoved, started, case.name, case.beat.name, "picked_up", started - case.came)
            self.report_to_officer(case, 1)
            yield room.hours.after_open_time(started, int(case.hours / room.case_share * HOUR)) - started
            district.journal.write(Worked, self.now, self.name, "detective", "case", started, case.beat.name)
            self.close(case)

    def close(self, case: Case) -> None:
        """The case is done: cleared or not; a case behind a problem may yield a suspect, and the officer hears or does not."""
        district, room, problem = self.district, self.room, case.problem
        pieces = sum(1 for piece in self.head.get(problem, {}) if piece[:-1] in ("suspect", "where")) if problem is not None else 0
        chance = min(room.settings.cleared_most, case.cleared_chance + room.settings.cleared_piece * pieces)
        chance = max(chance, case.cleared_chance)
        cleared = room.clears(*case.keys, 0) < chance
        district.journal.write(CaseMoved, self.now, case.name, case.beat.name, "cleared" if cleared else "closed", self.now - case.came)
        if problem is None:
            return
        if problem.open and room.clears(*case.keys, 1) < district.plan.pieces.detective_case:
            piece = district.pieces.drawn(problem, "detective", 0.5, room.clears(*case.keys, 2))
            if piece is not None:
                self.find(problem, piece, "case")
        if cleared:
            self.report_to_officer(case, 2)
        self.report_to_officer(case, 3)
        if case.attempt >= 0:
            district.casework.party_done(problem, case.attempt, "detectives", self.head)

    def report_to_officer(self, case: Case, occasion: int) -> None:
        """Pick-up, arrest, closing: an occasion to tell the officer of the beat what plays there."""
        problem = case.problem
        officer = problem.beat.officer if problem is not None else None
        if problem is None or officer is None or not problem.open:
            return
        for place, (piece, found) in enumerate(list(self.head.get(problem, {}).items())):
            if officer.knows(problem, piece, found):
                continue
            key = (case.keys[0], case.keys[1] * 4 + occasion + 1_000_000 * (place + 1))
            reason = self.tells(officer, problem, piece, found, key, "case", met=False)
            if reason is not None:
                self.untold[problem, piece] = found
                if reason not in ("closed", "may_not"):
                    self.district.outside.silence_found_out(officer, self, problem, key)

    def go_through(self, officer: CommunityOfficer, problem: Problem, occasion: tuple[int, int]) -> None:
        """Go through a problem of his beat together: each tells what the other does not know, as far as the five questions allow."""
        for piece, found in list(self.head.get(problem, {}).items()):
            if not officer.knows(problem, piece, found):
                key = (occasion[0], occasion[1] * PIECE_NUMBERS + piece_number(piece))
                self.tells(officer, problem, piece, found, key, "exchange", met=True, asked=True)
        self.district.requests.share_case(officer, self, problem, True, occasion)

    def talk(self, officer: CommunityOfficer, occasion: tuple[int, int]) -> None:
        """Meet an officer: tell what he has not heard, as far as the five questions allow."""
        oldest = self.now - int(self.district.plan.sharing.kept_weeks * WEEK)
        self.untold = {
            (problem, piece): found
            for place, ((problem, piece), found) in enumerate(list(self.untold.items()))
            if found >= oldest and problem.open and not officer.knows(problem, piece, found) and not (
                problem.beat.officer is officer
                and self.tells(officer, problem, piece, found, (occasion[0], occasion[1] * 64 + place % 64), "talk", met=True) is None
            )
        }

    def give_time(self, seconds: int) -> None:
        """Time for a talk that was arranged; the next case begins so much later."""
        self._talked += seconds

    def leave_message(self, problem: Problem, piece: str, found: int, teller: Agent) -> None:
        """A message waits until the doors open."""
        super().leave_message(problem, piece, found, teller)
        if len(self.inbox) == 1:
            self.calendar.at(self.room.hours.next_open(self.now), self.read_inbox)

    def leave(self) -> None:
        """Make place for a successor."""
        self.untold.clear()
