"""The study is tried with a report of one line; the real one has its own tests."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def short_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the report by a page of one line."""
    import sim.report

    def write(out: Path, language: str) -> Path:
        (out / "report.html").write_text("report")
        return out / "report.html"

    monkeypatch.setattr(sim.report, "write_report", write)
    monkeypatch.setattr(sim.report, "verdict_sentences", lambda out, language: ["So it is."])
