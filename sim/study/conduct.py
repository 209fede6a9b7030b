"""One run into one folder: alone there, kept when it is interrupted, and told in words when the disk will not."""

from __future__ import annotations

import contextlib
import math
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from . import screen
from .cluster import ClusterError
from .folder import NotOursError, refuse_others
from .words import reason_in_words, say
from .writing import CannotWriteError, FolderInUseError, sole_writer

DONE, WRONG, SOME_FAILED, CANNOT_WRITE, INTERRUPTED = 0, 2, 3, 4, 130
LEAST_MEMORY = 400 << 20
"""Bytes of address space that a study of one district takes on a machine with two cores; measured."""


def conducted(out: Path, language: str, work: Callable[[], int], counted: Callable[[], tuple[int, int]]) -> int:
    """Do `work` with the folder `out` to itself; returns its exit code, 4 if the folder cannot be written, 130 if interrupted.

    `counted` says how many replications are done and kept, and how many were asked.
    """
    try:
        with _terminate_as_interrupt():
            if (allowed := _memory_allowed()) < LEAST_MEMORY:
                screen.complain("memory_limit", language, allowed=int(allowed) >> 20, least=LEAST_MEMORY >> 20)
                return CANNOT_WRITE
            refuse_others(out)
            (out / "parts").mkdir(parents=True, exist_ok=True)
            with sole_writer(out):
                return work()
    except KeyboardInterrupt:
        done, asked = counted()
        screen.complain("interrupted", language, done=done, asked=asked)
        return INTERRUPTED
    except ClusterError as problem:
        screen.complain(problem.code, language, **problem.values)
    except NotOursError:
        screen.complain("not_ours", language, folder=out)
    except FolderInUseError:
        screen.complain("in_use", language, folder=out)
    except CannotWriteError as problem:
        _complain(problem.path, problem.number, language, counted()[0])
    except MemoryError:
        screen.complain("memory", language, kept=say("kept", language) if counted()[0] else "")
    except OSError as problem:
        _complain(problem.filename or out, problem.errno, language, counted()[0])
    return CANNOT_WRITE


def _memory_allowed() -> float:
    """How much address space this process may have, in bytes, where somebody set a limit (`ulimit -v`, `prlimit --as`)."""
    try:
        import resource
    except ImportError:  # Windows
        return math.inf
    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return math.inf if limit == resource.RLIM_INFINITY else limit


def _complain(path: object, number: int | None, language: str, done: int) -> None:
    """Say which file could not be written and why, and whether anything was done that is kept."""
    kept = say("kept", language) if done else ""
    screen.complain("cannot_write", language, path=path, reason=reason_in_words(number, language), kept=kept)


@contextlib.contextmanager
def _terminate_as_interrupt() -> Iterator[None]:
    """A request to end (SIGTERM) is heard like Ctrl-C. Only the main thread of a program can hear it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = {which: signal.signal(which, interrupt) for which in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for which, handler in before.items():
            signal.signal(which, handler)
