"""Truths about the words at the head of a run: policies by what they are, when they begin, and whether there is anything to compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.scenario.loading import load

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
STUDY = "study: {question: {nl: a, en: b}, arms: {minder: {title: {nl: a, en: b}, set: {officer_week.typing: %s}}}}\n"


def told(folder: Path, text: str, language: str = "nl") -> list[str]:
    """The differences in words of a scenario over one that is shipped."""
    for path in SCENARIOS.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    return load(folder / "x.yaml").differences(language)


def test_a_policy_and_its_pairs_are_told_in_words(tmp_path: Path) -> None:
    """Whoever reads the differences aloud says what the policy is and which squad goes with whom."""
    lines = "\n".join(told(tmp_path, (SCENARIOS / "koppeling.yaml").read_text(encoding="utf-8")))
    assert "Maatregel koppeling: een vaste ploeg bij een wijkagent (squad_coupling)" in lines
    assert "Gekoppeld: welke ploeg aan welke wijkagent (policies.koppeling.pairs): ploeg C - wa-spoorwijk" in lines


@pytest.mark.parametrize(
    ("week", "said"),
    [
        (10, "begint in de aanloop, 68 weken voor de meting"),
        (77, "begint in de aanloop, 1 week voor de meting"),
        (78, ""),
        (90, "begint in week 90: 12 van de 52 gemeten weken liggen vóór de start"),
    ],
)
def test_a_start_beside_the_start_of_measuring_is_said(week: int, said: str, tmp_path: Path) -> None:
    """In the warm-up or inside the measured weeks: said before the run; at the start of measuring there is nothing to say."""
    text = f"extends: koppeling.yaml\npolicies: {{koppeling: {{from_week: {week}}}}}\n"
    lines = [line for line in told(tmp_path, text) if "begin" in line]
    assert len(lines) == bool(said)
    assert all(line.endswith(f"maatregel koppeling {said}") for line in lines)


def test_a_start_that_differs_by_variant_is_said_with_the_variant(tmp_path: Path) -> None:
    """A variant with a start of its own is named."""
    lines = told(tmp_path, "extends: koppeling.yaml\nstudy: {arms: {veel: {set: {policies.koppeling.from_week: 79}}}}\n", "en")
    assert "Mind: policy koppeling starts in week 79: 1 of the 52 measured weeks lie before the start (variant veel)" in lines


def test_a_scenario_that_compares_nothing_says_so(tmp_path: Path) -> None:
    """One variant, or a variant that is the reference itself: there is nothing to compare; a variant that differs is left in peace."""
    note = "er valt niets te vergelijken"
    assert note in told(tmp_path, "extends: laak.yaml\nofficer_week: {typing: 0.1}\n")[-1]
    assert note in told(tmp_path, "extends: laak.yaml\nofficer_week: {typing: 0.1}\n" + STUDY % 0.1)[-1]
    assert note not in " ".join(told(tmp_path, "extends: laak.yaml\n" + STUDY % 0.1))
