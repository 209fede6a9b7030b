"""What a coupling can win and lose on paper: the break-even line, and the ceilings that no squad policy passes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.kernel.distributions import shift

from .comparison import Comparison

REFUSED = "attention_refused@coupled"
OPEN = "problems_open"
LEANS = tuple(round(0.3 + 0.05 * step, 2) for step in range(15))
"""What is left to the other squads, from the far end of the range to not leaning back at all."""


def coupling(arms: Mapping[str, Any], of: Comparison) -> dict[str, Any] | None:
    """The direct effect of a coupling on requests for attention, without what ties and standing requests add; None without a coupling.

    With one of n squads on duty at a time, a request of the coupled beat meets its own squad in one of n shifts:
    taken = P_own/n + P_other·(n − 1)/n, both moved on odds from the share that is taken without the coupling.
    """
    settings = next(
        (policy for arm in arms.values() for policy in arm.policies.values() if getattr(policy, "pairs", ())), None
    )
    refused = of.summary.get((of.basis, REFUSED))
    if settings is None or refused is None or refused.mean is None or not 0 < refused.mean < 1:
        return None
    squads = sum(1 for squad in next(iter(arms.values())).squads.values() if squad.takes_turns)
    base = 1 - refused.mean

    def taken(others: float) -> float:
        return shift(base, settings.own) / squads + shift(base, others) * (squads - 1) / squads

    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if taken(middle) < base else (low, middle)
    return {
        "squads": squads,
        "own": settings.own,
        "taken_base": base,
        "break_even_others": (low + high) / 2,
        "curve": [[others, taken(others)] for others in LEANS],
        "ceilings": {name: ceiling(arms, of, name) for name in of.ceilings if of.differences[name, OPEN].base_mean},
    }


def ceiling(arms: Mapping[str, Any], of: Comparison, name: str) -> dict[str, Any]:
    """How far one end of the scale moves the number of open problems, as a share of what there is without policy, with its margin."""
    found = of.differences[name, OPEN]
    base = found.base_mean or 1.0
    relative = {stat: None if value is None else value / base for stat, value in (("low", found.low), ("high", found.high))}
    return {"measure": OPEN, "relative_change": (found.difference or 0.0) / base, **relative}
