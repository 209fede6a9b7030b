"""The levers a class can move, what each of their positions is in the model, and in which ready-made scenario that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Position = Any
"""Where a lever stands: a word, yes or no, or (for the coupling) pairs of a squad and an officer."""


@dataclass(frozen=True)
class Lever:
    """Something that can be moved, with its words; `about` says in a sentence what moving it does in the model."""

    name: str
    positions: tuple[Position, ...]
    """In the order in which they stand beside each other."""
    usual: Position
    """Where it stands unless moved."""
    nl: str
    en: str
    about_nl: str
    about_en: str
    words: Mapping[Position, tuple[str, str]]


COUPLING, LEANING, HOURS, PRESENCE, SHARING, RIDE, WORKLOAD = (
    "coupling", "leaning", "partner_hours", "presence", "sharing", "ride_along", "workload",
)  # fmt: skip
_YES_NO = {False: ("nee", "no"), True: ("ja", "yes")}

LEVERS: tuple[Lever, ...] = (
    Lever(
        COUPLING, ("none", "all"), "none", "Koppeling", "Coupling",
        "Een vaste ploeg bij een wijkagent: die ploeg denkt eerder aan hem en pakt zijn verzoeken eerder op.",
        "A squad of its own for an officer: that squad thinks of him sooner and takes his requests sooner.",
        {"none": ("geen", "none"), "all": ("elke wijkagent", "every officer")},
    ),
    Lever(
        LEANING, ("none", "little", "much"), "little", "Achteroverleunen", "Leaning back",
        "Hoe ver de andere ploegen achteroverleunen in een gekoppelde wijk. Zonder koppeling doet dit niets.",
        "How far the other squads lean back in a coupled beat. Without a coupling this does nothing.",
        {"none": ("niet", "not"), "little": ("een beetje", "a little"), "much": ("veel", "a lot")},
    ),
    Lever(
        HOURS, ("office", "evening", "always"), "office", "Openingstijden van partners", "Opening hours of partners",
        "Vier partners zijn ook 's avonds of dag en nacht te bereiken, met dezelfde mensen: overdag zijn er dus minder.",
        "Four partners can be reached in the evening or day and night too, with the same people: so fewer by day.",
        {"office": ("kantooruren", "office hours"), "evening": ("ook 's avonds", "evenings too"),
         "always": ("dag en nacht", "day and night")},
    ),
    Lever(
        PRESENCE, (False, True), False, "Vaker op het bureau", "More often at the station",
        "Wijkagenten zijn vier uur per week meer zichtbaar op het bureau; die uren gaan van ander werk af.",
        "Officers are visible at the station four hours a week more; those hours are taken from other work.",
        _YES_NO,
    ),
    Lever(
        SHARING, (False, True), False, "Convenant over delen", "Covenant on sharing",
        "Vier partners tekenen een convenant: de regels verbieden minder, en het naleven kost de wijkagent tijd.",
        "Four partners sign a covenant: rules forbid less, and keeping to it takes the officer time.",
        _YES_NO,
    ),
    Lever(
        RIDE, (False, True), False, "Meerijden met de ploeg", "Riding along with the squad",
        "Elke wijkagent draait twee diensten per maand mee met de ploeg; die diensten is hij niet in zijn wijk.",
        "Every officer works two duties a month with the squad; during those he is not in his beat.",
        _YES_NO,
    ),
    Lever(
        WORKLOAD, ("quiet", "normal", "busy"), "normal", "Werkdruk", "Workload",
        "Er gebeurt een vijfde minder of drie tiende meer: incidenten, hulpvragen en nieuwe problemen; mensen en uren blijven gelijk. "
        "Kiest u dit vóór de start, dan geldt het ook voor de stippellijn.",
        "A fifth less or three tenths more happens: incidents, requests for help and new problems; people and hours stay the same. "
        "Chosen before the start, it holds for the dashed line too.",
        {"normal": ("gewoon", "normal"), "quiet": ("rustig", "quiet"), "busy": ("druk", "busy")},
    ),
)  # fmt: skip
BY_NAME = {lever.name: lever for lever in LEVERS}
AS_IT_IS: dict[str, Position] = {lever.name: lever.usual for lever in LEVERS} | {COUPLING: []}
