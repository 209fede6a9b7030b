"""Every event of every world as one compressed table, for whoever wants to count for himself (on request)."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .writing import cell, table, write_whole

COLUMNS = ("policy", "replication", "second", "kind", "fields")
"""`second` counts from the first day; `fields` is what the event says, as JSON."""


def compressed(content: bytes) -> bytes:
    """Gzip without a clock or a name inside, so that equal content gives equal bytes."""
    whole = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=whole, mode="wb", compresslevel=6, mtime=0) as file:
        file.write(content)
    return whole.getvalue()


def write_events(path: Path, policy: str, replication: int, rows: Iterable[tuple[int, str, dict[str, Any]]]) -> dict[str, str]:
    """Keep the events of one world in `path`; returns name and sha256. Raises CannotWriteError."""
    lines = ((policy, replication, second, kind, _fields(fields)) for second, kind, fields in rows)
    without_header = table(COLUMNS, lines).split(b"\n", 1)[1]
    content = compressed(without_header)
    write_whole(path, content)
    return {"file": path.name, "sha256": hashlib.sha256(content).hexdigest()}


def is_kept(folder: Path, events: Any) -> bool:
    """Whether the events that a part speaks of are there, and undamaged."""
    try:
        path = folder / Path(events["file"]).name
        return hashlib.sha256(path.read_bytes()).hexdigest() == events["sha256"]
    except (OSError, KeyError, TypeError):
        return False


def joined(folder: Path, kept: Iterable[Any]) -> Iterator[bytes]:
    """The pieces of one table of all worlds, in order; compressed pieces laid end to end are one compressed file."""
    yield compressed(table(COLUMNS, ()))
    for events in kept:
        yield (folder / Path(events["file"]).name).read_bytes()


def _fields(fields: dict[str, Any]) -> Any:
    return cell(json.dumps(fields, ensure_ascii=False, separators=(",", ":"), default=str))
