"""Invented tables behind the pictures of the example, and one invented family and group of youths. Nothing here is a result."""

from __future__ import annotations

import random
from typing import Any

from example_district import ARMS

CASES_HEAD = [
    "policy", "replication", "problem", "sort", "kind", "beat", "second", "what", "who", "whom", "about", "times", "incidents",
]  # fmt: skip
PARTIES = ("squad.A", "squad.C", "detectives", "info", "jongerenwerk", "reporting", "disorderly", "silent")
WEEK = 604800


def picture_rows(worlds: int, text: str | None) -> list[list[Any]]:
    """Every table that a study keeps, filled with invented numbers; `text` stands in for the names that people wrote."""
    chance, rows = random.Random(3), []
    text = text.strip() if text else text  # a name never begins or ends with white space
    partner, meeting, beat, officer = text or "jongerenwerk", text or "casuistiek", text or "Molenwijk", text or "wa-spoorwijk"
    for arm in ARMS:
        grids: dict[tuple[str, str], dict[str, float]] = {}
        for party in ("reporting", "squads", "partners"):
            grids["survival.at_risk", party] = {str(age): 400.0 - 3 * age for age in range(0, 104, 4)}
            grids["survival.lost", party] = {str(age): 1.0 + chance.random() for age in range(4, 104, 4)}
        for name in ("network.before", "network.after"):
            grids[name, officer] = {party: chance.random() / (20 if party in ("silent", "detectives") else 1) for party in PARTIES}
        grids["promises", partner] = {outcome: 10 * chance.random() for outcome in ("kept", "late", "half", "excused", "broken", "refused")}
        for day in ("weekday", "saturday"):
            grids["wall.closed", day] = {f"{hour:02d}": 5 * chance.random() for hour in (0, 7, 18, 22)}
            grids["wall.police", day] = {f"{hour:02d}": 9 * chance.random() for hour in (2, 19)}
        grids["wall", partner] = {"closed": 30.0, "opened": 20.0, "waited": 300.0 * chance.random(), "stood_in": 4.0, "stood_in_hours": 6.5}
        brought = {"by_officer": 50 * chance.random(), "by_partners": 9.0}
        grids["meetings", meeting] = {"held": 26.0, "officer_there": 20.0, "silent": 7.0} | brought
        for kind in ("family", "youth"):
            grids["problem_ages", kind] = {f"{known}.{age}": 3 * chance.random() for known in ("known", "unseen") for age in (4, 13, 53)}
        for group in ("coupled", "other", "all"):
            grids["notes_late", group] = {delay: 40 * chance.random() for delay in ("1", "24", "168", "1344", "never")}
        for name in ("Spoorwijk", beat):
            grids["beats", name] = {"asked": 300.0, "met": 100 * chance.random(), "incidents": 2500.0, "open": 11.5}
        for (picture, row), columns in grids.items():
            rows += [[arm, picture, row, column, worlds, repr(round(value, 4))] for column, value in columns.items()]
    return rows


def case_rows(text: str | None) -> list[list[Any]]:
    """A family that is told of with the policy, and kept silent about without; and a group of youths that goes alike."""
    rows, text = [], text.strip() if text else text
    who, beat = text or "C-03", text or "Spoorwijk"
    for arm in ARMS:
        steps = [(80, "started", "", "", "", 1, 0), (81, "found", who, "", "where1", 1, 2)]
        if arm == "basis":
            steps += [(81, "silent", who, "wa-spoorwijk", "not_thought", 3, 2), (90, "moved", "", "", "escalated", 1, 5)]
            steps += [(130, "end", "", "", "", 1, 9)]
        else:
            steps += [(82, "told", who, "wa-spoorwijk", "where1", 1, 2), (83, "moved", "", "", "signalled", 1, 3)]
            steps += [(84, "closed", "wa-spoorwijk", "jeugdzorg", "", 1, 3), (85, "stood_in", "", "jeugdzorg", "", 1, 3)]
            steps += [(88, "moved", "", "", "solved", 1, 4)]
        rows += [[arm, 0, "p/family/1", "family", "family", beat, week * WEEK, *rest] for week, *rest in steps]
        rows.append([arm, 0, "p/youth/1", "youths", "youth", beat, 80 * WEEK, "started", "", "", "", 1, 0])
        rows.append([arm, 0, "p/youth/1", "youths", "youth", beat, 130 * WEEK, "end", "", "", "", 1, 7])
    return rows
