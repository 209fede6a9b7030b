"""Truths about `--describe`: every key says its unit, range, default and source, in two languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from sim.language import duration, number
from sim.scenario.describing import describe
from sim.sentences import SENTENCES

SIM = Path(__file__).resolve().parents[2] / "sim"


@pytest.fixture(scope="module")
def described() -> dict:
    """The description of everything."""
    return describe()


def test_every_number_says_what_it_is(described: dict) -> None:
    """100 % of the numbers have a type, unit, lowest and highest value, source, grade, and a name in both languages."""
    every = dict(described["keys"])
    for policy, about in described["policies"].items():
        every |= {f"{policy}.{key}": entry for key, entry in about["keys"].items()}
    numbers = {key: entry for key, entry in every.items() if "number" in entry["type"]}
    assert len(numbers) > 150
    for key, entry in numbers.items():
        for part in ("unit", "source", "grade", "nl", "en"):
            assert entry[part], f"{key} has no {part}"
        assert entry["low"] is not None, key
        assert entry["high"] is not None, key
        assert entry["unit"] != "text", key


def test_defaults_lie_within_their_range(described: dict) -> None:
    """A default that a scenario may not set would make the description a lie."""
    for key, entry in described["keys"].items():
        if isinstance(entry["default"], (int, float)) and not isinstance(entry["default"], bool) and entry["low"] is not None:
            assert entry["low"] <= entry["default"] <= entry["high"], key


def test_the_keys_a_run_needs_are_found_by_name(described: dict) -> None:
    """Seed, replications, horizon, warm-up and workers are keys like all others."""
    for key in ("run.seed", "run.replications", "run.weeks", "run.warm_up_weeks", "run.workers", "beats.*.citizens", "study.arms.*.set"):
        assert key in described["keys"]


def test_every_sentence_has_two_languages_with_the_same_gaps() -> None:
    """A value that is filled in in Dutch is filled in in English too."""
    for code, (dutch, english) in SENTENCES.items():
        gaps = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (dutch, english)]
        assert gaps[0] == gaps[1], code
        assert dutch.strip(), code
        assert english.strip(), code


def test_every_check_of_our_own_has_a_sentence() -> None:
    """Errors that the models raise themselves are in the catalogue, so that they are told in the language of the reader."""
    raised = {
        code
        for file in SIM.rglob("*.py")
        for code in re.findall(r"PydanticCustomError\(\s*\"(\w+)\"", file.read_text(encoding="utf-8"))
        if code != "out_of_range"
    }
    assert raised
    assert not {code for code in raised if f"error_{code}" not in SENTENCES}


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [(1234.5, "1.234,5", "1,234.5"), (0.53, "0,53", "0.53"), (7, "7", "7"), (-1000000, "-1.000.000", "-1,000,000"), (2.0, "2", "2")],
)
def test_numbers_are_written_as_people_write_them(value: float, dutch: str, english: str) -> None:
    """A decimal comma in Dutch, a decimal point in English."""
    assert (number(value, "nl"), number(value, "en")) == (dutch, english)


def test_waiting_times_have_a_fitting_unit() -> None:
    """Forty seconds, ten minutes, three hours and two days are told as such."""
    assert [duration(seconds, "en") for seconds in (40, 600, 10_800, 172_800)] == [
        "about 40 s", "about 10 minutes", "about 3 hours", "about 2 days",
    ]  # fmt: skip
