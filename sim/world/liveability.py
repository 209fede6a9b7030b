"""The grade that residents give their beat, from 1 to 10: incidents, confidence, and police they can see."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from sim.kernel.week import HOUR

from .facts import BeatWeek

if TYPE_CHECKING:
    from sim.parameters.citizens import LiveabilitySettings

    from .beats import Beat


class Residents(Protocol):
    """Those who give the grade."""

    def mean_confidence(self, now: int) -> float:
        """Mean confidence in the police, 0-1."""
        ...


def grade(beat: Beat, residents: Residents, settings: LiveabilitySettings, now: int) -> BeatWeek:
    """The week's grade, clip(base − a·ln(I/I0) + b·(c − c0) + d·ln(V/V0), 1, 10).

    A week without incidents, or without police in sight, counts half of one.
    """
    incidents = max(0.5, beat.incidents_this_week) / beat.citizens * 1000
    visible = max(0.5, beat.visible_seconds_this_week / HOUR)
    confidence = residents.mean_confidence(now)
    score = (
        settings.base_grade
        - settings.incidents_slope * math.log(incidents / settings.usual_incidents)
        + settings.confidence_slope * (confidence - settings.usual_confidence)
        + settings.visibility_slope * math.log(visible / settings.usual_visible_hours)
    )
    unseen = sum(1 for problem in beat.problems if not problem.known_to_officer)
    return BeatWeek(
        now, beat.name, min(10.0, max(1.0, score)), beat.incidents_this_week, visible, confidence, len(beat.problems), unseen
    )
