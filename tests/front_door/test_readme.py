"""Truths about the README: what it shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.asked import VERBS, understand
from sim.classroom.door import CLASS, taken_apart
from sim.command_line import CLASSROOM
from sim.scenario.describing import look_up
from sim.scenario.loading import load
from sim.scenario.tree import ScenarioError

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITTEN = re.findall(r"Zet dit in `([\w/.]+)`", README)
"""Files that the reader makes himself."""
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def scenarios(tmp_path: Path) -> Path:
    """A copy of the scenarios that are shipped."""
    for path in (ROOT / "scenarios").glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_every_command_is_understood_and_names_a_file_that_is_there() -> None:
    """Each `python3 run.py ...` of the README means something, and its scenario exists."""
    lines = [line for kind, text in BLOCKS if not kind for line in text.splitlines() if "run.py" in line]
    commands = [re.split(r"\s{2,}", line)[0].split()[2:] for line in lines]
    assert len(commands) >= 4
    for command in commands:
        if command[0] == "test":
            continue
        if command[0] in CLASSROOM:
            files, _ = taken_apart("class" if command[0] in CLASS else "lesson", command[1:])
            assert all((ROOT / file).is_file() for file in files)
            continue
        asked = understand(command)
        assert asked.verb in ("run", *VERBS)
        if asked.verb == "describe":
            assert look_up(asked.files[0], "nl")
        else:
            assert (ROOT / asked.files[0]).is_file() or asked.files[0] in WRITTEN


def test_the_scenario_of_the_readme_can_be_read(scenarios: Path) -> None:
    """The example scenario is one that compares: the present beside half the typing, and nothing else differs."""
    example = next(text for kind, text in BLOCKS if kind == "yaml" and "extends" in text)
    (scenarios / "own.yaml").write_text(example, encoding="utf-8")
    loaded = load(scenarios / "own.yaml")
    arms = loaded.arms()
    assert {name: arm.officer_week.typing for name, arm in arms.items()} == {"basis": 0.2, "minder-tikken": 0.1}
    assert arms["minder-tikken"].model_copy(update={"officer_week": arms["basis"].officer_week}) == arms["basis"]
    assert "niets te vergelijken" not in " ".join(loaded.differences("nl"))


def test_the_change_of_the_readme_can_be_made(scenarios: Path) -> None:
    """The other officer in the README exists."""
    change = next(text for kind, text in BLOCKS if kind == "yaml" and "pairs" in text)
    text = (scenarios / "koppeling.yaml").read_text(encoding="utf-8")
    old = "      - {squad: C, officer: wa-spoorwijk}\n"
    assert old in text
    (scenarios / "koppeling.yaml").write_text(text.replace(old, change.splitlines(keepends=True)[1]), encoding="utf-8")
    assert load(scenarios / "koppeling.yaml").scenario.policies["koppeling"].pairs[0].officer == "wa-molenwijk"


def test_the_message_of_the_readme_is_the_message(scenarios: Path) -> None:
    """The slip shown in the README gives that message, to the letter."""
    shown = next(text for _, text in BLOCKS if "bedoelt u" in text).strip()
    text = (scenarios / "koppeling.yaml").read_text(encoding="utf-8")
    (scenarios / "koppeling.yaml").write_text(text.replace("    others: 0.8", "    other: 0.8"), encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(scenarios / "koppeling.yaml")
    assert caught.value.text("nl") == shown


def test_the_coupling_study_has_three_variants_beside_the_reference() -> None:
    """`niet`, `beetje` and `veel` differ in one number only: how far others lean back. Two more show how far the scale reaches."""
    arms = load(ROOT / "scenarios" / "koppeling.yaml").arms()
    assert list(arms) == ["basis", "niet", "beetje", "veel", "plafond-vertellen", "plafond-aandacht"]
    assert [arms[name].policies["koppeling"].others for name in ("niet", "beetje", "veel")] == [1, 0.8, 0.53]
    rest = [arm.model_dump(exclude={"policies"}) for arm in arms.values()]
    assert all(one == rest[0] for one in rest)
