"""One file and one decorator make one plug-in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.kernel.registry import Registry

PLUG_IN = """
from {package} import things

@things.register("{name}")
class {name}:
    pass
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty package with a registry called `things`, importable as `plug_ins_of_a_test`."""
    folder = tmp_path / "plug_ins_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("from sim.kernel.registry import Registry\nthings = Registry(__name__)\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield folder
    for name in [name for name in sys.modules if name.startswith(folder.name)]:
        del sys.modules[name]


def things_of(package: Path) -> Registry:
    """The registry of the package."""
    return __import__(package.name).things


def write(package: Path, file: str, name: str) -> None:
    """Add one file with one plug-in."""
    (package / f"{file}.py").write_text(PLUG_IN.format(package=package.name, name=name))


def test_a_file_in_the_folder_is_found_when_somebody_first_asks(package: Path) -> None:
    """No list to keep: the files are read at the first question, and names come in alphabetical order."""
    write(package, "second", "alpha")
    write(package, "first", "omega")
    things = things_of(package)
    assert f"{package.name}.first" not in sys.modules
    assert list(things) == ["alpha", "omega"]
    assert len(things) == 2
    assert things["omega"].__name__ == "omega"
    assert "nobody" not in things


def test_two_of_one_name_are_refused(package: Path) -> None:
    """A second thing of the same name is an error that names it."""
    write(package, "first", "alpha")
    write(package, "second", "alpha")
    with pytest.raises(ValueError, match="'alpha' is registered twice"):
        list(things_of(package))


def test_a_broken_file_is_never_skipped_silently(package: Path) -> None:
    """As long as one file is broken every question fails; half a list is no list."""
    write(package, "alpha", "alpha")
    (package / "broken.py").write_text("raise ImportError('half a file')\n")
    write(package, "later", "later")
    things = things_of(package)
    for _ in range(2):
        with pytest.raises(ImportError, match="half a file"):
            list(things)
    (package / "broken.py").write_text("")
    assert list(things) == ["alpha", "later"]
