"""One run as a class sees it: a head, a line for every week, and an end. The same question gives the same bytes, whoever asks."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sim.kernel.week import WEEK
from sim.metrics import SIZE, measure
from sim.metrics.book import Book
from sim.metrics.scope import groups_of
from sim.study.versions import code_version
from sim.world.facts import FoundClosed, Silent, StoodIn

from .curves import PARTIES, Lines, catalogue
from .happenings import REASONS, Happenings, between
from .people import open_hours, persons
from .ties import TieLines

if TYPE_CHECKING:
    from sim.district import District

    from .ground import Ground
    from .schedule import Schedule

QUARTER = 13
"""Weeks that are told at a time: curves and scoreboard are taken after each quarter."""


def lines(ground: Ground, schedule: Schedule, reference: bool = False, district: District | None = None) -> Iterator[bytes]:
    """The lines of a run. With `reference` the same world without its levers of policy, counted in the same groups of beats.

    `district` is the world at the end of its warm-up, if somebody has it already; it is used up.
    """
    told = Telling(ground, schedule, reference, district)
    yield line(told.head())
    for first in range(0, schedule.weeks, QUARTER):
        for week in told.quarter(first, min(first + QUARTER, schedule.weeks)):
            yield line(week)
    yield line(told.end())


def line(told: dict[str, Any]) -> bytes:
    """One line of JSON."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"


def warmed(ground: Ground, schedule: Schedule) -> District:
    """The world of a schedule at the end of its warm-up, before any lever was moved."""
    from sim.district import District

    scenario = ground.world(schedule.without_policies())
    district = District(scenario, policies=False)
    district.run_until_week(scenario.run.warm_up_weeks)
    return district


class Telling:
    """One run under way."""

    def __init__(self, ground: Ground, schedule: Schedule, reference: bool, district: District | None) -> None:
        self._schedule, self._reference = schedule, reference
        full = ground.world(schedule)
        self._groups = groups_of(full)
        self._scenario = ground.world(schedule.without_policies()) if reference else full
        self._first = self._scenario.run.warm_up_weeks
        self.district = warmed(ground, schedule) if district is None else district
        self.district.adopt_policies(self._scenario)
        self._persons = persons(self.district)
        numbers = {person["id"]: number for number, person in enumerate(self._persons)}
        self._beats = {beat.name: number for number, beat in enumerate(self.district.beats)}
        journal = self.district.journal
        book = Book(journal, self._scenario, self._groups)
        self._ties = TieLines(book, numbers, {name: beat.citizens for name, beat in self._scenario.beats.items()})
        officers = {beat.name: beat.officer.name for beat in self.district.beats if beat.officer is not None}
        self._happenings = Happenings(journal, numbers, self._beats, officers)
        self._lines = Lines(journal, self._scenario, self._groups)
        self._coupled_squads = bool(self._groups["coupled_squads"])

    def head(self) -> dict[str, Any]:
        """Who is there, what is followed, and how every tie stands at the start."""
        schedule = self._schedule
        shown = [party for party in PARTIES if self._coupled_squads or party not in ("coupled_squad", "other_squads")]
        return {
            "kind": "head", "seed": schedule.seed, "weeks": schedule.weeks, "version": code_version()[:12], "reference": self._reference,
            "levers": schedule.echo(), "first_week": self._first, "people": self._persons,
            "beats": [{"id": name, "name": name} for name in self._beats], "groups": self._groups_by_number(),
            "curves": catalogue(), "parties": [_named(name, PARTIES[name]) for name in shown],
            "reasons": [_named(name, said) for name, said in REASONS.items()], "open": open_hours(self.district),
            "ties": self._ties.changed(self._first * WEEK),
        }  # fmt: skip

    def _groups_by_number(self) -> dict[str, list[int]]:
        return {name: [self._beats[beat] for beat in self._groups[name]] for name in ("coupled", "other")}

    def quarter(self, first: int, end: int) -> Iterator[dict[str, Any]]:
        """The weeks from `first` until `end`, after they have passed."""
        hours, opened = [], open_hours(self.district)
        for week in range(first, end):
            self.district.run_until_week(self._first + week)
            # What changes at the start of this very week has not happened yet; a second into it, it has.
            self.district.calendar.run_until((self._first + week) * WEEK + 1)
            now = open_hours(self.district)
            hours.append(now if week == 0 or now != opened else None)
            opened = now
        self.district.run_until_week(self._first + end)
        curves, boards = self._lines.of(first, end), self._lines.scoreboards(first, end)
        for place, week in enumerate(range(first, end)):
            yield self._week(week, curves[place], boards[place], hours[place])

    def _week(self, week: int, curves: Any, board: Any, hours: Any) -> dict[str, Any]:
        start = (self._first + week) * WEEK
        journal = self.district.journal
        happenings, left_out = self._happenings.of_week(start)
        silent = Counter(told.reason for told in between(journal, Silent, start, start + WEEK))
        stood_in = sum(told.seconds for told in between(journal, StoodIn, start, start + WEEK))
        told = {
            "kind": "week", "week": week, "ties": self._ties.changed(start + WEEK), "curves": curves, "scoreboard": board,
            "happenings": happenings, "left_out": left_out, "silence": [silent[reason] for reason in REASONS],
            "queue": len(between(journal, FoundClosed, start, start + WEEK)), "stood_in": round(stood_in / 3600, 1),
        }  # fmt: skip
        return told if hours is None else told | {"open": hours}

    def end(self) -> dict[str, Any]:
        """The measures of a study, for this one world; those of single partners are left to the study."""
        found = measure(self.district.journal, self._scenario, self._groups)
        partners = tuple(f".{name}" for name in self._scenario.partners)
        figures = {
            name: value if math.isfinite(value) else None for name, value in found.items()
            if SIZE not in name and not name.partition("@")[0].endswith(partners)
        }  # fmt: skip
        return {"kind": "end", "figures": figures}


def _named(name: str, said: tuple[str, str]) -> dict[str, str]:
    return {"id": name, "nl": said[0], "en": said[1]}
