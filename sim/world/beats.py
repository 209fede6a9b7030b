"""A beat (wijk): a piece of the district with its citizens, its calm, and the hours police are seen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.fading import Fading
from sim.kernel.streams import key_of
from sim.parameters.base import as_number

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.parameters.patrol import PatrolSettings
    from sim.parameters.place import BeatSettings

    from .problems import Problem


class Beat:
    """One beat."""

    def __init__(self, name: str, settings: BeatSettings, patrol: PatrolSettings) -> None:
        self.name = name
        self.key = key_of(f"beat {name}")
        self.citizens = settings.citizens
        self.settings = settings
        self.officer: CommunityOfficer | None = None
        """The community officer of kind A whose beat it is, if any."""
        self.problems: list[Problem] = []
        """Problems that have begun and not ended, oldest first, known or not."""
        self.patrolled = Fading(0.0, as_number(patrol.patrol_half_life))
        """How much patrol stills the beat now, 0-1."""
        self.spoken_until: dict[str, int] = {}
        """Until when squads or detectives have this beat in mind because it was spoken for at their table."""
        self.incidents_this_week = 0
        self.visible_seconds_this_week = 0.0
        self.calls_by_week: list[int] = [0]
        """Dispatched calls of the last eight weeks, newest last."""

    def __repr__(self) -> str:
        return f"Beat({self.name})"

    @property
    def recent_calls(self) -> int:
        """Dispatched calls of the last eight weeks."""
        return sum(self.calls_by_week)

    def turn_week(self) -> None:
        """Begin a new week's counts."""
        self.incidents_this_week = 0
        self.visible_seconds_this_week = 0.0
        self.calls_by_week.append(0)
        del self.calls_by_week[:-8]
