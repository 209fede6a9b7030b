"""The page about a district of one's own, tried to the letter: what it tells to write can be written, and lives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.district import District
from sim.metrics.base import METRICS
from sim.scenario.loading import Loaded, load
from sim.scenario.schema import Scenario
from sim.world.facts import ProblemMoved, Reported

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "own-district.md").read_text(encoding="utf-8")
FILES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
ROW = re.compile(r"^\| (\w+) \| (\d+) \| ([\d.]+) × ([\d.]+) \| (\d+) \|$", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of scenarios as somebody has it who followed the page."""
    for path in (ROOT / "scenarios").glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "duinstad.yaml").write_text(FILES[0], encoding="utf-8")
    (tmp_path / "gekoppeld.yaml").write_text(FILES[1], encoding="utf-8")
    return tmp_path


def written(folder: Path, *sets: str) -> Loaded:
    """The district of the page."""
    return load(folder / "duinstad.yaml", sets)


def test_the_page_shows_a_district_and_a_policy_in_it() -> None:
    """Two files to copy, the second on top of the first."""
    assert len(FILES) == 2
    assert FILES[0].partition("extends")[2].startswith(": laak.yaml")
    assert "extends: duinstad.yaml" in FILES[1]


def test_nothing_of_laak_is_left_where_it_should_not_be(folder: Path) -> None:
    """Its beats, officers and squads are those of the page; what it does not speak of is that of Laak."""
    own, laak = written(folder).scenario, load(folder / "laak.yaml").scenario
    assert list(own.beats) == ["Centrum", "Noord", "Duinwijk"]
    assert not own.officers.keys() & laak.officers.keys()
    assert len(own.squads) == 4
    assert sum(beat.citizens for beat in own.beats.values()) == 14_000
    assert own.sharing == laak.sharing
    assert laak.partners.keys() - own.partners.keys() == {"megastores", "haagse-hogeschool", "roc", "jeroenschool", "spoorzoeker"}


def test_the_district_lives_eight_weeks(folder: Path) -> None:
    """Citizens report, and officers come to know of problems."""
    district = District(written(folder, "run.warm_up_weeks=0", "run.weeks=8").scenario).run()
    district.close()
    assert len(district.journal.of(Reported)) > 50
    assert any(moved.state == "signalled" for moved in district.journal.of(ProblemMoved))


def test_the_table_reckons_right(folder: Path) -> None:
    """Each row: what was counted, divided by the chances that stand in laak.yaml, is what the file says happens."""
    laak, own, rows = load(folder / "laak.yaml").scenario, written(folder).scenario, ROW.findall(PAGE)
    assert len(rows) == 6
    for kind, counted, reported, recorded, happens in rows:
        about = laak.demand.kinds[kind]
        assert (about.report_chance, about.recorded) == (float(reported), float(recorded)), kind
        assert int(happens) == own.demand.kinds[kind].per_year == round(int(counted) / (float(reported) * float(recorded))), kind


def test_a_policy_can_be_tried_in_it(folder: Path) -> None:
    """The second file couples a squad of that district to an officer of it."""
    arms = load(folder / "gekoppeld.yaml", ["run.warm_up_weeks=1", "run.weeks=1"]).arms()
    assert list(arms) == ["basis", "beleid"]
    for arm in arms.values():
        assert isinstance(arm, Scenario)
        District(arm).run().close()


def test_the_measures_that_the_page_names_exist() -> None:
    """Whoever looks for a measure of the page in the report finds it."""
    table = PAGE.partition("## 5.")[2].partition("## 6.")[0]
    named = set(re.findall(r"^\|.*?\(`([a-z_0-9]+)`\)", table, re.MULTILINE))
    assert {"recorded_crime", "calls", "p1_within_15"} <= named
    assert named <= set(METRICS)
