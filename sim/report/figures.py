"""The four kinds of pictures of the report: dots with intervals, lines with bands, stacked bars, and the break-even line.

Each function returns a Plotly figure as a plain dict. Texts that people wrote are shown literally, never as markup.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from .cells import MOST
from .drawing import COLOURS, INK, LINE, OVER_COLOUR, PATTERNS, QUIET, REASON_COLOURS, Mark, Series, layout, literal, short
from .words import Words


def rows_of_marks(
    rows: Sequence[tuple[str, Sequence[Mark]]], series: Sequence[Series], words: Words, axis: str, low: float | None, high: float
) -> dict[str, Any]:
    """A dot chart: per row a label above, and one dot (with an interval where there is one) per series.

    `low` None starts the axis at zero; otherwise zero is drawn as the line of no difference.
    """
    import plotly.graph_objects as go

    step, height = 13, 26 + 13 * len(series)
    traces = []
    for place, one in enumerate(series):
        marks = [
            (index, mark) for index, (_, found) in enumerate(rows) for mark in found if mark.series == one.key and math.isfinite(mark.value)
        ]
        traces.append(
            go.Scatter(
                x=[_inside(mark.value, low, high) for _, mark in marks],
                y=[-(index * height + 24 + place * step) for index, _ in marks],
                mode="markers+text",
                text=[_beyond(mark.value, low, high, words) for _, mark in marks],
                textposition=["middle left" if mark.value > 0 else "middle right" for _, mark in marks],
                textfont={"size": 11, "color": one.colour},
                name=literal(one.name),
                marker={
                    "color": one.colour,
                    "size": 9,
                    "symbol": [
                        _symbol(one, mark) if _fits(mark.value, low, high) else "triangle-right" if mark.value > 0 else "triangle-left"
                        for _, mark in marks
                    ],
                    "line": {"width": 1.6, "color": one.colour},
                },
                error_x={
                    "type": "data",
                    "symmetric": False,
                    "array": [_reach(m.high - m.value) if _fits(m.value, low, high) else 0 for _, m in marks],
                    "thickness": 1.6,
                    "width": 0,
                    "arrayminus": [_reach(m.value - m.low) if _fits(m.value, low, high) else 0 for _, m in marks],
                    "color": one.colour,
                },
                hovertemplate="%{customdata}<extra></extra>",
                customdata=[literal(mark.hover) for _, mark in marks],
                cliponaxis=True,
            )
        )
    labels = [
        {
            "x": 0,
            "xref": "paper",
            "y": -(i * height + 8),
            "text": literal(short(label)),
            "showarrow": False,
            "xanchor": "left",
            "font": {"size": 12.5, "color": INK},
            "bgcolor": "rgba(255,255,255,0.85)",
            "borderpad": 0,
        }
        for i, (label, _) in enumerate(rows)
    ]
    grid = [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": -(i * height - 4),
            "y1": -(i * height - 4),
            "line": {"color": LINE, "width": 1},
        }
        for i in range(1, len(rows))
    ]
    figure = go.Figure(traces, layout(words, height=height * len(rows) + 56, margin={"l": 4, "r": 10, "t": 8, "b": 48}))
    figure.update_layout(annotations=labels, shapes=grid, hovermode="closest")
    start = -0.03 * high if low is None else low  # a mark at zero is drawn whole
    zero = LINE if low is None else QUIET
    figure.update_xaxes(title=axis, range=[start, high], zeroline=True, zerolinecolor=zero, zerolinewidth=1.4)
    figure.update_yaxes(visible=False, range=[-(height * len(rows)), 4])
    return figure.to_plotly_json()


def _fits(value: float, low: float | None, high: float) -> bool:
    """Whether a point lies on the axis; an axis from zero always reaches far enough."""
    return low is None or low <= value <= high


def _inside(value: float, low: float | None, high: float) -> float:
    """Where a point stands: at the edge if it lies beyond it."""
    return value if _fits(value, low, high) else math.copysign(0.96 * high, value)


def _beyond(value: float, low: float | None, high: float, words: Words) -> str:
    """What a point beyond the edge says in figures."""
    if _fits(value, low, high):
        return ""
    return words("times", n=words.number(1 + value / 100, 1)) if value > 100 * MOST else words.number(value, 0, signed=True) + "%"


def _symbol(one: Series, mark: Mark) -> str:
    return one.symbol + "-open" if mark.hollow and not one.symbol.endswith("-open") else one.symbol


def _reach(length: float) -> float:
    return length if math.isfinite(length) else 0.0


def lines_with_bands(
    lines: Sequence[tuple[Series, str, Sequence[float], Sequence[float], Sequence[float], Sequence[float]]],
    words: Words,
    unit: str,
    starts: Sequence[int] = (),
) -> dict[str, Any]:
    """One measure over the weeks: per arm (series, dash, weeks, mean, low, high) a line and a pale band. The axis need not start at 0.

    A thin line stands at each of the weeks `starts`.
    """
    import plotly.graph_objects as go

    figure = go.Figure(layout=layout(words, height=250, margin={"l": 52, "r": 8, "t": 8, "b": 42}))
    for one, _, weeks, _, low, high in lines:
        if None in low or None in high:
            continue  # one run has no band
        figure.add_scatter(
            x=[*map(int, weeks), *map(int, reversed(weeks))],
            y=[*high, *reversed(low)],
            fill="toself",
            fillcolor=_pale(one.colour),
            line={"width": 0},
            mode="lines",
            hoverinfo="skip",
        )
    for one, dash, weeks, mean, _, _ in lines:
        figure.add_scatter(
            x=list(map(int, weeks)), y=list(mean), mode="lines", name=literal(one.name),
            line={"color": one.colour, "width": 2, "dash": dash},
        )
    for week in starts:
        figure.add_vline(x=week, line={"color": QUIET, "width": 1})
    figure.update_layout(hovermode="x unified")
    figure.update_xaxes(title=words("curves.axis"), showgrid=False)
    figure.update_yaxes(title=literal(unit), gridcolor=LINE, automargin=True)
    return figure.to_plotly_json()


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.10)"


def stacked_reasons(
    bars: Sequence[tuple[str, Sequence[float]]], reasons: Sequence[str], headings: dict[int, str], words: Words, axis: str
) -> dict[str, Any]:
    """One bar a row, cut up by reason; a heading stands above the first bar of each pair."""
    import plotly.graph_objects as go

    height, places, at = 38, [], 0.0
    labels: list[dict[str, Any]] = []
    for index, (label, _) in enumerate(bars):
        if index in headings:
            at += 44 if index else 24
            labels.append(_beside(-at + 10, f"<b>{literal(headings[index])}</b>", INK, 13.5))
        places.append(-(at + 26))
        labels.append(_beside(-(at + 9), literal(short(label)), QUIET, 12))
        at += height
    figure = go.Figure(layout=layout(words, height=int(at) + 58, margin={"l": 4, "r": 10, "t": 4, "b": 50}))
    for number, reason in enumerate(reasons):
        counts = [values[number] for _, values in bars]
        figure.add_bar(
            y=places,
            x=counts,
            orientation="h",
            name=literal(reason),
            width=14,
            marker={
                "color": REASON_COLOURS[number],
                "pattern": {"shape": PATTERNS[number], "fgcolor": "rgba(255,255,255,0.55)", "size": 6, "solidity": 0.2} | OVER_COLOUR,
            },
            hovertemplate=f"{literal(reason)}: %{{x:,.0f}}<extra></extra>",
        )
    figure.update_layout(barmode="stack", annotations=labels, hovermode="closest")
    figure.update_xaxes(title=axis, rangemode="tozero")
    figure.update_yaxes(visible=False, range=[-at - 4, 4])
    return figure.to_plotly_json()


def _beside(y: float, text: str, colour: str, size: float) -> dict[str, Any]:
    return {"x": 0, "xref": "paper", "y": y, "text": text, "showarrow": False, "xanchor": "left", "font": {"size": size, "color": colour}}


def break_even(curve: Sequence[tuple[float, float]], base: float, point: float, words: Words) -> dict[str, Any]:
    """Share of requests met (%) against what the other squads still do, with the level without coupling and where both meet."""
    import plotly.graph_objects as go

    figure = go.Figure(layout=layout(words, height=330, margin={"l": 56, "r": 12, "t": 32, "b": 50}))
    figure.add_scatter(
        x=[x for x, _ in curve],
        y=[100 * y for _, y in curve],
        mode="lines",
        line={"color": COLOURS[1], "width": 2.4},
        hovertemplate="%{x:.2f}: %{y:.1f}%<extra></extra>",
    )
    figure.add_scatter(
        x=[point],
        y=[100 * base],
        mode="markers",
        marker={"color": COLOURS[2], "size": 11, "symbol": "diamond"},
        hovertemplate=f"{words('even.point')}: {words.number(point, 2)}<extra></extra>",
    )
    figure.add_hline(
        y=100 * base, line={"color": QUIET, "dash": "dot", "width": 1.4}, annotation_text=words("even.base"), annotation_position="top left"
    )
    figure.add_annotation(
        x=point, y=100 * base, text=f"{words('even.point')} {words.number(point, 2)}", ax=-8, ay=34, arrowcolor=QUIET, font={"size": 13}
    )
    figure.update_xaxes(title=words("even.x"))
    figure.update_yaxes(title=words("even.y"), rangemode="tozero")
    return figure.to_plotly_json()
