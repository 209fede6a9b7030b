"""Versions measured in turn, so that whatever else the machine does falls on all of them alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

from sim.study.replication import nothing_thrown_away

Version = Callable[[], int]
"""Does the work once and says how many events (or steps) it took."""


@dataclass(frozen=True)
class Cost:
    """What a version cost: CPU seconds of a run (median over the rounds) and the events of a run."""

    seconds: float
    events: int

    @property
    def per_event(self) -> float:
        """CPU seconds an event."""
        return self.seconds / max(1, self.events)


def in_turn(versions: Mapping[str, Version], rounds: int) -> dict[str, Cost]:
    """Run every version once a round; the medians of their CPU times. The collector starts with empty hands and rests, as in a study."""
    seconds: dict[str, list[float]] = {name: [] for name in versions}
    events: dict[str, int] = {}
    for _ in range(rounds):
        for name, version in versions.items():
            gc.collect()
            with nothing_thrown_away():
                start = time.process_time()
                events[name] = version()
                seconds[name].append(time.process_time() - start)
    return {name: Cost(median(seconds[name]), events[name]) for name in versions}
