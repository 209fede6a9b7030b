"""One past, several futures: a copy of the running world goes on under another policy.

Up to the start of the first policy all arms are the same world. On Linux a process can copy itself in
milliseconds, so that past is simulated once. Elsewhere every arm is simulated whole, with the same result.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from .writing import CannotWriteError

CAN_FORK = sys.platform == "linux"
_SET_PARENT_DEATH_SIGNAL = 1


class ChildFailedError(Exception):
    """The copy did not finish; `killed` tells whether a signal ended it (another try may help) or the work failed."""

    def __init__(self, reason: str, killed: bool) -> None:
        super().__init__(reason)
        self.killed = killed


def reason_of(problem: BaseException) -> str:
    """What went wrong and where, in one line, the same on every machine."""
    where, last = "", problem.__traceback__
    while last is not None:
        where, last = f" ({os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno})", last.tb_next
    return f"{type(problem).__name__}: {str(problem)[:500]}{where}".replace("\n", " ")


def die_with(parent: int) -> None:
    """End this process when process `parent`, which started it, ends, however that comes about (Linux)."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def in_child(work: Callable[[], Any]) -> Any:
    """Do `work` in a copy of this process and return its result, which must be JSON.

    Never waits for a child that is gone: its end of the pipe closes with it. Raises ChildFailedError when
    the child raises or is killed, CannotWriteError when the disk would not take its files.
    """
    parent = os.getpid()
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError as problem:  # no memory or no processes left
        os.close(reading)
        os.close(writing)
        raise ChildFailedError(reason_of(problem), killed=True) from problem
    if child == 0:
        _be_the_child(work, parent, reading, writing)
    status = None
    try:
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        status = os.waitpid(child, 0)[1]
    finally:
        if status is None:  # interrupted: leave no orphan
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        raise ChildFailedError(f"its process was killed by signal {os.WTERMSIG(status)}", killed=True)
    try:
        answer = json.loads(told)
    except ValueError:
        raise ChildFailedError(f"its process ended with code {os.waitstatus_to_exitcode(status)}", killed=True) from None
    if "cannot_write" in answer:
        raise CannotWriteError(*answer["cannot_write"])
    if "failed" in answer:
        raise ChildFailedError(answer["failed"], killed=False)
    return answer["result"]


def _be_the_child(work: Callable[[], Any], parent: int, reading: int, writing: int) -> None:
    """Work, answer, and leave without running anything that belongs to the parent."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C too, and ends its children
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        die_with(parent)
        os.close(reading)
        try:
            answer = json.dumps({"result": work()})
        except CannotWriteError as problem:
            answer = json.dumps({"cannot_write": problem.args})
        except BaseException as problem:
            answer = json.dumps({"failed": reason_of(problem)})
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(answer.encode())
        code = 0
    finally:
        os._exit(code)
