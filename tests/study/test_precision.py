"""Truths about how many worlds are needed: never fewer than twenty, never on a lucky look, and honest when the limit comes first."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from fake_district import FakeSimulation, final_bytes, loaded

from sim.study import run_study
from sim.study.precision import AHEAD, LEAST, Adviser


def run(out: Path, workers: int = 1, **about) -> int:
    """A study of the stand-in district."""
    return run_study(loaded(**about), out, workers, "nl", FakeSimulation())


def precision(out: Path) -> dict:
    """What the manifest says of the precision."""
    return json.loads((out / "manifest.json").read_text(encoding="utf-8"))["precision"]


def worlds(gaps: list[float]) -> list[dict]:
    """Worlds in which the arm differs from the basis by these amounts."""
    return [{"basis": {"measures": {"m": 0.0}}, "arm": {"measures": {"m": gap}}} for gap in gaps]


def of(asked: float) -> Adviser:
    """An adviser of one measure of one arm."""
    return Adviser({"m": asked}, [("basis", "arm")], "basis", {"m": "mean"})


def test_at_least_twenty_worlds_and_five_ahead() -> None:
    """Even a difference known at once is looked at in twenty worlds, and in five more."""
    sure = [0.5 + 1e-6 * (i % 2) for i in range(60)]
    assert of(0.1).stop(worlds(sure[: LEAST + AHEAD - 1])) is None
    assert of(0.1).stop(worlds(sure)) == LEAST + AHEAD


def test_a_lucky_look_does_not_stop_a_study() -> None:
    """If the precision is lost within five worlds, counting begins again."""
    gaps = [0.5 + 1e-6 * (i % 2) for i in range(22)] + [9.0] + [0.5] * 200
    stop = of(0.3).stop(worlds(gaps))
    assert stop is not None
    assert stop > 40
    assert of(0.3).is_met(worlds(gaps[:21]))
    assert not of(0.3).is_met(worlds(gaps[:23]))
    assert all(of(0.3).is_met(worlds(gaps[:n])) for n in range(stop - AHEAD, stop + 1))


def test_a_study_stops_when_the_answer_is_firm(tmp_path: Path) -> None:
    """It does so at the same world with the same bytes for any number of processes, and after an earlier, longer run."""
    asked = {"replications": 40, "precision": {"level": 0.1}}
    assert run(tmp_path / "one", **asked) == 0
    said = precision(tmp_path / "one")
    assert said["firm"]
    assert LEAST + AHEAD <= said["stopped"] < 40
    assert said["measures"]["level"]["reached"] <= 0.1
    assert run(tmp_path / "two", 2, **asked) == 0
    assert run(tmp_path / "long", replications=40) == 0
    assert run(tmp_path / "long", **asked) == 0
    assert final_bytes(tmp_path / "one") == final_bytes(tmp_path / "two") == final_bytes(tmp_path / "long")


def test_the_limit_that_comes_first_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With too few worlds allowed the study says how precise it is, what was asked and how many it would take."""
    assert run(tmp_path, replications=30, precision={"level": 1e-5}) == 0
    said = precision(tmp_path)
    assert (said["firm"], said["stopped"]) == (False, 30)
    assert said["measures"]["level"]["needed"] > 1000
    told = f"--set run.replications={said['measures']['level']['needed']}"
    assert told in capsys.readouterr().out
    assert any(told in one["en"] for one in json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["warnings"])


def test_a_measure_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything runs, with what was probably meant."""
    assert run(tmp_path / "out", precision={"levle": 0.1}) == 2
    assert "bedoelt u 'level'?" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_measure_that_was_never_observed_is_not_called_precise(tmp_path: Path) -> None:
    """Nothing observed is no margin at all."""
    assert run(tmp_path, replications=27, precision={"never": 0.1}) == 0
    assert not precision(tmp_path)["firm"]
    nobody = of(0.02).advice([], 27)
    assert "te weinig van waargenomen; gevraagd was ±0,02" in nobody.told("nl")[0]
    assert "too little of it was observed; asked was ±0.02" in nobody.told("en")[0]


@pytest.mark.full
@pytest.mark.parametrize(("spread", "asked"), [(1.0, 0.5), (1.0, 0.3), (1.0, 0.2)])
def test_the_margins_of_studies_that_stopped_hold_the_truth(spread: float, asked: float) -> None:
    """Of 3,000 studies that stop by themselves at least 94 in a hundred intervals hold the truth, and all are as narrow as asked."""
    rng = np.random.Generator(np.random.Philox(22))
    held = stopped = 0
    for _ in range(3000):
        gaps = [float(x) for x in rng.normal(0.7, spread, 250)]
        n = _stop(gaps, asked)
        if n is None:
            continue
        stopped += 1
        found = of(asked).advice(worlds(gaps[:n]), 250)
        assert found.firm
        assert found.reached["m"] is not None
        assert found.reached["m"] <= asked
        held += abs(float(np.mean(gaps[:n])) - 0.7) <= found.reached["m"]
    assert stopped > 2900
    assert held / stopped >= 0.94


def _stop(gaps: list[float], asked: float) -> int | None:
    """As the adviser does it, five worlds at a time, as a study does."""
    for n in range(LEAST + AHEAD, len(gaps) + 1, AHEAD):
        if (stop := of(asked).stop(worlds(gaps[:n]), n - AHEAD)) is not None:
            return stop
    return None
