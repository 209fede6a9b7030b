"""The page of a sweep: what a policy does as a number is moved, and where its effect turns into its opposite."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .cells import Cell, Cells, Content, Picture, Table
from .drawing import COLOURS, DASHES, SHOWN, SYMBOLS, literal
from .experiment import CLEAR, MARKS, Experiment, Heat, Row, Section, render, rows_of, shade
from .lines import Line, along_a_key
from .measures import Measures
from .tables import number, read_tables
from .words import Words

MOST_PICTURES = 12


@dataclass(frozen=True)
class Sweep(Experiment):
    """What a sweep wrote down, in one language."""

    signs: list[Row]
    """The rows of sign_changes.csv."""

    @cached_property
    def keys(self) -> list[str]:
        return list(self.tables.manifest["sweep"]["keys"])

    @cached_property
    def points(self) -> list[dict[str, Any]]:
        """Every combination: `policy`, `values` by key, `reference`."""
        return list(self.tables.manifest["sweep"]["points"])

    @cached_property
    def main(self) -> list[str]:
        """The main measures: those with a clear difference somewhere first, those that never differed left out."""
        moved = [m for m in self.tables.manifest.get("main_measures", []) if not self._all(m, ("identical", "missing"))]
        return sorted(moved, key=lambda m: not any(self.tables.verdict(point["policy"], m) in CLEAR for point in self.points))

    def _all(self, metric: str, verdicts: tuple[str, ...]) -> bool:
        return all(self.tables.verdict(point["policy"], metric) in verdicts for point in self.points)

    def key_name(self, key: str) -> str:
        """A swept key in words, as the scenario's own catalogue has it."""
        known = next((one for one in self.tables.manifest.get("parameters", []) if one["key"] == key), {})
        return str(known.get(self.words.language) or key)

    def shown(self, value: Any) -> str:
        """A value of a key as people write it."""
        if isinstance(value, bool):
            return self.words("yes" if value else "no")
        return self.words.number(value, decimals(value)) if isinstance(value, (int, float)) else str(value)

    def label(self, metric: str) -> str:
        """A measure with its group and unit."""
        return self.named(metric, self.measures.unit_of_difference(metric))


