"""What the pictures of a report are drawn from: small tables of one run, finer than the measures, as functions of its journal.

A table is row -> column -> number. What is not in it is zero, so that runs can be averaged place by place.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from sim.kernel.week import DAY, HOUR, WEEK
from sim.world.facts import (
    AttentionAsked,
    FoundClosed,
    IncidentHappened,
    MeetingHeld,
    ProblemMoved,
    ProblemStarted,
    PromiseSettled,
)

from .attention import asked_and_met
from .network import network
from .notes import measured_notes
from .outside import once_each
from .scope import CITIZENS
from .spells import board

if TYPE_CHECKING:
    from sim.kernel.journal import Journal
    from sim.scenario.schema import Scenario

    from .book import Book

Grid = dict[str, dict[str, float]]
"""Row -> column -> number."""
BAND = 4
"""Weeks in one step of the survival of ties."""
LAST_BAND = 104 // BAND
FOLLOWED = (*CITIZENS, "squads", "coupled_squad", "other_squads", "detectives", "info", "partners")
"""The parties whose ties are followed."""
AGES = (4, 13, 26, 52)
"""Weeks at which a problem passes from one age to the next."""
DELAYS = (1, 24, 7 * 24, 56 * 24)
"""Hours within which a note is counted as told: about at once, within a day, a week, eight weeks."""
LONGEST_WAIT = 7 * DAY
"""Who does not open within a week does not open on this side of the case: no wait is counted."""
DIGITS = 4
"""Behind the point: more would tell nothing in a picture, and each world keeps some hundreds of these numbers."""
DAYPARTS = ("weekday",) * 5 + ("saturday", "sunday")


def pictures(journal: Journal, scenario: Scenario, groups: Mapping[str, Iterable[str]]) -> dict[str, Grid]:
    """Every table of a run, by the name of its picture; numbers that are zero are left out."""
    from .book import Book

    book = Book(journal, scenario, groups)
    found = {name: take(book) for name, take in PICTURES.items()}
    found |= {f"network.{name}": grid for name, grid in zip(("before", "after"), network(book), strict=True)}
    return {
        name: {row: {column: round(value, DIGITS) for column, value in columns.items() if value} for row, columns in grid.items()}
        for name, grid in found.items()
    }


def _grid() -> Grid:
    return defaultdict(lambda: defaultdict(float))


def survival_at_risk(book: Book) -> Grid:
    """Weeks that ties were in view, by party and by the age they then had (in steps of four weeks)."""
    found = _grid()
    for party, made, left, _ in _lives(book):
        begin = max(book.start, made) - made
        for band in range(begin // (BAND * WEEK), min(LAST_BAND, int(left - made) // (BAND * WEEK) + 1)):
            inside = min(left - made, (band + 1) * BAND * WEEK) - max(begin, band * BAND * WEEK)
            found[party][str(band * BAND)] += inside / WEEK
    return found


def survival_lost(book: Book) -> Grid:
    """Ties that were lost, by party and age."""
    found = _grid()
    for party, made, left, lost in _lives(book):
        band = int(left - made) // (BAND * WEEK)
        if lost and band < LAST_BAND:
            found[party][str(band * BAND)] += 1
    return found


def _lives(book: Book) -> Iterable[tuple[str, int, float, bool]]:
    """Ties in view in the measured weeks: the party, when it was made, when it left view, and whether it was lost then."""
    for spell in book.once(board).spells:
        lost = spell.lost is not None and spell.lost < book.end
        left = spell.lost if lost else book.end
        if left > book.start:
            for name in spell.names:
                if "@" not in name and name[1:] in FOLLOWED:
                    yield name[1:], spell.made, left, lost


def promises(book: Book) -> Grid:
    """What became of what partners promised or were asked, a year."""
    found = _grid()
    for told in book.measured(PromiseSettled):
        found[told.party][told.outcome] += book.a_year
    return found


def closed_doors(book: Book) -> Grid:
    """How often a year an officer needed a partner that was closed, by kind of day and hour."""
    found = _grid()
    for told in book.measured(FoundClosed):
        found[_daypart(told.time)][_hour(told.time)] += book.a_year
    return found


def police_instead(book: Book) -> Grid:
    """Hours a year that police were on the scene of a case of a partner that was closed, by kind of day and hour."""
    found = _grid()
    for told in once_each(book):
        found[_daypart(told.time)][_hour(told.time)] += told.seconds / HOUR * book.a_year
    return found


def wall(book: Book) -> Grid:
    """By partner, a year: times found closed, of which opened within the week, hours waited for that, times and hours police stood in."""
    found = _grid()
    for told in book.measured(FoundClosed):
        row = found[told.party]
        row["closed"] += book.a_year
        if told.until - told.time <= LONGEST_WAIT:
            row["opened"] += book.a_year
            row["waited"] += (told.until - told.time) / HOUR * book.a_year
    for told in once_each(book):
        found[told.party]["stood_in"] += book.a_year
        found[told.party]["stood_in_hours"] += told.seconds / HOUR * book.a_year
    return found


def _daypart(time: int) -> str:
    return DAYPARTS[time % WEEK // DAY]


def _hour(time: int) -> str:
    return f"{time % DAY // HOUR:02d}"


def meetings(book: Book) -> Grid:
    """By meeting, a year: how often it was held, with the officer there, and how many pieces the officer and the partners brought."""
    found = _grid()
    for told in book.measured(MeetingHeld):
        row = found[told.meeting]
        row["held"] += book.a_year
        row["officer_there"] += told.officer_there * book.a_year
        row["by_officer"] += told.by_officer * book.a_year
        row["by_partners"] += told.by_partners * book.a_year
        row["silent"] += (not told.by_officer and not told.by_partners) * book.a_year
    return found


def problem_ages(book: Book) -> Grid:
    """Problems open at the end, by kind; the column says whether an officer knows of it, and its age in weeks."""
    kind = {told.problem: told.kind for told in book.all(ProblemStarted)}
    begun = {told.problem: told.time for told in book.all(ProblemStarted)}
    state: dict[str, str] = {}
    for moved in book.all(ProblemMoved):
        if moved.state in ("solved", "faded"):
            state[moved.problem] = "over"
        elif moved.state in ("signalled", "in_hand") and state.get(moved.problem) != "over":
            state[moved.problem] = "known"
    found = _grid()
    for problem, began in begun.items():
        now = state.get(problem, "unseen")
        if now != "over":
            age = (book.end - began) / WEEK
            found[kind[problem]][f"{now}.{next((limit for limit in AGES if age < limit), AGES[-1] + 1)}"] += 1
    return found


def notes_late(book: Book) -> Grid:
    """Notes of squads a year, by group of beats and the hours within which the officer heard them; `never`: not within eight weeks."""
    found = _grid()
    for note in measured_notes(book):
        hours = (note.told - note.found) / HOUR if note.told >= 0 else math.inf
        column = next((str(limit) for limit in DELAYS if hours <= limit), "never")
        for end in book.ends_of.get(note.beat, ("",)):
            found[end.removeprefix("@") or "all"][column] += book.a_year
    return found


def beats(book: Book) -> Grid:
    """By beat, a year: requests for attention and those met, incidents, and problems open at the end."""
    found = _grid()
    _, met = book.once(asked_and_met)
    for beat, number in book.counted(AttentionAsked).items():
        found[beat]["asked"] = number * book.a_year
    for beat, number in met[""].items():
        found[beat]["met"] = number * book.a_year
    for beat, number in book.counted(IncidentHappened).items():
        found[beat]["incidents"] = number * book.a_year
    over = {moved.problem for moved in book.all(ProblemMoved) if moved.state in ("solved", "faded")}
    for told in book.all(ProblemStarted):
        found[told.beat]["open"] += told.problem not in over
    return found


PICTURES: dict[str, Callable[[Book], Grid]] = {
    "survival.at_risk": survival_at_risk,
    "survival.lost": survival_lost,
    "promises": promises,
    "wall.closed": closed_doors,
    "wall.police": police_instead,
    "wall": wall,
    "meetings": meetings,
    "problem_ages": problem_ages,
    "notes_late": notes_late,
    "beats": beats,
}
"""Every table but the networks, which are taken together."""
