"""A district as agents: community officers, squads, detectives, partners and citizens who tell each other things, or do not.

From a notebook:

    from sim import load, run_study
    loaded = load("scenarios/koppeling.yaml", ["run.replications=5"])
    run_study(loaded, Path("results/try"), workers=0, language="nl")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.scenario.loading import Loaded

__all__ = ["load", "run_study"]


def load(path: str | Path, sets: list[str] | tuple[str, ...] = ()) -> Loaded:
    """Read and check a scenario file; raises `ScenarioError`, which says where and what to do."""
    from sim.scenario.loading import load as read

    return read(path, sets)


def run_study(loaded: Loaded, out: Path, workers: int = 0, language: str = "nl") -> int:
    """Run all arms of a study into the folder `out`; returns the exit code of the command line."""
    from sim.study import run_study as run

    return run(loaded, Path(out), workers, language)
