"""Figures from interviews beside the reference: met or not, with the caution that each is one person's word."""

from __future__ import annotations

from .cells import Content, Table
from .tables import REFERENCE, Row, Tables, number
from .words import Words


def statements(tables: Tables, words: Words) -> Table | None:
    """One row a figure: what was said, the figure of the run, the band, the verdict, and what to mind. None where nothing was observed."""
    if not any(row["value"] for row in tables.calibration):
        return None
    heads = ("calibration.claim", "calibration.interview", REFERENCE, "calibration.band", "calibration.verdict", "calibration.care")
    rows = [_row(row, words) for row in tables.calibration]
    return Table("", [words(head) for head in heads], rows)


def _row(row: Row, words: Words) -> tuple[str, list[Content]]:
    value = _number(row["value"], words) if row["value"] else words("none")
    if row["low"] and row["low"] != row["high"]:
        value += f" ({_number(row['low'], words)} – {_number(row['high'], words)})"
    said = [row["interview"], value, _band(row, words), words(f"calibration.{row['verdict']}"), row[f"care_{words.language}"]]
    return f"{row['id']}: {row[words.language]}", [[text] for text in said]


def _band(row: Row, words: Words) -> str:
    low, high = (_number(row[name], words) if row[name] else "" for name in ("band_low", "band_high"))
    if low and high:
        return low if low == high else words("calibration.between", low=low, high=high)
    return words("calibration.least", low=low) if low else words("none")


def _number(text: str, words: Words) -> str:
    value = number(text)
    return words.number(value, 0 if value == round(value) else 2)
