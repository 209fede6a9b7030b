"""The page is whole for studies that are small, odd or incomplete."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from conftest import read
from example_results import write_example

from sim.report import verdict_sentences, write_report
from sim.report.grounds import readable
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
    assert "without the measure" not in page.words
    assert Words("en")("alone") in page.words
    assert Words("en")("period.none") in page.words


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


def test_two_pairs_are_not_spoken_of_as_one(tmp_path):
    """Where two squads are coupled to two officers, the page speaks of squads, officers and beats."""
    out = write_example(tmp_path, replications=30)
    change_manifest(out, groups={"coupled": ["Spoorwijk", "Molenwijk"], "other": ["Laakkwartier"], "coupled_squads": ["A", "C"]})
    page = read(write_report(out, "nl")).words.split(Words("nl")("rests.title"))[0].lower()  # what follows holds the scenario's own texts
    assert "wat merken de gekoppelde wijken?" in page
    assert "de band met de gekoppelde ploegen" in page
    for single in ("gekoppelde ploeg ", "gekoppelde wijk ", "gekoppelde wijkagent "):
        assert single not in page.replace("een gekoppelde wijk ", "")


def test_a_base_of_other_pairs_stands_beside_its_difference(tmp_path):
    """Where an arm lacks runs, its differences are from another mean of the reference: that one is printed too."""
    out = write_example(tmp_path, replications=30)
    path = out / "differences.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if (row["policy"], row["metric"]) == ("veel", "problems_open"):
            row["base_mean"] = "99.5"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    found = [text for about, text in read(write_report(out, "nl")).numbers if about["data-value"] == "99.5"]
    assert found
    assert all(text.startswith("99,5") for text in found)


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


@pytest.mark.parametrize("language", ["nl", "en"])
def test_skew_measures_are_counted_first_and_named_in_words(tmp_path, language):
    """The first screen counts the measures of which a few worlds are far off; which, in words, stands under more about how sure."""
    out = write_example(tmp_path, replications=30)
    change_manifest(out, main_measures=["problems_open", "attention_met"], skew={"attention_met@coupled": 1452})
    page, words = read(write_report(out, language)), Words(language)
    assert words("skew", n=1, of=2) in page.words
    where = words("in.coupled.one")
    assert words("skew.one", measure=f"{words('m.attention_met')} {where}", n=words.number(1452)) in page.words
    assert "attention_met@" not in page.words


def test_a_remark_about_pairs_stands_in_words_in_the_technical_part(tmp_path):
    """Pairs that move against each other are named by label and title near the end, never by their names in the first screen."""
    out = write_example(tmp_path, replications=30)
    raw = "veel, problems_open: de paren lopen tegen elkaar in (correlatie -0.50)"
    change_manifest(out, main_measures=["problems_open"], warnings=[{"nl": raw, "en": raw}])
    path = out / "differences.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line.replace(",0.97,", ",-0.5,") if line.startswith("veel,problems_open,") else line for line in lines))
    words = read(write_report(out, "nl")).words
    assert raw not in words
    assert words.count("lopen de paren tegen elkaar in (correlatie \u22120,50)") == 1
    assert words.index("lopen de paren") > words.index(Words("nl")("again.title"))


def test_the_page_says_when_the_policy_began(tmp_path):
    """A policy that begins inside the measured weeks dilutes the differences: the page says so and the weekly charts show the week."""
    out = write_example(tmp_path, replications=2)
    known = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    for week, key in ((None, "period.at_once"), (60, "period.before"), (95, "period.diluted")):
        for arm in known["arms"]:
            coupled = {"koppeling": {"policy": "squad_coupling", "from_week": week}, "plafond": {"policy": "squad_ceiling"}}
            arm["policies"] = {} if arm["name"] == "basis" else coupled
        change_manifest(out, arms=known["arms"])
        page = read(write_report(out, "nl"))
        assert Words("nl")(key, start=78 if week is None else week) in page.words
        curve = json.loads(page.scripts[0][1])["fig-curve-0"]
        assert [line["x0"] for line in curve["layout"].get("shapes", [])] == ([95] if week == 95 else [])


def test_few_runs_are_said_before_anything_else(tmp_path):
    """With fewer than twenty replications the first words under the answer are that it is not reliable, and the answers are short."""
    page = read(write_report(write_example(tmp_path, replications=3), "nl"))
    answer, few = Words("nl")("answer"), Words("nl")("few", n=3)
    assert f"{answer} {few}" in page.words
    assert Words("nl")("cost.small") not in page.words
    assert Words("nl")("few", n=30) not in read(write_report(write_example(tmp_path, replications=30), "nl")).words


def test_a_band_of_counts_never_falls_below_zero(tmp_path):
    """No band of open problems or of a share reaches below zero or above the whole, however wide the interval."""
    out = write_example(tmp_path, replications=2)
    path = out / "curves.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= {"low": "-2", "high": "3" if row["metric"].startswith("attention_met") else row["high"]}
        row |= {"mean": "", "low": "", "high": ""} if row["week"] > "125" and row["metric"] == "attention_met" else {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    page = read(write_report(out, "nl"))
    names = [about["id"] for tag, about in page.tags if about.get("class") == "plot" and about["id"].startswith("fig-curve")]
    figures = json.loads(page.scripts[0][1])
    bands = [trace["y"] for name in names[:2] for trace in figures[name]["data"] if trace.get("fill")]
    assert bands
    assert all(min(band) >= 0 for band in bands)
    shares = [t["y"] for n in names if figures[n]["layout"]["yaxis"]["title"]["text"] == "%" for t in figures[n]["data"] if t.get("fill")]
    assert shares
    assert all(min(band) >= 0 and max(band) <= 100 for band in shares)
    assert page.words.count(Words("nl")("curves.missing")) == 1


def test_settings_are_readable():
    """Yes and no, spreads, lists and times of the week are read as people write them, never as they stand in a program."""
    words = Words("nl")
    assert readable(False, "yes/no", words) == ("nee", "")
    spread = {"mean": 20.0, "shape": "lognormal", "sigma": 0.6}
    assert readable(spread, "minutes", words) == ("gemiddeld 20 minuten, scheef verdeeld (sigma 0,6)", "")
    assert readable({"who": 2, "care": 1}, "pieces by kind", words) == ("wie: 2, zorg: 1", "stukjes informatie per soort")
    assert readable("Mon-Fri 08:00-16:00", "hours of the week", words)[0] == "ma-vr 08:00-16:00"
    assert readable([0.75, 0.5], "apples", words) == ("0,75; 0,5", "apples")
