"""Pieces of information: who holds which piece of which problem, and how fresh it still is."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from sim.kernel.week import NEVER, WEEK
from sim.parameters.base import as_number

if TYPE_CHECKING:
    from sim.kernel.streams import Chance
    from sim.parameters.pieces import PieceSettings

    from .problems import Problem

KIND_WEIGHTS: dict[str, dict[str, float]] = {
    "squad": {"where": 0.55, "who": 0.25, "suspect": 0.20},
    "citizen": {"who": 0.5, "why": 0.4, "where": 0.1},
    "officer": {"who": 0.4, "why": 0.4, "where": 0.05, "care": 0.05, "suspect": 0.02},
    "officer_at_the_scene": {"who": 0.4, "why": 0.4, "where": 0.3, "care": 0.05, "suspect": 0.02},
    "detective": {"suspect": 1.0},
}
"""Which kinds of piece each role comes by, as relative weights (assumption); partners each have their own.

`where` and `suspect` are rare for the officer: if he could find all by himself, no squad policy could matter.
"""


PIECE_NUMBERS = 8192
"""Every piece has a number below this."""


def piece_number(piece: str) -> int:
    """A whole number for a piece such as 'who2'."""
    return sum(map(ord, piece[:-1])) * 10 + int(piece[-1])


class Pieces:
    """What each holder knows: problem -> piece -> when he came by it."""

    def __init__(self, settings: PieceSettings) -> None:
        lives = {"suspect": settings.fresh_tip, "where": settings.fresh_place}
        self._life = {}
        for kind in ("who", "why", "care", "where", "suspect"):
            half_life = as_number(lives.get(kind, settings.fresh_person))
            self._life[kind] = NEVER if half_life == float("inf") else int(2 * half_life * WEEK)

    def fresh(self, piece: str, found: int, now: int) -> bool:
        """A piece counts for two half-lives."""
        return now - found < self._life[piece[:-1]]

    def known(self, problem: Problem, head: Head, now: int) -> float:
        """Share of the needed pieces in one head and fresh, 0-1; 1 where nothing is needed."""
        needed = problem.needed
        if not needed:
            return 1.0
        held = head.get(problem)
        if not held:
            return 0.0
        return sum(1 for piece in needed if piece in held and self.fresh(piece, held[piece], now)) / len(needed)

    def drawn(self, problem: Problem, role: str | dict[str, float], u_kind: float, u_number: float) -> str | None:
        """The piece that an occasion yields: a kind by the weights of the role, or by weights of one's own; none if it is not needed."""
        weights = KIND_WEIGHTS[role] if isinstance(role, str) else role
        goal = u_kind * fsum(weights.values())
        for kind, weight in weights.items():
            goal -= weight
            if goal < 0:
                count = problem.settings.needs.get(kind, 0)  # type: ignore[call-overload]
                return f"{kind}{1 + int(u_number * count)}" if count else None
        return None


class Head(dict["Problem", "dict[str, int]"]):
    """What one holder knows: problem -> piece -> the second at which it was found."""

    def learn(self, problem: Problem, piece: str, found: int) -> bool:
        """Keep a piece; True if it is new or fresher than what was held."""
        held = self.setdefault(problem, {})
        if held.get(piece, -1) >= found:
            return False
        held[piece] = found
        return True

    def forget(self, problem: Problem) -> None:
        """The problem is over."""
        self.pop(problem, None)


def drawn_kind(chance: Chance, *key: int) -> tuple[float, float]:
    """The two numbers that pick a kind and a piece of that kind, for one occasion."""
    return chance(*key, 1), chance(*key, 2)
