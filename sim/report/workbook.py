"""The workbook for who wants to count on: every table of a study as a sheet, headings in words, numbers as numbers."""

from __future__ import annotations

import csv
import datetime
import io
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from .measures import Measures
from .tables import Tables, read_tables
from .words import Words

NAME = "results.xlsx"
MADE = datetime.datetime(2013, 1, 1)
"""The date inside the file: always the same, so that equal results give equal bytes."""
SHEETS = (
    "differences", "summary", "curves", "pictures", "cases", "calibration", "pairs", "sweep", "sign_changes", "robust", "drivers", "flips",
)  # fmt: skip
"""The tables that become sheets, in their order, as far as the folder has them."""
OF_EVERY_MEASURE = ("differences", "summary")
"""Tables with a row for every measure: the main measures have a sheet of their own before them."""
MOST_ROWS = 20_000
"""A longer table stays in its file; the first sheet says so."""
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
TEXTS = ("policy", "metric", "id", "interview", "picture", "row", "column", "problem")
"""Columns that hold names, also where a name looks like a number."""
IN_UNIT = ("base_mean", "mean", "difference", "sd", "low", "high")
"""Columns in the unit of the measure: of a share they are shown in percent."""


def write_workbook(out: Path, language: str) -> Path:
    """Write `results.xlsx` from the tables in the folder `out`; return its path. No cell is a formula and none a link."""
    import xlsxwriter

    words, tables = Words(language), read_tables(out)
    held = io.BytesIO()
    literally = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    options = {"constant_memory": True, "in_memory": True} | literally
    book = xlsxwriter.Workbook(held, options)
    book.set_properties({"created": MADE, "title": _spoken(tables.manifest.get("title"), language)})
    _Book(book, Measures(tables, words), out).fill()
    book.close()
    target, temporary = out / NAME, out / f".tmp-{NAME}"
    with temporary.open("wb") as file:
        file.write(held.getvalue())
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, target)
    return target


def _spoken(text: Any, language: str) -> str:
    return str(text.get(language, "")) if isinstance(text, dict) else str(text or "")


