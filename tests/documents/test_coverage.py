"""The checklist of what the study names: complete, and every claim in it holds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sim.command_line import main
from sim.coverage import Item, items, told, wanted_ids

from .named import HOUSE, QUOTED, in_code, in_tests, parameters

EVERY = items()
CITED = re.compile(r"\b(?:int\.|[Ii]nterviews?) ((?:\d+(?:, | and | en )?)+)")
"""One interview or several: int. 3, 11."""


def wrong(item: Item) -> list[str]:
    """What does not hold of an item."""
    found = [f"{name} is not in the code" for name in item.code if not in_code(name)]
    found += [f"{key} is no key" for key in item.keys if key not in parameters()]
    found += [f"{name} is no test" for name in item.tests if not in_tests(name)]
    found += ["no description in both languages"] if not (item.nl and item.en and item.where) else []
    found += ["a note in one language only"] if bool(item.note_nl) != bool(item.note_en) else []
    found += ["not accounted for"] if "?" in (item.note_nl, item.note_en) else []
    if item.left_out:
        found += ["left out without a reason"] if not item.note_nl else []
        found += ["keys or tests without code"] if item.keys or item.tests else []
    elif not item.tests and not item.note_nl:
        found += ["nothing shows it, and nothing says why"]
    return found + [f"interview {number} is not quoted" for number in cited(item.where) if number not in QUOTED]


def cited(text: str) -> list[int]:
    """The interviews that a text cites."""
    return [int(number) for numbers in CITED.findall(text) for number in re.findall(r"\d+", numbers)]


def test_every_item_is_there_once_and_in_order() -> None:
    """172 items, P01 to N15: none missing, none twice, none besides."""
    assert [item.id for item in sorted(EVERY, key=lambda item: wanted_ids().index(item.id))] == wanted_ids()
    assert [item.id for item in EVERY if item.id[0] != "E"] == [name for name in wanted_ids() if name[0] != "E"]
    assert len(wanted_ids()) == 172


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_what_is_said_of_an_item_holds(item: Item) -> None:
    """Its code can be imported, its keys can be set, its tests are there; what is left out has a reason."""
    assert wrong(item) == []


@pytest.mark.parametrize(
    "change",
    [
        {"code": ("sim.agents.ghost:Ghost",)}, {"code": ("sim.world.problems:Ghost",)}, {"code": ("sim.world.problems:Problem.ghost",)},
        {"keys": ("ties.ghost",)}, {"tests": ("tests/test_house.py::test_ghost",)}, {"tests": ("tests/ghost.py::test_ghost",)},
        {"code": (), "keys": (), "tests": ()}, {"code": ()}, {"tests": ()}, {"note_nl": "?", "note_en": "?"}, {"note_nl": "alleen hier"},
        {"en": ""}, {"where": ""}, {"where": "int. 6"}, {"where": "int. 3, 10"},
    ],
)  # fmt: skip
def test_a_false_claim_is_caught(change: dict[str, object]) -> None:
    """A name that is not there, a missing reason, an interview that the study does not quote: each is seen."""
    good = Item("C08", "nl", "en", "int. 4", ("sim.world.problems:Problem.open",), ("ties.broken",), (TEST,))
    assert wrong(good) == []
    assert wrong(replace(good, **change))


TEST = "tests/documents/test_coverage.py::test_a_false_claim_is_caught"


def test_nobody_cites_an_interview_that_the_study_does_not_quote() -> None:
    """Parameters, scenarios, documentation and this list cite interviews 1-5, 7, 9 and 11, never another."""
    texts = [path for place, ending in (("sim", "py"), ("sim", "toml"), ("docs", "md"), ("docs", "toml"), ("scenarios", "yaml"))
             for path in (HOUSE / place).rglob(f"*.{ending}")] + [HOUSE / "README.md", HOUSE / "CHANGELOG.md"]  # fmt: skip
    found = {number for path in texts for number in cited(path.read_text(encoding="utf-8"))}
    assert {2, 7, 11} <= found <= set(QUOTED)
    assert cited("int. 3, 11 and int. 6; interviews 9 and 10") == [3, 11, 6, 9, 10]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_is_printed_an_item_a_line(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`run.py coverage` names every item once, in the language asked for, and counts them."""
    assert main(["coverage", "--lang", language]) == 0
    lines = capsys.readouterr().out.strip().splitlines()
    assert [line.split()[0] for line in lines[:-2]] == [item.id for item in EVERY]
    assert lines[-1].startswith("172 ")
    assert told("nl") != told("en")
