"""While simulated time passes, nothing that could differ between two equal runs is within reach."""

from __future__ import annotations

import random
import time
import uuid
from pathlib import Path

import numpy as np
import pytest

from sim.district import District
from sim.scenario.loading import load

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def test_inside_the_district_nobody_asks_the_clock_on_the_wall_or_a_shared_generator(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that could differ between two equal runs is out of reach while simulated time passes."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("something in the district asked for chance or time that has no name")

    district = District(load(str(SCENARIOS / "laak.yaml")).scenario, 0)  # Mesa makes itself a generator, which nobody uses
    for module, name in [
        (random, "random"), (random, "choice"), (random, "shuffle"), (random, "randrange"), (time, "time"), (uuid, "uuid4"),
        (np.random, "random"), (np.random, "rand"), (np.random, "default_rng"), (np.random, "shuffle"),
    ]:  # fmt: skip
        monkeypatch.setattr(module, name, forbidden)
    for name in ("random", "choice", "shuffle"):
        monkeypatch.setattr(district.random, name, forbidden, raising=False)
    try:
        district.run_until_week(3)
    finally:
        district.close()
    with pytest.raises(AssertionError, match="no name"):
        random.random()
    with pytest.raises(AssertionError, match="no name"):
        district.random.random()
