"""The page of scenarios side by side: a matrix of scenarios and measures against the reference, and each against each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from .cells import Cell, Cells, Content, Table
from .experiment import CLEAR, MARKS, Experiment, Heat, Row, Section, render, rows_of, shade
from .measures import Measures
from .sureness import gains_in_words
from .tables import REFERENCE, number, read_tables
from .words import Words


@dataclass(frozen=True)
class SideBySide(Experiment):
    """What a study of several scenarios wrote down, in one language."""

    pairs: list[Row]
    """The rows of pairs.csv."""

    @property
    def main(self) -> list[str]:
        """The main measures, without those that are the same in every scenario."""
        arms = self.tables.policies
        named = self.tables.manifest.get("main_measures", [])
        return [m for m in named if any(self.tables.verdict(arm, m) not in ("identical", "missing") for arm in arms)]

    def name(self, arm: str) -> str:
        """A scenario by its file, as somebody typed it."""
        return str(self.tables.manifest.get("compared", {}).get(arm, arm))

    def label(self, metric: str) -> str:
        """A measure with its group and unit."""
        return self.named(metric, self.measures.unit_beside(metric))


def read(out: Path, language: str) -> SideBySide:
    """What a study of several scenarios wrote into a folder."""
    return SideBySide(Measures(read_tables(out), Words(language)), rows_of(out / "pairs.csv"))


def page(out: Path, language: str) -> str:
    """The page of the scenarios in the folder `out`."""
    side = read(out, language)
    words, tables = side.words, side.tables
    sure = [words("side.sure", n=1 + len(tables.policies), done=tables.runs, reference=words.quoted(side.name(REFERENCE)))]
    sure.append(words("side.interval"))
    said = sentences(side)
    alone = [scenario(side, arm, sentence) for arm, sentence in zip(tables.policies, said, strict=True)]
    parts = [matrix(side), *([each(side)] if len(tables.policies) > 1 else []), *alone]
    return render(tables, words, said, sure, parts, command(side))


def sentences(side: SideBySide) -> list[str]:
    """Per scenario what is clearly higher and lower than in the reference, and of how many measures nothing can be said."""
    words, said = side.words, []
    for arm in side.tables.policies:
        name = words.quoted(side.name(arm))
        clear = {way: [m for m in side.main if side.tables.verdict(arm, m) == way] for way in CLEAR}
        parts = [words(f"side.{way}" + ".one" * (len(found) == 1), measures=_named(side, found)) for way, found in clear.items() if found]
        same = all(side.tables.verdict(arm, m) in ("identical", "missing") for m in side.tables.manifest.get("main_measures", []))
        parts = parts or [words("side.same" if same else "side.nothing")]
        said.append(words("side.beside", name=name, reference=words.quoted(side.name(REFERENCE)), parts="; ".join(parts)))
    return said


def _named(side: SideBySide, metrics: list[str]) -> str:
    return side.words.listed([side.measures.phrase(metric) for metric in metrics])


def matrix(side: SideBySide) -> Section:
    """Scenarios in the columns, main measures in the rows: the reference as it is, the others as differences with it."""
    words, cells, tables = side.words, Cells(side.measures), side.tables
    rows: list[tuple[str, list[tuple[Content, str]]]] = []
    for metric in side.main:
        gaps = {arm: number(tables.differences.get((arm, metric), {}).get("difference")) for arm in tables.policies}
        most = max((abs(gap) for gap in gaps.values() if math.isfinite(gap)), default=0.0) or 1.0
        row: list[tuple[Content, str]] = [(cells.base(metric), "#ffffff")]
        for arm, gap in gaps.items():
            if not math.isfinite(gap):
                row.append(([words("none")], "#ffffff"))
                continue
            clear = tables.verdict(arm, metric)
            if clear == "identical":
                row.append(([words("v.identical")], "#ffffff"))
                continue
            text = side.measures.difference(metric, gap)
            cell = Cell(text, metric, arm, "difference", tables.differences[arm, metric]["difference"])
            row.append(([cell, f" {MARKS.get(clear, '')}"], shade(gap / most) if clear in CLEAR else "#ffffff"))
        rows.append((side.label(metric), row))
    head = [words("measure"), *(side.name(arm) for arm in (REFERENCE, *tables.policies))]
    heat = Heat(words("side.matrix_title"), head, rows, words("side.matrix_note"))
    return Section("matrix", words("side.title"), [words("side.matrix", reference=words.quoted(side.name(REFERENCE)))], heats=[heat])


def each(side: SideBySide) -> Section:
    """Every pair of scenarios: what is clearly different when all pairs are looked at together."""
    words = side.words
    names = list(dict.fromkeys((row["first"], row["second"]) for row in side.pairs))
    rows: list[tuple[str, list[Content]]] = []
    for first, second in names:
        own = [row for row in side.pairs if (row["first"], row["second"]) == (first, second) and row["metric"] in side.main]
        found: list[Content] = [[], []]
        for place, way in enumerate(CLEAR):
            for row in own:
                if row["verdict"] == way:
                    text = side.measures.difference(row["metric"], number(row["difference"]))
                    cell = Cell(text, row["metric"], f"{second}|{first}", "difference", row["difference"])
                    found[place] += [", " if found[place] else "", side.measures.phrase(row["metric"]) + " ", cell]
        heading = words("side.pair", first=side.name(first), second=side.name(second))
        rows.append((heading, [cell or [words("none")] for cell in found]))
    head = [words("side.pairs"), words("side.pair.higher"), words("side.pair.lower")]
    return Section("each", words("side.each_title"), [words("side.each", n=len(names))], open_tables=[Table("", head, rows)])


def scenario(side: SideBySide, arm: str, sentence: str) -> Section:
    """One scenario on its own: what is clearly different, who gains and who loses, and every main measure with its interval."""
    words, cells = side.words, Cells(side.measures)
    rows = [(side.label(metric), [cells.base(metric), cells.difference(arm, metric)]) for metric in side.main]
    table = Table(words("side.one.table"), [words("measure"), side.name(REFERENCE), side.name(arm)], rows)
    title = words("side.one.title", title=side.tables.title(arm, words.language), file=side.name(arm))
    texts = [sentence, *([] if side.tables.few else gains_in_words(side.measures, arm))]
    return Section(f"scenario-{side.tables.policies.index(arm) + 1}", title, texts, tables=[table])


def command(side: SideBySide) -> str:
    """The command that gives the same page."""
    manifest = side.tables.manifest
    files = [f"scenarios/{side.name(arm)}" for arm in (REFERENCE, *side.tables.policies)]
    asked = manifest.get("replications", {}).get("asked")
    return f"python3 run.py compare {' '.join(files)} --set run.seed={manifest.get('seed')} --set run.replications={asked}"
