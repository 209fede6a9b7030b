"""A scenario file as it was written: every value together with the file, line and column where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sim.language import Words, in_yaml

MOST_LINES = 15
"""So many lines of an error message fit on a screen."""

Path = tuple[Any, ...]
"""The names (and positions in lists) that lead from the top of a scenario to a value."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, line and column from 1. Line 0: it was not in a file but on the command line."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(slots=True)
class Node:
    """A value with its place: a scalar, a list of nodes or a mapping of nodes. `place` is where its key stands, if it has one."""

    value: Any
    place: Place
    quoted: bool = False

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.value, dict)

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, list)

    def plain(self) -> Any:
        """The value without places: dicts, lists, text, numbers, yes/no."""
        if isinstance(self.value, dict):
            return {name: node.plain() for name, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def copy(self) -> Node:
        """The same tree, in which other nodes can be hung without changing this one."""
        if isinstance(self.value, dict):
            return Node({name: node.copy() for name, node in self.value.items()}, self.place)
        if isinstance(self.value, list):
            return Node([node.copy() for node in self.value], self.place)
        return Node(self.value, self.place, self.quoted)

    def child(self, step: Any) -> Node | None:
        """The node one step down, or None."""
        if isinstance(self.value, dict):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and 0 <= step < len(self.value):
            return self.value[step]
        return None

    def at(self, path: Path) -> Node | None:
        """The node at the end of a path, or None."""
        node: Node | None = self
        for step in path:
            if node is None:
                return None
            node = node.child(step)
        return node


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a scenario: where, at which key, what was found, what is allowed, and a hint."""

    place: Place
    key: str
    found: Words
    allowed: Words | None = None
    hint: Words | None = None

    def text(self, language: str) -> str:
        """`file:line:column: key: found; allowed; hint`, in one language."""
        head = f"{self.place}: " + (f"{in_yaml(self.key, 120)}: " if self.key else "")
        return head + "; ".join(part.text(language) for part in (self.found, self.allowed, self.hint) if part)


class ScenarioError(Exception):
    """A scenario that cannot be run, with everything that is wrong in it. `str()` is Dutch."""

    def __init__(self, problems: list[Problem], language: str = "nl", unreadable: bool = False) -> None:
        super().__init__()
        self.problems = sorted({problem.text("en"): problem for problem in problems}.values(), key=_position)
        self.language = language
        self.unreadable = unreadable
        """True when the file itself could not be opened: then the exit code is 4, not 2."""

    def text(self, language: str | None = None) -> str:
        """All problems, one a line, at most fifteen lines."""
        language = language or self.language
        lines = [problem.text(language) for problem in self.problems]
        if len(lines) > MOST_LINES:
            rest = len(lines) - MOST_LINES + 1
            lines = [*lines[: MOST_LINES - 1], Words("and_more", {"n": rest}).text(language)]
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()


def _position(problem: Problem) -> tuple[str, int, int]:
    return problem.place.file, problem.place.line, problem.place.column


def dotted(path: Path) -> str:
    """A path as people write it: policies.koppeling.pairs.0.squad."""
    return ".".join(str(step) for step in path)


def leaves(tree: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of a plain tree with its path; a list counts as one value, an empty group too."""
    if isinstance(tree, Mapping) and tree:
        for name, part in tree.items():
            yield from leaves(part, (*path, name))
    else:
        yield path, tree
