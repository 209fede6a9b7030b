"""The page of an experiment (a sweep, or scenarios side by side): the answer first, then pictures and tables, then what it rests on."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import grounds
from .cells import Content, Picture, Table
from .page import HERE, LIMITS, _static, content_security_policy, json_for_script, pictures_of, spoken, spoken_list
from .tables import Tables
from .words import Words


@dataclass(frozen=True)
class Heat:
    """A table of which the colour of each cell says how large its number is and which way; the sign and the word say it too."""

    title: str
    head: list[str]
    rows: list[tuple[str, list[tuple[Content, str]]]]
    """Per row its heading and, per cell, what stands there and the colour behind it."""
    caption: str = ""


@dataclass(frozen=True)
class Section:
    """One part of the page."""

    id: str
    title: str
    texts: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    heats: list[Heat] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    """Folded, under their captions."""
    open_tables: list[Table] = field(default_factory=list)


def write_experiment(out: Path, page: str) -> Path:
    """Write DIR/report.html whole or not at all; return its path."""
    target, temporary = out / "report.html", out / ".tmp-report.html"
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(page)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, target)
    return target


def render(tables: Tables, words: Words, lead: list[str], sure: list[str], sections: list[Section], command: str) -> str:
    """The page as text. The same tables give the same bytes."""
    import jinja2

    loader = jinja2.FileSystemLoader(HERE / "templates")
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    bundle, script = (_static(name) for name in ("plotly-basic.min.js", "report.js"))
    language, manifest = words.language, tables.manifest
    counts = manifest.get("replications", {})
    parts: dict[str, Any] = {
        "title": spoken(manifest.get("title"), language),
        "question": spoken(manifest.get("question"), language),
        "lead": lead,
        "sure": sure,
        "few": words("few.one" if tables.runs == 1 else "few", n=tables.runs) if tables.few else "",
        "failed": int(counts.get("failed", 0)),
        "asked": int(counts.get("asked", tables.runs)),
        "warnings": grounds.warnings(tables, language),
        "sections": sections,
        "in_words": spoken_list(manifest.get("differences_in_words"), language),
        "limits": [words(f"limits.{name}") for name in LIMITS],
        "period": grounds.period(tables, words),
        "again": grounds.again(tables, words),
        "command": command,
    }
    return environment.get_template("experiment.html.j2").render(
        words=words,
        **parts,
        style=_static("style.css"),
        bundle=bundle,
        script=script,
        policy=content_security_policy((bundle, script)),
        figures=json_for_script({picture.id: picture.figure for part in sections for picture in pictures_of(part.pictures)}),
    )


def shade(share: float) -> str:
    """The colour of a cell: blue below zero, orange above it, the stronger the further (`share` from -1 to 1)."""
    colour = (0, 114, 178) if share < 0 else (213, 94, 0)
    part = 0.75 * min(1.0, abs(share))
    return "#" + "".join(f"{round(255 + (tone - 255) * part):02x}" for tone in colour)
