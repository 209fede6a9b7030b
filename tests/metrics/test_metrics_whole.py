"""The catalogue and the whole: every measure of a short run of the real district has a name that the catalogue knows."""

from __future__ import annotations

import gc
import math
import subprocess
import sys
from pathlib import Path

import pytest

from sim.kernel.week import HOUR, WEEK
from sim.metrics import catalogue, curves, measure
from sim.study.measures import MAIN, Measures
from sim.world.facts import OnDuty

HOUSE = Path(__file__).parent.parent.parent
SIZE = "#n"


@pytest.fixture(scope="module")
def run():
    """Laak with one coupled squad, three weeks of warm-up and five measured."""
    from sim.district import District
    from sim.scenario.loading import load

    loaded = load(HOUSE / "scenarios" / "koppeling.yaml", ("run.warm_up_weeks=3", "run.weeks=5"))
    scenario = loaded.scenario
    district = District(scenario, 0).run()
    return district.journal, scenario


def groups(scenario):
    return {"coupled": ("Spoorwijk",), "other": tuple(b for b in sorted(scenario.beats) if b != "Spoorwijk"), "coupled_squads": ("C",)}


def test_the_catalogue_names_what_a_run_yields(run) -> None:
    """With the scenario the catalogue holds exactly the names of the measures, partners and groups included."""
    journal, scenario = run
    found = {name for name in measure(journal, scenario, groups(scenario)) if not name.endswith(SIZE)}
    assert found == {about.name for about in catalogue(scenario)}
    assert {"tie_made.ggz", "tie_kept.coupled_squad", "hours.officer.street@coupled", "tie_lost.squads.left"} <= found


def test_every_name_has_a_family_in_the_short_catalogue(run) -> None:
    """The study finds unit and kind of every measure and every weekly line by the name of its family."""
    journal, scenario = run
    names = [*measure(journal, scenario, groups(scenario)), *curves(journal, scenario, groups(scenario))]
    known = Measures(names, catalogue())
    assert [name for name in names if known.about(name) is None] == []
    assert known.kind("tie_lost.squads.left") == "count"
    assert known.kind("incidents.problem@coupled") == "share"


def test_the_main_measures_of_a_study_exist(run) -> None:
    """What the main table asks for is measured."""
    journal, scenario = run
    assert set(MAIN) <= set(measure(journal, scenario, groups(scenario)))


def test_without_coupled_beats_only_the_bureau_is_measured(run) -> None:
    """No groups, no coupled squad; the figures of the bureau are the same as with groups."""
    journal, scenario = run
    plain = measure(journal, scenario, {"coupled": (), "other": tuple(scenario.beats)})
    whole = measure(journal, scenario, groups(scenario))
    assert not [name for name in plain if "@" in name or "coupled" in name]
    assert all(plain[name] == whole[name] or math.isnan(whole[name]) for name in plain)


def test_counts_of_the_groups_add_up_to_the_bureau(run) -> None:
    """What happens in a beat happens in the coupled beats or in the others, and shares lie between 0 and 1."""
    journal, scenario = run
    found = measure(journal, scenario, groups(scenario))
    for name in ("incidents", "reports", "calls", "attention_asked", "problems_new", "notes", "silence.squad_officer.not_thought"):
        assert found[name] == pytest.approx(found[f"{name}@coupled"] + found[f"{name}@other"]), name
    assert found["incidents"] > 5000
    for about in catalogue(scenario):
        if about.kind == "share":
            assert math.isnan(found[about.name]) or 0 <= found[about.name] <= 1, about.name


def test_hours_of_a_car_add_up_to_its_duty(run) -> None:
    """What three cars do adds up to the duties that were told, but for those under way at the ends of the measured weeks."""
    journal, scenario = run
    found = measure(journal, scenario, groups(scenario))
    a_week = sum(value for name, value in found.items() if name.startswith("hours.squad.") and "@" not in name)
    duties = [told for told in journal.of(OnDuty) if told.role == "car" and told.time >= 3 * WEEK]
    assert a_week == pytest.approx(sum(told.time - told.start for told in duties) / HOUR / 3 / 5, rel=0.02)
    assert a_week > 448 / 3 * 0.98


def test_a_line_has_a_value_for_every_measured_week(run) -> None:
    """Five weeks were measured; the incidents of the weeks are those of the run."""
    journal, scenario = run
    lines = curves(journal, scenario, groups(scenario))
    assert {len(line) for line in lines.values()} == {5}
    assert sum(lines["incidents"]) * 52 / 5 == pytest.approx(measure(journal, scenario, groups(scenario))["incidents"])


def test_measuring_changes_nothing(run) -> None:
    """The journal holds the same facts before and after, and measuring twice gives the same."""
    journal, scenario = run
    before = list(journal.rows())
    first = measure(journal, scenario, groups(scenario))
    curves(journal, scenario, groups(scenario))
    assert list(journal.rows()) == before
    assert repr(measure(journal, scenario, groups(scenario))) == repr(first)


def test_every_measure_has_its_words() -> None:
    """Name, unit, direction, kind and both languages, each said once."""
    entries = catalogue()
    assert len({about.name for about in entries}) == len(entries) > 60
    for about in entries:
        assert about.better in ("higher", "lower", None)
        assert about.kind in ("mean", "share", "count")
        assert all((about.unit, about.section, about.nl, about.en, about.explain_nl, about.explain_en)), about.name
        assert about.nl != about.en


def test_the_catalogue_is_cheap() -> None:
    """It is asked for by run.py --describe, which may not wait for the libraries of a run."""
    heavy = "('numpy', 'pandas', 'scipy', 'mesa', 'plotly', 'joblib')"
    code = f"import sys, sim.metrics; sim.metrics.catalogue(); print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_district_that_is_let_go_tells_nothing_more() -> None:
    """Stories that are under way when a district is cleared away end in silence: the journal stays as it was."""
    from sim.district import District
    from sim.scenario.loading import load

    district = District(load(HOUSE / "scenarios" / "laak.yaml").scenario, 0)
    district.run_until_week(1)
    journal = district.journal
    before = sum(1 for _ in journal.rows())
    district.close()
    del district
    gc.collect()
    assert sum(1 for _ in journal.rows()) == before
