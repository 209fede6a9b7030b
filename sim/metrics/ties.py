"""The scoreboard of ties: made, kept, lost and why, how long they last, and how strong they are."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from sim.kernel.week import WEEK

from .base import Share, curve, metric
from .scope import CITIZENS
from .spells import CAUSES, KEPT, MADE_CITIZEN, Rates, board, pairs_of
from .survival import median, survival

if TYPE_CHECKING:
    from .book import Book
    from .scope import Scope

LONGEST_LIFE = 104
"""Weeks. A tie that lasts longer counts as lasting so long, as no run sees its end."""
_OF_COUPLED_BEATS = ("coupled_squad", "other_squads")
"""Ties of the officers of the coupled beats: there is no other group in which to count them."""


def by_party(scope: Scope) -> list[str]:
    """Every party, and in each group those that exist there."""
    return [f".{party}{end}" for party in scope.parties() for end in (("",) if party in _OF_COUPLED_BEATS else scope.groups)]


def of_all_beats(scope: Scope) -> list[str]:
    """Every party, for all beats together."""
    return [f".{party}" for party in scope.parties()]


def with_causes(scope: Scope) -> list[str]:
    """Every party, and the causes of its losses."""
    return [f".{party}{cause}" for party in scope.parties() for cause in ("", *(f".{cause}" for cause in CAUSES))]


@metric(
    "tie_made", unit="ties a year", better="higher", kind="count", section="board", parts=by_party, grouped=False,
    nl="Banden gemaakt", en="Ties made",
    explain_nl="Een band telt als gemaakt zodra hij 0,30 is (met bewoners 0,20), na contact van beide kanten.",
    explain_en="A tie counts as made once it is 0.30 (0.20 with citizens), by contact of both sides.",
)  # fmt: skip
def tie_made(book: Book) -> dict[str, float]:
    """Ties made in the measured weeks, a year."""
    found = dict.fromkeys(by_party(book), 0.0)
    for spell in book.once(board).spells:
        if book.start <= spell.made < book.end:
            for name in spell.names:
                found[name] += book.a_year
    return found


@metric(
    "tie_kept", unit="share of ties made", better="higher", kind="share", section="board", parts=by_party, grouped=False,
    nl="Banden behouden", en="Ties kept",
    explain_nl="Het deel van de gemaakte banden dat 26 weken later niet verloren is; geteld over banden die zo lang gevolgd konden worden.",
    explain_en="The share of ties made that is not lost 26 weeks later; counted over ties that could be followed for so long.",
)  # fmt: skip
def tie_kept(book: Book) -> dict[str, Share]:
    """Of the ties made from 26 weeks before the measured weeks until 26 weeks before their end, the share still there after 26 weeks."""
    made, kept = dict.fromkeys(by_party(book), 0), dict.fromkeys(by_party(book), 0)
    for spell in book.once(board).spells:
        if book.start - KEPT <= spell.made < book.end - KEPT:
            stays = spell.lost is None or spell.lost > spell.made + KEPT
            for name in spell.names:
                made[name] += 1
                kept[name] += stays
    return {name: Share(kept[name], made[name]) for name in made}


@metric(
    "tie_lost", unit="ties a year", better="lower", kind="count", section="board", parts=with_causes, grouped=False,
    nl="Banden verloren", en="Ties lost",
    explain_nl="Een gemaakte band is verloren als hij vier weken lang onder 0,20 blijft (met bewoners 0,10). "
    "De oorzaak is wat de band in de 26 weken ervoor het meest heeft gekost.",
    explain_en="A tie that was made is lost when it stays under 0.20 (0.10 with citizens) for four weeks. "
    "The cause is what cost the tie most in the 26 weeks before.",
)  # fmt: skip
def tie_lost(book: Book) -> dict[str, float]:
    """Ties lost in the measured weeks, a year, by cause."""
    found = dict.fromkeys(with_causes(book), 0.0)
    for spell in book.once(board).spells:
        if spell.lost is not None and book.start <= spell.lost < book.end:
            for name in spell.names:
                if "@" not in name:
                    found[name] += book.a_year
                    found[f"{name}.{spell.cause}"] += book.a_year
    return found


@metric(
    "tie_life", unit="weeks", better="higher", kind="mean", section="board", parts=of_all_beats, grouped=False,
    nl="Mediane duur van een band", en="Median life of a tie",
    explain_nl="Na hoeveel weken de helft van de gemaakte banden verloren is (Kaplan-Meier: banden die nog staan tellen mee). "
    "Wat langer duurt dan 104 weken, telt als 104.",
    explain_en="After how many weeks half of the ties made are lost (Kaplan-Meier: ties that still stand count). "
    "What lasts longer than 104 weeks counts as 104.",
)  # fmt: skip
def tie_life(book: Book) -> dict[str, float]:
    """Median life at the pace at which ties were lost in the measured weeks."""
    lives: dict[str, list[tuple[float, float, bool]]] = {name: [] for name in of_all_beats(book)}
    for spell in book.once(board).spells:
        left = min(book.end, spell.lost) if spell.lost is not None else book.end
        if left > book.start:
            life = ((max(book.start, spell.made) - spell.made) / WEEK, (left - spell.made) / WEEK, spell.lost is not None)
            for name in spell.names:
                if "@" not in name:
                    lives[name].append(life)
    return {name: median(survival(seen), LONGEST_LIFE) if seen else math.nan for name, seen in lives.items()}


@metric(
    "tie_mean", unit="0-1", better="higher", kind="mean", section="board", parts=by_party, grouped=False,
    nl="Gemiddelde sterkte van een band", en="Mean strength of a tie",
    explain_nl="Gemiddeld over alle paren die ooit contact hadden, aan het eind van de meting.",
    explain_en="The mean over all pairs that ever had contact, at the end of the measured weeks.",
)  # fmt: skip
def tie_mean(book: Book) -> dict[str, float]:
    """Mean strength at the end."""
    total, count = dict.fromkeys(by_party(book), 0.0), dict.fromkeys(by_party(book), 0)
    for tie in book.once(board).standing:
        for name in tie.names:
            total[name] += tie.strength
            count[name] += 1
    return {name: total[name] / count[name] if count[name] else math.nan for name in total}


@metric(
    "contact_share", unit="share of citizens", better="higher", kind="share", section="board",
    parts=lambda scope: [f".{label}" for label in CITIZENS],
    nl="Bewoners met wie de wijkagent een band heeft", en="Citizens with whom the officer has a tie",
    explain_nl="Het deel van deze bewoners met een band van 0,20 of meer aan het eind van de meting. "
    "Wie meldde: in de laatste 52 weken. Rond overlast: met wie de wijkagent handhavend contact had. Alle anderen zijn stil.",
    explain_en="The share of these citizens with a tie of 0.20 or more at the end. "
    "Reporting: in the last 52 weeks. Disorderly: with whom the officer had enforcement contact. All others are silent.",
)  # fmt: skip
def contact_share(book: Book) -> dict[str, Share]:
    """Share of the citizens of each label with a tie that counts as made."""
    ties = book.once(board)
    near: dict[str, dict[str, int]] = {label: defaultdict(int) for label in CITIZENS}
    known = {tie.person: tie.label for tie in ties.standing if tie.person and tie.strength >= MADE_CITIZEN + book.made_shift}
    for person, label in known.items():
        near[label][person[0]] += 1
    reporting, disorderly = ties.labels.counts(book.end)
    people = {name: settings.citizens for name, settings in book.scenario.beats.items()}
    silent = {beat: number - reporting.get(beat, 0) - disorderly.get(beat, 0) for beat, number in people.items()}
    of = {"reporting": reporting, "silent": silent, "disorderly": disorderly}
    return {f".{label}{end}": share for label in CITIZENS for end, share in book.shares(near[label], of[label]).items()}


@metric(
    "squad_tie", unit="0-1", better="higher", kind="mean", section="board", parts=lambda scope: (), grouped=False,
    nl="Band tussen ploegen en wijkagent", en="Tie between squads and officer",
    explain_nl="Gemiddelde sterkte per week. 'coupled': van de gekoppelde wijkagent met zijn ploeg; 'others': met de andere ploegen.",
    explain_en="Mean strength week by week. 'coupled': of the coupled officer with his squad; 'others': with the other squads.",
)  # fmt: skip
def squad_tie(book: Book) -> dict[str, float]:
    """Only followed week by week; at the end it is `tie_mean.squads`."""
    return {}


@curve("squad_tie")
def squad_tie_by_week(book: Book) -> dict[str, list[float]]:
    """Mean strength at the end of each week of the ties between officers and squad members."""
    rate_of, exp = Rates(book), math.exp
    moments = [book.start + week * WEEK for week in range(1, book.weeks + 1)]
    total, count = {end: book.line() for end in book.groups}, dict.fromkeys(book.groups, 0)
    if book.coupled_squads:
        total |= {".coupled": book.line(), ".others": book.line()}
        count |= {".coupled": 0, ".others": 0}
    for (officer, _), changes in pairs_of(book, "squad").items():
        rate, place = rate_of(changes[0]), 0
        at, strength = changes[0].time, changes[0].before
        strengths = []
        for moment in moments:
            while place < len(changes) and changes[place][0] < moment:
                at, strength = changes[place][0], changes[place][6]
                place += 1
            strengths.append(strength * exp(-rate * (moment - at)))
        ends = list(book.ends_of_officer(officer))
        if book.coupled_squads and officer in book.coupled_officers:
            ends.append(".coupled" if changes[0].party in book.coupled_squads else ".others")
        for end in ends:
            count[end] += 1
            total[end] = [sum(pair) for pair in zip(total[end], strengths, strict=True)]
    return {end: [value / count[end] if count[end] else math.nan for value in line] for end, line in total.items()}
