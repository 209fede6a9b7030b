"""Inside the bureau: the team chief's hours and what he carries, the two doors of info and MSO, and clashes with squad chiefs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sim.kernel.week import HOUR, WEEK
from sim.world.facts import AttentionGiven, ChiefClashed, Coached, FavourDone, NeedCarried, NoteRouted

from .base import Share, metric, parts
from .hours import OFFICER, Hours, ledger
from .survival import middle

if TYPE_CHECKING:
    from .book import Book

CHIEF = ("meeting", "carrying")
DOORS = ("info", "mso")
TABLES = ("squads", "detectives")
MET_WITHIN = 2 * WEEK


def a_week(book: Book, hours: Hours, known: tuple[str, ...]) -> dict[str, float]:
    """Hours a week by activity, of people who work for no beat."""
    return {activity: sum(hours.get(activity, {}).values()) / book.weeks for activity in known}


@metric(
    "hours.chief", unit="hours a week", better=None, kind="mean", section="hours", parts=parts(*CHIEF), grouped=False,
    nl="Uren van de teamchef Wijkzorg", en="Hours of the team chief",
    explain_nl="Uren per week in overleg namens de wijkagenten, en om te regelen wat daar is gevraagd.",
    explain_en="Hours a week in meetings for the officers, and to see to what was asked there.",
)  # fmt: skip
def hours_chief(book: Book) -> dict[str, float]:
    """Hours a week by activity."""
    return {f".{activity}": hours for activity, hours in a_week(book, book.once(ledger).chief, CHIEF).items()}


@metric(
    "hours.b_officer", unit="hours a week", better=None, kind="mean", section="hours", parts=parts(*OFFICER), grouped=False,
    nl="Uren van een wijkagent B", en="Hours of a B officer",
    explain_nl="Uren per week per wijkagent zonder eigen wijk, ziekte en verlof meegerekend.",
    explain_en="Hours a week per officer without a beat of his own, sickness and leave included.",
)  # fmt: skip
def hours_b_officer(book: Book) -> dict[str, float]:
    """Hours a week by activity, mean over the B officers."""
    there = sum(post.kind == "B" and not post.vacant for post in book.scenario.officers.values())
    together = a_week(book, book.once(ledger).b_officer, OFFICER)
    return {f".{activity}": hours / there if there else math.nan for activity, hours in together.items()}


@metric(
    "coached", unit="a year", better=None, kind="count", section="officers",
    nl="Keren dat een wijkagent B meeloopt", en="Times that a B officer goes along",
    explain_nl="Hoe vaak een wijkagent B met de wijkagent van een wijk op pad gaat, bijpraat en hem bij de ploegchef introduceert.",
    explain_en="How often a B officer goes along with the officer of a beat, compares notes and introduces him to the squad chief.",
)  # fmt: skip
def coached(book: Book) -> dict[str, float]:
    """Sessions, a year."""
    return book.yearly(book.counted(Coached))


@metric(
    "favours", unit="a year", better=None, kind="count", section="officers",
    nl="Aangiften opgenomen voor de ploeg", en="Reports taken for the squad",
    explain_nl="Hoe vaak een wijkagent uit eigen beweging een aangifte opneemt die anders de ploeg had opgenomen.",
    explain_en="How often an officer takes a report, of his own will, that the squad would have had to take.",
)  # fmt: skip
def favours(book: Book) -> dict[str, float]:
    """Reports taken, a year."""
    return book.yearly(book.counted(FavourDone))


@metric(
    "needs_carried", unit="a year", better=None, kind="count", section="attention", parts=parts(*TABLES),
    nl="Noden die namens wijkagenten zijn ingebracht", en="Needs put forward for officers",
    explain_nl="Hoe vaak de teamchef (of een wijkagent B) in het managementteam aandacht vraagt voor een probleem waar de wijkagent zelf "
    "niet verder kwam: bij ploegen of bij de recherche.",
    explain_en="How often the team chief (or a B officer) asks the management for attention to a problem with which the officer got no "
    "further: of squads or of detectives.",
)  # fmt: skip
def needs_carried(book: Book) -> dict[str, float]:
    """Needs a year, by table."""
    carried = {to: Counter(told.beat for told in book.measured(NeedCarried) if told.to == to) for to in TABLES}
    return {f".{to}{end}": number for to in TABLES for end, number in book.yearly(carried[to]).items()}


@metric(
    "needs_met", unit="share of needs", better="higher", kind="share", section="attention",
    nl="Ingebrachte noden waarvoor een auto komt", en="Needs put forward for which a car comes",
    explain_nl="Het deel van de bij ploegen ingebrachte noden waarvoor binnen twee weken een auto langsgaat, op welk verzoek ook.",
    explain_en="The share of the needs put before squads for which a car comes within two weeks, on whichever request.",
)  # fmt: skip
def needs_met(book: Book) -> dict[str, Share]:
    """Share met within two weeks; those of the last two weeks are left out."""
    came: dict[str, list[int]] = defaultdict(list)
    for given in book.all(AttentionGiven):
        came[given.problem].append(given.time)
    needs = [told for told in book.measured(NeedCarried) if told.to == "squads" and told.time < book.end - MET_WITHIN]
    met = Counter(need.beat for need in needs if any(need.time <= time < need.time + MET_WITHIN for time in came[need.problem]))
    return book.shares(met, Counter(need.beat for need in needs))


@metric(
    "notes_passed", unit="share of reports", better="higher", kind="share", section="notes", parts=parts(*DOORS),
    nl="Meldingen die worden doorgegeven", en="Reports that are passed on",
    explain_nl="Het deel van de meldingen zonder auto dat de deur waar ze binnenkwamen (info of MSO) aan de wijkagent doorgeeft.",
    explain_en="The share of the reports without a car that the door where they came in (info or MSO) passes on to the officer.",
)  # fmt: skip
def notes_passed(book: Book) -> dict[str, Share]:
    """Share passed on, by door."""
    routed = book.measured(NoteRouted)
    found: dict[str, Share] = {}
    for door in DOORS:
        passed, every = (Counter(told.beat for told in routed if told.door == door and told.passed >= least) for least in (1, 0))
        found |= {f".{door}{end}": share for end, share in book.shares(passed, every).items()}
    return found


@metric(
    "notes_on_their_way", unit="hours", better="lower", kind="mean", section="notes", parts=parts(*DOORS),
    nl="Hoe lang een melding onderweg is", en="How long a report is on its way",
    explain_nl="Mediaan van de uren tussen een melding bij info of MSO en het moment dat de wijkagent haar heeft, "
    "van wat wordt doorgegeven.",
    explain_en="Median of the hours between a report at info or MSO and the moment at which the officer has it, of what is passed on.",
)  # fmt: skip
def notes_on_their_way(book: Book) -> dict[str, float]:
    """Median hours, by door."""
    hours: dict[str, list[float]] = {f".{door}{end}": [] for door in DOORS for end in book.groups}
    for told in book.measured(NoteRouted):
        if told.passed:
            for end in book.ends_of.get(told.beat, ("",)):
                hours[f".{told.door}{end}"].append((told.reaches - told.time) / HOUR)
    return {name: middle(values) for name, values in hours.items()}


@metric(
    "chief_clashes", unit="a year", better="lower", kind="count", section="officers",
    nl="Botsingen met een ploegchef", en="Clashes with a squad chief",
    explain_nl="Hoe vaak een ploegchef een verzoek tegenhoudt dat het ploeglid zelf wel had willen oppakken.",
    explain_en="How often a squad chief stops a request that the squad member would have taken.",
)  # fmt: skip
def chief_clashes(book: Book) -> dict[str, float]:
    """Clashes, a year."""
    return book.yearly(book.counted(ChiefClashed))
