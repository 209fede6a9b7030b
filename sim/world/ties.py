"""Ties between persons: strength from 0 to 1, read when needed, grown by contact and hurt by promises not kept."""

from __future__ import annotations

from collections import defaultdict
from math import exp
from typing import TYPE_CHECKING, Protocol

from sim.kernel.distributions import normal_quantile
from sim.kernel.fading import fade_rate
from sim.parameters.base import as_number
from sim.parameters.ties import TieSettings

from .facts import TieChanged

if TYPE_CHECKING:
    from sim.kernel.calendar import Calendar
    from sim.kernel.journal import Journal
    from sim.kernel.streams import Streams


class Person(Protocol):
    """What ties need to know of somebody."""

    name: str
    key: int
    role: str
    """officer, squad, detective, info, partner or citizen."""
    party: str
    """The squad, partner or group that the scoreboard counts this person with."""
    generation: int
    """How many predecessors had this place: a successor is another person."""
    former_detective: bool


class Tie:
    """One tie between an officer and somebody else, with what each gave the other lately."""

    __slots__ = ("_gave_at", "_given", "_got", "affinity", "at", "rate", "strength")

    def __init__(self, strength: float, rate: float, affinity: float, at: int) -> None:
        self.strength = strength
        self.at = at
        self.rate = rate
        """Fading per second."""
        self.affinity = affinity
        self._given = 0.0
        self._got = 0.0
        self._gave_at = at

    def read(self, now: int) -> float:
        """Strength at second `now`: s·2^(−Δt/h)."""
        return self.strength * exp(-self.rate * (now - self.at))

    def hurt(self, share: float, now: int) -> tuple[float, float]:
        """Lose a share of what there is; returns strength before and after."""
        before = self.strength * exp(-self.rate * (now - self.at))
        self.strength = after = before * (1 - share)
        self.at = now
        return before, after

    def exchange(self, now: int, rate: float, given: float = 0.0, got: float = 0.0) -> None:
        """Note that the officer gave or got something (a piece, a favour)."""
        fade = exp(-rate * (now - self._gave_at))
        self._given = self._given * fade + given
        self._got = self._got * fade + got
        self._gave_at = now

    def balance(self, now: int, rate: float) -> float:
        """What the officer gave against what he got, in (−1, 1): positive when the other owes him."""
        fade = exp(-rate * (now - self._gave_at))
        given, got = self._given * fade, self._got * fade
        return (given - got) / (given + got + 4)


class Ties:
    """All ties of the officers, by officer and the other person.

    A tie begins at the start value of its role when it is first looked at. Citizens are left out until met.
    """

    def __init__(self, settings: TieSettings, streams: Streams, calendar: Calendar, journal: Journal) -> None:
        self.settings = settings
        self._calendar = calendar
        self._journal = journal
        self._affinity = streams.trait("affinity")
        self._ties: defaultdict[str, dict[str | int, Tie]] = defaultdict(dict)
        """By the officer's name and the other's."""
        hl = settings
        self._rates = {
            "partner": fade_rate(as_number(hl.half_life_partner)),
            "detective": fade_rate(as_number(hl.half_life_detective)),
            "squad": fade_rate(as_number(hl.half_life_colleague)),
            "info": fade_rate(as_number(hl.half_life_colleague)),
            "citizen": fade_rate(as_number(hl.half_life_citizen)),
            "former": fade_rate(as_number(hl.half_life_former)),
        }
        self._starts = {
            "partner": hl.start_partner, "detective": hl.start_detective, "squad": hl.start_squad,
            "info": hl.start_info, "citizen": 0.0, "former": hl.start_former,
        }

    def between(self, officer: Person, other: Person) -> Tie:
        """The tie of an officer with somebody; made at its start value when first looked at."""
        tie = self._ties[officer.name].get(other.name)
        return tie if tie is not None else self._begin(officer, other)

    def strength(self, officer: Person, other: Person) -> float:
        """Its strength now."""
        return self.between(officer, other).read(self._calendar.now)

    def peek(self, officer: Person, name: str | int) -> float:
        """Its strength now by the other's name, without making one: 0 where there is none yet."""
        tie = self._ties[officer.name].get(name)
        return tie.strength * exp(-tie.rate * (self._calendar.now - tie.at)) if tie is not None else 0.0

    def grow(self, officer: Person, other: Person, cause: str, share: float) -> None:
        """A contact: the tie takes a share of what is missing."""
        if share <= 0:
            return
        tie = self._ties[officer.name].get(other.name) or self._begin(officer, other)
        now = self._calendar.now
        before = tie.strength * exp(-tie.rate * (now - tie.at))
        gain = share * tie.affinity
        tie.strength = after = before + (gain if gain < 1 else 1.0) * (1 - before)
        tie.at = now
        self._journal.write(TieChanged, now, officer.name, str(other.name), other.role, other.party, before, after, cause)

    def hurt(self, officer: Person, other: Person, cause: str, share: float) -> None:
        """A broken promise, a silence found out: the tie loses a share of what there is."""
        if share > 0:
            self._tell(officer, other, cause, self.between(officer, other).hurt(share, self._calendar.now))

    def renew(self, officer: Person, other: Person, handed_over: float = 0.0) -> None:
        """Somebody left: the tie with the successor starts near nothing, or with the share that was handed over to him."""
        now = self._calendar.now
        old = self.between(officer, other)
        before = old.read(now)
        self._ties[officer.name][other.name] = tie = self._make(
            officer, other, min(1.0, self.settings.successor + handed_over * before), now
        )
        tie.rate = old.rate  # a coupling holds for the place, not for the person
        self._tell(officer, other, "left", (before, tie.strength))

    def forget(self, officer: Person, other: Person) -> None:
        """Drop a tie that has come to nothing."""
        self._ties[officer.name].pop(other.name, None)

    def _begin(self, officer: Person, other: Person) -> Tie:
        tie = self._ties[officer.name][other.name] = self._make(officer, other, self._start_of(officer, other), 0)
        return tie

    def _start_of(self, officer: Person, other: Person) -> float:
        if other.role == "partner" and other.first_tie is not None:  # type: ignore[attr-defined]
            return other.first_tie  # type: ignore[attr-defined]
        return self._starts["former" if other.role == "detective" and officer.former_detective else other.role]

    def _make(self, officer: Person, other: Person, strength: float, at: int) -> Tie:
        role = "former" if other.role == "detective" and officer.former_detective else other.role
        spread = self.settings.affinity_spread
        affinity = 1.0
        if spread:
            quantile = normal_quantile(self._affinity(officer.key, other.key, other.generation))
            affinity = exp(spread * (quantile - spread / 2))
        return Tie(strength, self._rates[role], affinity, at)

    def _tell(self, officer: Person, other: Person, cause: str, change: tuple[float, float]) -> None:
        self._journal.write(TieChanged, self._calendar.now, officer.name, str(other.name), other.role, other.party, *change, cause)

    def set_rate(self, officer: Person, other: Person, half_life: float) -> None:
        """Let a tie fade at another pace from now on."""
        tie = self.between(officer, other)
        if tie.rate != fade_rate(half_life):
            now = self._calendar.now
            tie.strength, tie.at, tie.rate = tie.read(now), now, fade_rate(half_life)
