"""Calls: how long people wait for a car, who is pulled in, and which doors are opened how."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.week import MINUTE
from sim.world.facts import CallHandedOver, CallHeld, CallReached, CallStarted, DoorOpened, PulledIn, Reported

from .base import Share, metric

if TYPE_CHECKING:
    from .book import Book

ON_TIME = 15 * MINUTE
"""What is asked of the police at priority 1."""


class Waited(NamedTuple):
    """One call of the measured weeks: seconds until a car set out and until it was there.

    A call that was handed to the officer waited until then; one that is still open, until the end of the measured weeks.
    """

    beat: str
    priority: int
    started: int
    reached: int
    there: bool


def dispatched(book: Book) -> list[Waited]:
    """Every call to which a car should go that came in during the measured weeks; none is left out."""
    started: dict[str, int] = {}
    reached: dict[str, int] = {}
    for kind, moments in ((CallStarted, started), (CallReached, reached)):
        for told in book.measured(kind):
            moments.setdefault(told.report, told.time)
    handed = {told.report: told.time for told in book.measured(CallHandedOver)}
    found = []
    for told in book.measured(Reported):
        if told.priority:
            created, given_up = told.time, handed.get(told.report, book.end)
            set_out, arrived = started.get(told.report, given_up), reached.get(told.report, given_up)
            found.append(Waited(told.beat, told.priority, set_out - created, arrived - created, told.report in reached))
    return found


def _response(book: Book, priority: int) -> dict[str, float]:
    calls = [call for call in book.once(dispatched) if call.priority == priority]
    total: dict[str, float] = {}
    for call in calls:
        total[call.beat] = total.get(call.beat, 0.0) + call.reached / MINUTE
    return book.means(total, Counter(call.beat for call in calls))


@metric(
    "response_p1", unit="minutes", better="lower", kind="mean", section="calls",
    nl="Responstijd prioriteit 1", en="Response time, priority 1",
    explain_nl="Gemiddelde van melding tot politie ter plaatse; wat nog open is telt mee tot het eind van de meting.",
    explain_en="Mean from the call until the police is there; what is still open counts until the end of the measured weeks.",
)  # fmt: skip
def response_p1(book: Book) -> dict[str, float]:
    """Mean minutes, priority 1."""
    return _response(book, 1)


@metric(
    "response_p2", unit="minutes", better="lower", kind="mean", section="calls",
    nl="Responstijd prioriteit 2", en="Response time, priority 2",
    explain_nl="Als bij prioriteit 1.",
    explain_en="As for priority 1.",
)  # fmt: skip
def response_p2(book: Book) -> dict[str, float]:
    """Mean minutes, priority 2."""
    return _response(book, 2)


@metric(
    "response_p3", unit="minutes", better="lower", kind="mean", section="calls",
    nl="Responstijd prioriteit 3", en="Response time, priority 3",
    explain_nl="Als bij prioriteit 1; een melding die naar de wijkagent ging omdat er geen auto kwam, telt tot dat moment.",
    explain_en="As for priority 1; a call handed to the officer because no car came counts until that moment.",
)  # fmt: skip
def response_p3(book: Book) -> dict[str, float]:
    """Mean minutes, priority 3."""
    return _response(book, 3)


@metric(
    "p1_within_15", unit="share of calls", better="higher", kind="share", section="calls",
    nl="Prioriteit 1 binnen 15 minuten", en="Priority 1 within 15 minutes",
    explain_nl="Het deel van de spoedmeldingen waar de politie binnen een kwartier was.",
    explain_en="The share of urgent calls where the police was there within a quarter of an hour.",
)  # fmt: skip
def p1_within_15(book: Book) -> dict[str, Share]:
    """Share of priority 1 calls reached within 15 minutes."""
    urgent = [call for call in book.once(dispatched) if call.priority == 1]
    on_time = Counter(call.beat for call in urgent if call.there and call.reached <= ON_TIME)
    return book.shares(on_time, Counter(call.beat for call in urgent))


@metric(
    "call_wait", unit="minutes", better="lower", kind="mean", section="calls",
    nl="Wachttijd tot een auto vrij is", en="Wait until a car is free",
    explain_nl="Gemiddelde van melding tot een auto vertrekt, over alle meldingen waar een auto heen moet, ook die nog wachten.",
    explain_en="Mean from the call until a car sets out, over all calls that need a car, also those that still wait.",
)  # fmt: skip
def call_wait(book: Book) -> dict[str, float]:
    """Mean minutes until a car sets out."""
    total: dict[str, float] = {}
    for call in book.once(dispatched):
        total[call.beat] = total.get(call.beat, 0.0) + call.started / MINUTE
    return book.means(total, _by_beat(book))


@metric(
    "calls_that_wait", unit="share of calls", better="lower", kind="share", section="calls",
    nl="Meldingen die wachten", en="Calls that wait",
    explain_nl="Het deel van de meldingen waarvoor niet meteen een auto vertrekt.",
    explain_en="The share of calls for which no car sets out at once.",
)  # fmt: skip
def calls_that_wait(book: Book) -> dict[str, Share]:
    """Share of calls that wait at all."""
    return book.shares(Counter(call.beat for call in book.once(dispatched) if call.started > 0), _by_beat(book))


@metric(
    "calls", unit="a year", better=None, kind="count", section="calls",
    nl="Meldingen waar een auto heen moet", en="Calls that need a car",
    explain_nl="Alle meldingen met een prioriteit.",
    explain_en="All calls with a priority.",
)  # fmt: skip
def calls(book: Book) -> dict[str, float]:
    """Dispatched calls a year."""
    return book.yearly(_by_beat(book))


def _by_beat(book: Book) -> Counter[str]:
    return Counter(call.beat for call in book.once(dispatched))


@metric(
    "calls_handed_over", unit="a year", better="lower", kind="count", section="calls",
    nl="Meldingen doorgeschoven naar de wijkagent", en="Calls handed to the officer",
    explain_nl="Meldingen van prioriteit 3 die zo lang wachtten dat er geen auto meer kwam.",
    explain_en="Calls of priority 3 that waited so long that no car came.",
)  # fmt: skip
def calls_handed_over(book: Book) -> dict[str, float]:
    """Calls handed over, a year."""
    return book.yearly(book.counted(CallHandedOver))


@metric(
    "calls_held", unit="a year", better=None, kind="count", section="calls",
    nl="Meldingen bewaard voor de gekoppelde ploeg", en="Calls kept for the coupled squad",
    explain_nl="Meldingen van prioriteit 3 die in diensten van andere ploegen blijven liggen voor de gekoppelde ploeg.",
    explain_en="Calls of priority 3 that other squads leave for the coupled squad.",
)  # fmt: skip
def calls_held(book: Book) -> dict[str, float]:
    """Calls kept for a coupled squad, a year."""
    return book.yearly(book.counted(CallHeld))


@metric(
    "pulled_in", unit="a year", better="lower", kind="count", section="calls",
    nl="Wijkagent ingezet voor noodhulp", en="Officer pulled into emergency work",
    explain_nl="Hoe vaak een wijkagent zijn werk laat liggen omdat er voor spoed geen auto vrij is; geteld bij zijn eigen wijk.",
    explain_en="How often an officer drops his work because no car is free for an urgent call; counted in his own beat.",
)  # fmt: skip
def pulled_in(book: Book) -> dict[str, float]:
    """Officers pulled in, a year."""
    return book.yearly(Counter(book.own_beat.get(told.officer, "") for told in book.measured(PulledIn)))


@metric(
    "doors_keyed", unit="a year", better=None, kind="count", section="calls",
    nl="Deuren met een sleutel bij de wijkagent", en="Doors of which the officer holds a key",
    explain_nl="Gesloten deuren die open moesten en waarvan de wijkagent de sleutel heeft.",
    explain_en="Closed doors that had to be opened and of which the officer holds the key.",
)  # fmt: skip
def doors_keyed(book: Book) -> dict[str, float]:
    """Doors with a key, a year."""
    return book.yearly(Counter(told.beat for told in book.measured(DoorOpened) if told.held))


@metric(
    "doors_rammed", unit="a year", better="lower", kind="count", section="calls",
    nl="Deuren geramd ondanks sleutel", en="Doors rammed despite a key",
    explain_nl="Deuren die geramd werden hoewel de wijkagent de sleutel heeft.",
    explain_en="Doors that were rammed though the officer holds the key.",
)  # fmt: skip
def doors_rammed(book: Book) -> dict[str, float]:
    """Doors rammed though there was a key, a year."""
    return book.yearly(Counter(told.beat for told in book.measured(DoorOpened) if told.held and told.rammed))
