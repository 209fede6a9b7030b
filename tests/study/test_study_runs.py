"""A whole study with a stand-in for the district: the same files however the work is done."""

from __future__ import annotations

import csv
import gzip
import json
import math
import os
import statistics
from pathlib import Path

import pytest
from fake_district import FINAL, FakeSimulation, FakeWorld, final_bytes, loaded

import sim.study.run as study_run
from sim.study import run_study
from sim.study.replication import families, parting_week, simulate_replication
from sim.study.writing import cell


def run(out: Path, workers: int = 1, language: str = "nl", **about) -> int:
    return run_study(loaded(**about), out, workers, language, FakeSimulation())


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path):
    """One, two or three processes: every file is equal, and more than one process did work."""
    for workers in (1, 2, 3):
        assert run(tmp_path / str(workers), workers, export_events=True, delay=0.05) == 0
    one, two, three = (final_bytes(tmp_path / str(workers), ("events.csv.gz",)) for workers in (1, 2, 3))
    assert one == two == three
    processes = json.loads((tmp_path / "2" / "run_info.json").read_text())["processes"]
    assert len({process["pid"] for process in processes} - {os.getpid()}) >= 2


def test_figures_from_interviews_stand_beside_the_basis(tmp_path: Path):
    """Each with the mean of the runs of the basis, its band and whether it is met; a wish has no verdict. The file is in the list."""
    assert run(tmp_path, replications=4) == 0
    levels = [float(row["level"]) for row in rows(tmp_path / "replications.csv") if row["policy"] == "basis"]
    met, missed, wish = rows(tmp_path / "calibration.csv")
    assert float(met["value"]) == pytest.approx(statistics.fmean(levels))
    assert (met["verdict"], missed["verdict"], wish["verdict"]) == ("met", "not_met", "goal")
    assert (met["band_low"], met["band_high"], missed["band_high"]) == ("0.0", "1000.0", "")
    assert float(met["low"]) < float(met["value"]) < float(met["high"])
    assert "calibration.csv" in [file["name"] for file in json.loads((tmp_path / "manifest.json").read_text())["files"]]


