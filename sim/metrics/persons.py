"""How far ties hang on who the two persons are: good and bad ones, and those that came from the same room."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from .base import Share, metric, parts
from .spells import MADE, Rates, pairs_with

if TYPE_CHECKING:
    from sim.world.facts import TieChanged

    from .book import Book

GOOD = 0.5
"""A tie with a professional is a good one from this strength on: half of what a tie can be. The threshold is a choice."""
TALKS = ("talk",)
"""Contacts that are worth the same to every pair but for their chemistry."""


class Pair(NamedTuple):
    """One officer and one other person: the tie at the end of the measured weeks, and what a talk between them yields."""

    strength: float
    yields: float
    """Share of what is missing that one talk adds, mean of all their talks; nan if they had none."""


def _at_end(book: Book, changes: list[TieChanged], rates: Rates) -> float:
    last = changes[-1]
    return last.after * math.exp(-rates(last) * (book.end - last.time))


def squad_pairs(book: Book) -> dict[str, list[Pair]]:
    """Every pair of an officer and a squad member that ever had contact, by officer."""
    rates, found = Rates(book), defaultdict(list)
    for officer, changes in pairs_with(book, "squad"):
        since = max((place for place, change in enumerate(changes) if change.cause == "left"), default=-1)  # a successor is another person
        talks = [(one.after - one.before) / (1 - one.before) for one in changes[since + 1 :] if one.cause in TALKS and one.before < 1]
        yields = math.fsum(talks) / len(talks) if talks else math.nan
        found[officer].append(Pair(_at_end(book, changes, rates), yields))
    return found


def _in_groups(book: Book, by_officer: dict[str, list[Pair]]) -> dict[str, list[Pair]]:
    groups: dict[str, list[Pair]] = {end: [] for end in book.groups}
    for officer, pairs in by_officer.items():
        for end in book.ends_of_officer(officer):
            groups[end] += pairs
    return groups


@metric(
    "squad_ties", unit="0-1", better="higher", kind="mean", section="board", parts=parts("low", "middle", "high"),
    nl="Banden met ploegleden, van zwak tot sterk", en="Ties with squad members, from weak to strong",
    explain_nl="Hoe sterk de band van een wijkagent met een ploeglid is aan het eind van de meting: "
    "een op de tien banden is zwakker dan 'low', de helft zwakker dan 'middle', een op de tien sterker dan 'high'.",
    explain_en="How strong the tie of an officer with a squad member is at the end: "
    "one in ten is weaker than 'low', half are weaker than 'middle', one in ten is stronger than 'high'.",
)  # fmt: skip
def squad_ties(book: Book) -> dict[str, float]:
    """Quantiles of .1, .5 and .9 of the ties with squad members at the end."""
    found = {}
    for end, pairs in _in_groups(book, book.once(squad_pairs)).items():
        strengths = sorted(pair.strength for pair in pairs)
        for name, share in (("low", 0.1), ("middle", 0.5), ("high", 0.9)):
            found[f".{name}{end}"] = strengths[int(share * (len(strengths) - 1))] if strengths else math.nan
    return found


@metric(
    "squad_ties_by_person", unit="share of the spread", better=None, kind="mean", section="board",
    nl="Hoeveel van het verschil tussen die banden in de personen zit", en="How much of the spread of those ties lies in the persons",
    explain_nl="Het deel van de spreiding dat samengaat met wat een gesprek tussen deze twee oplevert (of het klikt). "
    "De rest is toeval: wie elkaar tegenkwam, en wie vertrok.",
    explain_en="The share of the spread that goes with what a talk between these two yields (whether they get on). "
    "The rest is chance: who ran into whom, and who left.",
)  # fmt: skip
def squad_ties_by_person(book: Book) -> dict[str, float]:
    """Squared correlation of the tie at the end with what a talk yields, over pairs that had one; 0 where all talks yield the same."""
    found = {}
    for end, pairs in _in_groups(book, book.once(squad_pairs)).items():
        talked = [pair for pair in pairs if not math.isnan(pair.yields)]
        found[end] = _explained([pair.yields for pair in talked], [pair.strength for pair in talked]) if len(talked) > 2 else math.nan
    return found


def _explained(causes: list[float], effects: list[float]) -> float:
    many = len(causes)
    mean_cause, mean_effect = math.fsum(causes) / many, math.fsum(effects) / many
    spread = math.fsum((cause - mean_cause) ** 2 for cause in causes)
    whole = math.fsum((effect - mean_effect) ** 2 for effect in effects)
    if spread <= 1e-18 * many or whole <= 0:
        return 0.0
    together = math.fsum((cause - mean_cause) * (effect - mean_effect) for cause, effect in zip(causes, effects, strict=True))
    return together**2 / (spread * whole)


@metric(
    "detective_ties", unit="0-1", better="higher", kind="mean", section="board", parts=parts("former", "others"), grouped=False,
    nl="Band met rechercheurs, naar herkomst van de wijkagent", en="Tie with detectives, by where the officer came from",
    explain_nl="Gemiddelde sterkte aan het eind van de meting. 'former': wijkagenten die zelf rechercheur waren; 'others': de anderen.",
    explain_en="Mean strength at the end. 'former': officers who were detectives themselves; 'others': the rest.",
)  # fmt: skip
def detective_ties(book: Book) -> dict[str, float]:
    """Mean tie with detectives of former detectives and of the other officers."""
    rates, strengths = Rates(book), {".former": [], ".others": []}  # type: ignore[var-annotated]
    for officer, changes in pairs_with(book, "detective"):
        former = officer in book.scenario.officers and book.scenario.officers[officer].former_detective
        strengths[".former" if former else ".others"].append(_at_end(book, changes, rates))
    return {name: math.fsum(found) / len(found) if found else math.nan for name, found in strengths.items()}


@metric(
    "partner_ties", unit="share of pairs", better="higher", kind="share", section="board", parts=parts("ever", "now", "good"),
    grouped=False,
    nl="Wijkagent en contactpersoon: ooit een band, nu een band, een goede band",
    en="Officer and contact person: a tie once, a tie now, a good tie",
    explain_nl="Over de paren die in de gemeten weken contact hadden. 'ever': de band was ooit 0,30 of meer; 'now': hij is het "
    "aan het eind; 'good': hij is dan 0,50 of meer.",
    explain_en="Over the pairs that had contact in the measured weeks. 'ever': the tie was 0.30 or more at some time; 'now': it is "
    "at the end; 'good': it is 0.50 or more then.",
)  # fmt: skip
def partner_ties(book: Book) -> dict[str, Share]:
    """Of the pairs of an officer with a beat and a contact person who dealt with each other: a tie once, at the end, and a good one."""
    rates, hits, of, made = Rates(book), {"ever": 0, "now": 0, "good": 0}, 0, MADE + book.made_shift
    for officer, changes in pairs_with(book, "partner"):
        lately = [one for one in changes if one.time >= book.start and one.cause != "left" and one.after > one.before]
        if officer not in book.own_beat or not lately:
            continue
        of += 1
        strength = _at_end(book, changes, rates)
        hits["ever"] += any(one.after >= made for one in changes)
        hits["now"] += strength >= made
        hits["good"] += strength >= GOOD
    return {f".{name}": Share(number, of) for name, number in hits.items()}
