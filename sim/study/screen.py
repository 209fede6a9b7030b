"""What somebody sees in the terminal: how far the work is, and afterwards the main measures in one table."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .comparison import Comparison
from .words import say


class Progress:
    """How many replications are done. A bar for a person, a line at every tenth part for a log."""

    def __init__(self, asked: int, done: int, language: str, bar: Any = None) -> None:
        self.asked, self.done, self.language = asked, done, language
        self._bar = bar
        self._task = bar.add_task(say("working", language), total=asked, completed=done) if bar else None
        self._told = 10 * done // max(1, asked)

    def advance(self) -> None:
        """One more is done."""
        self.done += 1
        if self._bar is not None:
            self._bar.update(self._task, completed=self.done, refresh=True)
        elif 10 * self.done // self.asked > self._told:
            self._told = 10 * self.done // self.asked
            print(say("progress", self.language, done=self.done, asked=self.asked), file=sys.stderr, flush=True)


@contextmanager
def progress(asked: int, done: int, language: str) -> Iterator[Progress]:
    """Show progress on standard error while the work goes on. No thread draws it, as the process may copy itself."""
    if done and done < asked:
        print(say("resumed", language, kept=done, asked=asked), file=sys.stderr, flush=True)
    if not sys.stderr.isatty() or done >= asked:
        yield Progress(asked, done, language)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), auto_refresh=False) as bar:
        yield Progress(asked, done, language, bar)


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


def shown_number(value: float | None, share: bool, language: str, signed: bool = False, percent: bool = True) -> str:
    """A number for people: three digits or so; a share as a percentage; a comma in Dutch."""
    if value is None:
        return "–"
    scaled = 100 * value if share else value
    size = abs(scaled)
    decimals = 1 if share else 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.995 or size == 0 else 3
    text = f"{scaled:{'+' if signed and scaled else ''},.{decimals}f}"
    if language == "nl":
        text = text.translate(str.maketrans(",.", ".,"))
    return text + ("%" if share and percent else "")


def main_table(of: Comparison, titles: Mapping[str, str], language: str) -> Any:
    """The main measures as a rich table: the basis, and per arm the difference, its interval and the verdict in words."""
    from rich.table import Table
    from rich.text import Text

    asked = len(of.worlds)
    table = Table(title=say("all_n", language, done=asked - of.failed_replications(), asked=asked), title_justify="left")
    table.add_column(say("measure", language))
    table.add_column(Text(titles[of.basis]), justify="right")
    for arm in of.policies:
        table.add_column(Text(titles[arm]))
    for name in of.measures.main:
        share = of.measures.kind(name) == "share"
        base = shown_number(of.summary[of.basis, name].mean, share, language)
        table.add_row(Text(label(of, name, language)), base, *(_difference(of, arm, name, share, language) for arm in of.policies))
    return table


def label(of: Comparison, name: str, language: str) -> str:
    """What a measure is called, with its group of beats and its unit."""
    about = of.measures.about(name)
    text = (getattr(about, language, None) or name) if about is not None else name
    plain, _, group = name.partition("@")
    if about is not None and about.name not in (name, plain):  # a family: say which member
        text = f"{text} ({plain.removeprefix(about.name + '.')})"
    if group:
        text += f", {say(group, language) if group in ('coupled', 'other') else group}"
    unit = getattr(about, "unit", None)
    return f"{text} [{unit}]" if isinstance(unit, str) and unit and of.measures.kind(name) != "share" else text


def _difference(of: Comparison, arm: str, name: str, share: bool, language: str) -> Any:
    from rich.text import Text

    found, verdict = of.differences[arm, name], of.verdicts[arm, name]
    text = Text(say(verdict, language), style="bold" if verdict in ("higher", "lower") else "")
    if found.n and verdict != "identical":
        low, high = (shown_number(value, share, language, signed=True, percent=False) for value in (found.low, found.high))
        unit = " " + say("points", language) if share else ""
        text.append(f"\n{shown_number(found.difference, share, language, signed=True, percent=False)}{unit} ({low} … {high})", style="dim")
        if found.n < len(of.worlds):
            text.append(f" n={found.n}", style="dim")
    return text


def show_results(of: Comparison, titles: Mapping[str, str], sentences: list[str], folder: Path, report: Path | str, language: str) -> None:
    """After the run, on standard output. `report` is where the report is, or (text) why there is none."""
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    if of.measures.names:
        console.print(main_table(of, titles, language))
        if len(of.arms) > 1:
            console.print(say("interval", language, basis=titles[of.basis]))
    for warning in of.warnings():
        console.print(warning[language])
    for sentence in sentences:
        console.print(f"• {sentence}")
    console.print(say("files", language, folder=folder))
    if isinstance(report, Path):
        console.print(say("report", language, report=report))
    else:
        console.print(say("no_report", language, reason=report))
    console.print(say("to_think_with", language))
