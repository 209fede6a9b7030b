"""How many worlds are needed: runs on until the answer is as precise as was asked, and says so when the limit comes first.

Precision is half the width of the 95 % interval, in the unit of the measure: of the difference of every policy with its
reference, or of the mean where nothing is compared. At least twenty worlds are looked at, and the precision must hold for five
worlds more, so that a lucky look does not stop a study (Hoad, Robinson and Davies 2010). The worlds count in their own order, so
that neither the number of processes nor what was done before changes where a study stops.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .measures import Measures
from .statistics import Value, estimate, paired_difference
from .words import say

LEAST, AHEAD = 20, 5
Arms = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Advice:
    """Where a study stopped and how precise it is: per measure what was asked, what was reached and how many worlds that would take."""

    stopped: int
    limit: int
    firm: bool
    asked: dict[str, float]
    reached: dict[str, Value]
    needed: dict[str, int | None]

    def plain(self) -> dict[str, Any]:
        """For the manifest."""
        measures = {m: {"asked": self.asked[m], "reached": self.reached[m], "needed": self.needed[m]} for m in self.asked}
        return {"stopped": self.stopped, "limit": self.limit, "firm": self.firm, "least": LEAST, "look_ahead": AHEAD, "measures": measures}

    def told(self, language: str) -> list[str]:
        """In words, a line for each measure."""
        lines = []
        for measure, asked in self.asked.items():
            about: dict[str, Any] = {"measure": measure, "asked": _shown(asked, language)}
            reached, needed = self.reached[measure], self.needed[measure]
            if self.firm:
                lines.append(say("precise", language, n=self.stopped, ahead=AHEAD, **about))
            elif reached is None or needed is None:
                lines.append(say("precision_unknown", language, limit=self.limit, **about))
            else:
                code, shown = "precision_short" if reached > asked else "precision_near", _shown(reached, language)
                lines.append(say(code, language, limit=self.limit, reached=shown, needed=needed, **about))
        return lines


@dataclass(frozen=True)
class Adviser:
    """Looks at the worlds done so far. `pairs` are the arms to be told apart: (reference, arm); without any, the means of `basis`."""

    asked: dict[str, float]
    pairs: Sequence[tuple[str, str]]
    basis: str
    kinds: Mapping[str, str]

    def reach(self, worlds: Sequence[Arms], measure: str) -> Value:
        """Half the width of the widest interval of a measure; None where there is no interval yet."""
        if not self.pairs:
            e = estimate(_values(worlds, self.basis, measure), self.kinds.get(measure, "mean"))
            return None if e.low is None or e.high is None else (e.high - e.low) / 2
        halves = []
        for reference, arm in self.pairs:
            d = paired_difference(_values(worlds, reference, measure), _values(worlds, arm, measure))
            if d.low is None or d.high is None:
                return None
            halves.append((d.high - d.low) / 2)
        return max(halves)

    def is_met(self, worlds: Sequence[Arms]) -> bool:
        """Whether every measure is as precise as was asked."""
        return all((half := self.reach(worlds, measure)) is not None and half <= asked for measure, asked in self.asked.items())

    def stop(self, worlds: Sequence[Arms], seen: int = 0) -> int | None:
        """With how many of the first worlds the answer is firm; None if with none of them yet. With `seen` worlds it was not."""
        held = 0
        for n in range(max(LEAST, seen - AHEAD), len(worlds) + 1):
            held = held + 1 if self.is_met(worlds[:n]) else 0
            if held > AHEAD:
                return n
        return None

    def advice(self, worlds: Sequence[Arms], limit: int) -> Advice:
        """What to say when the study has stopped with these worlds."""
        n = len(worlds)
        reached = {measure: self.reach(worlds, measure) for measure in self.asked}
        needed: dict[str, int | None] = {}
        for measure, asked in self.asked.items():
            half = reached[measure]
            needed[measure] = None if half is None else max(LEAST, math.ceil(n * (half / asked) ** 2)) + AHEAD
        return Advice(n, limit, self.stop(worlds, n - 1) == n, dict(self.asked), reached, needed)


def adviser(loaded: Any, arms: Sequence[str], ceilings: Sequence[str], catalogue: Sequence[Any]) -> Adviser | None:
    """The adviser a scenario asks for under `run.precision`; None where it asks nothing."""
    asked = dict(getattr(loaded.scenario.run, "precision", None) or {})
    if not asked:
        return None
    basis, *others = arms
    pairs = [(loaded.references.get(arm, basis), arm) for arm in others if arm not in ceilings]
    known = Measures(asked, catalogue)
    return Adviser(asked, pairs, basis, {measure: known.kind(measure) for measure in asked})


def unknown_measures(loaded: Any, catalogue: Sequence[Any]) -> list[tuple[str, str]]:
    """Measures of which precision is asked and that do not exist, each with the name that was probably meant."""
    asked = dict(getattr(loaded.scenario.run, "precision", None) or {})
    known, names = Measures(asked, catalogue), [str(measure.name) for measure in catalogue]
    return [(m, next(iter(difflib.get_close_matches(m, names, 1, 0.5)), "…")) for m in asked if known.about(m) is None]


def _shown(value: float, language: str) -> str:
    """Three digits, with the comma of Dutch."""
    return f"{value:.3g}".replace(".", "," if language == "nl" else ".")


def _values(worlds: Sequence[Arms], arm: str, measure: str) -> list[Value]:
    return [world[arm].get("measures", {}).get(measure) for world in worlds]
