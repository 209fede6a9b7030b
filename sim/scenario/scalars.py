"""What one unquoted word in a scenario file means: a number, true or false, nothing, or text.

YAML 1.2 reads `no`, `9:00` and `0,8` as text, and so do we; what looks like one thing and reads as another is refused.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

from sim.language import Words, words

BIGGEST_INTEGER = 2**53
LONGEST_TEXT = 2_000
LONGEST_NAME = 60

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_OTHER_BASE = re.compile(r"[-+]?0[xXoObB][0-9a-fA-F_]+")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(:[0-9]{2})?")
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(\.[0-9]{2}0)+")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_NAME = re.compile(r"\w(?:[\w &'+-]*[\w'+])?")

_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that turn the direction of reading: a text would look different from what it says."""

Refusal = tuple[Words, Words | None, Words | None]
"""What was found, what is allowed, a hint."""


def meaning(text: str) -> tuple[Any, Refusal | None]:
    """The value of an unquoted word, and why it is refused if it is."""
    if text in {"", "~", "null", "Null", "NULL"}:
        return None, None
    if text in {"true", "True", "TRUE"}:
        return True, None
    if text in {"false", "False", "FALSE"}:
        return False, None
    if _INTEGER.fullmatch(text):
        return _whole(text)
    if _FLOAT.fullmatch(text):
        return _broken(text)
    if time := _TIME.fullmatch(text):
        proper = f"{int(time[1]):02d}:{time[2]}{time[3] or ''}"
        return text, (words("bare_time", found=text), None, words("quote_time", time=proper))
    if _INFINITE.fullmatch(text):
        return text, (words("not_finite", found=text), None, words("write_word"))
    if _OTHER_BASE.fullmatch(text):
        return text, (words("other_base", found=text[:20]), None, words("write_decimal"))
    return text, refused_text(text)


def refused_text(text: str) -> Refusal | None:
    """Why a text is refused: too long, or with signs in it that nobody sees."""
    for letter in text:
        if letter not in "\n\t" and (unicodedata.category(letter) in {"Cc", "Cs"} or letter in _TURNS):
            return words("odd_character", number=f"{ord(letter):04X}"), None, words("remove_character")
    if len(text) > LONGEST_TEXT:
        return words("too_long_text", limit=LONGEST_TEXT), words("at_most_n", n=LONGEST_TEXT), None
    return None


def is_name(name: str) -> bool:
    """Whether something can be the name of a beat, a squad or a variant. No points: those separate the steps of a key."""
    return len(name) <= LONGEST_NAME and bool(_NAME.fullmatch(name))


def _whole(text: str) -> tuple[Any, Refusal | None]:
    digits = text.lstrip("+-")
    if len(digits) > 17 or int(digits) > BIGGEST_INTEGER:
        return 0, (words("too_big_number"), words("too_big_allowed"), None)
    if len(digits) > 1 and digits[0] == "0":
        return int(text), (words("leading_zero", found=text), None, words("write_this", this=str(int(text))))
    return int(text), None


def _broken(text: str) -> tuple[Any, Refusal | None]:
    if len(text) > 40:
        return 0.0, (words("too_big_number"), words("at_most_n", n=40), None)
    value = float(text)
    if not math.isfinite(value):
        return 0.0, (words("too_big_number"), None, None)
    if _THOUSANDS.fullmatch(text):
        plain = text.replace(".", "")
        if text.count(".") == 1:
            either = words("write_either", one=plain, other=repr(value))
            return value, (words("thousands", found=text, read=repr(value)), None, either)
    return value, None
