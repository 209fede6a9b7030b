"""The lines beside the picture: the study's own measures, followed week by week."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from sim.metrics.base import CURVES, families
from sim.metrics.book import Book

if TYPE_CHECKING:
    from sim.kernel.journal import Journal
    from sim.scenario.schema import Scenario

WINDOW = 4
"""Weeks over which a measure that has no line of its own is taken each week: the week itself and those before it."""
ENDS = ("", "@coupled", "@other")
"""The whole district, the coupled beats, the other beats."""


class Line(NamedTuple):
    """A measure that is followed; `percent` is a share, shown out of a hundred."""

    name: str
    percent: bool
    decimals: int


SQUAD_TIE = "squad_tie"
LINES = (
    Line(SQUAD_TIE, True, 1),
    Line("notes_told_at_once", True, 1),
    Line("attention_met", True, 1),
    Line("problems_open", False, 2),
    Line("response_p3", False, 0),
    Line("frustration", False, 1),
    Line("liveability", False, 2),
)

def catalogue() -> list[dict[str, Any]]:
    """What each line is, with its words and which way is better."""
    about = {family.about.name: family.about for family in families()}
    return [
        {
            "id": line.name, "nl": about[line.name].nl, "en": about[line.name].en,
            "about_nl": about[line.name].explain_nl, "about_en": about[line.name].explain_en,
            "unit": "%" if line.percent else about[line.name].unit, "better": about[line.name].better, "decimals": line.decimals,
        }
        for line in LINES
    ]  # fmt: skip


class Lines:
    """The lines of one run: at the end of a week they know no more than there was to know then."""

    def __init__(self, journal: Journal, scenario: Scenario, groups: Mapping[str, Iterable[str]]) -> None:
        self._journal, self._scenario, self._groups = journal, scenario, groups
        self._takes = {family.about.name: family.take for family in families()}

    def book(self, first: int, weeks: int) -> Book:
        """The journal of these weeks, counted from the first day, and of all before them."""
        run = self._scenario.run.model_copy(update={"warm_up_weeks": first, "weeks": weeks})
        return Book(self._journal, self._scenario.model_copy(update={"run": run}), self._groups)

    def of_week(self, week: int, squad_tie: Mapping[str, float]) -> dict[str, list[float | None]]:
        """Every line at the end of a week, counted from the first day: whole district, coupled beats, other beats."""
        alone, window = self.book(week, 1), self.book(max(0, week + 1 - WINDOW), min(WINDOW, week + 1))
        found = {}
        for line in LINES:
            values: Mapping[str, Any]
            if line.name == SQUAD_TIE:
                values = squad_tie
            elif line.name in CURVES:
                values = {end: weeks[0] for end, weeks in CURVES[line.name].take(alone).items()}
            else:
                values = self._takes[line.name](window)
            found[line.name] = [_shown(line, values.get(end)) for end in ENDS]
        return found


def _shown(line: Line, value: Any) -> float | None:
    """As it is printed: a share out of a hundred, rounded; nothing where nothing was observed."""
    if value is None:
        return None
    number = (value.hits / value.of if value.of else math.nan) if hasattr(value, "hits") else float(value)
    if not math.isfinite(number):
        return None
    return round(number * (100 if line.percent else 1), line.decimals)
