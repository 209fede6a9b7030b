"""The tables of a sweep: every measure at every combination of values, and where a difference changes sign."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .comparison import Comparison
from .crossing import crossings
from .statistics import Value, is_present

SWEEP, SIGNS = "sweep.csv", "sign_changes.csv"
FILES = (SWEEP, SIGNS)
Table = tuple[list[str], list[list[Any]]]


def tables_of_sweep(of: Comparison, swept: Any) -> dict[str, Table]:
    """sweep.csv and sign_changes.csv by name; nothing where nothing was swept."""
    return {} if swept is None else {SWEEP: rows_of_sweep(of, swept), SIGNS: rows_of_signs(of, swept)}


def rows_of_sweep(of: Comparison, swept: Any) -> Table:
    """Header and rows of sweep.csv: one row for each combination and measure, with a column for each key that was swept."""
    header = ["policy", *swept.keys, "metric", "n", "mean", "low", "high", "reference", "base_mean", "difference"]
    header += ["difference_low", "difference_high", "p", "verdict"]
    rows = []
    for point in swept.points:
        for name in of.measures.names:
            e, d = of.summary[point.arm, name], of.differences[point.arm, name]
            values = [plain(point.values[key]) for key in swept.keys]
            beside = [point.reference, d.base_mean, d.difference, d.low, d.high, d.p, of.verdicts[point.arm, name]]
            rows.append([point.arm, *values, name, e.n, e.mean, e.low, e.high, *beside])
    return header, rows


def rows_of_signs(of: Comparison, swept: Any) -> Table:
    """Header and rows of sign_changes.csv: each main measure along each key of numbers, the other keys held at one combination."""
    header = ["metric", "key", "others", "kind", "at", "low", "high", "direction", "from", "to", "n"]
    rows = []
    for key, others, points in lines_of(swept):
        values = [float(point.values[key]) for point in points]
        for name in of.measures.main:
            gaps = [_gaps(of, point.arm, point.reference, name) for point in points]
            for one in crossings(values, gaps, [of.verdicts[point.arm, name] for point in points]):
                direction = "" if one.rises is None else "up" if one.rises else "down"
                rows.append([name, key, others, one.kind, one.at, one.low, one.high, direction, min(values), max(values), one.n])
    return header, rows


def lines_of(swept: Any) -> Iterator[tuple[str, str, list[Any]]]:
    """Combinations that differ in one key of numbers only: the key, the others in words, and the combinations in order of the file."""
    for key in swept.keys:
        rest = [other for other in swept.keys if other != key]
        lines: dict[str, list[Any]] = {}
        for point in swept.points:
            lines.setdefault("; ".join(f"{other}={plain(point.values[other])}" for other in rest), []).append(point)
        for others, points in lines.items():
            if len(points) > 1 and all(is_number(point.values[key]) for point in points):
                yield key, others, points


def _gaps(of: Comparison, arm: str, reference: str, name: str) -> list[Value]:
    pairs = zip(of.values(arm, name), of.values(reference, name), strict=True)
    return [a - b if is_present(a) and is_present(b) else None for a, b in pairs]  # type: ignore[operator]


def is_number(value: Any) -> bool:
    """Whether a value has a place on a line; yes and no have not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def plain(value: Any) -> Any:
    """A value as it stands in a cell of a table."""
    return value if isinstance(value, (int, float, str)) and not isinstance(value, bool) else json.dumps(value, ensure_ascii=False)
