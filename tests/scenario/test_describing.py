"""Truths about `--describe`: every key says its unit, range, default and source, in two languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from sim.language import duration, number
from sim.policies import POLICIES
from sim.scenario.describing import describe, look_up
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


@pytest.mark.parametrize(("word", "language", "key", "parts"), [
    ("tikken", "nl", "officer_week.typing", ("Tikken en administratie", "standaard 0.2", "van 0 tot en met 0.6", "een aanname", "bron:")),
    ("officer_week.typing", "en", "officer_week.typing", ("Typing", "default 0.2", "from 0 to 0.6", "an assumption", "source:")),
    ("PAIRS", "nl", "policies.*.pairs (squad_coupling)", ("welke ploeg", "standaard []", "een keuze")),
    ("citizens", "nl", "beats.*.citizens", ("verplicht",)),
])  # fmt: skip
def test_a_word_finds_its_keys(word: str, language: str, key: str, parts: tuple[str, ...]) -> None:
    """A word in a name or a description, in any case, finds the key, told in the language asked; other keys are left out."""
    found = {told.partition("\n")[0]: told for told in look_up(word, language)}
    assert all(part in found[key] for part in parts), found[key]
    assert "run.seed" not in found


def test_every_key_can_be_looked_up_in_both_languages() -> None:
    """An empty word finds every key, and each can be told; a word that is nowhere finds none."""
    assert len(look_up("", "nl")) == len(look_up("", "en")) > 150
    assert look_up("bestaat nergens", "nl") == []


def test_every_policy_says_in_words_what_it_is() -> None:
    """A policy is told by what it is, in both languages, not by the name of its class."""
    for kind in POLICIES:
        settings = POLICIES[kind].Settings
        assert len({kind, settings.nl, settings.en}) == 3
