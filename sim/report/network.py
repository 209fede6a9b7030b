"""The network of ties as a drawing: officers in the middle, the police left, the world outside right; who stands alone is seen at once."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .grids import Grids
from .tables import number

ISLAND = 0.10
"""Who has a tie with fewer of the people of a party than this, on average, does not reach it."""
THINNEST = 0.05
"""Shares below this are not drawn."""
CITIZENS = ("reporting", "disorderly", "silent")
INSIDE = ("info", "mso", "detectives")
STEP, TOP, WIDTH = 26, 34, 620
LEFT, MIDDLE, RIGHT = 150, 310, 470
"""Where the three columns stand."""


@dataclass(frozen=True)
class Nodes:
    """Who stands where: officers from top to bottom, and the parties left and right, each (key, label)."""

    officers: list[tuple[str, str]]
    inside: list[tuple[str, str]]
    outside: list[tuple[str, str]]

    @property
    def parties(self) -> list[tuple[str, str]]:
        """All parties, the police first."""
        return [*self.inside, *self.outside]


def order_of_nodes(grids: Grids, networks: list[dict[str, dict[str, str]]]) -> Nodes:
    """Officers and parties in an order that depends on nothing but their names."""
    officers = sorted({officer: None for ties in networks for officer in ties})
    parties = sorted({party: None for ties in networks for row in ties.values() for party in row})
    squads = [party for party in parties if party.startswith("squad.")]
    inside = [*squads, *(party for party in INSIDE if party in parties or party == "detectives")]
    outside = [party for party in parties if party not in inside and party not in CITIZENS]
    labels = {party: _label(grids, party) for party in (*inside, *outside, *CITIZENS)}
    return Nodes(
        [(name, officer_name(grids, name)) for name in officers],
        [(party, labels[party]) for party in inside],
        [(party, labels[party]) for party in (*CITIZENS, *outside)],
    )


def officer_name(grids: Grids, name: str) -> str:
    """An officer by his beat if he has one; else by the name in the scenario."""
    beats = (grids.tables.manifest.get("scenario", {}).get("officers", {}).get(name) or {}).get("beats") or []
    return str(beats[0]) if len(beats) == 1 else name.removeprefix("wa-")


def _label(grids: Grids, party: str) -> str:
    words = grids.words
    if party.startswith("squad."):
        return words("network.squad", name=party.removeprefix("squad."))
    return words(f"network.{party}") if words.has(f"network.{party}") else grids.measures.part(party)


def islands(nodes: Nodes, ties: dict[str, dict[str, str]]) -> list[str]:
    """The parties that no officer reaches."""
    return [label for party, label in nodes.parties if not _reached(party, ties)]


def _reached(party: str, ties: dict[str, dict[str, str]]) -> bool:
    return any(number(row.get(party, "0")) >= ISLAND for row in ties.values())


def draw(nodes: Nodes, ties: dict[str, dict[str, str]], name: str, title: str) -> Markup:
    """The drawing as SVG: the thicker a line, the more people of that party the officer has a tie with; dashed is an island."""
    tallest = max(len(nodes.officers), len(nodes.inside), len(nodes.outside))
    height = TOP + STEP * tallest
    officer_at = _spread([key for key, _ in nodes.officers], height)
    sides = ((nodes.inside, LEFT, "end", -9), (nodes.outside, RIGHT, "start", 9))
    parts = [
        Markup('<svg id="{}" viewBox="0 0 {} {}" role="img" aria-label="{}" class="network">').format(name, WIDTH, height, title),
    ]
    for side, x, _, _ in sides:
        place, bend = _spread([key for key, _ in side], height), (MIDDLE + x) // 2
        parts.append(Markup('<g class="{}">').format("in" if x == LEFT else "out"))
        lines: dict[float, list[str]] = {}
        for officer, y in officer_at.items():
            for party, to in place.items():
                share = number(ties.get(officer, {}).get(party, "0"))
                if share >= THINNEST:
                    lines.setdefault(round(1 + 10 * share) / 2, []).append(f"M{MIDDLE} {y}C{bend} {y} {bend} {to} {x} {to}")
        for width in sorted(lines):
            parts.append(Markup('<path d="{}" stroke-width="{}"/>').format("".join(lines[width]), width))
        parts.append(Markup("</g>"))
    for side, x, anchor, shift in sides:
        for party, y in _spread([key for key, _ in side], height).items():
            kind = "reached" if _reached(party, ties) else "alone"
            label = dict(side)[party]
            parts.append(Markup('<circle cx="{}" cy="{}" r="5" class="{}"/>').format(x, y, kind))
            parts.append(
                Markup('<text x="{}" y="{}" text-anchor="{}" class="{}">{}</text>').format(x + shift, y + 4, anchor, kind, _short(label))
            )
    for officer, y in officer_at.items():
        label = dict(nodes.officers)[officer]
        parts.append(Markup('<circle cx="{}" cy="{}" r="5" class="officer"/>').format(MIDDLE, y))
        parts.append(Markup('<text x="{}" y="{}" text-anchor="middle" class="who">{}</text>').format(MIDDLE, y - 8, _short(label)))
    return Markup("").join([*parts, Markup("</svg>")])


def _spread(names: list[str], height: int) -> dict[str, int]:
    """Names from top to bottom, evenly."""
    room = (height - TOP) / max(1, len(names))
    return {name: round(TOP - 8 + room * (place + 0.5)) for place, name in enumerate(names)}


def _short(label: str) -> str:
    return label if len(label) <= 24 else label[:23].rstrip() + "…"
