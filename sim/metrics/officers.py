"""Officers: whether their week fits, and who lets them down."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sim.kernel.fading import fade_rate
from sim.kernel.week import WEEK
from sim.parameters.base import as_number
from sim.world.facts import Frustrated, HelpGiven, ProblemMoved, ToldBack, WeekPlanned

from .base import curve, metric, parts
from .hours import ledger

if TYPE_CHECKING:
    from .book import Book

FRUSTRATED = 6.0
"""An officer is frustrated about partners above so many points: three broken promises fresh in mind. The threshold is a choice."""
HELPING, OTHER_CASES = ("help", "walk_in"), ("problems", "youth", "chasing", "telling")
"""What an officer does for citizens who ask for help, and for all other cases."""
KNOWN_CAUSES = ("broken", "late", "came_with_nothing", "unanswered", "called_again", "heard_afterwards", "door", "squad_chief")


@metric(
    "fit", unit="0-1", better="higher", kind="mean", section="officers",
    nl="Hoe goed de week past", en="How well the week fits",
    explain_nl="1: alles wat er op de wijkagent afkomt past in zijn week; hoe lager, hoe meer er blijft liggen. Vrije weken tellen niet.",
    explain_en="1: all that is asked of the officer fits in his week; the lower, the more is left undone. Weeks off do not count.",
)  # fmt: skip
def fit(book: Book) -> dict[str, float]:
    """Mean fit over weeks worked, of officers with a beat."""
    total: dict[str, float] = defaultdict(float)
    worked = [told for told in book.measured(WeekPlanned) if told.duties and told.officer in book.own_beat]
    for told in worked:
        total[book.own_beat[told.officer]] += told.fit
    return book.means(total, Counter(book.own_beat[told.officer] for told in worked))


def by_week(book: Book) -> dict[str, list[float]]:
    """Each officer's points of frustration with all partners together, mean of each measured week; between events they fade."""
    rate = fade_rate(as_number(book.scenario.officer_week.frustration_half_life))
    lines = {officer: book.line() for officer in sorted(book.scenario.officers)}
    for (officer, _), events in _with_partners(book).items():
        line = lines[officer]
        for place, told in enumerate(events):
            until = events[place + 1].time if place + 1 < len(events) else book.end
            begins = max(told.time, book.start)
            while begins < until:
                week = (begins - book.start) // WEEK
                ends = min(until, book.start + (week + 1) * WEEK)
                held = told.total * math.exp(-rate * (begins - told.time))
                lasted = -math.expm1(-rate * (ends - begins)) / rate if rate else ends - begins
                line[week] += held * lasted / WEEK
                begins = ends
    return lines


def _with_partners(book: Book) -> dict[tuple[str, str], list[Frustrated]]:
    found: dict[tuple[str, str], list[Frustrated]] = defaultdict(list)
    for told in book.all(Frustrated):
        if told.party in book.scenario.partners and told.officer in book.scenario.officers:
            found[told.officer, told.party].append(told)
    return found


@metric(
    "frustration", unit="points", better="lower", kind="mean", section="officers",
    nl="Frustratie van wijkagenten", en="Frustration of officers",
    explain_nl="Punten over alle partners samen, gemiddeld over de tijd en de wijkagenten met een eigen wijk: "
    "2 voor een gebroken afspraak, 1 voor een late; ze zakken weg.",
    explain_en="Points about all partners together, mean over time and over officers with a beat of their own: "
    "2 for a broken promise, 1 for a late one; they fade.",
)  # fmt: skip
def frustration(book: Book) -> dict[str, float]:
    """Time-weighted mean of points about partners."""
    return {end: sum(line) / len(line) for end, line in frustration_by_week(book).items()}


