"""The district file says of every number what it is and where it comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.scenario.loading import load

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
NUMBER = re.compile(r"[:\[{,]\s*-?\d")


def bare_lines(text: str) -> list[str]:
    """The lines that set a number and say nothing about it."""
    return [line for line in text.splitlines() if NUMBER.search(line.partition("#")[0]) and "#" not in line]


PLACES = ("laak", "ypenburg-leidschenveen", "leidschendam-voorburg", "rustig", "overbelast", "werkdruk")
"""The files that say how a place or a level of workload is; files with a policy have the words of the policy itself."""


@pytest.mark.parametrize("name", PLACES)
def test_each_number_of_a_place_says_its_unit_or_source(name: str) -> None:
    """Every line with a number has a remark behind it."""
    assert bare_lines((SCENARIOS / f"{name}.yaml").read_text(encoding="utf-8")) == []


def test_a_reference_in_brackets_stands_in_the_list_of_sources() -> None:
    """Whoever looks up [93] finds it."""
    listed = set(re.findall(r"^\* \*\*\[(\d+)\]", (SCENARIOS.parent / "docs" / "sources.md").read_text(encoding="utf-8"), re.MULTILINE))
    for name in PLACES:
        for line in (SCENARIOS / f"{name}.yaml").read_text(encoding="utf-8").splitlines():
            found = set(re.findall(r"\[(\d+)\]", line.partition("#")[2]))
            assert found <= listed, f"{name}.yaml: {sorted(found - listed)}"


@pytest.mark.parametrize("name", ["ypenburg-leidschenveen", "leidschendam-voorburg"])
def test_a_district_that_was_not_studied_says_so(name: str) -> None:
    """The study was done in Laak: another district calls itself stylised, in its file and in its title, in both languages."""
    scenario, text = load(SCENARIOS / f"{name}.yaml").scenario, (SCENARIOS / f"{name}.yaml").read_text(encoding="utf-8")
    assert "gestileerd" in scenario.title.nl
    assert "stylised" in scenario.title.en
    assert "A stylised district, to think with" in " ".join(text.split("#")).replace("\n", "")
    assert "om mee te denken" in text


def test_a_bare_number_would_be_seen() -> None:
    """The rule above can fail."""
    assert bare_lines("  A: {members: 13}\n  B: {members: 13}   # persons; A") == ["  A: {members: 13}"]


def test_no_source_names_an_interview_that_the_study_does_not_quote() -> None:
    """Only interviews 1, 2, 3, 4, 5, 7, 9 and 11 are quoted; nothing cites another."""
    cited = set()
    for path in [*SCENARIOS.glob("*.yaml"), *(SCENARIOS.parent / "sim").rglob("*.py"), *(SCENARIOS.parent / "docs").glob("*.md")]:
        cited |= {int(number) for number in re.findall(r"\bint\. (\d+)", path.read_text(encoding="utf-8"))}
    assert cited <= {1, 2, 3, 4, 5, 7, 9, 11}
    assert {2, 7, 11} <= cited


def test_laak_has_the_size_of_the_study() -> None:
    """40,222 citizens, nine officers with a beat and two across beats, five squads of thirteen, twelve detectives."""
    scenario = load(SCENARIOS / "laak.yaml").scenario
    assert sum(beat.citizens for beat in scenario.beats.values()) == 40_222
    assert sorted(officer.kind for officer in scenario.officers.values()) == ["A"] * 9 + ["B"] * 2
    assert [squad.members for squad in scenario.squads.values()] == [13] * 5
    assert scenario.detectives.number == 12
    assert len(scenario.partners) >= 6
