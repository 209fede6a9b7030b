"""Requests and promises between an officer and a party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.contact_person import ContactPerson

    from .problems import Problem


@dataclass(slots=True, eq=False)
class Request:
    """What an officer asks of a partner about a problem."""

    problem: Problem
    attempt: int
    """Which try of the problem it belongs to."""
    owner: ContactPerson
    asked_at: int
    joint: bool = False
    put_off: int = 0
    """Meetings at which it was put off because its owner was not there."""


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
