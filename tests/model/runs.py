"""Short runs of a whole district, made once and looked at by many tests."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from sim.district import District
from sim.scenario.loading import load
from sim.scenario.schema import Scenario
from sim.world import facts

SCENARIOS = Path(__file__).parents[2] / "scenarios"
KINDS = sorted(
    (kind for kind in vars(facts).values() if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")),
    key=lambda kind: kind.__name__,
)
"""Every kind of fact that can be told."""


@lru_cache(maxsize=512)
def scenario(name: str, *sets: str) -> Scenario:
    """A shipped scenario with some keys set."""
    return load(SCENARIOS / name, sets).scenario


class Run(District):
    """A district that also remembers in which order facts of different kinds were told."""

    def __init__(self, plan: Scenario, replication: int = 0, **more: Any) -> None:
        super().__init__(plan, replication, **more)
        self.told: list[tuple[Any, ...]] = []
        for kind in KINDS:
            self.journal.listen(kind, self.told.append)


@lru_cache(maxsize=48)
def run(name: str, weeks: int, *sets: str, replication: int = 0) -> Run:
    """So many weeks of a shipped scenario with some keys set; the same run for everybody who asks."""
    district = Run(scenario(name, *sets), replication)
    district.run_until_week(weeks)
    district.close()
    return district


def everything(district: District) -> dict[str, list[tuple[Any, ...]]]:
    """All facts of a run by kind, in order of telling."""
    return {kind.__name__: [tuple(told) for told in district.journal.of(kind)] for kind in KINDS}


def digest(district: District) -> str:
    """One word for everything that was told, to the last bit of every number."""
    return sha256(repr(everything(district)).encode()).hexdigest()
