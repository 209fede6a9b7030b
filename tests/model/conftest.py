"""Worlds are kept for the tests of one file only: hundreds of them in memory make every later copy of the process slow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .runs import run


@pytest.fixture(autouse=True, scope="module")
def let_go_of_worlds() -> Iterator[None]:
    """The worlds of this file go when its tests are done."""
    yield
    run.cache_clear()
