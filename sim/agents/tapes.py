"""The tapes of what happens by itself: drawn beforehand, played as time passes, and busier or quieter when a policy says so."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

from sim.kernel.calendar import Activity, Order, Story
from sim.world.incidents import Neighbours, background, help_requests
from sim.world.problems import births

if TYPE_CHECKING:
    from .happenings import Happenings


class Tapes:
    """Of every beat its incidents, its requests for help and its new problems, under way."""

    def __init__(self, happenings: Happenings, weeks: int) -> None:
        self._happenings = happenings
        self._weeks = weeks
        district = happenings.district
        self._neighbours = {beat: Neighbours(beat, district.plan.citizens, district.streams) for beat in district.beats}
        self._factors: list[float] = []
        """Of the policies in force, on everything that is on the tapes."""
        self._playing: list[Activity] = []
        self._play()

    def multiply(self, factor: float) -> None:
        """From now on so many times as much happens: all that would have happened and more, or part of it."""
        self._factors.append(factor)
        self._play_anew()

    def divide(self, factor: float) -> None:
        """From now on this factor, put on before, is off again."""
        self._factors.remove(factor)
        self._play_anew()

    def _play_anew(self) -> None:
        for story in self._playing:
            story.stop()
        self._play()

    def _play(self) -> None:
        """Start every tape; what lies before now is over."""
        happenings, district = self._happenings, self._happenings.district
        scenario, streams, weeks, now = district.plan, district.streams, self._weeks, district.calendar.now
        whole = math.fsum(beat.settings.demand for beat in district.beats) or 1.0
        times = math.prod(self._factors)
        stories: list[Story] = []
        for beat in district.beats:
            neighbours, share = self._neighbours[beat], beat.settings.demand / whole
            incidents = background(beat, share, scenario.demand, neighbours, streams, weeks, times)
            stories.append(happenings.background(beat, _from(now, incidents)))
            if beat.officer is not None and scenario.demand.help_requests:
                wishes = help_requests(beat, scenario.demand.help_requests, neighbours, streams, weeks, times)
                stories.append(happenings.help(beat, _from(now, wishes)))
            born = [
                birth for name, kind in sorted(scenario.problems.kinds.items())
                for birth in births(beat, name, kind, scenario.problems, streams, weeks, times)
            ]
            stories.append(happenings.problems(beat, _from(now, sorted(born, key=lambda birth: birth.time))))
        self._playing = [district.calendar.start(story, order=Order.DEMAND) for story in stories]


def _from(now: int, tape: Iterable[Any]) -> Iterator[Any]:
    """What on a tape does not lie before this second."""
    return dropwhile(lambda one: one.time < now, tape)
