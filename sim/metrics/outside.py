"""The outside world: effort that officers see and effort that is made, closed doors, and what police do meanwhile for others."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sim.kernel.week import HOUR
from sim.world.facts import FoundClosed, MeetingHeld, PieceTold, PromiseSettled, Silent, StoodIn, TieChanged

from .base import Share, metric

if TYPE_CHECKING:
    from .book import Book
    from .scope import Scope

NOT_ALLOWED_OR_WILLING = ("may_not", "will_not")
"""Reasons for which somebody who thought of it and had the time did not tell."""


def _partners(scope: Scope) -> list[str]:
    """All partners together, and each."""
    return ["", *(f".{partner}" for partner in sorted(scope.scenario.partners))]


def _tables(scope: Scope) -> list[str]:
    """Every meeting at which partners sit."""
    return [f".{name}" for name, meeting in sorted(scope.scenario.meetings.items()) if meeting.partners]


def effort(book: Book) -> tuple[Counter[str], Counter[str]]:
    """By partner what its people did for officers: what an officer saw of it, and all of it.

    Done is: a piece told, a piece that they had ready and thought of but might or would not tell, a promise acted on (on
    time, late or by half). Seen is: a piece told, and an act that was told back.
    """
    partner_of = _PartnerOf(book)
    told = Counter(partner_of[piece.teller] for piece in book.measured(PieceTold) if piece.teller_role == "partner")
    kept_in = Counter(
        partner_of[silent.teller] for silent in book.measured(Silent)
        if silent.teller_role == "partner" and silent.reason in NOT_ALLOWED_OR_WILLING
    )  # fmt: skip
    acted = Counter(done.party for done in book.measured(PromiseSettled) if done.outcome in ("kept", "late", "half"))
    heard = Counter(change.party for change in book.measured(TieChanged) if change.role == "partner" and change.cause == "told back")
    return told + heard, told + kept_in + acted


class _PartnerOf(dict[str, str]):
    """The partner by the name of one of its people."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._partners = sorted(book.scenario.partners, key=len, reverse=True)

    def __missing__(self, person: str) -> str:
        self[person] = next((partner for partner in self._partners if person.startswith(f"{partner}-")), person)
        return self[person]


@metric(
    "effort_seen", unit="share of what partners do", better="higher", kind="share", section="meetings", parts=_partners, grouped=False,
    nl="Inzet van partners die de wijkagent ziet", en="Effort of partners that the officer sees",
    explain_nl="Van alles wat contactpersonen doen (vertellen, klaar hebben maar niet mogen of willen vertellen, afspraken uitvoeren): "
    "het deel waarvan de wijkagent iets merkt (verteld of teruggekoppeld). De rest ziet eruit als niets doen.",
    explain_en="Of all that contact persons do (tell, have ready but may or will not tell, act on promises): the share of which "
    "the officer notices something (told, or told back). The rest looks like doing nothing.",
)  # fmt: skip
def effort_seen(book: Book) -> dict[str, Share]:
    """What is seen, of what is done."""
    seen, done = book.once(effort)
    shares = {f".{partner}": Share(seen[partner], done[partner]) for partner in book.scenario.partners}
    return {"": Share(seen.total(), done.total()), **shares}


@metric(
    "effort_made", unit="times a year", better="higher", kind="count", section="meetings", parts=_partners, grouped=False,
    nl="Inzet van partners", en="Effort of partners",
    explain_nl="Hoe vaak per jaar contactpersonen iets voor een wijkagent doen, of hij het merkt of niet.",
    explain_en="How often a year contact persons do something for an officer, whether he notices or not.",
)  # fmt: skip
def effort_made(book: Book) -> dict[str, float]:
    """What is done, a year."""
    done = book.once(effort)[1]
    return {"": done.total() * book.a_year, **{f".{partner}": done[partner] * book.a_year for partner in book.scenario.partners}}


