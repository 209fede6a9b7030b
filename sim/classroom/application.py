"""What can be asked of the page's server: the page, the district, a run, a person, a case, many worlds."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sim.scenario.tree import ScenarioError

from .doorman import Doorman
from .pages import as_json, join_page, part, refusal
from .place import SEED, WEEKS, place
from .pool import FullError, Pool
from .schedule import LARGEST_SEED, AskedWrongError, Schedule

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

    from .ground import Ground

MOST_WORLDS = 60
KINDS = {"page.css": "text/css", "page.js": "text/javascript"}
LINES = "application/x-ndjson"


def application(ground: Ground, pool: Pool, token: str, link: str) -> ASGIApp:
    """The server as Starlette has it, with its doorman before it."""
    rooms = _Rooms(ground, pool, link)
    routes = [
        Route("/", rooms.page), Route("/page.css", rooms.asset), Route("/page.js", rooms.asset), Route("/join", rooms.join),
        Route("/api/district", rooms.district), Route("/api/run", rooms.run), Route("/api/worlds", rooms.worlds),
        Route("/api/person", rooms.look), Route("/api/case", rooms.look),
    ]  # fmt: skip
    handlers: dict[Any, Any] = {404: _not_there, 405: _not_there, AskedWrongError: _asked_wrong, FullError: _full, Exception: _broken}
    return Doorman(Starlette(debug=False, routes=routes, exception_handlers=handlers), token)


def first_questions(ground: Ground) -> list[dict[str, Any]]:
    """What the page asks when it opens: the run and its dashed line."""
    schedule = ground.schedule(SEED, WEEKS, "[]")
    return [_job("run", schedule) | {"reference": reference} for reference in (False, True)]


class _Rooms:
    def __init__(self, ground: Ground, pool: Pool, link: str) -> None:
        self._ground, self._pool, self._link = ground, pool, link

    async def page(self, request: Request) -> Response:
        return Response(part("page.html"), media_type="text/html")

    async def asset(self, request: Request) -> Response:
        name = request.url.path.rpartition("/")[2]
        return Response(part(name), media_type=KINDS[name])

    async def join(self, request: Request) -> Response:
        return join_page(self._link or str(request.base_url), _language(request))

    async def district(self, request: Request) -> Response:
        return as_json(place(self._ground, _language(request)))

    async def run(self, request: Request) -> Response:
        schedule, reference = self._schedule(request), _yes(request, "reference")
        job = _job("run", schedule.dashed() if reference else schedule) | {"reference": reference}
        return await self._answer(request, self._one(job, request))

    async def look(self, request: Request) -> Response:
        schedule = self._schedule(request)
        what = request.url.path.rpartition("/")[2]
        week = _whole(request, "week", schedule.weeks - 1, 0, schedule.weeks - 1)
        about = {"id": request.query_params.get("id", "")[:120], "week": week, "language": _language(request)}
        job = _job(what, schedule) | {"reference": _yes(request, "reference")} | about
        async with self._pool.asked(job, _visitor(request)) as answer:
            found = b"".join([line async for lines in answer.read() for line in lines])
            if answer.failed or not found:
                nl, en = "dat is hier niet gevonden, of het kostte te veel tijd", "that was not found here, or took too much time"
                raise AskedWrongError(nl, en)
        return Response(found, media_type="application/json")

    async def worlds(self, request: Request) -> Response:
        schedule = self._schedule(request)
        number = _whole(request, "n", 30, 1, MOST_WORLDS)
        jobs = [_job("world", Schedule(seed, schedule.weeks, schedule.moves)) for seed in range(1, number + 1)]
        return await self._answer(request, self._several(jobs, request))

    def _schedule(self, request: Request) -> Schedule:
        asked = request.query_params
        found = self._ground.schedule(asked.get("seed", "1"), asked.get("weeks", "26"), asked.get("moves", "[]"))
        try:
            self._ground.world(found)
        except ScenarioError as error:
            raise AskedWrongError("dit kan niet in dit district", "this cannot be in this district") from error
        return found

    async def _one(self, job: dict[str, Any], request: Request) -> AsyncIterator[list[bytes]]:
        async with self._pool.asked(job, _visitor(request)) as answer:
            yield []
            async for lines in answer.read():
                yield lines

    async def _several(self, jobs: list[dict[str, Any]], request: Request) -> AsyncIterator[list[bytes]]:
        """One after the other, the next one already on its way."""
        visitor = _visitor(request)
        async with AsyncExitStack() as stack:
            ahead = await stack.enter_async_context(self._pool.asked(jobs[0], visitor))
            yield []
            for job in [*jobs[1:], None]:
                answer, ahead = ahead, ahead if job is None else await stack.enter_async_context(self._pool.asked(job, visitor))
                yield [line async for lines in answer.read() for line in lines]

    async def _answer(self, request: Request, batches: AsyncIterator[list[bytes]]) -> Response:
        """The lines as they come, packed if the visitor can unpack. Whoever is refused hears it before anything is sent."""
        await anext(batches)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return StreamingResponse(_joined(batches), media_type=LINES)
        return StreamingResponse(_packed(batches), media_type=LINES, headers={"content-encoding": "gzip", "vary": "accept-encoding"})


async def _joined(batches: AsyncIterator[list[bytes]]) -> AsyncIterator[bytes]:
    async for lines in batches:
        if lines:
            yield b"".join(lines)


async def _packed(batches: AsyncIterator[list[bytes]]) -> AsyncIterator[bytes]:
    packer = zlib.compressobj(6, wbits=31)
    async for lines in batches:
        if lines:
            yield packer.compress(b"".join(lines)) + packer.flush(zlib.Z_SYNC_FLUSH)
            await asyncio.sleep(0)  # others are waiting too
    yield packer.flush()


def _job(what: str, schedule: Schedule) -> dict[str, Any]:
    return {"what": what, "seed": schedule.seed, "weeks": schedule.weeks, "moves": schedule.link()}


def _visitor(request: Request) -> str:
    return request.client.host if request.client else ""


def _language(request: Request) -> str:
    return "en" if request.query_params.get("lang") == "en" else "nl"


def _yes(request: Request, name: str) -> bool:
    return request.query_params.get(name, "") in ("1", "true")


def _whole(request: Request, name: str, usual: int, low: int, high: int) -> int:
    value = request.query_params.get(name, str(usual))
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(LARGEST_SEED)) and low <= int(value) <= high):
        raise AskedWrongError(f"{name} is een heel getal van {low} tot en met {high}", f"{name} is a whole number from {low} to {high}")
    return int(value)


async def _not_there(request: Request, error: Exception) -> Response:
    return refusal(getattr(error, "status_code", 404), "dit is er niet", "there is no such thing")


async def _asked_wrong(request: Request, error: AskedWrongError) -> Response:
    return as_json({"error": error.said(_language(request))}, 400)


async def _full(request: Request, error: FullError) -> Response:
    if error.own:
        nl, en = "u vraagt veel tegelijk; wacht tot er iets klaar is", "you ask much at once; wait until something is done"
    else:
        nl, en = "het is druk; probeer het over een halve minuut weer", "it is busy; try again in half a minute"
    answer = as_json({"error": en if _language(request) == "en" else nl}, 429 if error.own else 503)
    answer.headers["retry-after"] = "10"
    return answer


async def _broken(request: Request, error: Exception) -> Response:
    return refusal(500, "er ging iets mis", "something went wrong")

