"""The description from which the model can be built again names what is there, and leaves no parameter and no policy out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.scenario.describing import describe
from sim.scenario.parameter_table import refreshed
from sim.scenario.schema import Scenario

from .named import HOUSE, in_code, in_tests, parameters

PAGES = [HOUSE / "docs" / "ODD.md", *sorted((HOUSE / "docs" / "odd").glob("*.md"))]
NOT_OF_THE_MODEL = ("title", "run", "policies", "study", "extends")
"""Sections that say how a scenario is run and shown; a policy's own keys are looked at apart."""
IN_CODE = re.compile(r"`(sim[\w.]*:[\w.]+)`")
IN_TESTS = re.compile(r"`(tests/[\w/]+\.py::\w+)`")
SECTIONS = "|".join(Scenario.model_fields)
KEY = re.compile(rf"`((?:{SECTIONS})\.[\w.*]+)`")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def not_there(page: str) -> list[str]:
    """The functions, tests and parameters that a page names and that are not there."""
    steps = [key.split(".") for key in parameters()]
    groups = {".".join(parts[:length]) for parts in steps for length in range(1, len(parts))}
    return [
        *(name for name in IN_CODE.findall(page) if not in_code(name)),
        *(name for name in IN_TESTS.findall(page) if not in_tests(name)),
        *(key for key in KEY.findall(page) if key not in parameters() and key not in groups),
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_function_test_and_parameter_named_is_there(page: Path) -> None:
    """A reader can follow every name into the code."""
    assert not_there(page.read_text(encoding="utf-8")) == []


def test_a_name_that_is_not_there_is_caught() -> None:
    """A function, a test, a parameter that was renamed is seen."""
    good = "`sim.world.ties:Ties.grow` `tests/test_house.py::test_there_is_a_house` `ties.broken` `partners.*.hours` `patrol.shifts`"
    assert not_there(good) == []
    for bad in ("`sim.world.ties:Ties.shrink`", "`sim.world.knots:Ties`", "`tests/test_house.py::test_nothing`", "`ties.brken`"):
        assert not_there(good + bad) == [bad.strip("`")]


def test_a_changed_default_is_seen() -> None:
    """The check above can fail."""
    page = (HOUSE / "docs" / "odd" / "ties.md").read_text(encoding="utf-8")
    described = describe()
    described["keys"]["ties.broken"]["default"] = 0.26
    assert refreshed(page, described) != page
