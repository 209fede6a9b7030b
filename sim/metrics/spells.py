"""Ties put together again from the journal: when each was made, when and why it was lost, and how strong it is now.

The thresholds stand here and nowhere else: nobody in the district knows them.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.fading import fade_rate
from sim.kernel.week import WEEK
from sim.parameters.base import as_number
from sim.world.facts import PersonLeft, TieChanged

from .labels import Labels, Person

if TYPE_CHECKING:
    from .book import Book

MADE, LOST = 0.30, 0.20
"""A tie with a professional is made at this strength, and lost when it stays under the other."""
MADE_CITIZEN, LOST_CITIZEN = 0.20, 0.10
"""The same for a tie with a citizen."""
LOST_AFTER = 4 * WEEK
"""For so long it must stay under the threshold to be lost."""
KEPT = 26 * WEEK
"""A tie is kept if it is not lost so long after it was made; causes of loss are looked for over the same time."""
CAUSES = ("faded", "broken", "late", "ignored", "left")
_CAUSE = {"broken": "broken", "half": "broken", "late": "late", "ignored": "ignored", "left": "left"}
"""Work half done counts with promises broken; so does a hurt of a name that is not known here."""


class Spell(NamedTuple):
    """One tie from the moment it was made until it was lost (None: it still stands), and then why.

    `names` are the parties under which it is counted, each with its group: '.squads', '.squads@coupled', '.coupled_squad'.
    """

    names: tuple[str, ...]
    made: int
    lost: float | None
    cause: str


class Standing(NamedTuple):
    """How strong a tie is at the end of the measured weeks; with a citizen, who he is and his label then."""

    names: tuple[str, ...]
    strength: float
    person: Person | None = None
    label: str = ""


class Board(NamedTuple):
    """All ties of a run."""

    spells: list[Spell]
    standing: list[Standing]
    labels: Labels


def board(book: Book) -> Board:
    """Follow every tie through the run."""
    labels, names, rate_of, leaves, pairs = Labels(book), Names(book), Rates(book), _officers_leave(book), book.once(pairs_of)
    spells: list[Spell] = []
    standing: list[Standing] = []
    for (officer, other), changes in pairs.items():
        if changes[0].role == "citizen" and any(change[7] == "enforcement" for change in changes):
            labels.belongs_to_disorder((book.beat_of.get(officer, ""), int(other)))
    made, made_citizen = MADE + book.made_shift, MADE_CITIZEN + book.made_shift
    for (officer, other), changes in pairs.items():
        first = changes[0]
        rate = rate_of(first)
        if first.role != "citizen":
            if all(change[7] == "left" for change in changes):
                continue  # they never had contact; one of them only left
            under = names[officer, first.role, first.party]
            found, strength = follow(changes, made, LOST, rate, book.end, book.start)
            spells += [Spell(under, *spell) for spell in found]
            standing.append(Standing(under, strength))
            continue
        if officer in leaves:
            changes = ended_when_he_left(changes, leaves[officer], rate)
        person = (book.beat_of.get(officer, ""), int(other))
        found, strength = follow(changes, made_citizen, LOST_CITIZEN, rate, book.end, book.start)
        spells += [Spell(names[officer, "citizen", labels.of(person, spell[0])], *spell) for spell in found]
        label = labels.of(person, book.end)
        standing.append(Standing(names[officer, "citizen", label], strength, person, label))
    return Board(spells, standing, labels)


class Names(dict[tuple[str, str, str], tuple[str, ...]]):
    """Under which names a tie is counted, by officer, role and party (of a citizen: his label)."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book

    def __missing__(self, key: tuple[str, str, str]) -> tuple[str, ...]:
        officer, role, party = key
        book = self._book
        named = {"squad": "squads", "detective": "detectives"}.get(role, party)
        found = [f".{named}{end}" for end in book.ends_of_officer(officer)]
        if role == "partner":
            found += [f".partners{end}" for end in book.ends_of_officer(officer)]
        if role == "squad" and book.coupled_squads and officer in book.coupled_officers:
            found.append(".coupled_squad" if party in book.coupled_squads else ".other_squads")
        self[key] = tuple(found)
        return self[key]


def pairs_of(book: Book, role: str = "") -> dict[tuple[str, str], list[TieChanged]]:
    """The changes of each tie in order, by officer and other; of one role, or of all."""
    pairs: dict[tuple[str, str], list[TieChanged]] = defaultdict(list)
    for change in book.all(TieChanged):
        if not role or change[3] == role:
            pairs[change[1:3]].append(change)
    return pairs


def pairs_with(book: Book, role: str) -> Iterator[tuple[str, list[TieChanged]]]:
    """The officer and the changes of each tie with people of one role; found once for all who ask."""
    return ((officer, changes) for (officer, _), changes in book.once(pairs_of).items() if changes[0].role == role)


