"""Chance has a name and an owner: no two things share a number, and the same thing always meets the same one."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.kernel.streams import RepeatedDraw, Streams, key_of

whole = st.integers(-(2**63), 2**63 - 1)
keys = st.lists(whole, max_size=5)

PUBLISHED = (0.21341666418320793, 0.5507996401320902)
PUBLISHED_KEY = 2916737391107992870


@given(st.text(max_size=30), keys, st.integers(0, 2**53), st.integers(0, 10**6))
def test_the_same_thing_always_meets_the_same_number(name: str, things: list[int], seed: int, replication: int) -> None:
    """A number depends on seed, replication, name and keys alone, and lies strictly between 0 and 1."""
    chance = Streams(seed, replication).chance(name)
    first = chance(*things)
    chance(*things[:1])
    assert 0 < first < 1
    assert first == chance(*things) == Streams(seed, replication).chance(name)(*things)


def test_numbers_are_the_same_on_every_machine() -> None:
    """Two numbers written down: whoever changes them changes every result, and must say so in SCHEME and the change log."""
    assert Streams(1, 1).chance("tells")(3, 4) == pytest.approx(PUBLISHED[0], abs=0)
    assert Streams(2**53, 0).chance("")() == pytest.approx(PUBLISHED[1], abs=0)
    assert key_of("Spoorwijk") == PUBLISHED_KEY


def test_the_order_of_asking_does_not_matter() -> None:
    """Somebody who draws in between, or in another order, changes nobody's number."""
    things = list(itertools.product(range(5), range(5)))
    forward = {thing: Streams(7, 1).chance("a")(*thing) for thing in things}
    streams = Streams(7, 1)
    a, b = streams.chance("a"), streams.chance("b")
    for thing in reversed(things):
        b(*thing)
        assert a(*thing) == forward[thing]


def test_too_many_or_wrong_keys_are_errors() -> None:
    """Keys are at most five whole numbers; a share, a word or a sixth key is refused."""
    chance = Streams(1, 1).chance("x")
    for wrong in ((1.5,), ("a",), (2**63,), (1, 2, 3, 4, 5, 6)):
        with pytest.raises((struct.error, IndexError)):
            chance(*wrong)


def key_tuples(count: int) -> Iterable[tuple[int, int, str, tuple[int, ...]]]:
    """`count` different (seed, replication, name, keys), neighbours in every direction."""
    names = ["tells", "tell", "tellss", "takes", "on scene", "on scen", "", "0", "\0", "tells\0"]
    thing = itertools.count()
    while True:
        entity = next(thing)
        for seed in (0, 1, 2, 2**53):
            for replication in (0, 1, 2, 255, 256):
                for name in names:
                    for things in ((entity,), (entity, 0), (0, entity, 0), (-entity - 1,), (entity << 32,)):
                        if (entity == 0) and things[0] == 0 and things != (0,):
                            continue
                        yield seed, replication, name, things
                        count -= 1
                        if not count:
                            return


def no_collision(count: int) -> None:
    """All numbers of `count` different keys differ (chance of one pair by accident at a million: 1 in 9,000)."""
    chances: dict[tuple[int, int, str], object] = {}
    asked, numbers = set(), set()
    for seed, replication, name, things in key_tuples(count):
        if (seed, replication, name) not in chances:
            chances[seed, replication, name] = Streams(seed, replication).chance(name)
        asked.add((seed, replication, name, things))
        numbers.add(chances[seed, replication, name](*things))  # type: ignore[operator]
    assert len(numbers) == len(asked) >= 0.9 * count


def test_no_two_things_share_a_number() -> None:
    """100,000 neighbouring keys, 100,000 different numbers."""
    no_collision(100_000)


@pytest.mark.full
def test_a_million_keys_share_no_number() -> None:
    """A million neighbouring keys, a million different numbers."""
    no_collision(1_000_000)


def test_a_name_never_runs_into_its_keys() -> None:
    """A name that ends in what another's key begins with is another stream."""
    assert Streams(1, 1).chance("a")(int.from_bytes(b"bbbbbbbb", "little")) != Streams(1, 1).chance("abbbbbbbb")()
    assert Streams(1, 1).chance("a")(1) != Streams(1, 1).chance("a")(1, 0)
    assert Streams(1, 2).chance("a")(1) != Streams(2, 1).chance("a")(1)


def series(seed: int, replication: int, name: str, count: int, *first: int) -> np.ndarray:
    """The numbers of `count` things in a row."""
    chance = Streams(seed, replication).chance(name)
    return np.array([chance(*first, thing) for thing in range(count)])


COUNT = 100_000


