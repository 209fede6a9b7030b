"""Figures that single officers mentioned, laid beside a run: met or not, shown, and never tuned to.

Each is one person's word. Where a figure is what somebody typed into the scenario it says so: that is no finding.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.week import HOUR, OpeningHours
from sim.parameters.base import as_number

if TYPE_CHECKING:
    from sim.scenario.schema import Scenario

Measured = Mapping[str, float | None]
Figure = Callable[[Measured, "Scenario"], float]
TOP = 5
"""What 'in the top five' means."""
MEASURED, INPUT, GOAL, ABSENT = "measured", "input", "goal", "absent"
"""Kinds: it comes out of the run; it was typed in; it is somebody's wish; the model has nothing like it."""


class Statement(NamedTuple):
    """One figure from an interview. `low` and `high` are the band in which the run's figure should lie."""

    id: str
    interview: str
    kind: str
    nl: str
    en: str
    figure: Figure
    care_nl: str
    care_en: str
    low: float = -math.inf
    high: float = math.inf


def verdict(statement: Statement, value: float | None) -> str:
    """met or not_met for what is measured, not_seen if it could not be; for the rest its kind."""
    if statement.kind != MEASURED:
        return statement.kind
    if value is None or math.isnan(value):
        return "not_seen"
    return "met" if statement.low <= value <= statement.high else "not_met"


def _measure(name: str) -> Figure:
    def figure(found: Measured, scenario: Scenario) -> float:
        value = found.get(name)
        return math.nan if value is None else value

    return figure


def _frustrated(found: Measured, scenario: Scenario) -> float:
    """The share of the officers who are frustrated with partners."""
    return _measure("frustrated_officers")(found, scenario) / len(scenario.officers) if scenario.officers else math.nan


def _place_of_the_door(found: Measured, scenario: Scenario) -> float:
    """The place of rammed doors among the causes of frustration, 1 being the first; not seen if no door was rammed with a key at hand."""
    causes = {name: value or 0.0 for name, value in found.items() if name.startswith("frustration_cause.") and "@" not in name}
    door = causes.get("frustration_cause.door", 0.0)
    return 1.0 + sum(value > door for value in causes.values()) if door and found.get("doors_rammed") else math.nan


def _files(found: Measured, scenario: Scenario) -> float:
    """Files on the table of the meeting that takes most."""
    return float(max((meeting.items for meeting in scenario.meetings.values()), default=math.nan))


def _partner_hours(found: Measured, scenario: Scenario) -> float:
    """Hours a week that a partner is open, mean over partners."""
    hours = [OpeningHours(partner.hours).per_week / HOUR for partner in scenario.partners.values()]
    return math.fsum(hours) / len(hours) if hours else math.nan


def _half_life(found: Measured, scenario: Scenario) -> float:
    """Weeks until half is left of a tie with a citizen."""
    return as_number(scenario.ties.half_life_citizen) if scenario.officers else math.nan


def _nothing(found: Measured, scenario: Scenario) -> float:
    return math.nan


STATEMENTS: tuple[Statement, ...] = (
    Statement(
        "N1", "4", INPUT, "Deel hulp in wat een wijkagent met een brede taakopvatting afhandelt: 80 % (naar aantal)",
        "Share of help in what an officer with a broad view handles: 80 % (by number)", _measure("help_share.requests"),
        "Hoeveel hulpvragen er zijn is ingevuld; dit is dus geen uitkomst. Niet gezegd is of het om aantallen of om tijd gaat.",
        "How many ask for help is typed in, so this is no finding. Whether number or time was meant was not said.", 0.7, 0.9),
    Statement(
        "N1", "4", INPUT, "Hetzelfde, naar tijd", "The same, by time", _measure("help_share.hours"),
        "Idem; wijkagenten verschillen hierin.", "Likewise; officers differ in this.", 0.7, 0.9),
    Statement(
        "N2", "11", MEASURED, "Deel van de informatie in overleggen dat van de wijkagent komt: 90 %",
        "Share of the information at meetings that comes from the officer: 90 %", _measure("meeting_pieces_officer"),
        "Alleen over vaste overleggen gezegd. Hoort te dalen als partners altijd open zijn en alles mogen delen.",
        "Said of standing meetings only. Should fall when partners are always open and may share everything.", 0.8, 0.95),
    Statement(
        "N3", "11", INPUT, "Dossiers op één zitting: 25", "Files in one session: 25", _files,
        "Eén zitting, bij wijze van spreken; in het scenario ingevuld.", "One session, in a manner of speaking; typed into the scenario.",
        25, 25),
    Statement(
        "N4", "9", INPUT, "Uren per week dat een partner open is: van 9 tot 5, tegen 168 uur politie",
        "Hours a week that a partner is open: 9 to 5, against 168 hours of police", _partner_hours,
        "De politie is er dag en nacht, één wijkagent niet.", "The police are there day and night, one officer is not.", 40, 40),
    Statement(
        "N5", "3", GOAL, "Rapportcijfer van bewoners: een acht", "Grade given by residents: an eight", _measure("liveability"),
        "Een wens; het model gaat uit van het gemeten cijfer van 2007.", "A wish; the model starts from the grade measured in 2007.",
        8, 10),
    Statement(
        "N6", "2", ABSENT, "Twee dagen per maand met de ploeg mee", "Two days a month with the squad", _nothing,
        "Een voorstel: het hoort bij een maatregel, niet bij zoals het is.", "A proposal: it belongs to a policy, not to how things are."),
    Statement(
        "N7", "4", INPUT, "Na twee weken afwezigheid weten bewoners nog wie hun wijkagent is: weken tot een band half zo sterk is",
        "After two weeks away residents still know their officer: weeks until a tie is half as strong", _half_life,
        "Ingevuld; moet ruim boven twee weken liggen.", "Typed in; must lie well above two weeks.", 4, math.inf),
    Statement(
        "N8", "1", ABSENT, "Eén keer een goede reden, de tweede keer erop aangesproken",
        "One good excuse, and called to account the second time", _nothing,
        "Dat gebeurt nu niet, en in de basis dus ook niet: het is een maatregel.",
        "This does not happen now, nor in the base: it is a policy."),
    Statement(
        "N9", "2", MEASURED, "Plaats van geramde deuren onder de ergernissen: bij de eerste vijf",
        "Place of rammed doors among the annoyances: among the first five", _place_of_the_door,
        "Het model kent weinig soorten ergernis; de plaats ertussen zegt dus weinig.",
        "The model knows few kinds of annoyance, so a place among them says little.",
        1, TOP),
    Statement(
        "N10", "3", MEASURED, "Deel van de wijkagenten dat gefrustreerd is over partners: in bijna elk interview genoemd",
        "Share of officers who are frustrated with partners: mentioned in nearly every interview", _frustrated,
        "De grens van zes punten is een keuze. Kwam in meer interviews naar voren (ook 4 en 7).",
        "The threshold of six points is a choice. Came up in more interviews (4 and 7 too).", 9 / 11, 1),
    Statement(
        "N11", "3", ABSENT, "De meeste wijkagenten zitten er niet mee dat zwijgende bewoners uit beeld blijven",
        "Most officers do not mind that silent residents stay out of the picture", _nothing,
        "Het model kent geen meningen, alleen tijd en contact.", "The model has no opinions, only time and contact."),
)  # fmt: skip
