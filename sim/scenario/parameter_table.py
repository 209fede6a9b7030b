"""All parameters as tables to read: docs/parameters.md (`run.py describe --markdown`), and the rows in the pages of docs/odd."""

from __future__ import annotations

import re
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


def refreshed(page: str, described: Mapping[str, Any]) -> str:
    """A page in which every row that begins with a key says what the code says: default, neutral value, grade and source.

    Keys of a policy are written policies.KIND.key. Raises KeyError for a key that is not there.
    """
    every = dict(described["keys"])
    for kind, policy in described["policies"].items():
        every |= {f"policies.{kind}.{name}": told for name, told in policy["keys"].items()}
    return re.sub(r"^\| `([\w.*]+)` \|.*$", lambda row: _short_row(row[1], every[row[1]]), page, flags=re.MULTILINE)


def _short_row(name: str, told: Mapping[str, Any]) -> str:
    default = "set by the scenario" if told["required"] else _value(told["default"])
    source = told["source"] if told["source"].startswith(told["grade"]) else f"{told['grade']}; {told['source']}"
    return f"| {' | '.join((f'`{name}`', *(_cell(cell) for cell in (default, _value(told['neutral']), source))))} |"


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
