"""Files that are whole or not there: a result is never half written, and never written by two runs at once."""

from __future__ import annotations

import contextlib
import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

TEMPORARY = ".tmp-"


class FolderInUseError(Exception):
    """Another run is writing in this folder."""


class CannotWriteError(Exception):
    """A file could not be written: the disk is full, or not ours to write on."""

    def __init__(self, path: str, number: int | None) -> None:
        super().__init__(path, number)
        self.path, self.number = path, number
        """Which file, and the number that the system gives for the reason (errno)."""


def flush_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut (not possible, and not needed, on Windows)."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def temporary_for(path: Path) -> Path:
    """Where the new content of `path` waits, in the same folder, until it is complete."""
    return path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")


def write_whole(path: Path, content: bytes) -> None:
    """Write `content`, flush it to disk and only then give it its name. Raises CannotWriteError; the old file then stays."""
    write_together({path: [content]})


def write_together(contents: dict[Path, Iterable[bytes]]) -> None:
    """Write several files, each in pieces, under temporary names; rename them when all fit on the disk."""
    waiting: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, pieces in contents.items():
            temporary = temporary_for(path)
            waiting.append((temporary, path))
            with open(temporary, "wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
        for temporary, path in waiting:
            os.replace(temporary, path)
    except OSError as problem:
        raise CannotWriteError(str(path), problem.errno) from problem
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    for folder in {path.parent: None for path in contents}:
        flush_folder(folder)


def remove_leftovers(folder: Path) -> None:
    """Throw away what a killed run left half written."""
    for path in sorted(folder.glob(f"{TEMPORARY}*")):
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Hold the folder for this run. Raises FolderInUseError at once if another run has it.

    The system releases the lock when a run ends, however it ends, so a lock never outlives its run.
    """
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            _lock(handle)
        except OSError as taken:
            if isinstance(taken, BlockingIOError | PermissionError):
                raise FolderInUseError(str(folder)) from taken
            raise
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def cell(value: Any) -> Any:
    """One cell of a table: numbers in full (17 digits), missing ones empty, text that a spreadsheet might run made harmless."""
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(value + 0.0)  # + 0.0: no minus zero
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A table as CSV: comma, UTF-8, lines end in a newline."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([cell(name) for name in header])
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue().encode()
