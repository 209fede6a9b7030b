"""The page itself: sections in their order, put together into one offline file that calls nobody."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from . import calibration, comparisons, conceivable, doors, fairness, grounds, lasting, ledgers, replay, stacks, sureness, values
from .cells import Cell, Cells, Content, Picture, Table
from .conceivable import Conceivable
from .drawing import GROUP_STYLE, SHOWN, Series, arm_series
from .grids import Grids
from .measures import GROUPS, Measures
from .tables import REFERENCE, Tables, read_tables
from .verdicts import answers, flip
from .whole import write_whole
from .words import Words

HERE = Path(__file__).parent
BUNDLE = HERE / "static" / "plotly-basic.min.js"
PLACED = ("turning", "callers", "cost")
"""Answers that speak of several areas: their figures name the area."""
GRADES = ("article", "literature", "assumption", "choice")
LIMITS = ("model", "size", "inputs", "conduct")


def page(out: Path, language: str) -> str:
    """The page of the study in the folder `out`, and of the study of robustness beside it if that is of the same scenario."""
    tables = read_tables(out)
    return render(tables, language, conceivable.read_beside(out, tables.manifest))


def write_page(out: Path, page: str, name: str = "report.html") -> Path:
    """Write a page into the folder, whole or not at all; return its path."""
    return write_whole(out / name, page.encode())


def render(tables: Tables, language: str, robust: Conceivable | None = None) -> str:
    """The page as text. The same tables give the same bytes: nothing in it depends on clock, machine or folder."""
    words = Words(language)
    parts = sections(tables, words, robust)
    return fill("report.html.j2", tables, words, parts, pictures_of(parts))


def fill(template: str, tables: Tables, words: Words, parts: dict[str, Any], pictures: Iterable[Picture]) -> str:
    """A template with its parts and with what stands on every page; style, scripts and pictures are in the page itself."""
    bundle, script = (_static(name) for name in ("plotly-basic.min.js", "report.js"))
    return templates().get_template(template).render(
        words=words,
        **frame(tables, words),
        **parts,
        style=_static("style.css"),
        bundle=bundle,
        script=script,
        policy=content_security_policy((bundle, script)),
        figures=json_for_script({picture.id: without_template(picture.figure) for picture in pictures}),
    )


def templates() -> Any:
    """The templates of all pages: what is filled in is text, never markup, and a name that is not filled in is an error."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def frame(tables: Tables, words: Words) -> dict[str, Any]:
    """What stands on the page of every study: the question, how many worlds, what it was about and what it rests on."""
    language, manifest, done = words.language, tables.manifest, tables.runs
    counts = manifest.get("replications", {})
    return {
        "title": spoken(manifest.get("title"), language),
        "question": spoken(manifest.get("question"), language),
        "few": words("few.one" if done == 1 else "few", n=done) if tables.few else "",
        "asked": int(counts.get("asked", done)),
        "failed": int(counts.get("failed", 0)),
        "warnings": grounds.warnings(tables, language),
        "skewed": grounds.skewed(Measures(tables, words)),
        "in_words": in_words(tables, language),
        "limits": [words(f"limits.{name}") for name in LIMITS],
        "period": grounds.period(tables, words),
        "again": grounds.again(tables, words),
    }


