"""A value that fades towards its rest, computed when somebody looks."""

from __future__ import annotations

from functools import lru_cache
from math import exp, inf, log

from .week import WEEK


class Fading:
    """x(t) = rest + (x − rest)·2^(−Δt/h), with the half-life h in weeks; an infinite h never fades."""

    __slots__ = ("_at", "_rate", "_value", "rest")

    def __init__(self, value: float, half_life: float, rest: float = 0.0, at: int = 0) -> None:
        self._value = value
        self._at = at
        self._rate = fade_rate(half_life)
        self.rest = rest

    def read(self, now: int) -> float:
        """The value at second `now`."""
        rest, beyond = self.rest, self._value - self.rest
        return rest + beyond * exp(-self._rate * (now - self._at)) if beyond and self._rate else self._value

    def set(self, value: float, now: int) -> None:
        """Give it a new value from now on."""
        self._value = value
        self._at = now

    def add(self, amount: float, now: int) -> float:
        """Add to what is left of it now; returns the new value."""
        rest, beyond = self.rest, self._value - self.rest  # as in `read`, which is asked for too often to be called here
        left = rest + beyond * exp(-self._rate * (now - self._at)) if beyond and self._rate else self._value
        self._value = value = left + amount
        self._at = now
        return value

    def approach(self, share: float, now: int) -> None:
        """Take a share of what is missing from 1 now."""
        value = self.read(now)
        self._value = value + share * (1 - value)
        self._at = now


@lru_cache(maxsize=256)
def fade_rate(half_life: float) -> float:
    """The rate per second that belongs to a half-life in weeks; 0 for an infinite one."""
    return 0.0 if half_life == inf else log(2) / (half_life * WEEK)
