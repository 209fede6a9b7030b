"""Predict first: the class says what it expects, then the answer stands next to it, in many worlds too."""

from __future__ import annotations

import json

import pytest

LINK = '#seed=1&weeks=8&moves=[[2,{"coupling":[["C","wa-spoorwijk"]],"leaning":"much"}]]'


def worlds(more: int, less: int) -> str:
    """An answer about so many worlds in which waiting becomes longer, and so many in which it becomes shorter."""
    values = [40.0] * more + [-3.0] * less
    lines = [{"kind": "world", "seed": place, "difference": {"response_p3": [1.0, value, -0.5]}} for place, value in enumerate(values)]
    return "".join(json.dumps(line) + "\n" for line in [*lines, {"kind": "end"}])


def expect(page, direction: str) -> None:  # type: ignore[no-untyped-def]
    """Fill in an expectation and ask for the answer."""
    for name, value in (("curve", "response_p3"), ("where", "coupled"), ("direction", direction), ("size", "half"), ("pays", "nobody")):
        page.check(f'#predict input[name="{name}"][value="{value}"]')
    page.fill('#predict input[name="hands-more"]', "12")
    page.click("#predict-answer")


@pytest.mark.parametrize(
    ("more", "less", "answer", "compared"),
    [(24, 6, "In 24 van 30 werelden meer", "Dat verwachtte u ook."), (6, 24, "In 24 van 30 werelden minder", "U verwachtte: meer."),
     (16, 14, "In 16 van 30 werelden meer", "geen duidelijk antwoord")],
)  # fmt: skip
def test_the_answer_stands_next_to_the_expectation(visit, more, less, answer, compared):
    """The worlds are counted, each is a dot, and the page says whether the class was right, wrong, or asked what nobody can tell."""
    page = visit(LINK)
    page.route("**/api/worlds*", lambda route: route.fulfill(body=worlds(more, less), content_type="application/x-ndjson"))
    page.click("#predict-open")
    expect(page, "more")
    page.wait_for_selector("#predict .compare")
    assert page.inner_text("#worlds-answer") == answer
    assert compared in page.inner_text("#predict .compare")
    assert page.locator("#predict circle.world").count() == 30
    assert "12" in page.inner_text("#predict .hands-bars")


def test_who_pays_is_told_when_it_is_clear(visit):
    """What becomes worse in three of four worlds is named, with the beats for which it does."""
    page = visit(LINK)
    page.route("**/api/worlds*", lambda route: route.fulfill(body=worlds(28, 2), content_type="application/x-ndjson"))
    page.click("#predict-open")
    expect(page, "less")
    page.wait_for_selector("#predict .pays li.worse")
    assert "Spoorwijk: slechter in 28 van 30 werelden" in page.inner_text("#predict .pays")


def test_without_a_lever_an_example_is_offered(visit, wait_until_settled):
    """Who wants to predict before anything was moved is offered the coupling of the story, and then the questions."""
    page = visit()
    page.click("#predict-open")
    page.click("#predict-example")
    wait_until_settled(page)
    assert page.evaluate("film.moves") == [[4, {"coupling": [["C", "wa-spoorwijk"]]}]]
    assert "ploeg C – Spoorwijk" in page.inner_text("#predict .about")
    page.keyboard.press("Escape")
    assert page.locator("#predict[open]").count() == 0


def test_the_film_follows_the_answer(visit):
    """After the answer one watches the film from just before the lever moved, on the beats that were asked about."""
    page = visit(LINK)
    page.route("**/api/worlds*", lambda route: route.fulfill(body=worlds(30, 0), content_type="application/x-ndjson"))
    page.click("#predict-open")
    expect(page, "more")
    page.click("#predict-watch")
    page.until("film.playing && film.moment > 1")
    assert page.evaluate("film.shownGroup()") == "coupled"


@pytest.mark.full
def test_thirty_real_worlds(visit):
    """The server's own thirty worlds are counted to thirty."""
    page = visit(LINK)
    page.click("#predict-open")
    expect(page, "more")
    page.wait_for_selector("#predict .compare", timeout=300_000)
    assert "van 30 werelden" in page.inner_text("#worlds-answer")
