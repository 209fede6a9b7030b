"""A problem in a beat: it keeps producing incidents until it is solved, fades, or is the district's no more."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.fading import Fading
from sim.kernel.streams import Chance, Streams, key_of
from sim.kernel.week import WEEK, OpeningHours
from sim.parameters.base import as_number

if TYPE_CHECKING:
    from sim.parameters.patrol import AttentionSettings
    from sim.parameters.problems import ProblemKind, ProblemSettings

    from .beats import Beat

ENDED = ("solved", "faded")


class Problem:
    """One problem. `state` is hidden, signalled, in_hand, solved or faded."""

    __slots__ = (
        "act_hours", "active", "asked_of", "attempts", "beat", "calm", "circle", "crosses_beats", "dose", "ends_at", "incident_kind",
        "key", "kind", "name", "needed", "next_try", "settings", "severity", "signalled_at", "started", "state", "unmet_since",
        "worked_at",
    )

    def __init__(
        self, birth: Birth, kind: ProblemKind, beat: Beat, attention: AttentionSettings
    ) -> None:
        self.name = birth.name
        self.key = key_of(birth.name)
        self.kind = birth.kind
        self.settings = kind
        self.incident_kind = kind.incident_kind
        """What its incidents are; something else once it has slid into crime."""
        self.beat = beat
        self.started = birth.time
        self.ends_at = birth.fades_at
        """When it ends by itself if nobody solves it."""
        self.severity = birth.severity
        self.circle = birth.circle
        """Numbers of the citizens around it."""
        self.crosses_beats = False
        """Whether it crosses the border of its beat."""
        self.active = OpeningHours(kind.active)
        self.needed = tuple(f"{piece}{number}" for piece, count in kind.needs.items() for number in range(1, count + 1))
        self.calm = Fading(0.0, as_number(attention.calm_half_life), at=birth.time)
        self.dose = Fading(0.0, as_number(attention.dose_half_life), at=birth.time)
        self.state = "hidden"
        self.attempts = 0
        """Acts that failed."""
        self.signalled_at = -1
        self.next_try = 0
        self.act_hours = 0.0
        """Hours that the officer still owes to an act of his own."""
        self.asked_of: dict[str, int] = {}
        """When each squad was last asked for attention to it."""
        self.unmet_since = -1
        """Since when attention was asked and no car came; -1 if none is wanting."""
        self.worked_at = -1
        """When the officer last worked on it."""

    def __repr__(self) -> str:
        return f"Problem({self.name}, {self.state})"

    @property
    def open(self) -> bool:
        """Whether it still produces incidents."""
        return self.state not in ENDED

    @property
    def known_to_officer(self) -> bool:
        """Whether the officer of the beat knows of it."""
        return self.state in ("signalled", "in_hand")

    def intensity(self, now: int, worst: float) -> float:
        """Share of the ceiling rate at which incidents happen now, 0-1."""
        calm, patrolled = self.calm.read(now), self.beat.patrolled.read(now)
        return self.severity * (1 - calm) * (1 - patrolled) / worst

    def parties(self) -> tuple[str, ...]:
        """Who must act at this try."""
        tries = self.settings.act_by
        return tuple(tries[self.attempts % len(tries)].split(" + "))


class Birth(NamedTuple):
    """All that is settled about a problem before the run."""

    time: int
    name: str
    kind: str
    severity: float
    circle: tuple[int, ...]
    fades_at: int


def births(
    beat: Beat, kind_name: str, kind: ProblemKind, settings: ProblemSettings, streams: Streams, weeks: int, times: float = 1.0
) -> list[Birth]:
    """The problems of one kind that begin in one beat during the run, oldest first; `times` as many as the settings say.

    A Poisson stream with its own number stream, so that another kind, beat or rate leaves these as they are:
    candidates come at four times the rate and are thinned by a mark.
    """
    rate = kind.per_beat_year / 52 * settings.multiplier * beat.settings.problems * times
    ceiling = max(kind.per_beat_year / 52 * 4, rate)
    chance = streams.trait("problem born")
    kind_key = key_of(f"problem kind {kind_name}")
    born: list[Birth] = []
    time, number = 0.0, 0
    while ceiling > 0:
        time += -math.log(chance(beat.key, kind_key, number, 0)) / ceiling * WEEK
        if time >= weeks * WEEK:
            break
        if chance(beat.key, kind_key, number, 1) < rate / ceiling:
            born.append(_birth(int(time), number, beat, kind_name, kind_key, kind, settings, chance))
        number += 1
    return born


def _birth(
    time: int, number: int, beat: Beat, kind_name: str, kind_key: int, kind: ProblemKind, settings: ProblemSettings, chance: Chance
) -> Birth:
    def draw(aspect: int) -> float:
        return chance(beat.key, kind_key, number, aspect)

    low, high = settings.circle_low, max(settings.circle_low, settings.circle_high)
    size = min(beat.citizens, low + int(draw(3) * (high - low + 1)))
    circle = tuple(int(chance(beat.key, kind_key, number, 10, place) * beat.citizens) for place in range(size))
    weekly = -math.log1p(-kind.fades) if kind.fades < 1 else math.inf
    fades_at = time + int(-math.log(draw(4)) / weekly * WEEK) if weekly else 1 << 61
    return Birth(time, f"{beat.name}/{kind_name}/{number}", kind_name, 0.5 + draw(2), tuple(dict.fromkeys(circle)), fades_at)
