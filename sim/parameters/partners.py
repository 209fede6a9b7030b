"""Partner organisations: when they are open, what they may tell, and what comes of their promises."""

from __future__ import annotations

from pydantic import field_validator

from .base import Capacity, Settings, parameter
from .patrol import readable_hours


class PartnerSettings(Settings):
    """One partner organisation."""

    kind: str = parameter(
        ..., unit="name", grade="choice",
        source="choice",
        en="What it can act on: a name used by problems.kinds.*.act_by",
        nl="Waarop het kan handelen: een naam uit problems.kinds.*.act_by",
    )
    hours: str = parameter(
        "Mon-Fri 09:00-17:00", unit="hours of the week", neutral="always", grade="article",
        source="section on external partners; int. 9: police round the clock, the others not",
        en="Opening hours",
        nl="Openingstijden",
    )
    contact_persons: int = parameter(
        ..., unit="persons", low=1, high=1000000, grade="assumption",
        source="see the district file",
        en="Persons who deal with the officers",
        nl="Mensen die met de wijkagenten te maken hebben",
    )
    capacity: Capacity = parameter(
        12.0, unit="open requests per person", low=0.1, high=100000, neutral="unlimited", grade="assumption",
        source="assumption (6-20)",
        en="Open requests one person can carry",
        nl="Openstaande verzoeken die één persoon aankan",
    )
    privacy_block: float = parameter(
        ..., unit="chance per piece", low=0, high=1, neutral=0, grade="assumption",
        source="assumption; existence [1] [92] [104]",
        en="Chance that privacy rules keep it from telling a piece",
        nl="Kans dat privacyregels beletten een stukje te delen",
    )
    accepts: float = parameter(
        1.0, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="int. 4: a mental health service takes only those who are a danger to others; value assumed",
        en="Chance that a request passes its threshold",
        nl="Kans dat een verzoek de drempel haalt",
    )
    act_days: float = parameter(
        ..., unit="working days, median", low=0, high=500, neutral=0, grade="assumption",
        source="assumption, ordered by [96]-[102]",
        en="Median time from decision to act",
        nl="Mediane tijd van besluit tot actie",
    )
    act_sigma: float = parameter(
        0.8, unit="sd of the logarithm", low=0, high=2, neutral=0, grade="assumption",
        source="assumption",
        en="Spread of that time",
        nl="Spreiding van die tijd",
    )
    signature_days: float = parameter(
        0.0, unit="working days, median", low=0, high=200, neutral=0, grade="assumption",
        source="assumption: a municipal signature after a joint decision",
        en="Median time for a signature after a decision",
        nl="Mediane tijd voor een handtekening na een besluit",
    )
    meeting_culture: bool = parameter(
        True, unit="yes/no", neutral=False, grade="article",
        source="reflection on working cultures",
        en="Whether it is an organisation of meetings rather than of doing",
        nl="Of het een vergadercultuur heeft in plaats van een doe-cultuur",
    )
    covenant: bool = parameter(
        False, unit="yes/no", grade="assumption",
        source="assumption",
        en="Whether a privacy covenant is signed",
        nl="Of er een privacyconvenant is",
    )

    _hours = field_validator("hours")(readable_hours)


class PromiseSettings(Settings):
    """What becomes of requests and agreements."""

    capacity_factor: float = parameter(
        1.0, unit="factor", low=0.1, high=10, neutral=1, grade="choice",
        source="workload lever",
        en="Capacity of all partners times this",
        nl="Capaciteit van alle partners maal deze factor",
    )
    kept_base: float = parameter(
        0.45, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption; facts on partner agreements [1]",
        en="Chance that a stranger's request is kept",
        nl="Kans dat een afspraak met een onbekende wordt nagekomen",
    )
    kept_tie: float = parameter(
        0.43, unit="chance per unit of tie", low=0, high=1, neutral=0, grade="assumption",
        source="int. 5; size assumed",
        en="What a tie adds",
        nl="Wat een band toevoegt",
    )
    kept_most: float = parameter(
        0.75, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="The most it can be",
        nl="Het hoogste dat het kan zijn",
    )
    joint_odds: float = parameter(
        1.5, unit="odds ratio", low=1, high=10, neutral=1, grade="assumption",
        source="int. 5: working on it together; size assumed",
        en="Odds of keeping when one works on it together",
        nl="Kansverhouding als men er samen aan werkt",
    )
    meeting_culture_odds: float = parameter(
        0.8, unit="odds ratio", low=0.1, high=1, neutral=1, grade="assumption",
        source="reflection on working cultures; size assumed",
        en="Odds of keeping for an organisation of meetings",
        nl="Kansverhouding bij een vergadercultuur",
    )
    half_share: float = parameter(
        0.4, unit="share of what is not kept", low=0, high=1, neutral=0, grade="assumption",
        source="int. 5; share assumed",
        en="Promises half kept",
        nl="Half nagekomen afspraken",
    )
    excused_share: float = parameter(
        0.2, unit="share of what is not kept", low=0, high=1, neutral=0, grade="assumption",
        source="int. 1; share assumed",
        en="Promises not kept with a good reason",
        nl="Afspraken met een goede reden niet nagekomen",
    )
    due_factor: float = parameter(
        1.5, unit="times the median", low=0.5, high=10, grade="assumption",
        source="assumption: about a third of single-party acts come late",
        en="Due date",
        nl="Uiterste datum",
    )
    bare_feedback: float = parameter(
        0.25, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="int. 7: one-way traffic; chance assumed",
        en="Chance that a partner tells back after a bare hand-over",
        nl="Kans dat een partner terugkoppelt na alleen overdragen",
    )
    joint_tie: float = parameter(
        0.3, unit="tie", low=0, high=1, neutral=0, grade="assumption",
        source="int. 5: personal contact first; value assumed",
        en="Tie from which officer and partner work on it together",
        nl="Band vanaf welke wijkagent en partner het samen oppakken",
    )
    joint_hours: float = parameter(
        3.0, unit="hours", low=0, high=40, neutral=0, grade="assumption",
        source="assumption",
        en="Officer's hours for working on it together",
        nl="Uren van de wijkagent om het samen te doen",
    )
    bare_hours: float = parameter(
        1.0, unit="hours", low=0, high=40, neutral=0, grade="assumption",
        source="assumption",
        en="Officer's hours for a bare hand-over",
        nl="Uren van de wijkagent om alleen over te dragen",
    )
    attendance_partner: float = parameter(
        0.7, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="section on external partners; chance assumed",
        en="Chance that a partner is at a meeting",
        nl="Kans dat een partner bij een overleg is",
    )
    attendance_police: float = parameter(
        0.9, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="int. 3: without police it falls silent; chance assumed",
        en="Chance that the officer is at a meeting",
        nl="Kans dat de wijkagent bij een overleg is",
    )
    item_promise: float = parameter(
        0.25, unit="chance per item", low=0, high=0.5, neutral=0, grade="assumption",
        source="assumption",
        en="Chance that an item at a meeting ends in a promise",
        nl="Kans dat een agendapunt tot een afspraak leidt",
    )
