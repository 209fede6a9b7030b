"""The wall of office hours: when an officer finds a door closed, how long he then waits, and what the police do meanwhile."""

from __future__ import annotations

from .cells import Cell, Content, Picture, Table
from .drawing import SHOWN, arm_series
from .grids import Grids
from .shapes import plain_lines

HOURS = tuple(f"{hour:02d}" for hour in range(24))
DAYS = (("weekday",), ("saturday", "sunday"))
BLOCK = 3
"""Hours that the tables take together."""
SHADED = (9.0, 17.0)
COLUMNS = ("closed", "stood_in", "stood_in_hours")


def pictures(grids: Grids) -> list[Picture]:
    """On weekdays and in the weekend: doors found closed, and hours of police work instead, by the hour of the day."""
    words, tables, found = grids.words, grids.tables, []
    arms = tables.arms[: SHOWN + 1]
    series = arm_series([(arm, grids.title(arm)) for arm in arms])
    for picture in ("wall.closed", "wall.police"):
        if not grids.rows(picture):
            continue
        for days in DAYS:
            lines = []
            for one in series:
                values = [grids.sum_of(one.key, picture, days, (hour,)) for hour in HOURS]
                lines.append((one, list(range(25)), [*values, values[-1]]))
            name = "weekday" if len(days) == 1 else "weekend"
            rows: list[tuple[str, list[Content]]] = [
                (words("wall.block", begin=begin, end=begin + BLOCK), [_summed(grids, arm, picture, days, begin) for arm in tables.arms])
                for begin in range(0, 24, BLOCK)
            ]
            found.append(
                Picture(
                    f"fig-{picture.replace('.', '-')}-{name}",
                    plain_lines(lines, words, (words("wall.x"), words(f"{picture}.axis")), SHADED if len(days) == 1 else None, step=True),
                    words(f"{picture}.caption", days=words(f"wall.{name}")),
                    Table("", [words("wall.x"), *(grids.title(arm) for arm in tables.arms)], rows),
                    words(f"{picture}.title", days=words(f"wall.{name}")),
                )
            )
    return found


def _summed(grids: Grids, arm: str, picture: str, days: tuple[str, ...], begin: int) -> Content:
    """What happened in some hours of some days."""
    return grids.sum_cell(arm, picture, days, HOURS[begin : begin + BLOCK])


def table(grids: Grids) -> Table | None:
    """Per partner: doors found closed a year, the wait until it opens, and what the police do meanwhile."""
    words, picture = grids.words, "wall"
    partners = sorted(grids.rows(picture), key=lambda row: (-grids.value(grids.tables.arms[0], picture, row, "closed"), row))
    if not partners:
        return None
    rows = []
    for partner in partners:
        for arm in grids.tables.arms:
            opened = grids.value(arm, picture, partner, "opened")
            waited = grids.value(arm, picture, partner, "waited") / opened if opened else None
            wait: Content = [words("none")]
            if waited is not None:
                wait = [Cell(words.number(waited, 1), f"{picture}|{partner}|waited|opened", arm, "picture_ratio", repr(waited))]
            cells = [grids.cell(arm, picture, partner, column) for column in COLUMNS]
            rows.append((grids.measures.part(partner), [[grids.short(arm)], cells[0], wait, *cells[1:]]))
    head = ["promises.partner", "variant", "wall.closed", "wall.waited", "wall.stood_in", "wall.stood_in_hours"]
    return Table("", [words(name) for name in head], rows)
