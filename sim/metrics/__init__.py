"""What is measured in a run: functions of its journal, each with its unit, its direction and its words.

Nothing here is known to those who work in the district, and nothing here knows them.
"""

from __future__ import annotations

import gc
import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .base import CURVES, Measure, Share, families

if TYPE_CHECKING:
    from sim.kernel.journal import Journal
    from sim.scenario.schema import Scenario

    from .base import Family
    from .book import Book

__all__ = ["Measure", "board_at", "catalogue", "curves", "measure"]

SIZE = "#n"
"""`name#n` tells of how many cases the share `name` is taken."""


def measure(journal: Journal, scenario: Scenario, groups: Mapping[str, Iterable[str]]) -> dict[str, float]:
    """Every measure over the measured weeks, by full name; nan where nothing was observed.

    `groups` holds names of beats under `coupled` and `other`, and names of squads under `coupled_squads`. Without
    coupled beats everything is measured for all beats together only. Shares of counted cases bring a `name#n`.
    """
    from .book import Book

    with _collector_at_rest():
        return _take(Book(journal, scenario, groups), families())


def board_at(journal: Journal, scenario: Scenario, groups: Mapping[str, Iterable[str]], shift: float) -> dict[str, float]:
    """The scoreboard of ties with the threshold of 'made' moved by `shift` (say −.05 or .05): the choice must not make the finding."""
    from .book import Book

    return _take(Book(journal, scenario, groups, shift), [family for family in families() if family.about.section == "board"])


def curves(journal: Journal, scenario: Scenario, groups: Mapping[str, Iterable[str]]) -> dict[str, list[float]]:
    """One value per measured week, by full name; nan where nothing was observed."""
    from .book import Book

    book = Book(journal, scenario, groups)
    with _collector_at_rest():
        return {name + rest: line for name, one in CURVES.items() for rest, line in one.take(book).items()}


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Measuring makes many small things and no circles; looking for circles in a whole district would take as long again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def catalogue(scenario: Scenario | None = None, groups: Mapping[str, Iterable[str]] | None = None) -> list[Measure]:
    """What each measure is. Without a scenario the families; with one every name that a run of it yields.

    The groups are those that the scenario's own policies make, unless they are given.
    """
    if scenario is None:
        return [family.about for family in families()]
    from .scope import Scope, groups_of

    scope = Scope(scenario, groups_of(scenario) if groups is None else groups)
    return [
        _named(family.about, rest, end)
        for family in families()
        for rest in family.parts(scope)
        for end in (scope.groups if family.grouped else ("",))
    ]


_GROUPS = {"": ("", ""), "coupled": (" (gekoppelde wijken)", " (coupled beats)"), "other": (" (andere wijken)", " (other beats)")}


def _named(about: Measure, rest: str, end: str) -> Measure:
    """One member of a family, with its part and group in its name and in its words."""
    name = rest + end
    part, _, group = name.partition("@")
    said = f": {part[1:].replace('.', ', ').replace('_', ' ')}" if part else ""
    dutch, english = _GROUPS[group]
    return about._replace(name=about.name + name, nl=about.nl + said + dutch, en=about.en + said + english)


def _take(book: Book, chosen: Iterable[Family]) -> dict[str, float]:
    found: dict[str, float] = {}
    for family in chosen:
        name = family.about.name
        for rest, value in family.take(book).items():
            if isinstance(value, Share):
                found[name + rest] = value.hits / value.of if value.of else math.nan
                found[name + rest + SIZE] = float(value.of)
            else:
                found[name + rest] = float(value)
    return found
