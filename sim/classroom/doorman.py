"""Who comes in: only who asks for this very address, from a page of this very address, and in a room only with the link."""

from __future__ import annotations

import hmac
import ipaddress
import socket
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import Response

from .pages import HEADERS, refusal

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("localhost", "127.0.0.1", "[::1]")
"""The names that this computer has for itself."""


class Doorman:
    """Looks at every request before anybody else does."""

    def __init__(self, app: ASGIApp, token: str = "") -> None:
        self._app = app
        self._token = token
        """Stands before every path where the page is for a whole room; empty where it is for this computer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, or refuse with a reason."""
        if scope["type"] != "http":
            return
        refused = self._why_not(scope)
        if refused is not None:
            await refused(scope, receive, send)
            return
        if self._token:
            scope = {**scope, "path": scope["path"].removeprefix(f"/{self._token}")}

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *((name.encode(), value.encode()) for name, value in HEADERS.items())]
            await send(message)

        await self._app(scope, receive, with_headers)

    def _why_not(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or not self._ours(host):
            return refusal(400, "dit adres is niet van deze pagina", "this address is not this page's")
        origin = headers.get("origin")
        # A link in a mail or on a board may be followed from anywhere; a script of another page may not ask anything.
        foreign = headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate"
        if foreign or (origin is not None and origin != f"http://{host}"):
            return refusal(403, "een andere pagina mag hier niets vragen", "another page may not ask anything here")
        if scope["method"] not in ("GET", "HEAD"):
            return refusal(405, "hier valt alleen te kijken", "there is only something to look at here")
        if len(scope["raw_path"]) + len(scope["query_string"]) > 8192:
            return refusal(414, "dit adres is te lang", "this address is too long")
        if self._token and not hmac.compare_digest(scope["path"].encode()[: len(self._token) + 2], f"/{self._token}/".encode()):
            return refusal(404, "gebruik de hele link, of de QR-code", "use the whole link, or the QR code")
        return None

    def _ours(self, host: str) -> bool:
        name, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "")
        if port and not (port.isascii() and port.isdigit()):
            return False
        if name.lower() in NAMES:
            return True
        if not self._token:
            return False
        try:  # in a room the page goes by an address; a name could be somebody else's
            ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return False
        return True


def lan_address() -> str:
    """The address by which others in the room know this computer; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))
            return str(asking.getsockname()[0])
        except OSError:
            return "127.0.0.1"
