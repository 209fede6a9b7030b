"""The page is complete in both languages, readable without its pictures and by keyboard."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import read
from example_results import write_example

import sim.report
from sim.metrics import catalogue as catalogue_of_measures
from sim.report import write_report
from sim.report.sources import BETWEEN, in_dutch
from sim.report.values import VALUES
from sim.report.words import LANGUAGES, Words, catalogue

ROOM = Path(sim.report.__file__).parent
SOURCES = [path.read_text(encoding="utf-8") for path in sorted([*ROOM.glob("*.py"), *ROOM.glob("templates/*.j2")])]


def test_no_word_is_missing_in_either_language():
    """Every entry of the catalogue has a Dutch and an English text with the same places to fill in."""
    for key, texts in catalogue().items():
        assert set(texts) == set(LANGUAGES), key
        assert all(text.strip() for text in texts.values()), key
        assert len({frozenset(re.findall(r"{(\w+)}", text)) for text in texts.values()}) == 1, key


def test_every_word_that_is_asked_for_exists():
    """No text of the page is asked for under a name the catalogue does not know."""
    asked = {key for source in SOURCES for key in re.findall(r"""words\(\s*["']([\w.@]+)["']""", source)}
    assert len(asked) > 80
    assert asked <= set(catalogue())


def test_no_word_is_left_over():
    """Every entry is used: by its name, or as one of a family such as verdicts, parts and units."""
    families = {prefix for source in SOURCES for prefix in re.findall(r"""f["']([\w]+\.)""", source)}
    named = {text for source in SOURCES for text in re.findall(r"""["']([\w.@]+)["']""", source)}
    left = {key for key in catalogue() if key not in named and not any(key.startswith(prefix) for prefix in families)}
    assert not left


def test_an_unknown_language_is_refused():
    """The report speaks two languages and does not pretend to speak a third."""
    with pytest.raises(ValueError, match="nl or en"):
        Words("fr")


def test_the_two_pages_have_the_same_shape(read_pages):
    """Dutch and English have the same elements in the same order, each under its own language."""
    shapes = {language: [tag for tag, _ in page.tags if tag != "br"] for language, page in read_pages.items()}
    assert shapes["nl"] == shapes["en"]
    for language, page in read_pages.items():
        assert next(about for tag, about in page.tags if tag == "html")["lang"] == language
        assert not page.unbalanced


def test_the_purpose_stands_first_and_last(read_pages):
    """To think with, not to predict, nor to judge: the first words of the page and the last."""
    for language, page in read_pages.items():
        purpose = Words(language)("purpose")
        body = page.words.split(Words(language)("skip"), 1)[1].strip()
        assert body.startswith(purpose)
        assert body.endswith(purpose)


def test_every_picture_has_a_caption_and_its_figures_in_a_table(read_pages):
    """A reader who cannot see a picture finds what it shows in words and in a table of the same section."""
    page = read_pages["nl"]
    tags = [tag for tag, _ in page.tags]
    assert tags.count("figure") == tags.count("figcaption") > 15
    section, found = "", {}
    for tag, about in page.tags:
        section = about["id"] if tag == "section" else section
        found.setdefault(section, []).append(tag)
    assert all("table" in inside for name, inside in found.items() if "figure" in inside), found.keys()


def test_each_place_for_a_picture_gets_one(read_pages):
    """The pictures in the page and the places for them are the same, under names that never change."""
    page = read_pages["nl"]
    places = [about["id"] for tag, about in page.tags if tag == "div" and about.get("class") == "plot"]
    assert sorted(places) == sorted(json.loads(page.scripts[0][1]))
    assert len(set(places)) == len(places)


def test_ids_are_unique_and_tables_have_headings(read_pages):
    """No two elements share an id; every heading of a table says for what it is the heading."""
    page = read_pages["nl"]
    ids = [about["id"] for _, about in page.tags if "id" in about]
    assert len(ids) == len(set(ids))
    assert all(about.get("scope") in ("col", "row") for tag, about in page.tags if tag == "th")


def test_the_picture_of_break_even_is_left_out_without_a_coupling(tmp_path):
    """A study without coupling has no break-even line, and the page is otherwise whole."""
    page = read(write_report(write_example(tmp_path, replications=3, coupling=False), "nl"))
    sections = [about["id"] for tag, about in page.tags if tag == "section"]
    assert "even" not in sections
    assert sections[0] == "answer"
    assert sections[-1] == "rests"


def test_failed_runs_are_told(tmp_path):
    """Runs that failed are counted on the first screen, not passed over."""
    out = write_example(tmp_path, replications=3)
    known = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    known["replications"] = {"asked": 5, "done": 3, "failed": 2}
    (out / "manifest.json").write_text(json.dumps(known), encoding="utf-8")
    assert Words("en")("sure.failed", failed=2, asked=5) in read(write_report(out, "en")).words


def test_a_measure_nobody_knows_is_shown_under_its_own_name(tmp_path):
    """A study may hold measures, parties and activities the report has never heard of; missing values are dashes."""
    out = write_example(tmp_path, replications=3)
    for name in ("summary", "differences", "replications", "curves"):
        path = out / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("tie_made.vestia", "tie_made.nieuwe_partij"), encoding="utf-8")
    page = read(write_report(out, "nl"))
    assert "nieuwe partij" in page.words
    assert "–" in page.words


def test_nothing_half_is_left_when_a_table_is_missing(tmp_path):
    """A folder without one of its tables gives an error and no page."""
    out = write_example(tmp_path, replications=2)
    (out / "differences.csv").unlink()
    with pytest.raises(FileNotFoundError):
        write_report(out, "nl")
    assert not list(out.glob("*.html*"))


def test_importing_the_report_is_quick():
    """Asking for the report's door loads neither Plotly, pandas nor Jinja."""
    code = "import sys, sim.report; print(sorted({'plotly', 'pandas', 'jinja2', 'mesa', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_every_source_and_unit_of_a_parameter_is_told_in_dutch():
    """Each part of a source stands in the table, or is a reference: names, a year, a number in brackets. No unit lacks a word."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOM.parent.rglob("*.py"))]
    calls = [{word.arg: word.value for word in node.keywords} for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    told = [
        {name: part.value for name, part in call.items() if name in ("source", "unit") and isinstance(part, ast.Constant)}
        for call in calls if "source" in call
    ]  # fmt: skip
    parts = {part for one in told if "source" in one for part in one["source"].split(BETWEEN)}
    reference = re.compile(r"((int\.|of|&|[A-Z]\S*|\[?\d\S*) ?)+")
    assert len(parts) > 200
    assert not {part for part in parts - set(in_dutch()) if not reference.fullmatch(part)}
    assert set(in_dutch()) <= parts
    assert not {one["unit"] for one in told if one.get("unit") and not Words("nl").has(f"u.{one['unit']}")}


def test_the_report_reads_tables_only():
    """No file of the report imports the simulation, the study or the scenario."""
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in names if name.startswith("sim.")], path.name


def test_core_values_are_a_frame_of_measures_that_exist(read_pages):
    """Each core value is read from measures that the model has; it stands on the page where the study holds one of them."""
    known = {about.name for about in catalogue_of_measures()}
    for value, measures in VALUES.items():
        assert all(measure.split(".")[0] in known or measure in known for measure in measures), value
    for language, page in read_pages.items():
        shown = [value for value in VALUES if Words(language)(f"value.{value}.read") in page.words]
        assert "reliability" in shown
        assert all(Words(language)(f"value.{value}.name") in page.words for value in shown)


MENTIONED = {
    "nl": ("Inbreng van de wijkagent", "0,81 (0,80 – 0,82)", "0,85 tot 0,95", "niet voldaan", "één zegsman", "het woord van één mens"),
    "en": ("What the officer brings", "0.81 (0.80 – 0.82)", "0.85 to 0.95", "not met", "one voice", "the word of one person"),
}


@pytest.mark.parametrize("language", MENTIONED)
def test_figures_from_interviews_stand_on_the_page_with_their_caution(read_pages, language: str) -> None:
    """What was said, what the run shows, the band, the verdict, and that it is one person's word."""
    for text in MENTIONED[language]:
        assert text in read_pages[language].words
