"""A bar for each measure: in which part of the conceivable worlds it goes one way, the other way, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .drawing import INK, OVER_COLOUR, layout, literal, short
from .words import Words

COLOURS = {"better": "#0072B2", "worse": "#D55E00", "none": "#e3e7eb", "higher": "#009E73", "lower": "#CC79A7"}
PATTERNS = {"better": "", "worse": "/", "none": "", "higher": ".", "lower": "x"}
"""A second sign beside the colour."""
PALE = "rgba(255,255,255,0.6)"
Part = tuple[str, float, str]
"""Which way, the share of the worlds, and what is said about it."""


def shares(rows: Sequence[tuple[str, Sequence[Part]]], words: Words) -> dict[str, Any]:
    """Stacked bars over the whole width, the measure above each; the parts stand in the order in which they are given."""
    import plotly.graph_objects as go

    height = 40
    ways = list(dict.fromkeys(way for _, parts in rows for way, _, _ in parts))
    figure = go.Figure(layout=layout(words, height=height * len(rows) + 48, margin={"l": 4, "r": 10, "t": 6, "b": 40}))
    for way in ways:
        cut = [(index, left, part) for index, (_, parts) in enumerate(rows) for left, part in _placed(parts) if part[0] == way]
        figure.add_bar(
            orientation="h", name=words(f"robust.way.{way}"), width=14,
            y=[-(index * height + 28) for index, _, _ in cut], base=[100 * left for _, left, _ in cut], x=[100 * p[1] for _, _, p in cut],
            marker={"color": COLOURS[way], "pattern": OVER_COLOUR | {"shape": PATTERNS[way], "fgcolor": PALE, "size": 6}},
            customdata=[literal(part[2]) for _, _, part in cut], hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    labels = [
        {"x": 0, "xref": "paper", "y": -(i * height + 11), "text": literal(short(label)), "showarrow": False, "xanchor": "left",
         "font": {"size": 12.5, "color": INK}, "borderpad": 0}
        for i, (label, _) in enumerate(rows)
    ]  # fmt: skip
    figure.update_layout(annotations=labels, barmode="overlay", hovermode="closest")
    figure.update_xaxes(title=words("robust.axis"), range=[0, 100], ticksuffix="%", dtick=25)
    figure.update_yaxes(visible=False, range=[-(height * len(rows)), 4])
    return figure.to_plotly_json()


def _placed(parts: Sequence[Part]) -> list[tuple[float, Part]]:
    """Each part with where it begins."""
    found, left = [], 0.0
    for part in parts:
        found.append((left, part))
        left += part[1]
    return found
