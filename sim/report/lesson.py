"""The sheet for a lesson about coupling: goal, timing, five questions with their answers from a study, cards and a table to copy.

Two pages for the lecturer, one with cards to cut out, one to hand out; every figure comes from the tables of the study's folder.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .cells import Cell, Cells, Content, placed
from .measures import Measures
from .page import templates, write_page
from .sureness import agreement
from .tables import read_tables
from .words import Words

HERE = Path(__file__).parent
NAMES = {"nl": "lesblad.html", "en": "lesson-sheet.html"}
NEEDED = "tie_mean.coupled_squad"
"""The measure that only a study of a coupling has."""


class NoLessonError(ValueError):
    """The study is not about a coupling, or has no world finished; the sheet would have no answers."""


@dataclass(frozen=True)
class Answer:
    """What one variant of the coupling did to one measure: the difference, and in how many worlds it went which way."""

    variant: str
    difference: Content
    worlds: Content


@dataclass(frozen=True)
class Question:
    """One question of the lesson, with its answers per measure."""

    asks: str
    look: str
    why: str
    answers: list[tuple[str, list[Answer]]]


def write_lesson(out: Path, language: str) -> Path:
    """Write the sheet of the study in the folder `out` beside its report, whole or not at all; return its path.

    Raises NoLessonError where the study compares no coupling, FileNotFoundError where the folder holds no finished study.
    """
    return write_page(out, lesson(out, language), NAMES[language])


def lesson(out: Path, language: str) -> str:
    """The sheet as text; the same tables give the same bytes."""
    tables = read_tables(out)
    if not tables.policies or NEEDED not in tables.metrics or not tables.runs:
        raise NoLessonError(str(out))
    spoken = tomllib.loads((HERE / "lesson.toml").read_text(encoding="utf-8"))
    own = {key: text[language] for key, text in spoken.pop("words").items()}
    parts = {name: [in_language(one, language) for one in rows] for name, rows in spoken.items()}
    asked = questions(Measures(tables, Words(language)), parts.pop("question"), own["worlds"])
    manifest = tables.manifest
    behind = own["behind"].format(
        n=tables.runs,
        file=Path(str(manifest.get("scenario_file", "koppeling.yaml"))).name,
        seed=manifest["seed"],
        weken=manifest["weeks"],
        aanloop=manifest["warm_up_weeks"],
    )
    return templates().get_template("lesson.html.j2").render(
        language=language,
        own=own,
        questions=asked,
        behind=behind,
        about=str(manifest["title"][language]),
        variants=[(tables.short_title(arm, language), tables.title(arm, language)) for arm in tables.policies],
        **parts,
    )


def in_language(part: dict[str, Any], language: str) -> Any:
    """A part of the catalogue in one language: a text, or its named texts."""
    if set(part) == {"nl", "en"}:
        return part[language]
    return {key: text[language] if isinstance(text, dict) else text for key, text in part.items()}


def questions(measures: Measures, asked: list[dict[str, Any]], says: str) -> list[Question]:
    """The questions with what the study answers, variant by variant."""
    tables, cells = measures.tables, Cells(measures)

    def answer(arm: str, metric: str) -> Answer:
        counted = dict(zip(("higher", "lower", "n"), agreement(measures, arm, metric), strict=True))
        parts: dict[str, Content] = {name: [Cell(str(n), metric, arm, f"worlds_{name}", str(n))] for name, n in counted.items()}
        ways: dict[str, Content] = {"up": [measures.verdict_word(metric, "higher")], "down": [measures.verdict_word(metric, "lower")]}
        return Answer(tables.short_title(arm, measures.words.language), cells.difference(arm, metric), placed(says, **parts, **ways))

    def answered(metric: str) -> tuple[str, list[Answer]]:
        name = f"{measures.label(metric)}{measures.where(metric)} ({measures.unit_of_difference(metric)})"
        return name, [answer(arm, metric) for arm in tables.policies]

    return [Question(one["asks"], one["look"], one["why"], [answered(metric) for metric in one["metrics"]]) for one in asked]
