"""The lesson as one file: the same page from disk, without a network, and it says what it cannot do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COUPLED = """extends: kort.yaml
policies:
  koppeling: {policy: squad_coupling, pairs: [{squad: C, officer: wa-spoorwijk}]}
"""


@pytest.fixture(scope="module")
def file(small, tmp_path_factory) -> Path:  # type: ignore[no-untyped-def]
    """A lesson about the small district: one world to look at, two to count."""
    there = tmp_path_factory.mktemp("lesson") / "les.html"
    coupled = small.with_name("kort-gekoppeld.yaml")
    coupled.write_text(COUPLED, encoding="utf-8")
    command = [sys.executable, "run.py", "les", str(coupled), "--weeks", "8", "--seeds", "1", "--worlds", "2", "--out", str(there)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"DISTRICT_NO_SETUP": "1"}, check=True, capture_output=True)
    return there


def test_a_file_from_disk_asks_nobody(visit, file, wait_until_settled):
    """Opened from a stick it plays, couples, parts the lines in its week, undoes and counts worlds, and asks for nothing but itself."""
    page = visit(link="", where=file.as_uri())
    week = page.evaluate("fileWeek()")
    page.evaluate("transport.go(7)")
    page.click("#couple")
    wait_until_settled(page)
    assert page.evaluate("film.moves") == [[week, {"coupling": [["C", "wa-spoorwijk"]]}]]
    assert page.evaluate("film.moment") == week
    first = "film.run.weeks.findIndex((line, place) => JSON.stringify(line.curves) !== JSON.stringify(film.reference.weeks[place].curves))"
    assert page.evaluate(first) >= week
    page.click("#predict-open")
    for name, value in (("curve", "response_p3"), ("where", "coupled"), ("direction", "more"), ("size", "half"), ("pays", "nobody")):
        page.check(f'#predict input[name="{name}"][value="{value}"]')
    page.click("#predict-answer")
    page.wait_for_selector("#predict .compare")
    assert "van 2 werelden" in page.inner_text("#worlds-answer")
    page.keyboard.press("Escape")
    page.click("#undo")
    wait_until_settled(page)
    assert page.evaluate("film.moves.length") == 0
    assert [address for address in page.asked if not address.startswith("data:")] == [file.as_uri()]


def test_in_a_file_ties_are_those_of_the_district_until_the_lever_moves(visit, file, wait_until_settled):
    """Before the week of the lever no tie is drawn as stronger or weaker than without it; later some are, and not all."""
    page = visit(link="", where=file.as_uri())
    page.click("#couple")
    wait_until_settled(page)
    changed = """(moment) => network.sorted().bundles.filter((bundle) => bundle.kind !== "citizens").map((bundle) => network.both(bundle, moment))
      .filter(([strength, without]) => Math.abs(strength - without) > 2).length"""
    week = page.evaluate("fileWeek()")
    bundles = page.evaluate("network.sorted().bundles.length")
    assert [page.evaluate(changed, moment) for moment in (0, 1, week)] == [0, 0, 0]
    assert 0 < page.evaluate(changed, 8) < bundles / 2


def test_a_file_says_what_it_cannot_do(visit, file):
    """Levers that are not in the file are not there, and the explanation says what takes a server, in both languages."""
    page = visit(link="", where=file.as_uri())
    assert page.locator('[data-lever="ride_along"]').count() == 0
    assert "niet in dit bestand" in page.inner_text("#lever-list")
    page.click("#about-open")
    assert "zonder netwerk" in page.inner_text("#about")
    page.keyboard.press("Escape")
    page.click("#language")
    page.until("document.documentElement.lang === 'en'")
    page.click("#about-open")
    assert "without a network" in page.inner_text("#about")


def test_a_link_into_a_file_holds_the_run(visit, file, wait_until_settled):
    """The part of the address after # opens the file at the same levers."""
    page = visit(link="", where=file.as_uri())
    page.click("#couple-all")
    wait_until_settled(page)
    link = page.evaluate("film.link()")
    other = visit(link=link, where=file.as_uri())
    assert other.evaluate("film.moves") == page.evaluate("film.moves")
    assert other.evaluate("JSON.stringify(film.run.weeks)") == page.evaluate("JSON.stringify(film.run.weeks)")


def test_a_file_fits_on_a_phone_too(visit, file):
    """The file on a phone does not scroll sideways."""
    page = visit(link="", where=file.as_uri(), width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
