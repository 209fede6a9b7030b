"""A whole country: how many base teams, how many citizens together, and how the teams differ."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .base import Settings, parameter


class CountrySettings(Settings):
    """Teams of varied size, each a district of its own after the pattern of the district in the file."""

    teams: int = parameter(
        168, unit="teams", low=1, high=1000, grade="choice",
        source="choice; the Dutch police have 168 base teams",
        en="How many base teams", nl="Hoeveel basisteams",
    )
    citizens: int = parameter(
        101_200, unit="citizens", low=1000, high=5_000_000, grade="choice",
        source="choice; some 17 million citizens over 168 teams",
        en="Citizens of a team, on average", nl="Bewoners van een team, gemiddeld",
    )
    size_spread: float = parameter(
        0.35, unit="sd of the logarithm", low=0, high=1.5, neutral=0, grade="assumption",
        source="assumption: two in three teams have between .7 and 1.4 times the usual number of citizens",
        en="How much the teams differ in size", nl="Hoeveel de teams in grootte verschillen",
    )
    beat_citizens: int = parameter(
        5000, unit="citizens", low=500, high=100_000, grade="choice",
        source="choice; the norm of one community officer per 5,000 citizens",
        en="Citizens of a beat, on average", nl="Bewoners van een wijk, gemiddeld",
    )
    ranges: Annotated[dict[str, Annotated[tuple[Any, ...], Field(min_length=2, max_length=2)]], Field(max_length=50)] = {}
    """Dotted keys of this scenario and the lowest and highest value that a team may have; any value between is as likely."""
