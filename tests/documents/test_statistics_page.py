"""Truths about how far the intervals can be trusted, and that the page about it says them."""

from __future__ import annotations

import re

import pytest

from docs.statistics_page import ALIKE, SHARES, bias_from_empty, coverage_of_means, coverage_of_shares, open_cases, page

from .named import HOUSE

PAGE = HOUSE / "docs" / "statistics.md"
FIGURE = r"[-+]?\d[\d,]*\.?\d*"


def row(name: str) -> list[float]:
    """The figures of one row of the page, what stands in brackets left out."""
    (line,) = (line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {name} |"))
    return [float(re.match(FIGURE, cell).group()) for cell in line.strip("|").split(" | ")[1:]]  # type: ignore[union-attr]


def test_shares_hold_the_truth_on_the_page() -> None:
    """At least .93 from one in a hundred to a half, also where cases of a world are very much alike; of rare ones a study warns."""
    for alike in ALIKE:
        assert min(row(f"{alike:g}")) >= 0.93
        assert len(row(f"{alike:g}")) == len(SHARES)
    held, warned = coverage_of_shares(0.01, 0.05, 1_000)
    assert held == pytest.approx(row("0.05")[0], abs=0.03)
    assert warned > 0.8


def test_the_page_is_right_about_skewness() -> None:
    """Evenly spread worlds are hardly ever warned of; the worst case on the page mostly is, and holds the truth less often."""
    held, warned = coverage_of_means("normal", 30, 1_000)
    assert held == pytest.approx(row("normal")[3], abs=0.02)
    assert warned < 0.02
    held, warned = coverage_of_means("lognormal, skewness 6", 30, 1_000)
    assert held == pytest.approx(row("lognormal, skewness 6")[3], abs=0.03)
    assert held < 0.92
    assert warned > 0.7


def test_open_cases_are_counted_where_a_queue_grows() -> None:
    """At a load of 1.2 the mean time until the end is within three in a hundred; of closed cases alone it would not be."""
    counted, closed = open_cases(1.2, 52, 60)
    assert abs(counted) <= 0.03 < abs(closed)


def test_after_a_warm_up_the_start_is_forgotten() -> None:
    """Of a queue at .9 that was empty at the start: at most one in a hundred is left after 1,000 mean services, a tenth without."""
    assert -0.01 <= bias_from_empty(1000, 1000, 1_000) <= 0
    assert bias_from_empty(0, 1000, 1_000) < -0.06


@pytest.mark.full
def test_the_page_is_what_the_code_says() -> None:
    """Made again it has the same words, and the same figures but for the last digit on another processor."""
    written, made = PAGE.read_text(encoding="utf-8"), page()
    assert re.sub(FIGURE, "0", written) == re.sub(FIGURE, "0", made), "make it again: python docs/statistics_page.py"
    figures = [[float(one.replace(",", "")) for one in re.findall(FIGURE, text)] for text in (written, made)]
    assert figures[0] == pytest.approx(figures[1], abs=1)  # per cent without a decimal, in brackets
    assert [pair for pair in zip(*figures, strict=True) if pair[0] % 1 and abs(pair[0] - pair[1]) > 0.1] == []
