"""How far a study is and how long it will still take, told while it runs."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sim.language import duration

from .words import say


class Progress:
    """How many replications are done. A bar for a person, a line at every tenth part for a log."""

    def __init__(self, asked: int, done: int, workers: int, language: str, bar: Any = None) -> None:
        self.asked, self.done, self.workers, self.language = asked, done, workers, language
        self._began, self._kept = time.monotonic(), done
        self._bar = bar
        self._task = bar.add_task(say("working", language), total=asked, completed=done, left="") if bar else None
        self._told = 10 * done // max(1, asked)

    def advance(self) -> None:
        """One more is done."""
        self.done += 1
        left = self.left()
        if self._bar is not None:
            self._bar.update(self._task, completed=self.done, left=left, refresh=True)
        elif 10 * self.done // self.asked > self._told:
            self._told = 10 * self.done // self.asked
            said = say("progress", self.language, done=self.done, asked=self.asked) + (f", {left}" if left else "")
            print(said, file=sys.stderr, flush=True)

    def left(self) -> str:
        """The time left at the pace so far, in words; nothing at the end, or before every process has done one (the pace is not known)."""
        here = self.done - self._kept
        if self.done >= self.asked or here < min(self.workers, self.asked - self._kept):
            return ""
        seconds = (time.monotonic() - self._began) / here * (self.asked - self.done)
        return say("left", self.language, time=duration(seconds, self.language))


@contextmanager
def progress(asked: int, done: int, workers: int, language: str) -> Iterator[Progress]:
    """Show progress on standard error while the work goes on.

    With more processes a thread keeps the bar and its clock moving. With one there is no such thread, as this very
    process then copies itself, and a copy of half a thread may hang.
    """
    if done and done < asked:
        print(say("resumed", language, kept=done, asked=asked), file=sys.stderr, flush=True)
    if not sys.stderr.isatty() or done >= asked:
        yield Progress(asked, done, workers, language)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    moving = (SpinnerColumn(),) if workers > 1 else ()
    columns = (TextColumn("{task.description}"), *moving, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    left, console = TextColumn("{task.fields[left]}"), Console(stderr=True)
    with Bar(*columns, left, console=console, auto_refresh=workers > 1, refresh_per_second=2) as bar:
        shown = Progress(asked, done, workers, language, bar)
        bar.refresh()
        yield shown
