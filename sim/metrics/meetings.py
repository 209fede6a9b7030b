"""Meetings and promises: who brings something to the table, and what becomes of what is agreed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sim.world.facts import MeetingHeld, PromiseMade, PromiseSettled

from .base import Share, metric, parts

if TYPE_CHECKING:
    from .book import Book
    from .scope import Scope

OUTCOMES = ("kept", "late", "half", "excused", "broken", "refused")


@metric(
    "meetings_held", unit="a year", better=None, kind="count", section="meetings",
    nl="Overleggen met partners", en="Meetings with partners",
    explain_nl="Overleggen die doorgingen, met of zonder de wijkagent.",
    explain_en="Meetings that took place, with or without the officer.",
)  # fmt: skip
def meetings_held(book: Book) -> dict[str, float]:
    """Meetings, a year."""
    return book.yearly(book.counted(MeetingHeld))


@metric(
    "invitations", unit="a year per officer", better=None, kind="mean", section="meetings",
    nl="Uitnodigingen aan de eigen tafel van een partner", en="Invitations to a partner's own table",
    explain_nl="Hoe vaak per jaar een partner een wijkagent aan zijn eigen tafel vraagt, of hij komt of niet. "
    "Gevraagd wordt wie het meest van zijn zaken weet.",
    explain_en="How often a year a partner asks an officer to its own table, whether he comes or not. "
    "Who knows most of its cases is asked.",
)  # fmt: skip
def invitations(book: Book) -> dict[str, float]:
    """Invitations a year, per officer with a beat of his own."""
    tables = [name for name, settings in book.scenario.meetings.items() if settings.scope == "network"]
    asked = Counter(told.beat for told in book.measured(MeetingHeld) if told.meeting in tables)
    officers = Counter(book.own_beat.values())
    return {end: value * book.a_year for end, value in book.means(asked, officers).items()}


@metric(
    "meetings_silent", unit="share of meetings", better="lower", kind="share", section="meetings",
    nl="Overleggen waar niets verteld wordt", en="Meetings where nothing is told",
    explain_nl="Het deel van de overleggen waar niemand een stukje informatie inbracht.",
    explain_en="The share of meetings to which nobody brought a piece of information.",
)  # fmt: skip
def meetings_silent(book: Book) -> dict[str, Share]:
    """Share of meetings without a piece."""
    silent = Counter(told.beat for told in book.measured(MeetingHeld) if not told.by_officer and not told.by_partners)
    return book.shares(silent, book.counted(MeetingHeld))


@metric(
    "meeting_pieces_officer", unit="share of pieces", better=None, kind="share", section="meetings",
    nl="Inbreng van de wijkagent in overleggen", en="What the officer brings to meetings",
    explain_nl="Het deel van de ingebrachte stukjes informatie dat van de wijkagent komt.",
    explain_en="The share of the pieces told at meetings that come from the officer.",
)  # fmt: skip
def meeting_pieces_officer(book: Book) -> dict[str, Share]:
    """By the officer, of all pieces told at meetings."""
    officer: dict[str, int] = defaultdict(int)
    everybody: dict[str, int] = defaultdict(int)
    for told in book.measured(MeetingHeld):
        officer[told.beat] += told.by_officer
        everybody[told.beat] += told.by_officer + told.by_partners
    return book.shares(officer, everybody)


@metric(
    "meeting_attendance", unit="share of invited", better="higher", kind="share", section="meetings",
    nl="Opkomst van partners", en="Attendance of partners",
    explain_nl="Het deel van de uitgenodigde contactpersonen dat er is.",
    explain_en="The share of the invited contact persons who are there.",
)  # fmt: skip
def meeting_attendance(book: Book) -> dict[str, Share]:
    """Partners there of partners invited."""
    there: dict[str, int] = defaultdict(int)
    invited: dict[str, int] = defaultdict(int)
    for told in book.measured(MeetingHeld):
        there[told.beat] += told.partners_there
        invited[told.beat] += told.partners_invited
    return book.shares(there, invited)


@metric(
    "promises_made", unit="a year", better=None, kind="count", section="meetings",
    nl="Afspraken met partners", en="Promises of partners",
    explain_nl="Hoe vaak een partner de wijkagent iets toezegt.",
    explain_en="How often a partner promises the officer something.",
)  # fmt: skip
def promises_made(book: Book) -> dict[str, float]:
    """Promises, a year."""
    return book.yearly(book.counted(PromiseMade))


@metric(
    "promise", unit="share of promises and requests", better=None, kind="share", section="meetings", parts=parts(*OUTCOMES),
    nl="Wat er van afspraken komt", en="What becomes of promises",
    explain_nl="Op tijd nagekomen, te laat, half, afgezegd, gebroken, of meteen geweigerd.",
    explain_en="Kept on time, late, half done, called off, broken, or refused at once.",
)  # fmt: skip
def promise(book: Book) -> dict[str, Share]:
    """Shares of the outcomes of what was settled."""
    whole = book.counted(PromiseSettled)
    found: dict[str, Share] = {}
    for outcome in OUTCOMES:
        hits = Counter(told.beat for told in book.measured(PromiseSettled) if told.outcome == outcome)
        found |= {f".{outcome}{end}": share for end, share in book.shares(hits, whole).items()}
    return found


@metric(
    "promise_kept", unit="share of promises", better="higher", kind="share", section="meetings",
    nl="Afspraken op tijd nagekomen door alle partners samen", en="Promises kept on time by all partners together",
    explain_nl="Het deel van de afspraken dat op tijd is nagekomen. Wat meteen werd geweigerd was geen afspraak.",
    explain_en="The share of promises kept on time. What was refused at once was no promise.",
)  # fmt: skip
def promise_kept(book: Book) -> dict[str, Share]:
    """Share kept on time."""
    settled = [told for told in book.measured(PromiseSettled) if told.outcome != "refused"]
    return book.shares(Counter(told.beat for told in settled if told.outcome == "kept"), Counter(told.beat for told in settled))


def _partners(scope: Scope) -> list[str]:
    return [f".{partner}" for partner in sorted(scope.scenario.partners)]


@metric(
    "promise_kept_by", unit="share of promises", better="higher", kind="share", section="meetings", parts=_partners, grouped=False,
    nl="Afspraken op tijd nagekomen", en="Promises kept on time",
    explain_nl="Per partner: het deel van de afspraken dat op tijd is nagekomen. Wat meteen werd geweigerd was geen afspraak.",
    explain_en="Per partner: the share of promises kept on time. What was refused at once was no promise.",
)  # fmt: skip
def promise_kept_by(book: Book) -> dict[str, Share]:
    """Share kept on time, by partner."""
    settled = [told for told in book.measured(PromiseSettled) if told.outcome != "refused"]
    whole = Counter(told.party for told in settled)
    kept = Counter(told.party for told in settled if told.outcome == "kept")
    return {name: Share(kept[name[1:]], whole[name[1:]]) for name in _partners(book)}
