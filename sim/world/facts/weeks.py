"""How a beat and the detectives' queue stand at the end of a week."""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel.journal import fact


@fact
class BeatWeek(NamedTuple):
    """How a beat stood at the end of a week: the residents' grade and what feeds it."""

    time: int
    beat: str
    grade: float
    incidents: int
    visible_hours: float
    confidence: float
    open_problems: int
    unseen_problems: int


@fact
class DeskWeek(NamedTuple):
    """How the detectives' queue stood at the end of a week: cases waiting, and hours of work in them."""

    time: int
    cases: int
    hours: float
