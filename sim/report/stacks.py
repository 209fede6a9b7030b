"""The pictures made of bars cut in pieces: notes by delay, who brought what to a meeting, promises, and problems by age."""

from __future__ import annotations

from collections.abc import Sequence

from . import figures
from .cells import Content, Picture, Table
from .grids import Grids
from .tables import REFERENCE

DELAYS = ("1", "24", "168", "1344", "never")
GROUPS = ("coupled", "other", "all")
MEETING = ("by_officer", "by_partners")
PROMISE = ("kept", "late", "half", "excused", "broken", "refused")
AGES = ("4", "13", "26", "52", "53")
CIRCLES = ("family", "disorder", "victims")
KNOWN = ("known", "unseen")
Key = list[tuple[str, str]]
"""Swatch and label of each piece of a bar."""


def key_of(labels: Sequence[str]) -> Key:
    """What stands above a picture of bars: each piece with its swatch."""
    return [(f"r{place}", label) for place, label in enumerate(labels)]


def _bars(
    grids: Grids, name: str, pieces: Sequence[tuple[str, str]], rows: Sequence[tuple[str, str, Sequence[tuple[str, str, Sequence[str]]]]],
    axis: str, caption: str, table: Table,
) -> tuple[Picture, Key]:  # fmt: skip
    """A picture of bars. `rows`: per heading (heading, picture, bars), a bar being (label, arm, columns with their row: 'row|column')."""
    bars, headings = [], {}
    for heading, picture, found in rows:
        headings[len(bars)] = heading
        for label, arm, places in found:
            bars.append((label, [grids.value(arm, picture, *place.split("|")) for place in places]))
    labels = [label for _, label in pieces]
    figure = figures.stacked_reasons(bars, labels, headings, grids.words, axis)
    return Picture(name, figure, caption, table), key_of(labels)


def notes(grids: Grids) -> tuple[Picture, Key] | None:
    """Of what squads noticed: how late the officer of the beat heard it."""
    words, picture = grids.words, "notes_late"
    groups = [group for group in GROUPS if group in grids.rows(picture)]
    if not groups:
        return None
    pieces = [(delay, words(f"notes.{delay}")) for delay in DELAYS]
    rows, table = [], []
    for group in groups:
        heading = grids.measures.group_name("" if group == "all" else group)
        shown = grids.arms_of_bars(len(groups))
        rows.append((heading, picture, [(grids.title(arm), arm, [f"{group}|{delay}" for delay in DELAYS]) for arm in shown]))
        for arm in grids.tables.arms:
            cells = [grids.cell(arm, picture, group, delay, 0) for delay in DELAYS]
            table.append((heading, [[grids.short(arm)], *cells, grids.share_cell(arm, picture, group, DELAYS[:-1], DELAYS)]))
    head = [words("area"), words("variant"), *(label for _, label in pieces), words("notes.share")]
    return _bars(grids, "fig-notes", pieces, rows, words("notes.axis"), words("notes.caption"), Table("", head, table))


def meetings(grids: Grids) -> tuple[Picture, Key] | None:
    """Per meeting, who brought the information: the officer or the partners."""
    words, picture = grids.words, "meetings"
    found = grids.rows(picture)
    if not found:
        return None
    pieces = [(who, words(f"meetings.{who}")) for who in MEETING]
    rows, table = [], []
    arms = grids.arms_of_bars(len(found))
    for meeting in found:
        name = _meeting(grids, meeting)
        rows.append((name, picture, [(grids.title(arm), arm, [f"{meeting}|{who}" for who in MEETING]) for arm in arms]))
        for arm in grids.tables.arms:
            cells = [grids.cell(arm, picture, meeting, column, 0) for column in ("held", "officer_there", "silent", *MEETING)]
            table.append((name, [[grids.short(arm)], *cells, grids.share_cell(arm, picture, meeting, MEETING[:1], MEETING)]))
    head = [words("meetings.meeting"), words("variant"), *(words(f"meetings.{c}") for c in ("held", "officer_there", "silent", *MEETING))]
    return _bars(
        grids, "fig-meetings", pieces, rows, words("meetings.axis"), _said(grids, "meetings.caption", arms),
        Table("", [*head, words("meetings.share")], table),
    )  # fmt: skip


