"""The tape: everything that could happen in a beat, drawn before the run; the same tape for every policy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.kernel.streams import Streams
from sim.kernel.week import DAY, HOUR, WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sim.parameters.citizens import CitizenSettings
    from sim.parameters.demand import DemandSettings

    from .beats import Beat


class Background(NamedTuple):
    """One potential incident that is not born of a problem. `u_report` is the number that decides whether it is reported."""

    time: int
    kind: str
    citizen: int
    u_report: float
    u_dispatch: float
    u_record: float
    number: int


class HelpRequest(NamedTuple):
    """One request for help to the officer of a beat."""

    time: int
    citizen: int
    u_accept: float
    number: int


def weekly_profile(demand: DemandSettings) -> np.ndarray:
    """Cumulative share of the week's demand at the end of each of its 168 hours."""
    weights = np.tile(np.asarray(demand.hour_weights, dtype=float), 7)
    hours = np.arange(168)
    day, hour = hours // 24, hours % 24
    friday_night = ((day == 4) & (hour >= 22)) | ((day == 5) & (hour < 3))
    saturday_night = ((day == 5) & (hour >= 22)) | ((day == 6) & (hour < 3))
    weights[friday_night | saturday_night] *= demand.weekend_night
    weights[day == 6] *= demand.sunday
    return np.cumsum(weights) / weights.sum()


def _times(rng: np.random.Generator, count: int, weeks: int, profile: np.ndarray) -> np.ndarray:
    """Moments of a Poisson stream with the weekly profile, sorted, in whole seconds."""
    week = rng.integers(0, weeks, count)
    hour = np.searchsorted(profile, rng.random(count), side="right").clip(0, 167)
    return np.sort(week * WEEK + hour * HOUR + rng.integers(0, HOUR, count))


class Neighbours:
    """Who background incidents and help requests fall upon: few people often, most people seldom."""

    def __init__(self, beat: Beat, citizens: CitizenSettings, streams: Streams) -> None:
        weights = streams.bulk("weights", beat.key).gamma(citizens.repeat_shape, size=beat.citizens)
        self._cumulative = np.cumsum(weights)

    def pick(self, shares: np.ndarray) -> np.ndarray:
        """Citizen numbers for an array of numbers in (0, 1)."""
        places = np.searchsorted(self._cumulative, shares * self._cumulative[-1], side="right")
        return places.clip(0, len(self._cumulative) - 1)


def background(
    beat: Beat, share: float, demand: DemandSettings, neighbours: Neighbours, streams: Streams, weeks: int, times: float = 1.0
) -> Iterator[Background]:
    """The potential background incidents of one beat, oldest first; `share` is its part of the district's demand, `times` a factor on it.

    More demand adds incidents to those of less demand, and leaves these as they are: the tape comes in layers of once the yearly
    number, of which the last is thinned. At 1.3 times the demand all of the first layer happens and three tenths of the second.
    """
    names = sorted(demand.kinds)
    factors = np.array([times * demand.multiplier * demand.kinds[name].factor for name in names])
    layers, numbered = [], 0
    for layer in range(max(1, math.ceil(factors.max()))):
        columns = _layer(layer, beat, share, demand, neighbours, streams, weeks)
        columns.append(np.arange(numbered, numbered + len(columns[0])))
        numbered += len(columns[0])
        wanted = factors - layer
        if wanted.min() < 1:
            marks = streams.bulk("background happens", beat.key, layer).random(len(columns[0]))
            columns = [column[marks < wanted[columns[1]]] for column in columns]
        layers.append(columns)
    times, places, *others = (np.concatenate(parts) for parts in zip(*layers, strict=True))
    order = np.argsort(times, kind="stable")
    happened = [names[place] for place in places[order].tolist()]
    return map(Background, times[order].tolist(), happened, *(column[order].tolist() for column in others))


def _layer(
    layer: int, beat: Beat, share: float, demand: DemandSettings, neighbours: Neighbours, streams: Streams, weeks: int
) -> list[np.ndarray]:
    """Once the yearly number of every kind, oldest first: times, places of kinds in order of name, citizens, and three shares."""
    profile = weekly_profile(demand)
    parts = []
    for place, (name, kind) in enumerate(sorted(demand.kinds.items())):
        rng = streams.bulk(f"background {name}", beat.key, *([layer] if layer else []))
        many = int(rng.poisson(kind.per_year / 52 * weeks * share))
        times = _times(rng, many, weeks, profile)
        numbers = rng.random((5, many))
        parts.append((times, np.full(many, place), neighbours.pick(numbers[0]), *numbers[1:4]))
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    order = np.argsort(columns[0], kind="stable")
    return [column[order] for column in columns]


def help_requests(
    beat: Beat, per_week: float, neighbours: Neighbours, streams: Streams, weeks: int, times: float = 1.0
) -> Iterator[HelpRequest]:
    """Requests for help in one beat, by day (08:00-20:00), oldest first; `times` adds to them or thins them, as it does incidents."""
    layers, numbered = [], 0
    for layer in range(max(1, math.ceil(times))):
        rng = streams.bulk("help", beat.key, *([layer] if layer else []))
        many = int(rng.poisson(per_week * weeks))
        moments = np.sort(rng.integers(0, 7 * weeks, many) * DAY + 8 * HOUR + rng.integers(0, 12 * HOUR, many))
        columns = (moments, neighbours.pick(rng.random(many)), rng.random(many), np.arange(numbered, numbered + many))
        happens = streams.bulk("help happens", beat.key, layer).random(many) < times - layer
        layers.append([column[happens] for column in columns])
        numbered += many
    whole = [np.concatenate(parts) for parts in zip(*layers, strict=True)]
    order = np.argsort(whole[0], kind="stable")
    return map(HelpRequest, *(column[order].tolist() for column in whole))
