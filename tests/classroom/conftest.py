"""A Laak with a short warm-up, so that a run of a class takes a second."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sim.classroom.ground import LAAK, Ground

WARM_UP = 3


@pytest.fixture(scope="session")
def short_laak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scenario file: Laak, with three weeks of warm-up."""
    folder = tmp_path_factory.mktemp("short")
    shutil.copy(LAAK, folder / "laak.yaml")
    file = folder / "short.yaml"
    file.write_text(f"extends: laak.yaml\nrun: {{warm_up_weeks: {WARM_UP}}}\n", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def ground(short_laak: Path) -> Ground:
    """The district of that file, as a class has it."""
    return Ground(short_laak)
