"""A process that lives through districts for the page. It keeps a few worlds at the end of their warm-up and plays on from a copy of them.

It is asked line by line on its standard input and answers line by line; `stop` ends what it is doing.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sim.metrics.base import families
from sim.study.fork import CAN_FORK, die_with
from sim.study.versions import code_version

from .answers import answer
from .ground import Ground
from .trajectory import warmed

if TYPE_CHECKING:
    from sim.district import District

    from .schedule import Schedule

KEPT = 2
"""Worlds that are kept; each takes some hundred megabytes."""
FAILED = b'{"kind":"failed"}\n'


class Worker:
    """Answers one question at a time."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._kept: dict[tuple[int, int], District] = {}
        self._heard = b""

    def work(self) -> None:
        """Answer until there is nobody to ask."""
        while (asked := self._next()) is not None:
            job = json.loads(asked)
            if job["what"] != "stop":  # a stop that came too late is for something that is over
                self._do(job)

    def _next(self) -> bytes | None:
        while b"\n" not in self._heard:
            more = os.read(0, 65536)
            if not more:
                return None
            self._heard += more
        line, _, self._heard = self._heard.partition(b"\n")
        return line

    def _do(self, job: dict[str, Any]) -> None:
        try:
            schedule = self._ground.schedule(job["seed"], job["weeks"], job["moves"])
            if CAN_FORK:
                self._in_a_copy(job, schedule)
            else:
                for line in answer(self._ground, schedule, job, None):
                    _say(line)
        except Exception:
            _say(b"\n" + FAILED)
        _say(b'\n{"kind":"done","number":%d}\n' % job["number"])

    def _in_a_copy(self, job: dict[str, Any], schedule: Schedule) -> None:
        """Play on from a copy of the world; the world itself stays as it is, for the next question."""
        # What happens is drawn for the whole run at once: a world is that of a seed and a number of weeks.
        key = (schedule.seed, schedule.weeks)
        world = self._kept.pop(key, None)
        keep = world is not None or job["what"] != "world"
        world = world or warmed(self._ground, schedule)
        child = os.fork()
        if child == 0:
            _be_the_copy(answer(self._ground, schedule, job, world))
        if not self._wait_for(child):
            _say(b"\n" + FAILED)
        if keep:
            self._kept[key] = world
        if not keep or len(self._kept) > KEPT:
            _let_go(world if not keep else self._kept.pop(next(iter(self._kept))))

    def _wait_for(self, child: int) -> bool:
        """Wait until the copy has ended, or end it when told to stop; whether it came to its end."""
        waiting = os.pidfd_open(child)
        try:
            while True:
                ready = [0] if b"\n" in self._heard else select.select([0, waiting], [], [])[0]
                if waiting in ready:
                    break
                asked = self._next()
                if asked is None or json.loads(asked)["what"] == "stop":
                    os.kill(child, signal.SIGKILL)
                    break
        finally:
            os.close(waiting)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return code == 0


def _let_go(world: District) -> None:
    world.journal.forget()
    world.close()
    del world
    gc.collect()


def _be_the_copy(lines: Iterator[bytes]) -> None:
    code = 1
    try:
        for line in lines:
            _say(line)
        code = 0
    finally:
        os._exit(code)


def _say(line: bytes) -> None:
    while line:
        line = line[os.write(1, line) :]


def main() -> None:
    """Begin: the scenario, and the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with(int(sys.argv[2]))
    gc.disable()
    families()  # what every answer needs is read once, before the first copy
    code_version()
    Worker(Ground(sys.argv[1])).work()


if __name__ == "__main__":
    main()
