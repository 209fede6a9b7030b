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


@fact
class Coached(NamedTuple):
    """A B officer went along with the officer of a beat; so many pieces were told, either way."""

    time: int
    by: str
    officer: str
    beat: str
    pieces: int


@fact
class FavourDone(NamedTuple):
    """An officer took a report that a member of a squad would have had to take."""

    time: int
    officer: str
    beat: str
    member: str
    squad: str
