"""Which program made a result: the source files and the libraries, so that results of two programs are never mixed."""

from __future__ import annotations

import hashlib
import json
import platform
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

LIBRARIES = ("mesa", "numpy", "scipy", "pydantic", "joblib")


def canonical(value: Any) -> bytes:
    """The one way to write a JSON value: sorted keys, no spaces. Raises ValueError on nan."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def fingerprint(value: Any) -> str:
    """The sha256 of a JSON value."""
    return hashlib.sha256(canonical(value)).hexdigest()


@lru_cache(maxsize=1)
def code_version() -> str:
    """The version of the simulator: its source files as they are when first asked."""
    return source_version(Path(__file__).resolve().parent.parent)


def source_version(root: Path) -> str:
    """The sha256 over name and content of every source file below a folder."""
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py"), key=lambda path: path.relative_to(root).as_posix()):
        content = path.read_bytes().replace(b"\r\n", b"\n")  # a checkout on Windows is the same program
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def library_versions() -> dict[str, str]:
    """Versions of Python and of the libraries that take part in a result."""
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "absent"
    return found
