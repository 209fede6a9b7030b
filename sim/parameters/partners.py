"""Partner organisations: what they act on, when they are open, what they know and may tell, and who works there."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from .base import Capacity, Settings, parameter
from .patrol import readable_hours
from .problems import PieceKind


class PersonSettings(Settings):
    """One contact person with whom it is otherwise than with colleagues; a successor is as any other."""

    start: float | None = parameter(
        None, unit="tie", low=0, high=1, grade="assumption",
        source="int. 3, int. 4: some relations are good, by the person; value assumed",
        en="Tie with each officer at the start; left out: as with his colleagues",
        nl="Band met elke wijkagent bij de start; weggelaten: als bij de anderen",
    )
    willing: float = parameter(
        1.0, unit="odds ratio", low=0.1, high=10, neutral=1, grade="assumption",
        source="int. 4: two who do more than they must; size assumed",
        en="Odds that this person answers, comes out, tells and keeps a promise, against those of colleagues",
        nl="Kansverhouding waarmee deze persoon antwoordt, meekomt, deelt en afspraken nakomt, vergeleken met collega's",
    )


class PartnerSettings(Settings):
    """One partner organisation."""

    type: Literal["administrative", "care", "commercial", "education"] = parameter(
        "administrative", unit="word", grade="article",
        source="section on external partners: administrative, social and commercial partners, and education, each with its own interest",
        en="What sort of organisation it is; where care reports lie open, the family calls the officer again",
        nl="Wat voor organisatie het is; bij zorgpartners belt het gezin de wijkagent opnieuw als een zorgmelding blijft liggen",
    )

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
    persons: Annotated[dict[str, PersonSettings], Field(max_length=100)] = parameter(
        {}, unit="by name", neutral="nobody", grade="article",
        source="section 'it can be different': good relations depend on the person; int. 3, int. 4",
        en="Those among them with whom it is otherwise, by name",
        nl="Degenen onder hen bij wie het anders is, op naam",
    )
    knows: dict[PieceKind, Annotated[float, Field(ge=0, le=100)]] = parameter(
        {"care": 0.6, "why": 0.4}, unit="weights by kind", grade="assumption",
        source="assumption",
        en="Kinds of information it comes by, and how they weigh",
        nl="Soorten informatie waar het aan komt, en hun gewicht",
    )
    hears: float = parameter(
        0.0, unit="chance per incident", low=0, high=1, neutral=0, grade="assumption",
        source="int. 7: youth work knows of offences and should report them, the officer hears it afterwards; chance assumed",
        en="Chance that one of its people gets wind of an incident of a problem in its field",
        nl="Kans dat een van de mensen lucht krijgt van een incident bij een probleem op het eigen terrein",
    )
    comes_out: float = parameter(
        0.3, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="int. 3: much must happen before they leave the office; int. 7: youth work within its walls; chance assumed",
        en="Chance that a person called to an incident in office hours comes out, rather than only to the phone",
        nl="Kans dat iemand die in kantooruren bij een incident wordt geroepen ook komt, en niet alleen aan de telefoon",
    )
    helps: float = parameter(
        0.0, unit="weight", low=0, high=100, neutral=0, grade="assumption",
        source="int. 4: citizens who are stuck with an institution; weights assumed",
        en="Weight of this organisation among those with which citizens are stuck when they ask the officer for help",
        nl="Gewicht van deze organisatie onder die waarmee bewoners vastlopen als zij de wijkagent om hulp vragen",
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
