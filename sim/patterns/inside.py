"""Patterns inside the police: detectives, squads, coupling and doors; and that there is no single answer."""

from __future__ import annotations

from .claims import Claim, Pattern
from .readings import less, made_more_kept_less, more, of, pairs_with_detectives, ratio, times_base
from .worlds import BASE

SHARED, SAME_FLOOR, EQUAL = "detectives share goals and have time", "detectives also sit on the same floor", "equal persons"
ALONE, LITTLE, A_LOT = "coupled, nobody leans back", "coupled, others lean back a little", "coupled, others lean back a lot"
AT_HAND = "thought of and at hand"

DETECTIVES = Pattern(
    "detectives", ("F06", "F07", "F08", "F14"),
    "With detectives even making a tie is hard; former detectives are the exception",
    shows=(
        Claim("ties made with detectives a year, per pair", BASE,
              lambda worlds: worlds[BASE]["tie_made.detectives"] / pairs_with_detectives(),
              "hard to make: one pair in ten a year", most=0.1),
        Claim("mean tie with squads, less that with detectives", BASE, less("tie_mean.squads", "tie_mean.detectives"),
              "weakest inside, by a tenth of the scale", least=0.1),
        Claim("mean tie with detectives: of former detectives, times that of others", BASE,
              ratio("detective_ties.former", "detective_ties.others"), "an exception is twice the rule", least=2),
    ),
    vanishes=tuple(
        Claim("ties made with detectives: times the base", world, times_base(lambda name: of("tie_made.detectives", name), world),
              "no longer hard: twice as many", least=2, not_met=not_met)
        for world, not_met in (
            (SHARED, "detectives tell more than twice as much, but a piece told adds little to a tie. What keeps the two apart is that "
             "they do not meet and do not think of each other: where they do meet, ties are made (next line)"),
            (SAME_FLOOR, ""),
        )
    ),
)  # fmt: skip

SQUADS = Pattern(
    "squads", ("F09",), "Ties with squads differ widely between persons",
    shows=(
        Claim("a strong tie (one in ten is stronger), times a weak one (one in ten is weaker)", BASE,
              ratio("squad_ties.high", "squad_ties.low"), "three times as strong is another kind of tie", least=3),
        Claim("spread that lies in the persons: share", BASE, of("squad_ties_by_person"), "a quarter is not chance", least=0.25),
    ),
    vanishes=(
        Claim("spread that lies in the persons: share", EQUAL, of("squad_ties_by_person", EQUAL), "gone, but for rounding", most=0.01),
        Claim("a strong tie less a weak one", EQUAL, less("squad_ties.high", "squad_ties.low", EQUAL),
              "chance meetings and people who leave still make a spread of a tenth of the scale", least=0.1),
    ),
)  # fmt: skip

COUPLING = Pattern(
    "coupling", ("R01", "R04", "F11"), "Coupling helps the coupled officer; other squads lean back; both together can have either sign",
    shows=(
        Claim("requests for attention met in the coupled beat, more than in the base", A_LOT, more("attention_met@coupled", A_LOT),
              "leaning back outweighs: below nought", most=-0.001),
        Claim("tie with the coupled squad, more than with squads in the base", A_LOT,
              lambda worlds: worlds[A_LOT]["tie_mean.coupled_squad"] - worlds[BASE]["tie_mean.squads@coupled"],
              "the officer gains whatever others do: a twentieth of the scale", least=0.05),
        Claim("requests for attention met in the other beats, more than in the base", LITTLE, more("attention_met@other", LITTLE),
              "others pay: below nought", most=-0.001),
    ),
    vanishes=(
        Claim("requests for attention met in the coupled beat, more than in the base", ALONE, more("attention_met@coupled", ALONE),
              "only the gain is left: above nought", least=0.001),
        Claim("requests for attention met in the other beats, more than in the base", ALONE, more("attention_met@other", ALONE),
              "others pay nothing: within one request in a hundred", least=-0.01, most=0.01),
    ),
)  # fmt: skip

DOORS = Pattern(
    "doors", ("I05", "N9"), "Doors are rammed while the officer has the key",
    shows=(Claim("doors with a key: share rammed", BASE, ratio("doors_rammed", "doors_keyed"), "the rule: two of three", least=0.67),),
    vanishes=(
        Claim("doors with a key: share rammed", AT_HAND, ratio("doors_rammed", "doors_keyed", AT_HAND),
              "the exception: one in ten", most=0.1),
    ),
)  # fmt: skip

NO_SINGLE_ANSWER = Pattern(
    "no single answer", ("F12",), "Making a tie and keeping it are two things, and differ by party",
    shows=(
        Claim("pairs of parties of which one makes more ties and keeps fewer than the other", BASE, made_more_kept_less,
              "one is enough to show that the parties cannot be put in one order", least=1),
    ),
    note="Nothing takes this away. It is why no measure adds the two up.",
)  # fmt: skip

INSIDE = (DETECTIVES, SQUADS, COUPLING, DOORS, NO_SINGLE_ANSWER)
