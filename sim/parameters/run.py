"""How long, how often and with which numbers a scenario is run. Nobody's claim about the world: choices."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .base import Settings, Text, parameter


class RunSettings(Settings):
    """One run of a study."""

    seed: int = parameter(1, unit="number", low=0, high=2**53, source="choice", grade="choice",
        en="Seed: the same seed gives the same world", nl="Startgetal: hetzelfde getal geeft dezelfde wereld")
    replications: int = parameter(30, unit="runs", low=1, high=10_000, source="choice; 20 or more for an interval", grade="choice",
        en="How many worlds are simulated for each policy", nl="Hoeveel werelden per maatregel worden nagespeeld")
    warm_up_weeks: int = parameter(78, unit="weeks", low=0, high=520, grade="choice",
        source="choice; a tie of half-life 38 weeks has 24 % of its start left",
        en="Weeks simulated before measuring begins", nl="Aantal weken vóór de meting begint")
    weeks: int = parameter(52, unit="weeks", low=1, high=520, source="choice", grade="choice",
        en="Weeks that are measured", nl="Aantal weken dat gemeten wordt")
    workers: int = parameter(0, unit="processes", low=0, high=1024, source="choice; 0 takes every core", grade="choice",
        en="Processes that work at the same time", nl="Aantal processen dat tegelijk werkt")
    export_events: bool = parameter(False, unit="yes/no", source="choice", grade="choice",
        en="Write every event to events.csv.gz", nl="Schrijf elke gebeurtenis naar events.csv.gz")
    precision: Annotated[dict[str, Annotated[float, Field(gt=0)]], Field(max_length=10)] = parameter({},
        unit="unit of the measure", source="choice", grade="choice",
        en="Per measure half the width of the interval at which to stop, with 20 worlds at least and `replications` at most",
        nl="Per maat de halve breedte van het interval waarbij het genoeg is, met minstens 20 werelden en hoogstens `replications`")
    language: Literal["nl", "en"] = parameter("nl", unit="language", source="choice", grade="choice",
        en="Language of the report", nl="Taal van het rapport")


class Arm(Settings):
    """One variant of the policies in a study: its name for people and what it sets differently."""

    title: Text
    ceiling: bool = parameter(False, unit="yes/no", source="choice", grade="choice",
        en="Whether it only shows how far a scale reaches: no verdict is about it",
        nl="Of deze variant alleen laat zien hoe ver een schaal reikt: er gaat geen oordeel over")
    set: Annotated[dict[str, Any], Field(max_length=50)] = {}
    """Dotted keys of this scenario and their values, checked like everything else."""


class StudySettings(Settings):
    """Which variants are compared with the same district without policies."""

    question: Text
    arms: Annotated[dict[str, Arm], Field(min_length=1, max_length=50)]


class SweepSettings(Settings):
    """One or more keys, each with the values it takes in turn; every combination becomes a variant."""

    vary: Annotated[dict[str, Annotated[tuple[Any, ...], Field(min_length=1, max_length=50)]], Field(min_length=1, max_length=5)]
    """Dotted keys of this scenario and the values to try, each checked like everything else."""
    combine: Literal["product", "list"] = parameter("product", unit="word", source="choice", grade="choice",
        en="With several keys: `product` tries every value with every other, `list` takes the first values together, then the second",
        nl="Bij meer sleutels: `product` probeert elke waarde met elke andere, `list` neemt de eerste waarden samen, dan de tweede")
