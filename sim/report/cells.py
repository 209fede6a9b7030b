"""A number on the page that can be traced: it carries the measure, the arm, the statistic and the exact value it was read from."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from markupsafe import Markup

from .measures import Measures
from .tables import REFERENCE, number

MOST = 2.0
"""A share of the reference beyond which percents tell nobody anything."""


@dataclass(frozen=True)
class Cell:
    """One printed number. `value` is the text of the table (or the repr of what was computed from it)."""

    text: str
    metric: str
    policy: str
    stat: str
    value: str
    week: str = ""

    def __html__(self) -> str:
        week = Markup(' data-week="{}"').format(self.week) if self.week else Markup("")
        return Markup('<span data-metric="{}" data-policy="{}" data-stat="{}" data-value="{}"{}>{}</span>').format(
            self.metric, self.policy, self.stat, self.value, week, self.text
        )


Part = str | Cell
Content = list[Part]
"""What stands in one place of a table: words and numbers in a row."""


@dataclass(frozen=True)
class Table:
    """A table of the page; the first cell of a row is its heading."""

    caption: str
    head: list[str]
    rows: list[tuple[str, list[Content]]]
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Picture:
    """A chart, what it shows in words, and the table with the same figures."""

    id: str
    figure: dict
    caption: str
    table: Table | None = None
    title: str = ""


@dataclass(frozen=True)
class Drawing:
    """A drawing that is on the page as it stands, what it shows in words, and the table with the same figures."""

    id: str
    markup: Markup
    caption: str
    title: str = ""


def placed(text: str, **parts: Content) -> Content:
    """A text of the catalogue with words and traceable numbers in its {places}."""
    first, *further = text.split("{")
    found: Content = [first]
    for piece in further:
        name, _, rest = piece.partition("}")
        found += [*parts[name], rest]
    return [part for part in found if part != ""]


def joined(parts: list[Content], between: str) -> Content:
    """Several contents in a row."""
    return [piece for place, part in enumerate(parts) for piece in ([between] if place else []) + part]


class Cells:
    """Makes the traceable numbers of one report."""

    def __init__(self, measures: Measures) -> None:
        self.measures, self.tables, self.words = measures, measures.tables, measures.words

    def mean(self, arm: str, metric: str) -> Content:
        """The mean over the replications of an arm; a dash where nothing was observed."""
        value = self.tables.summary.get((arm, metric), {}).get("mean") or ""
        return [Cell(self.measures.value(metric, number(value)), metric, arm, "mean", value)] if value else [self.words("none")]

    def base(self, metric: str) -> Content:
        """The mean in the reference that stands beside differences: that of the pairs, or of all runs where nothing is compared."""
        for arm in self.tables.policies:
            value = self.tables.differences.get((arm, metric), {}).get("base_mean") or ""
            if value:
                return [self._compared(arm, metric, "base_mean", value)]
        return self.mean(REFERENCE, metric)

    def _compared(self, arm: str, metric: str, stat: str, value: str) -> Cell:
        return Cell(self.measures.value(metric, number(value)), metric, arm, stat, value)

    def difference(self, arm: str, metric: str) -> Content:
        """Difference, interval and verdict; only the verdict where the arms are identical or nothing was observed."""
        row, verdict = self.tables.differences.get((arm, metric), {}), self.tables.verdict(arm, metric)
        if verdict in ("identical", "missing"):
            return [self.words(f"v.{verdict}")]
        if not row["low"]:  # one pair has no interval
            return [Cell(self.measures.difference(metric, number(row["difference"])), metric, arm, "difference", row["difference"])]
        value, low, high = (
            Cell(self.measures.difference(metric, number(row[column])), metric, arm, stat, row[column])
            for column, stat in (("difference", "difference"), ("low", "difference_low"), ("high", "difference_high"))
        )
        said = self.measures.verdict_word(metric, verdict)
        return [value, " (", low, f" {self.words('to')} ", high, ") ", said, *self._own_base(arm, metric)]

    def _own_base(self, arm: str, metric: str) -> Content:
        """The reference of this arm's pairs, where it differs from the one the row begins with: some runs saw nothing in one arm only."""
        own = self.tables.differences[arm, metric]["base_mean"]
        shown = next((one.text for one in self.base(metric) if isinstance(one, Cell)), "")
        cell = self._compared(arm, metric, "base_mean", own)
        return [] if not own or cell.text == shown else [f"; {self.words('basis').lower()} ", cell]

    def relative(self, arm: str, metric: str) -> Content:
        """The difference as a share of the mean in the reference (computed here, so `value` is its repr).

        Beyond +200 % from how much to how much is said instead; a grade is not a share of anything.
        """
        share, row = self.tables.relative(arm, metric), self.tables.differences.get((arm, metric), {})
        if self.measures.is_grade(metric):
            return [*self.difference(arm, metric)[:1], f" {self.words('unit.grade')}"]
        if share > MOST:
            base, mean = (self._compared(arm, metric, stat, row[column]) for stat, column in (("base_mean",) * 2, ("paired_mean", "mean")))
            unit = self.measures.short_unit
            return [f"{self.words('from_to')} ", base, unit(metric, base.value), f" {self.words('onto')} ", mean, unit(metric, mean.value)]
        if not math.isfinite(share):  # nothing to be a share of: the difference itself
            return self.difference(arm, metric)[:1]
        decimals = 0 if abs(share) >= 0.1 else 1 if abs(share) >= 0.005 else 2
        return [Cell(self.words.percent(share, decimals, signed=True), metric, arm, "relative", repr(share))]

    def runs(self, arm: str, metric: str) -> Content:
        """How many replications the difference rests on."""
        value = self.tables.differences.get((arm, metric), {}).get("n") or ""
        return [Cell(self.words.number(number(value)), metric, arm, "n_pairs", value)] if value else [self.words("none")]

    def weekly(self, arm: str, metric: str, row: dict[str, str]) -> Content:
        """The mean of one week."""
        value = row["mean"]
        return (
            [Cell(self.measures.value(metric, number(value)), metric, arm, "curve_mean", value, row["week"])]
            if value
            else [self.words("none")]
        )
