"""One run as a class sees it: a head, a line for every week, and an end. The same question gives the same bytes, whoever asks."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sim.kernel.week import HOUR, WEEK
from sim.metrics.scope import groups_of
from sim.study.versions import code_version
from sim.world.facts import FoundClosed, Silent, StoodIn

from .curves import Lines, catalogue
from .happenings import REASONS, Happenings, between
from .people import open_hours, persons
from .scoreboard import PARTIES, Scoreboard
from .ties import TieLines

if TYPE_CHECKING:
    from sim.district import District

    from .ground import Ground
    from .schedule import Schedule


END = {"kind": "end"}
"""After the last week: whoever got this got the whole run."""


def lines(ground: Ground, schedule: Schedule, reference: bool = False, district: District | None = None) -> Iterator[bytes]:
    """The lines of a run. With `reference` the same world without its levers of policy, counted in the same groups of beats.

    `district` is the world at the end of its warm-up, if somebody has it already; it is used up.
    """
    told = Telling(ground, schedule, reference, district)
    yield line(told.head())
    for week in range(schedule.weeks):
        yield line(told.week(week))
    yield line(END)


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
        self.schedule, self._reference = schedule, reference
        full = ground.world(schedule)
        self._groups = groups_of(full)
        self._scenario = ground.world(schedule.without_policies()) if reference else full
        self.first = self._scenario.run.warm_up_weeks
        self.district = warmed(ground, schedule) if district is None else district
        self.district.adopt_policies(self._scenario)
        self.persons = persons(self.district)
        numbers = {person["id"]: number for number, person in enumerate(self.persons)}
        self._beats = {beat.name: number for number, beat in enumerate(self.district.beats)}
        journal = self.district.journal
        self._lines = Lines(journal, self._scenario, self._groups)
        book = self._lines.book(self.first, 1)
        self.ties = TieLines(book, numbers, {name: beat.citizens for name, beat in self._scenario.beats.items()})
        officers = {beat.name: beat.officer.name for beat in self.district.beats if beat.officer is not None}
        self._happenings = Happenings(journal, numbers, self._beats, officers)
        self._board = Scoreboard(book)
        self._open = open_hours(self.district)

    def head(self) -> dict[str, Any]:
        """Who is there, what is followed, and how every tie stands at the start."""
        schedule = self.schedule
        levers = schedule.without_policies() if self._reference else schedule
        return {
            "kind": "head", "seed": schedule.seed, "weeks": schedule.weeks, "version": code_version()[:12], "reference": self._reference,
            "levers": levers.echo(), "first_week": self.first, "people": self.persons,
            "beats": [{"id": name, "name": name} for name in self._beats], "groups": self._groups_by_number(),
            "curves": catalogue(), "parties": [_named(name, PARTIES[name]) for name in self._board.parties],
            "reasons": [_named(name, said) for name, said in REASONS.items()], "open": self._open,
            "ties": self.ties.changed(self._moment(0)),
        }  # fmt: skip

    def names(self, language: str) -> dict[str, str]:
        """What everybody is called."""
        return {person["id"]: person["en" if language == "en" else "name"] for person in self.persons}

    def _groups_by_number(self) -> dict[str, list[int]]:
        return {name: [self._beats[beat] for beat in self._groups[name]] for name in ("coupled", "other")}

    def let_pass(self, weeks: int) -> None:
        """Let so many weeks pass at once, for who only wants to look at how it stands then."""
        self.district.run_until_week(self.first + weeks)

    def means(self, first: int) -> dict[str, list[float | None]]:
        """Let the whole run pass: the mean of every line over the weeks from `first` on."""
        weeks = []
        for week in range(first, self.schedule.weeks):
            self.let_pass(week + 1)
            self.ties.at(self._moment(week + 1))
            weeks.append(self._curves(week))
        found: dict[str, list[float | None]] = {}
        for name in weeks[0]:
            by_end = zip(*(week[name] for week in weeks), strict=True)
            seen = ([value for value in values if value is not None] for values in by_end)
            found[name] = [math.fsum(values) / len(values) if values else None for values in seen]
        return found

    def _moment(self, week: int) -> int:
        return (self.first + week) * WEEK

    def _curves(self, week: int) -> dict[str, list[float | None]]:
        return self._lines.of_week(self.first + week, self.ties.squad_tie())

    def week(self, week: int) -> dict[str, Any]:
        """Let a week pass, and tell it."""
        start, end, journal = self._moment(week), self._moment(week + 1), self.district.journal
        self.district.calendar.run_until(start + 1)  # levers that move this week have moved by its first second
        hours = open_hours(self.district)
        self.district.calendar.run_until(end)
        happenings, left_out = self._happenings.of_week(start)
        silent = Counter(told.reason for told in between(journal, Silent, start, end))
        stood_in = sum(told.seconds for told in between(journal, StoodIn, start, end))
        told = {
            "kind": "week", "week": week, "ties": self.ties.changed(end), "curves": self._curves(week), "scoreboard": self._board.at(end),
            "happenings": happenings, "left_out": left_out, "silence": [silent[reason] for reason in REASONS],
            "queue": len(between(journal, FoundClosed, start, end)), "stood_in": round(stood_in / HOUR, 1),
        }  # fmt: skip
        if hours != self._open:
            told["open"] = self._open = hours
        return told


def _named(name: str, said: tuple[str, str]) -> dict[str, str]:
    return {"id": name, "nl": said[0], "en": said[1]}
