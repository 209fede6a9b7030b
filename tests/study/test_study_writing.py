"""A file is whole or not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sim.study.versions import source_version
from sim.study.writing import CannotWriteError, remove_leftovers, write_together, write_whole


def test_a_file_gets_its_name_only_when_it_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """First the content is flushed, then the file is named, then the folder is flushed; in that order."""
    done: list[str] = []
    flush, rename = os.fsync, os.replace

    def flushed(handle: int) -> None:
        done.append("flush folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "flush")
        flush(handle)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(os, "replace", lambda old, new: (done.append(f"name {Path(new).name}"), rename(old, new)))
    write_together({tmp_path / "a": [b"1", b"2"], tmp_path / "b": [b"3"]})
    assert done == ["flush", "flush", "name a", "name b", *(["flush folder"] if os.name == "posix" else [])]
    assert (tmp_path / "a").read_bytes() == b"12"


def test_when_one_file_does_not_fit_all_old_files_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A disk that fills up half way leaves the old files as they were and nothing beside them."""
    write_whole(tmp_path / "a", b"old")
    flush, calls = os.fsync, iter([False, True])

    def full(handle: int) -> None:
        if next(calls, False):
            raise OSError(28, "No space left on device")
        flush(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWriteError) as said:
        write_together({tmp_path / "a": [b"new"], tmp_path / "b": [b"new"]})
    assert (said.value.path, said.value.number) == (str(tmp_path / "b"), 28)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_what_a_killed_run_left_half_written_is_thrown_away(tmp_path: Path):
    """Leftovers go, results stay."""
    (tmp_path / ".tmp-12-a").write_bytes(b"ha")
    (tmp_path / "a").write_bytes(b"whole")
    remove_leftovers(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_the_version_is_that_of_the_source_files(tmp_path: Path):
    """Another word or another name is another program; other line ends, caches and notes are not."""
    (tmp_path / "agents").mkdir()
    source = tmp_path / "agents" / "squad.py"
    source.write_bytes(b"a = 1\nb = 2\n")
    before = source_version(tmp_path)
    source.write_bytes(b"a = 1\r\nb = 2\r\n")
    (tmp_path / "agents" / "squad.pyc").write_bytes(b"cache")
    assert source_version(tmp_path) == before
    source.write_bytes(b"a = 1\nb = 3\n")
    assert source_version(tmp_path) != before
    source.write_bytes(b"a = 1\nb = 2\n")
    source.rename(tmp_path / "squad.py")
    assert source_version(tmp_path) != before
