"""What a study says on the screen when it is done: the answers, one table that fits, and where the rest is."""

from __future__ import annotations

import math
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .comparison import Comparison
from .units import unit_of
from .words import SENTENCES, say

WIDTH = 100
"""Columns of the table at most, and of every sentence."""
MOST = 12
"""Measures in the table at most; all others are in the files."""
MOST_COLUMNS = 6
"""With more variants than this a table does not fit on a screen."""
COUPLED = (
    "tie_mean.coupled_squad", "attention_met@coupled", "attention_met@other", "notes_told_at_once@coupled", "notes_reached@coupled",
    "problems_open@coupled", "problems_open@other", "incidents@coupled", "response_p1", "response_p3@coupled", "pulled_in", "frustration",
)  # fmt: skip
"""The table of a study with coupled beats."""
WHOLE = (
    "tie_mean.squads", "attention_met", "notes_told_at_once", "notes_reached", "problems_open", "time_to_solve", "incidents",
    "response_p1", "pulled_in", "told_back_share", "confidence", "frustration",
)  # fmt: skip
"""The table of any other study."""
MINUS = "\N{MINUS SIGN}"
MARKS = {"higher": "\N{BLACK UP-POINTING TRIANGLE}", "lower": "\N{BLACK DOWN-POINTING TRIANGLE}"}
PLAIN_MARKS = {"higher": "(+)", "lower": "(-)"}
"""For a screen that has no triangles."""


def complain(code: str, language: str, **values: object) -> None:
    """One message on standard error."""
    print(say(code, language, **values), file=sys.stderr, flush=True)


def complain_of_failures(of: Comparison, language: str, most: int = 5) -> None:
    """Which replications failed, and why."""
    failures = of.failures()
    complain("failed", language, failed=of.failed_replications(), asked=len(of.worlds))
    for failure in failures[:most]:
        complain("failure", language, **failure)
    if len(failures) > most:
        complain("more", language, n=len(failures) - most)


def in_language(text: str, language: str) -> str:
    """A number with comma and point as they are written in `language`, and a real minus sign; zero has no sign."""
    if not text.strip("+-0.,"):
        text = text.lstrip("+-")
    text = text.replace("-", MINUS)
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def shown_value(value: float | None, share: bool, language: str) -> str:
    """A value for people: three digits or so; a share as a percentage."""
    if value is None:
        return "–"
    scaled = 100 * value if share else value
    size = abs(scaled)
    decimals = 1 if share else 0 if size >= 100 else 1 if size >= 10 else 2
    return in_language(f"{scaled:,.{decimals}f}", language) + ("%" if share else "")


def shown_difference(value: float, share: bool, language: str) -> str:
    """A clear difference for people: signed, with two digits that say something; of shares in percentage points."""
    scaled = 100 * value if share else value
    least = 1 if share else 0
    decimals = least if scaled == 0 else min(5, max(least, 1 - math.floor(math.log10(abs(scaled)))))
    return in_language(f"{scaled:+,.{decimals}f}", language) + (" pp" if share else "")


def chosen(of: Comparison) -> list[str]:
    """The measures of the table: a few of the main ones that were observed."""
    usual = COUPLED if any(name.endswith("@coupled") for name in of.measures.names) else WHOLE
    wanted = list(dict.fromkeys([*of.measures.aimed_at, *usual]))[: max(MOST, len(usual))]
    return [name for name in wanted if name in of.measures.names] or of.measures.main[:MOST]


def label(of: Comparison, name: str, language: str, groups: Mapping[str, Sequence[str]]) -> str:
    """What a measure is called, with its party and its group of beats in words."""
    about = of.measures.about(name)
    plain, _, group = name.partition("@")
    text = str(getattr(about, language, None) or name)
    if about is not None and about.name not in (name, plain):  # a family: say which member
        text += f": {in_words(plain.removeprefix(about.name + '.'), language)}"
    if group:
        text += f", {in_words(f'{group}_one' if len(groups.get(group, ())) == 1 else group, language)}"
    return text


