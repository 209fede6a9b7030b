"""Who gets what: the beats beside each other, so that one sees for whom a policy costs."""

from __future__ import annotations

from . import figures
from .cells import Cell, Content, Picture, Table
from .drawing import SHOWN, Mark, arm_series
from .grids import Grids

MET, ASKED = ("met",), ("asked",)
COUNTED = ("asked", "incidents", "open")


def fairness(grids: Grids) -> dict | None:
    """Per beat the share of requests that is met and the problems left open, and how far the best served beat lies from the worst."""
    words, tables, picture = grids.words, grids.tables, "beats"
    beats = grids.rows(picture)
    if len(beats) < 2:
        return None
    coupled = tables.manifest.get("groups", {}).get("coupled", ())
    beats.sort(key=lambda beat: (beat not in coupled, beat))
    names = {beat: beat + (f" ({words('fair.coupled')})" if beat in coupled else "") for beat in beats}
    rows: list[tuple[str, list[Content]]] = []
    for beat in beats:
        for arm in tables.arms:
            cells = [grids.cell(arm, picture, beat, column, 0 if column != "open" else 1) for column in COUNTED]
            rows.append((names[beat], [[grids.short(arm)], grids.share_cell(arm, picture, beat, MET, ASKED), *cells]))
    head = [words("fair.beat"), words("variant"), words("fair.met"), *(words(f"fair.{column}") for column in COUNTED)]
    met = _dots(grids, beats, names, share=True)
    pictures = [
        Picture("fig-fair-met", met, words("fair.met_caption"), title=words("fair.met")),
        Picture("fig-fair-open", _dots(grids, beats, names, share=False), words("fair.open_caption"), title=words("fair.open")),
    ]
    return {"pictures": pictures, "table": Table(words("table"), head, rows), "spread": [_spread(grids, arm, beats) for arm in tables.arms]}


def _dots(grids: Grids, beats: list[str], names: dict[str, str], share: bool) -> dict:
    words, tables = grids.words, grids.tables
    arms = tables.arms[: SHOWN + 1]
    rows = []
    for beat in beats:
        marks = []
        for arm in arms:
            value = grids.value(arm, "beats", beat, "open")
            if share:
                value = 100 * (grids.share(arm, "beats", beat, MET, ASKED) or 0.0)
            marks.append(Mark(arm, value, f"{grids.title(arm)}: {words.number(value, 1)}{'%' if share else ''}"))
        rows.append((names[beat], marks))
    largest = max((mark.value for _, marks in rows for mark in marks), default=1.0)
    series = arm_series([(arm, grids.title(arm)) for arm in arms])
    axis = words("fair.met_axis" if share else "fair.open_axis")
    return figures.rows_of_marks(rows, series, words, axis, None, (largest or 1.0) * 1.06)


def _spread(grids: Grids, arm: str, beats: list[str]) -> Content:
    """Which beat is served best and which worst under a variant, and by how much."""
    words = grids.words
    shares = {beat: share for beat in beats if (share := grids.share(arm, "beats", beat, MET, ASKED)) is not None}
    if not shares:
        return [words("none")]
    best, worst = max(shares, key=lambda beat: (shares[beat], beat)), min(shares, key=lambda beat: (shares[beat], beat))

    def cell(beat: str) -> Cell:
        return Cell(words.percent(shares[beat], 1), f"beats|{beat}|met|asked", arm, "picture_share", repr(shares[beat]))

    return [words("fair.best", arm=grids.title(arm), beat=best) + " ", cell(best), words("fair.worst", beat=worst) + " ", cell(worst), "."]


