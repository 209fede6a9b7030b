"""What a claim about runs is: a figure, a bound, and why the bound lies there."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sim.study.statistics import t_quantile

SIZE = "#n"
"""`name#n` tells of how many cases the share `name` is taken."""


class Figures:
    """What one world showed: a measure by name, mean over its replications; a share of counted cases over all of them together."""

    def __init__(self, worlds: Sequence[Mapping[str, float | None]]) -> None:
        self._worlds = list(worlds)
        self.replications = len(self._worlds)

    def __getitem__(self, name: str) -> float:
        sized = [(one[name], one[name + SIZE]) for one in self._worlds if one.get(name) is not None and one.get(name + SIZE)]
        if sized:
            cases = math.fsum(size for _, size in sized)  # type: ignore[misc]
            return math.fsum(value * size for value, size in sized) / cases  # type: ignore[operator]
        values = [one[name] for one in self._worlds if one.get(name) is not None]
        return math.fsum(values) / len(values) if values else math.nan  # type: ignore[arg-type]

    def without(self, replication: int) -> Figures:
        """The same, one replication left out."""
        return Figures(self._worlds[:replication] + self._worlds[replication + 1 :])

    def cases(self, name: str) -> float:
        """Over how many cases a share was taken, in all replications together."""
        return math.fsum(one.get(name + SIZE) or 0.0 for one in self._worlds)


Worlds = Mapping[str, Figures]


@dataclass(frozen=True)
class Claim:
    """One figure that must lie between two bounds."""

    says: str
    """What the figure is."""
    world: str
    """In which world it is taken."""
    figure: Callable[[Worlds], float]
    because: str
    """Why the bound lies there; written before the figure was known."""
    least: float = -math.inf
    most: float = math.inf
    not_met: str = ""
    """Why it does not hold, where that was found out. A test fails when it clearly holds all the same: then this is to be struck out."""

    def holds(self, worlds: Worlds) -> bool:
        """Whether the figure lies within its bounds; a figure that could not be taken does not."""
        return self.least <= self.figure(worlds) <= self.most

    def margin(self, worlds: Worlds) -> float:
        """How far the figure may be off by chance, 95 times in 100 (jackknife over replications, Student's t); nan if not to be said."""
        many = min(figures.replications for figures in worlds.values())
        if many < 3:
            return math.nan
        left = [self.figure({name: figures.without(number) for name, figures in worlds.items()}) for number in range(many)]
        if not all(map(math.isfinite, left)):
            return math.nan
        mean = math.fsum(left) / many
        return t_quantile(many - 1) * math.sqrt((many - 1) / many * math.fsum((value - mean) ** 2 for value in left))

    def clearly_holds(self, worlds: Worlds) -> bool:
        """Whether it would hold as well with the figure a margin higher or lower."""
        figure, margin = self.figure(worlds), self.margin(worlds)
        return self.least <= figure - margin and figure + margin <= self.most


@dataclass(frozen=True)
class Pattern:
    """One pattern of the study: what shows in the base, and what is left when its cause is taken away."""

    name: str
    ids: tuple[str, ...]
    says: str
    shows: tuple[Claim, ...]
    vanishes: tuple[Claim, ...] = ()
    note: str = ""
    """What a reader must know to take the figures for what they are."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All its claims, those about the base first."""
        return (*self.shows, *self.vanishes)
