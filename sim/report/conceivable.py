"""In how many conceivable districts an answer holds: read from the study of robustness that lies beside a study, if it is of the same."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .cells import Cell, Content, Table, joined, placed
from .measures import Measures
from .tables import Key, Row
from .verdicts import OPPOSITE, observed, predicate, subject_of

TABLE = "robust.csv"
FREE_TO_DIFFER = ("replications", "precision", "workers", "language")
"""Settings of a run that make it no other scenario: how many worlds, by how many processes, in which language."""
WAYS = ("higher", "no_clear_difference", "lower")
NAMED = 3
"""So many outcomes that hold in fewer than half of the districts are named; the others are counted."""


@dataclass(frozen=True)
class Conceivable:
    """What a study of robustness found: how it was made, and a row of shares by variant and measure."""

    about: dict[str, Any]
    shares: dict[Key, Row]

    def count(self, arm: str, metric: str, way: str) -> int:
        """At how many of the districts in which it was seen a measure goes this way."""
        return int(self.shares[arm, metric][way])

    def seen(self, arm: str, metric: str) -> int:
        """In how many districts a measure was seen; 0 for one that was not looked at."""
        return int(self.shares.get((arm, metric), {}).get("points", 0))


def folder_beside(out: Path) -> Path:
    """Where `run.py robust` writes what belongs to the study in the folder `out`."""
    out = out.resolve()
    return out.with_name(f"{out.name}-robust")


def read_beside(out: Path, manifest: dict[str, Any]) -> Conceivable | None:
    """The study of robustness beside the folder `out`; None where there is none, or it is of another scenario, program or damaged."""
    beside = folder_beside(out)
    try:
        other = json.loads((beside / "manifest.json").read_bytes())
        content = (beside / TABLE).read_bytes()
        claimed = {one["name"]: one["sha256"] for one in other["files"]}[TABLE]
        if made_from(other) != made_from(manifest) or claimed != hashlib.sha256(content).hexdigest():
            return None
        rows = csv.DictReader(io.StringIO(content.decode(), newline=""))
        return Conceivable(dict(other["robust"]), {(row["policy"], row["metric"]): row for row in rows})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def made_from(manifest: dict[str, Any]) -> list[Any]:
    """What two studies must share for their answers to be about the same: scenario (and so the seed), program and libraries."""
    scenario = dict(manifest["scenario"])
    run = {key: value for key, value in scenario["run"].items() if key not in FREE_TO_DIFFER}
    return [scenario | {"run": run}, manifest["code_version"], manifest["libraries"]]


def sentence(measures: Measures, found: Conceivable, metrics: Sequence[str]) -> Content:
    """For the first screen: where the first clear outcome holds, and which of the other clear ones do not hold in half of the districts."""
    words = measures.words
    clear = [
        (metric, arm) for metric in metrics for arm in measures.tables.policies
        if measures.tables.verdict(arm, metric) in OPPOSITE and found.seen(arm, metric)
    ]  # fmt: skip
    about = {"n": words.number(len(found.about["assumptions"])), "factor": words.plain(found.about["factor"])}
    said: Content = [words("conceivable.about", lived=words.number(found.about["lived"]), **about), " "]
    if not clear:
        return [*said, words("conceivable.nothing")]
    first = [one for one in clear if one[0] == clear[0][0]]
    weak = [one for one in clear if one not in first and 2 * _holds(measures, found, *one) < found.seen(one[1], one[0])]
    said += [subject_of(measures, first[0][0]), " ", *_by_way(measures, found, first), ". "]
    if weak:
        parts = [_named(measures, found, *one) for one in weak[:NAMED]]
        parts += [[words("conceivable.more", n=len(weak) - NAMED)]] if len(weak) > NAMED else []
        said += placed(words("conceivable.weak"), outcomes=joined(parts, "; "))
    elif len(clear) > len(first):
        metric, arm = min((one for one in clear if one not in first), key=lambda one: _share(measures, found, *one))
        said += placed(words("conceivable.firm"), **_counts(measures, found, metric, arm, measures.tables.verdict(arm, metric)))
    return said


def _holds(measures: Measures, found: Conceivable, metric: str, arm: str) -> int:
    return found.count(arm, metric, measures.tables.verdict(arm, metric))


def _share(measures: Measures, found: Conceivable, metric: str, arm: str) -> float:
    return _holds(measures, found, metric, arm) / found.seen(arm, metric)


def _counts(measures: Measures, found: Conceivable, metric: str, arm: str, way: str) -> dict[str, Content]:
    """In how many districts a measure goes one way, of how many, and which share that is, as the table of that study has them."""
    row, words = found.shares[arm, metric], measures.words
    return {
        "n": [Cell(words.number(int(row[way])), metric, arm, f"conceivable.{way}", row[way])],
        "all": [Cell(words.number(int(row["points"])), metric, arm, "conceivable.points", row["points"])],
        "share": [Cell(words.percent(float(row[f"{way}_share"])), metric, arm, f"conceivable.{way}_share", row[f"{way}_share"])],
    }


def _by_way(measures: Measures, found: Conceivable, outcomes: list[tuple[str, str]]) -> Content:
    """One measure: is stronger in so many of so many districts with these variants, weaker in so many with those."""
    words, parts = measures.words, []
    alike: dict[tuple[str, int], list[str]] = {}
    for metric, arm in outcomes:
        way = measures.tables.verdict(arm, metric)
        alike.setdefault((way, found.count(arm, metric, way)), []).append(arm)
    for (way, _), arms in alike.items():
        metric = outcomes[0][0]
        every = len(arms) == len(measures.tables.policies) > 1
        named = words("cost.every") if every else words.listed([measures.arm(arm) for arm in arms])
        counts = _counts(measures, found, metric, arms[0], way)
        parts.append(placed(words("conceivable.part"), predicate=[predicate(measures, metric, way)], arms=[named], **counts))
    return joined(parts, f" {words('and')} ")


def _named(measures: Measures, found: Conceivable, metric: str, arm: str) -> Content:
    """One outcome inside a sentence, with the districts in which it holds."""
    way = measures.tables.verdict(arm, metric)
    said = {"predicate": [predicate(measures, metric, way)], "arms": [measures.arm(arm)], **_counts(measures, found, metric, arm, way)}
    return [measures.phrase(metric), " ", *placed(measures.words("conceivable.part"), **said)]


def table(measures: Measures, found: Conceivable, metrics: Sequence[str]) -> Table | None:
    """Per measure and variant in how many districts it goes which way."""
    tables, words = measures.tables, measures.words
    rows: list[tuple[str, list[Content]]] = []
    for metric in metrics:
        if observed(tables, metric) and any(found.seen(arm, metric) for arm in tables.policies):
            rows.append((subject_of(measures, metric), [_ways(measures, found, metric, arm) for arm in tables.policies]))
    head = [words("measure"), *(tables.title(arm, words.language) for arm in tables.policies)]
    return Table(words("conceivable.table"), head, rows) if rows else None


def _ways(measures: Measures, found: Conceivable, metric: str, arm: str) -> Content:
    words = measures.words
    if not found.seen(arm, metric):
        return [words("none")]
    parts = []
    for way in WAYS:
        if found.count(arm, metric, way):
            counts = _counts(measures, found, metric, arm, way)
            parts.append([f"{measures.verdict_word(metric, way)} ", *counts["n"], " (", *counts["share"], ")"])
    return joined(parts, "; ")
