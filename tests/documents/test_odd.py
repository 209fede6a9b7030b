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
NOT_OF_THE_MODEL = ("title", "run", "policies", "study", "extends", "replaces", "sweep", "country")
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_rows_of_parameters_are_what_the_code_says(page: Path) -> None:
    """Default, neutral value, grade and source stand in these pages as they stand in the code."""
    text = page.read_text(encoding="utf-8")
    assert refreshed(text, describe()) == text, "make them again: python docs/refresh.py"


def test_a_changed_default_is_seen() -> None:
    """The check above can fail."""
    page = (HOUSE / "docs" / "odd" / "ties.md").read_text(encoding="utf-8")
    described = describe()
    described["keys"]["ties.broken"]["default"] = 0.26
    assert refreshed(page, described) != page


def test_every_parameter_has_its_place_in_a_submodel() -> None:
    """No number of the model is left without a page that says what it does: each has a row there."""
    rows = {key for page in PAGES for key in re.findall(r"^\| `([\w.*]+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)}
    kept = {key for key in parameters() if key.split(".")[0] not in NOT_OF_THE_MODEL and not key.endswith((".title.nl", ".title.en"))}
    of_every_policy = ("policy", "from_week", "until_week")
    kept |= {key for key in parameters() if key.startswith("policies.") and key.rsplit(".", 1)[1] not in of_every_policy}
    assert sorted(kept - rows) == []


def test_every_policy_has_a_section() -> None:
    """Each policy is described, and no other."""
    page = (HOUSE / "docs" / "odd" / "policies.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^## (\w+)$", page, re.MULTILINE)) == sorted(describe()["policies"])


def test_every_link_between_the_pages_leads_somewhere() -> None:
    """Nobody is sent to a page that is not there."""
    for page in [*(HOUSE / "docs").rglob("*.md"), HOUSE / "README.md"]:
        broken = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
        assert broken == [], page.name


REFERENCE = re.compile(r"(?<![\w\[(,.])\[(\d{1,3})\](?!\()")


def unknown_references(text: str, sources: str) -> list[int]:
    """References such as [31] that the list of sources does not have."""
    listed = re.findall(r"\*\*\[(\d+)\]\*\*", sources)
    return sorted({int(number) for number in REFERENCE.findall(text) if number not in listed})


def test_every_reference_stands_in_the_list_of_sources() -> None:
    """Whoever wants to look up where a number comes from finds it."""
    sources = (HOUSE / "docs" / "sources.md").read_text(encoding="utf-8")
    places = (("sim/parameters", "*.py"), ("sim/policies", "*.py"), ("scenarios", "*.yaml"), ("docs", "*.md"), ("docs/odd", "*.md"))
    texts = {path.name: path.read_text(encoding="utf-8") for place, names in places for path in sorted((HOUSE / place).glob(names))}
    assert {name: found for name, text in texts.items() if (found := unknown_references(text, sources))} == {}
    assert unknown_references("see [999] and [1]", sources) == [999]
