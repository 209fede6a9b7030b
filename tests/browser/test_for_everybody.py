"""The page is for everybody: keyboard, screen reader, phone, projector, Dutch and English; and it speaks to nobody but its own server."""

from __future__ import annotations

from pathlib import Path

import pytest

COUPLED = '#seed=1&weeks=8&moves=[[2,{"coupling":[["C","wa-spoorwijk"]],"leaning":"much"}]]'
MOMENTS = {
    "start": "",
    "parted": "transport.go(8)",
    "predict": "document.getElementById('predict-open').click()",
    "look": "transport.go(6); document.getElementById('look-open').click(); closer.choose('wa-spoorwijk')",
    "case": "transport.go(6); document.getElementById('look-open').click(); closer.follow([...closer.cases().keys()][0])",
    "share": "document.getElementById('share-open').click()",
    "about": "document.getElementById('about-open').click()",
    "tables": "for (const one of document.querySelectorAll('details')) one.open = true; tables.draw()",
}


QUICK = [("parted", 1280), ("predict", 390), ("look", 1280), ("tables", 390)]
LONG = [(moment, width) for moment in MOMENTS for width in (1280, 390) if (moment, width) not in QUICK]


@pytest.mark.parametrize(("moment", "width"), [*QUICK, *(pytest.param(*one, marks=pytest.mark.full) for one in LONG)])
def test_axe_finds_nothing_serious(visit, moment, width):
    """At every moment of the lesson, on a projector and on a phone, axe finds no serious or critical barrier."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = visit(COUPLED, width=width)
    page.evaluate(f"() => {{ {MOMENTS[moment]} }}")
    page.wait_for_timeout(300)
    found = axe.Axe().run(page).response["violations"]
    assert not [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found if one["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_phone_never_scrolls_sideways(visit, language):
    """At 390 and 320 pixels everything fits in width, at each moment."""
    for width in (390, 320):
        page = visit(f"{COUPLED}&lang={language}", width=width, height=844)
        for moment, script in MOMENTS.items():
            page.evaluate(f"() => {{ for (const one of document.querySelectorAll('dialog')) one.close(); {script} }}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, moment


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_projector_shows_it_all_at_once(visit, size):
    """On a projector picture, lines, film, levers and scoreboard are in sight without scrolling."""
    page = visit(COUPLED, width=size[0], height=size[1])
    for part in (".network", ".charts", ".transport", ".levers", ".scoreboard tbody tr:last-child", ".lever:last-child"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= size[1] + 1, part
        assert box["x"] + box["width"] <= size[0] + 1, part


def test_nothing_touches_or_is_cut_off(visit):
    """On a laptop two moves are read in full under a picture that keeps its place; on a phone no row sticks out beside the film's bar."""
    page = visit(COUPLED[:-1] + ',[4,{"partner_hours":"always","presence":true}]]', width=1366, height=768)
    high = page.locator(".picture").bounding_box()["height"]
    page.keyboard.press("End")
    assert page.inner_text("#ticker").count(".") == 2
    assert page.evaluate("(box => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight)(document.getElementById('ticker'))")
    assert page.locator(".picture").bounding_box()["height"] == high
    head, row = page.locator(".kept-key").bounding_box(), page.locator("#score tbody tr").first.bounding_box()
    assert head["y"] + head["height"] <= row["y"]
    page.set_viewport_size({"width": 390, "height": 844})
    bar = page.locator(".transport").bounding_box()
    assert all(box["x"] >= bar["x"] for box in [one.bounding_box() for one in page.locator(".segments label > span").all()])


def test_the_keyboard_does_all(visit, wait_until_settled):
    """Space plays and pauses, arrows step a week, Home and End go to the ends, and levers work with tab and space."""
    page = visit(COUPLED)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("film.moment") == 2
    page.keyboard.press("End")
    assert page.evaluate("film.moment") == 8
    page.keyboard.press("Home")
    page.keyboard.press(" ")
    assert page.evaluate("film.playing")
    page.keyboard.press(" ")
    assert not page.evaluate("film.playing")
    page.evaluate("transport.go(4)")
    page.focus('[data-lever="presence"] button')
    page.keyboard.press(" ")
    wait_until_settled(page)
    assert page.get_attribute('[data-lever="presence"] button', "aria-checked") == "true"
    assert not page.evaluate("film.playing")


def test_after_a_click_on_a_lever_the_arrows_are_the_films(visit, wait_until_settled):
    """A lecturer clicks a lever and steps on with the arrow keys: weeks pass, and the lever stays where it was put."""
    page = visit(COUPLED)
    page.evaluate("transport.go(2)")
    page.check('input[name="partner_hours"][value="evening"]')
    wait_until_settled(page)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("film.moment") == 3
    assert page.is_checked('input[name="partner_hours"][value="evening"]')


def test_who_cannot_see_it_is_told(visit):
    """A step, a lever and undo are said in the live region; beside each picture there is a table with its figures."""
    page = visit(COUPLED)
    page.keyboard.press("End")
    said = page.inner_text("#live")
    assert said.startswith("Week 8.")
    assert "zonder maatregel" in said
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true; tables.draw()")
    assert page.locator("#ties-table td[data-officer]").count() > 100
    assert page.locator("#story-table tbody tr").count() > 10
    assert page.locator("#score tbody tr").count() > 5


