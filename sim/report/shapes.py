"""Lines without bands: what lasts, and what goes through a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .drawing import DASHES, LINE, QUIET, Series, layout, literal
from .words import Words


def plain_lines(
    lines: Sequence[tuple[Series, Sequence[float], Sequence[float]]],
    words: Words,
    axes: tuple[str, str],
    open_hours: tuple[float, float] | None = None,
    step: bool = False,
) -> dict[str, Any]:
    """One line a variant, from zero. `open_hours` shades a stretch of the day; `step` draws hours as steps."""
    import plotly.graph_objects as go

    figure = go.Figure(layout=layout(words, height=240, margin={"l": 46, "r": 8, "t": 8, "b": 42}))
    for place, (one, xs, ys) in enumerate(lines):
        stroke = {"color": one.colour, "width": 2, "dash": DASHES[place], "shape": "hv" if step else "linear"}
        figure.add_scatter(x=list(xs), y=[float(f"{y:.5g}") for y in ys], mode="lines", name=literal(one.name), line=stroke)
    if open_hours is not None:
        figure.add_vrect(x0=open_hours[0], x1=open_hours[1], fillcolor=LINE, opacity=0.55, line_width=0, layer="below")
    figure.update_layout(hovermode="x unified")
    figure.update_xaxes(title=axes[0], showgrid=False, **({"dtick": 3, "range": [0, 24]} if step else {"rangemode": "tozero"}))
    figure.update_yaxes(title=axes[1], gridcolor=LINE, rangemode="tozero", automargin=True, tickfont={"color": QUIET})
    return figure.to_plotly_json()
