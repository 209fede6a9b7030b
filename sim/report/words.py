"""Every word of the report in Dutch and in English, and numbers as each language writes them."""

from __future__ import annotations

import math
import tomllib
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("nl", "en")
CATALOGUE = Path(__file__).parent / "words.toml"
MINUS = "\u2212"


@lru_cache(maxsize=1)
def catalogue() -> dict[str, dict[str, str]]:
    """The whole catalogue: key -> language -> text. One file, so that no word is left in one language only."""
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


def capital(text: str) -> str:
    """A text as a sentence begins with it."""
    return text[:1].upper() + text[1:]


class Words:
    """The report's voice in one language."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"the report speaks {' or '.join(LANGUAGES)}, not {language!r}")
        self.language = language

    def __call__(self, key: str, **parts: object) -> str:
        """The text of a key, its {places} filled in. A key without text is an error, never an empty place on the page."""
        text = catalogue()[key][self.language]
        return text.format(**parts) if parts else text

    def has(self, key: str) -> bool:
        """Whether the catalogue knows this key."""
        return key in catalogue()

    def number(self, value: float, decimals: int = 0, signed: bool = False) -> str:
        """1.234,5 in Dutch and 1,234.5 in English; a dash where nothing was observed; a real minus sign."""
        if not math.isfinite(value):
            return "–"
        text = f"{abs(value):,.{decimals}f}"
        if self.language == "nl":
            text = text.translate(str.maketrans(",.", ".,"))
        nothing = not text.strip("0.,")
        sign = "" if nothing else MINUS if value < 0 else "+" if signed else ""
        return sign + text

    def plain(self, value: float) -> str:
        """A number that somebody chose, with as many decimals as it has: 2, 1,5."""
        return self.number(value, len(f"{value:g}".partition(".")[2]))

    def percent(self, share: float, decimals: int = 0, signed: bool = False) -> str:
        """A share as a percentage: 0.25 becomes 25 % (Dutch: 25%)."""
        return self.number(share * 100, decimals, signed) + ("%" if math.isfinite(share) else "")

    def duration(self, minutes: float, signed: bool = False) -> str:
        """Minutes as hours and minutes: 173 becomes 2 uur 53 (English: 2 h 53)."""
        whole = round(abs(minutes))
        sign = MINUS if minutes < 0 else "+" if signed else ""
        return sign + self("duration", hours=self.number(whole // 60), minutes=f"{whole % 60:02d}")

    def listed(self, items: list[str]) -> str:
        """a, b en c."""
        return items[0] if len(items) == 1 else ", ".join(items[:-1]) + f" {self('and')} " + items[-1]

    def quoted(self, text: str) -> str:
        """A name somebody gave, between quotation marks."""
        return f"‘{text}’"
