"""What all who decide have in common: a name, a place in the district, and what they know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa

from sim.kernel.streams import key_of
from sim.world.facts import PieceFound, PieceTold, Silent
from sim.world.information import Head

if TYPE_CHECKING:
    from sim.district import District
    from sim.world.problems import Problem


class Agent(mesa.Agent):
    """Somebody who decides. `role` says what he is, `party` whom the scoreboard counts him with."""

    role = "agent"
    former_detective = False

    def __init__(self, district: District, name: str, party: str) -> None:
        super().__init__(district)
        self.district = district
        self.calendar = district.calendar
        self.name = name
        self.key = key_of(f"{self.role} {name}")
        self.party = party
        self.generation = 0
        """How many predecessors had this place."""
        self.head = Head()
        self.inbox: list[tuple[Problem, str, int, Agent]] = []
        """Messages left while away: problem, piece, when found, who tells."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name})"

    @property
    def now(self) -> int:
        """This second."""
        return self.calendar.now

    @property
    def reachable(self) -> bool:
        """Whether he can be spoken to now, at work."""
        raise NotImplementedError

    @property
    def load(self) -> float:
        """How busy, as a share of what he can carry; 0 where load plays no part."""
        return 0.0

    def knows(self, problem: Problem, piece: str, found: int) -> bool:
        """Whether he holds this piece, at least as fresh as `found`."""
        held = self.head.get(problem)
        return held is not None and held.get(piece, -1) >= found

    def find(self, problem: Problem, piece: str, how: str) -> bool:
        """Come by a piece oneself; True if it is new or fresher than what was held."""
        new = self.head.learn(problem, piece, self.now)
        self.district.journal.write(PieceFound, self.now, problem.name, problem.beat.name, piece, self.name, self.role, how)
        return new

    def hear(self, problem: Problem, piece: str, found: int, teller: Agent, how: str) -> None:
        """Be told a piece that the teller came by at second `found`."""
        self.head.learn(problem, piece, found)
        self.district.journal.write(
            PieceTold, self.now, problem.name, problem.beat.name, piece, teller.name, teller.role, self.name, self.role, how, found
        )

    def tells(
        self, receiver: Agent, problem: Problem, piece: str, found: int, occasion: tuple[int, int], how: str, met: bool, asked: bool = False
    ) -> str | None:
        """One occasion to tell one piece: five questions, and the first no is the reason for silence.

        `occasion` is what the draws belong to; `met` says whether the two are face to face, `asked` whether they speak
        about this very case.
        Returns None if it was told (now, or by a message that is read later), else the reason.
        """
        district = self.district
        reason = district.practice.silence(self, receiver, problem, piece, occasion, met, asked)
        if reason is not None:
            district.journal.write(
                Silent, self.now, problem.name, problem.beat.name, self.name, self.role, receiver.name, receiver.role, reason
            )
            return reason
        if met or receiver.reachable:
            receiver.hear(problem, piece, found, self, how)
        else:
            receiver.leave_message(problem, piece, found, self)
        return None

    def leave_message(self, problem: Problem, piece: str, found: int, teller: Agent) -> None:
        """Leave a piece for him to read when he is back."""
        self.inbox.append((problem, piece, found, teller))

    def read_inbox(self) -> None:
        """Read what was left while away."""
        waiting, self.inbox = self.inbox, []
        for problem, piece, found, teller in waiting:
            if problem.open:
                self.hear(problem, piece, found, teller, "message")