@metric(
    "stood_in", unit="times a year", better="lower", kind="count", section="meetings",
    nl="Politiewerk voor partners met gesloten deuren", en="Police work for partners whose doors are closed",
    explain_nl="Hoe vaak politie ter plaatse is bij een zaak waarop een partner moet handelen die op dat moment dicht is.",
    explain_en="How often police are on the scene of a case on which a partner is to act that is closed at that moment.",
)  # fmt: skip
def stood_in(book: Book) -> dict[str, float]:
    """Incidents attended while the doors of a partner were closed, a year; an incident counts once."""
    return book.yearly(Counter(told.beat for told in once_each(book)))


@metric(
    "stood_in_hours", unit="hours a year", better="lower", kind="count", section="meetings",
    nl="Uren politiewerk voor partners met gesloten deuren", en="Hours of police work for partners whose doors are closed",
    explain_nl="De uren ter plaatse die daarin gaan zitten.",
    explain_en="The hours on the scene that this takes.",
)  # fmt: skip
def stood_in_hours(book: Book) -> dict[str, float]:
    """Hours on the scene, a year."""
    hours: dict[str, float] = defaultdict(float)
    for told in once_each(book):
        hours[told.beat] += told.seconds / HOUR
    return book.yearly(hours)


def once_each(book: Book) -> list[StoodIn]:
    """Where two partners were closed, the incident is attended once."""
    return list({told.report: told for told in book.measured(StoodIn)}.values())


@metric(
    "found_closed", unit="times a year", better="lower", kind="count", section="meetings",
    nl="Partner nodig, deur dicht", en="A partner needed, the door closed",
    explain_nl="Hoe vaak een wijkagent een partner nodig heeft buiten diens openingstijden.",
    explain_en="How often an officer needs a partner outside its opening hours.",
)  # fmt: skip
def found_closed(book: Book) -> dict[str, float]:
    """Times, a year."""
    return book.yearly(book.counted(FoundClosed))


@metric(
    "closed_wait", unit="hours", better="lower", kind="mean", section="meetings",
    nl="Wachten tot de deur opengaat", en="Waiting for the door to open",
    explain_nl="Hoe lang het dan gemiddeld duurt tot de partner opengaat. Wie nooit opengaat telt niet mee.",
    explain_en="How long it then takes until the partner opens, on average. Who never opens is not counted.",
)  # fmt: skip
def closed_wait(book: Book) -> dict[str, float]:
    """Mean hours."""
    waits: dict[str, float] = defaultdict(float)
    opening = [told for told in book.measured(FoundClosed) if told.until < math.inf and told.until - told.time <= 7 * 24 * HOUR]
    for told in opening:
        waits[told.beat] += (told.until - told.time) / HOUR
    return book.means(waits, Counter(told.beat for told in opening))


@metric(
    "meetings_without_police", unit="share of meetings", better="lower", kind="share", section="meetings",
    nl="Overleggen zonder de wijkagent", en="Meetings without the officer",
    explain_nl="Het deel van de overleggen met partners waar de wijkagent niet is; dan valt het stil.",
    explain_en="The share of meetings with partners to which the officer does not come; then it falls silent.",
)  # fmt: skip
def meetings_without_police(book: Book) -> dict[str, Share]:
    """Share of meetings without the officer."""
    return book.shares(Counter(told.beat for told in book.measured(MeetingHeld) if not told.officer_there), book.counted(MeetingHeld))


@metric(
    "pieces_officer_at", unit="share of pieces", better=None, kind="share", section="meetings", parts=_tables, grouped=False,
    nl="Inbreng van de wijkagent", en="What the officer brings",
    explain_nl="Per soort overleg: het deel van de ingebrachte stukjes informatie dat van de wijkagent komt.",
    explain_en="Per kind of meeting: the share of the pieces told that come from the officer.",
)  # fmt: skip
def pieces_officer_at(book: Book) -> dict[str, Share]:
    """By the officer, of all pieces told, by meeting."""
    officer: Counter[str] = Counter()
    everybody: Counter[str] = Counter()
    for told in book.measured(MeetingHeld):
        officer[told.meeting] += told.by_officer
        everybody[told.meeting] += told.by_officer + told.by_partners
    return {name: Share(officer[name[1:]], everybody[name[1:]]) for name in _tables(book)}
