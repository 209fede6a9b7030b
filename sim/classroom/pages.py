"""What the page is put together from, and what goes with every answer."""

from __future__ import annotations

import html
import json
from functools import lru_cache
from pathlib import Path

from starlette.responses import HTMLResponse, Response

PAGE = Path(__file__).parent / "page"
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@lru_cache(maxsize=3)
def part(name: str) -> str:
    """page.html, or all sheets of style or all scripts one after the other, in the order of their names."""
    if name == "page.html":
        return (PAGE / name).read_text(encoding="utf-8")
    kind = name.rpartition(".")[2]
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(PAGE.rglob(f"*.{kind}")))


def as_json(value: object, status: int = 200) -> Response:
    """An answer that is not told line by line."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(body, status, media_type="application/json")


def refusal(status: int, nl: str, en: str) -> Response:
    """Why not, in both languages: who is refused may read either."""
    return Response(json.dumps({"error": f"{nl} / {en}"}, ensure_ascii=False), status, HEADERS, "application/json")


def join_page(link: str, language: str) -> Response:
    """A page to project: the link, and its picture for telephones."""
    import segno

    picture = segno.make(link, error="m").svg_inline(scale=12, border=2)
    english = language == "en"
    title, text = ("Join", "Scan the code, or type the address.") if english else ("Doe mee", "Scan de code, of typ het adres over.")
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"></head>'
        f'<body class="join"><main><h1>{title}</h1>{picture}<p>{text}</p><p class="link">{html.escape(link)}</p></main></body></html>'
    )
