"""What somebody typed at the front door, taken apart: a verb, files, and what was set; or a slip, with what was probably meant."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sim.language import LANGUAGES

VERBS = (
    "check", "sweep", "compare", "robust", "describe", "coverage", "patterns", "klas", "les", "lesblad", "sheet", "test", "bench", "help",
)  # fmt: skip
OTHER = {"sheet": "lesblad", "robuust": "robust"}
"""Verbs that have a name in either language."""
OF_ROBUST = {"--points": (2, 100_000), "--worlds": (2, 1000), "--factor": (1.01, 10)}
"""What a study of robustness may be asked, each with its bounds."""
WITH_VALUE = ("--set", "--out", "--workers", "--lang", "--reference", "--precision", "--cluster", *OF_ROBUST, "--only", "--csv")
FLAGS = ("--describe", "--markdown", "--help", "--debug", "--together")


class UsageError(Exception):
    """A command line that means nothing; says what was typed and what was probably meant."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass
class Asked:
    """A command line that was understood: a verb, files, and what was set."""

    verb: str = "run"
    files: list[str] = field(default_factory=list)
    sets: list[str] = field(default_factory=list)
    out: str | None = None
    workers: int = 0
    cluster: str | None = None
    """The address of a Dask cluster, or `local`."""
    language: str | None = None
    csv: str | None = None
    """`nl`: also write the tables as Dutch spreadsheets read them."""
    debug: bool = False
    markdown: bool = False
    vary: list[str] = field(default_factory=list)
    """For a sweep: keys and their values, as key=1,2,3."""
    precision: dict[str, str] = field(default_factory=dict)
    """Measures with half the width of the interval at which there are worlds enough."""
    reference: str | None = None
    """For a comparison: the file with which the others are compared; else the first."""
    only: list[str] = field(default_factory=list)
    """For robustness: the assumptions that move; none: all."""
    size: dict[str, float] = field(default_factory=dict)
    """For robustness: points, worlds, factor, as far as asked."""
    together: bool = False
    """For a sweep: the values of several keys go together, the first with the first."""


def understand(arguments: Sequence[str]) -> Asked:
    """Take a command line apart. Raises UsageError when it means nothing."""
    asked = Asked()
    words = list(arguments)
    if not words:
        asked.verb = "help"
    while words:
        word = words.pop(0)
        if word in ("-h", "-?"):
            word = "--help"
        name, sign, value = word.partition("=")
        if name in WITH_VALUE:
            if not sign:
                if not words:
                    raise UsageError("no_value", option=name)
                value = words.pop(0)
            _take(asked, name, value)
        elif word in FLAGS:
            if word in ("--debug", "--markdown", "--together"):
                setattr(asked, word[2:], True)
            else:
                asked.verb = word[2:]
        elif word.startswith("-") and word != "-":
            raise UsageError("unknown_option", option=name[:60], hint=_hint(name, [*WITH_VALUE, *FLAGS]))
        elif not asked.files and asked.verb == "run" and word in (*VERBS, *OTHER) and not Path(word).is_file():
            asked.verb = OTHER.get(word, word)
        elif asked.verb == "sweep" and asked.files and "=" in word:
            asked.vary.append(word)
        else:
            asked.files.append(word)
    _files(asked)
    return asked


