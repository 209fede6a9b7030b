"""Detectives: what waits, what goes in, what is cleared and what is shelved."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from sim.kernel.week import DAY
from sim.world.facts import CaseMoved, CaseScreened, DeskWeek, Reported

from .base import Share, metric, parts

if TYPE_CHECKING:
    from .book import Book


@metric(
    "detective_queue", unit="cases", better="lower", kind="mean", section="detectives", grouped=False,
    nl="Wachtende zaken bij de recherche", en="Cases waiting for the detectives",
    explain_nl="Gemiddeld aantal zaken dat wacht, aan het eind van elke week.",
    explain_en="Mean number of cases that wait, at the end of each week.",
)  # fmt: skip
def detective_queue(book: Book) -> dict[str, float]:
    """Mean queue over the measured weeks."""
    weeks = book.ends_of_weeks(DeskWeek)
    return {"": sum(told.cases for told in weeks) / len(weeks) if weeks else math.nan}


@metric(
    "recorded_crime", unit="a year", better=None, kind="count", section="detectives",
    nl="Aangiften", en="Recorded crimes",
    explain_nl="Meldingen van een misdrijf die als aangifte worden opgenomen.",
    explain_en="Reports of an offence that are taken down as a recorded crime.",
)  # fmt: skip
def recorded_crime(book: Book) -> dict[str, float]:
    """Recorded crimes a year."""
    return book.yearly(Counter(told.beat for told in book.measured(Reported) if told.recorded))


@metric(
    "clearance", unit="share of recorded crime", better="higher", kind="share", section="detectives",
    nl="Opgehelderde zaken", en="Cases cleared",
    explain_nl="Opgehelderde aangiften, ter plaatse of door de recherche, tegenover alle aangiften van dezelfde periode.",
    explain_en="Recorded crimes cleared, at the spot or by the detectives, against all recorded crime of the same period.",
)  # fmt: skip
def clearance(book: Book) -> dict[str, Share]:
    """Recorded crimes cleared against crimes recorded; cases that officers bring themselves are not counted."""
    recorded = dict.fromkeys(told.report for told in book.all(Reported) if told.recorded)
    cleared = Counter(
        told.beat for told in book.measured(CaseMoved) if told.state in ("cleared", "on_the_spot") and told.case in recorded
    )  # fmt: skip
    shares = book.shares(cleared, Counter(told.beat for told in book.measured(Reported) if told.recorded))
    return {end: Share(min(share.hits, share.of), share.of) for end, share in shares.items()}


@metric(
    "cases_in", unit="share of cases screened", better=None, kind="share", section="detectives",
    nl="Zaken die de recherche in behandeling neemt", en="Cases that the detectives take in",
    explain_nl="Het deel van de gescreende aangiften dat naar de recherche gaat.",
    explain_en="The share of screened crimes that go to the detectives.",
)  # fmt: skip
def cases_in(book: Book) -> dict[str, Share]:
    """Share screened in."""
    return book.shares(Counter(told.beat for told in book.measured(CaseScreened) if told.taken_in), book.counted(CaseScreened))


WAITS = ("area", "targets", "other")


@metric(
    "case_wait", unit="days", better="lower", kind="mean", section="detectives", parts=parts(*WAITS), grouped=False,
    nl="Wachttijd van zaken bij de recherche", en="Wait of cases at the detectives",
    explain_nl="Dagen tot een rechercheur de zaak oppakt: zaken van een probleem in de wijk, andere ernstige feiten (targets), en de rest.",
    explain_en="Days until a detective takes it up: cases of a problem in the beat, other serious offences (targets), and the rest.",
)  # fmt: skip
def case_wait(book: Book) -> dict[str, float]:
    """Mean wait of the cases picked up."""
    kinds, reports = book.scenario.demand.kinds, {told.report: told for told in book.all(Reported) if told.recorded}
    waits: dict[str, list[float]] = {name: [] for name in WAITS}
    for told in book.measured(CaseMoved):
        if told.state == "picked_up":
            report = reports.get(told.case)
            if report is None or report.problem:
                waits["area"].append(told.waited / DAY)
            else:
                waits["targets" if kinds[report.kind].serious else "other"].append(told.waited / DAY)
    return {f".{name}": math.fsum(found) / len(found) if found else math.nan for name, found in waits.items()}


@metric(
    "cases_shelved", unit="a year", better="lower", kind="count", section="detectives",
    nl="Zaken op de plank", en="Cases shelved",
    explain_nl="Zaken die zo lang wachtten dat niemand ze meer oppakt.",
    explain_en="Cases that waited so long that nobody takes them up.",
)  # fmt: skip
def cases_shelved(book: Book) -> dict[str, float]:
    """Cases shelved, a year."""
    return book.yearly(Counter(told.beat for told in book.measured(CaseMoved) if told.state == "shelved"))
