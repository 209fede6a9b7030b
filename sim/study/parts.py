"""Finished replications on disk, one file each, so that an interrupted study goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .versions import canonical, code_version, fingerprint, library_versions
from .writing import write_whole

FORMAT = 1
FREE_TO_DIFFER = ("replications", "precision", "workers", "language")
"""Settings of a run that change no replication: how many, by how many processes, in which language."""


def resolved(scenario: Any) -> dict[str, Any]:
    """A scenario as plain JSON, without what cannot change a replication."""
    plain = scenario.model_dump(mode="json", exclude={"study"})
    if isinstance(plain.get("run"), dict):
        plain["run"] = {key: value for key, value in plain["run"].items() if key not in FREE_TO_DIFFER}
    return plain


def study_key(arms: Mapping[str, Any]) -> str:
    """What a part must have been made from: every arm (and so the seed), the source files, the libraries."""
    made_from = {"format": FORMAT, "arms": {name: resolved(arm) for name, arm in arms.items()}, "order": list(arms)}
    return fingerprint(made_from | {"code": code_version(), "libraries": library_versions()})


def part_key(study: str, replication: int) -> str:
    """The key of one replication of a study."""
    return fingerprint([study, replication])


def part_path(folder: Path, study: str, replication: int) -> Path:
    """Where a finished replication is kept."""
    return folder / f"r{replication:05d}-{part_key(study, replication)[:16]}.json"


def write_part(folder: Path, study: str, replication: int, arms: Mapping[str, Any]) -> None:
    """Keep a finished replication. Raises CannotWriteError."""
    content = {"format": FORMAT, "key": part_key(study, replication), "replication": replication, "arms": dict(arms)}
    write_whole(part_path(folder, study, replication), canonical(content | {"sha256": fingerprint(content)}) + b"\n")


def read_part(folder: Path, study: str, replication: int, arms: list[str]) -> dict[str, Any] | None:
    """The arms of a finished replication; None if there is none, or it is damaged or belongs to something else."""
    try:
        content = json.loads(part_path(folder, study, replication).read_bytes())
        claimed = content.pop("sha256")
        fits = content["key"] == part_key(study, replication) and content["replication"] == replication
        if fits and claimed == fingerprint(content) and sorted(content["arms"]) == sorted(arms):
            return {name: content["arms"][name] for name in arms}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    return None
