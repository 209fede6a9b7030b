"""Figures that single officers mentioned, laid beside the base: one line each, met or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .comparison import Comparison
from .statistics import estimate

HEADER = ["id", "interview", "kind", "n", "value", "low", "high", "band_low", "band_high", "verdict", "nl", "en", "care_nl", "care_en"]
"""`low` and `high` are the interval of the run's figure; `band_low` and `band_high` the band in which it should lie."""


def rows_of_calibration(of: Comparison, scenario: Any, statements: Sequence[Any]) -> tuple[list[str], list[list[Any]]]:
    """Header and rows of calibration.csv: every statement against the runs of the basis. A figure is taken run by run, then averaged."""
    from sim.metrics.calibration import verdict

    found = [world[of.basis]["measures"] for world in of.worlds if "measures" in world[of.basis]]
    rows = []
    for one in statements:
        e = estimate([one.figure(measured, scenario) for measured in found])
        band = [value if abs(value) != float("inf") else None for value in (one.low, one.high)]
        rows.append([
            one.id, one.interview, one.kind, e.n, e.mean, e.low, e.high, *band, verdict(one, e.mean),
            one.nl, one.en, one.care_nl, one.care_en,
        ])  # fmt: skip
    return HEADER, rows