def _take(asked: Asked, name: str, value: str) -> None:
    if name == "--set":
        asked.sets.append(value)
    elif name == "--out":
        if not value.strip() or "\0" in value:
            raise UsageError("no_value", option=name)
        asked.out = value
    elif name == "--lang":
        if value not in LANGUAGES:
            raise UsageError("bad_option_value", option=name, value=value[:40], allowed="nl, en")
        asked.language = value
    elif name == "--precision":
        measure, sign, half = value.partition("=")
        if not sign or not re.fullmatch(r"[\w.@-]{1,100}", measure) or not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", half):
            raise UsageError("bad_option_value", option=name, value=value[:40], allowed="attention_met=0.01, ...")
        asked.precision[measure] = half
    elif name == "--csv":
        if value != "nl":
            raise UsageError("bad_option_value", option=name, value=value[:40], allowed="nl")
        asked.csv = value
    elif name == "--reference":
        asked.reference = value
    elif name == "--cluster":
        if not re.fullmatch(r"local|(tcp|tls)://[\w.:\[\]-]{1,200}", value):
            raise UsageError("bad_option_value", option=name, value=value[:40], allowed="local, tcp://host:8786, tls://host:8786")
        asked.cluster = value
    elif name == "--only":
        asked.only += [part.strip() for part in value.split(",") if part.strip()]
    elif name in OF_ROBUST:
        low, high = OF_ROBUST[name]
        form = r"[0-9]{1,6}(\.[0-9]{1,4})?" if name == "--factor" else r"[0-9]{1,6}"
        if not re.fullmatch(form, value) or not low <= float(value) <= high:
            raise UsageError("bad_option_value", option=name, value=value[:40], allowed=f"{low:g} … {high:g}")
        asked.size[name[2:]] = float(value) if name == "--factor" else int(value)
    else:
        if not re.fullmatch(r"[0-9]{1,4}", value) or int(value) > 1024:
            raise UsageError("bad_option_value", option=name, value=value[:40], allowed="0 … 1024")
        asked.workers = int(value)


def _files(asked: Asked) -> None:
    """Exactly one file for a run or a check; a lone odd word is a verb with a slip in it."""
    if asked.markdown and (asked.verb != "describe" or asked.files):
        raise UsageError("only_with", option="--markdown", verb="describe")
    if asked.together and asked.verb != "sweep":
        raise UsageError("only_at", option="--together", verb="sweep")
    if asked.reference is not None and asked.verb != "compare":
        raise UsageError("only_at", option="--reference", verb="compare")
    if asked.csv and asked.verb not in ("run", "sweep", "compare", "robust"):
        raise UsageError("only_at", option="--csv", verb="run")
    if asked.cluster and asked.verb not in ("run", "sweep", "compare", "robust"):
        raise UsageError("only_at", option="--cluster", verb="run, sweep, compare, robust")
    if asked.verb != "robust" and (asked.size or asked.only):
        raise UsageError("only_at", option=f"--{next(iter(asked.size), 'only')}", verb="robust")
    if asked.verb == "compare":
        names = {os.path.realpath(file) for file in asked.files if "\0" not in file}
        if len(names) < 2 or len(names) < len(asked.files):
            raise UsageError("two_files", n=len(names))
        if asked.reference is not None and os.path.realpath(asked.reference.replace("\0", "")) not in names:
            raise UsageError("not_compared", file=asked.reference[:60])
    if asked.verb in ("run", "check", "sweep", "robust", "lesblad") and len(asked.files) != 1:
        first = asked.files[0] if asked.files else ""
        if asked.verb == "run" and asked.files and not _like_a_file(first):
            raise UsageError("unknown_verb", verb=first[:60], hint=_hint(first, VERBS))
        raise UsageError("one_file", n=len(asked.files))
    if asked.verb == "run" and not _like_a_file(asked.files[0]):
        raise UsageError("unknown_verb", verb=asked.files[0][:60], hint=_hint(asked.files[0], VERBS))
    if asked.verb == "describe" and len(asked.files) > 1:
        raise UsageError("one_file", n=len(asked.files))
    if asked.verb in ("coverage", "patterns") and asked.files:
        raise UsageError("no_file_wanted", verb=asked.verb)


def _like_a_file(word: str) -> bool:
    return "\0" not in word and (Path(word).suffix != "" or "/" in word or "\\" in word or os.path.exists(word))


def a_scenario(word: str) -> bool:
    """Whether what stands behind `describe` is a file, not a word to look up: officer_week.typing is no file."""
    return "\0" in word or Path(word).suffix.lower() in (".yaml", ".yml", ".json") or "/" in word or "\\" in word or os.path.isfile(word)


def _hint(word: str, words: Sequence[str]) -> str:
    near = difflib.get_close_matches(word[:60], words, 1, 0.6)
    return near[0] if near else " ".join(words)
