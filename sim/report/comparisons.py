"""What a policy changes: who gains and who pays, the differences with their intervals, and the course over the weeks."""

from __future__ import annotations

import math

from . import figures
from .cells import MOST, Cells, Content, Picture, Table
from .drawing import DASHES, GROUP_STYLE, SHOWN, Mark, Series, arm_series
from .grounds import late_starts
from .hours import is_large
from .measures import GROUPS, OUTCOMES, Measures, at
from .tables import number
from .verdicts import observed

CURVE_ORDER = ("problems_open", "incidents", "attention_met", "notes_reached", "squad_tie")
CURVES_SHOWN = 12
WIDEST = 60.0
"""Percent of the reference at which the axis of differences ends."""


def gains(measures: Measures, cells: Cells) -> Table:
    """Per party and arm, the clear differences of which it is settled which way is better; hours as hours."""
    tables, words = measures.tables, measures.words
    rows: list[tuple[str, list[Content]]] = []
    for group in GROUPS:
        metrics = [at(m, group) for m in measures.main if observed(tables, at(m, group))]
        if metrics:
            rows.append((measures.group_name(group), [_gains_cell(measures, cells, arm, metrics) for arm in tables.policies]))
    for function in ("officer", "squad", "detective"):
        metrics = [m for m in tables.metrics if m.startswith(f"hours.{function}.") and "@" not in m]
        if metrics:
            rows.append((words(f"hours.{function}"), [_hours_cell(measures, cells, arm, metrics) for arm in tables.policies]))
    return Table(
        words("gains.title"), [words("party"), *(tables.title(arm, words.language) for arm in tables.policies)], rows, [words("gains.note")]
    )


def _gains_cell(measures: Measures, cells: Cells, arm: str, metrics: list[str]) -> Content:
    words, sides = measures.words, {"better": [], "worse": []}  # type: ignore[var-annotated]
    for metric in metrics:
        verdict, better = measures.tables.verdict(arm, metric), measures.better(metric)
        if verdict in ("higher", "lower") and better:
            sides["better" if verdict == better else "worse"].append(metric)
    content: Content = []
    for side, found in sides.items():
        if found:
            content += [f"\n{words(f'gains.{side}')}: "]
            for place, metric in enumerate(found):
                content += [("; " if place else "") + measures.small(metric) + " ", *cells.relative(arm, metric)]
    return content or [words("gains.nothing")]


def _hours_cell(measures: Measures, cells: Cells, arm: str, metrics: list[str]) -> Content:
    words, content = measures.words, []
    for verdict, key in (("higher", "gains.more"), ("lower", "gains.fewer")):
        found = [m for m in metrics if measures.tables.verdict(arm, m) == verdict and is_large(measures, arm, m)]
        if found:
            content.append(f"\n{words(key)}: ")
            for place, metric in enumerate(found):
                content += [("; " if place else "") + measures.part(metric.split(".", 2)[2]) + " ", cells.difference(arm, metric)[0]]
            content.append(f" {words('gains.hours')}")
    return content or [words("gains.nothing")]


def panels(measures: Measures) -> list[tuple[str, list[Picture]]]:
    """Per arm two pictures with intervals: what changes in the work, and what comes of it; on one scale over all arms."""
    tables, words = measures.tables, measures.words
    series = [Series(group, measures.group_name(group), *GROUP_STYLE[group]) for group in GROUPS]
    shown = [g for g in GROUPS if any(observed(tables, at(m, g)) for m in measures.main)]
    found = []
    scales = {name: _scale(measures, metrics) for name, metrics in (("direct", measures.direct), ("outcome", OUTCOMES))}
    for place, arm in enumerate(tables.policies[:SHOWN]):
        title = tables.title(arm, words.language)
        pictures = []
        for name, metrics in (("direct", measures.direct), ("outcome", OUTCOMES)):
            rows = [
                (_row_label(measures, m), [_mark(measures, arm, at(m, g), g) for g in shown])
                for m in metrics
                if any(observed(tables, at(m, g)) for g in shown) and not measures.is_grade(m)
            ]
            if rows:
                figure = figures.rows_of_marks(
                    rows, [s for s in series if s.key in shown], words, words("diff.axis"), -scales[name], scales[name]
                )
                caption = words("diff.caption", arm=title, panel=words(f"diff.{name}").lower())
                pictures.append(Picture(f"fig-diff-{place}-{name}", figure, caption, title=words(f"diff.{name}")))
        found.append((title, pictures))
    return found


def _row_label(measures: Measures, metric: str) -> str:
    better = measures.better(metric)
    sign = {"higher": "up_good", "lower": "down_good"}.get(better or "")
    return measures.label(metric) + (f" ({measures.words(sign)})" if sign else "")


def _mark(measures: Measures, arm: str, metric: str, group: str) -> Mark:
    tables, words = measures.tables, measures.words
    verdict = tables.verdict(arm, metric)
    share, low, high = (100 * tables.relative(arm, metric, stat) for stat in ("difference", "low", "high"))
    if verdict == "identical":
        return Mark(group, 0.0, f"{measures.group_name(group)}: {words('v.identical')}", hollow=True)
    if share > 100 * MOST:
        times = words("times", n=words.number(1 + share / 100, 1))
        return Mark(group, share, f"{measures.group_name(group)}: {times}, {measures.verdict_word(metric, verdict)}", low, high)
    numbers = " ".join(
        (words.number(share, 1, True) + "%", "(" + words.number(low, 1, True), words("to"), words.number(high, 1, True) + ")")
    )
    return Mark(group, share, f"{measures.group_name(group)}: {numbers}, {measures.verdict_word(metric, verdict)}", low, high)