def test_the_order_of_completion_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Replications that come back in another order give the same bytes."""
    assert run(tmp_path / "straight") == 0
    real = study_run.shared_out
    monkeypatch.setattr(study_run, "shared_out", lambda tasks, workers: (o for o in list(real(tasks, workers))[::-1]))
    assert run(tmp_path / "backwards") == 0
    assert final_bytes(tmp_path / "straight") == final_bytes(tmp_path / "backwards")


def test_a_copied_past_equals_a_whole_life():
    """Arms that part from one past give the numbers of arms that are simulated from their first day."""
    pull = {"effect": 0.5, "from_week": 6}
    arms = loaded(arms={"early": {"policies": {"p": {"effect": 0.1, "from_week": 2}}}, "late": {"policies": {"p": pull}}}).arms()
    assert families(arms) == [["basis", "early", "late"]]
    assert parting_week(arms.values()) == 2
    for replication in range(3):
        parted = simulate_replication(FakeSimulation(), arms, replication, fork=True)
        assert parted == simulate_replication(FakeSimulation(), arms, replication, fork=False)
        assert parted["early"] != parted["late"] != parted["basis"]


def test_an_arm_with_another_district_has_its_own_past():
    """More squad members is another world from its first day; two such arms share their own."""
    squads, policies = {"A": {"members": 9}}, {"p": {"effect": 0.1}}
    arms = loaded(arms={"p": {"policies": policies}, "more": {"squads": squads}, "both": {"squads": squads, "policies": policies}}).arms()
    assert families(arms) == [["basis", "p"], ["more", "both"]]
    parted = simulate_replication(FakeSimulation(), arms, 0, fork=True)
    assert parted == simulate_replication(FakeSimulation(), arms, 0, fork=False)
    assert parted["more"]["measures"]["level"] > parted["basis"]["measures"]["level"] + 4


def test_every_world_is_closed(tmp_path: Path):
    """After a study no world is held in memory, also when an arm failed."""
    before = FakeWorld.open_worlds
    run(tmp_path / "good")
    run(tmp_path / "bad", arms={"x": {"policies": {"p": {"trouble": "raise", "in_replication": 1}}}})
    assert FakeWorld.open_worlds == before


def test_the_first_of_many_are_the_few(tmp_path: Path):
    """The first 3 of 6 replications are the 3 replications, and are not simulated again."""
    assert run(tmp_path / "few", replications=3) == 0
    assert run(tmp_path / "many", replications=6) == 0
    few, many = rows(tmp_path / "few" / "replications.csv"), rows(tmp_path / "many" / "replications.csv")
    assert few == [row for row in many if int(row["replication"]) < 3]
    before = final_bytes(tmp_path / "few")
    assert run(tmp_path / "many", replications=3) == 0
    assert final_bytes(tmp_path / "many") == before
    assert json.loads((tmp_path / "many" / "run_info.json").read_text())["replications_kept_from_before"] == 3


def test_one_failed_arm_is_seen_everywhere_and_harms_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A world that raises is missing in n, named with its reason, and the exit code is 3; the others are what they were."""
    calm = {"p": {"effect": 0.5}}
    assert run(tmp_path / "good", arms={"x": {"policies": calm}}) == 0
    assert run(tmp_path / "bad", arms={"x": {"policies": {"p": calm["p"] | {"trouble": "raise", "in_replication": 2}}}}) == 3
    assert "herhaling 2, x: ValueError: no such street" in capsys.readouterr().err
    good, bad = ({(r["policy"], r["replication"]): r for r in rows(tmp_path / name / "replications.csv")} for name in ("good", "bad"))
    assert set(good) - set(bad) == {("x", "2")}
    assert all(bad[key] == good[key] for key in bad)
    counts = {(r["policy"], r["metric"]): int(r["n"]) for r in rows(tmp_path / "bad" / "summary.csv")}
    assert (counts["basis", "level"], counts["x", "level"]) == (6, 5)
    assert {r["n"] for r in rows(tmp_path / "bad" / "differences.csv") if r["metric"] == "level"} == {"5"}
    told = json.loads((tmp_path / "bad" / "manifest.json").read_text())["replications"]
    assert (told["asked"], told["done"], told["failed"]) == (6, 5, 1)
    assert told["failures"][0]["reason"].startswith("ValueError: no such street (fake_district.py:")


@pytest.mark.parametrize("trouble", ["kill", "exit"])
def test_an_arm_that_dies_is_failed_and_nothing_hangs(tmp_path: Path, trouble: str):
    """The copy of a world that is killed, or leaves without a word, fails its arm only; the study goes on."""
    arms = {"x": {"policies": {"p": {"effect": 1, "trouble": trouble, "in_replication": 0}}}, "y": {"policies": {"p": {"effect": 1}}}}
    # the dying arm is not the last one, so that it lives in a copy
    assert run(tmp_path, arms=arms, replications=3) == 3
    failures = json.loads((tmp_path / "manifest.json").read_text())["replications"]["failures"]
    assert [(failure["replication"], failure["policy"]) for failure in failures] == [(0, "x")]


def test_an_arm_that_is_killed_once_gets_a_second_chance(tmp_path: Path):
    """A copy that is killed once (out of memory, say) is done again, with the same bytes as if nothing had happened."""
    arms = {"x": {"policies": {"p": {"effect": 1, "trouble": "kill", "in_replication": 1, "once": str(tmp_path / "mark")}}}, "y": {}}
    assert run(tmp_path / "hurt", arms=arms) == 0
    assert (tmp_path / "mark").exists()
    assert run(tmp_path / "calm", arms=arms) == 0
    assert final_bytes(tmp_path / "hurt") == final_bytes(tmp_path / "calm")


def test_a_worker_that_is_killed_once_is_replaced(tmp_path: Path):
    """A killed worker costs a second try, not a result."""
    # the last arm lives in the worker itself
    trouble = {"effect": 1, "trouble": "kill", "in_replication": 1, "once": str(tmp_path / "mark")}
    assert run(tmp_path / "hurt", 2, arms={"x": {"policies": {"p": trouble}}}) == 0
    assert (tmp_path / "mark").exists()
    assert run(tmp_path / "calm", 2, arms={"x": {"policies": {"p": trouble}}}) == 0
    assert final_bytes(tmp_path / "hurt") == final_bytes(tmp_path / "calm")


