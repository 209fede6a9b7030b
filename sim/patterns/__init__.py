"""The patterns of the study of Laak as claims about runs: each must show in the base, and vanish when its cause is taken away.

A claim has a bound with a reason, written down before anybody looked. A claim that does not hold stays in the table and says so.
"""

from __future__ import annotations

from pathlib import Path

from .claims import Claim, Figures, Pattern
from .inside import INSIDE
from .outside import OUTSIDE
from .page import page
from .running import REPLICATIONS, simulate
from .worlds import BASE, CORNERS, WORLDS, World, scenarios

PATTERNS: tuple[Pattern, ...] = (*OUTSIDE, *INSIDE)

__all__ = ["BASE", "CORNERS", "PATTERNS", "WORLDS", "Claim", "Figures", "Pattern", "World", "lived", "scenarios", "told"]

RESULTS = Path(__file__).resolve().parents[2] / "results" / "patterns"
"""Where finished runs are kept, unless another folder is asked for."""


def lived(folder: Path = RESULTS, workers: int = 0) -> dict[str, Figures]:
    """What every world shows. Runs that `folder` holds, of the same program and scenarios, are not done again."""
    return simulate(scenarios(WORLDS), folder, REPLICATIONS, workers)


def told(folder: Path = RESULTS, workers: int = 0) -> str:
    """Live through every world and every corner, and tell what came out as a page."""
    shown = lived(folder, workers) | simulate(scenarios(CORNERS), folder, REPLICATIONS, workers)
    return page(PATTERNS, shown, scenarios({BASE: WORLDS[BASE]})[BASE].run.warm_up_weeks)
