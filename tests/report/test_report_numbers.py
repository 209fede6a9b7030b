"""Every number on the page is the number in the tables."""

from __future__ import annotations

import json
import math
import re
import statistics

import pytest
from conftest import rows
from recomputed import Recomputed

from sim.report.measures import Measures
from sim.report.tables import read_tables
from sim.report.words import Words

DIFFERENCES = {
    "difference": "difference",
    "difference_low": "low",
    "difference_high": "high",
    "n_pairs": "n",
    "base_mean": "base_mean",
    "paired_mean": "mean",
}
WORKED_OUT = (
    "picture", "picture_share", "picture_ratio", "picture_sum", "picture_mean", "survival", "worlds_same", "worlds_known",
)  # fmt: skip
"""Figures that are counted or worked out from the tables behind the pictures, and from the worlds."""
SHARES = ("relative", "picture_share", "picture_mean", "survival")
COUNTS = ("n_pairs", "worlds_same", "worlds_known")
CEILINGS = {"": "relative_change", ".low": "low", ".high": "high"}


def test_every_printed_number_is_in_the_tables(folder, read_pages):
    """data-value is the very text of summary.csv, differences.csv or curves.csv, or what follows from it; nothing else is printed."""
    summary = {(r["policy"], r["metric"]): r for r in rows(folder / "summary.csv")}
    differences = {(r["policy"], r["metric"]): r for r in rows(folder / "differences.csv")}
    curves = {(r["policy"], r["metric"], r["week"]): r for r in rows(folder / "curves.csv")}
    coupling = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["coupling"]
    ceilings = {f"{n}{end}": one[key] for n, one in coupling["ceilings"].items() for end, key in CEILINGS.items()}
    seen, again = set(), Recomputed(folder)
    for about, _ in read_pages["nl"].numbers:
        policy, metric, stat, value = (about[f"data-{name}"] for name in ("policy", "metric", "stat", "value"))
        seen.add(stat.partition(".")[0])
        if metric == "coupling":
            kind, _, name = stat.partition(".")
            known = {
                "curve": dict(map(tuple, coupling["curve"])).get(float(name)) if kind == "curve" else None,
                "ceilings": ceilings.get(name) if kind == "ceilings" else None,
                "break_even_others": coupling["break_even_others"],
            }[kind]
            assert float(value) == known
        elif stat == "mean":
            assert value == summary[policy, metric]["mean"]
        elif stat in DIFFERENCES:
            assert value == differences[policy, metric][DIFFERENCES[stat]]
        elif stat == "relative":
            row = differences[policy, metric]
            assert float(value) == float(row["difference"]) / abs(float(row["base_mean"]))
        elif stat in WORKED_OUT:
            assert math.isclose(float(value), again(policy, metric, stat), rel_tol=1e-12), (metric, stat)
        else:
            assert stat == "curve_mean"
            assert value == curves[policy, metric, about["data-week"]]["mean"]
    assert seen == {"mean", *DIFFERENCES, *WORKED_OUT, "relative", "curve_mean", "curve", "ceilings", "break_even_others"}


def test_the_text_of_a_number_is_its_value(folder, read_pages):
    """What a person reads is data-value, rounded, in the notation of the language; shares are read as percentages."""
    for language, (decimal, thousands) in {"nl": (",", "."), "en": (".", ",")}.items():
        measures = Measures(read_tables(folder), Words(language))
        for about, text in read_pages[language].numbers:
            if found := re.fullmatch(r"([+\u2212]?)(\d+) (?:uur|h) (\d\d)", text):
                minutes = int(found[2]) * 60 + int(found[3])
                assert math.isclose(-minutes if found[1] == "\u2212" else minutes, float(about["data-value"]), abs_tol=0.5), (text, about)
                assert abs(float(about["data-value"])) >= 90
                continue
            plain = text.replace(thousands, "").replace(decimal, ".").replace("\u2212", "-").removesuffix("%")
            metric, stat, value = about["data-metric"], about["data-stat"], float(about["data-value"])
            share = stat in SHARES or (metric == "coupling" and stat != "break_even_others")
            share = share or (metric != "coupling" and stat not in COUNTS and not stat.startswith("picture") and measures.is_share(metric))
            decimals = len(plain.partition(".")[2])
            assert math.isclose(float(plain), value * (100 if share else 1), abs_tol=0.5000001 * 10**-decimals), (text, about)


def test_the_means_follow_from_the_replications(folder, read_pages):
    """A printed mean is the mean of the column in replications.csv."""
    columns: dict[tuple[str, str], list[float]] = {}
    for row in rows(folder / "replications.csv"):
        for metric, value in row.items():
            if metric not in ("policy", "replication") and value:
                columns.setdefault((row["policy"], metric), []).append(float(value))
    means = [about for about, _ in read_pages["nl"].numbers if about["data-stat"] == "mean"]
    assert len(means) > 100
    for about in means:
        mean = statistics.fmean(columns[about["data-policy"], about["data-metric"]])
        assert float(about["data-value"]) == pytest.approx(mean, rel=1e-12)


def test_both_languages_print_the_same_numbers(read_pages):
    """Dutch and English differ in words, never in figures."""
    assert [about for about, _ in read_pages["nl"].numbers] == [about for about, _ in read_pages["en"].numbers]


@pytest.mark.parametrize(
    ("language", "value", "decimals", "text"),
    [
        ("nl", 1234.5, 1, "1.234,5"),
        ("en", 1234.5, 1, "1,234.5"),
        ("nl", -0.25, 2, "\u22120,25"),
        ("nl", -0.0001, 2, "0,00"),
        ("en", math.nan, 1, "–"),
    ],
)
def test_each_language_writes_its_own_numbers(language, value, decimals, text):
    """Dutch puts a comma before the decimals, English a point; minus zero is zero; what was not observed is a dash."""
    assert Words(language).number(value, decimals) == text


def test_a_clear_difference_never_reads_as_zero(folder, read_pages):
    """Where the verdict is higher or lower, the printed difference has a digit that is not zero."""
    verdicts = {(r["policy"], r["metric"]): r["verdict"] for r in rows(folder / "differences.csv")}
    clear = [
        text
        for about, text in read_pages["nl"].numbers
        if about["data-stat"] == "difference" and verdicts[about["data-policy"], about["data-metric"]] in ("higher", "lower")
    ]
    assert len(clear) > 40
    assert all(text.strip("+\u2212%0,.") for text in clear)
