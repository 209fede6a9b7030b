"""Truths about working from a notebook: what is loaded, changed and run is what the command line would run."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from sim import Scenario, Study
from sim.scenario.tree import ScenarioError

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "scenario" / "small.yaml"


def test_a_scenario_is_changed_without_changing_the_first() -> None:
    """`with_` gives another scenario; the strict checks are those of the file."""
    one = Scenario.load(ROOT / "scenarios" / "koppeling.yaml")
    other = one.with_(**{"policies.koppeling.others": 0.6}).with_(**{"run.weeks": 8})
    assert one.loaded().scenario.policies["koppeling"].others == 0.8
    assert (other.loaded().scenario.policies["koppeling"].others, other.loaded().scenario.run.weeks) == (0.6, 8)
    assert one.with_(**{"study": None}).arms() == ["basis", "beleid"]
    with pytest.raises(ScenarioError, match="bedoelt u 'others'"):
        one.with_(**{"policies.koppeling.othes": 1})


def test_a_study_gives_tidy_tables_and_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """One observation a row, equal to the wide table; a sweep has its keys as columns; nothing is printed unless asked."""
    outcome = Study(Scenario.load(SMALL), sweep={"demand.multiplier": [1, 1.5], "bureau.chief_tie": [0.0]}).run(workers=1)
    assert outcome.code == 0
    said = capfd.readouterr()
    assert said.out == said.err == ""
    wide = outcome.table("replications").set_index(["policy", "replication"])
    tidy = outcome.replications.set_index(["policy", "replication", "metric"])["value"]
    assert tidy.loc["basis", 2, "incidents"] == wide.loc[("basis", 2), "incidents"]
    assert set(outcome.sweep["demand.multiplier"]) == {1.0, 1.5}
    assert outcome.differences.query("metric == 'incidents' and policy != 'basis'")["n"].tolist() == [4, 4]
    assert outcome.manifest["sweep"]["keys"] == ["demand.multiplier", "bureau.chief_tie"]


def test_a_folder_in_the_way_is_an_error_in_words(tmp_path: Path) -> None:
    """A notebook hears why a study could not be run."""
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(RuntimeError, match="holds other files"):
        Study(Scenario.load(SMALL), folder=tmp_path).run(workers=1)


def test_the_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The notebook in the documentation runs from its first cell to its last."""
    runpy.run_path(str(ROOT / "docs" / "notebook.py"))
    said = capsys.readouterr().out
    assert "tie_mean" not in said
    assert "policies.koppeling.others" in said


def test_the_model_for_the_ema_workbench(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the file can be read, and asking for the model says in words what to install; the function works by itself."""
    import sys
    from types import SimpleNamespace

    from sim.explore import differences, ema_model, name_of

    policy = {"policy": "squad_coupling", "pairs": [{"squad": "A", "officer": "wa-noord"}]}
    coupled = Scenario.load(SMALL).with_(**{"policies.koppeling": policy})
    monkeypatch.setitem(sys.modules, "ema_workbench", None)
    with pytest.raises(ModuleNotFoundError, match="pip install"):
        ema_model(coupled, ["incidents"])
    lived = differences(coupled, ["tie_mean.coupled_squad"])
    as_it_is, stronger = lived(), lived(policies__koppeling__officer_share=1.0)
    assert list(as_it_is) == ["tie_mean__coupled_squad"]
    assert as_it_is != stronger
    assert lived(policies__koppeling__officer_share=0.0) == as_it_is

    class Plain(SimpleNamespace):
        def __init__(self, name: str, *bounds: float, **more: object) -> None:
            super().__init__(name=name, bounds=bounds, **more)

    monkeypatch.setitem(sys.modules, "ema_workbench", SimpleNamespace(Model=Plain, RealParameter=Plain, ScalarOutcome=Plain))
    model = ema_model(coupled, ["incidents"], only=["ties"])
    assert {one.bounds for one in model.uncertainties} == {(-1, 1)}
    assert "ties__joint_action" in {one.name for one in model.uncertainties}
    assert [one.name for one in model.outcomes] == ["incidents"]
    assert name_of("partners.*.capacity") == "partners______capacity"
