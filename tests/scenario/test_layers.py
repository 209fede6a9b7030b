"""Truths about `extends`, `--set` and variants: a scenario says only what differs, and nothing can be said unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.scenario.loading import Loaded, load
from sim.scenario.tree import ScenarioError

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")
STUDY = """
study:
  question: {nl: Helpt het?, en: Does it help?}
  arms:
    licht: {title: {nl: lichte week, en: light week}, set: {officer_week.typing: 0.1}}
    zwaar: {title: {nl: zware week, en: heavy week}, set: {officer_week.typing: 0.3, beats.Zuid.problems: 2}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small district as `base.yaml`."""
    (tmp_path / "base.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def laid(folder: Path, text: str, *sets: str) -> Loaded:
    """A scenario laid over `base.yaml`."""
    (folder / "x.yaml").write_text("extends: base.yaml\n" + text, encoding="utf-8")
    return load(folder / "x.yaml", sets)


def refused(folder: Path, text: str, *sets: str) -> str:
    """The Dutch message of a scenario over `base.yaml` that must be refused."""
    with pytest.raises(ScenarioError) as caught:
        laid(folder, text, *sets)
    return caught.value.text("nl")


def test_groups_merge_and_the_rest_stays(folder: Path) -> None:
    """One key of one beat changes that key; the other keys and the other beats stay as they were."""
    scenario = laid(folder, "beats: {Zuid: {citizens: 7000}}\n").scenario
    assert scenario.beats["Zuid"].citizens == 7000
    assert scenario.beats["Zuid"].problems == 1.5
    assert scenario.beats["Noord"].citizens == 4000


def test_a_list_replaces_the_whole_list(folder: Path) -> None:
    """A list is never merged: what is written is all there is."""
    kinds = laid(folder, "problems: {kinds: {youths: {act_by: [detectives]}}}\n").scenario.problems.kinds
    assert kinds["youths"].act_by == ("detectives",)


def test_an_empty_value_takes_a_key_away(folder: Path) -> None:
    """`problems:` with nothing behind it goes back to the default of the model; `null` takes a whole squad away."""
    scenario = laid(folder, "beats: {Zuid: {problems: }}\nsquads: {B: null}\n").scenario
    assert scenario.beats["Zuid"].problems == 1.0
    assert list(scenario.squads) == ["A"]


def test_taking_away_what_is_not_there_is_a_slip(folder: Path) -> None:
    """A key that is taken away must exist, so that a typing error does not pass unseen."""
    assert "valt niets weg te halen" in refused(folder, "squads: {Bb: null}\n")


def test_a_wrong_value_is_placed_in_the_file_that_says_it(folder: Path) -> None:
    """An error in the file behind `extends` is reported there, an error on top of it here."""
    (folder / "base.yaml").write_text(SMALL.replace("weeks: 4}", "weeks: 0}"), encoding="utf-8")
    assert "base.yaml:3:" in refused(folder, "")
    assert "x.yaml:2:" in refused(folder, "run: {weeks: -1}\n")


OUTSIDE = ["../base.yaml", "/etc/passwd", "C:\\base.yaml", "sub/../../base.yaml", "\\\\server\\base.yaml", "..\\base.yaml"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_extends_stays_inside_its_folder(name: str, folder: Path) -> None:
    """A scenario cannot reach a file outside its own folder, however the path is written."""
    (folder / "x.yaml").write_text(f"extends: '{name}'\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match="buiten de map"):
        load(folder / "x.yaml")


def test_extends_does_not_follow_a_link_out_of_its_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link inside the folder to a file outside it is outside."""
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "base.yaml"
    elsewhere.write_text(SMALL, encoding="utf-8")
    (folder / "link.yaml").symlink_to(elsewhere)
    (folder / "x.yaml").write_text("extends: link.yaml\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match="buiten de map"):
        load(folder / "x.yaml")


def test_extends_in_a_circle_is_refused(folder: Path) -> None:
    """Two files that extend each other are told so, and nothing hangs."""
    (folder / "base.yaml").write_text("extends: x.yaml\n", encoding="utf-8")
    assert "zichzelf" in refused(folder, "")


def test_extends_goes_five_files_deep(folder: Path) -> None:
    """Five layers are read, the sixth is refused."""
    for level in range(1, 7):
        below = "base.yaml" if level == 1 else f"l{level - 1}.yaml"
        (folder / f"l{level}.yaml").write_text(f"extends: {below}\nrun: {{seed: {level}}}\n", encoding="utf-8")
    assert load(folder / "l5.yaml").scenario.run.seed == 5
    with pytest.raises(ScenarioError, match="langer dan 5"):
        load(folder / "l6.yaml")


def test_extends_may_name_a_file_in_a_folder_below(folder: Path) -> None:
    """A file below is read, and named with its folder in messages."""
    (folder / "sub").mkdir()
    (folder / "sub" / "base.yaml").write_text(SMALL.replace("seed: 7", "seed: x"), encoding="utf-8")
    (folder / "x.yaml").write_text("extends: sub/base.yaml\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"sub/base\.yaml:3:7: run\.seed"):
        load(folder / "x.yaml")


def test_set_reads_a_value_as_a_file_would(folder: Path) -> None:
    """Numbers, groups and taking away work on the command line as in a file."""
    scenario = laid(folder, "", "run.seed=9", "beats.Zuid={citizens: 5}", "squads.B=", "title.nl=Ander district").scenario
    assert (scenario.run.seed, scenario.beats["Zuid"].problems, list(scenario.squads)) == (9, 1.0, ["A"])
    assert scenario.title.nl == "Ander district"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("run.seed", "geen sleutel=waarde"),
        ("=3", "geen sleutel=waarde"),
        ("run..seed=3", "geen sleutel=waarde"),
        ("run.sead=3", "bedoelt u 'seed'?"),
        ("run.seed=true", "ja/nee"),
        ("run.seed='3'", "laat de aanhalingstekens weg"),
        ("run.seed=.nan", ".nan"),
        ("run.seed=1e400", "te groot"),
        ("run.seed=&a 1", "anker"),
        ("run.seed=3.5", "3.5 is een getal"),
        ("beats.Zuid.problems=0,8", "schrijf 0.8"),
        ("patrol.shifts.early.hours=9:00", 'schrijf "09:00"'),
        ("run.seed.x=3", "geen groep"),
        ("officers.wa-zuid.beats.0=Noord", "in één keer"),
        ("run.replications=1000000000", "van 1 tot en met 10000"),
        ("beats.Zuid.citizens=1000000000", "hoogstens 5000000"),
        ("study.arms.x.set.run=3", "ontbreekt"),
        ("extends=/etc/passwd", "bestaat niet"),
    ],
)
def test_set_is_held_to_the_same_rules(text: str, reason: str, folder: Path) -> None:
    """What a file may not say, the command line may not say either; the message names `--set`."""
    message = refused(folder, "", text)
    assert reason in message, message
    assert "--set" in message


def test_a_study_that_would_take_weeks_is_refused_before_it_starts(folder: Path) -> None:
    """Each number is allowed, but together they are too much: the key, the time it would take and the limit are named."""
    many = "{" + ", ".join(f"w{number}: {{citizens: 10}}" for number in range(200)) + "}"
    text = STUDY + f"beats: {many}\n"
    assert "run.replications: " in refused(folder, text, "run.replications=10000", "run.weeks=500")
    message = refused(folder, text, "run.replications=10000", "run.weeks=500", "run.language=en")
    assert "dagen" in message
    assert "hoogstens ongeveer 5 dagen" in message


def test_a_key_is_set_once(folder: Path) -> None:
    """Setting a key twice is refused, because one of the two would be lost unseen."""
    assert "twee keer" in refused(folder, "", "run.seed=1", "run.seed=2")


def test_basis_is_the_district_without_policies_and_comes_first(folder: Path) -> None:
    """Every variant is a whole scenario; `basis` is the first, has no policies and sets nothing."""
    arms = laid(folder, STUDY).arms()
    assert list(arms) == ["basis", "licht", "zwaar"]
    assert arms["basis"].policies == {}
    assert [arm.officer_week.typing for arm in arms.values()] == [0.2, 0.1, 0.3]
    assert [arm.beats["Zuid"].problems for arm in arms.values()] == [1.5, 1.5, 2.0]


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ("officer_week.typing: 2", "van 0 tot en met 0.6"),
        ("officer_week.typin: 0.1", "bedoelt u 'typing'?"),
        ("run.seed: 3", "kan 'run.seed' niet veranderen"),
        ("title.nl: x", "kan 'title.nl' niet veranderen"),
        ("officers.wa-zuid.beats: [Oost]", "geen wijk"),
    ],
)
def test_what_a_variant_sets_is_checked_before_anything_runs(setting: str, reason: str, folder: Path) -> None:
    """A slip in a variant is found while reading, at the line of the variant."""
    message = refused(folder, STUDY.replace("officer_week.typing: 0.1", setting))
    assert reason in message, message
    assert message.startswith("x.yaml:6:"), message
    assert "study.arms.licht" in message


