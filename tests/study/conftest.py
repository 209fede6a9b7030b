"""The study is tried with a report of one line; the real one has its own tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_district import VERSION


@pytest.fixture(autouse=True)
def one_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """All runs of a test are of one program, also when somebody works on its files meanwhile."""
    for module in ("parts", "manifest"):
        monkeypatch.setattr(f"sim.study.{module}.code_version", lambda: VERSION)


@pytest.fixture(autouse=True)
def short_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the report by a page of one line."""
    import sim.report

    def write(out: Path, language: str) -> Path:
        (out / "report.html").write_text("report")
        return out / "report.html"

    def book(out: Path, language: str) -> Path:
        (out / "results.xlsx").write_bytes(b"workbook")
        return out / "results.xlsx"

    monkeypatch.setattr(sim.report, "write_report", write)
    monkeypatch.setattr(sim.report, "write_workbook", book)
    monkeypatch.setattr(sim.report, "verdict_sentences", lambda out, language: ["So it is."])
