"""What the study of Laak names, and where the model has it or why it is left out: the checklist behind `run.py coverage`.

Each item stands in one of the tables beside this file, under an id that never changes: P parties, M meetings and contacts,
C citizens, E external partners, I inside the police, R proposals, F findings, N numbers. A test holds every table equal to the code.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sim.language import say

HERE = Path(__file__).parent
TABLES = ("parties", "organisations", "meetings", "citizens", "partners", "network", "inside", "proposals", "findings", "numbers")
COUNTS = {"P": 30, "M": 20, "C": 17, "E": 33, "I": 23, "R": 18, "F": 16, "N": 15}
"""How many items each letter has."""


@dataclass(frozen=True)
class Item:
    """One thing that the study names."""

    id: str
    nl: str
    en: str
    """What it is, in our own words."""
    where: str
    """Interview and section of the study."""
    code: tuple[str, ...] = ()
    """Where the model has it: module:object."""
    keys: tuple[str, ...] = ()
    """The parameters that set it, as `--describe` names them; those of a policy begin with `policies.`"""
    tests: tuple[str, ...] = ()
    """What shows it: file::function."""
    note_nl: str = ""
    note_en: str = ""
    """Why it is left out if there is no code; otherwise what of it is left out, or is not what it seems."""

    @property
    def left_out(self) -> bool:
        """Whether the model does without it."""
        return not self.code


def wanted_ids() -> list[str]:
    """Every id of the checklist, in order: P01 … P30, …, N1 … N15."""
    numbered = ((letter, number) for letter, count in COUNTS.items() for number in range(1, count + 1))
    return [f"{letter}{number}" if letter == "N" else f"{letter}{number:02d}" for letter, number in numbered]


def items() -> list[Item]:
    """All items, in the order of the tables. Raises ValueError when a table holds something else than an item."""
    return [_item(name, told) for table in TABLES for name, told in _table(table).items()]


def _table(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def _item(name: str, told: dict[str, Any]) -> Item:
    lists = {field.name: tuple(told.get(field.name, ())) for field in fields(Item) if str(field.type).startswith("tuple")}
    texts = {key: value for key, value in told.items() if key not in lists}
    wrong = [key for key, value in texts.items() if key not in Item.__dataclass_fields__ or not isinstance(value, str)]
    wrong += [key for key, parts in lists.items() if isinstance(told.get(key), str) or not all(isinstance(part, str) for part in parts)]
    if wrong:
        raise ValueError(f"{name}: {', '.join(wrong)}")
    return Item(name, **texts, **lists)


def told(language: str) -> str:
    """The checklist to read, an item a line, and how many there are of each sort."""
    every = items()
    lines = [_line(item, language) for item in every]
    gone = sum(item.left_out for item in every)
    return "\n".join([*lines, "", say("coverage_counts", language, items=len(every), modelled=len(every) - gone, left_out=gone)])


def _line(item: Item, language: str) -> str:
    note = item.note_nl if language == "nl" else item.note_en
    parts = [f"{item.id:<4}{item.nl if language == 'nl' else item.en} [{item.where}]"]
    if item.left_out:
        return f"{parts[0]} -> {say('coverage_left_out', language, why=note)}"
    parts.append("-> " + ", ".join(item.code))
    for code, named in (("coverage_keys", item.keys), ("coverage_tests", item.tests)):
        if named:
            parts.append(say(code, language, names=", ".join(named)))
    if note:
        parts.append(say("coverage_note", language, note=note))
    return f"{parts[0]} {'; '.join(parts[1:])}"
