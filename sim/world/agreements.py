"""Requests and promises between an officer and a party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.partner import ContactPerson

    from .problems import Problem


@dataclass(slots=True, eq=False)
class Request:
    """What an officer asks of a partner about a problem: waiting to be made, made, or settled."""

    problem: Problem
    attempt: int
    """Which try of the problem it belongs to."""
    party: str
    """Kind of partner."""
    decided_at: int = -1
    """When those who must agree have agreed; -1 while it waits."""


@dataclass(slots=True, eq=False)
class Promise:
    """Something owed to an officer by a date."""

    name: str
    key: int
    owner: ContactPerson
    officer: CommunityOfficer
    due: int
    joint: bool
    request: Request | None = None
    """The act it belongs to; none for a smaller promise at a meeting."""
    settled: bool = False
