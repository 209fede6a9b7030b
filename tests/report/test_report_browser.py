"""Truths about the report in a real browser: nothing that was typed runs, nothing is fetched, everybody can read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import drawn, opened
from conftest import read
from example_results import write_example
from payloads import PAYLOADS

from sim.report import write_report

OURS = 3
"""The figures as JSON, Plotly, and the script that draws them."""


def test_there_are_sixty_payloads() -> None:
    """Sixty different ones."""
    assert len(set(PAYLOADS)) >= 60


def test_payloads_in_every_text_are_text(tmp_path: Path) -> None:
    """All payloads at once in every text that people write: the page has the same elements as with an innocent text."""
    pages = [read(write_report(write_example(tmp_path / name, 3, text), "nl")) for name, text in (("a", "x"), ("b", " ".join(PAYLOADS)))]
    tags = [[tag for tag, _ in page.tags] for page in pages]
    assert tags[0] == tags[1]
    assert not pages[1].unbalanced
    assert not [about for _, about in pages[1].tags if any(name.startswith("on") for name in about)]


@pytest.mark.full
def test_payloads_do_nothing_in_a_browser(tmp_path: Path) -> None:
    """No dialog, no request, no script but ours, no error from the page; the text is shown as it was typed."""
    with opened() as page:
        seen: list[str] = []
        page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else seen.append(request.url))
        page.on("pageerror", lambda error: seen.append(str(error)))
        for number, payload in enumerate(PAYLOADS):
            file = write_report(write_example(tmp_path / str(number), 3, payload), "nl")
            page.goto(file.as_uri())
            drawn(page)
            assert page.locator("script").count() == OURS, payload
            assert page.locator("#mine, iframe, object, embed, base, form, link").count() == 0, payload
            assert " ".join(payload.split()) in " ".join((page.locator("body").text_content() or "").split()), payload
            assert not seen, (payload, seen)


@pytest.mark.parametrize("width", [1280, 640, 390])
def test_nothing_runs_over_the_edge(pages: dict[str, Path], width: int) -> None:
    """On a screen, at 200 per cent and on a telephone: no sideways scrolling, every picture is drawn inside the page."""
    with opened(width) as page:
        page.goto(pages["nl"].as_uri())
        drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = "[...document.querySelectorAll('.plot')].filter(p => p.getBoundingClientRect().right > innerWidth).map(p => p.id)"
        assert page.evaluate(wide) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing(pages: dict[str, Path], language: str) -> None:
    """With everything open: nothing that keeps people with another way of reading out or slows them down (axe-core)."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    with opened() as page:
        page.goto(pages[language].as_uri())
        drawn(page)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found = axe.Axe().run(page).response["violations"]
    assert not [(one["id"], len(one["nodes"]), one["nodes"][0]["html"][:200]) for one in found]


def test_print_opens_everything(pages: dict[str, Path]) -> None:
    """On paper every table is there, though nobody can click on paper."""
    with opened() as page:
        page.goto(pages["nl"].as_uri())
        drawn(page)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("details:not([open])").count() == 0
