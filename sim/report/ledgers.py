"""The books of the district: ties made and kept, silence by reason, hours, calls and doors, and the break-even line."""

from __future__ import annotations

import math
from collections.abc import Callable

from . import figures
from .cells import Cell, Cells, Content, Picture, Table, placed
from .drawing import SHOWN, Mark, Series, arm_series
from .measures import Measures
from .tables import REFERENCE
from .words import Words

CITIZENS = ("reporting", "silent", "disorderly")
POLICE = ("coupled_squad", "other_squads", "squads", "detectives", "info", "mso")
CAUSES = ("faded", "broken", "late", "ignored", "left")
PAIRS = ("squad_officer", "detective_officer", "partner_officer", "officer_partner")
REASONS = ("closed", "not_thought", "no_time", "may_not", "will_not")
RESPONSES = ("response_p1", "response_p2", "response_p3", "response_p3@coupled", "call_wait", "call_wait@coupled")
DOORS = ("doors_keyed", "doors_rammed")


def parties(measures: Measures) -> dict[str, list[str]]:
    """Citizens, police and partners of whom ties were counted, in that order."""
    named = list(dict.fromkeys(m.split(".", 1)[1] for m in measures.tables.metrics if m.startswith("tie_made.") and "@" not in m))
    partners = sorted((name for name in named if name not in CITIZENS + POLICE), key=lambda name: name != "partners")  # all together first
    groups = {"citizens": [p for p in CITIZENS if p in named], "police": [p for p in POLICE if p in named], "partners": partners}
    return {group: found for group, found in groups.items() if found}


def board_pictures(measures: Measures) -> list[Picture]:
    """Per kind of party two pictures beside each other: ties made, and the share of them that was kept."""
    words, found = measures.words, []
    for group, names in parties(measures).items():
        who = words(f"board.{group}")
        for what in ("made", "kept"):
            metrics = [(measures.part(name), f"tie_{what}.{name}") for name in names]
            figure = dots(measures, metrics, words(f"board.{what}_axis"))
            found.append(
                Picture(
                    f"fig-board-{group}-{what}",
                    figure,
                    words(f"board.{what}_caption", who=who),
                    title=f"{who}: {words(f'board.{what}').lower()}",
                )
            )
    return found


def board_table(measures: Measures, cells: Cells) -> Table:
    """Made, kept, lost and why, and median life; a row per party and arm. Made and kept are never added up."""
    tables, words = measures.tables, measures.words
    rows: list[tuple[str, list[Content]]] = []
    for names in parties(measures).values():
        for name in names:
            for arm in tables.arms:
                wanted = [
                    f"tie_made.{name}",
                    f"tie_kept.{name}",
                    f"tie_lost.{name}",
                    *(f"tie_lost.{name}.{c}" for c in CAUSES),
                    f"tie_life.{name}",
                ]
                row = [[tables.short_title(arm, words.language)], *(cells.mean(arm, metric) for metric in wanted)]
                rows.append((measures.part(name), row))
    causes = [f"{words('board.why')}: {words(f'part.{cause}')}" for cause in CAUSES]
    head = [words("party"), words("variant"), words("board.made"), words("board.kept"), words("board.lost"), *causes, words("board.life")]
    spoken = [measures.entry(f"tie_{what}").get(f"explain_{words.language}") for what in ("made", "kept", "lost", "life")]
    notes = [words("board.years"), words(measures.counted_key("board.squads")), " ".join(str(one) for one in spoken if one)]
    return Table(words("board.table"), head, rows, [note for note in notes if note])


def dots(measures: Measures, metrics: list[tuple[str, str]], axis: str) -> dict:
    """A dot per arm on each row, axis from zero; shares in percent."""
    tables, words = measures.tables, measures.words
    arms = tables.arms[: SHOWN + 1]
    series: list[Series] = arm_series([(arm, tables.title(arm, words.language)) for arm in arms])
    rows = []
    for label, metric in metrics:
        factor = 100 if measures.is_share(metric) else 1
        rows.append(
            (
                label,
                [
                    Mark(
                        arm,
                        factor * tables.mean(arm, metric),
                        f"{tables.title(arm, words.language)}: {measures.value(metric, tables.mean(arm, metric))}",
                    )
                    for arm in arms
                ],
            )
        )
    largest = max((mark.value for _, marks in rows for mark in marks if math.isfinite(mark.value)), default=1.0)
    return figures.rows_of_marks(rows, series, words, axis, None, (largest or 1.0) * 1.06)


def means_table(measures: Measures, cells: Cells, caption: str, first: str, metrics: list[tuple[str, str]]) -> Table:
    """The reference's mean and, per arm, the difference with its interval."""
    tables, words = measures.tables, measures.words
    rows = [
        (label, [cells.base(metric), *(cells.difference(arm, metric) for arm in tables.policies)]) for label, metric in metrics
    ]
    head = [f"{tables.title(arm, words.language)}: {words('diff.head')}" for arm in tables.policies]
    return Table(caption, [first, words("basis" if tables.policies else "alone"), *head], rows)


