"""The place: beats (wijken) and the citizens in them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Settings, parameter


class BeatSettings(Settings):
    """One beat; it has one community officer of kind A."""

    citizens: int = parameter(
        ..., unit="persons", low=1, high=10**9, grade="literature", source="see the district file",
        en="Inhabitants", nl="Inwoners",
    )
    demand: float = parameter(
        1.0, unit="weight", low=0, high=100, grade="assumption", source="see the district file",
        en="Share of the district's background demand, relative to the other beats",
        nl="Aandeel in de vraag van het stadsdeel, ten opzichte van de andere wijken",
    )
    problems: float = parameter(
        1.0, unit="factor", low=0, high=100, neutral=1, grade="assumption", source="see the district file",
        en="New problems in this beat, times this", nl="Nieuwe problemen in deze wijk, maal deze factor",
    )
    partners: Annotated[tuple[str, ...], Field(max_length=100, strict=False)] = parameter(
        (), unit="partners", grade="article",
        source="section on external partners: contact differs by area",
        en="Partners of this beat; who is named in some beat works in those beats only, all others everywhere",
        nl="Partners van deze wijk; wie bij een wijk staat werkt alleen in zulke wijken, alle anderen overal",
    )
