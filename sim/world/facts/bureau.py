"""What passes inside the bureau beside calls and pieces."""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel.journal import fact


@fact
class NeedCarried(NamedTuple):
    """An officer's need was put before squads or detectives at a meeting, by the team chief or a B officer; it stood since `since`."""

    time: int
    meeting: str
    problem: str
    beat: str
    officer: str
    by: str
    to: str
    since: int


@fact
class ChiefClashed(NamedTuple):
    """A squad chief stopped a request that a member of the squad would have taken."""

    time: int
    request: str
    beat: str
    officer: str
    squad: str
    chief: str
