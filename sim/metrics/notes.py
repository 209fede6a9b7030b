"""What squads notice and whether it reaches the officer; and from whom officers learn what they know."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.week import HOUR, WEEK
from sim.world.facts import PieceFound, PieceTold

from .base import Share, curve, metric, parts
from .book import moving
from .survival import lasting, middle, survival

if TYPE_CHECKING:
    from .book import Book

REACHED_WITHIN = 8 * WEEK
"""A note that has not reached the officer after so long is worth nothing any more."""
AT_ONCE = ("call", "visit", "message")
"""How a note is told by who thinks of it at the spot (a message if the officer was away); all else is told later."""
SOURCES = ("squad", "citizen", "officer", "partner", "detective")
MOVING_WEEKS = 4


class Note(NamedTuple):
    """A piece that a squad member came by, and when and how it was told to the officer (-1: it was not)."""

    beat: str
    found: int
    told: int
    how: str


def notes(book: Book) -> list[Note]:
    """What squads noticed in the measured weeks and in the three weeks before, which the first moving means need."""
    first_told: dict[tuple[str, str, int], tuple[int, str]] = {}
    for told in book.all(PieceTold):
        if told.teller_role == "squad" and told.receiver_role == "officer":
            first_told.setdefault((told.problem, told.piece, told.found), (told.time, told.how))
    return [
        Note(found.beat, found.time, *first_told.get((found.problem, found.piece, found.time), (-1, "")))
        for found in book.measured(PieceFound, before=(MOVING_WEEKS - 1) * WEEK) if found.role == "squad"
    ]  # fmt: skip


def measured_notes(book: Book) -> list[Note]:
    """Those of the measured weeks."""
    return [note for note in book.once(notes) if note.found >= book.start]


@metric(
    "notes_reached", unit="share of what squads noticed", better="higher", kind="share", section="notes",
    nl="Waarnemingen die de wijkagent bereiken", en="Observations that reach the officer",
    explain_nl="Het deel van wat ploegen opmerken bij problemen dat de wijkagent binnen acht weken hoort; "
    "wat pas kort geleden werd opgemerkt telt mee zolang het gevolgd kon worden.",
    explain_en="The share of what squads notice about problems that the officer hears within eight weeks; "
    "what was noticed only lately counts for as long as it could be followed.",
)  # fmt: skip
def notes_reached(book: Book) -> dict[str, Share]:
    """Share told within eight weeks, after Kaplan and Meier."""
    lives: dict[str, list[tuple[float, float, bool]]] = {end: [] for end in book.groups}
    for note in measured_notes(book):
        told = note.told >= 0
        # told in the very second in which it was found: half a second later, so that it was a note at all
        life = (-0.5, float((note.told if told else book.end) - note.found), told)
        for end in book.ends_of.get(note.beat, ("",)):
            lives[end].append(life)
    return {end: Share((1 - lasting(survival(seen), REACHED_WITHIN)) * len(seen), len(seen)) for end, seen in lives.items()}


@metric(
    "notes_told_at_once", unit="share of what squads noticed", better="higher", kind="share", section="notes",
    nl="Waarnemingen die meteen worden verteld", en="Observations told at once",
    explain_nl="Het deel dat ter plaatse wordt doorgegeven of als bericht achtergelaten; de rest komt later of nooit.",
    explain_en="The share passed on at the spot or left as a message; the rest comes later or never.",
)  # fmt: skip
def notes_told_at_once(book: Book) -> dict[str, Share]:
    """Share whose first telling was at the call or visit itself."""
    seen = measured_notes(book)
    return book.shares(Counter(note.beat for note in seen if note.how in AT_ONCE), Counter(note.beat for note in seen))


@metric(
    "notes_delay", unit="hours", better="lower", kind="mean", section="notes",
    nl="Vertraging van waarnemingen", en="Delay of observations",
    explain_nl="Mediaan van de uren tussen opmerken en vertellen, van wat binnen acht weken werd verteld.",
    explain_en="Median of the hours between noticing and telling, of what was told within eight weeks.",
)  # fmt: skip
def notes_delay(book: Book) -> dict[str, float]:
    """Median hours from finding to telling, of the notes that were told."""
    hours: dict[str, list[float]] = {end: [] for end in book.groups}
    for note in measured_notes(book):
        if 0 <= note.told <= note.found + REACHED_WITHIN:
            for end in book.ends_of.get(note.beat, ("",)):
                hours[end].append((note.told - note.found) / HOUR)
    return {end: middle(values) for end, values in hours.items()}


@metric(
    "notes", unit="a year", better=None, kind="count", section="notes",
    nl="Waarnemingen van ploegen", en="Observations of squads",
    explain_nl="Hoe vaak een ploeglid iets opmerkt dat bij een probleem hoort.",
    explain_en="How often a squad member notices something that belongs to a problem.",
)  # fmt: skip
def notes_found(book: Book) -> dict[str, float]:
    """Pieces that squads came by, a year."""
    return book.yearly(Counter(note.beat for note in measured_notes(book)))


@metric(
    "piece_source", unit="share of pieces", better=None, kind="share", section="notes", parts=parts(*SOURCES),
    nl="Van wie de wijkagent het weet", en="From whom the officer knows",
    explain_nl="Van elk stukje dat voor het eerst bij de wijkagent van de wijk komt: wie het bracht. "
    "'officer' is wat wijkagenten zelf vinden.",
    explain_en="Of each piece that reaches the officer of the beat for the first time: who brought it. "
    "'officer' is what officers find themselves.",
)  # fmt: skip
def piece_source(book: Book) -> dict[str, Share]:
    """Shares of the sources of pieces that were new to the officers of the beats."""
    arrivals = [
        (told.time, told.problem, told.piece, told.beat, told.teller_role)
        for told in book.all(PieceTold) if told.receiver in book.own_beat
    ] + [
        (found.time, found.problem, found.piece, found.beat, "citizen" if found.how == "citizen" else "officer")
        for found in book.all(PieceFound) if found.holder in book.own_beat
    ]  # fmt: skip
    known: dict[tuple[str, str], None] = {}
    by_source: dict[str, dict[str, int]] = {source: defaultdict(int) for source in SOURCES}
    for time, problem, piece, beat, source in sorted(arrivals, key=lambda arrival: arrival[0]):
        if (problem, piece) not in known:
            known[problem, piece] = None
            if time >= book.start and source in by_source:
                by_source[source][beat] += 1
    whole = book.fold(sum((Counter(beats) for beats in by_source.values()), Counter()))
    return {
        f".{source}{end}": Share(number, whole[end]) for source in SOURCES for end, number in book.fold(by_source[source]).items()
    }


@curve("notes_reached")
def notes_reached_by_week(book: Book) -> dict[str, list[float]]:
    """By the week in which it was noticed, mean of four weeks; nan while the eight weeks are not over."""
    before = MOVING_WEEKS - 1
    hits = {end: [0.0] * (book.weeks + before) for end in book.groups}
    of = {end: [0.0] * (book.weeks + before) for end in book.groups}
    for note in book.once(notes):
        week = (note.found - book.start) // WEEK + before
        for end in book.ends_of.get(note.beat, ("",)):
            of[end][week] += 1
            hits[end][week] += 0 <= note.told <= note.found + REACHED_WITHIN
    known = book.weeks - REACHED_WITHIN // WEEK
    lines = {end: moving(hits[end], of[end], MOVING_WEEKS) for end in book.groups}
    return {end: [value if week < known else math.nan for week, value in enumerate(line)] for end, line in lines.items()}
