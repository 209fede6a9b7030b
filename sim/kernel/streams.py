"""Chance with a name and an owner: the same thing meets the same number, whoever asks and in whatever order.

Two runs that differ in one policy therefore differ only where that policy acts.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from struct import Struct
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np

SCHEME = "blake2b-named-2"
"""Name of the way in which numbers are made; goes into the manifest and changes when the numbers do."""

_PACK: tuple[Callable[..., bytes], ...] = tuple(Struct(f"<{n}q").pack for n in range(6))
_SHARE = 2.0**-53
Numbers = TypeVar("Numbers", float, tuple[float, ...])

Chance = Callable[..., float]
"""`chance(*keys)` is the one number in (0, 1) of that name and those whole numbers."""
Chances = Callable[..., tuple[float, ...]]
"""`chances(*keys)` are the numbers in (0, 1) of that name and those whole numbers."""


def key_of(name: str) -> int:
    """A whole number that stands for a name (63 bits), the same in every run and on every machine."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little") >> 1


class Streams:
    """All chance of one replication."""

    def __init__(self, seed: int, replication: int, strict: bool = False) -> None:
        self.seed = seed
        self.replication = replication
        self._root = blake2b(_PACK[2](seed, replication), digest_size=32, person=SCHEME.encode()[:16]).digest()
        self._seen: dict[str, set[tuple[int, ...]]] | None = {} if strict else None

    def chance(self, name: str) -> Chance:
        """One number per key tuple: `chance("tells")(call, member)`; keys are up to five whole numbers below 2^63.

        In strict mode (used in tests) drawing a key twice raises `RepeatedDraw`.
        """
        draw = self.trait(name)
        return draw if self._seen is None else _refusing_repeats(name, draw, self._seen.setdefault(name, set()))

    def chances(self, name: str, count: int) -> Chances:
        """Like `chance`, but a key has `count` numbers (up to eight), for a thing that always asks for all of them.

        Drawn together they cost little more than one.
        """
        start, words = self._start(name, 8 * count), Struct(f"<{count}Q").unpack

        def draw(*keys: int) -> tuple[float, ...]:
            hashed = start.copy()
            hashed.update(_PACK[len(keys)](*keys))
            return tuple([(word >> 11 | 1) * _SHARE for word in words(hashed.digest())])

        return draw if self._seen is None else _refusing_repeats(name, draw, self._seen.setdefault(name, set()))

    def trait(self, name: str) -> Chance:
        """Like `chance`, for what belongs to a thing for good (a character, an agreed length): it may be asked for again."""
        return _draw_from(self._start(name, 8))

    def _start(self, name: str, size: int) -> blake2b:
        return blake2b(self._root + name.encode() + b"\0", digest_size=size)

    def bulk(self, name: str, *keys: int) -> np.random.Generator:
        """A generator of its own for drawing a whole tape at once, by name and keys."""
        import numpy as np  # here, as a policy may want the key of a name when a file is only checked

        digest = blake2b(self._root + name.encode() + b"\0" + _PACK[len(keys)](*keys), digest_size=16).digest()
        return np.random.Generator(np.random.Philox(key=int.from_bytes(digest, "little")))


class RepeatedDraw(AssertionError):
    """A number was drawn twice for the same thing and occasion; its key lacks the occasion."""


def _draw_from(start: blake2b) -> Chance:
    copy, pack, from_bytes = start.copy, _PACK, int.from_bytes

    def draw(*keys: int) -> float:
        hashed = copy()
        hashed.update(pack[len(keys)](*keys))
        return (from_bytes(hashed.digest(), "little") >> 11 | 1) * _SHARE  # the odd 53-bit numbers: never 0, never 1

    return draw


def _refusing_repeats(name: str, draw: Callable[..., Numbers], seen: set[tuple[int, ...]]) -> Callable[..., Numbers]:
    def draw_once(*keys: int) -> Numbers:
        if keys in seen:
            raise RepeatedDraw(f"'{name}' was drawn twice for {keys}")
        seen.add(keys)
        return draw(*keys)

    return draw_once
