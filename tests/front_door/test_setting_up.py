"""Truths about the first start: `run.py` prepares its packages by itself, once, and touches nothing outside its folder."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOSTS = re.compile(r"py[p]i\.org|python[h]osted\.|https?://\S*/simple\b|--index[-]url|--extra[-]index")


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A copy of run.py in an empty folder, whose steps are written down instead of taken."""
    for name in ("run.py", "requirements.txt", "requirements-test.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    about = importlib.util.spec_from_file_location("front_door", tmp_path / "run.py")
    assert about
    assert about.loader
    door = importlib.util.module_from_spec(about)
    about.loader.exec_module(door)
    door.steps = []

    def step(command: list[str], check: bool = True) -> None:
        door.steps.append(command)
        if "venv" in command:
            door.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            door.PYTHON.write_text("", encoding="ascii")

    monkeypatch.setattr(door, "call", step)
    monkeypatch.setattr(door, "recent_pip", lambda: True)
    monkeypatch.setattr("shutil.which", lambda name: None)
    return door


def test_a_first_start_makes_a_venv_and_installs_with_checksums(door: ModuleType) -> None:
    """Without ensurepip, with hashes, without a cache elsewhere, and compiled; a second start does nothing."""
    door.set_up(False)
    made, installed, compiled = door.steps
    assert made[1:4] == ["-m", "venv", "--without-pip"]
    assert "--require-hashes" in installed
    assert "--no-cache-dir" in installed
    assert "compileall" in compiled
    door.set_up(False)
    assert len(door.steps) == 3


def test_uv_is_used_when_it_is_there(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """uv installs the same list with the same checksums."""
    monkeypatch.setattr("shutil.which", lambda name: "/somewhere/uv")
    door.set_up(False)
    assert door.steps[1][:3] == ["/somewhere/uv", "pip", "install"]
    assert "--require-hashes" in door.steps[1]


def test_changed_requirements_are_installed_again(door: ModuleType) -> None:
    """One byte more in the list, and the next start installs; the folder is kept."""
    door.set_up(False)
    with (door.HERE / "requirements.txt").open("a", encoding="ascii") as file:
        file.write("# more\n")
    assert not door.up_to_date(False)
    door.set_up(False)
    assert sum("install" in step for step in door.steps) == 2


def test_a_broken_off_first_start_is_done_again(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """What half an installation left behind is cleared away before the next one."""
    whole = door.install

    def broken(listed: Path) -> None:
        (door.VENV / "lib").mkdir()
        (door.VENV / "lib" / "half").write_text("", encoding="ascii")
        raise KeyboardInterrupt

    monkeypatch.setattr(door, "install", broken)
    with pytest.raises(KeyboardInterrupt):
        door.set_up(False)
    assert not door.up_to_date(False)
    monkeypatch.setattr(door, "install", whole)
    door.set_up(False)
    assert door.up_to_date(False)
    assert not (door.VENV / "lib" / "half").exists()


def test_tests_bring_their_own_packages(door: ModuleType) -> None:
    """The packages of the tests go into the same folder, and serve the program as well."""
    door.set_up(True)
    assert str(door.HERE / "requirements-test.txt") in door.steps[1]
    assert door.up_to_date(True)
    assert door.up_to_date(False)


def test_an_environment_somebody_else_made_is_not_emptied(door: ModuleType) -> None:
    """A `.venv` without our mark is completed, never cleared."""
    (door.VENV / "own").mkdir(parents=True)
    door.set_up(False)
    assert (door.VENV / "own").exists()


@pytest.mark.skipif(os.name == "nt", reason="the lock is another one on Windows")
def test_two_starts_at_once_wait_for_each_other(door: ModuleType) -> None:
    """While one start holds the lock another waits; when it lets go, in whatever way, the other goes on."""
    program = (
        "import importlib.util, sys; s = importlib.util.spec_from_file_location('d', sys.argv[1]); d = importlib.util.module_from_spec(s);"
        "s.loader.exec_module(d)\nwith d.only_one_at_a_time(d.VENV / 'lock'): print('in', flush=True)"
    )
    door.VENV.mkdir()
    with door.only_one_at_a_time(door.VENV / "lock"):
        other = subprocess.Popen([sys.executable, "-c", program, str(door.HERE / "run.py")], stdout=subprocess.PIPE, text=True)
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.7)
    assert other.communicate(timeout=30)[0] == "in\n"


def test_it_steps_aside_when_told_or_when_everything_is_there(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """DISTRICT_NO_SETUP=1 is enough; so is a Python that has the packages; one missing package is not."""
    monkeypatch.setenv("DISTRICT_NO_SETUP", "1")
    assert door.ready(True)
    monkeypatch.delenv("DISTRICT_NO_SETUP")
    assert door.ready(False)
    monkeypatch.setattr(door, "NEEDED", ("json", "no_such_package"))
    assert not door.ready(False)


def test_settings_that_send_packages_elsewhere_are_left_out(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """PIP_USER and the like would install outside this folder."""
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    assert not {"PIP_USER", "PIP_TARGET", "PYTHONPATH"} & set(door.surroundings())


def test_a_failed_step_is_one_sentence(door: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a connection, or without room to write, the answer is one sentence and exit code 4."""

    def failing(tests: bool) -> None:
        raise OSError("pip -> 1")

    monkeypatch.setattr(door, "set_up", failing)
    monkeypatch.setattr(door, "ready", lambda tests: False)
    assert door.main() == 4
    assert "pip -> 1" in capsys.readouterr().err


def test_an_old_python_is_told_so(door: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A Python that is too old gets one sentence in two languages and exit code 4."""
    monkeypatch.setattr(door, "OLDEST", (9, 9))
    assert door.main() == 4
    assert "9.9" in capsys.readouterr().err


def test_the_lists_are_pinned_and_agree() -> None:
    """Every package of both lists has one version and a checksum, and the tests use the versions the program uses."""
    pins = {}
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        found = re.findall(r"^([\w.-]+)==(\S+)(?: ; (.+?))? \\\n\s+--hash=sha256:", text, re.MULTILINE)
        assert len(found) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE)) > 20
        pins[name] = set(found)
    assert pins["requirements.txt"] <= pins["requirements-test.txt"]


def test_no_file_names_a_package_host() -> None:
    """A list that names a server would tie everybody to it."""
    said = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = [name for name in said.stdout.split("\0") if name] or ["requirements.txt", "requirements-test.txt", "pyproject.toml"]
    for name in names:
        file = ROOT / name
        if file.is_file() and file.stat().st_size < 1 << 20:
            assert not HOSTS.search(file.read_text(encoding="utf-8", errors="replace")), name
