"""The tables once more as Dutch spreadsheets read them: a semicolon between cells and a comma in a number."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from .whole import write_whole

FOLDER = "csv-nl"
NUMBER = re.compile(r"[+-]?\d+\.\d+([eE][+-]?\d+)?")


def write_dutch(out: Path) -> Path:
    """Write every table of the folder `out` into its folder `csv-nl`; return that. A mark at the start tells that it is UTF-8."""
    folder = out / FOLDER
    folder.mkdir(exist_ok=True)
    for path in sorted(out.glob("*.csv")):
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        with path.open(encoding="utf-8", newline="") as file:
            writer.writerows([[dutch(cell) for cell in row] for row in csv.reader(file)])
        write_whole(folder / path.name, text.getvalue().encode("utf-8-sig"))
    return folder


def dutch(cell: str) -> str:
    """A number with a decimal comma; every other text as it is."""
    return cell.replace(".", ",") if NUMBER.fullmatch(cell) else cell


def clear_dutch(out: Path) -> None:
    """Take away the tables of an earlier run, which would lie about this one."""
    for path in sorted((out / FOLDER).glob("*.csv")):
        path.unlink()
