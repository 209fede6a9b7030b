"""All parameters as one table to read, written into docs/parameters.md by `run.py describe --markdown`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.language import in_yaml

HEAD = """\
# Parameters

Every number and word that a scenario can set, as the code has it. This page is made by

```
python3 run.py describe --markdown > docs/parameters.md
```

and a test keeps it equal to the code: change a parameter there, not here. *Neutral* is the value at which a mechanism does nothing.
*Grade* says how far the source carries the value: **article** (the study of Laak says so), **literature** (another text does, see
[sources](sources.md)), **assumption** (nobody does: vary it), **choice** (of a scenario or a run; nobody's claim). A `*` in a key stands
for a name that the scenario chooses. Interviews are those of the study, by the number printed there. `python3 run.py describe WORD`
looks up a word in Dutch or English.
"""
COLUMNS = ("Key", "What it is", "Nederlands", "Unit", "Range", "Default", "Neutral", "Grade", "Source")


def markdown(described: Mapping[str, Any]) -> str:
    """The page, from what `describe()` tells: a table per group of keys, then one per policy."""
    groups: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for name, told in described["keys"].items():
        groups.setdefault(name.partition(".")[0], []).append((name, told))
    parts = [HEAD]
    parts += [f"## {group}\n\n{_table(rows)}" for group, rows in groups.items()]
    for kind, policy in described["policies"].items():
        rows = [(f"policies.*.{name}", told) for name, told in policy["keys"].items()]
        parts.append(f"## Policy {kind}\n\n{policy['en']} ({policy['nl']}).\n\n{_table(rows)}")
    return "\n".join(parts)


def _table(rows: list[tuple[str, Mapping[str, Any]]]) -> str:
    lines = [COLUMNS, ("---",) * len(COLUMNS), *(_row(name, told) for name, told in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _row(name: str, told: Mapping[str, Any]) -> tuple[str, ...]:
    low, high = told.get("low"), told.get("high")
    bounds = f"{_value(low)} – {_value(high)}" if low is not None and high is not None else ""
    if not bounds and told.get("allowed"):
        bounds = told["allowed"]["en"]
    default = "required" if told["required"] else _value(told["default"])
    cells = (told["en"], told["nl"], told["unit"], bounds, default, _value(told.get("neutral")), told["grade"], told["source"])
    return (f"`{name}`", *(_cell(cell) for cell in cells))


def _value(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else in_yaml(value, 200)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
