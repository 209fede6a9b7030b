"""What a study wrote down, read back as it stands: the folder's tables and its manifest.

Numbers stay the text they were in the file, so that what the report prints can be traced to the last digit.
"""

from __future__ import annotations

import csv
import json
import math
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from .words import Words

REFERENCE = "basis"
FEW = 20
"""Replications below which no reliable answer is promised."""
Row = dict[str, str]
Key = tuple[str, str]
"""(policy, metric)."""


def number(text: str | None) -> float:
    """The value of a cell; nan where nothing was observed."""
    return float(text) if text not in (None, "") else math.nan


@dataclass(frozen=True)
class Tables:
    """One results folder. `summary` and `differences` are looked up by (policy, metric), `curves` give a list of weeks."""

    manifest: dict[str, Any]
    summary: dict[Key, Row]
    differences: dict[Key, Row]
    curves: dict[Key, list[Row]]
    done: dict[str, int] = field(default_factory=dict)
    """Replications that were finished, per arm."""
    calibration: list[Row] = field(default_factory=list)
    """Figures from interviews beside those of the reference; none in a folder made before they were laid beside it."""
    grids: dict[Key, dict[str, dict[str, str]]] = field(default_factory=dict)
    """The tables behind the pictures, by (policy, picture): row -> column -> mean."""
    steps: list[Row] = field(default_factory=list)
    """What happened in a few cases of one world."""
    worlds: dict[str, list[Row]] = field(default_factory=dict)
    """Every measure of every replication, by policy, in the order of the replications."""

    @cached_property
    def arms(self) -> list[str]:
        """All arms in the order of the scenario, the reference first; not those that only show how far a scale reaches."""
        named = [str(arm["name"]) for arm in self.manifest.get("arms", []) if not arm.get("ceiling")]
        ceilings = [str(arm["name"]) for arm in self.manifest.get("arms", []) if arm.get("ceiling")]
        known = [policy for policy in dict.fromkeys(policy for policy, _ in self.summary) if policy not in ceilings]
        return [arm for arm in named if arm in known] + [arm for arm in known if arm not in named]

    @cached_property
    def policies(self) -> list[str]:
        """The arms that are compared with the reference."""
        return [arm for arm in self.arms if arm != REFERENCE]

    @cached_property
    def runs(self) -> int:
        """Replications that every arm has finished."""
        return int(self.manifest.get("replications", {}).get("done", min(self.done.values(), default=0)))

    @property
    def few(self) -> bool:
        """Whether there are too few replications for an answer anybody should rely on."""
        return 0 < self.runs < FEW

    @cached_property
    def metrics(self) -> list[str]:
        """Every measure, in the order of the file."""
        return list(dict.fromkeys(metric for _, metric in self.summary))

    def title(self, arm: str, language: str) -> str:
        """What an arm is called for people; a scenario that is compared with nothing is not called the reference."""
        if arm == REFERENCE and not self.policies:
            return Words(language)("alone")
        for one in self.manifest.get("arms", []):
            if one["name"] == arm and one.get("title"):
                return str(one["title"][language])
        return arm

    def short_title(self, arm: str, language: str) -> str:
        """What sets an arm's title apart from those of the other policy arms: the words they all begin or end with are left out."""
        titles = [self.title(one, language).split() for one in self.policies]
        shortest = min((len(title) for title in titles), default=0)
        begin = next((i for i in range(shortest) if len({title[i] for title in titles}) > 1), shortest)
        end = next((i for i in range(shortest - begin) if len({title[-1 - i] for title in titles}) > 1), shortest - begin)
        own = self.title(arm, language).split()
        if len(titles) < 2 or begin + end == shortest or arm not in self.policies:
            return self.title(arm, language)
        return " ".join(own[begin : len(own) - end])

    def mean(self, arm: str, metric: str) -> float:
        """The mean over the replications; nan if the measure is absent."""
        return number(self.summary.get((arm, metric), {}).get("mean"))

    def verdict(self, arm: str, metric: str) -> str:
        """identical, no_clear_difference, higher, lower; `missing` where nothing could be compared."""
        return self.differences.get((arm, metric), {}).get("verdict") or "missing"

    def relative(self, arm: str, metric: str, stat: str = "difference") -> float:
        """A paired difference (or a bound of it) as a share of the mean in the reference; nan if that mean is zero."""
        row = self.differences.get((arm, metric), {})
        base = number(row.get("base_mean"))
        return number(row.get(stat)) / abs(base) if base else math.nan


def read_tables(out: Path) -> Tables:
    """Read manifest.json, summary.csv, differences.csv, curves.csv and count the runs in replications.csv.

    Raises FileNotFoundError if one of them is absent: a report of half a folder would hide what is missing.
    """
    curves: dict[Key, list[Row]] = {}
    for row in _rows(out / "curves.csv"):
        curves.setdefault((row["policy"], row["metric"]), []).append(row)
    worlds: dict[str, list[Row]] = {}
    for row in _rows(out / "replications.csv"):
        worlds.setdefault(row["policy"], []).append(row)
    grids: dict[Key, dict[str, dict[str, str]]] = {}
    for row in _rows_if_there(out / "pictures.csv"):
        grids.setdefault((row["policy"], row["picture"]), {}).setdefault(row["row"], {})[row["column"]] = row["mean"]
    return Tables(
        manifest=json.loads((out / "manifest.json").read_text(encoding="utf-8")),
        summary={(row["policy"], row["metric"]): row for row in _rows(out / "summary.csv")},
        differences={(row["policy"], row["metric"]): row for row in _rows(out / "differences.csv")},
        curves=curves,
        done={policy: len(rows) for policy, rows in worlds.items()},
        calibration=_rows_if_there(out / "calibration.csv"),
        grids=grids,
        steps=_rows_if_there(out / "cases.csv"),
        worlds=worlds,
    )


def _rows_if_there(path: Path) -> list[Row]:
    """The rows of a table that folders of an earlier program do not have."""
    return _rows(path) if path.is_file() else []


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