def test_a_replication_that_kills_its_worker_twice_is_given_up(tmp_path: Path):
    """Only the replication that ends its own process again is failed; the rest is done and the exit code is 3."""
    trouble = {"effect": 1, "trouble": "kill", "in_replication": 2}
    assert run(tmp_path, 2, arms={"x": {"policies": {"p": trouble}}}) == 3
    failures = json.loads((tmp_path / "manifest.json").read_text())["replications"]["failures"]
    assert {(failure["replication"], failure["reason"]) for failure in failures} == {(2, "its process was killed twice")}
    assert len(rows(tmp_path / "replications.csv")) == 10


def test_damaged_and_foreign_parts_are_done_again(tmp_path: Path):
    """A part that was cut off, changed by hand or made from another scenario is never used."""
    assert run(tmp_path / "out") == 0
    right = final_bytes(tmp_path / "out")
    parts = sorted((tmp_path / "out" / "parts").glob("r*.json"))
    assert len(parts) == 6
    parts[0].write_bytes(parts[0].read_bytes()[:100])
    parts[1].write_bytes(parts[1].read_bytes().replace(b'"level":4', b'"level":5', 1))
    parts[2].write_bytes(parts[3].read_bytes())
    parts[4].write_bytes(b"[" * 100_000)
    assert run(tmp_path / "out") == 0
    assert final_bytes(tmp_path / "out") == right
    assert json.loads((tmp_path / "out" / "run_info.json").read_text())["replications_kept_from_before"] == 2
    assert run(tmp_path / "out", seed=2) == 0
    assert json.loads((tmp_path / "out" / "run_info.json").read_text())["replications_kept_from_before"] == 0
    assert run(tmp_path / "fresh", seed=2) == 0
    assert final_bytes(tmp_path / "fresh") == final_bytes(tmp_path / "out")


def test_another_program_does_not_go_on_with_the_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """After a change of the source files every replication is done again."""
    assert run(tmp_path) == 0
    monkeypatch.setattr("sim.study.parts.code_version", lambda: "another")
    assert run(tmp_path) == 0
    assert json.loads((tmp_path / "run_info.json").read_text())["replications_kept_from_before"] == 0


def test_events_are_complete_and_safe_to_open(tmp_path: Path):
    """Each world's events stand in one table, in order; a lost piece is made again; without the wish there is no file."""
    assert run(tmp_path, export_events=True, replications=2) == 0
    first = (tmp_path / "events.csv.gz").read_bytes()
    lines = list(csv.DictReader(gzip.decompress(first).decode().splitlines()))
    assert len(lines) == 3 * 2 * 9
    assert json.loads(lines[0]["fields"])["time"] == 0
    next((tmp_path / "parts").glob("*.csv.gz")).unlink()
    assert run(tmp_path, export_events=True, replications=2) == 0
    assert (tmp_path / "events.csv.gz").read_bytes() == first
    assert run(tmp_path, replications=2) == 0
    assert not (tmp_path / "events.csv.gz").exists()


def test_text_that_a_spreadsheet_would_run_is_made_harmless():
    """= + - @ tab and return at the start of text are disarmed; numbers stay numbers, in full."""
    for start in "=+-@\t\r":
        assert cell(start + "1") == "'" + start + "1"
    assert (cell(-0.1), cell(-0.0), cell(3), cell(None), cell("a=b")) == ("-0.1", "0.0", 3, "", "a=b")
    assert float(cell(0.1 + 0.2)) == 0.1 + 0.2


