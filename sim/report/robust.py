"""The page of a study of robustness: in how many conceivable worlds the answer holds, what it hangs on, and what would turn it round."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from . import robust_sections as parts_of
from .experiment import CLEAR, Experiment, Row, render, rows_of
from .measures import Measures
from .tables import number, read_tables
from .verdicts import predicate
from .words import Words

NEARLY_ALL, MOST = 0.9, 0.5
"""Shares of the points from which is said: nearly everywhere, mostly."""
SOME = 0.1
"""A share below which a direction is not worth a word: by chance alone it would be one point in forty."""
LISTED = 6
"""Measures named in one sentence at most; the others are counted."""


@dataclass(frozen=True)
class Robust(Experiment):
    """What a study of robustness wrote down, in one language."""

    shares: dict[tuple[str, str], Row]
    """The rows of robust.csv by variant and measure."""
    drivers: dict[tuple[str, str], list[Row]]
    flips: list[Row]
    ends: list[Row]

    @cached_property
    def about(self) -> dict[str, Any]:
        """What was asked and done."""
        return dict(self.tables.manifest["robust"])

    @cached_property
    def assumptions(self) -> dict[str, dict[str, Any]]:
        """What each assumption is, by key."""
        return {str(one["key"]): one for one in self.about["assumptions"]}

    @cached_property
    def main(self) -> list[str]:
        """The main measures that ever differ."""
        seen = dict.fromkeys(metric for _, metric in self.shares)
        return [m for m in seen if any(self.moves(arm, m) for arm in self.tables.policies)]

    def moves(self, arm: str, metric: str) -> bool:
        """Whether a measure differs in more points than chance would give, or as the scenario stands."""
        return any(self.share(arm, metric, way) >= SOME for way in CLEAR) or self.said(arm, metric) != ""

    def share(self, arm: str, metric: str, way: str) -> float:
        """The share of the points at which a measure is `higher`, `lower` or `no_clear_difference`."""
        return number(self.shares.get((arm, metric), {}).get(f"{way}_share"))

    def said(self, arm: str, metric: str) -> str:
        """What is clear in the scenario as it stands: higher, lower or nothing."""
        word = self.shares.get((arm, metric), {}).get("verdict_as_it_stands", "")
        return word if word in CLEAR else ""

    def way(self, metric: str, word: str) -> str:
        """Higher or lower as better or worse, where it is known which way is better."""
        better = self.measures.better(metric)
        return word if better not in CLEAR or word not in CLEAR else "better" if word == better else "worse"

    def assumption(self, key: str) -> str:
        """An assumption in words."""
        text = str(self.assumptions.get(key, {}).get(self.words.language) or self.words("robust.dummy"))
        if text.startswith(self.words("robust.the_same")):  # what it is the same as stands elsewhere
            text = f"{key}: {text[:1].lower()}{text[1:]}"
        return text + (self.words("robust.all_of_kind") if self.assumptions.get(key, {}).get("numbers", 1) > 1 else "")

    def value(self, key: str, text: str) -> str:
        """A value of an assumption as people write it: three digits; of a whole kind at once, times the factor."""
        shown = figure(number(text), self.words) if text else self.words("robust.beyond")
        return f"× {shown}" if text and self.assumptions.get(key, {}).get("numbers", 1) > 1 else shown

    def label(self, metric: str) -> str:
        """A measure with its group and unit."""
        return self.named(metric, self.measures.unit_of_difference(metric))


def figure(value: float, words: Words) -> str:
    """Three digits that say something."""
    if not math.isfinite(value):
        return words("none")
    return words.number(value, max(0, min(6, 2 - math.floor(math.log10(abs(value))))) if value and value != round(value) else 0)


def read(out: Path, language: str) -> Robust:
    """What a study of robustness wrote into a folder."""
    drivers: dict[tuple[str, str], list[Row]] = {}
    for row in rows_of(out / "drivers.csv"):
        drivers.setdefault((row["policy"], row["metric"]), []).append(row)
    shares = {(row["policy"], row["metric"]): row for row in rows_of(out / "robust.csv")}
    return Robust(Measures(read_tables(out), Words(language)), shares, drivers, rows_of(out / "flips.csv"), rows_of(out / "ends.csv"))


def page(out: Path, language: str) -> str:
    """The page of the study in the folder `out`."""
    robust = read(out, language)
    words, about = robust.words, robust.about
    counts = {name: words.number(about[name]) for name in ("lived", "worlds", "base", "ends")}
    sure = [words("robust.sure", n=words.number(len(robust.assumptions)), **counts)]
    sure.append(words("robust.range", factor=figure(about["factor"], words)))
    sure.append(words("robust.chance"))
    if about["refused"]:
        sure.append(words("robust.refused", n=about["refused"]))
    sections = [*parts_of.bars(robust), parts_of.turning(robust), parts_of.what_drives(robust), parts_of.everything(robust)]
    return render(robust.tables, words, sentences(robust), sure, [one for one in sections if one], command(robust))


def sentences(robust: Robust) -> list[str]:
    """Per variant in how many worlds what comes out; then what turns it round, and what it hangs on."""
    return [*(_verdict(robust, arm) for arm in robust.tables.policies), *_flips(robust), *_drivers(robust)]


def _verdict(robust: Robust, arm: str) -> str:
    """Which measures go one way nearly everywhere, mostly, sometimes this way and sometimes that, and of how many nothing can be said."""
    words = robust.words
    kinds: dict[str, list[tuple[float, str]]] = {"nearly": [], "mostly": [], "both": []}
    for metric in robust.main:
        up, down = (robust.share(arm, metric, way) for way in CLEAR)
        way, most, least = ("higher", up, down) if up >= down else ("lower", down, up)
        if not math.isfinite(most):
            continue
        text = f"{robust.measures.phrase(metric)} {predicate(robust.measures, metric, way)} ({_of(robust, arm, metric, way)})"
        if least >= SOME:
            text = words("robust.both.one", measure=robust.measures.phrase(metric), **{w: _of(robust, arm, metric, w) for w in CLEAR})
        kind = "both" if least >= SOME else "nearly" if most >= NEARLY_ALL else "mostly" if most >= MOST else ""
        if kind:
            kinds[kind].append((-most, text))
    said = [words(f"robust.{kind}", measures=_listed(words, [text for _, text in sorted(found)])) for kind, found in kinds.items() if found]
    rest = sum(1 for key in robust.shares if key[0] == arm) - sum(len(found) for found in kinds.values())
    said += [words("robust.rest" if said else "robust.nothing", n=rest)] if rest else []
    return words("robust.variant", arm=robust.measures.arm(arm), parts=" ".join(said))


def _listed(words: Words, found: list[str]) -> str:
    shown = found[:LISTED] + ([words("robust.more", n=len(found) - LISTED)] if len(found) > LISTED else [])
    return words.listed(shown)


def _of(robust: Robust, arm: str, metric: str, way: str) -> str:
    row = robust.shares[arm, metric]
    return robust.words("robust.of", n=row[way], all=row["points"])


def _flips(robust: Robust) -> list[str]:
    words, said = robust.words, []
    tested, several = len(robust.about["tested"]), len(robust.tables.policies) > 1
    clear = [row for row in robust.flips if row["kind"] == "clear"]
    for row in clear[:LISTED]:
        arm, metric, key = row["policy"], row["metric"], row["assumption"]
        now = robust.said(arm, metric)
        other = "lower" if now == "higher" else "higher"
        subject = robust.measures.phrase(metric)
        said.append(
            words(
                "robust.flip",
                assumption=words.quoted(robust.assumption(key)), key=key, measure=subject,
                **{name: robust.value(key, row[name]) for name in ("value", "at", "end")},
                then=predicate(robust.measures, metric, other), now=predicate(robust.measures, metric, now),
                arm=words("robust.with_arm", arm=robust.measures.arm(arm)) if several else "",
            )
        )  # fmt: skip
    if not any(robust.said(arm, metric) for arm, metric in robust.shares):
        return [words("robust.no_advice")]
    return said or [words("robust.no_flip", n=tested)]


def _drivers(robust: Robust) -> list[str]:
    """The assumptions that stand out most often among what the scenario says clearly."""
    words = robust.words
    found: dict[str, int] = {}
    said = [key for key in robust.shares if robust.said(*key)]
    for key in said:
        for row in robust.drivers.get(key, [])[:5]:
            if row["clear"] == "yes":
                found[row["assumption"]] = found.get(row["assumption"], 0) + 1
    if not said:
        return []
    ranked = sorted(found, key=lambda key: (-found[key], key))[:5]
    if not ranked:
        return [words("robust.no_driver", n=robust.about["lived"])]
    names = [f"{words.quoted(robust.assumption(key))} ({key})" for key in ranked]
    return [words("robust.driven", assumptions=words.listed(names))]


def command(robust: Robust) -> str:
    """The command that gives the same page."""
    manifest, about = robust.tables.manifest, robust.about
    asked = [f"--points {about['points']}", f"--worlds {about['worlds']}", f"--factor {about['factor']:g}"]
    asked += [f"--only '{one}'" for one in about["only"]]
    seed = f"--set run.seed={manifest.get('seed')}"
    return " ".join(["python3 run.py robust", f"scenarios/{manifest.get('scenario_file')}", *asked, seed])
