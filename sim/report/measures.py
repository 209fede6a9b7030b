"""How a measure is called, in which unit it is printed and which way is better."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from .tables import REFERENCE, Tables
from .words import Words

GROUPS = ("coupled", "other", "")
"""The coupled beats, the other beats, the whole bureau; never added up."""

DIRECT = ("attention_met", "notes_reached", "notes_delay", "told_back_share", "call_wait", "response_p3", "doors_rammed", "pulled_in")
"""What a policy changes in the work itself."""
OUTCOMES = ("problems_open", "problems_solved", "problem_escalations", "time_to_solve", "incidents", "confidence", "liveability", "frustration", "clearance")
"""What comes of it for citizens and officers."""
MAIN = (*DIRECT, *OUTCOMES)
FAMILIES = ("tie_made", "tie_kept", "tie_lost", "tie_life", "told", "silence", "hours")


def at(metric: str, group: str) -> str:
    """A measure in one group of beats."""
    return f"{metric}@{group}" if group else metric


@dataclass(frozen=True)
class Measures:
    """The measures of one results folder, in one language."""

    tables: Tables
    words: Words

    def entry(self, metric: str) -> dict[str, Any]:
        """What the study's own catalogue says of a measure, by its full name, its name without group, or its family."""
        name = metric.split("@")[0]
        known = {str(one["name"]): one for one in self.tables.manifest.get("measures", [])}
        return known.get(metric) or known.get(name) or known.get(name.split(".")[0]) or {}

    def label(self, metric: str) -> str:
        """The noun of a measure without its group: 'open problemen'."""
        name, family = metric.split("@")[0], metric.split(".")[0]
        if self.words.has(f"m.{name}"):
            return self.words(f"m.{name}")
        if family in FAMILIES and "." in name:
            return f"{self.words(f'm.{family}')}: {self.part(name.split('.', 1)[1])}"
        return str(self.entry(metric).get(self.words.language) or name)

    def part(self, name: str) -> str:
        """A party, pair, activity or cause in words; a name from the scenario stays as it was written."""
        return ", ".join(self.words(f"part.{one}") if self.words.has(f"part.{one}") else one.replace("_", " ") for one in name.split("."))

    def phrase(self, metric: str) -> str:
        """The subject of a sentence, group included: 'het aantal open problemen in de gekoppelde wijken'."""
        name, _, group = metric.partition("@")
        noun = self.words(f"phrase.{name}") if self.words.has(f"phrase.{name}") else self.label(metric)
        return f"{noun} {self.words(f'in.{group}')}" if group and self.words.has(f"in.{group}") else noun

    def lower_label(self, metric: str) -> str:
        """The noun inside a sentence, group included: 'open problemen in de gekoppelde wijken'."""
        label, group = self.label(metric), metric.partition("@")[2]
        return label[:1].lower() + label[1:] + (f" {self.words(f'in.{group}')}" if self.words.has(f"in.{group}") else "")

    def better(self, metric: str) -> str | None:
        """higher, lower or None: a measure of which nobody says which way is better."""
        return self.entry(metric).get("better")

    def is_share(self, metric: str) -> bool:
        """Shares are printed as percentages."""
        return self.entry(metric).get("kind") == "share"

    def unit(self, metric: str) -> str:
        """The unit in words, as far as the report or the study knows it."""
        name, family = metric.split("@")[0], metric.split(".")[0].split("@")[0]
        for key in (f"unit.{name}", f"unit.{family}"):
            if self.words.has(key):
                return self.words(key)
        if self.is_share(metric):
            return "%"
        unit = self.entry(metric).get("unit") or ""
        return str(unit.get(self.words.language, "")) if isinstance(unit, dict) else str(unit)

    def decimals(self, metric: str) -> int:
        """How many decimals suit a measure: by the size of its mean in the reference."""
        size = abs(self.tables.mean(REFERENCE, metric)) * (100 if self.is_share(metric) else 1)
        return 0 if not math.isfinite(size) or size >= 200 else 1 if size >= 10 else 2

    def value(self, metric: str, value: float, signed: bool = False) -> str:
        """A value of this measure as people read it (a difference of shares is in percentage points)."""
        share = self.is_share(metric)
        decimals = 1 if share else self.decimals(metric) + (1 if signed and self.decimals(metric) < 2 else 0)
        text = self.words.number(value * 100 if share else value, decimals, signed)
        return text + ("%" if share and not signed and math.isfinite(value) else "")
