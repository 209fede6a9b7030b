"""A folder of tables is handed to the report, which lays its page and its workbook beside them; without these the tables still stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .fork import reason_of
from .manifest import as_bytes, file_list, sha256_of
from .writing import CannotWriteError, write_whole

REPORT, WORKBOOK = "report.html", "results.xlsx"


def handed_over(out: Path, language: str, about: Mapping[str, Any], sums: Mapping[str, str]) -> tuple[Path | str, list[str]]:
    """Where the page is (or, as text, why there is none) and its sentences; the manifest `about` then knows the page too.

    `sums` has the sha256 of every other file by name.
    """
    sentences: list[str] = []
    try:
        from sim.report import verdict_sentences, write_report, write_workbook

        report = Path(write_report(out, language))
        workbook = Path(write_workbook(out, language))
        sentences = list(verdict_sentences(out, language))
    except (KeyboardInterrupt, CannotWriteError):
        raise
    except Exception as problem:
        for name in (REPORT, WORKBOOK):
            (out / name).unlink(missing_ok=True)  # half a report is none
        return reason_of(problem), sentences
    listed = file_list({**sums, **{one.name: sha256_of(one) for one in (report, workbook)}})
    write_whole(out / "manifest.json", as_bytes({**about, "files": listed}))
    return report, sentences
