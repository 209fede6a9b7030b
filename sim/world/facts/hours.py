"""Who gives time to what."""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel.journal import fact


@fact
class AttentionAsked(NamedTuple):
    """An officer asks a member of the squad on duty for attention to a problem; `answer` is taken, refused or full."""

    time: int
    request: str
    problem: str
    beat: str
    officer: str
    squad: str
    member: str
    answer: str


@fact
class AttentionGiven(NamedTuple):
    """A car visited the place."""

    time: int
    request: str
    problem: str
    beat: str
    squad: str
    member: str


@fact
class Worked(NamedTuple):
    """A stretch of work that ended now. `who` is an officer, a car or a detective; `beat` where it served one."""

    time: int
    who: str
    role: str
    activity: str
    start: int
    beat: str


@fact
class OnDuty(NamedTuple):
    """A duty that ended now; its stretches of work add up to it."""

    time: int
    who: str
    role: str
    start: int


@fact
class WeekPlanned(NamedTuple):
    """An officer's week: the hours he has free, the hours wanted, and the share `fit` at which they fit (1: all fits)."""

    time: int
    officer: str
    duties: int
    free_hours: float
    wanted_hours: float
    fit: float
