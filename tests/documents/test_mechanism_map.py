"""The picture of who acts on whom is drawn from its table, says the same in two languages, and names what is in the code."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from docs.mechanism_map import LETTER, LINE, MARGIN, drawings, page, picture, table

from .named import HOUSE, in_code

TOLD = table()


def test_the_pictures_and_the_page_are_those_of_the_table() -> None:
    """What lies in docs is what the table says."""
    for path, text in drawings().items():
        assert path.read_text(encoding="utf-8") == text, "draw it again: python docs/refresh.py"
    assert {path.name for path in drawings()} == {"mechanism-map.nl.svg", "mechanism-map.en.svg", "mechanism-map.md"}
    assert (HOUSE / "docs" / "mechanism-map.en.svg").is_file()


def test_every_arrow_runs_between_parties_and_names_its_code() -> None:
    """No arrow hangs in the air; each kind is used; each name is in the code."""
    parties, kinds = ({one["id"] for one in TOLD[what]} for what in ("party", "kind"))
    assert {end for arrow in TOLD["arrow"] for end in (arrow["from"], arrow["to"])} == parties
    assert {arrow["kind"] for arrow in TOLD["arrow"]} == kinds
    assert [name for arrow in TOLD["arrow"] for name in arrow["code"] if not in_code(name)] == []
    assert not [arrow for arrow in TOLD["arrow"] if not arrow["code"]]


def test_kinds_of_arrow_differ_without_colour() -> None:
    """Who sees no colours tells them apart by the line."""
    assert len({kind["dash"] for kind in TOLD["kind"]}) == len(TOLD["kind"]) == len({kind["colour"] for kind in TOLD["kind"]})


def test_nothing_in_the_picture_lies_over_something_else() -> None:
    """Labels and boxes keep clear of each other, in both languages."""
    for language in ("nl", "en"):
        places = [tuple(party["box"]) for party in TOLD["party"]]
        for arrow in TOLD["arrow"]:
            lines = arrow[language].split("\n")
            wide, high = max(map(len, lines)) * LETTER, len(lines) * LINE
            wide, high = (high, wide) if arrow.get("upright") else (wide, high)
            places.append((arrow["label"][0] - wide / 2, arrow["label"][1] - high / 2, wide, high))
        assert all(min(x, y) >= 0 and x + wide <= MARGIN and y + high <= 960 for x, y, wide, high in places)
        over = [(one, other) for one, other in combinations(places, 2) if overlap(one, other)]
        assert over == [], language


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two rectangles (x, y, width, height) share a place."""
    return all(one[axis] < other[axis] + other[axis + 2] and other[axis] < one[axis] + one[axis + 2] for axis in (0, 1))


def test_overlap_is_seen() -> None:
    """The check above can fail."""
    assert overlap((0, 0, 10, 10), (9, 9, 5, 5))
    assert not overlap((0, 0, 10, 10), (10, 0, 5, 5))


def test_the_page_says_in_words_what_the_picture_shows() -> None:
    """Who cannot see the picture reads each arrow, in both languages; the picture is well-formed and has a title."""
    text = page(TOLD)
    for language in ("nl", "en"):
        assert all(" ".join(arrow[language].split()) in text for arrow in TOLD["arrow"])
        assert ElementTree.fromstring(picture(TOLD, language)).find("{http://www.w3.org/2000/svg}title").text == TOLD["title"][language]