def _meeting(grids: Grids, name: str) -> str:
    settings = grids.tables.manifest.get("scenario", {}).get("meetings", {}).get(name, {})
    return str((settings.get("title") or {}).get(grids.words.language) or name)


def promises(grids: Grids) -> tuple[Picture, Key] | None:
    """Per partner, what became of what was promised or asked."""
    words, picture = grids.words, "promises"
    found = sorted(grids.rows(picture), key=lambda row: (-grids.total(REFERENCE, picture, row, PROMISE), row))
    if not found:
        return None
    pieces = [(outcome, words(f"part.{outcome}")) for outcome in PROMISE]
    arms = grids.arms_of_bars(len(found))
    rows, table = [], []
    if len(arms) == 1:  # one list of partners, without a heading each
        bars = [(_partner(grids, row), REFERENCE, [f"{row}|{outcome}" for outcome in PROMISE]) for row in found]
        rows.append((grids.title(REFERENCE), picture, bars))
    else:
        for row in found:
            rows.append((_partner(grids, row), picture, [(grids.title(arm), arm, [f"{row}|{o}" for o in PROMISE]) for arm in arms]))
    for row in found:
        for arm in grids.tables.arms:
            cells = [grids.cell(arm, picture, row, outcome) for outcome in PROMISE]
            kept = grids.share_cell(arm, picture, row, PROMISE[:1], PROMISE[:-1])
            table.append((_partner(grids, row), [[grids.short(arm)], *cells, kept]))
    head = [words("promises.partner"), words("variant"), *(label for _, label in pieces), words("promises.share")]
    return _bars(
        grids, "fig-promises", pieces, rows, words("promises.axis"), _said(grids, "promises.caption", arms), Table("", head, table)
    )


def _partner(grids: Grids, name: str) -> str:
    return grids.measures.part(name)


def problems(grids: Grids) -> tuple[Picture, Key] | None:
    """Problems that are open at the end, by age: per group of citizens, and whether any officer knows of them."""
    words, picture = grids.words, "problem_ages"
    kinds = grids.rows(picture)
    if not kinds:
        return None
    circle_of = {kind: str(one.get("circle", "victims")) for kind, one in _kinds(grids).items()}
    circles = [circle for circle in CIRCLES if any(circle_of.get(kind, "victims") == circle for kind in kinds)]
    pieces = [(age, words(f"ages.{age}")) for age in AGES]
    arms = grids.arms_of_bars(2 * len(circles))
    bars, headings = [], {}
    for circle in circles:
        headings[len(bars)] = words(f"ages.{circle}")
        for known in KNOWN:
            for arm in arms:
                members = [kind for kind in kinds if circle_of.get(kind, "victims") == circle]
                values = [grids.sum_of(arm, picture, members, (f"{known}.{age}",)) for age in AGES]
                short = grids.tables.short_title(arm, words.language)
                label = (f"{words.quoted(short)}: " if len(arms) > 1 else "") + words(f"ages.{known}")
                bars.append((label, values))
    table = []
    for circle in circles:
        members = tuple(kind for kind in kinds if circle_of.get(kind, "victims") == circle)
        for known in KNOWN:
            for arm in grids.tables.arms:
                cells: list[Content] = [grids.sum_cell(arm, picture, members, (f"{known}.{age}",)) for age in AGES]
                table.append((words(f"ages.{circle}"), [[words(f"ages.{known}")], [grids.short(arm)], *cells]))
    head = [words("ages.group"), words("ages.state"), words("variant"), *(label for _, label in pieces)]
    figure = figures.stacked_reasons(bars, [label for _, label in pieces], headings, words, words("ages.axis"))
    shown = _said(grids, "ages.caption", arms)
    return Picture("fig-ages", figure, shown, Table("", head, table)), key_of([label for _, label in pieces])


def _kinds(grids: Grids) -> dict:
    return grids.tables.manifest.get("scenario", {}).get("problems", {}).get("kinds", {})


def _said(grids: Grids, caption: str, arms: Sequence[str]) -> str:
    """A caption, and that only the reference is drawn where that is so."""
    words = grids.words
    only = words("bars.reference_only", title=grids.title(REFERENCE)) if len(arms) < len(grids.tables.arms) else ""
    return f"{words(caption)} {only}".strip()
