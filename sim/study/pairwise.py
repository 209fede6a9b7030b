"""Scenarios each against each: every pair on the same worlds, and what is clear when all pairs are looked at together."""

from __future__ import annotations

import itertools
from typing import Any

from .comparison import Comparison, verdict
from .statistics import holm, paired_difference

PAIRS = "pairs.csv"


def tables_of_pairs(of: Comparison) -> dict[str, tuple[list[str], list[list[Any]]]]:
    """pairs.csv by name: per pair and measure the second minus the first.

    The main measures of all pairs are one family for Holm, all other measures another.
    """
    header = ["first", "second", "metric", "n", "first_mean", "second_mean", "difference", "sd", "low", "high", "p", "verdict"]
    pairs = list(itertools.combinations([of.basis, *of.policies], 2))
    found = {(*pair, name): paired_difference(*(of.values(arm, name) for arm in pair)) for pair in pairs for name in of.measures.names}
    adjusted: dict[tuple[str, str, str], float] = {}
    main = set(of.measures.main)
    for is_main in (True, False):
        family = [key for key, one in found.items() if (key[2] in main) == is_main and one.p is not None]
        adjusted |= dict(zip(family, holm([found[key].p for key in family]), strict=True))  # type: ignore[misc]
    rows = [
        [*key, d.n, d.base_mean, d.mean, d.difference, d.sd, d.low, d.high, d.p, verdict(d, adjusted.get(key))] for key, d in found.items()
    ]
    return {PAIRS: (header, rows)}