def sections(tables: Tables, words: Words, robust: Conceivable | None) -> dict[str, Any]:
    """What the template shows, by name."""
    measures = Measures(tables, words)
    cells, language, manifest = Cells(measures), words.language, tables.manifest
    table, comparisons_made = comparisons.all_differences(measures, cells)
    grids = Grids(measures)
    short = Measures(tables, words, short=True)
    answered = answers(tables, words, short=True)
    leading = list(dict.fromkeys(a.metrics[0] for a in answered if a.metrics and a.topic not in ("cost", "turning")))
    titles = [(arm, tables.title(arm, language)) for arm in tables.arms]
    used = manifest.get("parameters", [])
    set_keys = {key for arm in manifest.get("arms", []) if not arm.get("ceiling") for key in arm.get("set", {})}
    return {
        "basis_title": titles[0][1] if titles else "",
        "answers": [
            {
                "topic": words(measures.counted_key(f"topic.{a.topic}")),
                "sentence": a.sentence,
                "terms": terms,
                "further": a.further,
                "evidence": evidence(measures, cells, a.topic, a.metrics),
            }
            for a, terms in zip(answered, grounds.explained([a.led for a in answered], words), strict=True)
        ],
        "compared": compared(tables, words),
        "done": tables.runs,
        "arm_key": arm_series(titles),
        "dashes": ("", "", "8 4", "2 4", "8 4 2 4", "14 4", "14 4 2 4"),
        "too_many": len(tables.policies) > SHOWN,
        "shown": SHOWN,
        "group_key": [
            Series(g, measures.group_name(g), *GROUP_STYLE[g]) for g in GROUPS if not g or any("@" + g in m for m in tables.metrics)
        ],
        "gains": comparisons.gains(measures, cells),
        "parties": [] if tables.few or not answered else sureness.gains_in_words(short),
        "in_worlds": "" if tables.few or not answered else sureness.in_worlds(short, leading),
        "worlds": sureness.worlds(measures, leading),
        "lasting": lasting.pictures(grids),
        "network": lasting.networks(grids),
        "notes": stacks.notes(grids),
        "meetings": stacks.meetings(grids),
        "promises": stacks.promises(grids),
        "wall": doors.pictures(grids),
        "wall_table": doors.table(grids),
        "ages": stacks.problems(grids),
        "fairness": fairness.fairness(grids),
        "values": values.frame(measures, cells),
        "cases": replay.cases(measures),
        "panels": comparisons.panels(measures),
        "all_differences": table,
        "comparisons": comparisons_made,
        "board": ledgers.board_pictures(measures),
        "board_table": ledgers.board_table(measures, cells),
        "curves": comparisons.curves(measures, cells),
        "silence": ledgers.silence(measures, cells),
        "hours": ledgers.hours(measures, cells),
        "reasons": [(f"r{i}", words(f"part.{reason}")) for i, reason in enumerate(ledgers.REASONS)],
        "calls": ledgers.calls(measures, cells),
        "coupling": ledgers.coupling(measures),
        "calibration": calibration.statements(tables, words),
        "diluted": grounds.late_starts(tables),
        "against": grounds.against(measures),
        "glossary": grounds.glossary(words),
        "parameters": len(used),
        "grades": [(sum(p["grade"] == g for p in used), words(f"grade.{g}")) for g in GRADES],
        "assumptions": grounds.assumptions(used, set_keys, words),
        "command": grounds.command(manifest, language),
        "robust": grounds.robust_command(manifest, language) if tables.policies and robust is None and not tables.few else "",
        "holds": conceivable.sentence(short, robust, leading) if robust and answered and not tables.few else [],
        "districts": conceivable.table(measures, robust, leading) if robust else None,
    }


def evidence(measures: Measures, cells: Cells, topic: str, metrics: Iterable[str]) -> Table | None:
    """The figures behind an answer: one row a measure, one column an arm. The last question only lists what turned."""
    tables, words = measures.tables, measures.words
    rows: list[tuple[str, list[Content]]] = []
    for metric in metrics:
        label, unit = measures.label(metric), measures.unit_beside(metric)
        where = measures.where(metric) if topic in PLACED else ""
        turned = flip(tables, metric)
        row = [cells.base(metric), *(cells.difference(arm, metric) for arm in tables.policies)]
        rows.append((label + where + (f" ({unit})" if unit else "") + (" ↺" if turned else ""), row))
    head = [words("measure"), words("basis"), *(tables.title(arm, words.language) for arm in tables.policies)]
    notes = [words("turned")] if any(flip(tables, metric) for metric in metrics) else []
    return Table("", head, rows, notes) if rows else None


def compared(tables: Tables, words: Words) -> str:
    """Which arms stand beside the reference, each with the short name by which the answers call it."""
    named = []
    for arm in tables.policies:
        title, short = tables.title(arm, words.language), tables.short_title(arm, words.language)
        named.append(words.quoted(title) + ("" if short == title else words("compared.short", short=words.quoted(short))))
    return words("compared", arms=words.listed(named)) if named else ""


def spoken(text: Any, language: str) -> str:
    """A text in the language of the page, or the one text there is."""
    return str(text.get(language, "")) if isinstance(text, dict) else str(text or "")


def spoken_list(texts: Any, language: str) -> list[str]:
    """Sentences in the language of the page."""
    return [str(text) for text in (texts.get(language, []) if isinstance(texts, dict) else texts or [])]


def in_words(tables: Tables, language: str) -> list[str]:
    """The scenario in words; where nothing is compared, not the line that says what would be compared with."""
    said = spoken_list(tables.manifest.get("differences_in_words"), language)
    return said if tables.policies else [text for text in said if not text.startswith(f"Variant {REFERENCE}:")]


def pictures_of(value: Any) -> Iterable[Picture]:
    """Every picture in the sections, wherever it stands."""
    if isinstance(value, Picture):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from pictures_of(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from pictures_of(one)


def without_template(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure without Plotly's own template: seven kilobytes a picture that say nothing the layout does not say."""
    return figure | {"layout": {name: value for name, value in figure["layout"].items() if name != "template"}}


def json_for_script(value: Any) -> Any:
    """JSON that cannot end the script element it stands in, nor open a comment there."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def content_security_policy(scripts: Iterable[str]) -> str:
    """Only these scripts may run and nothing may be fetched; pictures may be made from what is on the page (to save a chart)."""
    hashes = " ".join("'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"


def _static(name: str) -> Any:
    from markupsafe import Markup

    return Markup((HERE / "static" / name).read_text(encoding="utf-8").replace("\r\n", "\n"))


__all__ = ["Cell", "page", "render", "write_page"]
