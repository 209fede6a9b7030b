"""The film of a class: it plays, it parts from the dashed line where a lever moves and not before, and a link holds all of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COUPLED = '#seed=1&weeks=8&moves=[[2,{"coupling":[["C","wa-spoorwijk"]],"leaning":"much"}]]'
FIRST_DIFFERENCE = """() => {
  const both = film.run.weeks.map((line, place) => [JSON.stringify(line), JSON.stringify(film.reference.weeks[place])]);
  return both.findIndex(([mine, other]) => mine !== other);
}"""


def table(page) -> list[dict[str, str]]:  # type: ignore[no-untyped-def]
    """The figures of the curves as the table on the page has them."""
    page.evaluate("document.getElementById('curves-table').open = true; tables.draw()")
    return page.eval_on_selector_all(
        "#curves-table td[data-curve]", "cells => cells.map(cell => ({...cell.dataset, week: cell.parentElement.dataset.week}))"
    )


def lever(page, name: str) -> None:  # type: ignore[no-untyped-def]
    """Move one lever by hand."""
    if name == "coupling":
        page.select_option("#couple-squad", "C")
        page.select_option("#couple-officer", "wa-spoorwijk")
        page.click("#couple")
    elif name == "leaning":
        page.check('input[name="leaning"][value="much"]')
    elif name == "workload":
        page.check('input[name="workload"][value="busy"]')
    elif name == "partner_hours":
        page.check('input[name="partner_hours"][value="always"]')
    else:
        page.click(f'[data-lever="{name}"] button')


def test_it_plays_and_pauses(visit):
    """Play lets the weeks pass and draws the solid line further; pause stops it there."""
    page = visit()
    page.check('input[name="speed"][value="fast"]', force=True)
    page.click("#play")
    page.until("film.moment > 2.2")
    page.click("#play")
    stopped = page.evaluate("film.moment")
    page.wait_for_timeout(300)
    assert page.evaluate("film.moment") == stopped
    assert page.inner_text("#clock-week") == f"Week {int(stopped) + 1} van 8"
    assert "L" in page.get_attribute(".chart path.solid", "d")


def test_without_a_lever_both_lines_are_one(visit):
    """Nothing moved: with and without are the same figures, and the page says so."""
    page = visit()
    page.keyboard.press("End")
    cells = table(page)
    values = {run: [cell["value"] for cell in cells if cell["run"] == run] for run in ("with", "without")}
    assert values["with"] == values["without"]
    assert any(values["with"])
    assert "precies gelijk" in page.inner_text("#ticker")


@pytest.mark.parametrize("name", ["coupling", "partner_hours", "presence", "sharing", "ride_along", "workload"])
def test_each_lever_parts_the_lines_in_its_week(visit, wait_until_settled, name):
    """A lever moved in week 4 changes nothing of the three weeks before, and something from that week on."""
    page = visit()
    page.evaluate("transport.go(3)")
    lever(page, name)
    wait_until_settled(page)
    assert page.evaluate("film.moves.map(([week]) => week)") == [3]
    assert page.evaluate("film.moment") == 3
    assert page.evaluate(FIRST_DIFFERENCE) >= 3
    for cell in table(page):
        other = page.get_attribute(f'tr[data-week="{cell["week"]}"] td[data-curve="{cell["curve"]}"][data-run="without"]', "data-value")
        assert int(cell["week"]) >= 3 or cell["value"] == other


def test_leaning_back_matters_once_somebody_is_coupled(visit, wait_until_settled):
    """How far the others lean back, moved a week after the coupling, changes the run from that week and not before."""
    page = visit('#seed=1&weeks=8&moves=[[2,{"coupling":"all"}]]')
    before = page.evaluate("film.run.weeks.map(line => JSON.stringify(line))")
    page.evaluate("transport.go(4)")
    lever(page, "leaning")
    wait_until_settled(page)
    after = page.evaluate("film.run.weeks.map(line => JSON.stringify(line))")
    assert before[:4] == after[:4]
    assert before[4:] != after[4:]


def test_a_workload_of_the_start_is_that_of_both_lines(visit, wait_until_settled):
    """Busy before the start: other figures, and both lines are one. Quiet again later: there the lines part."""
    page = visit()
    usual = page.evaluate("JSON.stringify(film.run.weeks)")
    lever(page, "workload")
    wait_until_settled(page)
    assert page.evaluate("JSON.stringify(film.run.weeks)") != usual
    assert page.evaluate(FIRST_DIFFERENCE) == -1
    page.evaluate("transport.go(5)")
    page.check('input[name="workload"][value="quiet"]')
    wait_until_settled(page)
    assert page.evaluate(FIRST_DIFFERENCE) >= 5


def test_a_coupling_is_seen(visit):
    """After a coupling the lines differ from its week on, the flag stands there, and the coupled beat is shown by itself."""
    page = visit(COUPLED)
    assert page.evaluate(FIRST_DIFFERENCE) == 2
    page.keyboard.press("End")
    assert page.inner_text(".flag") == "3"
    assert page.is_checked('input[name="group"][value="coupled"]')
    assert page.evaluate("document.querySelector('.chart .between.worse, .chart .between.better').getAttribute('d')") is not None
    assert any(text.startswith("(") for text in page.eval_on_selector_all(".than", "all => all.map(one => one.textContent)"))


def test_figures_that_read_the_same_have_no_colour(visit):
    """Better or worse is told by colour only where the two figures that stand there differ."""
    page = visit(COUPLED)
    page.keyboard.press("End")
    told = """(other) => {
      const one = curves.charts.find(({ curve }) => curve.id === "response_p3");
      [one.mine, one.other] = [19.4, other].map((value) => one.mine.map(() => value));
      curves.move();
      return [one.now.textContent, one.than.textContent, one.now.dataset.sign];
    }"""
    assert page.evaluate(told, 19.2) == ["19", "(19)", ""]
    assert page.evaluate(told, 18.2) == ["19", "(18)", "worse"]


def test_undo_takes_back(visit, wait_until_settled):
    """Undo brings the earlier levers, the earlier link and the earlier figures back."""
    page = visit()
    link, figures = page.evaluate("film.link()"), table(page)
    page.evaluate("transport.go(2)")
    lever(page, "coupling")
    wait_until_settled(page)
    assert page.evaluate("location.hash") != link
    page.click("#undo")
    wait_until_settled(page)
    assert page.evaluate("location.hash") == link
    assert table(page) == figures
    assert page.is_disabled("#undo")


def test_a_link_holds_the_whole_run(visit, wait_until_settled):
    """Whoever opens the link of a run sees the same weeks and the same levers."""
    page = visit()
    page.evaluate("transport.go(2)")
    lever(page, "ride_along")
    wait_until_settled(page)
    page.evaluate("transport.go(4)")
    lever(page, "coupling")
    wait_until_settled(page)
    page.click("#share-open")
    link = page.input_value("#share-link")
    other = visit(link=link[link.index("#"):])
    assert other.evaluate("JSON.stringify(film.run.weeks)") == page.evaluate("JSON.stringify(film.run.weeks)")
    other.keyboard.press("End")
    other.keyboard.press("ArrowLeft")
    assert other.get_attribute('[data-lever="ride_along"] button', "aria-checked") == "true"
    assert other.inner_text("#chips").startswith("ploeg C")


@pytest.mark.parametrize(
    "broken", ["#seed=-1&moves=[]", "#seed=1&weeks=8&moves=[[", '#weeks=8&moves=[[1,{"nonsense":1}]]', "#weeks=8&moves=<script>"]
)
def test_a_broken_link_shows_the_district_as_it_is(visit, broken):
    """What is no run is refused with a sentence, and the district as it is is shown."""
    page = visit(broken)
    assert "link" in page.inner_text("#live")
    assert page.evaluate("film.moves.length") == 0


def test_the_figures_are_those_of_the_command_line(visit, small):
    """Seed and moves of the page, asked at the command line, give the figures that stand in the page's table."""
    page = visit(COUPLED)
    moves = page.evaluate("movesText(film.moves)")
    command = [sys.executable, "run.py", "klas", str(small), "--seed", "1", "--weeks", "8", "--moves", moves]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    weeks = [line for line in map(json.loads, told.splitlines()) if line["kind"] == "week"]
    shown = [cell for cell in table(page) if cell["run"] == "with"]
    assert len(shown) == 8 * len(weeks[0]["curves"])
    for cell in shown:
        figure = weeks[int(cell["week"])]["curves"][cell["curve"]][1]
        assert cell["value"] == "" if figure is None else float(cell["value"]) == figure
