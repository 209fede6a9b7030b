"""How a measure is entered: its name, its words in two languages, which way is better, and the function that takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.registry import Registry

if TYPE_CHECKING:
    from .book import Book
    from .scope import Scope

SECTIONS = (
    "board", "silence", "notes", "problems", "attention", "calls", "citizens", "hours", "officers", "detectives", "meetings",
)  # fmt: skip
"""The chapters of the catalogue, in order."""


class Measure(NamedTuple):
    """What people must know of a measure. `better` is higher, lower or None; `kind` is mean, share or count (a year)."""

    name: str
    unit: str
    better: str | None
    kind: str
    section: str
    nl: str
    en: str
    explain_nl: str
    explain_en: str


class Share(NamedTuple):
    """So many of so many cases. The study is told both, so that it knows how sure the share is."""

    hits: float
    of: float


Found = Mapping[str, float | Share]
"""What a family found, by the rest of the name: '' for the measure itself, '.squads@coupled' for a part of it in a group."""


class Family(NamedTuple):
    """One measure, or one measure of many parties, with the function that takes it from the book."""

    about: Measure
    take: Callable[[Book], Found]
    parts: Callable[[Scope], Iterable[str]]
    """The rest of the name of each of its members."""
    grouped: bool
    """Whether each of its members is also taken in each group of beats."""
    place: int


class Curve(NamedTuple):
    """A measure that is also followed week by week."""

    name: str
    take: Callable[[Book], Mapping[str, list[float]]]


METRICS: Registry[Family] = Registry("sim.metrics")
CURVES: Registry[Curve] = Registry("sim.metrics")
_places = count()


def only_itself(scope: Scope) -> Sequence[str]:
    """A measure without parts."""
    return ("",)


def parts(*names: str) -> Callable[[Scope], Sequence[str]]:
    """A measure of these parts, the same in every district."""
    return lambda scope: tuple(f".{name}" for name in names)


def metric(
    name: str,
    *,
    unit: str,
    better: str | None,
    kind: str,
    section: str,
    nl: str,
    en: str,
    explain_nl: str,
    explain_en: str,
    parts: Callable[[Scope], Iterable[str]] = only_itself,
    grouped: bool = True,
) -> Callable[[Callable[[Book], Found]], Callable[[Book], Found]]:
    """Decorator: enter a measure (or a family of them) with the function that takes it."""
    about = Measure(name, unit, better, kind, section, nl, en, explain_nl, explain_en)

    def enter(take: Callable[[Book], Found]) -> Callable[[Book], Found]:
        METRICS.register(name)(Family(about, take, parts, grouped, next(_places)))
        return take

    return enter


def curve(name: str) -> Callable[[Callable[[Book], Mapping[str, list[float]]]], Callable[[Book], Mapping[str, list[float]]]]:
    """Decorator: enter a weekly line under the name of a measure."""

    def enter(take: Callable[[Book], Mapping[str, list[float]]]) -> Callable[[Book], Mapping[str, list[float]]]:
        CURVES.register(name)(Curve(name, take))
        return take

    return enter


def families() -> list[Family]:
    """All families in the order of the catalogue."""
    return sorted(METRICS.values(), key=lambda family: (SECTIONS.index(family.about.section), family.place))