def _scale(measures: Measures, metrics: tuple[str, ...]) -> float:
    """Half the width of the axis: points fit up to `WIDEST`, and an interval may run over the edge if it is far wider than the points.

    A few differences of hundreds of percents would press all others flat; they stand at the edge with their value in figures.
    """
    marks = [_mark(measures, arm, at(m, g), g) for arm in measures.tables.policies for m in metrics for g in GROUPS]
    points = max((abs(m.value) for m in marks if math.isfinite(m.value)), default=1.0)
    bounds = max((abs(b) for m in marks for b in (m.low, m.high) if math.isfinite(b)), default=1.0)
    return min(WIDEST, max(1.0, min(bounds, 1.6 * points)) * 1.08)


def all_differences(measures: Measures, cells: Cells) -> tuple[Table, int]:
    """Every main measure in its own unit, per group and arm; and how many comparisons that makes."""
    tables, words = measures.tables, measures.words
    rows: list[tuple[str, list[Content]]] = []
    for metric in measures.main:
        for group in GROUPS:
            name = at(metric, group)
            if observed(tables, name):
                unit = measures.unit_beside(name)
                rows.append(
                    (
                        f"{measures.label(name)} ({unit})" if unit else measures.label(name),
                        [
                            [measures.group_name(group)],
                            cells.base(name),
                            *(cells.difference(arm, name) for arm in tables.policies),
                            cells.runs(tables.policies[0], name),
                        ],
                    )
                )
    head = [
        words("measure"),
        words("area"),
        words("diff.base"),
        *(f"{tables.title(a, words.language)}: {words('diff.head')}" for a in tables.policies),
        words("runs"),
    ]
    return Table(words("diff.all"), head, rows), len(rows) * len(tables.policies)


def curves(measures: Measures, cells: Cells) -> list[Picture]:
    """One small picture per measure of which the weeks were kept, the coupled beats before the bureau."""
    tables, words = measures.tables, measures.words
    metrics = list(dict.fromkeys(metric for _, metric in tables.curves))
    order = {at(m, g): 3 * i + j for i, m in enumerate(CURVE_ORDER) for j, g in enumerate(GROUPS)}
    arms = tables.arms[: SHOWN + 1]
    series = arm_series([(arm, tables.title(arm, words.language)) for arm in arms])
    found = []
    for place, metric in enumerate(sorted(metrics, key=lambda m: (order.get(m, 999), m))[:CURVES_SHOWN]):
        factor = 100 if measures.is_share(metric) else 1
        lines = []
        for index, arm in enumerate(arms):
            rows = [row for row in tables.curves.get((arm, metric), []) if row["mean"]]
            columns = [[_short(number(row[c]) * (1 if c == "week" else factor)) for row in rows] for c in ("week", "mean", "low", "high")]
            columns[2:] = (_possible(measures, metric, column) for column in columns[2:])
            lines.append((series[index], DASHES[index], *columns))
        title = measures.label(metric) + measures.where(metric)
        found.append(
            Picture(
                f"fig-curve-{place}",
                figures.lines_with_bands(lines, words, measures.weekly_unit(metric), late_starts(tables)),
                " ".join([words("curves.caption", measure=title), *([words("curves.missing")] if _ends_early(measures, metric) else [])]),
                _curve_table(measures, cells, metric),
                title=title,
            )
        )
    return found


def _possible(measures: Measures, metric: str, bounds: list[float | None]) -> list[float | None]:
    """A band as far as it can exist: shares lie between 0 and 100 %, and there are no fewer than no problems or cases."""
    share = measures.is_share(metric)
    if not share and not measures.is_count(metric):
        return bounds
    return [None if bound is None else min(max(bound, 0.0), 100.0 if share else math.inf) for bound in bounds]


def _ends_early(measures: Measures, metric: str) -> bool:
    """Whether the last week of a curve was observed nowhere."""
    lines = [rows for arm in measures.tables.arms if (rows := measures.tables.curves.get((arm, metric)))]
    return bool(lines) and not any(rows[-1]["mean"] for rows in lines)


def _short(value: float) -> float | None:
    """Five digits are enough for a picture; nothing where nothing was observed."""
    return float(f"{value:.5g}") if math.isfinite(value) else None


def _curve_table(measures: Measures, cells: Cells, metric: str) -> Table:
    tables, words = measures.tables, measures.words
    by_week: dict[str, list[Content]] = {}
    weeks = list(dict.fromkeys(row["week"] for arm in tables.arms for row in tables.curves.get((arm, metric), [])))
    kept = weeks[::8]
    for arm in tables.arms:
        rows = {row["week"]: row for row in tables.curves.get((arm, metric), [])}
        for week in kept:
            by_week.setdefault(week, []).append(cells.weekly(arm, metric, rows[week]) if week in rows else [words("none")])
    head = [words("week"), *(tables.title(arm, words.language) for arm in tables.arms)]
    return Table(words("curves.table"), head, list(by_week.items()))
