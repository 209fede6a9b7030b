"""Telling and not telling: who kept silent towards whom, and for which of the five reasons."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sim.world.facts import IntegrityIncident, PieceTold, Silent

from .base import metric, parts

if TYPE_CHECKING:
    from .book import Book

PAIRS = ("squad_officer", "detective_officer", "partner_officer", "officer_partner")
REASONS = ("closed", "not_thought", "no_time", "may_not", "will_not")


@metric(
    "silence", unit="times a year", better=None, kind="count", section="silence",
    parts=parts(*(f"{pair}.{reason}" for pair in PAIRS for reason in REASONS)),
    nl="Niet verteld", en="Not told",
    explain_nl="Hoe vaak iemand iets wist en het niet vertelde, met de eerste reden: de ander was er niet, er niet aan gedacht, "
    "geen tijd, mocht niet, wilde niet.",
    explain_en="How often somebody knew something and did not tell, by the first reason: the other was not there, did not think of it, "
    "no time, not allowed, did not want to.",
)  # fmt: skip
def silence(book: Book) -> dict[str, float]:
    """Occasions that passed in silence, a year."""
    counted = Counter((told.teller_role, told.receiver_role, told.reason, told.beat) for told in book.measured(Silent))
    return _by_name(book, counted, [(pair, f".{reason}") for pair in PAIRS for reason in REASONS])


@metric(
    "told", unit="times a year", better=None, kind="count", section="silence", parts=parts(*PAIRS),
    nl="Verteld", en="Told",
    explain_nl="Hoe vaak een stukje informatie wel werd verteld.",
    explain_en="How often a piece of information was told.",
)  # fmt: skip
def told(book: Book) -> dict[str, float]:
    """Pieces told, a year."""
    counted = Counter((piece.teller_role, piece.receiver_role, "", piece.beat) for piece in book.measured(PieceTold))
    return _by_name(book, counted, [(pair, "") for pair in PAIRS])


@metric(
    "integrity_incidents", unit="a year", better="lower", kind="count", section="silence",
    nl="Integriteitsincidenten", en="Integrity incidents",
    explain_nl="Hoe vaak uitkwam dat iets werd verteld wat niet verteld mocht worden; een bewoner voelt zich dan slecht behandeld.",
    explain_en="How often it came out that something was told that should not have been; a citizen then feels badly treated.",
)  # fmt: skip
def integrity_incidents(book: Book) -> dict[str, float]:
    """Integrity incidents, a year."""
    return book.yearly(book.counted(IntegrityIncident))


def _by_name(book: Book, counted: Counter[tuple[str, str, str, str]], wanted: list[tuple[str, str]]) -> dict[str, float]:
    by_part: dict[str, dict[str, float]] = {f".{pair}{reason}": {} for pair, reason in wanted}
    for (teller, receiver, reason, beat), number in counted.items():
        name = f".{teller}_{receiver}{'.' if reason else ''}{reason}"
        if name in by_part:
            by_part[name][beat] = number
    return {name + end: value for name, by_beat in by_part.items() for end, value in book.yearly(by_beat).items()}
