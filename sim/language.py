"""The two languages of the people who use this: what the front door says, in Dutch and in English.

A sentence is `Words`: a code and the values in it. It becomes text only when a language is chosen, so that
nothing has to be translated twice. The catalogue itself stands in `sim/sentences.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sim.sentences import SENTENCES

LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Words:
    """One sentence or part of one, not yet in a language: the code of the catalogue and the values in it."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """The sentence in `nl` or `en`; values that are themselves words are put in the same language.

        The code `said` is a sentence that somebody else wrote in both languages (values `nl` and `en`).
        """
        if self.code == "said":
            return str(self.values[language])
        dutch, english = SENTENCES[self.code]
        filled = {name: _shown(value, language) for name, value in self.values.items()}
        return (dutch if language == "nl" else english).format(**filled)


def words(code: str, **values: Any) -> Words:
    """A sentence of the catalogue with its values filled in."""
    return Words(code, values)


def say(code: str, language: str, **values: Any) -> str:
    """A sentence of the catalogue at once in one language."""
    return Words(code, values).text(language)


def one_of(parts: Sequence[Any], language: str) -> str:
    """A, B or C."""
    shown = [_shown(part, language) for part in parts]
    if len(shown) < 2:
        return "".join(shown)
    return ", ".join(shown[:-1]) + (" of " if language == "nl" else " or ") + shown[-1]


def number(value: float, language: str, decimals: int | None = None) -> str:
    """A number as people write it: 1.234,5 in Dutch, 1,234.5 in English; no more decimals than it has (at most six)."""
    if isinstance(value, float) and not math.isfinite(value):
        return say("unlimited" if value > 0 else "not_a_number", language)
    if decimals is not None:
        text = f"{value:,.{decimals}f}"
    elif isinstance(value, int):
        text = f"{value:,d}"
    else:
        text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def duration(seconds: float, language: str) -> str:
    """A waiting time in a unit that fits it: 40 seconds, 12 minutes, 3 hours, 2 days."""
    for code, size in (("n_days", 86_400), ("n_hours", 3_600), ("n_minutes", 60)):
        if seconds >= 1.5 * size:
            return say(code, language, n=number(round(seconds / size), language))
    return say("n_seconds", language, n=number(max(1, round(seconds)), language))


def in_yaml(value: Any, longest: int = 60) -> str:
    """A value as somebody would type it in a scenario file, on one line and not too long."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        text = "{" + ", ".join(f"{name}: {in_yaml(part)}" for name, part in value.items()) + "}"
    elif isinstance(value, (list, tuple)):
        text = "[" + ", ".join(in_yaml(part) for part in value) + "]"
    elif isinstance(value, float):
        text = repr(value)
    else:
        text = _printable(str(value))
    return text if len(text) <= longest else text[: longest - 1] + "…"


def quoted(value: Any) -> str:
    """A value as it is named in a message: text between quotes, anything else as it is typed."""
    return f"'{in_yaml(value, 40)}'" if isinstance(value, str) else in_yaml(value)


def _shown(value: Any, language: str) -> str:
    if isinstance(value, Words):
        return value.text(language)
    if isinstance(value, (list, tuple)):
        return one_of(value, language)
    return _printable(value) if isinstance(value, str) else in_yaml(value)


def _printable(text: str) -> str:
    """A text without signs that would break a line or do something to a screen."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
