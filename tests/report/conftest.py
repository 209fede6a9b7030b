"""One invented results folder and its two pages, made once for all tests of the report."""

from __future__ import annotations

import csv
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from example_results import write_example

from sim.report import write_report

VOID = {"meta", "br", "line", "circle", "path", "link", "img", "hr", "input"}


def rows(path: Path) -> list[dict[str, str]]:
    """A table as a list of rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def small_with_a_coupling(place: Path) -> Path:
    """A small district in which one squad is coupled, as a scenario file in `place`."""
    small = Path(__file__).resolve().parents[1] / "scenario" / "small.yaml"
    policy = "\npolicies:\n  koppeling: {policy: squad_coupling, pairs: [{squad: A, officer: wa-noord}]}\n"
    (place / "small.yaml").write_text(small.read_text(encoding="utf-8") + policy, encoding="utf-8")
    return place / "small.yaml"


def printed(page: str) -> list[tuple[str, ...]]:
    """Every figure of a page: its measure, its variant, which figure of it, and its text in the table."""
    return re.findall(r'data-metric="([^"]+)" data-policy="([^"]+)" data-stat="([^"]+)" data-value="([^"]+)"', page)


class Reader(HTMLParser):
    """Reads a page as a browser would, but draws and runs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.numbers: list[tuple[dict[str, str], str]] = []
        self.unbalanced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        self.tags.append((tag, about))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script":
            self.scripts.append((about, ""))
        if "data-value" in about:
            self.numbers.append((about, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        inside = self.open[-1] if self.open else ""
        if inside == "script":
            about, before = self.scripts[-1]
            self.scripts[-1] = (about, before + data)
        elif inside != "style":
            self.text.append(data)
            if self.numbers and inside == "span" and not self.numbers[-1][1]:
                self.numbers[-1] = (self.numbers[-1][0], data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def read(page: Path) -> Reader:
    reader = Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results folder; read only."""
    return write_example(tmp_path_factory.mktemp("results"))


@pytest.fixture(scope="session")
def pages(folder: Path) -> dict[str, Path]:
    """The page in Dutch and in English."""
    found = {}
    for language in ("nl", "en"):
        found[language] = folder / f"report-{language}.html"
        shutil.copy(write_report(folder, language), found[language])
    return found


@pytest.fixture(scope="session")
def read_pages(pages: dict[str, Path]) -> dict[str, Reader]:
    """Both pages, read."""
    return {language: read(page) for language, page in pages.items()}
