"""Requests for attention: what officers ask of squads, and what they get."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sim.kernel.week import WEEK
from sim.world.facts import AttentionAsked, AttentionGiven

from .base import Share, curve, metric
from .book import moving

if TYPE_CHECKING:
    from .book import Book
    from .scope import Scope

MOVING_WEEKS = 4
SQUADS = ("", ".coupled_squad", ".other_squads")


def by_squad(scope: Scope) -> tuple[str, ...]:
    """All squads, and the coupled one against the others."""
    return SQUADS if scope.coupled_squads else SQUADS[:1]


def given(book: Book) -> dict[str, None]:
    """The requests for which a car came."""
    return dict.fromkeys(told.request for told in book.all(AttentionGiven))


def asked_and_met(book: Book) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Requests of the measured weeks and those of them that were met, by squad and beat."""
    met = book.once(given)
    asked_by, met_by = ({squad: Counter[str]() for squad in by_squad(book)} for _ in range(2))
    for told in book.measured(AttentionAsked):
        names = [""]
        if book.coupled_squads:
            names.append(".coupled_squad" if told.squad in book.coupled_squads else ".other_squads")
        for name in names:
            asked_by[name][told.beat] += 1
            met_by[name][told.beat] += told.request in met
    return asked_by, met_by


def _answers(book: Book, answer: str) -> dict[str, Share]:
    answers = Counter(told.beat for told in book.measured(AttentionAsked) if told.answer == answer)
    return book.shares(answers, book.counted(AttentionAsked))


@metric(
    "attention_asked", unit="a year", better=None, kind="count", section="attention", parts=by_squad,
    nl="Aandachtsverzoeken", en="Attention requests",
    explain_nl="Hoe vaak wijkagenten de ploeg die dienst heeft om aandacht voor een probleem vragen.",
    explain_en="How often officers ask the squad on duty for attention to a problem.",
)  # fmt: skip
def attention_asked(book: Book) -> dict[str, float]:
    """Requests a year."""
    asked, _ = book.once(asked_and_met)
    return {name + end: value for name, beats in asked.items() for end, value in book.yearly(beats).items()}


@metric(
    "attention_met", unit="share of requests", better="higher", kind="share", section="attention", parts=by_squad,
    nl="Aandachtsverzoeken ingewilligd", en="Attention requests met",
    explain_nl="Het deel van de verzoeken waarvoor een auto is langs geweest.",
    explain_en="The share of the requests for which a car has been.",
)  # fmt: skip
def attention_met(book: Book) -> dict[str, Share]:
    """Share of the requests of the measured weeks that were met before their end."""
    asked, met = book.once(asked_and_met)
    return {name + end: share for name in asked for end, share in book.shares(met[name], asked[name]).items()}


@metric(
    "attention_refused", unit="share of requests", better="lower", kind="share", section="attention",
    nl="Aandachtsverzoeken geweigerd", en="Attention requests refused",
    explain_nl="Het deel van de verzoeken waar de ploeg geen zin in had.",
    explain_en="The share of the requests that the squad did not feel like.",
)  # fmt: skip
def attention_refused(book: Book) -> dict[str, Share]:
    """Share refused."""
    return _answers(book, "refused")


@metric(
    "attention_full", unit="share of requests", better="lower", kind="share", section="attention",
    nl="Aandachtsverzoeken zonder ruimte", en="Attention requests without room",
    explain_nl="Het deel van de verzoeken dat de ploeg wilde doen maar waar in de dienst geen tijd voor was.",
    explain_en="The share of the requests that the squad wanted to do but had no time for in its shift.",
)  # fmt: skip
def attention_full(book: Book) -> dict[str, Share]:
    """Share for which no time was left."""
    return _answers(book, "full")


@curve("attention_met")
def attention_met_by_week(book: Book) -> dict[str, list[float]]:
    """By the week in which it was asked, over four weeks."""
    before = MOVING_WEEKS - 1
    met = book.once(given)
    hits = {end: [0.0] * (book.weeks + before) for end in book.groups}
    of = {end: [0.0] * (book.weeks + before) for end in book.groups}
    for told in book.measured(AttentionAsked, before=before * WEEK):
        week = (told.time - book.start) // WEEK + before
        for end in book.ends_of.get(told.beat, ("",)):
            of[end][week] += 1
            hits[end][week] += told.request in met
    return {end: moving(hits[end], of[end], MOVING_WEEKS) for end in book.groups}
