"""The tables behind the pictures and the cases of a report: averages over the worlds, and one world told step by step."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Any

from .comparison import Comparison

PICTURES, CASES = "pictures.csv", "cases.csv"
DIGITS = 4
"""Behind the point, as in the tables of each world."""
TOLD = 0
"""The replication whose cases are told."""
STEP = ("problem", "sort", "kind", "beat", "second", "what", "who", "whom", "about", "times", "incidents")


def rows_of_pictures(of: Comparison) -> tuple[list[str], list[list[Any]]]:
    """Header and rows of pictures.csv: per variant, picture, row and column the mean over its worlds; a number that is nowhere is zero."""
    rows: list[list[Any]] = []
    for arm in of.arms:
        found = [world[arm]["pictures"] for world in of.worlds if "pictures" in world[arm]]
        for picture in sorted({name: None for one in found for name in one}):
            grids = [one.get(picture, {}) for one in found]
            for row in sorted({name: None for grid in grids for name in grid}):
                columns = [grid.get(row, {}) for grid in grids]
                for column in sorted({name: None for one in columns for name in one}):
                    mean = fsum(one.get(column, 0.0) for one in columns) / len(found)
                    rows.append([arm, picture, row, column, len(found), round(mean, DIGITS)])
    return ["policy", "picture", "row", "column", "n", "mean"], rows


def rows_of_cases(of: Comparison) -> tuple[list[str], list[Sequence[Any]]]:
    """Header and rows of cases.csv: the steps of a few cases in one world, per variant."""
    first = of.worlds[TOLD] if of.worlds else {}
    return ["policy", "replication", *STEP], [[arm, TOLD, *step] for arm in of.arms for step in first.get(arm, {}).get("cases", ())]