def decimals(value: float) -> int:
    """As many decimals as a number that somebody wrote has, at most six."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def page(out: Path, language: str) -> str:
    """The page of the sweep in the folder `out`."""
    sweep = read(out, language)
    words, tables = sweep.words, sweep.tables
    sure = [words("sweep.sure", done=tables.runs), words("sweep.interval")]
    sure += [words("sweep.own")] if any(point["reference"] != "basis" for point in sweep.points) else []
    parts = [pictures(sweep), *([heats(sweep)] if len(sweep.keys) == 2 else []), turning(sweep), everything(sweep)]
    return render(tables, words, sentences(sweep), sure, [part for part in parts if part], command(sweep))


def read(out: Path, language: str) -> Sweep:
    """What a sweep wrote into a folder."""
    return Sweep(Measures(read_tables(out), Words(language)), rows_of(out / "sign_changes.csv"))


def sentences(sweep: Sweep) -> list[str]:
    """The answers in plain sentences: where the effect turns, where it never does, and where nothing can be said."""
    words, measures = sweep.words, sweep.measures
    said = []
    for row in sweep.signs:
        if row["kind"] == "clear":
            at, low, high = (number_of_key(sweep, row, row[name]) for name in ("at", "low", "high"))
            turn = f"sweep.turns.{row['direction']}"
            phrase = measures.phrase(row["metric"])
            text = words(turn, measure=phrase[:1].upper() + phrase[1:], lever=row["key"].rpartition(".")[2], at=at, low=low, high=high)
            said.append(text + (words("sweep.with", others=row["others"]) if row["others"] else ""))
    turned = {row["metric"] for row in sweep.signs if row["kind"] == "clear"}
    if not said:
        said.append(words("sweep.never"))
    for verdict in CLEAR:
        held = [m for m in sweep.main if m not in turned and _verdicts(sweep, m) == {verdict}]
        if held:
            said.append(words(f"sweep.held.{verdict}", measures=words.listed([measures.phrase(m) for m in held])))
    partly = [m for m in sweep.main if m not in turned and _clear(sweep, m) and len(_verdicts(sweep, m)) > 1]
    if partly:
        said.append(words("sweep.partly", measures=words.listed([measures.phrase(m) for m in partly])))
    quiet = sum(not _clear(sweep, m) for m in sweep.main)
    if quiet:
        said.append(words("sweep.quiet", n=quiet))
    return said


def _clear(sweep: Sweep, metric: str) -> int:
    return sum(sweep.tables.verdict(point["policy"], metric) in CLEAR for point in sweep.points)


def _verdicts(sweep: Sweep, metric: str) -> set[str]:
    return {sweep.tables.verdict(point["policy"], metric) for point in sweep.points}


def number_of_key(sweep: Sweep, row: Row, text: str) -> str:
    """A place along a key, as precise as a hundredth of the values that were tried."""
    span = number(row["to"]) - number(row["from"])
    return sweep.words.number(number(text), max(0, min(6, 2 - math.floor(math.log10(span))))) if text else sweep.words("sweep.beyond")


def pictures(sweep: Sweep) -> Section | None:
    """Per main measure the difference against the first key: a line with a band, one for each combination of the other keys."""
    key, rest = sweep.keys[0], sweep.keys[1:]
    groups: dict[str, list[dict[str, Any]]] = {}
    for point in sweep.points:
        groups.setdefault("; ".join(f"{k.rpartition('.')[2]} = {sweep.shown(point['values'][k])}" for k in rest), []).append(point)
    if max(len(points) for points in groups.values()) < 2:  # keys that go together: one line over all
        groups = {"": sweep.points}
    found = []
    for place, metric in enumerate(sweep.main[:MOST_PICTURES]):
        lines = []
        for index, (name, points) in enumerate(list(groups.items())[:SHOWN]):
            rows = [(point["values"][key], sweep.tables.differences.get((point["policy"], metric), {})) for point in points]
            factor = 100 if sweep.measures.is_share(metric) else 1
            cut = [(value, *(_scaled(row.get(column), factor) for column in ("difference", "low", "high"))) for value, row in rows]
            lines.append(Line(literal(name), COLOURS[1 + index], DASHES[1 + index], SYMBOLS[1 + index], cut))
        crossings = [number(row["at"]) for row in sweep.signs if row["metric"] == metric and row["key"] == key and row["kind"] == "clear"]
        figure = along_a_key(lines, sweep.words, key.rpartition(".")[2], sweep.words("sweep.axis"), crossings)
        found.append(Picture(f"fig-sweep-{place}", figure, sweep.words("sweep.caption"), None, sweep.label(metric)))
    text = sweep.words("sweep.lines", lever=sweep.key_name(key))
    return Section("lines", sweep.words("sweep.lines_title"), [text], found) if found else None


def _scaled(text: str | None, factor: float) -> float | None:
    value = number(text)
    return float(f"{factor * value:.5g}") if math.isfinite(value) else None


def heats(sweep: Sweep) -> Section:
    """Per main measure a table of the two keys, in which the colour says how far and which way."""
    first, second = sweep.keys
    rows = list(dict.fromkeys(str(point["values"][first]) for point in sweep.points))
    columns = list(dict.fromkeys(str(point["values"][second]) for point in sweep.points))
    at = {(str(p["values"][first]), str(p["values"][second])): p for p in sweep.points}
    spoken = {str(p["values"][key]): sweep.shown(p["values"][key]) for p in sweep.points for key in sweep.keys}
    found = []
    for metric in sweep.main[:MOST_PICTURES]:
        values = [abs(number(sweep.tables.differences.get((p["policy"], metric), {}).get("difference"))) for p in sweep.points]
        most = max((value for value in values if math.isfinite(value)), default=0.0) or 1.0
        body = [(spoken[row], [_heat(sweep, at.get((row, column)), metric, most) for column in columns]) for row in rows]
        names = [f"{second.rpartition('.')[2]} = {spoken[column]}" for column in columns]
        found.append(Heat(sweep.label(metric), [first.rpartition(".")[2], *names], body))
    keys = {"first": sweep.key_name(first), "second": sweep.key_name(second)}
    return Section("heat", sweep.words("sweep.heat_title"), [sweep.words("sweep.heat", **keys)], heats=found)


def _heat(sweep: Sweep, point: dict[str, Any] | None, metric: str, most: float) -> tuple[Content, str]:
    row = sweep.tables.differences.get((point["policy"], metric), {}) if point else {}
    value = number(row.get("difference"))
    if point is None or not math.isfinite(value):
        return [sweep.words("none")], "#ffffff"
    mark = MARKS.get(sweep.tables.verdict(point["policy"], metric), "")
    cell = Cell(sweep.measures.difference(metric, value), metric, point["policy"], "difference", row["difference"])
    return [cell, f" {mark}"], shade(value / most)


def turning(sweep: Sweep) -> Section:
    """Every place where a mean difference passes zero, the firm ones and the others."""
    words = sweep.words
    rows: list[tuple[str, list[Content]]] = []
    for row in sweep.signs:
        if row["kind"] == "none":
            continue
        metric, key = row["metric"], row["key"]
        cells: list[Content] = [
            [Cell(number_of_key(sweep, row, row[stat]), metric, key, stat, row[stat])] if row[stat] else [words("sweep.beyond")]
            for stat in ("at", "low", "high")
        ]
        where = key.rpartition(".")[2] + (f" ({row['others']})" if row["others"] else "")
        said = [[words(f"sweep.way.{row['direction']}")], [words(f"sweep.kind.{row['kind']}")]]
        rows.append((sweep.label(metric), [[where], *cells, *said]))
    rows.sort(key=lambda row: row[1][-1] != [words("sweep.kind.clear")])
    head = [words("measure"), *(words(f"sweep.head.{name}") for name in ("key", "at", "low", "high", "way", "kind"))]
    table = [Table(words("sweep.table"), head, rows)] if rows else []
    return Section("turning", words("sweep.turning_title"), [words("sweep.turning" if rows else "sweep.none")], tables=table)


def everything(sweep: Sweep) -> Section:
    """Every combination and main measure in figures."""
    words, cells = sweep.words, Cells(sweep.measures)
    head = [words("measure"), *(sweep.tables.title(point["policy"], words.language) for point in sweep.points)]
    rows = [(sweep.label(m), [cells.difference(point["policy"], m) for point in sweep.points]) for m in sweep.main]
    return Section("all", words("sweep.all_title"), [words("sweep.all")], tables=[Table(words("sweep.all_table"), head, rows)])


def command(sweep: Sweep) -> str:
    """The command that gives the same sweep."""
    manifest = sweep.tables.manifest
    how = manifest.get("scenario", {}).get("sweep", {})
    keys = [f"'{key}={','.join(str(value) for value in values)}'" for key, values in how.get("vary", {}).items()]
    together = ["--together"] if how.get("combine") == "list" else []
    asked = manifest.get("replications", {}).get("asked")
    sets = [f"--set run.seed={manifest.get('seed')}", f"--set run.replications={asked}"]
    return " ".join(["python3 run.py sweep", f"scenarios/{manifest.get('scenario_file')}", *keys, *together, *sets])
