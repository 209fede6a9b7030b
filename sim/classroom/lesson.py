"""The page without a server: one file with a number of runs computed beforehand, for a classroom without a network."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from sim.language import say
from sim.study.writing import write_whole

from .grid import Grid, computed, grid_of
from .ground import Ground
from .pages import part
from .place import place

STYLE_TAG, SCRIPT_TAG = '<link rel="stylesheet" href="page.css">', '<script src="page.js" defer></script>'
RESULTS = Path(__file__).resolve().parents[2] / "results"
DONE = 0


def write(scenario: Path, out: str | None, size: dict[str, int], workers: int, language: str) -> int:
    """Compute the runs and write the file. Raises ScenarioError, CannotWriteError."""
    ground = Ground(scenario)
    grid = grid_of(ground, **size)
    file = Path(out) if out is not None else RESULTS / f"{scenario.stem}-les.html"
    file.parent.mkdir(parents=True, exist_ok=True)

    def tell(done: int, of: int) -> None:
        ending = "\r" if sys.stderr.isatty() and done < of else "\n"
        print(say("lesson_progress", language, done=done, of=of), end=ending, file=sys.stderr, flush=True)

    print(say("lesson_begins", language, settings=len(grid.moves), worlds=grid.worlds), file=sys.stderr, flush=True)
    runs, worlds = computed(ground, grid, workers, tell)
    content = page(ground, grid, runs, worlds)
    write_whole(file, content)
    print(say("lesson_file", language, file=file, size=f"{len(content) / 1e6:.1f}".replace(".", "," if language == "nl" else ".")))
    return DONE


def page(ground: Ground, grid: Grid, runs: dict[str, str], worlds: dict[str, str]) -> bytes:
    """The file: the same page, with its sheet of style, its script and its runs inside; it can ask nothing of anybody."""
    held: dict[str, Any] = {
        "district": {language: place(ground, language) | {"weeks": grid.weeks} for language in ("nl", "en")},
        "grid": {"seeds": list(grid.seeds), "weeks": grid.weeks, "moves": [json.loads(moves) for moves in grid.moves]},
        "cannot": cannot(grid), "runs": runs, "worlds": worlds,
    }  # fmt: skip
    packed = base64.b64encode(gzip.compress(json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)).decode()
    style, script = part("page.css"), part("page.js").replace("</script", "<\\/script")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
    html = part("page.html")
    for tag, inside in (
        ('<meta charset="utf-8">', f'<meta charset="utf-8">\n<meta http-equiv="content-security-policy" content="{policy}">'),
        (STYLE_TAG, f"<style>{style}</style>"),
        (SCRIPT_TAG, ""),
        ("</body>", f'<script type="application/json" id="lesson">{{"packed":"{packed}"}}</script>\n<script>{script}</script>\n</body>'),
    ):
        if html.count(tag) != 1:
            raise RuntimeError(f"the page holds {tag} {html.count(tag)} times")
        html = html.replace(tag, inside)
    return html.encode()


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def cannot(grid: Grid) -> dict[str, str]:
    """What the file cannot do, in both languages."""
    week = json.loads(grid.moves[-1])[0][0] + 1
    seeds = len(grid.seeds)
    return {
        "nl": f"Dit bestand werkt zonder netwerk, met runs die vooraf zijn berekend. Hendels gaan om in week {week}: geen, één of elke "
        "koppeling, hoe ver de anderen achteroverleunen, en partners op kantooruren of ook 's avonds. Er zijn "
        f"{seeds} werelden om te bekijken en {grid.worlds} om te tellen. Andere weken, andere koppelingen, de andere hendels, en een "
        "persoon of zaak van dichtbij kunnen alleen met de server (python3 run.py klas).",
        "en": f"This file works without a network, with runs computed beforehand. Levers move in week {week}: no, one or every "
        "coupling, how far the others lean back, and partners in office hours or in the evening too. There are "
        f"{seeds} worlds to look at and {grid.worlds} to count. Other weeks, other couplings, the other levers, and a person or a case "
        "looked at closely take the server (python3 run.py class).",
    }
