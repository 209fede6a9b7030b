"""An officer's frustration with each party: it adds up, and fades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.fading import Fading
from sim.parameters.base import as_number
from sim.world.facts import Frustrated

if TYPE_CHECKING:
    from .community_officer import CommunityOfficer


class Frustration:
    """Points of frustration of one officer, by party."""

    def __init__(self, officer: CommunityOfficer) -> None:
        self._officer = officer
        self._points: dict[str, Fading] = {}

    def over(self, party: str) -> float:
        """Points with a party now."""
        held = self._points.get(party)
        return held.read(self._officer.now) if held is not None else 0.0

    def add(self, party: str, cause: str, points: float) -> None:
        """A party lets him down."""
        officer = self._officer
        held = self._points.get(party)
        if held is None:
            half_life = as_number(officer.district.plan.officer_week.frustration_half_life)
            held = self._points[party] = Fading(0.0, half_life)
        officer.district.journal.write(Frustrated, officer.now, officer.name, party, cause, points, held.add(points, officer.now))