class _Book:
    def __init__(self, book: Any, measures: Measures, out: Path) -> None:
        self.book, self.measures, self.out = book, measures, out
        self.tables: Tables = measures.tables
        self.words = measures.words
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.percent = book.add_format({"num_format": "0.0%"})
        self.plain = book.add_format({"num_format": "#,##0.####"})
        self.left_out: list[str] = []

    def fill(self) -> None:
        """All sheets; the explanation first, though it is known last."""
        first = self.book.add_worksheet(self._title("explanation"))
        told: list[tuple[str, str]] = []
        for name in SHEETS:
            path = self.out / f"{name}.csv"
            if path.is_file():
                told += self._table(name, path)
        self._worlds()
        told.append((self._title("worlds"), self.words("sheet.worlds.text")))
        self._assumptions()
        told.append((self._title("assumptions"), self.words("sheet.assumptions.text")))
        self._explanation(first, told)

    def _title(self, name: str) -> str:
        return self.words(f"sheet.{name}")

    def _table(self, name: str, path: Path) -> list[tuple[str, str]]:
        """One table as a sheet; with a row for every measure as two: the main ones, and all if they fit."""
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            head, rows = next(reader), list(reader)
        told = []
        if name in OF_EVERY_MEASURE:
            main = set(self.tables.manifest.get("main_measures", [])) | set(self.measures.aimed_at)
            place = head.index("metric")
            self._sheet(self._title(f"{name}_main"), head, [row for row in rows if row[place] in main])
            told.append((self._title(f"{name}_main"), self.words(f"sheet.{name}_main.text")))
        if len(rows) > MOST_ROWS:
            self.left_out.append(path.name)
        else:
            self._sheet(self._title(name), head, rows)
            told.append((self._title(name), self.words(f"sheet.{name}.text")))
        return told

    def _sheet(self, title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A sheet: heading fixed, filter on it, beside each measure its name and unit."""
        sheet = self.book.add_worksheet(title)
        metric = head.index("metric") if "metric" in head else -1
        policy = head.index("policy") if "policy" in head else -1
        columns = [self._heading(name) for name in head]
        extra = [self.words("col.title")] if policy >= 0 else []
        extra += [self.words("col.name"), self.words("col.unit")] if metric >= 0 else []
        for place, heading in enumerate([*extra, *columns]):
            sheet.write_string(0, place, heading, self.bold)
        sheet.freeze_panes(1, len(extra))
        sheet.set_column(0, max(0, len(extra) - 1), 32)
        sheet.set_column(len(extra), len(extra) + len(columns) - 1, 16)
        last = 0
        for last, row in enumerate(rows, 1):
            beside = [self.tables.title(row[policy], self.words.language)] if policy >= 0 else []
            share = False
            if metric >= 0:
                share = self.measures.is_share(row[metric])
                beside += [self.measures.label(row[metric]) + self.measures.where(row[metric]), self.measures.unit(row[metric])]
            for place, text in enumerate(beside):
                sheet.write_string(last, place, text)
            for place, (name, text) in enumerate(zip(head, row, strict=True), len(beside)):
                self._write(sheet, last, place, text, name in TEXTS, share and name in IN_UNIT)
        if last:
            sheet.autofilter(0, 0, last, len(extra) + len(columns) - 1)

    def _write(self, sheet: Any, row: int, place: int, text: str, is_name: bool, share: bool) -> None:
        """A number as a number, all else as text, nothing where nothing was observed."""
        if text and not is_name and NUMBER.fullmatch(text):
            sheet.write_number(row, place, float(text), self.percent if share else self.plain)
        elif text:
            sheet.write_string(row, place, text)

    def _heading(self, name: str) -> str:
        return self.words(f"col.{name}") if self.words.has(f"col.{name}") else name

    def _worlds(self) -> None:
        """The main measures of every world."""
        main = [m for m in self.tables.manifest.get("main_measures", []) if m in self.tables.metrics]
        names = [f"{self.measures.label(m)}{self.measures.where(m)} ({self.measures.unit(m) or m})" for m in main]
        sheet = self.book.add_worksheet(self._title("worlds"))
        for place, heading in enumerate([self.words("col.title"), self.words("col.replication"), *names]):
            sheet.write_string(0, place, heading, self.bold)
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, len(names) + 1, 20)
        number = 0
        for policy, worlds in self.tables.worlds.items():
            for world in worlds:
                number += 1
                sheet.write_string(number, 0, self.tables.title(policy, self.words.language))
                self._write(sheet, number, 1, world["replication"], False, False)
                for place, metric in enumerate(main, 2):
                    self._write(sheet, number, place, world.get(metric) or "", False, self.measures.is_share(metric))

    def _assumptions(self) -> None:
        """Every number of the scenario with its value, unit, grade and source."""
        words = self.words
        sheet = self.book.add_worksheet(self._title("assumptions"))
        for place, name in enumerate(("parameter", "value", "unit", "rests.grade", "source", "key")):
            sheet.write_string(0, place, words(name), self.bold)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 60)
        sheet.set_column(1, 5, 24)
        for row, one in enumerate(self.tables.manifest.get("parameters", []), 1):
            value, unit = one["value"], str(one.get("unit") or "")
            sheet.write_string(row, 0, str(one[words.language]))
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                sheet.write_number(row, 1, value, self.plain)
            else:
                from .grounds import readable

                sheet.write_string(row, 1, readable(value, "", words)[0][:2000])
            told = (words(f"u.{unit}") if words.has(f"u.{unit}") else unit, words(f"grade.{one['grade']}"), one.get("source"), one["key"])
            for place, text in enumerate(told, 2):
                sheet.write_string(row, place, str(text or ""))

    def _explanation(self, sheet: Any, told: list[tuple[str, str]]) -> None:
        """What was asked, what each sheet holds, what a variant is called, and how to read the numbers."""
        words, tables, language = self.words, self.tables, self.words.language
        rows = [(words("purpose"), ""), ("", "")]
        rows += [(words("question"), _spoken(tables.manifest.get("question"), language) or _spoken(tables.manifest.get("title"), language))]
        rows += [(words("worlds.count"), str(tables.runs)), ("", "")]
        rows += [(words("sheet.sheets"), ""), *told, ("", "")]
        rows += [(words("sheet.arms"), ""), *((arm, tables.title(arm, language)) for arm in tables.arms), ("", "")]
        rows += [(words("sheet.reading"), words("sheet.reading.text")), ("", words("sure.interval"))]
        rows += [(words("sheet.left_out"), words.listed(self.left_out))] if self.left_out else []
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 100)
        for row, (left, right) in enumerate(rows):
            sheet.write_string(row, 0, left, self.bold if left and not right and row else self.wrapped)
            sheet.write_string(row, 1, right, self.wrapped)
