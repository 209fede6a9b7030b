"""The small tables behind the pictures, as numbers on the page that can be traced."""

from __future__ import annotations

from collections.abc import Iterable

from .cells import Cell, Content
from .measures import Measures
from .tables import REFERENCE, number

MOST_BARS = 24
"""With more bars than this a picture shows the reference only; its table has every variant."""


class Grids:
    """The tables of one report, by picture, row and column. What is not there is zero."""

    def __init__(self, measures: Measures) -> None:
        self.measures, self.tables, self.words = measures, measures.tables, measures.words

    def rows(self, picture: str) -> list[str]:
        """Every row that any variant has, in alphabetical order."""
        return sorted({row: None for arm in self.tables.arms for row in self.tables.grids.get((arm, picture), {})})

    def value(self, arm: str, picture: str, row: str, column: str) -> float:
        """One number."""
        return number(self._text(arm, picture, row, column))

    def total(self, arm: str, picture: str, row: str, columns: Iterable[str]) -> float:
        """The sum of some columns."""
        return sum(self.value(arm, picture, row, column) for column in columns)

    def sum_of(self, arm: str, picture: str, rows: Iterable[str], columns: Iterable[str]) -> float:
        """The sum of some columns of some rows; rounded as the numbers are, so that no sum shows more than there is."""
        columns = tuple(columns)
        return round(sum(self.total(arm, picture, row, columns) for row in rows), 4)

    def share(self, arm: str, picture: str, row: str, part: Iterable[str], whole: Iterable[str]) -> float | None:
        """Some columns as a share of some more; None where there is nothing to be a share of."""
        of = self.total(arm, picture, row, whole)
        return self.total(arm, picture, row, part) / of if of else None

    def cell(self, arm: str, picture: str, row: str, column: str, decimals: int = 1) -> Content:
        """One number as people read it."""
        text = self._text(arm, picture, row, column)
        return [Cell(self.words.number(number(text), decimals), f"{picture}|{row}|{column}", arm, "picture", text)]

    def sum_cell(self, arm: str, picture: str, rows: tuple[str, ...], columns: tuple[str, ...]) -> Content:
        """A sum as people read it."""
        value = self.sum_of(arm, picture, rows, columns)
        return [Cell(self.words.number(value, 1), f"{picture}|{'+'.join(rows)}|{'+'.join(columns)}", arm, "picture_sum", repr(value))]

    def share_cell(self, arm: str, picture: str, row: str, part: tuple[str, ...], whole: tuple[str, ...]) -> Content:
        """A share in percents; a dash where there is nothing to be a share of."""
        share = self.share(arm, picture, row, part, whole)
        if share is None:
            return [self.words("none")]
        places = f"{picture}|{row}|{'+'.join(part)}|{'+'.join(whole)}"
        return [Cell(self.words.percent(share, 1), places, arm, "picture_share", repr(share))]

    def arms_of_bars(self, bars: int) -> list[str]:
        """The variants of which a picture with so many bars a variant can show all; else the reference only."""
        return self.tables.arms if bars * len(self.tables.arms) <= MOST_BARS else [REFERENCE]

    def title(self, arm: str) -> str:
        """What a variant is called."""
        return self.tables.title(arm, self.words.language)

    def short(self, arm: str) -> str:
        """What sets the title of a variant apart, for the rows of a long table."""
        return self.tables.short_title(arm, self.words.language)

    def _text(self, arm: str, picture: str, row: str, column: str) -> str:
        return self.tables.grids.get((arm, picture), {}).get(row, {}).get(column, "0.0")
