"""Truths about scenarios side by side: each as it stands, in one district and the same worlds, or a clear refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.asked import UsageError, understand
from sim.scenario.comparing import compare
from sim.scenario.tree import ScenarioError

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
LAAK, KOPPELING, TYPING = (str(SCENARIOS / name) for name in ("laak.yaml", "koppeling.yaml", "werkdruk.yaml"))


def test_each_file_stands_as_it_is_and_the_reference_is_called_basis() -> None:
    """The policies of each file are in force, its own variants are left out, and the reference comes first whatever the order."""
    compared = compare([KOPPELING, LAAK, TYPING], LAAK)
    arms = compared.arms()
    assert list(arms) == ["basis", "koppeling", "werkdruk"]
    assert compared.compared == {"basis": "laak.yaml", "koppeling": "koppeling.yaml", "werkdruk": "werkdruk.yaml"}
    assert arms["basis"].policies == {}
    assert "koppeling" in arms["koppeling"].policies
    assert all(arm.study is None and arm.sweep is None for arm in arms.values())
    assert compare([KOPPELING, LAAK], None).arms()["basis"] == arms["koppeling"]


def test_what_differs_is_said_in_words() -> None:
    """The reference is named, and each other scenario with what it has otherwise and what of it takes no part."""
    told = "\n".join(compare([LAAK, KOPPELING], None).differences("nl"))
    assert "Referentie (basis): laak.yaml" in told
    assert "koppeling: Maatregel koppeling" in told
    assert "koppeling.yaml doet mee zoals het er staat" in told


def test_another_district_is_refused() -> None:
    """Two places share no worlds: what differs is named, and nothing runs."""
    with pytest.raises(ScenarioError) as caught:
        compare([LAAK, str(SCENARIOS / "leidschendam-voorburg.yaml")], None)
    assert "leidschendam-voorburg.yaml: beats: dit is een ander district dan laak.yaml" in caught.value.text("nl")
    assert "no shared worlds" in caught.value.text("en")


def test_other_weeks_are_refused_unless_all_are_given_the_same(tmp_path: Path) -> None:
    """Scenarios that measure other weeks are no pairs; `--set` makes them so."""
    for name in ("laak.yaml", "koppeling.yaml"):
        (tmp_path / name).write_bytes((SCENARIOS / name).read_bytes())
    (tmp_path / "kort.yaml").write_text("extends: koppeling.yaml\nrun: {weeks: 20}\n", encoding="utf-8")
    files = [str(tmp_path / "laak.yaml"), str(tmp_path / "kort.yaml")]
    with pytest.raises(ScenarioError, match=r"kort.yaml: run.weeks: 20, en 52 in laak.yaml"):
        compare(files, None)
    assert len(compare(files, None, ["run.weeks=30"]).arms()) == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["compare", "a.yaml"], "two_files"),
        (["compare", "a.yaml", "./a.yaml"], "two_files"),
        (["compare", "a.yaml", "b.yaml", "--reference", "c.yaml"], "not_compared"),
        (["a.yaml", "--reference", "a.yaml"], "only_at"),
    ],
)
def test_a_slip_in_a_comparison_is_understood(words: list[str], code: str) -> None:
    """Two files at least, each once, and the reference one of them."""
    with pytest.raises(UsageError) as caught:
        understand(words)
    assert caught.value.code == code
