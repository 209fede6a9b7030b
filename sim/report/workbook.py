"""The workbook for who wants to count on: every table of a study as a sheet, headings in words, numbers as numbers."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from .conceivable import WAYS, folder_beside, read_beside
from .measures import Measures
from .sources import source
from .tables import Tables, read_tables
from .whole import write_whole
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
LEVELS = {
    "differences": ("base_mean", "mean"), "summary": ("mean", "sd", "low", "high"), "curves": ("mean", "low", "high"),
    "sweep": ("mean", "low", "high", "base_mean"), "pairs": ("first_mean", "second_mean"),
}  # fmt: skip
"""Per table the columns in the unit of the measure: of a share they are shown in percent."""
GAPS = {
    "differences": ("difference", "sd", "low", "high"), "pairs": ("difference", "sd", "low", "high"),
    "sweep": ("difference", "difference_low", "difference_high"), "flips": ("difference", "difference_at_end"),
    "robust": ("margin", "mean_difference", "low", "high", "as_it_stands"),
}  # fmt: skip
"""Per table the columns that hold differences in the unit of the measure: of a share, percentage points."""
PARTS = {"robust": tuple(f"{way}_{what}" for way in WAYS for what in ("share", "low", "high")), "drivers": ("share",)}
"""Per table the columns that hold shares whatever the measure."""


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
    return write_whole(out / NAME, held.getvalue())


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
        self.points = book.add_format({"num_format": f'0.0%"{self.words("percent_points")}"'})
        self.whole = book.add_format({"num_format": "#,##0"})
        self.plain = book.add_format({"num_format": "#,##0.00##"})
        self.small = book.add_format({"num_format": "0.00E+00"})
        self.left_out: list[str] = []

    def fill(self) -> None:
        """All sheets; the explanation first, though it is known last."""
        first = self.book.add_worksheet(self._title("explanation"))
        told: list[tuple[str, str]] = []
        for name in SHEETS:
            path = self.out / f"{name}.csv"
            if name == "robust" and not path.is_file() and read_beside(self.out, self.tables.manifest):
                path = folder_beside(self.out) / path.name
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
            self._sheet(name, self._title(f"{name}_main"), head, [row for row in rows if row[place] in main])
            told.append((self._title(f"{name}_main"), self.words(f"sheet.{name}_main.text")))
        if len(rows) > MOST_ROWS:
            self.left_out.append(path.name)
        else:
            self._sheet(name, self._title(name), head, rows)
            told.append((self._title(name), self.words(f"sheet.{name}.text")))
        return told

    def _sheet(self, name: str, title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table as a sheet: heading fixed, filter on it, beside each variant its title, beside each measure its name and unit."""
        sheet = self.book.add_worksheet(title)
        columns = [self._heading(name, column) for column in head]
        extra = [self.words("col.title")] if "policy" in head else []
        extra += [self.words("col.name"), self.words("col.unit")] if "metric" in head else []
        for place, heading in enumerate([*extra, *columns]):
            sheet.write_string(0, place, heading, self.bold)
        sheet.freeze_panes(1, len(extra))
        sheet.set_column(0, max(0, len(extra) - 1), 32)
        sheet.set_column(len(extra), len(extra) + len(columns) - 1, 16)
        last = 0
        for last, row in enumerate(rows, 1):
            cells = dict(zip(head, row, strict=True))
            for place, text in enumerate(self._beside(name, cells)):
                sheet.write_string(last, place, text)
            share = self.measures.is_share(cells["metric"]) if "metric" in cells else False
            for place, column in enumerate(cells, len(extra)):
                self._write(sheet, last, place, self._said(name, cells, column), column in TEXTS, self._format(name, column, share))
        if last:
            sheet.autofilter(0, 0, last, len(extra) + len(columns) - 1)

    def _beside(self, name: str, cells: dict[str, str]) -> list[str]:
        """What stands before a row: the title of its variant, the name of its measure and the unit."""
        found = [self.tables.title(cells["policy"], self.words.language)] if "policy" in cells else []
        if "metric" in cells:
            metric, gaps = cells["metric"], name in GAPS
            unit = self.measures.unit_of_difference(metric) if gaps else self.measures.unit(metric)
            if gaps and name in LEVELS and self.measures.is_share(metric):
                unit = f"%; {self.measures.unit_beside(metric)}"
            found += [self.measures.label(metric) + self.measures.where(metric), unit]
        return found

    def _said(self, name: str, cells: dict[str, str], column: str) -> str:
        """A cell; a code that has words in the words of the language."""
        text, words = cells[column], self.words
        if column == "verdict":
            if name == "calibration":
                return words(f"calibration.{text}") if words.has(f"calibration.{text}") else text
            return self.measures.verdict_word(cells["metric"], text) if words.has(f"v.{text}") else text
        codes = {
            "method": [f"method.{text}"], "kind": [f"kind.{text}", f"k.{text}"], "direction": [f"sweep.way.{text}"], "clear": [text],
            "sort": [f"k.{text}"], "what": [f"what.{text}"], "about": [f"case.moved.{text}", f"part.{text}"],
            "picture": [f"picture.{text}"], "verdict_as_it_stands": [f"v.{text}"],
        }  # fmt: skip
        return next((words(key) for key in codes.get(column, ()) if words.has(key)), text)

    def _format(self, name: str, column: str, share: bool) -> Any:
        """How the numbers of a column are shown; None: as they are."""
        if column in PARTS.get(name, ()) or (share and column in LEVELS.get(name, ())):
            return self.percent
        return self.points if share and column in GAPS.get(name, ()) else None

    def _write(self, sheet: Any, row: int, place: int, text: str, is_name: bool, shown: Any = None) -> None:
        """A number as a number, all else as text, nothing where nothing was observed."""
        if text and not is_name and NUMBER.fullmatch(text):
            value = float(text)
            usual = self.whole if value == int(value) else self.small if abs(value) < 0.001 else self.plain
            sheet.write_number(row, place, value, shown or usual)
        elif text:
            sheet.write_string(row, place, text)

    def _heading(self, name: str, column: str) -> str:
        """What a column is called in its table; the name of a key that was swept; else its name in the file."""
        for key in (f"col.{name}.{column}", f"col.{column}"):
            if self.words.has(key):
                return self.words(key)
        known = {one["key"]: str(one[self.words.language]) for one in self.tables.manifest.get("parameters", [])}
        return f"{known[column]} ({column})" if column in known else column

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
                self._write(sheet, number, 1, world["replication"], False)
                for place, metric in enumerate(main, 2):
                    shown = self.percent if self.measures.is_share(metric) else None
                    self._write(sheet, number, place, world.get(metric) or "", False, shown)

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
                self._write(sheet, row, 1, repr(value), False)
            else:
                from .grounds import readable

                sheet.write_string(row, 1, readable(value, "", words)[0][:2000])
            unit = words(f"u.{unit}") if words.has(f"u.{unit}") else unit
            told = (unit, words(f"grade.{one['grade']}"), source(str(one.get("source") or ""), words.language), one["key"])
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