@metric(
    "frustrated_officers", unit="officers", better="lower", kind="count", section="officers",
    nl="Gefrustreerde wijkagenten", en="Frustrated officers",
    explain_nl="Hoeveel wijkagenten aan het eind van de meting meer dan 6 punten over hun partners hebben; de grens is een keuze.",
    explain_en="How many officers have more than 6 points about their partners at the end; the threshold is a choice.",
)  # fmt: skip
def frustrated_officers(book: Book) -> dict[str, float]:
    """Officers above the threshold at the end."""
    rate = fade_rate(as_number(book.scenario.officer_week.frustration_half_life))
    points: dict[str, float] = defaultdict(float)
    for (officer, _), events in _with_partners(book).items():
        points[officer] += events[-1].total * math.exp(-rate * (book.end - events[-1].time))
    found = dict.fromkeys(book.groups, 0.0)
    for officer, held in points.items():
        for end in book.ends_of_officer(officer) if held > FRUSTRATED else ():
            found[end] += 1
    return found


@metric(
    "frustration_cause", unit="points a year", better="lower", kind="count", section="officers", parts=parts(*KNOWN_CAUSES),
    nl="Waardoor wijkagenten gefrustreerd raken", en="What frustrates officers",
    explain_nl="Punten per jaar naar oorzaak, over partners en collega's samen.",
    explain_en="Points a year by cause, about partners and colleagues together.",
)  # fmt: skip
def frustration_cause(book: Book) -> dict[str, float]:
    """Points a year by cause."""
    causes: dict[str, dict[str, float]] = {cause: {} for cause in KNOWN_CAUSES}
    for told in book.measured(Frustrated):
        by_beat = causes.setdefault(told.cause.replace(" ", "_"), {})
        beat = book.own_beat.get(told.officer, "")
        by_beat[beat] = by_beat.get(beat, 0.0) + told.points
    return {f".{cause}{end}": value for cause, by_beat in causes.items() for end, value in book.yearly(by_beat).items()}


@metric(
    "help_share", unit="share", better=None, kind="mean", section="officers", parts=parts("requests", "hours"), grouped=False,
    nl="Deel hulp in het werk van wijkagenten met een brede taakopvatting", en="Share of help in the work of officers with a broad view",
    explain_nl="'requests': geholpen bewoners, tegen ook wie iets teruggehoord heeft en problemen die zijn aangepakt. 'hours': uren hulp "
    "en spreekuur, tegen alle uren voor bewoners en problemen. Hoeveel hulpvragen er zijn is ingevuld: dit is geen bevinding.",
    explain_en="'requests': citizens helped, against also those told back and problems taken in hand. 'hours': hours of help and walk-in, "
    "against all hours for citizens and problems. How many ask for help is typed in: this is no finding.",
)  # fmt: skip
def help_share(book: Book) -> dict[str, float]:
    """Help in what officers of kind A with a broad view handle, by number and by time."""
    broad = {name: beat for name, beat in book.own_beat.items() if book.scenario.officers[name].view == "broad"}
    helped = sum(told.officer in broad for told in book.measured(HelpGiven))
    other = sum(told.officer in broad for told in book.measured(ToldBack))
    other += sum(told.state == "in_hand" and told.beat in broad.values() for told in book.measured(ProblemMoved))
    spent = book.once(ledger).officer
    helping, working = (
        math.fsum(spent[activity][beat] for activity in chosen if activity in spent for beat in broad.values() if beat in spent[activity])
        for chosen in (HELPING, (*HELPING, *OTHER_CASES))
    )  # fmt: skip
    return {
        ".requests": helped / (helped + other) if helped + other else math.nan,
        ".hours": helping / working if working else math.nan,
    }


@curve("frustration")
def frustration_by_week(book: Book) -> dict[str, list[float]]:
    """Mean points of the officers with a beat, week by week."""
    lines, found = book.once(by_week), {}
    for end in book.groups:
        officers = book.officers_in(end)
        weeks = zip(*(lines[officer] for officer in officers), strict=True)
        found[end] = [sum(week) / len(officers) for week in weeks] if officers else [math.nan] * book.weeks
    return found
