"""The lines beside the picture and the scoreboard under it: the study's own measures, followed week by week."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from sim.kernel.week import WEEK
from sim.metrics.base import CURVES, families
from sim.metrics.book import Book
from sim.metrics.spells import board

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


LINES = (
    Line("squad_tie", True, 1),
    Line("notes_told_at_once", True, 1),
    Line("attention_met", True, 1),
    Line("problems_open", False, 2),
    Line("response_p3", False, 0),
    Line("frustration", False, 1),
    Line("liveability", False, 2),
)
PARTIES = {
    "reporting": ("bewoners die melden", "citizens who report"),
    "silent": ("bewoners die zwijgen", "citizens who keep silent"),
    "disorderly": ("bewoners rond overlast", "citizens around nuisance"),
    "squads": ("ploegen", "squads"),
    "coupled_squad": ("de gekoppelde ploeg", "the coupled squad"),
    "other_squads": ("de andere ploegen", "the other squads"),
    "detectives": ("recherche", "detectives"),
    "info": ("info", "info"),
    "mso": ("servicedesk", "service desk"),
    "partners": ("partners", "partners"),
}
"""Whose ties with officers the scoreboard counts."""


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
    """The lines of one run, asked for a stretch of weeks at a time."""

    def __init__(self, journal: Journal, scenario: Scenario, groups: Mapping[str, Iterable[str]]) -> None:
        self._journal, self._scenario, self._groups = journal, scenario, groups
        self._takes = {family.about.name: family.take for family in families() if family.about.name in {line.name for line in LINES}}

    def _book(self, first: int, weeks: int) -> Book:
        run = self._scenario.run.model_copy(update={"warm_up_weeks": first, "weeks": weeks})
        return Book(self._journal, self._scenario.model_copy(update={"run": run}), self._groups)

    def of(self, first: int, end: int) -> list[dict[str, list[float | None]]]:
        """For the weeks from `first` until `end`, counted from the first measured week: every line, whole district first."""
        warm_up = self._scenario.run.warm_up_weeks
        book = self._book(warm_up + first, end - first)
        whole = {line.name: CURVES[line.name].take(book) for line in LINES if line.name in CURVES}
        found = []
        for place in range(end - first):
            weeks = min(WINDOW, warm_up + first + place + 1)
            window = self._book(warm_up + first + place + 1 - weeks, weeks)
            found.append({
                line.name: [
                    _shown(line, whole[line.name][end][place] if end in whole[line.name] else None) if line.name in whole
                    else _shown(line, self._takes[line.name](window).get(end))
                    for end in ENDS
                ]
                for line in LINES
            })  # fmt: skip
        return found

    def scoreboards(self, first: int, end: int) -> list[list[list[Any]]]:
        """For each of these weeks: of every party how many ties were made, still stand, and were lost since the first week."""
        warm_up = self._scenario.run.warm_up_weeks
        book = self._book(warm_up, end)
        parties = [name for name in PARTIES if name in book.parties()]
        spells = [(name[1:], spell) for spell in book.once(board).spells for name in spell.names if name[1:] in parties]
        found = []
        for week in range(first, end):
            now = (warm_up + week + 1) * WEEK
            made, kept, lost = (dict.fromkeys(parties, 0) for _ in range(3))
            for party, spell in spells:
                gone = spell.lost is not None and spell.lost < now
                if book.start <= spell.made < now:
                    made[party] += 1
                    kept[party] += not gone
                lost[party] += gone and spell.lost >= book.start  # type: ignore[operator]
            found.append([[party, made[party], kept[party], lost[party]] for party in parties])
        return found


def _shown(line: Line, value: Any) -> float | None:
    """As it is printed: a share out of a hundred, rounded; nothing where nothing was observed."""
    if value is None:
        return None
    number = (value.hits / value.of if value.of else math.nan) if hasattr(value, "hits") else float(value)
    if not math.isfinite(number):
        return None
    return round(number * (100 if line.percent else 1), line.decimals)
