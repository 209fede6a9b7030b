"""Where the hours go: of officers, of cars, of detectives."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.week import HOUR, OpeningHours
from sim.world.facts import OnDuty, Worked

from .base import metric, parts

if TYPE_CHECKING:
    from .book import Book

OFFICER = (
    "help", "problems", "street", "walk_in", "youth", "outreach", "chasing", "telling", "meeting", "typing", "presence",
    "coaching", "favours", "riding_along", "imposed", "training", "emergency", "pulled_in",
)  # fmt: skip
NOT_FOR_THE_BEAT = ("emergency", "training", "riding_along", "pulled_in", "presence", "coaching", "favours", "imposed")
"""Everything else is work in the beat or for it."""
CAR = ("call", "paperwork", "commitment", "attention", "patrol", "idle")
DETECTIVE = ("case", "talk")

Hours = dict[str, dict[str, float]]
"""Hours by activity and beat."""


class Ledger(NamedTuple):
    """All hours of the measured weeks, by beat: of officers his own, of cars and detectives the one they served; others serve none."""

    officer: Hours
    car: Hours
    detective: Hours
    b_officer: Hours
    chief: Hours
    cars: int
    """How many cars the largest shift has."""


def ledger(book: Book) -> Ledger:
    """Add up every stretch of work, as far as it lies in the measured weeks.

    A detective's case lasts nights and weekends too; what counts are his office hours, for the share that goes to cases.
    """
    found: dict[str, Hours] = {role: defaultdict(lambda: defaultdict(float)) for role in Ledger._fields[:-1]}
    officers, cars, detectives, chief = found["officer"], found["car"], found["detective"], found["chief"]
    desk = book.scenario.detectives
    office, share, start, own = (
        OpeningHours(desk.hours), desk.case_share * (1 - desk.absence), book.start, book.own_beat,
    )  # fmt: skip
    for time, who, role, activity, begun, beat in book.measured(Worked):
        seconds = time - (begun if begun > start else start)
        if role == "car":
            cars[activity][beat] += seconds
        elif role == "officer":
            (officers if who in own else found["b_officer"])[activity.replace(" ", "_")][own.get(who, "")] += seconds
        elif role == "detective":
            detectives[activity][beat] += office.open_between(max(begun, start), time) * share
        elif role == "chief":
            chief[activity][beat] += seconds
    for hours in found.values():
        for by_beat in hours.values():
            for beat in by_beat:
                by_beat[beat] /= HOUR
    places = {told.who.rpartition("/")[2] for told in book.measured(OnDuty) if told.role == "car"}
    return Ledger(**found, cars=len(places))


def _known_first(known: tuple[str, ...], hours: Hours) -> list[str]:
    return [*known, *(activity for activity in hours if activity not in known)]


def _a_week_each(book: Book, hours: Hours, known: tuple[str, ...], heads: dict[str, int]) -> dict[str, float]:
    return {
        f".{activity}{end}": value / book.weeks / heads[end] if heads[end] else math.nan
        for activity in _known_first(known, hours)
        for end, value in book.fold(hours.get(activity, {})).items()
    }


@metric(
    "hours.officer", unit="hours a week", better=None, kind="mean", section="hours", parts=parts(*OFFICER),
    nl="Uren van een wijkagent", en="Hours of an officer",
    explain_nl="Uren per week per wijkagent met een eigen wijk, ziekte en verlof meegerekend.",
    explain_en="Hours a week per officer with a beat of his own, sickness and leave included.",
)  # fmt: skip
def hours_officer(book: Book) -> dict[str, float]:
    """Hours a week per officer."""
    heads = {end: len(book.officers_in(end)) for end in book.groups}
    return _a_week_each(book, book.once(ledger).officer, OFFICER, heads)


@metric(
    "time_in_beat", unit="share of working hours", better="higher", kind="share", section="hours",
    nl="Tijd in en voor de wijk", en="Time in and for the beat",
    explain_nl="Het deel van zijn uren dat de wijkagent aan zijn wijk besteedt: alles behalve noodhulp, meerijden, aangiften voor de "
    "ploeg, training, begeleiding en zichtbaar zijn op het bureau.",
    explain_en="The share of his hours that the officer spends on his beat: all but emergency work, riding along, reports taken for the "
    "squad, training, coaching and presence at the station.",
)  # fmt: skip
def time_in_beat(book: Book) -> dict[str, float]:
    """Hours in and for the beat of all hours."""
    of_beat: dict[str, float] = defaultdict(float)
    whole: dict[str, float] = defaultdict(float)
    for activity, by_beat in book.once(ledger).officer.items():
        for beat, hours in by_beat.items():
            whole[beat] += hours
            of_beat[beat] += 0.0 if activity in NOT_FOR_THE_BEAT else hours
    return book.means(of_beat, whole)


@metric(
    "hours.squad", unit="hours a week", better=None, kind="mean", section="hours", parts=parts(*CAR),
    nl="Uren van een auto", en="Hours of a car",
    explain_nl="Uren per week per auto, de diensten van alle ploegen achter elkaar; per gebied: de uren die daar worden besteed.",
    explain_en="Hours a week per car, the shifts of all squads one after another; per area: the hours that are spent there.",
)  # fmt: skip
def hours_squad(book: Book) -> dict[str, float]:
    """Hours a week per car."""
    book_of_hours = book.once(ledger)
    return _a_week_each(book, book_of_hours.car, CAR, dict.fromkeys(book.groups, book_of_hours.cars))


@metric(
    "car_share", unit="share of car hours", better=None, kind="share", section="hours", parts=parts(*CAR), grouped=False,
    nl="Verdeling van de uren van auto's", en="Division of the hours of cars",
    explain_nl="Welk deel van alle uren van auto's naar elke activiteit gaat.",
    explain_en="Which share of all hours of cars goes to each activity.",
)  # fmt: skip
def car_share(book: Book) -> dict[str, float]:
    """Share of car hours by activity."""
    car = book.once(ledger).car
    by_activity = {activity: sum(car.get(activity, {}).values()) for activity in _known_first(CAR, car)}
    whole = sum(by_activity.values())
    return {f".{activity}": hours / whole if whole else math.nan for activity, hours in by_activity.items()}


@metric(
    "hours.detective", unit="hours a week", better=None, kind="mean", section="hours", parts=parts(*DETECTIVE),
    nl="Uren van een rechercheur", en="Hours of a detective",
    explain_nl="Uren zaakwerk per week per rechercheur, geteld als een zaak af is; per gebied: de uren voor zaken daar.",
    explain_en="Hours of case work a week per detective, counted when a case is done; per area: the hours for cases there.",
)  # fmt: skip
def hours_detective(book: Book) -> dict[str, float]:
    """Hours of case work a week per detective."""
    detectives = book.scenario.detectives
    heads = dict.fromkeys(book.groups, detectives.number - detectives.vacancies)
    return _a_week_each(book, book.once(ledger).detective, DETECTIVE, heads)
