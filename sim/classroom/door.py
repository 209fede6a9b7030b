"""What can be asked of the classroom at the front door: `klas` (a page for a class), `les` (the same as one file), or one run in lines."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.asked import UsageError
from sim.language import LANGUAGES
from sim.study.writing import CannotWriteError

from .ground import LAAK, SCENARIOS, Ground
from .schedule import MOST_WEEKS, AskedWrongError

CLASS, LESSON = ("klas", "class"), ("les", "lesson")
WITH_VALUE = {
    "class": ("--moves", "--seed", "--weeks", "--host", "--port", "--workers", "--lang"),
    "lesson": ("--out", "--weeks", "--seeds", "--worlds", "--workers", "--lang"),
}
FLAGS = {"class": ("--without", "--debug"), "lesson": ("--debug",)}
DUTCH = {"--zonder": "--without"}
DONE, WRONG = 0, 2


def main(arguments: Sequence[str], language: str) -> int:
    """Do what was asked. Raises UsageError when it means nothing, ScenarioError when the district cannot be read."""
    verb = "class" if arguments[0] in CLASS else "lesson"
    files, options = taken_apart(verb, list(arguments[1:]))
    try:
        if verb == "lesson":
            return _lesson(files, options, language)
        ground = Ground(files[0] if files else LAAK)
        if "--moves" in options:
            return _print(ground, options)
        return _serve(ground, options, language)
    except AskedWrongError as error:
        print(error.said(language), file=sys.stderr)
        return WRONG


def taken_apart(verb: str, words: list[str]) -> tuple[list[str], dict[str, Any]]:
    """The scenario file, if one was named, and the options. Raises UsageError when they mean nothing."""
    files: list[str] = []
    options: dict[str, Any] = {}
    known = (*WITH_VALUE[verb], *FLAGS[verb])
    while words:
        name, sign, value = words.pop(0).partition("=")
        name = DUTCH.get(name, name)
        if name in WITH_VALUE[verb]:
            if not sign:
                if not words:
                    raise UsageError("no_value", option=name)
                value = words.pop(0)
            options[name] = value
        elif name in FLAGS[verb]:
            options[name] = True
        elif name.startswith("-"):
            near = difflib.get_close_matches(name[:60], known, 1, 0.6)
            raise UsageError("unknown_option", option=name[:60], hint=near[0] if near else ", ".join(known))
        else:
            files.append(name + sign + value)
    if len(files) > 1:
        raise UsageError("one_file", n=len(files))
    if options.get("--lang", "nl") not in LANGUAGES:
        raise UsageError("bad_option_value", option="--lang", value=str(options["--lang"])[:40], allowed="nl, en")
    return files, options


def _print(ground: Ground, options: dict[str, Any]) -> int:
    """One run, line by line, as the page gets it."""
    schedule = ground.schedule(options.get("--seed", "1"), options.get("--weeks", "26"), options["--moves"])
    ground.world(schedule)  # what cannot be, is said before anything heavy is imported
    from sim.study.replication import nothing_thrown_away

    from .trajectory import lines

    with nothing_thrown_away():
        for line in lines(ground, schedule, "--without" in options):
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
    return DONE


def _serve(ground: Ground, options: dict[str, Any], language: str) -> int:
    from .server import serve

    host = options.get("--host", "")
    return serve(
        ground, host, _whole("--port", options, 8317, 0, 65535), _whole("--workers", options, os.cpu_count() or 1, 1, 64), language
    )


def _lesson(files: list[str], options: dict[str, Any], language: str) -> int:
    size = {
        "weeks": _whole("--weeks", options, 26, 2, MOST_WEEKS), "seeds": _whole("--seeds", options, 2, 1, 9),
        "worlds": _whole("--worlds", options, 30, 1, 200),
    }  # fmt: skip
    workers = _whole("--workers", options, os.cpu_count() or 1, 1, 64)
    from .lesson import write

    scenario = Path(files[0]) if files else SCENARIOS / "koppeling.yaml"
    try:
        return write(scenario, options.get("--out"), size, workers, language)
    except CannotWriteError as error:
        raise OSError(error.number, f"{error.path}: {os.strerror(error.number or 0)}") from error


def _whole(name: str, options: dict[str, Any], usual: int, low: int, high: int) -> int:
    value = str(options.get(name, usual))
    if not (value.isascii() and value.isdigit() and len(value) < 6 and low <= int(value) <= high):
        raise UsageError("bad_option_value", option=name, value=value[:40], allowed=f"{low} … {high}")
    return int(value)