def test_a_variant_cannot_take_the_name_of_the_reference(folder: Path) -> None:
    """`basis` is the district without policies, always."""
    assert "basis" in refused(folder, STUDY.replace("licht:", "basis:"))


def test_differences_are_told_in_words(folder: Path) -> None:
    """Each change is told with the name of the key in the language asked, the new value and the old, in that notation."""
    loaded = laid(folder, STUDY + "officer_week: {typing: 0.25}\n", "beats.Zuid.citizens=12000")
    dutch, english = (" | ".join(loaded.differences(language)) for language in ("nl", "en"))
    assert "12.000 in plaats van 6.000" in dutch
    assert "12,000 instead of 6,000" in english
    assert "Tikken en administratie" in dutch
    assert "0,25" in dutch
    assert "Variant licht (lichte week)" in dutch


def test_a_difference_with_a_default_is_told_as_such(folder: Path) -> None:
    """A key that the file below leaves at its default is told with that default; setting it to its default is no difference."""
    loaded = laid(folder, "officer_week: {typing: 0.25}\ncitizens: {belief_weight: 4}\n")
    assert loaded.differences("nl")[0] == "Tikken en administratie, op het bureau (officer_week.typing): 0,25 in plaats van 0,2"
    assert "belief_weight" not in " ".join(loaded.differences("nl"))


def test_a_key_that_every_variant_sets_is_not_set_in_vain(folder: Path) -> None:
    """Whoever sets on the command line what every variant sets itself is told that it does nothing."""
    note = "elke variant zet die sleutel zelf"
    assert note in laid(folder, STUDY, "officer_week.typing=0.2").differences("nl")[-1]
    assert note not in laid(folder, STUDY, "beats.Zuid.problems=2").differences("nl")[-1]


def test_the_resolved_scenario_run_again_is_the_same(folder: Path) -> None:
    """All defaults filled in, written as JSON and read as a scenario, gives the same again, byte for byte."""
    first = laid(folder, STUDY)
    (folder / "again.yaml").write_text(json.dumps(first.resolved()), encoding="utf-8")
    again = load(folder / "again.yaml")
    assert json.dumps(again.resolved()) == json.dumps(first.resolved())
    assert again.arms() == first.arms()


def test_the_number_of_processes_is_no_part_of_a_scenario(folder: Path) -> None:
    """One process or eight: the resolved scenario is the same."""
    assert laid(folder, "", "run.workers=8").resolved() == laid(folder, "").resolved()
