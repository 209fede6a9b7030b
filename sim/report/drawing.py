"""What all pictures of the report share: colours that everybody can tell apart, a second sign beside colour, one quiet layout."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .words import Words

INK, QUIET, LINE = "#1c2733", "#5b6875", "#d9dee3"
COLOURS = ("#3b3b3b", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""The reference in grey, then Okabe and Ito's colours."""
SYMBOLS = ("circle-open", "circle", "square", "diamond", "triangle-up", "cross", "star")
DASHES = ("solid", "solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
PATTERNS = ("", "/", ".", "x", "-", "|")
REASON_COLOURS = ("#56B4E9", "#0072B2", "#E69F00", "#CC79A7", "#D55E00", "#7a7a7a")
OVER_COLOUR = {"fillmode": "overlay"}
"""The pattern lies over the colour; otherwise a piece with a pattern has no colour at all."""
GROUP_STYLE = {"coupled": ("#0072B2", "circle"), "other": ("#E69F00", "square"), "": ("#1c2733", "diamond")}
LONGEST_LABEL = 50
SHOWN = len(COLOURS) - 1
"""More policy arms than this cannot be told apart in one picture."""


def literal(text: str) -> str:
    """Text as it is: Plotly would read < > and & as markup."""
    return html.escape(text, quote=False)


@dataclass(frozen=True)
class Mark:
    """One point of a chart. Values in the unit of the axis; `low` and `high` may be nan; `hover` is what is said about it."""

    series: str
    value: float
    hover: str
    low: float = math.nan
    high: float = math.nan
    hollow: bool = False


@dataclass(frozen=True)
class Series:
    """What belongs together over the rows of a chart: an arm, or a group of beats."""

    key: str
    name: str
    colour: str
    symbol: str


def arm_series(titles: Sequence[tuple[str, str]]) -> list[Series]:
    """The reference and the first policy arms, each with its own colour and sign."""
    return [Series(key, name, COLOURS[i], SYMBOLS[i]) for i, (key, name) in enumerate(titles[: SHOWN + 1])]


def layout(words: Words, height: int, margin: dict[str, int]) -> dict[str, Any]:
    """What all pictures share. Nothing can be dragged or zoomed: on a telephone that would catch the reader's finger."""
    axis = {
        "fixedrange": True,
        "gridcolor": LINE,
        "zerolinecolor": LINE,
        "tickfont": {"color": QUIET},
        "title": {"font": {"size": 12, "color": QUIET}},
    }
    return {
        "height": height,
        "margin": {**margin, "pad": 2},
        "separators": ",." if words.language == "nl" else ".,",
        "font": {"family": "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif", "size": 12, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "xaxis": axis,
        "yaxis": axis,
        "modebar": {"bgcolor": "rgba(255,255,255,0.7)", "color": "#8a94a0", "activecolor": INK},
        "showlegend": False,  # the key stands once, above the pictures, as ordinary text
        "hoverlabel": {"bgcolor": "white", "bordercolor": LINE, "font": {"color": INK, "size": 13}},
    }


def short(label: str) -> str:
    """A label that fits on a telephone; the table has it in full."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
