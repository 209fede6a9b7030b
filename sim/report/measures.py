"""How a measure is called, in which unit it is printed and which way is better."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .tables import REFERENCE, Tables, number
from .words import Words

GROUPS = ("coupled", "other", "")
"""The coupled beats, the other beats, the whole bureau; never added up."""

DIRECT = (
    "attention_met",
    "notes_told_at_once",
    "notes_reached",
    "notes_delay",
    "told_back_share",
    "call_wait",
    "response_p3",
    "doors_rammed",
    "pulled_in",
)
"""What a policy changes in the work itself."""
OUTCOMES = (
    "problems_open",
    "problems_solved",
    "problem_escalations",
    "time_to_solve",
    "incidents",
    "confidence",
    "liveability",
    "frustration",
    "clearance",
)
"""What comes of it for citizens and officers."""
FAMILIES = ("tie_made", "tie_kept", "tie_lost", "tie_life", "tie_mean", "told", "silence", "hours", "case_wait")

LONG = 90.0
"""Minutes from which a time is printed as hours and minutes."""


def at(metric: str, group: str) -> str:
    """A measure in one group of beats."""
    return f"{metric}@{group}" if group else metric


@dataclass(frozen=True)
class Measures:
    """The measures of one results folder, in one language."""

    tables: Tables
    words: Words
    short: bool = False
    """Whether sentences name an arm by what sets its title apart."""

    @cached_property
    def aimed_at(self) -> tuple[str, ...]:
        """What the policies of this study are about, in their own order."""
        return tuple(str(name) for name in self.tables.manifest.get("aimed_at", ()))

    @property
    def direct(self) -> tuple[str, ...]:
        """What policies change in the work itself: what these are about first."""
        return tuple(dict.fromkeys([*(name for name in self.aimed_at if name not in OUTCOMES), *DIRECT]))

    @property
    def main(self) -> tuple[str, ...]:
        """All measures that are told of every group of beats."""
        return (*self.direct, *OUTCOMES)

    def arm(self, arm: str) -> str:
        """An arm in a sentence, between quotation marks."""
        title = self.tables.short_title if self.short else self.tables.title
        return self.words.quoted(title(arm, self.words.language))

    def entry(self, metric: str) -> dict[str, Any]:
        """What the study's own catalogue says of a measure, by its full name, its name without group, or its family."""
        name = metric.split("@")[0]
        known = {str(one["name"]): one for one in self.tables.manifest.get("measures", [])}
        parts = name.split(".")
        return next((known[n] for n in (metric, *(".".join(parts[:k]) for k in range(len(parts), 0, -1))) if n in known), {})

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
        keys = [(one, self.counted_key(f"part.{one}")) for one in name.split(".")]
        return ", ".join(self.words(key) if self.words.has(key) else one.replace("_", " ") for one, key in keys)

    def phrase(self, metric: str) -> str:
        """The subject of a sentence, group included: 'het aantal open problemen in de gekoppelde wijken'."""
        name = metric.split("@")[0]
        key = self.counted_key(f"phrase.{name}")
        if self.words.has(key):
            return self.words(key) + self.where(metric)
        family, _, member = name.partition(".")
        noun = self.label(metric)
        if self.words.has(f"phrase.member.{family}"):
            noun = self.words(f"phrase.member.{family}", part=self.part(member))
        return noun + self.where(metric)

    def small(self, metric: str) -> str:
        """The noun inside a sentence, without its group; capitals within it stay."""
        label = self.label(metric)
        return label[:1].lower() + label[1:]

    def group_name(self, group: str) -> str:
        """What a group of beats is called; one coupled beat is not called beats."""
        return self.words(f"g.{self._counted(group)}")

    def where(self, metric: str) -> str:
        """' in de gekoppelde wijken', with the space before it; nothing for the whole bureau or a group the report does not know."""
        key = f"in.{self._counted(metric.partition('@')[2])}"
        return f" {self.words(key)}" if self.words.has(key) else ""

    def _counted(self, group: str) -> str:
        beats = self.tables.manifest.get("groups", {}).get(group, ())
        return f"{group}.one" if len(beats) == 1 and self.words.has(f"in.{group}.one") else group

    def counted_key(self, key: str) -> str:
        """The key for several pairs of squad and officer, where the words then differ."""
        groups = self.tables.manifest.get("groups", {})
        many = max(len(groups.get("coupled", ())), len(groups.get("coupled_squads", ()))) > 1
        return f"{key}.many" if many and self.words.has(f"{key}.many") else key

    def better(self, metric: str) -> str | None:
        """higher, lower or None: a measure of which nobody says which way is better."""
        return self.entry(metric).get("better")

    def is_share(self, metric: str) -> bool:
        """Shares are printed as percentages."""
        return self.entry(metric).get("kind") == "share"

    def is_count(self, metric: str) -> bool:
        """Numbers of things, of which there are never fewer than none."""
        return self.entry(metric).get("kind") == "count" or metric.split("@")[0] in ("problems_open", "problems_unseen")

    def is_grade(self, metric: str) -> bool:
        """Grades differ by points, not by percents."""
        return metric.split("@")[0] == "liveability"

    def unit(self, metric: str) -> str:
        """The unit in words, as far as the report or the study knows it."""
        name, family = metric.split("@")[0], metric.split(".")[0].split("@")[0]
        for key in (f"unit.{name}", f"unit.{family}"):
            if self.words.has(key):
                return self.words(key)
        if self.is_share(metric):
            return "%"
        return str(self.entry(metric).get(f"unit_{self.words.language}") or "").strip("()")

    def unit_of_difference(self, metric: str) -> str:
        """The unit of a difference by itself: shares differ by percentage points."""
        return self.words("unit.points_of_share") if self.is_share(metric) else self.unit(metric)

    def unit_beside(self, metric: str) -> str:
        """The unit of a row that has values and differences; the values of shares carry their % themselves."""
        return self.words("unit.difference_of_share") if self.is_share(metric) else self.unit(metric)

    def weekly_unit(self, metric: str) -> str:
        """The unit of a weekly value: what is counted per year in the tables is counted per week in a curve."""
        return self.words("unit.weekly") if self.unit(metric) == self.words("unit.incidents") else self.unit(metric)

    def in_minutes(self, metric: str) -> bool:
        """Times of minutes, which are read as hours once they are long."""
        return self.words.has(f"unit.{metric.split('@')[0]}") and self.unit(metric) == self.words("unit.call_wait")

    def direction(self, metric: str) -> str:
        """How its ups and downs are called: `tie.` stronger, `time.` longer, `share.` a larger part, `much.` more; all else higher."""
        name = metric.split("@")[0]
        if name.startswith(("tie_mean", "squad_tie")):
            return "tie."
        if name == "known_at_act":
            return "much."
        times = (self.words(f"unit.{one}") for one in ("call_wait", "notes_delay", "case_wait", "time_to_solve"))
        return "time." if self.unit(metric) in times else "share." if self.is_share(metric) else ""

    def verdict_word(self, metric: str, verdict: str) -> str:
        """A verdict in a table: longer, stronger, no clear difference."""
        key = f"v.{self.direction(metric)}{verdict}"
        return self.words(key if self.words.has(key) else f"v.{verdict}")

    def spoken(self, metric: str, value: float) -> str:
        """A value in a sentence: '14 minuten', '2 uur 53'."""
        if self.in_minutes(metric):
            return self.words.duration(value) if abs(value) >= LONG else self.words("duration.minutes", n=self.words.number(value))
        return self.value(metric, value)

    def short_unit(self, metric: str, value: str) -> str:
        """' minuten' behind a time that is not printed as hours and minutes; nothing behind other values."""
        return f" {self.unit(metric)}" if self.in_minutes(metric) and abs(number(value)) < LONG else ""

    def value(self, metric: str, value: float) -> str:
        """A value of this measure as people read it, with decimals that suit the size of the measure in the reference."""
        if self.is_share(metric):
            return self.words.percent(value, 1)
        if self.in_minutes(metric) and abs(value) >= LONG:
            return self.words.duration(value)
        size = abs(self.tables.mean(REFERENCE, metric))
        size = size if math.isfinite(size) and size else abs(value)
        return self.words.number(value, 0 if size >= 200 else 1 if size >= 10 else 2)

    def difference(self, metric: str, value: float) -> str:
        """A difference, shares in percentage points, as precise as its narrowest interval: a clear one never reads as zero."""
        factor = 100 if self.is_share(metric) else 1
        if self.in_minutes(metric) and abs(value) >= LONG:
            return self.words.duration(value, signed=True)
        reach = [
            number(row["high"]) - number(row["low"]) for arm in self.tables.policies if (row := self.tables.differences.get((arm, metric)))
        ]
        smallest = min((factor * r / 2 for r in reach if math.isfinite(r) and r > 0), default=1.0)
        return self.words.number(factor * value, max(0, min(5, -math.floor(math.log10(smallest / 3)))), signed=True)
