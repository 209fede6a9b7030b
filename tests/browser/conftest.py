"""A small district behind a real server, and a real browser that can reach nothing else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
SMALL = """extends: laak.yaml
title: {nl: "Laak, kort", en: "Laak, short"}
run: {warm_up_weeks: 2, weeks: 8}
"""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Laak with two weeks of warm-up, so that a run is there at once."""
    folder = tmp_path_factory.mktemp("district") / "scenarios"
    shutil.copytree(ROOT / "scenarios", folder)
    (folder / "kort.yaml").write_text(SMALL, encoding="utf-8")
    return folder / "kort.yaml"


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Starts the server of a class for a district and says where it is."""
    started: list[subprocess.Popen[bytes]] = []

    def start(file: Path) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = (tmp_path_factory.mktemp("server") / "log.txt").open("wb")
        command = [sys.executable, "run.py", "klas", str(file), "--port", str(port)]
        started.append(subprocess.Popen(command, cwd=ROOT, env=os.environ | {"DISTRICT_NO_SETUP": "1"}, stdout=log, stderr=log))
        until = time.monotonic() + 60
        while time.monotonic() < until and started[-1].poll() is None:
            with socket.socket() as there:
                if there.connect_ex(("127.0.0.1", port)) == 0:
                    return f"http://127.0.0.1:{port}/"
            time.sleep(0.1)
        raise AssertionError(Path(log.name).read_text(encoding="utf-8"))

    yield start
    for process in started:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def site(small: Path, serve: Callable[[Path], str]) -> str:
    """The page of the small district."""
    return serve(small)


@pytest.fixture(scope="module")
def chromium():  # type: ignore[no-untyped-def]
    """One browser for the tests of a file (a second one, of other tests, cannot be opened beside it); skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if program is None:
        pytest.skip("no Chromium on this machine: the page for a class is not looked at")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, site):  # type: ignore[no-untyped-def]
    """Opens the page; what it asked for and what went wrong in it are kept, and the second must be nothing."""
    contexts, errors = [], []

    def open_page(link: str = "#seed=1&weeks=8&moves=[]", where: str = "", width: int = 1280, height: int = 720, **settings):  # type: ignore[no-untyped-def]
        context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.until = lambda true, seconds=30: until(page, true, seconds)
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto((where or site) + link)
        settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors


def until(page, true: str, seconds: float = 30) -> None:  # type: ignore[no-untyped-def]
    """Ask the page again and again until something is so. Playwright's own way needs `eval`, which the page rightly forbids."""
    last = time.monotonic() + seconds
    while not page.evaluate(true):
        assert time.monotonic() < last, f"never true: {true}"
        page.wait_for_timeout(30)


def settled(page) -> None:  # type: ignore[no-untyped-def]
    """Wait until both runs have come in whole and are drawn."""
    until(page, "film.run.finished && film.reference.finished && !film.loading && curves.charts.length > 0", 90)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")


@pytest.fixture(scope="session")
def wait_until_settled() -> Callable[..., None]:
    """For tests that make the page ask for another run."""
    return settled
