"""The patterns, one after another, with the bounds that were set before anybody looked."""

from __future__ import annotations

import math
from functools import cache

from sim.scenario.loading import load

from .claims import Claim, Pattern, Worlds
from .worlds import BASE, SCENARIOS

ALIKE = "everybody alike and sought out"
CAUSES = ("partners make the effort", "partners work as the police do", "the network is quick")
KEPT_WELL = 0.75
"""Three of four ties still there half a year later: kept well. The same yardstick for every party."""


@cache
def partners() -> tuple[str, ...]:
    """The partners of Laak."""
    return tuple(load(SCENARIOS / "laak.yaml").scenario.partners)


@cache
def pairs_with_detectives() -> int:
    """How many pairs of an officer and a detective there are."""
    scenario = load(SCENARIOS / "laak.yaml").scenario
    return len(scenario.officers) * scenario.detectives.number


def _partners_kept(worlds: Worlds, world: str) -> float:
    return worlds[world].pooled([f"tie_kept.{name}" for name in partners()])


def _lost_by_leaving(worlds: Worlds, world: str) -> float:
    lost = worlds[world].total([f"tie_lost.{name}" for name in partners()])
    return worlds[world].total([f"tie_lost.{name}.left" for name in partners()]) / lost if lost else math.nan


def _times(name: str, other: str, world: str):  # type: ignore[no-untyped-def]
    """How many times as large one measure is as another; endless if the other is nought."""
    return lambda worlds: worlds[world][name] / worlds[world][other] if worlds[world][other] else math.inf


def _of(name: str, world: str = BASE):  # type: ignore[no-untyped-def]
    return lambda worlds: worlds[world][name]


def _more(name: str, world: str):  # type: ignore[no-untyped-def]
    """How much higher a measure is than in the base."""
    return lambda worlds: worlds[world][name] - worlds[BASE][name]


def _detectives_a_pair(world: str):  # type: ignore[no-untyped-def]
    return lambda worlds: worlds[world]["tie_made.detectives"] / pairs_with_detectives()


def _rammed(world: str):  # type: ignore[no-untyped-def]
    return lambda worlds: worlds[world]["doors_rammed"] / worlds[world]["doors_keyed"]


