"""The page is whole for studies that are small, odd or incomplete."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from conftest import read
from example_results import write_example

from sim.report import verdict_sentences, write_report
from sim.report.words import Words


def keep(path: Path, wanted, blank: tuple[str, ...] = ()) -> None:
    """Keep the rows of a table for which `wanted` holds, and empty some of its columns."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        head, rows = list(reader.fieldnames or ()), [row for row in reader if wanted(row)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | dict.fromkeys(blank, "") for row in rows)


def change_manifest(out: Path, **changes: object) -> None:
    path = out / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")


def test_a_scenario_without_a_policy_is_described_not_compared(tmp_path):
    """With the reference alone there is no answer, no gain and no difference; the page says so and shows the district."""
    out = write_example(tmp_path, replications=2, coupling=False)
    for name in ("summary", "differences", "curves", "replications"):
        keep(out / f"{name}.csv", lambda row: row["policy"] == "basis")
    page = read(write_report(out, "en"))
    sections = [about["id"] for tag, about in page.tags if tag == "section"]
    assert Words("en")("answer.nothing") in page.words
    assert verdict_sentences(out, "en") == []
    assert "gains" not in sections
    assert {"board", "hours", "calls"} <= set(sections)


def test_one_run_has_no_intervals_and_claims_none(tmp_path):
    """With a single replication no interval can be given: nothing is called clear and no bound is printed."""
    out = write_example(tmp_path, replications=1)
    keep(out / "summary.csv", lambda row: True, ("sd", "low", "high"))
    keep(out / "curves.csv", lambda row: True, ("low", "high"))
    keep(out / "differences.csv", lambda row: row["verdict"] != "identical", ("sd", "low", "high", "p", "correlation", "verdict"))
    page = read(write_report(out, "nl"))
    assert not [about for about, _ in page.numbers if about["data-stat"] in ("difference_low", "difference_high")]
    assert all(about["data-value"] for about, _ in page.numbers)
    figures = json.loads(page.scripts[0][1])
    assert not [trace for name, one in figures.items() if "curve" in name for trace in one["data"] if trace.get("fill")]


def test_one_coupled_beat_is_not_called_beats(tmp_path):
    """Where one beat is coupled the page speaks of the beat, not of beats."""
    out = write_example(tmp_path, replications=2)
    change_manifest(out, groups={"coupled": ["Spoorwijk"], "other": ["Molenwijk", "Laakkwartier"]})
    page = read(write_report(out, "nl"))
    assert "in de gekoppelde wijk is" in page.words
    assert "gekoppelde wijken" not in page.words.lower()
    assert "in de andere wijken" in page.words


def test_more_arms_than_can_be_told_apart_stay_in_the_tables(tmp_path):
    """A sweep of many arms is drawn for the first six and printed for all, and the page says so."""
    out = write_example(tmp_path, replications=2)
    extra = [f"arm{i}" for i in range(8)]
    for name in ("summary", "differences", "curves", "replications"):
        path = out / f"{name}.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        copies = [line.replace("veel,", f"{arm},", 1) for arm in extra for line in lines if line.startswith("veel,")]
        path.write_text("\n".join([*lines, *copies]) + "\n", encoding="utf-8")
    page = read(write_report(out, "nl"))
    assert Words("nl")("first_arms", n=6) in page.words
    assert {"arm7", "veel"} <= {about["data-policy"] for about, _ in page.numbers}
    figures = json.loads(page.scripts[0][1])
    assert len(figures["fig-hours-squad"]["data"]) == 7
    assert len(figures["fig-silence"]["data"][0]["y"]) == 4 * 7


def test_a_manifest_with_the_least_in_it_still_gives_a_page(tmp_path):
    """Without question, parameters, words or warnings the rest of the page stands."""
    out = write_example(tmp_path, replications=2, coupling=False)
    known = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    least = {key: known[key] for key in ("title", "arms", "measures", "seed")} | {"question": None}
    (out / "manifest.json").write_text(json.dumps(least), encoding="utf-8")
    page = read(write_report(out, "nl"))
    assert Words("nl")("rests.none") in page.words
    assert "None" not in page.words


def test_a_warning_of_the_study_reaches_the_reader(tmp_path):
    """What the study warned of stands on the first screen, in the language of the page."""
    out = write_example(tmp_path, replications=2)
    change_manifest(out, warnings=[{"nl": "Er zijn maar 2 herhalingen.", "en": "There are only 2 replications."}])
    assert "There are only 2 replications." in read(write_report(out, "en")).words
