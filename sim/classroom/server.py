"""The page for a class: on this computer only, or for a whole room with a link that cannot be guessed. It keeps nothing of anybody."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import socket
import sys
from typing import TYPE_CHECKING

import uvicorn

from sim.language import say

from .application import application, first_questions
from .doorman import lan_address
from .pool import Pool

if TYPE_CHECKING:
    from .ground import Ground

LOOPBACK = "127.0.0.1"
DONE, NO_ACCESS = 0, 4
CONNECTIONS = 400
"""At the same time; more are told to come back."""


def serve(ground: Ground, host: str, port: int, workers: int, language: str) -> int:
    """Serve the page until it is stopped. An address must be asked for: whatever the environment says, it is this computer only."""
    _ = ground.district  # what is wrong with the scenario is said before anything is opened
    try:
        listening = _listening(host or LOOPBACK, port)
    except OSError as error:
        reason = error.strerror or str(error)
        print(say("class_no_address", language, host=host or LOOPBACK, port=port, reason=reason), file=sys.stderr)
        return NO_ACCESS
    port = listening.getsockname()[1]
    token = base64.urlsafe_b64encode(os.urandom(9)).decode() if host else ""
    shown = lan_address() if host in ("0.0.0.0", "::") else host or LOOPBACK
    link = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/{f'{token}/' if token else ''}"
    _welcome(link, bool(host), language)
    pool = Pool(ground.path, workers)
    with contextlib.suppress(KeyboardInterrupt):  # that is how it is stopped
        asyncio.run(_serve(application(ground, pool, token, link if host else ""), pool, listening, first_questions(ground)))
    print(say("class_over", language))
    return DONE


async def _serve(app: object, pool: Pool, listening: socket.socket, first: list[dict[str, object]]) -> None:
    config = uvicorn.Config(
        app, log_config=None, log_level="critical", access_log=False, proxy_headers=False, server_header=False, date_header=False,
        lifespan="off",
        limit_concurrency=CONNECTIONS, timeout_keep_alive=15, timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=32768, http="h11", ws="none",
    )  # fmt: skip
    server = uvicorn.Server(config)
    ahead = asyncio.create_task(pool.get_ready(first))
    try:
        await server.serve(sockets=[listening])
    finally:
        ahead.cancel()
        pool.close()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if os.name != "nt":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


def _welcome(link: str, for_the_room: bool, language: str) -> None:
    print(say("class_room" if for_the_room else "class_here", language, link=link))
    if for_the_room:
        import segno

        if sys.stdout.isatty():
            segno.make(link, error="m").terminal(compact=True)
        print(say("class_join", language, link=f"{link}join"))
    print(say("class_stop", language), flush=True)