@pytest.fixture(scope="module")
def base() -> np.ndarray:
    """The numbers of the first things of seed 1, replication 1."""
    return series(1, 1, "tells", COUNT)


@pytest.mark.parametrize(
    ("seed", "replication", "name", "first"),
    [
        (2, 1, "tells", ()), (0, 1, "tells", ()), (1, 2, "tells", ()), (1, 0, "tells", ()),
        (1, 1, "takes", ()), (1, 1, "tells", (0,)), (1, 1, "tells", (1,)),
    ],
)
def test_neighbours_are_not_related(base: np.ndarray, seed: int, replication: int, name: str, first: tuple[int, ...]) -> None:
    """Next seed, next replication, other name, one key more: no number shared, correlation below 0.01."""
    other = series(seed, replication, name, COUNT, *first)
    assert abs(np.corrcoef(base, other)[0, 1]) < 0.01
    assert not np.isin(base, other).any()


def test_one_thing_tells_nothing_about_the_next(base: np.ndarray) -> None:
    """Numbers of things in a row are uniform (KS, χ² of pairs) and uncorrelated at lags 1 to 5."""
    assert stats.kstest(base, "uniform").pvalue > 1e-4
    for lag in range(1, 6):
        assert abs(np.corrcoef(base[:-lag], base[lag:])[0, 1]) < 0.01
    pairs, _, _ = np.histogram2d(base[:-1], base[1:], bins=20, range=[[0, 1], [0, 1]])
    assert stats.chisquare(pairs.ravel()).pvalue > 1e-4
    assert abs(base.mean() - 0.5) < 4 * np.sqrt(1 / 12 / COUNT)


def test_the_test_of_uniformity_can_fail(base: np.ndarray) -> None:
    """Numbers that lean by one in a hundred are caught."""
    assert stats.kstest(base**1.02, "uniform").pvalue < 1e-4


def test_a_key_drawn_twice_is_refused_in_strict_mode() -> None:
    """In tests nobody may draw for the same thing and occasion twice, whoever holds the stream; other names and keys are free."""
    streams = Streams(1, 1, strict=True)
    one, other = streams.chance("tells"), streams.chance("tells")
    assert one(1, 2) == Streams(1, 1).chance("tells")(1, 2)
    streams.chance("takes")(1, 2)
    one(2, 1)
    with pytest.raises(RepeatedDraw, match=r"'tells'.*\(1, 2\)"):
        one(1, 2)
    with pytest.raises(RepeatedDraw, match=r"'tells'.*\(1, 2\)"):
        other(1, 2)


def test_a_replication_knows_its_seed_and_number() -> None:
    """What a world was made from can be read off it."""
    assert (Streams(5, 7).seed, Streams(5, 7).replication) == (5, 7)


def test_a_trait_may_be_asked_for_again() -> None:
    """What belongs to a thing for good is the same number as a chance of that name, and no repeat in strict mode."""
    trait = Streams(1, 1, strict=True).trait("readiness")
    assert trait(4) == trait(4) == Streams(1, 1).chance("readiness")(4)


def test_tapes_drawn_at_once_are_independent_of_each_other() -> None:
    """A tape by name and keys is the same however much was drawn elsewhere, and unrelated to its neighbours."""
    streams = Streams(1, 1)
    tape = streams.bulk("incidents", 0).random(COUNT)
    streams.chance("incidents")(0)
    assert (Streams(1, 1).bulk("incidents", 0).random(COUNT) == tape).all()
    assert stats.kstest(tape, "uniform").pvalue > 1e-4
    others = [streams.bulk("incidents", 1), streams.bulk("incidents"), streams.bulk("incident", 0), streams.bulk("incidents", 0, 0),
              Streams(1, 2).bulk("incidents", 0), Streams(2, 1).bulk("incidents", 0)]  # fmt: skip
    for other in others:
        numbers = other.random(COUNT)
        assert abs(np.corrcoef(tape, numbers)[0, 1]) < 0.01
        assert not np.isin(tape, numbers).any()


def test_a_longer_tape_begins_with_the_shorter() -> None:
    """Doubling the horizon leaves what came before as it was."""
    assert (Streams(1, 1).bulk("days").random(50) == Streams(1, 1).bulk("days").random(100)[:50]).all()


def test_names_have_keys_of_their_own() -> None:
    """100,000 names give 100,000 keys that fit in a stream."""
    found = {key_of(f"beat {number}") for number in range(100_000)}
    assert len(found) == 100_000
    assert all(0 <= key < 2**63 for key in found)
    assert key_of("Spoorwijk") != key_of("spoorwijk")