def test_the_tables_follow_from_the_replications(tmp_path: Path):
    """Summary and differences recomputed from replications.csv agree to 1e-12."""
    assert run(tmp_path) == 0
    found = rows(tmp_path / "replications.csv")
    values = {arm: [float(row["level"]) for row in found if row["policy"] == arm] for arm in ("basis", "veel")}
    summary = {(row["policy"], row["metric"]): row for row in rows(tmp_path / "summary.csv")}
    half = 2.5705818356363146 * statistics.stdev(values["veel"]) / math.sqrt(6)  # t, 5 degrees of freedom
    assert math.isclose(float(summary["veel", "level"]["low"]), statistics.fmean(values["veel"]) - half, rel_tol=1e-12)
    assert summary["veel", "pooled"]["method"] in ("wilson", "korn_graubard")  # it comes with the number of cases
    assert summary["veel", "share"]["method"] == "t_clipped"
    assert ("veel", "pooled#n") not in summary
    difference = next(row for row in rows(tmp_path / "differences.csv") if (row["policy"], row["metric"]) == ("veel", "level"))
    gained = statistics.fmean(values["veel"]) - statistics.fmean(values["basis"])
    assert math.isclose(float(difference["difference"]), gained, rel_tol=1e-12)
    assert difference["verdict"] == "higher"
    assert {row["verdict"] for row in rows(tmp_path / "differences.csv") if row["metric"] == "untouched"} == {"identical"}
    assert "nan" not in "".join((tmp_path / name).read_text() for name in FINAL if name.endswith(".csv"))
    weeks = [int(row["week"]) for row in rows(tmp_path / "curves.csv") if (row["policy"], row["metric"]) == ("veel", "level")]
    assert weeks == [4, 5, 6, 7, 8]


def test_a_world_that_is_far_off_is_known_to_the_manifest(tmp_path: Path):
    """One world in twenty-five that is far off: the manifest says which measures want more worlds, and how many."""

    class Odd(FakeSimulation):
        def measure(self, world, scenario, groups):
            return super().measure(world, scenario, groups) | {"untouched": 1e6 if world.replication == 7 else world.replication % 3}

    assert run_study(loaded(replications=25), tmp_path, 1, "nl", Odd()) == 0
    told = json.loads((tmp_path / "manifest.json").read_text())
    assert told["skew"]["untouched"] > 25
    assert "level" not in told["skew"]
    assert "skew" in told["intervals"]


def test_the_manifest_knows_every_file(tmp_path: Path):
    """Each final file stands in the manifest with its sha256, and no file of this run names a clock or this machine."""
    import hashlib

    assert run(tmp_path) == 0
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    for file in manifest["files"]:
        assert hashlib.sha256((tmp_path / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    assert {"replications.csv", "summary.csv", "differences.csv", "curves.csv"} <= {file["name"] for file in manifest["files"]}
    assert [arm["name"] for arm in manifest["arms"]] == ["basis", "weinig", "veel"]
    assert "workers" not in manifest["scenario"]["run"]
    assert str(tmp_path) not in (tmp_path / "manifest.json").read_text()


@pytest.mark.parametrize(("language", "word"), [("nl", "hoger"), ("en", "higher")])
def test_the_screen_speaks_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, word: str):
    """After a run the main measures and their verdicts are on the screen, in the language asked; progress goes elsewhere."""
    assert run(tmp_path, language=language) == 0
    shown = capsys.readouterr()
    assert word in shown.out
    assert "6" in shown.err
    assert word not in shown.err


def test_without_a_report_the_tables_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """If the report fails, the run says so, and leaves no report of an earlier run beside the new tables."""
    import sim.report

    def broken(*_: object) -> Path:
        raise ValueError("no ink")

    assert run(tmp_path) == 0
    assert (tmp_path / "report.html").exists()
    monkeypatch.setattr(sim.report, "write_report", broken)
    assert run(tmp_path) == 0
    assert "no ink" in capsys.readouterr().out
    assert not (tmp_path / "report.html").exists()
    assert (tmp_path / "summary.csv").exists()


def test_the_report_stands_in_the_manifest(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A report that was made is one of the files, with its sha256; its sentences are on the screen."""
    assert run(tmp_path) == 0
    assert "report.html" in [file["name"] for file in json.loads((tmp_path / "manifest.json").read_text())["files"]]
    assert "So it is." in capsys.readouterr().out
