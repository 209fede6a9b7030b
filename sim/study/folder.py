"""The folder a study writes into: empty, or with an earlier result; never somebody's other work."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .parts import FREE_TO_DIFFER

MANIFEST, PARTS = "manifest.json", "parts"
_OURS = re.compile(r"r\d+-[0-9a-f]+(-\d+)?\.(json|csv\.gz)")


class NotOursError(Exception):
    """The folder holds files, and they are no result of a study."""


def earlier(out: Path) -> dict[str, Any]:
    """The manifest of the result that `out` holds; empty if there is none."""
    try:
        content = json.loads((out / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) and isinstance(content.get("scenario"), dict) and "scenario_sha256" in content else {}


def refuse_others(out: Path) -> None:
    """Raise NotOursError where results would land among files that no study wrote. Hidden files count for nothing."""
    if not out.is_dir() or not any(not path.name.startswith(".") for path in out.iterdir()) or earlier(out):
        return
    parts = out / PARTS
    if not parts.is_dir() or not all(path.name.startswith(".") or _OURS.fullmatch(path.name) for path in parts.iterdir()):
        raise NotOursError(str(out))


def is_of_another(scenario: Mapping[str, Any], out: Path) -> bool:
    """Whether `out` holds the result of another scenario; one with more worlds, or told in another language, is the same."""
    before = earlier(out).get("scenario")
    return before is not None and _bare(before) != _bare(json.loads(json.dumps(scenario)))


def _bare(scenario: Mapping[str, Any]) -> dict[str, Any]:
    run = scenario.get("run")
    kept = {key: value for key, value in run.items() if key not in FREE_TO_DIFFER} if isinstance(run, Mapping) else run
    return dict(scenario) | {"run": kept}
