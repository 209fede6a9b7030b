"""The logbook: agents tell facts, and do not know who reads them.

Writing draws no chance and returns nothing, so measuring cannot change a run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, TypeVarTuple

Fact = TypeVar("Fact", bound=tuple[Any, ...])
Fields = TypeVarTuple("Fields")

_KINDS: dict[str, type] = {}
_new = tuple.__new__
"""Makes a named tuple of its fields at once, without the function of Python that a named tuple has for it."""


def fact(kind: type[Fact]) -> type[Fact]:
    """Mark a named tuple as a fact that can be told; its first field must be `time`, in seconds."""
    if kind._fields[0] != "time":  # type: ignore[attr-defined]
        raise TypeError(f"the first field of {kind.__name__} must be 'time'")
    _KINDS[kind.__name__] = kind
    return kind


class Journal:
    """Everything that was told, by kind, in the order in which it happened."""

    def __init__(self) -> None:
        self._told: dict[type, list[Any]] = defaultdict(list)
        self._listeners: dict[type, list[Callable[[Any], None]]] = {}

    def write(self, kind: Callable[[*Fields], tuple[Any, ...]], *fields: *Fields) -> None:
        """Add a fact of a kind, by its fields in their order."""
        told = _new(kind, fields)  # type: ignore[arg-type]
        self._told[kind].append(told)  # type: ignore[index]
        if self._listeners:
            for listener in self._listeners.get(kind, ()):  # type: ignore[call-overload]
                listener(told)

    def listen(self, kind: type[Fact], listener: Callable[[Fact], None]) -> None:
        """Let `listener` hear each fact of a kind as it is told; it may look, not touch."""
        self._listeners.setdefault(kind, []).append(listener)

    def of(self, kind: type[Fact]) -> list[Fact]:
        """All facts of one kind, oldest first."""
        return self._told.get(kind, [])

    def between(self, kind: type[Fact], start: int, end: int) -> Iterator[Fact]:
        """The facts of one kind with start <= time < end."""
        return (told for told in self._told.get(kind, ()) if start <= told[0] < end)

    def rows(self) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """Every fact as (second, kind, fields), by time; facts of one second by kind, then in order of telling."""
        merged = [
            (told[0], kind.__name__, place, told)
            for kind in sorted(self._told, key=lambda kind: kind.__name__)
            for place, told in enumerate(self._told[kind])
        ]
        merged.sort(key=lambda row: row[:3])
        for time, name, _, told in merged:
            yield time, name, told._asdict()

    def forget(self) -> None:
        """Let go of every fact: what had to be counted is counted, and the memory is wanted."""
        self._told.clear()
