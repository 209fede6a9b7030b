"""The book that every measure reads: the journal of one run, and which weeks of it are measured."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from sim.kernel.week import WEEK
from sim.world import facts

from .scope import Scope

if TYPE_CHECKING:
    from sim.kernel.journal import Journal
    from sim.scenario.schema import Scenario

Told = TypeVar("Told", bound=tuple)  # type: ignore[type-arg]
Ledger = TypeVar("Ledger")
_BEAT = {
    name: kind._fields.index("beat")  # type: ignore[attr-defined]
    for name, kind in vars(facts).items() if isinstance(kind, type) and "beat" in getattr(kind, "_fields", ())
}  # fmt: skip
"""Where each kind of fact holds its beat."""


class Book(Scope):
    """One run. The measured weeks are [start, end) in seconds; the whole journal is there for what came before."""

    def __init__(self, journal: Journal, scenario: Scenario, groups: Mapping[str, Iterable[str]], made_shift: float = 0.0) -> None:
        super().__init__(scenario, groups)
        self.journal = journal
        self.weeks: int = scenario.run.weeks
        self.start = scenario.run.warm_up_weeks * WEEK
        self.end = self.start + self.weeks * WEEK
        self.a_year = 52 / self.weeks
        """What a count in the measured weeks is multiplied by to be a count a year."""
        self.made_shift = made_shift
        """How much higher the threshold lies at which a tie counts as made: to see what the choice of the threshold does."""
        self._ledgers: dict[Callable[[Book], object], object] = {}

    def all(self, kind: type[Told]) -> list[Told]:
        """Every fact of a kind, warm-up included, up to the end of the measured weeks."""
        told = self.journal.of(kind)
        return told if not told or told[-1][0] < self.end else told[: bisect_left(told, (self.end,))]

    def measured(self, kind: type[Told], before: int = 0) -> list[Told]:
        """The facts of a kind in the measured weeks, and in `before` seconds that go ahead of them."""
        told = self.journal.of(kind)
        return told[bisect_left(told, (self.start - before,)) : bisect_left(told, (self.end,))]  # type: ignore[misc]

    def ends_of_weeks(self, kind: type[Told]) -> list[Told]:
        """Facts that are told on Monday at midnight about the week before: those about measured weeks."""
        told = self.journal.of(kind)
        return told[bisect_left(told, (self.start + 1,)) : bisect_left(told, (self.end + 1,))]  # type: ignore[misc]

    def counted(self, kind: type[Told]) -> Mapping[str, int]:
        """How many facts of a kind there were in the measured weeks, by beat."""
        return Counter(map(itemgetter(_BEAT[kind.__name__]), self.measured(kind)))

    def yearly(self, by_beat: Mapping[str, float]) -> dict[str, float]:
        """Numbers a year by end of the name, from counts by beat."""
        return {end: value * self.a_year for end, value in self.fold(by_beat).items()}

    def once(self, ledger: Callable[[Book], Ledger]) -> Ledger:
        """What a pass through the journal found; several measures that need the same pass share it."""
        if ledger not in self._ledgers:
            self._ledgers[ledger] = ledger(self)  # type: ignore[index]
        return self._ledgers[ledger]  # type: ignore[index,return-value]

    def line(self) -> list[float]:
        """A zero for each measured week."""
        return [0.0] * self.weeks

    def lines(self) -> dict[str, list[float]]:
        """A line for each group."""
        return {end: self.line() for end in self.groups}

    def add_stretch(self, line: list[float], begins: float, ends: float) -> None:
        """Add to each measured week the share of it that lies in [begins, ends)."""
        begins, ends = max(begins, self.start), min(ends, self.end)
        while begins < ends:
            week = int(begins - self.start) // WEEK
            until = min(ends, self.start + (week + 1) * WEEK)
            line[week] += (until - begins) / WEEK
            begins = until


def moving(hits: list[float], of: list[float], weeks: int) -> list[float]:
    """Shares over the last few weeks; the lines begin `weeks − 1` weeks before the first value, nan where nothing happened."""
    found = []
    for last in range(weeks, len(of) + 1):
        cases = sum(of[last - weeks : last])
        found.append(sum(hits[last - weeks : last]) / cases if cases else float("nan"))
    return found
