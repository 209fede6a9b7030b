"""What somebody probably meant: the name, or the file, that is nearest to what was typed."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path as FilePath

from sim.language import Words, words

ENDINGS = (".yaml", ".yml")
SCENARIOS = "scenarios"


def near(name: str, names: Sequence[str]) -> Words | None:
    """The name that was probably meant, as a question; None when nothing is near."""
    lowered = {other.casefold(): other for other in names}
    match = difflib.get_close_matches(name.casefold()[:80], list(lowered), 1, 0.6)
    return words("did_you_mean", name=lowered[match[0]]) if match else None


def nearest_file(path: FilePath) -> Words | None:
    """The scenario that was probably meant by a file that is not there: in that folder, or in `scenarios` below it."""
    found = near(path.name, _scenarios(path.parent))
    below = None if found else near(path.name, _scenarios(path.parent / SCENARIOS))
    return words("did_you_mean", name=f"{SCENARIOS}/{below.values['name']}") if below else found


def _scenarios(folder: FilePath) -> list[str]:
    try:
        return sorted(one.name for one in folder.iterdir() if one.suffix.lower() in ENDINGS)
    except (OSError, ValueError):
        return []
