"""Problems of the beats: how many are open, how many are solved and how long that takes."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.kernel.week import WEEK
from sim.world.facts import ProblemMoved, ProblemStarted

from .base import curve, metric
from .survival import restricted_mean, survival

if TYPE_CHECKING:
    from .book import Book

LONGEST_SOLVE = 52
"""Weeks. A problem that takes longer counts as taking so long."""


@dataclass(slots=True)
class Life:
    """What became of one problem; -1 for what has not happened."""

    beat: str
    started: int
    seen: int = -1
    ended: int = -1
    solved: bool = False
    acts: int = 0


def lives(book: Book) -> list[Life]:
    """Every problem of the run."""
    found = {told.problem: Life(told.beat, told.time) for told in book.all(ProblemStarted)}
    for moved in book.all(ProblemMoved):
        life, state = found.get(moved.problem), moved.state
        if life is None:
            continue
        if state == "signalled" and life.seen < 0:
            life.seen = moved.time
        elif state == "in_hand":
            life.acts += 1
        elif state in ("solved", "faded"):
            life.ended, life.solved = moved.time, state == "solved"
    return list(found.values())


def _moves(book: Book, state: str) -> dict[str, float]:
    return book.yearly(Counter(moved.beat for moved in book.measured(ProblemMoved) if moved.state == state))


def open_by_week(book: Book) -> dict[str, list[float]]:
    """Open problems per beat, mean of each week."""
    return _per_beat(book, [(life.beat, life.started, life.ended if life.ended >= 0 else book.end) for life in book.once(lives)])


def unseen_by_week(book: Book) -> dict[str, list[float]]:
    """Open problems per beat that no officer knows of, mean of each week."""
    stretches = []
    for life in book.once(lives):
        known = [moment for moment in (life.seen, life.ended) if moment >= 0]
        stretches.append((life.beat, life.started, min(known, default=book.end)))
    return _per_beat(book, stretches)


def _per_beat(book: Book, stretches: list[tuple[str, int, int]]) -> dict[str, list[float]]:
    by_beat = {beat: book.line() for beat in book.scenario.beats}
    for beat, begins, ends in stretches:
        book.add_stretch(by_beat[beat], begins, ends)
    found = {}
    for end, beats in book.groups.items():
        weeks = zip(*(by_beat[beat] for beat in beats), strict=True)
        found[end] = [sum(week) / len(beats) for week in weeks]
    return found


def _mean_of_weeks(lines: dict[str, list[float]]) -> dict[str, float]:
    return {end: sum(line) / len(line) for end, line in lines.items()}


@metric(
    "problems_open", unit="per beat", better="lower", kind="mean", section="problems",
    nl="Open problemen", en="Open problems",
    explain_nl="Gemiddeld aantal open problemen per wijk, gewogen naar tijd; ook die niemand kent.",
    explain_en="Mean number of open problems per beat, weighted by time; also those that nobody knows of.",
)  # fmt: skip
def problems_open(book: Book) -> dict[str, float]:
    """Time-weighted mean of open problems per beat."""
    return _mean_of_weeks(book.once(open_by_week))


@metric(
    "problems_unseen", unit="per beat", better="lower", kind="mean", section="problems",
    nl="Problemen die niemand kent", en="Problems that nobody knows of",
    explain_nl="Gemiddeld aantal open problemen per wijk waar de wijkagent nog niets van weet.",
    explain_en="Mean number of open problems per beat of which the officer knows nothing yet.",
)  # fmt: skip
def problems_unseen(book: Book) -> dict[str, float]:
    """Time-weighted mean of open problems per beat that were never signalled."""
    return _mean_of_weeks(book.once(unseen_by_week))


@metric(
    "problems_new", unit="a year", better=None, kind="count", section="problems",
    nl="Nieuwe problemen", en="New problems",
    explain_nl="Problemen die in de meting begonnen. Geen maatregel verandert dit aantal.",
    explain_en="Problems that began in the measured weeks. No policy changes this number.",
)  # fmt: skip
def problems_new(book: Book) -> dict[str, float]:
    """Problems that began, a year."""
    return book.yearly(book.counted(ProblemStarted))


@metric(
    "problems_solved", unit="a year", better="higher", kind="count", section="problems",
    nl="Opgeloste problemen", en="Problems solved",
    explain_nl="Problemen die eindigden doordat er iets aan gedaan werd.",
    explain_en="Problems that ended because something was done about them.",
)  # fmt: skip
def problems_solved(book: Book) -> dict[str, float]:
    """Problems solved, a year."""
    return _moves(book, "solved")


@metric(
    "problems_faded", unit="a year", better=None, kind="count", section="problems",
    nl="Problemen die vanzelf ophielden", en="Problems that ended by themselves",
    explain_nl="Problemen die ophielden zonder dat ze werden opgelost.",
    explain_en="Problems that ended without being solved.",
)  # fmt: skip
def problems_faded(book: Book) -> dict[str, float]:
    """Problems that faded, a year."""
    return _moves(book, "faded")


@metric(
    "problem_escalations", unit="a year", better="lower", kind="count", section="problems",
    nl="Escalaties", en="Escalations",
    explain_nl="Hoe vaak een probleem erger werd terwijl niemand ermee bezig was.",
    explain_en="How often a problem got worse while nobody had it in hand.",
)  # fmt: skip
def problem_escalations(book: Book) -> dict[str, float]:
    """Escalations, a year."""
    return _moves(book, "escalated")


@metric(
    "problems_slid", unit="a year", better="lower", kind="count", section="problems",
    nl="Afgegleden naar criminaliteit", en="Slid into crime",
    explain_nl="Hoe vaak een probleem van jongeren zo erg wordt dat er misdrijven van komen.",
    explain_en="How often a problem with youths gets so bad that offences come of it.",
)  # fmt: skip
def problems_slid(book: Book) -> dict[str, float]:
    """Problems that slid, a year."""
    return _moves(book, "slid")


@metric(
    "known_at_act", unit="share of what is needed", better="higher", kind="mean", section="problems",
    nl="Wat de wijkagent weet als hij begint", en="What the officer knows when he acts",
    explain_nl="Gemiddeld deel van de nodige stukjes in zijn hoofd op het moment dat een aanpak begint.",
    explain_en="Mean share of the needed pieces in his head at the moment at which an act begins.",
)  # fmt: skip
def known_at_act(book: Book) -> dict[str, float]:
    """Mean of `known` when a problem is taken in hand."""
    total: dict[str, float] = {}
    begun = [moved for moved in book.measured(ProblemMoved) if moved.state == "in_hand"]
    for moved in begun:
        total[moved.beat] = total.get(moved.beat, 0.0) + moved.known
    return book.means(total, Counter(moved.beat for moved in begun))


@metric(
    "time_to_solve", unit="weeks", better="lower", kind="mean", section="problems",
    nl="Tijd tot een oplossing", en="Time to a solution",
    explain_nl="Gemiddeld aantal weken van begin tot oplossing, waarbij langer dan 52 weken als 52 telt. Problemen die nog open zijn "
    "of vanzelf ophielden tellen mee voor de tijd dat ze te volgen waren (Kaplan-Meier).",
    explain_en="Mean number of weeks from the beginning to the solution, where more than 52 weeks counts as 52. Problems that are still "
    "open or ended by themselves count for the time they could be followed (Kaplan-Meier).",
)  # fmt: skip
def time_to_solve(book: Book) -> dict[str, float]:
    """Restricted mean at the pace at which problems were solved in the measured weeks."""
    seen: dict[str, list[tuple[float, float, bool]]] = {end: [] for end in book.groups}
    for life in book.once(lives):
        left = life.ended if life.ended >= 0 else book.end
        if left > book.start:
            one = ((max(book.start, life.started) - life.started) / WEEK, (left - life.started) / WEEK, life.solved)
            for end in book.ends_of[life.beat]:
                seen[end].append(one)
    return {end: restricted_mean(survival(those), LONGEST_SOLVE) if those else math.nan for end, those in seen.items()}


@metric(
    "problem_tries", unit="acts per problem", better="lower", kind="mean", section="problems",
    nl="Pogingen per probleem", en="Tries per problem",
    explain_nl="Hoe vaak een aanpak werd begonnen, gemiddeld over de problemen die in de meting eindigden.",
    explain_en="How often an act was begun, mean over the problems that ended in the measured weeks.",
)  # fmt: skip
def problem_tries(book: Book) -> dict[str, float]:
    """Acts begun per problem that ended."""
    over = [life for life in book.once(lives) if life.ended >= book.start]
    acts: Counter[str] = Counter()
    for life in over:
        acts[life.beat] += life.acts
    return book.means(acts, Counter(life.beat for life in over))


@curve("problems_open")
def problems_open_by_week(book: Book) -> dict[str, list[float]]:
    """Open problems per beat, mean of each week."""
    return book.once(open_by_week)
