"""Lives through every world of the patterns a number of times, on the same numbers, and remembers what was done."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.study.parts import study_key
from sim.study.progress import progress
from sim.study.replication import DistrictSimulation
from sim.study.workers import Job, kept, outcomes, process_count

from .claims import Figures

REPLICATIONS = 8
"""Enough for bounds that leave room; few enough to wait for."""


class WorldFailedError(Exception):
    """A world came to no end; there is nothing to say about its patterns."""


def simulate(
    scenarios: Mapping[str, Any], folder: Path, replications: int = REPLICATIONS, workers: int = 0, language: str = "en"
) -> dict[str, Figures]:
    """What every world showed in so many replications. Those that `folder` holds from before are not done again."""
    folder.mkdir(parents=True, exist_ok=True)
    job = Job(DistrictSimulation(), dict(scenarios), folder, study_key(scenarios))
    done = {number: arms for number in range(replications) if (arms := kept(job, number))}
    pending = [number for number in range(replications) if number not in done]
    several = process_count(workers) if pending else 1
    with progress(replications, len(done), several, language) as bar:
        if pending:
            with contextlib.closing(outcomes(job, pending, several)) as coming:  # type: ignore[arg-type]
                for outcome in coming:
                    done[outcome.replication] = outcome.arms
                    bar.advance()
    for number, arms in sorted(done.items()):
        for name, arm in arms.items():
            if "failed" in arm:
                raise WorldFailedError(f"{name}, replication {number}: {arm['failed']}")
    return figures(scenarios, [done[number] for number in range(replications)])


def figures(scenarios: Mapping[str, Any], replications: list[dict[str, Any]]) -> dict[str, Figures]:
    """The measures of every world, replication by replication."""
    return {name: Figures([arms[name]["measures"] for arms in replications]) for name in scenarios}
