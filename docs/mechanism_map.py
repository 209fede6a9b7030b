"""Draws who acts on whom, from mechanism-map.toml: a picture for the wall in two languages, and the same as a table to read."""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent
WIDTH, HEIGHT, MARGIN = 1920, 1080, 1600
"""The right part, from MARGIN on, holds the remarks."""
LETTER, LINE = 10.9, 29
"""How wide a letter of a label is, and how far its lines stand apart."""
PAGE = """\
# Who acts on whom / Wie werkt op wie

Made by `docs/refresh.py` from `docs/mechanism-map.toml`. For the wall: [Nederlands](mechanism-map.nl.svg), [English](mechanism-map.en.svg).
The line of an arrow tells its kind, with and without colour. The tables below say the same in words.

![{en}](mechanism-map.en.svg)
"""


def table() -> dict[str, Any]:
    """What stands in mechanism-map.toml."""
    return tomllib.loads((DOCS / "mechanism-map.toml").read_text(encoding="utf-8"))


def drawings() -> dict[Path, str]:
    """The files that are made from the table, with what belongs in them."""
    told = table()
    pictures = {DOCS / f"mechanism-map.{language}.svg": picture(told, language) for language in ("nl", "en")}
    return pictures | {DOCS / "mechanism-map.md": page(told)}


def picture(told: dict[str, Any], language: str) -> str:
    """The picture in one language, as SVG."""
    title = told["title"][language]
    kinds = {kind["id"]: kind for kind in told["kind"]}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}" '
        'font-family="Arial, Helvetica, sans-serif" font-size="23" fill="#111">',
        f"<title>{escape(title)}</title>",
        "<defs>",
        *(_head(kind) for kind in told["kind"]),
        "</defs>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="120" y="70" font-size="40" font-weight="bold">{escape(title)}</text>',
        *(_line(arrow, kinds[arrow["kind"]]) for arrow in told["arrow"]),
        *(_label(arrow, kinds[arrow["kind"]], language) for arrow in told["arrow"]),
        *(_box(party, language) for party in told["party"]),
        *_legend(told["kind"], language),
        *_remarks(told["remark"], language),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def page(told: dict[str, Any]) -> str:
    """The page with the picture, and all of it in words, in English and in Dutch."""
    names = {party["id"]: party for party in told["party"]}
    kinds = {kind["id"]: kind for kind in told["kind"]}
    parts = [PAGE.format(en=told["title"]["en"])]
    heads = {"en": ("Who", "acts on", "through", "kind", "in the code"), "nl": ("Wie", "werkt op", "waardoor", "soort", "in de code")}
    for language in ("en", "nl"):
        parts.append(f"## {told['title'][language]}\n")
        rows = [heads[language], ("---",) * 5]
        for arrow in told["arrow"]:
            ends = (_flat(names[arrow[end]][language]) for end in ("from", "to"))
            code = ", ".join(f"`{name}`" for name in arrow["code"])
            rows.append((*ends, _flat(arrow[language]), kinds[arrow["kind"]][language].partition(":")[0], code))
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n")
        for remark in told["remark"]:
            parts.append(f"**{remark[language]}**: {' '.join(remark[f'lines_{language}'])}\n")
    return "\n".join(parts)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _head(kind: dict[str, Any]) -> str:
    return (
        f'<marker id="{kind["id"]}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto">'
        f'<path d="M0 0 10 5 0 10z" fill="{kind["colour"]}"/></marker>'
    )


def _line(arrow: dict[str, Any], kind: dict[str, Any]) -> str:
    points = " ".join(f"{x},{y}" for x, y in arrow["line"])
    dash = f' stroke-dasharray="{kind["dash"]}"' if kind["dash"] else ""
    return f'<polyline points="{points}" fill="none" stroke="{kind["colour"]}" stroke-width="4"{dash} marker-end="url(#{kind["id"]})"/>'


def _label(arrow: dict[str, Any], kind: dict[str, Any], language: str) -> str:
    (x, y), lines = arrow["label"], arrow[language].split("\n")
    wide, high = max(map(len, lines)) * LETTER + 12, len(lines) * LINE + 4
    turned = f' transform="rotate(-90 {x} {y})"' if arrow.get("upright") else ""
    rows = ((y + (place - (len(lines) - 1) / 2) * LINE + 8, escape(line)) for place, line in enumerate(lines))
    text = "".join(f'<text x="{x}" y="{row:g}" text-anchor="middle" fill="{kind["colour"]}">{line}</text>' for row, line in rows)
    return f'<g{turned}><rect x="{x - wide / 2:g}" y="{y - high / 2:g}" width="{wide:g}" height="{high:g}" fill="#fff"/>{text}</g>'


def _box(party: dict[str, Any], language: str) -> str:
    x, y, wide, high = party["box"]
    lines = party[language].split("\n")
    text = "".join(
        f'<text x="{x + wide / 2:g}" y="{y + high / 2 + (place - (len(lines) - 1) / 2) * 34 + 10:g}" text-anchor="middle" font-size="30" '
        f'font-weight="bold">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="14" fill="#F3F1EA" stroke="#111" stroke-width="3"/>{text}'


def _legend(kinds: list[dict[str, Any]], language: str) -> list[str]:
    found = []
    for place, kind in enumerate(kinds):
        x, y = 120 + place % 2 * 700, 1000 + place // 2 * 44
        line = {"line": [[x, y], [x + 110, y]], "kind": kind["id"]}
        found += [_line(line, kind), f'<text x="{x + 128}" y="{y + 7}">{escape(kind[language])}</text>']
    return found


def _remarks(remarks: list[dict[str, Any]], language: str) -> list[str]:
    found, y = [], 140
    for remark in remarks:
        found.append(f'<text x="{MARGIN}" y="{y}" font-size="24" font-weight="bold">{escape(remark[language])}</text>')
        for line in remark[f"lines_{language}"]:
            y += 36
            found.append(f'<text x="{MARGIN}" y="{y}" font-size="24">{escape(line)}</text>')
        y += 74
    return found