def _made_more_kept_less(worlds: Worlds) -> float:
    """Pairs of parties of which one has more ties made and fewer of them kept than the other."""
    base = worlds[BASE]
    parties = [(base[f"tie_made.{name}"], base[f"tie_kept.{name}"]) for name in ("reporting", "silent", "disorderly", "squads", "detectives")]
    parties.append((base.total([f"tie_made.{name}" for name in partners()]), _partners_kept(worlds, BASE)))
    return float(sum(made > other and kept < less for made, kept in parties for other, less in parties))


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "citizens", ("F01", "F02"), "Ties with citizens who report or are enforced upon are made and kept; silent ones stay out of the picture",
        shows=(
            Claim("citizens who report and have a tie: how many times as large a share as of silent ones", BASE,
                  _times("contact_share.reporting", "contact_share.silent", BASE), "an order of magnitude leaves no doubt", least=10),
            Claim("citizens enforced upon who have a tie: how many times as large a share as of silent ones", BASE,
                  _times("contact_share.disorderly", "contact_share.silent", BASE), "an order of magnitude leaves no doubt", least=10),
            Claim("silent citizens with a tie: share", BASE, _of("contact_share.silent"), "out of the picture: fewer than one in a hundred",
                  most=0.01),
            Claim("ties with citizens who report, kept after half a year: share", BASE, _of("tie_kept.reporting"), "three of four is kept well",
                  least=KEPT_WELL),
            Claim("ties with citizens enforced upon, kept after half a year: share", BASE, _of("tie_kept.disorderly"),
                  "three of four is kept well", least=KEPT_WELL),
        ),
        vanishes=(
            Claim("citizens who report and have a tie: how many times as large a share as of silent ones", ALIKE,
                  _times("contact_share.reporting", "contact_share.silent", ALIKE), "less than twice is no longer in or out of the picture",
                  most=2),
        ),
    ),
    Pattern(
        "partners", ("F03", "F04"), "Ties with partners are easily made and hard to keep, for three reasons",
        shows=(
            Claim("pairs of officer and contact person that ever made a tie: share of those that deal with each other", BASE,
                  _of("partner_ties.ever"), "easily made: two of three", least=0.67),
            Claim("ties with partners kept after half a year: share of those made", BASE, lambda worlds: _partners_kept(worlds, BASE),
                  "below the yardstick at which ties are kept well", most=KEPT_WELL),
            Claim("the same, less than with citizens who report", BASE,
                  lambda worlds: worlds[BASE]["tie_kept.reporting"] - _partners_kept(worlds, BASE), "a difference of one in ten can be felt",
                  least=0.1),
        ),
        vanishes=(
            *(Claim("ties with partners kept: more than in the base", world,
                    lambda worlds, world=world: _partners_kept(worlds, world) - _partners_kept(worlds, BASE),  # type: ignore[misc]
                    "one in twenty more: above the margin of so many ties", least=0.05) for world in CAUSES),
            Claim("ties with partners kept after half a year", "all three", lambda worlds: _partners_kept(worlds, "all three"),
                  "at the yardstick at which ties are kept well", least=KEPT_WELL),
            Claim("of the ties lost: by somebody leaving", "all three", lambda worlds: _lost_by_leaving(worlds, "all three"),
                  "what is left is that people leave: two of three losses", least=0.67),
        ),
        note="People who leave are no part of the three reasons: a quarter of the contact persons a year takes the tie along.",
    ),
    Pattern(
        "a few good partners", ("F05",), "A few ties with partners are good, by chemistry between persons",
        shows=(
            Claim("good ties, of pairs that deal with each other: share", BASE, _of("partner_ties.good"),
                  "there are some: at least one in fifty; a few: at most one in three", least=0.02, most=0.33),
        ),
        vanishes=(
            Claim("good ties: share of what it is in the base", "equal persons",
                  lambda worlds: worlds["equal persons"]["partner_ties.good"] / worlds[BASE]["partner_ties.good"],
                  "chemistry is behind at least half of them", most=0.5),
        ),
    ),
    Pattern(
        "detectives", ("F06", "F07", "F08", "F14"), "With detectives even making a tie is hard; former detectives are the exception",
        shows=(
            Claim("ties made a year, per pair of officer and detective", BASE, _detectives_a_pair(BASE), "hard to make: one pair in ten a year",
                  most=0.1),
            Claim("mean tie: with squads, less with detectives", BASE,
                  lambda worlds: worlds[BASE]["tie_mean.squads"] - worlds[BASE]["tie_mean.detectives"], "the weakest inside, by a tenth of the scale",
                  least=0.1),
            Claim("mean tie with detectives: former detectives, times the others", BASE, _times("detective_ties.former", "detective_ties.others", BASE),
                  "an exception is at least twice the rule", least=2),
        ),
        vanishes=(
            Claim("ties made with detectives: times the base", "detectives share goals and have time",
                  lambda worlds: worlds["detectives share goals and have time"]["tie_made.detectives"] / worlds[BASE]["tie_made.detectives"],
                  "no longer hard: at least twice as many", least=2),
        ),
    ),
    Pattern(
        "squads", ("F09",), "Ties with squads differ widely between persons",
        shows=(
            Claim("a strong tie (one in ten is stronger), times a weak one (one in ten is weaker)", BASE, _times("squad_ties.high", "squad_ties.low", BASE),
                  "three times as strong is another kind of tie", least=3),
            Claim("share of the spread that lies in the persons", BASE, _of("squad_ties_by_person"), "a quarter at least is not chance", least=0.25),
        ),
        vanishes=(
            Claim("share of the spread that lies in the persons", "equal persons", _of("squad_ties_by_person", "equal persons"),
                  "gone, but for rounding", most=0.01),
            Claim("a strong tie less a weak one", "equal persons",
                  lambda worlds: worlds["equal persons"]["squad_ties.high"] - worlds["equal persons"]["squad_ties.low"],
                  "chance meetings and people leaving leave a spread of a tenth of the scale", least=0.1),
        ),
    ),
    Pattern(
        "frustration", ("F10",), "Nearly all officers are frustrated with partners",
        shows=(
            Claim("officers above six points, of eleven", BASE, _of("frustrated_officers"), "nearly all: nine of eleven", least=9),
        ),
        vanishes=(
            Claim("officers above six points, of eleven", "agreements kept", _of("frustrated_officers", "agreements kept"),
                  "a few at most: fewer than three of eleven", most=3),
        ),
        note="The threshold of six points is a choice. The two officers who coach make no agreements with partners.",
    ),
    Pattern(
        "information at meetings", ("F15", "N2"), "Most of what is told at meetings comes from the officer",
        shows=(
            Claim("told by the officer: share of pieces", BASE, _of("meeting_pieces_officer"), "most: two of three", least=0.67),
        ),
        vanishes=(
            Claim("told by the officer: share of pieces", "partners open and free to share",
                  _of("meeting_pieces_officer", "partners open and free to share"), "no longer most by far: three of five", most=0.6),
        ),
    ),
    Pattern(
        "coupling", ("R01", "R04", "F11"), "Coupling helps the coupled officer; other squads lean back; the sum of both can have either sign",
        shows=(
            Claim("requests for attention met in the coupled beat, more than in the base", "coupled, others lean back a lot",
                  _more("attention_met@coupled", "coupled, others lean back a lot"), "leaning back outweighs: below nought", most=-0.001),
            Claim("tie with the coupled squad, more than with squads in the base", "coupled, others lean back a lot",
                  lambda worlds: worlds["coupled, others lean back a lot"]["tie_mean.coupled_squad"] - worlds[BASE]["tie_mean.squads@coupled"],
                  "the officer gains whatever the others do: above nought by a twentieth of the scale", least=0.05),
            Claim("requests for attention met in the other beats, more than in the base", "coupled, others lean back a little",
                  _more("attention_met@other", "coupled, others lean back a little"), "others pay: below nought", most=-0.001),
        ),
        vanishes=(
            Claim("requests for attention met in the coupled beat, more than in the base", "coupled, nobody leans back",
                  _more("attention_met@coupled", "coupled, nobody leans back"), "only the gain is left: above nought", least=0.001),
            Claim("requests for attention met in the other beats, more than in the base", "coupled, nobody leans back",
                  _more("attention_met@other", "coupled, nobody leans back"), "others pay nothing: within one request in a hundred",
                  least=-0.01, most=0.01),
        ),
    ),
    Pattern(
        "doors", ("I05", "N9"), "Doors are rammed while the officer has the key",
        shows=(
            Claim("rammed, of doors with a key: share", BASE, _rammed(BASE), "the rule, not the exception: two of three", least=0.67),
        ),
        vanishes=(
            Claim("rammed, of doors with a key: share", "thought of and at hand", _rammed("thought of and at hand"),
                  "the exception: one in ten", most=0.1),
        ),
    ),
    Pattern(
        "no single answer", ("F12",), "Making a tie and keeping it are two things, and differ by party",
        shows=(
            Claim("pairs of parties of which one makes more ties and keeps fewer than the other", BASE, _made_more_kept_less,
                  "one pair is enough to show that no single order of parties exists", least=1),
        ),
        note="Nothing takes this away: it is why no measure adds the two up.",
    ),
)  # fmt: skip
