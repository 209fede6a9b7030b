"""The processes that live through districts, the line in front of them, and what they told already."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
KEPT_BYTES = 64 * 2**20
"""Of answers that were given; the oldest go first."""
LONGEST = 90.0
"""Seconds that one answer may take, not counting the wait for a free process."""
IN_LINE = 120
"""Questions that may wait."""
PER_VISITOR = 6
"""Questions of one visitor that may be waiting or worked on at the same time."""
LONGEST_LINE = 8 * 2**20


class FullError(Exception):
    """There is no room for this question now; `own` says whether it is the visitor's own doing."""

    def __init__(self, own: bool) -> None:
        super().__init__(own)
        self.own = own


class Answer:
    """The lines of one answer, as far as they are known; several who asked the same read it together."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []
        self.over = False
        self.failed = False
        self.readers = 0
        self._more = asyncio.Event()

    def add(self, line: bytes) -> None:
        """Another line."""
        self.lines.append(line)
        self._wake()

    def end(self, failed: bool) -> None:
        """No line comes any more."""
        self.over, self.failed = True, failed
        self._wake()

    def _wake(self) -> None:
        self._more.set()
        self._more = asyncio.Event()

    async def read(self) -> AsyncIterator[list[bytes]]:
        """The lines, those that came together together."""
        place = 0
        while True:
            more = self._more
            if place < len(self.lines):
                fresh, place = self.lines[place:], len(self.lines)
                yield fresh
            elif self.over:
                return
            else:
                await more.wait()


class Process:
    """One worker, as the server holds it."""

    def __init__(self, scenario: Path) -> None:
        self._scenario = scenario
        self._process: asyncio.subprocess.Process | None = None
        self._number = 0
        self.last: Any = None
        """The world it was asked about last."""

    async def _begin(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "sim.classroom.worker", str(self._scenario.resolve()), str(os.getpid()),
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
                limit=LONGEST_LINE, start_new_session=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
        return self._process

    async def ask(self, job: dict[str, Any], answer: Answer) -> None:
        """Put a question and add what comes to the answer. Stops when nobody reads it any more, or when it takes too long."""
        process = await self._begin()
        assert process.stdin is not None
        assert process.stdout is not None
        self._number += 1
        self.last = _world(job)
        failed, loop = False, asyncio.get_running_loop()
        ends, stopped = loop.time() + LONGEST, False
        try:
            process.stdin.write(json.dumps({**job, "number": self._number}).encode() + b"\n")
            while True:
                try:
                    told = await asyncio.wait_for(process.stdout.readline(), 0.5)
                except TimeoutError:
                    if not stopped and (answer.readers == 0 or loop.time() > ends):
                        process.stdin.write(b'{"what":"stop"}\n')
                        stopped = failed = answer.failed = True
                        ends = loop.time() + LONGEST
                    elif stopped and loop.time() > ends:
                        break
                    continue
                if not told:
                    failed = True
                    break
                if told.startswith(b'{"kind":"done"') and json.loads(told)["number"] == self._number:
                    return
                if told.startswith(b'{"kind":"failed"'):
                    failed = True
                elif told != b"\n" and not failed:
                    answer.add(told)
            self.close()
        except (OSError, ValueError):  # the process is gone, or said something that is no line
            failed = True
            self.close()
        finally:
            answer.end(failed)

    def close(self) -> None:
        """End it; the next question begins another."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        self._process, self.last = None, None


class Pool:
    """Answers questions: from memory, together with somebody who asks the same, or in turn."""

    def __init__(self, scenario: Path, workers: int) -> None:
        self._free = [Process(scenario) for _ in range(workers)]
        self._all = list(self._free)
        self._turns = asyncio.Semaphore(workers)
        self._waiting = 0
        self._known: OrderedDict[str, Answer] = OrderedDict()
        self._visits: Counter[str] = Counter()
        self._tasks: dict[asyncio.Task[None], None] = {}

    @asynccontextmanager
    async def asked(self, job: dict[str, Any], visitor: str) -> AsyncIterator[Answer]:
        """The answer to a question, to be read while it is made. Raises FullError."""
        key = json.dumps(job, sort_keys=True)
        answer = self._known.get(key)
        if answer is None or answer.failed:
            answer = self._begin(key, job, visitor)
        self._known.move_to_end(key)
        answer.readers += 1
        try:
            yield answer
        finally:
            answer.readers -= 1

    def _begin(self, key: str, job: dict[str, Any], visitor: str) -> Answer:
        if self._visits[visitor] >= PER_VISITOR:
            raise FullError(own=True)
        if self._waiting >= IN_LINE:
            raise FullError(own=False)
        answer = self._known[key] = Answer()
        self._visits[visitor] += 1
        self._waiting += 1
        task = asyncio.get_running_loop().create_task(self._work(key, job, visitor, answer))
        self._tasks[task] = None
        task.add_done_callback(lambda task: self._tasks.pop(task, None))
        return answer

    async def _work(self, key: str, job: dict[str, Any], visitor: str, answer: Answer) -> None:
        try:
            async with self._turns:
                self._waiting -= 1
                if answer.readers:
                    await self._with_a_process(job, answer)
                else:  # whoever asked has gone meanwhile
                    answer.end(failed=True)
        finally:
            self._visits[visitor] -= 1
            if not self._visits[visitor]:
                del self._visits[visitor]
            if not answer.over:
                answer.end(failed=True)
            if answer.failed and self._known.get(key) is answer:
                del self._known[key]
            self._make_room()

    async def _with_a_process(self, job: dict[str, Any], answer: Answer) -> None:
        """Give it to a free process: to the one that was in this world last, if that is free."""
        process = next((process for process in self._free if process.last == _world(job)), self._free[0])
        self._free.remove(process)
        try:
            await process.ask(job, answer)
        finally:
            self._free.append(process)

    def _make_room(self) -> None:
        kept = {key: sum(map(len, answer.lines)) for key, answer in self._known.items() if answer.over}
        total = sum(kept.values())
        for key, size in kept.items():
            if total <= KEPT_BYTES:
                return
            del self._known[key]
            total -= size

    async def get_ready(self, jobs: list[dict[str, Any]]) -> None:
        """Ask what the class will ask first, each of another process, so that it is there when the first visitor comes."""

        async def ask(job: dict[str, Any]) -> None:
            async with self.asked(job, "") as answer:
                async for _ in answer.read():
                    pass

        await asyncio.gather(*(ask(job) for job in jobs))

    def close(self) -> None:
        """End every process."""
        for process in self._all:
            process.close()


def _world(job: dict[str, Any]) -> tuple[Any, ...]:
    return job["seed"], job["weeks"]
