"""Truths about slips: whoever mistypes, forgets or mixes up a name hears what was probably meant, and hears everything at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.scenario.loading import load
from sim.scenario.tree import ScenarioError

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the scenarios that are shipped."""
    for path in SCENARIOS.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def refused(folder: Path, text: str, *sets: str) -> list[str]:
    """The lines of the Dutch message about a scenario that must be refused."""
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(folder / "x.yaml", sets)
    return caught.value.text("nl").splitlines()


ONE_SLIP = {
    "policy of a variant": (
        "extends: koppeling.yaml\nstudy: {arms: {veel: {set: {policies.kopeling.others: 1}}}}\n", ":2:29:", "bedoelt u 'koppeling'?",
    ),
    "beat of a variant": (
        "extends: koppeling.yaml\nstudy: {arms: {veel: {set: {beats.Spoorwjk.problems: 1}}}}\n", ":2:29:", "bedoelt u 'Spoorwijk'?",
    ),
    "title as one text": ("extends: laak.yaml\ntitle: Laak\n", ":2:1:", 'schrijf {nl: "Laak", en: "..."}'),
    "title in one language": ("extends: laak.yaml\ntitle: {nl: Anders}\n", ":2:1:", "geef nl en en"),
    "forgotten extends": ("title: {nl: a, en: b}\nofficer_week: {typing: 0.1}\n", "x.yaml:", "vergat u `extends: laak.yaml`?"),
    "extends with a slip": ("extends: lak.yaml\n", ":1:1:", "bedoelt u 'laak.yaml'?"),
    "policy after the end": ("extends: koppeling.yaml\npolicies: {koppeling: {from_week: 130}}\n", ":2:24:", "hoogstens 129"),
    "policy of a variant after the end": (
        "extends: koppeling.yaml\nstudy: {arms: {veel: {set: {policies.koppeling.from_week: 130}}}}\n", ":2:29:", "hoogstens 129",
    ),
    "meeting without end": ("extends: laak.yaml\nmeetings: {team-wijkzorg: {at: always}}\n", ":2:28:", "één dag en tijd"),
    "meeting that never is": ("extends: laak.yaml\nmeetings: {team-wijkzorg: {at: closed}}\n", ":2:28:", "één dag en tijd"),
    "meeting of five days": ("extends: laak.yaml\nmeetings: {team-wijkzorg: {at: Ma-Vr 10:00-11:00}}\n", ":2:28:", "één dag en tijd"),
    "meeting over the week's end": ("extends: laak.yaml\nmeetings: {team-wijkzorg: {at: Zo 23:00-01:00}}\n", ":2:28:", "één dag en tijd"),
    "long meeting": ("extends: laak.yaml\nmeetings: {team-wijkzorg: {at: Ma 08:00-20:01}}\n", ":2:28:", "één dag en tijd"),
    "squad with the name of a party": ("extends: laak.yaml\nsquads: {info: {members: 9}}\n", ":2:10:", "scorebord"),
    "squad with the name of a partner": ("extends: laak.yaml\nsquads: {ggz: {members: 9}}\n", ":2:10:", "partner"),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_SLIP)
def test_a_slip_is_one_line_with_its_place_and_what_was_meant(name: str, folder: Path) -> None:
    """One slip gives one line, not a row of lines that follow from it."""
    text, place, reason = ONE_SLIP[name]
    lines = refused(folder, text)
    assert len(lines) == 1, lines
    assert place in lines[0]
    assert reason in lines[0]


@pytest.mark.parametrize("at", ["Di 00:00-12:00", "Ma 00:00-01:00", "Zo 20:00-24:00", "Fri 23:00-01:00"])
def test_a_meeting_of_one_span_is_read(at: str, folder: Path) -> None:
    """Twelve hours, the first hour and the last hours of the week, and a meeting over midnight are one span."""
    (folder / "x.yaml").write_text(f"extends: laak.yaml\nmeetings: {{team-wijkzorg: {{at: {at}}}}}\n", encoding="utf-8")
    assert load(folder / "x.yaml").scenario.meetings["team-wijkzorg"].at == at


def test_a_policy_may_start_in_the_last_measured_week(folder: Path) -> None:
    """The last week is 129 after 78 weeks of warm-up and 52 measured weeks, counted from 0."""
    (folder / "x.yaml").write_text("extends: koppeling.yaml\npolicies: {koppeling: {from_week: 129}}\n", encoding="utf-8")
    assert load(folder / "x.yaml").arms()["veel"].policies["koppeling"].from_week == 129


def test_a_policy_named_on_the_command_line_is_found_too(folder: Path) -> None:
    """`--set policies.kopeling.others=0.5` is answered with the label that exists."""
    assert "bedoelt u 'koppeling'?" in refused(folder, "extends: koppeling.yaml\n", "policies.kopeling.others=0.5")[0]


@pytest.mark.parametrize(("name", "meant"), [("kopeling.yaml", "'koppeling.yaml'"), ("Laak.yml", "'laak.yaml'")])
def test_a_mistyped_file_is_answered_with_the_nearest(name: str, meant: str, folder: Path) -> None:
    """A scenario that is not there: the nearest in that folder, or in the folder `scenarios` below it."""
    with pytest.raises(ScenarioError, match=meant):
        load(folder / name)
    (folder / "scenarios").mkdir()
    for path in folder.glob("*.yaml"):
        path.rename(folder / "scenarios" / path.name)
    with pytest.raises(ScenarioError, match=meant.replace("'", "'scenarios/", 1)):
        load(folder / name)


def test_slips_of_all_sorts_are_told_at_once(folder: Path) -> None:
    """A wrong key, a name that points at nothing, a late policy and a slip in a variant: four lines, nothing waits for the next try."""
    text = (
        "extends: koppeling.yaml\nofficer_week: {typin: 0.1}\nofficers: {wa-x: {beats: [Spoorwik]}}\n"
        "policies: {koppeling: {from_week: 999}}\nstudy: {arms: {veel: {set: {policies.kopeling.others: 1}}}}\n"
    )
    lines = refused(folder, text)
    assert [line.split(":")[1] for line in lines] == ["2", "3", "4", "5"], lines


def test_a_name_that_points_into_a_faulty_section_is_not_blamed(folder: Path) -> None:
    """One faulty number of a beat or a partner does not make the officers and the meetings faulty that name it."""
    text = "extends: laak.yaml\nbeats: {Spoorwijk: {citizens: -1}}\npartners: {ggz: {kind: 3}}\nrun: {weeks: 0}\n"
    assert [line.split(":")[1] for line in refused(folder, text)] == ["2", "3", "4"]
