"""The page a director gets: what was asked, what came out, how sure that is, and what it rests on.

The report reads the files a study has written and nothing else; it knows no agents and no models.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["verdict_sentences", "write_report", "write_workbook"]


def write_report(out: Path, language: str = "nl") -> Path:
    """Write `report.html` from the tables in the folder `out`, in Dutch (`nl`) or English (`en`); return its path."""
    from . import page

    maker = _experiment(Path(out)) or page
    return page.write_page(Path(out), maker.page(Path(out), language))


def write_workbook(out: Path, language: str = "nl") -> Path:
    """Write `results.xlsx` from the tables in the folder `out`; return its path. Tables in the Dutch convention of an earlier run go."""
    from . import dutch_csv, workbook

    dutch_csv.clear_dutch(Path(out))
    return workbook.write_workbook(Path(out), language)


def verdict_sentences(out: Path, language: str = "nl") -> list[str]:
    """The answers in plain sentences, one a question, as the report gives them (for the screen after a run)."""
    experiment = _experiment(Path(out))
    if experiment is not None:
        return experiment.sentences(experiment.read(Path(out), language))
    from .tables import read_tables
    from .verdicts import answers
    from .words import Words

    return [answer.sentence for answer in answers(read_tables(Path(out)), Words(language))]


def _experiment(out: Path) -> Any | None:
    """The module that makes the page of a sweep, of scenarios side by side or of robustness; None for any other study."""
    if (out / "robust.csv").is_file():
        from . import robust

        return robust
    if (out / "sign_changes.csv").is_file():
        from . import sweeps

        return sweeps
    if (out / "pairs.csv").is_file():
        from . import matrix

        return matrix
    return None
