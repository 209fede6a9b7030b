"""Truths about `replaces`: another place has beats and officers of its own, and shares the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.scenario.loading import Loaded, load
from sim.scenario.tree import ScenarioError

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")

OTHER_PLACE = """replaces: [beats, officers, problems.kinds]
beats: {Dorp: {citizens: 3000}}
officers: {wa-dorp: {beats: [Dorp]}}
problems: {kinds: {}}
meetings: {}
"""


def laid(folder: Path, text: str) -> Loaded:
    """A scenario laid over the small district."""
    (folder / "base.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "x.yaml").write_text("extends: base.yaml\n" + text, encoding="utf-8")
    return load(folder / "x.yaml")


def refused(folder: Path, text: str) -> str:
    """The Dutch message of a file that is refused."""
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(folder / "x.yaml")
    return caught.value.text("nl")


def test_another_place_replaces_whole_groups(tmp_path: Path) -> None:
    """What is named under `replaces` is all there is of it, however deep it stands; everything else is still merged."""
    scenario = laid(tmp_path, OTHER_PLACE).scenario
    base = load(tmp_path / "base.yaml").scenario
    assert list(scenario.beats) == ["Dorp"]
    assert list(scenario.officers) == ["wa-dorp"]
    assert scenario.problems.kinds == {}
    assert scenario.squads == base.squads
    assert scenario.problems.multiplier == base.problems.multiplier


def test_another_place_is_told_in_one_line(tmp_path: Path) -> None:
    """Beats of which none stayed are named together, instead of every number of each."""
    told = laid(tmp_path, OTHER_PLACE).differences("nl")
    assert "beats: Dorp in plaats van Noord, Zuid" in told
    assert not any("beats.Dorp" in line for line in told)


def test_one_beat_more_is_not_another_place(tmp_path: Path) -> None:
    """Where most names stayed, each number that differs is told."""
    told = laid(tmp_path, "beats: {Dorp: {citizens: 3000}}\n").differences("nl")
    assert any("beats.Dorp.citizens" in line for line in told)


def test_a_part_of_a_spread_is_told_against_what_it_was(tmp_path: Path) -> None:
    """Where nobody spoke of the spread it was its default as a whole; where somebody gave its mean, the rest was usual for any spread."""
    told = laid(tmp_path, "demand: {help_minutes: {sigma: 0.5}}\nattention: {calm: 0.3}\n").differences("en")
    assert any("demand.help_minutes.sigma): 0.5 instead of 0.8" in line for line in told)
    (tmp_path / "base.yaml").write_text(SMALL.replace("  help_minutes: {mean: 30}\n", ""), encoding="utf-8")
    (tmp_path / "x.yaml").write_text("extends: base.yaml\ndemand: {help_minutes: {mean: 25, sigma: 0.5}}\n", encoding="utf-8")
    told = load(tmp_path / "x.yaml").differences("en")
    assert any("demand.help_minutes.mean): 25 instead of 20" in line for line in told)
    assert any("demand.help_minutes.sigma): 0.5 instead of 0.6" in line for line in told)


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("[beat]", "replaces: beat: hier valt niets weg te halen"),
        ("[problems.kind]", "replaces: problems.kind: hier valt niets weg te halen"),
        ("beats", "replaces: beats; schrijf [beats, officers]"),
        ("[3]", "schrijf [beats, officers]"),
        ("[]", "schrijf [beats, officers]"),
        ("{beats: 1}", "schrijf [beats, officers]"),
    ],
)
def test_replacing_what_is_not_there_is_a_slip(names: str, message: str, tmp_path: Path) -> None:
    """A group that is replaced must exist, and is named in a list."""
    (tmp_path / "base.yaml").write_text(SMALL, encoding="utf-8")
    assert message in refused(tmp_path, f"extends: base.yaml\nreplaces: {names}\n")


def test_without_a_file_below_there_is_nothing_to_replace(tmp_path: Path) -> None:
    """`replaces` belongs with `extends`."""
    assert "replaces: deze sleutel bestaat niet" in refused(tmp_path, SMALL + "replaces: [beats]\n")
