"""A look at one person: with whom, how strong, what was told either way, and why he kept silent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sim.kernel.week import WEEK
from sim.world.facts import PieceTold, Silent

from .happenings import REASONS, between
from .schedule import AskedWrongError
from .words import capital

if TYPE_CHECKING:
    from .trajectory import Telling

MOST = 40
"""Ties that are listed, the strongest first."""


def person(told: Telling, name: str, week: int, language: str) -> dict[str, Any]:
    """How a person stands at the end of a week. Raises AskedWrongError if there is nobody of that name."""
    numbers = {one["id"]: number for number, one in enumerate(told.persons)}
    if name not in numbers:
        raise AskedWrongError(f"er is niemand die '{name[:60]}' heet", f"there is nobody called '{name[:60]}'")
    me, names = numbers[name], told.names(language)
    start, end = told.first * WEEK, (told.first + week + 1) * WEEK
    ties = _ties(told, me, start, end)
    journal = told.district.journal
    spoken = [one for one in between(journal, PieceTold, start, end) if name in (one.teller, one.receiver)]
    silent = [one for one in between(journal, Silent, start, end) if name in (one.teller, one.receiver)]
    mine = Counter(one.reason for one in silent if one.teller == name)
    towards = Counter(one.reason for one in silent if one.receiver == name)
    listed = []
    for other, strength, first in ties[:MOST]:
        whom = told.persons[other]["id"]
        said_to, heard = (sum(whom == side(one) for one in spoken) for side in (lambda one: one.receiver, lambda one: one.teller))
        listed.append([other, strength, first, said_to, heard, sum(whom in (one.teller, one.receiver) for one in silent)])
    said_first = sum(one.teller == name for one in spoken)
    return {
        "kind": "person", "id": name, "name": capital(names[name]), "week": week, "ties": listed, "left_out": max(0, len(ties) - MOST),
        "silence": [mine[reason] for reason in REASONS], "towards": [towards[reason] for reason in REASONS],
        "why": _why(told, name, listed, said_first, mine, language),
    }  # fmt: skip


def _ties(told: Telling, me: int, start: int, end: int) -> list[tuple[int, int, int]]:
    """With whom, how strong at the end and how strong at the start; the strongest first."""
    before, after = (
        {other: strength for (one, two), strength in told.ties.at(moment) if me in (one, two) for other in (one, two) if other != me}
        for moment in (start, end)
    )
    return sorted(((other, strength, before.get(other, 0)) for other, strength in after.items()), key=lambda tie: (-tie[1], tie[0]))


def _why(told: Telling, name: str, ties: list[list[int]], said: int, silent: Counter[str], language: str) -> list[str]:
    """In a few sentences: whom he knows best, what he told, and why he kept silent."""
    dutch, names = language != "en", told.names(language)
    lines = []
    if ties:
        best, strength, first = ties[0][:3]
        whom = names[told.persons[best]["id"]]
        lines.append(
            f"De sterkste band is die met {whom}: {strength} van de 100; bij de start was dat {first}." if dutch
            else f"The strongest tie is that with {whom}: {strength} of 100; at the start it was {first}."
        )  # fmt: skip
    else:
        lines.append("Tot nu toe was er met niemand contact." if dutch else "There has been no contact with anybody so far.")
    number = sum(silent.values())
    if said or number:
        lines.append(
            f"Sinds de start is {said} keer iets verteld en {number} keer gezwegen." if dutch
            else f"Since the start something was told {said} times, and {number} times not."
        )  # fmt: skip
    if number:
        reason, often = silent.most_common(1)[0]
        why = REASONS[reason][not dutch]
        lines.append(f"Meestal ({often} keer) omdat: {why}." if dutch else f"Mostly ({often} times) because: {why}.")
    if silent["not_thought"] and silent.most_common(1)[0][0] == "not_thought":
        lines.append(
            "Aan wie men goed kent, denkt men eerder: een zwakke band is dus vaak de oorzaak." if dutch
            else "One sooner thinks of those one knows well: a weak tie is often the cause."
        )  # fmt: skip
    return lines