class Rates:
    """At which rate each tie fades between its changes."""

    def __init__(self, book: Book) -> None:
        ties, self._officers = book.scenario.ties, book.scenario.officers
        colleague, detective = fade_rate(as_number(ties.half_life_colleague)), fade_rate(as_number(ties.half_life_detective))
        self._former = fade_rate(as_number(ties.half_life_former))
        self._by_role = {
            "squad": colleague, "info": colleague, "detective": detective,
            "partner": fade_rate(as_number(ties.half_life_partner)), "citizen": fade_rate(as_number(ties.half_life_citizen)),
        }  # fmt: skip
        self._coupled = {
            (pair.officer, pair.squad): fade_rate(as_number(policy.half_life))
            for policy in book.scenario.policies.values() if hasattr(policy, "half_life")
            for pair in getattr(policy, "pairs", ())
        }  # fmt: skip

    def __call__(self, change: TieChanged) -> float:
        """Fading per second of the tie that changed."""
        if change.role == "squad" and self._coupled:
            return self._coupled.get((change.officer, change.party), self._by_role["squad"])
        if change.role == "detective" and change.officer in self._officers and self._officers[change.officer].former_detective:
            return self._former
        return self._by_role[change.role]


def follow(
    changes: list[TieChanged], made: float, lost: float, rate: float, end: int, causes_from: int
) -> tuple[list[tuple[int, float | None, str]], float]:
    """One tie: every time it was made with the time it was lost and why, and its strength at `end`.

    A tie that is above the threshold when the run begins is not made; once lost, it may be made. Causes are worked out
    for losses from `causes_from` on.
    """
    spells: list[tuple[int, float | None, str]] = []
    stands = changes[0][5] >= made
    made_at = -1
    below: float | None = None

    def lose(moment: float) -> None:
        if made_at >= 0:
            spells.append((made_at, moment, cause_of_loss(changes, rate, moment) if moment >= causes_from else ""))

    at, strength = changes[0][0], changes[0][5]
    for change in changes:
        time, before, after = change[0], change[5], change[6]
        if stands and (below is not None or before < lost or after < lost):
            if below is None and before < lost:
                below = at + (time - at) * math.log(strength / lost) / math.log(strength / before) if before > 0 else time
            if below is not None and time >= below + LOST_AFTER:
                lose(below + LOST_AFTER)
                stands, below = False, None
            elif after >= lost:
                below = None
            elif below is None:
                below = time
        if not stands and after >= made:
            stands, made_at, below = True, time, None
        at, strength = time, after
    if stands:
        if below is None:
            below = at + math.log(strength / lost) / rate if rate else math.inf
        if below + LOST_AFTER <= end:
            lose(below + LOST_AFTER)
        elif made_at >= 0:
            spells.append((made_at, None, ""))
    return spells, strength * math.exp(-rate * (end - at))


def cause_of_loss(changes: list[TieChanged], rate: float, moment: float) -> str:
    """What cost the tie most in the 26 weeks before it was lost: all its fading, or all that was done to it of one kind.

    Whatever befell the tie before somebody left, befell a tie that is over: it does not count beside the leaving.
    """
    since = moment - KEPT
    drops = dict.fromkeys(CAUSES, 0.0)
    at, strength = float(changes[0][0]), changes[0][5]
    for change in changes:
        time, before, after = change[0], change[5], change[6]
        if time > moment:
            break
        if time > since:
            drops["faded"] += max(0.0, strength * math.exp(-rate * max(0.0, since - at)) - before)
            if change[7] == "left":
                drops = dict.fromkeys(CAUSES, 0.0)
            if after < before:
                drops[_CAUSE.get(change[7], "broken")] += before - after
        at, strength = time, after
    seen_from = strength * math.exp(-rate * max(0.0, since - at))
    drops["faded"] += seen_from - strength * math.exp(-rate * (moment - at))
    return max(CAUSES, key=drops.__getitem__)


def _officers_leave(book: Book) -> dict[str, list[int]]:
    leaves: dict[str, list[int]] = defaultdict(list)
    for told in book.all(PersonLeft):
        if told.role == "officer":
            leaves[told.name].append(told.time)
    return leaves


def ended_when_he_left(changes: list[TieChanged], leaves: list[int], rate: float) -> list[TieChanged]:
    """The same changes, with the end of the tie where the officer left: his successor knows nobody."""
    changes = list(changes)
    for moment in leaves:
        place = bisect_left(changes, (moment,))  # type: ignore[arg-type]
        if place:
            last = changes[place - 1]
            before = last.after * math.exp(-rate * (moment - last.time))
            changes.insert(place, last._replace(time=moment, before=before, after=0.0, cause="left"))
    return changes
