"""What nobody knows for sure: every number of a scenario that is an assumption, and how far it may plausibly lie from its value.

A plausible range reaches from half the value to twice the value (a chance or a share: half to twice the odds), and never beyond
what the parameter may be. What a scenario gives several of (kinds of incidents, partners, beats) is one assumption: all move by
the same factor. A number at its neutral value stands for a mechanism that is off; it stays off.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from pydantic import BaseModel, ValidationError

from sim.parameters.base import Spread
from sim.scenario.schema import Scenario

FACTOR = 2.0
"""Half to twice: as wide as the ranges that the sources of some assumptions name (2-12 weeks for 5, .10-.25 a year for .15)."""
MOST_FACTOR = 10.0
_PLAIN_SCALES = ("odds ratio", "factor")
"""Units of numbers up to 1 that are no chances."""


@dataclass(frozen=True)
class Number:
    """One number in a scenario: where it stands, its value, and what it may be."""

    path: tuple[str, ...]
    value: float
    low: float | None
    high: float | None
    whole: bool
    scale: str
    """`odds` for chances and shares, `sum` for what may be below zero, else `times`."""

    def at(self, place: float, factor: float) -> float:
        """The value at a place from -1 (the low end of the plausible range) over 0 (as it is) to 1 (the high end)."""
        if place == 0:
            return self.value
        least = -math.inf if self.low is None else self.low
        most = math.inf if self.high is None else self.high
        end = min(most, max(least, self._moved(factor if place > 0 else 1 / factor)))
        moved = self._between(end, abs(place))
        return round(moved) if self.whole else float(f"{moved:.6g}")

    def _moved(self, factor: float) -> float:
        if self.scale == "odds":
            odds = self.value / (1 - self.value) * factor
            return odds / (1 + odds)
        return self.value + math.log(factor) if self.scale == "sum" else self.value * factor

    def _between(self, end: float, share: float) -> float:
        if self.scale == "times" and end > 0:
            return self.value * (end / self.value) ** share
        return self.value + (end - self.value) * share


@dataclass(frozen=True)
class Assumption:
    """One assumption: a number, or the same number of everything of a kind (`partners.*.capacity`)."""

    key: str
    numbers: tuple[Number, ...]
    unit: str
    nl: str
    en: str
    source: str

    @property
    def single(self) -> bool:
        """Whether it is one number, which can be shown as it is."""
        return len(self.numbers) == 1

    def at(self, place: float, factor: float) -> dict[tuple[str, ...], float]:
        """The value of each of its numbers at a place from -1 to 1."""
        return {number.path: number.at(place, factor) for number in self.numbers}

    def shown(self, place: float, factor: float) -> float:
        """The value to show at a place: of one number the number itself, of several the factor by which they (or their odds) move."""
        return float(self.numbers[0].at(place, factor)) if self.single else float(f"{factor**place:.4g}")

    def about(self, factor: float) -> dict[str, Any]:
        """For the manifest: what it is, its value and its plausible range."""
        ends = {name: self.shown(place, factor) for name, place in (("low", -1), ("value", 0), ("high", 1))}
        words = {"unit": self.unit if self.single else "factor", "nl": self.nl, "en": self.en, "source": self.source}
        return {"key": self.key, "numbers": len(self.numbers), **ends, **words}


def assumptions(variants: Sequence[tuple[Scenario, Sequence[str]]], only: Sequence[str] = ()) -> list[Assumption]:
    """Every assumption that at least one variant leaves as the file has it, in the order of the file.

    Each variant comes with the keys that it sets itself: those are what is tried, not what is assumed. `only` keeps the assumptions
    whose key is one of these or lies below it (`*` stands for anything).
    """
    found: dict[str, dict[tuple[str, ...], Number]] = {}
    words: dict[str, Mapping[str, Any]] = {}
    for scenario, own in variants:
        for key, about, number in _numbers(scenario, (), ()):
            if is_set(number.path, own):
                continue
            words.setdefault(key, about)
            found.setdefault(key, {}).setdefault(number.path, number)
    about = {key: [str(words[key][word]) for word in ("unit", "nl", "en", "source")] for key in found}
    every = [Assumption(key, tuple(numbers.values()), *about[key]) for key, numbers in found.items()]
    return [one for one in every if not only or any(fits(one.key, pattern) for pattern in only)]


def is_set(path: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether a variant that sets these dotted keys decides about the number at this path."""
    dotted = ".".join(path)
    return any(dotted == key or dotted.startswith(f"{key}.") for key in keys)


def fits(key: str, pattern: str) -> bool:
    """Whether a key is the one asked for, or lies below it."""
    return key == pattern or key.startswith(f"{pattern}.") or fnmatchcase(key, pattern)


def _numbers(settings: BaseModel, path: tuple[str, ...], pattern: tuple[str, ...]) -> Iterator[tuple[str, Mapping[str, Any], Number]]:
    """Every assumed number below a group of settings: its key with `*` for names of the scenario, what is known of it, and the number."""
    for name, field in type(settings).model_fields.items():
        value, about = getattr(settings, name), field.json_schema_extra
        here, above = (*path, name), (*pattern, name)
        if isinstance(about, dict) and "unit" in about:
            if about["grade"] == "assumption":
                yield from _number(value, about, here, above)
        elif isinstance(value, BaseModel):
            yield from _numbers(value, here, above)
        elif isinstance(value, Mapping):
            for key, part in value.items():
                if isinstance(part, BaseModel):
                    yield from _numbers(part, (*here, key), (*above, key if path == () and name == "policies" else "*"))


def _number(
    value: Any, about: Mapping[str, Any], path: tuple[str, ...], pattern: tuple[str, ...]
) -> Iterator[tuple[str, Mapping[str, Any], Number]]:
    if isinstance(value, Spread):  # a duration: its mean
        value, path, pattern, about = value.mean, (*path, "mean"), (*pattern, "mean"), {**about, "low": 0, "high": None, "neutral": None}
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value == 0 or value == about.get("neutral"):
        return
    low, high, unit = about.get("low"), about.get("high"), str(about["unit"])
    chance = 0 < value < 1 and high is not None and high <= 1 and unit not in _PLAIN_SCALES
    scale = "odds" if chance else "sum" if value < 0 else "times"
    yield ".".join(pattern), about, Number(path, value, low, high, isinstance(value, int), scale)


def moved(scenario: Scenario, values: Mapping[tuple[str, ...], float], fixed: Sequence[str] = ()) -> Scenario | None:
    """The scenario with numbers set to other values, but for what it sets itself (`fixed`); None where these values cannot go together."""
    plain = scenario.model_dump(mode="json", exclude={"study", "sweep"})
    for path, value in values.items():
        here: Any = plain
        for step in path[:-1]:
            here = here.get(step) if isinstance(here, dict) else None
        if isinstance(here, dict) and path[-1] in here and not is_set(path, fixed):
            here[path[-1]] = value
    try:
        return Scenario.model_validate_json(json.dumps(plain))
    except ValidationError:
        return None
