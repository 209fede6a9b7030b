"""The logbook keeps everything that was told, in order, and lets others listen without touching."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.journal import Journal, fact


class Told(NamedTuple):
    """Somebody told something."""

    time: int
    what: str


class Asked(NamedTuple):
    """Somebody asked something."""

    time: int
    what: str


def test_a_fact_begins_with_its_time() -> None:
    """A kind of fact without a time in front is refused; a good one comes back as it is."""

    class Timeless(NamedTuple):
        who: str
        time: int

    with pytest.raises(TypeError, match="Timeless"):
        fact(Timeless)
    assert fact(Told) is Told


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans())))
def test_nothing_is_lost_and_rows_are_in_order_of_time(told: list[tuple[int, bool]]) -> None:
    """Every fact comes back once; rows go by second, then kind, then in order of telling."""
    journal = Journal()
    facts = [(Told if kind else Asked)(time, f"{number}") for number, (time, kind) in enumerate(sorted(told, key=lambda each: each[0]))]
    for each in facts:
        journal.write(type(each), *each)
    for kind in (Told, Asked):
        assert journal.of(kind) == [each for each in facts if type(each) is kind]
        assert list(journal.between(kind, 3, 6)) == [each for each in facts if type(each) is kind and 3 <= each.time < 6]
    rows = list(journal.rows())
    assert rows == sorted(
        ((each.time, type(each).__name__, {"time": each.time, "what": each.what}) for each in facts),
        key=lambda row: (row[0], row[1], int(row[2]["what"])),
    )


def test_equal_tuples_of_different_kinds_stay_apart() -> None:
    """Told and Asked with the same fields are different facts."""
    journal = Journal()
    journal.write(Told, 1, "x")
    assert journal.of(Asked) == []
    assert list(journal.between(Asked, 0, 9)) == []
    assert [kind for _, kind, _ in journal.rows()] == ["Told"]


def test_listeners_hear_their_kind_at_once_in_order() -> None:
    """Whoever listens hears each fact of that kind as it is told, and no other; earlier facts are not repeated."""
    journal, heard = Journal(), []
    journal.write(Told, 0, "before")
    journal.listen(Told, lambda told: heard.append(("first", told.what, len(journal.of(Told)))))
    journal.listen(Told, lambda told: heard.append(("second", told.what, len(journal.of(Told)))))
    journal.write(Asked, 1, "other")
    assert journal.write(Told, 2, "now") is None
    assert heard == [("first", "now", 2), ("second", "now", 2)]
