"""The page of an experiment (a sweep, or scenarios side by side): the answer first, then pictures and tables, then what it rests on."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from .cells import Content, Picture, Table
from .measures import Measures
from .page import fill
from .tables import Tables
from .words import Words

CLEAR = ("higher", "lower")
MARKS = {"higher": "▲", "lower": "▼"}
Row = dict[str, str]
"""A row of a table of the study, as it stands in the file."""


@dataclass(frozen=True)
class Experiment:
    """What an experiment wrote down, in one language."""

    measures: Measures

    @property
    def tables(self) -> Tables:
        """The tables that every study has."""
        return self.measures.tables

    @property
    def words(self) -> Words:
        """The words of the page."""
        return self.measures.words

    def named(self, metric: str, unit: str) -> str:
        """A measure with its group and a unit."""
        return self.measures.label(metric) + self.measures.where(metric) + (f" ({unit})" if unit else "")


def rows_of(table: Path) -> list[Row]:
    """The rows of a table that this kind of experiment has of its own."""
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Heat:
    """A table of which the colour of each cell says how large its number is and which way; the sign and the word say it too."""

    title: str
    head: list[str]
    rows: list[tuple[str, list[tuple[Content, str]]]]
    """Per row its heading and, per cell, what stands there and the colour behind it."""
    caption: str = ""


@dataclass(frozen=True)
class Section:
    """One part of the page."""

    id: str
    title: str
    texts: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    heats: list[Heat] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    """Folded, under their captions."""
    open_tables: list[Table] = field(default_factory=list)


def render(tables: Tables, words: Words, lead: list[str], sure: list[str], sections: list[Section], command: str) -> str:
    """The page as text. The same tables give the same bytes."""
    parts = {"lead": lead, "sure": sure, "sections": sections, "command": command}
    return fill("experiment.html.j2", tables, words, parts, [picture for part in sections for picture in part.pictures])


def shade(share: float) -> str:
    """The colour of a cell: blue below zero, orange above it, the stronger the further (`share` from -1 to 1)."""
    colour = (0, 114, 178) if share < 0 else (213, 94, 0)
    part = 0.75 * min(1.0, abs(share))
    return "#" + "".join(f"{round(255 + (tone - 255) * part):02x}" for tone in colour)