def in_words(part: str, language: str) -> str:
    """A party or group in words; a name of the scenario stays as it was written."""
    known = part.split(".")
    if any(one in SENTENCES for one in known):
        return ", ".join(say(one, language) if one in SENTENCES else one.replace("_", " ") for one in known)
    return part.replace("_", " ")


def cell(of: Comparison, arm: str, name: str, language: str, marks: Mapping[str, str]) -> str:
    """What an arm does to a measure: a signed difference with its mark if it is clear, else one sign."""
    verdict, found = of.verdicts[arm, name], of.differences[arm, name]
    if verdict in marks and found.difference is not None:
        return f"{shown_difference(found.difference, of.measures.kind(name) == 'share', language)} {marks[verdict]}"
    return {"identical": "=", "no_clear_difference": "·"}.get(verdict, "–")


def table(of: Comparison, language: str, groups: Mapping[str, Sequence[str]], marks: Mapping[str, str]) -> list[str]:
    """The lines of the table: a measure, its value in the basis, and a cell for each arm but the ceilings."""
    rows = []
    for name in chosen(of):
        share = of.measures.kind(name) == "share"
        value = of.summary[of.basis, name].mean
        unit = "" if share or value is None else unit_of(str(getattr(of.measures.about(name), "unit", "")), language)
        base = f"{shown_value(value, share, language)} {unit}".rstrip()
        rows.append([label(of, name, language, groups), base, *(cell(of, arm, name, language, marks) for arm in of.policies)])
    head = [say("measure", language), of.basis, *of.policies]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(1, len(head))]
    widths = [min(width, 18) for width in widths]
    first = max(24, min(max(len(row[0]) for row in [head, *rows]), WIDTH - sum(width + 2 for width in widths)))
    lines = []
    for row in [head, *rows]:
        begin, *further = textwrap.wrap(row[0], first) or [""]
        cells = (text[:width].rjust(width) for text, width in zip(row[1:], widths, strict=True))
        lines.append("  ".join([begin.ljust(first), *cells]).rstrip())
        lines += [f"  {line}" for line in further]
    return [lines[0], "─" * min(WIDTH, max(map(len, lines))), *lines[1:]]


def marks_for(stream: Any) -> Mapping[str, str]:
    """Triangles where the screen has them."""
    try:
        "".join(MARKS.values()).encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return PLAIN_MARKS
    return MARKS


def show_results(
    of: Comparison, groups: Mapping[str, Sequence[str]], sentences: Iterable[str], folder: Path, report: Path | str, language: str
) -> None:
    """After the run, on standard output. `report` is where the report is, or (text) why there is none."""
    marks = marks_for(sys.stdout)
    lines = [line for sentence in sentences for line in textwrap.wrap(f"• {sentence}", WIDTH, subsequent_indent="  ")]
    if of.measures.names and len(of.policies) <= MOST_COLUMNS and not of.references:
        lines += ["", *table(of, language, groups, marks)]
        if of.policies:
            lines.append(say("legend", language, basis=of.basis, **marks))
    lines += ["", *textwrap.wrap(of.few()[language], WIDTH)] if of.few() else [""]
    lines.append(say("files", language, folder=folder))
    lines.append(say("report", language, report=report) if isinstance(report, Path) else say("no_report", language, reason=report))
    lines.append(say("to_think_with", language))
    print("\n".join(lines), flush=True)


def show_sentences(sentences: Iterable[str], folder: Path, report: Path | str, language: str) -> None:
    """The answers of an experiment and where the rest is, on standard output."""
    lines = [line for sentence in sentences for line in textwrap.wrap(f"• {sentence}", WIDTH, subsequent_indent="  ")]
    lines += ["", say("files", language, folder=folder)]
    lines.append(say("report", language, report=report) if isinstance(report, Path) else say("no_report", language, reason=report))
    lines.append(say("to_think_with", language))
    print("\n".join(lines), flush=True)
