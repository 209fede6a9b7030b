"""A district as agents: community officers, squads, detectives, partners and citizens who tell each other things, or do not.

From a notebook:

    from sim import Scenario, Study
    outcome = Study(Scenario.load("scenarios/koppeling.yaml").with_(**{"run.replications": 20})).run()
    outcome.differences
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.notebook import Robustness, Scenario, Study
    from sim.scenario.loading import Loaded

__all__ = ["Robustness", "Scenario", "Study", "load", "run_study"]


def __getattr__(name: str) -> Any:
    """`Scenario`, `Study` and `Robustness` are fetched when they are asked for, so that `import sim` stays quick."""
    if name in ("Robustness", "Scenario", "Study"):
        from sim import notebook

        return getattr(notebook, name)
    raise AttributeError(f"module 'sim' has no attribute {name!r}")


def load(path: str | Path, sets: list[str] | tuple[str, ...] = ()) -> Loaded:
    """Read and check a scenario file; raises `ScenarioError`, which says where and what to do."""
    from sim.scenario.loading import load as read

    return read(path, sets)


def run_study(loaded: Loaded, out: Path, workers: int = 0, language: str = "nl") -> int:
    """Run all arms of a study into the folder `out`; returns the exit code of the command line."""
    from sim.study import run_study as run

    return run(loaded, Path(out), workers, language)
