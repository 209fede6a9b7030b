"""A class of thirty at once on one computer: nobody is refused or gets another's run, and the page comes quickly while runs go on."""

from __future__ import annotations

import http.client
import json
import math
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from sim.classroom.ground import Ground
from sim.classroom.trajectory import lines

from .serving import Served, run_path, served

VISITORS = 30
PAGE = ("", "page.css", "page.js", "api/district", "api/district?lang=en")
WEEKS = 6
AT_MOST = 2.0
"""Seconds that 95 of 100 requests for the page may take while two runs go on."""


class Request(NamedTuple):
    """One request: what for, the answer's status, and how long it took."""

    what: str
    status: int
    seconds: float


@pytest.fixture(scope="module")
def server(short_laak: Path) -> Iterator[Served]:
    """A server with two processes."""
    with served(short_laak, "--workers", "2") as found:
        yield found


def moves_of(visitor: int) -> str:
    """Every visitor moves something else."""
    officers = ("binckhorst", "laakhaven", "laakkwartier-oost", "laakkwartier-west", "molenwijk", "spoorwijk")
    return json.dumps(
        [[1 + visitor // 18, {"coupling": [["ABCDE"[visitor % 5], f"wa-{officers[visitor % 6]}"]], "sharing": visitor % 2 == 0}]]
    )


def source(visitor: int) -> str:
    """The address of a visitor: all of them are this computer."""
    return f"127.0.0.{visitor + 10}"


def timed(server: Served, what: str, path: str, visitor: int) -> tuple[Request, bytes]:
    """Ask, and note how long it took."""
    began = time.perf_counter()
    status, body, _ = server.ask(path, source=source(visitor), timeout=300)
    return Request(what, status, time.perf_counter() - began), body


def table(requests: list[Request], title: str) -> str:
    """The load table: by what was asked the number, the faults, and how long it took."""
    rows = [title, f"{'asked':22}{'n':>5}{'not 200':>9}{'median':>9}{'95 %':>9}{'longest':>9}"]
    for what in dict.fromkeys(request.what for request in requests):
        took = sorted(request.seconds for request in requests if request.what == what)
        wrong = sum(request.what == what and request.status != 200 for request in requests)
        middle, late = took[len(took) // 2], took[math.ceil(0.95 * len(took)) - 1]
        rows.append(f"{what:22}{len(took):5}{wrong:9}{middle:9.3f}{late:9.3f}{took[-1]:9.3f}")
    return "\n".join(rows)


@pytest.mark.full
def test_thirty_visitors_at_once(server: Served, ground: Ground, capsys: pytest.CaptureFixture[str]) -> None:
    """Thirty visitors open the page and ask for a run of their own at the same moment: no fault, no mixing, quick pages."""
    started = threading.Barrier(VISITORS)

    def visit(visitor: int) -> tuple[list[Request], bytes]:
        started.wait(30)
        asked = []
        for path in PAGE:
            asked.append(timed(server, "page" if path.startswith("page") or not path else "district", path, visitor)[0])
        run, body = timed(server, "own run", run_path(moves_of(visitor), WEEKS), visitor)
        again, same = timed(server, "own run, again", run_path(moves_of(visitor), WEEKS), visitor)
        assert same == body
        return [*asked, run, again], body

    with ThreadPoolExecutor(VISITORS) as class_:
        visits = list(class_.map(visit, range(VISITORS)))
    asked = [request for requests, _ in visits for request in requests]
    with capsys.disabled():
        print("\n" + table(asked, f"{VISITORS} visitors at once, {os.cpu_count()} cores; seconds"))
    assert {request.status for request in asked} == {200}
    for visitor, (_, body) in enumerate(visits):
        head, *_, end = (json.loads(line) for line in body.splitlines())
        assert head["levers"] == ground.schedule(1, WEEKS, moves_of(visitor)).echo()
        assert end["kind"] == "end"
    for visitor in (0, 11, 29):
        assert visits[visitor][1] == b"".join(lines(ground, ground.schedule(1, WEEKS, moves_of(visitor))))


@pytest.mark.full
def test_pages_come_quickly_while_two_runs_go_on(server: Served, capsys: pytest.CaptureFixture[str]) -> None:
    """With both processes at work on long runs all the time, 95 of 100 requests for the page take less than two seconds."""
    over = threading.Event()

    def keep_busy(which: int) -> int:
        number = 0
        while not over.is_set():
            status, _, _ = server.ask(run_path("[]", 30, 1000 + 100 * which + number), source=f"127.0.0.{which + 5}", timeout=300)
            assert status == 200
            number += 1
        return number

    def visit(visitor: int) -> list[Request]:
        asked = []
        for _ in range(4):
            asked += [timed(server, path or "the page", path, visitor)[0] for path in PAGE]
            asked.append(timed(server, "a run known already", run_path("[]", WEEKS), visitor)[0])
            time.sleep(0.2)
        return asked

    server.ask(run_path("[]", WEEKS), timeout=300)
    with ThreadPoolExecutor(2) as busy, ThreadPoolExecutor(VISITORS) as class_:
        runs = [busy.submit(keep_busy, which) for which in range(2)]
        time.sleep(1)
        asked = [request for requests in class_.map(visit, range(VISITORS)) for request in requests]
        over.set()
        done = sum(run.result() for run in runs)
    with capsys.disabled():
        print("\n" + table(asked, f"{VISITORS} visitors, {done} long runs meanwhile, {os.cpu_count()} cores; seconds"))
    assert {request.status for request in asked} == {200}
    took = sorted(request.seconds for request in asked)
    assert took[math.ceil(0.95 * len(took)) - 1] <= AT_MOST


@pytest.mark.full
def test_visitors_who_go_away_leave_nothing_behind(server: Served) -> None:
    """Thirty visitors ask for a long run and leave at once; whoever comes after them does not wait for their runs."""
    for visitor in range(VISITORS):
        line = http.client.HTTPConnection(server.host, server.port, timeout=30, source_address=(source(visitor), 0))
        line.request("GET", "/" + run_path("[]", 52, 5000 + visitor))
        line.close()
    began = time.perf_counter()
    assert server.ask(run_path("[]", 1, 6000), timeout=120)[0] == 200
    assert time.perf_counter() - began < 20
