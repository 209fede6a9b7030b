"""Where a parameter comes from, in the language of the page."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "sources.toml"
BETWEEN = "; "


@lru_cache(maxsize=1)
def in_dutch() -> dict[str, str]:
    """The parts of sources that hold English words, in Dutch."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def source(text: str, language: str) -> str:
    """A source as the parameters write it, in `nl` or `en`: part by part, references as they are."""
    parts = text.split(BETWEEN)
    return BETWEEN.join(in_dutch().get(part, part) if language == "nl" else part for part in parts).replace("int. ", "interview ")
