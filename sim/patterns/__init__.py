"""The patterns of the study of Laak as claims about runs: each must show in the base, and vanish when its cause is taken away.

A claim has a bound with a reason, written down before anybody looked. A claim that does not hold stays in the table and says so.
"""

from __future__ import annotations

from .catalogue import PATTERNS
from .claims import Claim, Figures, Pattern
from .running import figures, simulate
from .worlds import WORLDS, World, scenarios

__all__ = ["PATTERNS", "WORLDS", "Claim", "Figures", "Pattern", "World", "figures", "scenarios", "simulate"]
