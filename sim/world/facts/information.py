"""Who came by a piece of information, who told it, and who kept silent."""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel.journal import fact


@fact
class PieceFound(NamedTuple):
    """Somebody came by a piece of information about a problem."""

    time: int
    problem: str
    beat: str
    piece: str
    holder: str
    role: str
    how: str


@fact
class PieceTold(NamedTuple):
    """A piece went from one to another. `found` is when the teller came by it."""

    time: int
    problem: str
    beat: str
    piece: str
    teller: str
    teller_role: str
    receiver: str
    receiver_role: str
    how: str
    found: int


@fact
class Silent(NamedTuple):
    """An occasion to tell passed in silence. `reason`: closed, not_thought, no_time, may_not or will_not."""

    time: int
    problem: str
    beat: str
    teller: str
    teller_role: str
    receiver: str
    receiver_role: str
    reason: str


@fact
class IntegrityIncident(NamedTuple):
    """Something was told against the rules, and it came out: a citizen of the circle feels badly treated."""

    time: int
    problem: str
    beat: str
    citizen: int