def hours(measures: Measures, cells: Cells) -> list[Picture]:
    """Per function, the hours a week by activity, largest first."""
    tables, words, found = measures.tables, measures.words, []
    for function in ("officer", "squad", "detective"):
        names = [
            m for m in tables.metrics if m.startswith(f"hours.{function}.") and "@" not in m and math.isfinite(tables.mean(REFERENCE, m))
        ]
        metrics = [(measures.part(m.split(".", 2)[2]), m) for m in sorted(names, key=lambda m: -tables.mean(REFERENCE, m))]
        if metrics:
            caption = words("hours.caption.squad" if function == "squad" else "hours.caption", who=words(f"hours.{function}"))
            found.append(
                Picture(
                    f"fig-hours-{function}",
                    dots(measures, metrics, words("hours.axis")),
                    caption,
                    means_table(measures, cells, caption, words("activity"), metrics),
                    title=words(f"hours.{function}"),
                )
            )
    return found


def calls(measures: Measures, cells: Cells) -> list[Picture]:
    """Response by priority, and doors rammed though there was a key."""
    words, found = measures.words, []
    for name, wanted, said, axis in (("calls", RESPONSES, "calls.caption", "calls.axis"), ("doors", DOORS, "doors.caption", "doors.axis")):
        metrics = [(_with_area(measures, m), m) for m in wanted if math.isfinite(measures.tables.mean(REFERENCE, m))]
        if metrics:
            caption = words(said)
            found.append(
                Picture(
                    f"fig-{name}",
                    dots(measures, metrics, words(axis)),
                    caption,
                    means_table(measures, cells, caption, words("measure"), metrics),
                )
            )
    return found


def _with_area(measures: Measures, metric: str) -> str:
    """A label with its area, short enough for a row of a chart."""
    group = metric.partition("@")[2]
    return measures.label(metric) + (f", {measures.group_name(group).lower()}" if group else "")


def silence(measures: Measures, cells: Cells) -> Picture | None:
    """Silence by reason per pair of parties: a bar per arm."""
    tables, words = measures.tables, measures.words
    bars, headings, rows = [], {}, []
    for pair in PAIRS:
        metrics = [f"silence.{pair}.{reason}" for reason in REASONS]
        if not any(math.isfinite(tables.mean(REFERENCE, m)) for m in metrics):
            continue
        headings[len(bars)] = measures.part(pair)
        for arm in tables.arms:
            title = tables.title(arm, words.language)
            if arm in tables.arms[: SHOWN + 1]:
                bars.append((title, [_nothing_for_missing(tables.mean(arm, m)) for m in metrics]))
            row = [[tables.short_title(arm, words.language)], *(cells.mean(arm, m) for m in metrics), cells.mean(arm, f"told.{pair}")]
            rows.append((measures.part(pair), row))
    if not bars:
        return None
    reasons = [words(f"part.{reason}") for reason in REASONS]
    figure = figures.stacked_reasons(bars, reasons, headings, words, words("silence.axis"))
    table = Table(words("silence.caption"), [words("silence.pair"), words("variant"), *reasons, words("silence.told")], rows)
    return Picture("fig-silence", figure, words("silence.caption"), table)


def _nothing_for_missing(value: float) -> float:
    return value if math.isfinite(value) else 0.0


def coupling(measures: Measures) -> dict | None:
    """Break-even line, its sentence and the ceilings, if the study worked them out."""
    known, words = measures.tables.manifest.get("coupling"), measures.words
    if not known:
        return None
    point, base, curve = float(known["break_even_others"]), float(known["taken_base"]), [(float(x), float(y)) for x, y in known["curve"]]

    def cell(stat: str, value: float, text: str) -> Cell:
        return Cell(text, "coupling", "", stat, repr(value))

    rows: list[tuple[str, list[Content]]] = [(words.number(x, 2), [[cell(f"curve.{x!r}", y, words.percent(y, 1))]]) for x, y in curve]
    table = Table(words("even.caption"), [words("even.others"), words("even.taken")], rows)
    ceilings = [
        (
            str(one[words.language]),
            _ceiling(name, one, cell, words),
        )
        for name, one in known.get("ceilings", {}).items()
    ]
    return {
        "sentence": placed(words("even.sentence"), others=[cell("break_even_others", point, words.number(point, 2))]),
        "picture": Picture("fig-even", figures.break_even(curve, base, point, words), words("even.caption"), table),
        "ceilings": ceilings,
    }


def _ceiling(name: str, one: dict, cell: Callable[[str, float, str], Cell], words: Words) -> Content:
    """How far a scale reached, with its interval if the study gave one."""

    def percent(stat: str, value: float) -> Cell:
        return cell(f"ceilings.{name}{stat}", float(value), words.percent(float(value), 1, True))

    found: Content = [percent("", one["relative_change"])]
    if one.get("low") is not None and one.get("high") is not None:
        found += [" (", percent(".low", one["low"]), f" {words('to')} ", percent(".high", one["high"]), ")"]
    return found
