"""What stands in the lesson's file: every combination of a few positions of the levers, in a few worlds, and what each does in many."""

from __future__ import annotations

import gc
import itertools
import json
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sim.study.fork import CAN_FORK, die_with, in_child
from sim.study.replication import nothing_thrown_away

from .answers import Means, differing, first_move, means
from .ground import Ground
from .levers import COUPLING, HOURS, LEANING
from .trajectory import END, Telling, line, lines, warmed

if TYPE_CHECKING:
    from .schedule import Schedule

WEEK_OF_MOVE = 4
"""So that one sees the line and its dashed one part."""
_ALIKE = ("people", "ties", "open", "happenings", "left_out")
HOURS_SHOWN = ("office", "evening")
LEANINGS = ("none", "little", "much")


@dataclass(frozen=True)
class Grid:
    """The combinations, and the worlds in which they are shown and counted."""

    weeks: int
    seeds: tuple[int, ...]
    worlds: int
    moves: tuple[str, ...]
    """Each combination as moves, the district as it is first."""


def grid_of(ground: Ground, weeks: int, seeds: int, worlds: int) -> Grid:
    """One officer coupled, or all, or none; how far others lean back; partners in office hours or in the evening too."""
    week = min(WEEK_OF_MOVE, weeks - 1)
    couplings: list[dict[str, Any]] = [{}]
    for coupling, leaning in itertools.product((ground.pairs, "all"), LEANINGS):
        couplings.append({COUPLING: coupling, LEANING: leaning})
    moves = []
    for coupling, hours in itertools.product(couplings, HOURS_SHOWN):
        moves.append(ground.schedule(1, weeks, json.dumps([[week, {**coupling, HOURS: hours}]])).link())
    return Grid(weeks, tuple(range(1, seeds + 1)), worlds, tuple(dict.fromkeys(moves)))


def computed(ground: Ground, grid: Grid, workers: int, tell: Callable[[int, int], None]) -> tuple[dict[str, str], dict[str, str]]:
    """Every run as text by seed and moves, and by moves the lines of all worlds. `tell` hears how many worlds are done, of how many."""
    runs: dict[str, str] = {}
    by_seed: dict[int, list[str]] = {}
    seeds = range(1, max(grid.worlds, *grid.seeds) + 1)
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(os.getpid(),)) as pool:
        asked = {pool.submit(_one_world, str(ground.path), grid, seed): seed for seed in seeds}
        try:
            for number, done in enumerate(as_completed(asked), 1):
                found, by_seed[asked[done]] = done.result()
                runs |= found
                tell(number, len(seeds))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    worlds = {moves: "".join(by_seed[seed][place] for seed in range(1, grid.worlds + 1)) for place, moves in enumerate(grid.moves)}
    return {key: runs[key] for key in sorted(runs)}, worlds


def _begin(parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with(parent)


def _one_world(path: str, grid: Grid, seed: int) -> tuple[dict[str, str], list[str]]:
    ground = _GROUNDS.setdefault(path, Ground(path))
    with nothing_thrown_away():
        told = _World(ground, grid, seed)
        found = told.runs() if seed in grid.seeds else {}, told.differences() if seed <= grid.worlds else []
        told.close()
    gc.collect()
    return found


_GROUNDS: dict[str, Ground] = {}


class _World:
    """One world under every combination. Everything is played on from a copy of it, where a process can copy itself."""

    def __init__(self, ground: Ground, grid: Grid, seed: int) -> None:
        self._ground = ground
        self._schedules = [ground.schedule(seed, grid.weeks, moves) for moves in grid.moves]
        self._world = warmed(ground, self._schedules[0]) if CAN_FORK else None

    def runs(self) -> dict[str, str]:
        """Every run, and its dashed line once for each way of coupling: it differs only in the beats into which it is counted."""
        found: dict[str, str] = {}
        dashed: dict[str, str] = {}
        for schedule in self._schedules:
            name = f"{schedule.seed}|{schedule.link()}"
            found[name] = self._apart(partial(self._told, schedule))
            if schedule.moves:
                coupling = self._coupling(schedule)
                if coupling not in dashed:
                    dashed[coupling] = self._apart(partial(self._dashed, schedule))
                found[f"{name}|reference"] = dashed[coupling]
        return found

    def differences(self) -> list[str]:
        """For each combination what it does to every curve."""
        first = first_move(self._schedules[-1])
        if self._world is not None:
            self._world.run_until_week(self._ground.world(self._schedules[0]).run.warm_up_weeks + first)
        without: dict[str, Means] = {}
        found = []
        for schedule in self._schedules:
            if not schedule.moves:
                found.append("")
                continue
            coupling = self._coupling(schedule)
            if coupling not in without:
                without[coupling] = self._apart(partial(means, self._ground, schedule, True, self._world))
            with_levers = self._apart(partial(means, self._ground, schedule, False, self._world))
            found.append(differing(schedule.seed, with_levers, without[coupling]).decode())
        return found

    def close(self) -> None:
        """Let go of it."""
        if self._world is not None:
            self._world.journal.forget()
            self._world.close()

    def _apart(self, work: Callable[[], Any]) -> Any:
        return in_child(work) if self._world is not None else work()

    @staticmethod
    def _coupling(schedule: Schedule) -> str:
        return json.dumps(schedule.positions()[-1][1][COUPLING])

    def _told(self, schedule: Schedule) -> str:
        return b"".join(lines(self._ground, schedule, False, self._world)).decode()

    def _dashed(self, schedule: Schedule) -> str:
        """Of a dashed run what differs from the run in which nothing is moved: that is in the file too."""
        told = Telling(self._ground, schedule, True, self._world)
        kept = [told.head(), *map(told.week, range(schedule.weeks))]
        return b"".join(line({key: one[key] for key in one if key not in _ALIKE}) for one in [*kept, END]).decode()
