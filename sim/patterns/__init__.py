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

__all__ = ["BASE", "CORNERS", "PATTERNS", "REPLICATIONS", "WORLDS", "Claim", "Figures", "Pattern", "World", "scenarios", "simulate", "told"]


def told(folder: Path, workers: int = 0, replications: int = REPLICATIONS) -> str:
    """Live through every world and corner, and tell what came out as a page. What `folder` holds from before is not done again."""
    every = scenarios(WORLDS | CORNERS)
    return page(PATTERNS, simulate(every, folder, replications, workers), every[BASE].run.warm_up_weeks)
