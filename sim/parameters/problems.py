"""Problems in a beat: what they produce, what must be known to solve them, how they get worse and how they end."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from .base import Settings, parameter
from .patrol import readable_hours

PieceKind = Literal["who", "where", "why", "care", "suspect"]


class ProblemKind(Settings):
    """One kind of problem: a troubled family, a group of youths, a series of burglaries ..."""

    per_beat_year: float = parameter(
        ..., unit="new problems per beat a year", low=0, high=1000, neutral=0, grade="assumption",
        source="assumption (times .5-1.5); see the district file",
        en="How many start in a beat in a year",
        nl="Hoeveel er per jaar in een wijk beginnen",
    )
    incidents: float = parameter(
        ..., unit="incidents a week", low=0, high=50, neutral=0, grade="assumption",
        source="assumption; see the district file",
        en="Incidents a week at severity 1",
        nl="Incidenten per week bij ernst 1",
    )
    incident_kind: str = parameter(
        ..., unit="name", grade="choice",
        source="choice of kinds",
        en="What such an incident counts as: a name of demand.kinds",
        nl="Als wat zo een incident telt: een naam uit demand.kinds",
    )
    report_chance: float = parameter(
        ..., unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption; see the district file",
        en="Chance that such an incident is reported",
        nl="Kans dat zo'n incident wordt gemeld",
    )
    needs: dict[PieceKind, Annotated[int, Field(ge=0, le=9)]] = parameter(
        ..., unit="pieces by kind", neutral="none needed", grade="assumption",
        source="assumption; see the district file",
        en="Pieces of information needed to understand it",
        nl="Stukjes informatie die nodig zijn om het te begrijpen",
    )
    act_by: Annotated[tuple[str, ...], Field(min_length=1, max_length=6, strict=False)] = parameter(
        ..., unit="parties", grade="assumption",
        source="assumption; see the district file",
        en="Who must act: a kind of partner, officer or detectives; joined by ' + ' where all must; a next entry is the next try",
        nl="Wie moet handelen: een soort partner, officer of detectives; met ' + ' als allen moeten; een volgende is de volgende poging",
    )
    attention: bool = parameter(
        ..., unit="yes/no", grade="assumption",
        source="assumption",
        en="Whether attention by squads helps",
        nl="Of aandacht van de ploeg helpt",
    )
    fades: float = parameter(
        ..., unit="chance a week", low=0, high=1, grade="assumption",
        source="assumption",
        en="Chance a week that it ends by itself",
        nl="Kans per week dat het vanzelf ophoudt",
    )
    active: str = parameter(
        "always", unit="hours of the week", neutral="always", grade="assumption",
        source="assumption; see the district file",
        en="Hours at which its incidents happen",
        nl="Uren waarop de incidenten gebeuren",
    )
    slides_into: str = parameter(
        "", unit="name", neutral="nothing", grade="article",
        source="int. 11: that this youth does not slide into crime",
        en="What its incidents become once it has slid into crime: a name of demand.kinds; nothing: it stays what it is",
        nl="Wat de incidenten worden als het is afgegleden naar criminaliteit: een naam uit demand.kinds; niets: het blijft wat het is",
    )
    circle: Literal["family", "disorder", "victims"] = parameter(
        "victims", unit="word", grade="choice",
        source="choice of kinds",
        en="Who the citizens around it are; disorder marks those whom the officer meets to enforce",
        nl="Wie de bewoners eromheen zijn; disorder: zij op wie de wijkagent handhaaft",
    )

    _hours = field_validator("active")(readable_hours)


class ProblemSettings(Settings):
    """How all problems live and end."""

    kinds: Annotated[dict[str, ProblemKind], Field(max_length=40)]
    multiplier: float = parameter(
        1.0, unit="factor", low=0, high=10, neutral=1, grade="assumption",
        source="workload lever",
        en="All new problems times this",
        nl="Alle nieuwe problemen maal deze factor",
    )
    circle_low: int = parameter(
        4, unit="citizens", low=1, high=1000, grade="assumption",
        source="assumption",
        en="Fewest citizens around a problem",
        nl="Minste bewoners rond een probleem",
    )
    circle_high: int = parameter(
        12, unit="citizens", low=1, high=1000, grade="assumption",
        source="assumption",
        en="Most citizens around a problem",
        nl="Meeste bewoners rond een probleem",
    )
    understood: float = parameter(
        0.5, unit="share of needed pieces", low=0, high=1, neutral=0, grade="assumption",
        source="assumption",
        en="Share of the needed pieces at which the officer starts to act",
        nl="Aandeel benodigde stukjes waarbij de wijkagent in actie komt",
    )
    patience: float = parameter(
        5.0, unit="weeks", low=0, high=52, neutral=0, grade="assumption",
        source="assumption (2-12)",
        en="Weeks after which he acts all the same; longer after each failed try",
        nl="Weken waarna hij toch in actie komt; langer na elke mislukte poging",
    )
    solved_base: float = parameter(
        0.1, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="Chance that an act solves a problem about which nothing is known",
        nl="Kans dat een actie slaagt als er niets bekend is",
    )
    solved_known: float = parameter(
        0.8, unit="chance", low=0, high=1, neutral=0, grade="assumption",
        source="assumption",
        en="What full knowledge adds to that chance (with the square of the share known)",
        nl="Wat volledige kennis daaraan toevoegt (kwadratisch)",
    )
    dose_floor: float = parameter(
        0.2, unit="share", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="Part of that chance that is left without any attention by squads",
        nl="Deel van die kans dat overblijft zonder aandacht van de ploeg",
    )
    dose_half: float = parameter(
        1.5, unit="visits", low=0, high=50, neutral=0, grade="assumption",
        source="assumption",
        en="Recent visits that give half of the rest",
        nl="Recente bezoeken die de helft van de rest geven",
    )
    own_act_hours: float = parameter(
        2.0, unit="hours", low=0, high=80, neutral=0, grade="assumption",
        source="assumption",
        en="Hours of an officer's own work that make an act of his own",
        nl="Uren eigen werk die samen een eigen actie van de wijkagent vormen",
    )
    retry_weeks: float = parameter(
        2.0, unit="weeks", low=0, high=52, neutral=0, grade="assumption",
        source="assumption",
        en="Weeks before the next try",
        nl="Weken tot de volgende poging",
    )
    escalates: float = parameter(
        0.02, unit="chance a week", low=0, high=1, neutral=0, grade="assumption",
        source="assumption, low end of .02-.06",
        en="Chance a week that a problem not in hand gets worse",
        nl="Kans per week dat een niet opgepakt probleem verergert",
    )
    escalation: float = parameter(
        1.25, unit="factor", low=1, high=5, neutral=1, grade="assumption",
        source="assumption",
        en="How much worse",
        nl="Hoeveel erger",
    )
    slides_at: float = parameter(
        1.5, unit="severity", low=0.5, high=10, neutral=10, grade="assumption",
        source="assumption",
        en="Severity at which a problem that gets worse slides into crime",
        nl="Ernst waarbij een probleem dat verergert afglijdt naar criminaliteit",
    )
    worst: float = parameter(
        2.5, unit="severity", low=1, high=10, grade="assumption",
        source="assumption",
        en="Severity at which it gets no worse",
        nl="Ernst waarboven het niet erger wordt",
    )
