"""A picture of a difference against a number that is moved: a line with a band, the line of no difference, and where they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .drawing import INK, LINE, QUIET, layout
from .figures import _pale
from .words import Words


@dataclass(frozen=True)
class Line:
    """One line: its name, colour, dash and sign, and per value (value, difference, low, high); None where there is no figure."""

    name: str
    colour: str
    dash: str
    symbol: str
    points: Sequence[tuple[Any, float | None, float | None, float | None]]


def along_a_key(lines: Sequence[Line], words: Words, key: str, axis: str, crossings: Sequence[float] = ()) -> dict[str, Any]:
    """The figure as a plain dict. Values that are no numbers stand side by side in the order in which they came."""
    import plotly.graph_objects as go

    several = len(lines) > 1
    figure = go.Figure(layout=layout(words, height=290 if several else 250, margin={"l": 52, "r": 8, "t": 8, "b": 42}))
    numbers = all(isinstance(x, (int, float)) and not isinstance(x, bool) for line in lines for x, *_ in line.points)
    for line in lines:
        points = sorted(line.points, key=lambda point: point[0]) if numbers else list(line.points)
        xs = [x if numbers else str(x) for x, *_ in points]
        band = [(x, low, high) for x, (_, _, low, high) in zip(xs, points, strict=True) if low is not None and high is not None]
        figure.add_scatter(
            x=[x for x, _, _ in band] + [x for x, _, _ in reversed(band)],
            y=[high for _, _, high in band] + [low for _, low, _ in reversed(band)],
            fill="toself", fillcolor=_pale(line.colour), line={"width": 0}, mode="lines", hoverinfo="skip", showlegend=False,
        )  # fmt: skip
        marker = {"color": line.colour, "size": 7, "symbol": line.symbol}
        stroke = {"color": line.colour, "width": 2, "dash": line.dash}
        figure.add_scatter(x=xs, y=[point[1] for point in points], mode="lines+markers", name=line.name, line=stroke, marker=marker)
    figure.add_hline(y=0, line={"color": QUIET, "width": 1.4})
    for at in crossings:
        figure.add_vline(x=at, line={"color": INK, "width": 1, "dash": "dot"})
    figure.update_layout(hovermode="x unified", showlegend=several, legend={"orientation": "h", "y": -0.3})
    figure.update_xaxes(title=key, showgrid=False, **({} if numbers else {"type": "category"}))
    figure.update_yaxes(title=axis, gridcolor=LINE, automargin=True)
    return figure.to_plotly_json()