def test_less_motion_when_asked(visit):
    """Who asked his computer for less motion sees steps of a week and nothing that flies."""
    page = visit(COUPLED, reduced_motion="reduce")
    page.click("#play")
    page.until("film.moment >= 2", 20)
    assert page.evaluate("Number.isInteger(film.moment)")


def test_both_languages_say_the_same(visit):
    """Every text of the page is there in Dutch and in English, with the same things to fill in."""
    page = visit()
    unlike = page.evaluate("""() => {
      const holes = (text) => JSON.stringify([...String(text).matchAll(/\\{\\d\\}/g)].map(String).sort());
      return Object.keys({...WORDS.nl, ...WORDS.en}).filter((key) => !(key in WORDS.nl) || !(key in WORDS.en) ||
        (typeof WORDS.nl[key] === "string" && key !== "h_meeting" && holes(WORDS.nl[key]) !== holes(WORDS.en[key])));
    }""")
    assert unlike == []


def test_the_language_can_be_changed(visit):
    """One press and everything is in English, the levers too; the link remembers."""
    page = visit(COUPLED)
    page.click("#language")
    page.until("document.documentElement.lang === 'en'")
    assert page.inner_text("#levers-name") == "Levers"
    assert "Riding along" in page.inner_text("#lever-list")
    assert "lang=en" in page.evaluate("location.hash")


def test_nothing_is_asked_of_anybody_else(visit, site):
    """All requests go to the page's own server, at every moment; nothing is kept in the browser."""
    page = visit(COUPLED)
    for script in MOMENTS.values():
        page.evaluate(f"() => {{ for (const one of document.querySelectorAll('dialog')) one.close(); {script} }}")
        page.wait_for_timeout(100)
    assert page.asked
    assert all(address.startswith(site) for address in page.asked)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_page_with_the_code_is_quiet_too(visit, site):
    """The page that is projected for the class to join by shows the code and leaves no line of trouble in the browser's console."""
    page, said = visit().context.new_page(), []
    page.on("console", lambda line: said.append(line.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(site + "join")
    assert page.locator("svg").bounding_box()["width"] > 200
    assert site in page.inner_text(".link")
    page.wait_for_timeout(300)
    assert said == []


def test_a_click_on_the_picture_looks_closer(visit):
    """A click on an officer in the picture opens his ties, the strongest first, and why he kept silent."""
    page = visit(COUPLED)
    page.evaluate("transport.go(6)")
    x, y = page.evaluate("(() => { const node = network.plan.nodes.get('wa-spoorwijk'); return [node.x, node.y]; })()")
    page.click("#network", position={"x": x, "y": y})
    page.wait_for_selector("#closer:not([hidden]) .ties tr")
    figures = page.eval_on_selector_all("#closer .ties .figure", "all => all.map(one => one.textContent)")
    shown = [int(text.split(" ")[0]) for text in figures]
    assert shown == sorted(shown, reverse=True)
    assert "Spoorwijk" in page.inner_text("#closer h3")


def test_a_case_can_be_followed(visit):
    """A case that passed by is told step by step as far as the film has come, with the journal's answer to why it went so."""
    page = visit(COUPLED)
    page.evaluate("transport.go(5)")
    page.click("#look-open")
    page.select_option("#look-case", index=1)
    page.wait_for_selector("#closer .why:not([hidden]) p")
    assert page.inner_text("#closer .why h4") == "Waarom gebeurde dit?"
    assert page.locator("#closer .story li").count() > 0
    later = page.eval_on_selector_all("#closer .story small", "all => all.map(one => one.textContent)")
    assert not [moment for moment in later if moment.startswith(("week 6", "week 7", "week 8"))]


@pytest.mark.full
def test_thirty_frames_a_second_at_the_size_of_laak(visit, serve):
    """The whole of Laak, all persons and all ties, plays at thirty frames a second or more at each speed."""
    laak = Path(__file__).resolve().parents[2] / "scenarios" / "laak.yaml"
    page = visit('#seed=1&weeks=26&moves=[[4,{"coupling":"all"}]]', serve(laak), 1920, 1080)
    assert page.evaluate("people.size") >= 100
    assert page.evaluate("film.run.pairs.size") > 1000
    rates = {}
    for speed in ("slow", "normal", "fast"):
        rates[speed] = page.evaluate("""(speed) => new Promise((done) => {
          film.speed = speed; transport.go(6); transport.play();
          let frames = 0; const start = performance.now();
          const count = (time) => {
            frames += 1;
            if (time - start < 4000) requestAnimationFrame(count);
            else { transport.pause(); done(1000 * frames / (time - start)); }
          };
          requestAnimationFrame(count);
        })""", speed)
    print("frames a second", {speed: round(rate, 1) for speed, rate in rates.items()})
    assert min(rates.values()) >= 30, rates
