"""Squads: who is on duty, with how many cars, and where the hours go."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator, model_validator

from sim.kernel.week import OpeningHours

from .base import HalfLife, Settings, Spread, check_vacancies, parameter


def readable_hours(text: str) -> str:
    """The text itself if it can be read as opening hours; raises `WeekError` (a ValueError) otherwise."""
    OpeningHours(text)
    return text


class Shift(Settings):
    """One line of the patrol roster."""

    hours: str = parameter(
        ..., unit="hours of the week", neutral="always", grade="assumption",
        source="assumption consistent with [14] [15]; see the district file",
        en="When, as people write it: Mon-Sun 07:00-15:00",
        nl="Wanneer, zoals men het schrijft: Mon-Sun 07:00-15:00",
    )
    cars: int = parameter(
        ..., unit="cars", low=0, high=1000, grade="assumption",
        source="assumption consistent with [14]; see the district file",
        en="Cars on the street",
        nl="Auto's op straat",
    )

    _hours = field_validator("hours")(readable_hours)


class SquadSettings(Settings):
    """One squad (ploeg); the squads take the shifts in turn, in order of name."""

    members: int = parameter(
        ..., unit="persons", low=1, high=10000, grade="assumption",
        source="assumption consistent with [14]; see the district file",
        en="Members of the squad",
        nl="Leden van de ploeg",
    )
    vacancies: int = parameter(
        0, unit="persons", low=0, high=10000, neutral=0, grade="choice",
        source="workload lever",
        en="Posts of the squad that nobody fills",
        nl="Plaatsen in de ploeg die niemand vervult",
    )
    takes_turns: bool = parameter(
        True, unit="yes/no", grade="assumption",
        source="choice",
        en="Whether it takes its turn in the rotation",
        nl="Of de ploeg meedraait in het rooster",
    )
    extra_duty: str = parameter(
        "closed", unit="hours of the week", neutral="closed", grade="choice",
        source="choice",
        en="Hours at which it is on duty beside the squad whose turn it is, e.g. Fri-Sat 19:00-03:00",
        nl="Uren waarop de ploeg naast de ploeg van het rooster dienst heeft, bv. Fri-Sat 19:00-03:00",
    )
    extra_cars: int = parameter(
        1, unit="cars", low=0, high=1000, grade="assumption",
        source="choice",
        en="Cars during extra duty",
        nl="Auto's tijdens extra dienst",
    )

    _hours = field_validator("extra_duty")(readable_hours)

    @model_validator(mode="after")
    def _filled(self) -> SquadSettings:
        """A squad has somebody."""
        check_vacancies(self.vacancies, self.members, 1)
        return self


class PatrolSettings(Settings):
    """What a squad does with its hours."""

    shifts: Annotated[dict[str, Shift], Field(min_length=1, max_length=20)]
    travel: Spread = parameter(
        Spread(mean=8.5, sigma=0.5), unit="minutes", neutral={"mean": 0, "shape": "fixed"}, grade="literature",
        source="politie 2018 [33]: median 7.5",
        en="Time to the scene",
        nl="Aanrijtijd",
    )
    paperwork: float = parameter(
        0.8, unit="share of time on scene", low=0, high=2, neutral=0, grade="assumption",
        source="assumption (.6-1.0 for crime and care)",
        en="Paperwork after a call",
        nl="Papierwerk na een rit",
    )
    commitments: float = parameter(
        0.3, unit="share of car hours", low=0, high=0.9, neutral=0, grade="assumption",
        source="assumption (.2-.4): transport, custody, events; without it all cars are busy 2-4 % of the time",
        en="Other fixed commitments of the cars",
        nl="Andere vaste verplichtingen van de auto's",
    )
    commitment_minutes: Spread = parameter(
        Spread(mean=60.0, sigma=0.6), unit="minutes", grade="assumption",
        source="assumption",
        en="Length of one fixed commitment",
        nl="Duur van één vaste verplichting",
    )
    usable: float = parameter(
        0.5, unit="share of free time", low=0, high=1, neutral=0, grade="assumption",
        source="[24] [25]: utilisation of .30-.55; half assumed usable",
        en="Part of the free time that can be given to requests and patrol",
        nl="Deel van de vrije tijd dat naar verzoeken en surveillance kan",
    )
    visit_minutes: float = parameter(
        45.0, unit="minutes", low=1, high=480, grade="assumption",
        source="assumption",
        en="One visit to a place of attention, one turn of patrol",
        nl="Eén bezoek aan een aandachtsplek, één ronde surveillance",
    )
    attendance: float = parameter(
        0.92, unit="share", low=0, high=1, neutral=1, grade="literature",
        source="RD/ANP 2012 [12]: absence 6 %; leave on the roster",
        en="Chance that a member of the squad on duty is there",
        nl="Kans dat een lid van de dienstdoende ploeg er is",
    )
    two_in_a_car: bool = parameter(
        True, unit="yes/no", neutral=False, grade="literature",
        source="cars with two [14]",
        en="Whether a car needs two of the squad: with too few present fewer cars go out",
        nl="Of een auto twee mensen van de ploeg nodig heeft: zijn er te weinig, dan rijden er minder auto's",
    )
    handed_over_hours: float = parameter(
        24.0, unit="hours", low=1, high=1000, grade="assumption",
        source="assumption",
        en="Hours after which a waiting priority 3 call goes to the officer",
        nl="Uren waarna een wachtende prio 3-melding naar de wijkagent gaat",
    )
    patrol_effect: float = parameter(
        0.03, unit="share of what is left, per turn", low=0, high=0.05, neutral=0, grade="assumption",
        source="assumption; at .08 patrol alone would stop a third of all problem incidents",
        en="How much one turn of patrol stills a beat",
        nl="Hoeveel één ronde surveillance een wijk kalmeert",
    )
    patrol_half_life: HalfLife = parameter(
        0.2857142857142857, unit="weeks", low=0.05, high=520, neutral="never", grade="assumption",
        source="assumption: two days",
        en="Half-life of that effect",
        nl="Halfwaardetijd van dat effect",
    )
    pulled_inside: float = parameter(
        0.45, unit="chance", low=0, high=1, neutral=0, grade="assumption",
        source="officer 2020 [22]: seen is deployed; value assumed",
        en="Chance that an officer in the station is pulled into an urgent call when no car is free",
        nl="Kans dat een wijkagent op het bureau wordt ingezet als er geen auto vrij is",
    )
    pulled_outside: float = parameter(
        0.1, unit="chance", low=0, high=1, neutral=0, grade="assumption",
        source="[22]; value assumed",
        en="The same for an officer elsewhere on duty",
        nl="Hetzelfde voor een wijkagent die buiten is",
    )
    briefing_met: float = parameter(
        0.15, unit="share of those present", low=0, high=1, neutral=0, grade="assumption",
        source="assumption",
        en="Members with whom an officer who sits in a briefing really speaks",
        nl="Leden met wie een wijkagent in een briefing echt spreekt",
    )
    briefing_minutes: float = parameter(
        25.0, unit="minutes", low=0, high=120, neutral=0, grade="assumption",
        source="assumption",
        en="Length of the squad's briefing",
        nl="Duur van de briefing van de ploeg",
    )


class AttentionSettings(Settings):
    """The requests of officers for attention to a problem: drive by the square, ring at number 12."""

    requests: float = parameter(
        2.0, unit="a problem a week", low=0, high=5, neutral=0, grade="assumption",
        source="assumption",
        en="How often an officer asks a squad for attention to a problem",
        nl="Hoe vaak een wijkagent aandacht voor een probleem vraagt",
    )
    taken_base: float = parameter(
        -1.2, unit="log-odds", low=-5, high=50, neutral=50, grade="assumption",
        source="assumption; at a tie of .3 about .40 is taken",
        en="Readiness to take a request from a stranger",
        nl="Bereidheid om een verzoek van een onbekende op te pakken",
    )
    taken_tie: float = parameter(
        3.0, unit="log-odds per unit of tie", low=0, high=10, neutral=0, grade="assumption",
        source="int. 9, int. 2: it depends on the person; size assumed",
        en="How much a tie adds to that readiness",
        nl="Hoeveel een band daaraan toevoegt",
    )
    diffusion: float = parameter(
        0.9, unit="odds ratio", low=0.3, high=1, neutral=1, grade="assumption",
        source="Fischer et al. 2011 [116]: 0.53 among strangers, colleagues assumed nearer to 1; int. 11 in the case of a coupled squad",
        en="Odds left of taking a request for each other squad that was asked the same in the last week",
        nl="Kansverhouding die overblijft om een verzoek op te pakken, per andere ploeg die de afgelopen week hetzelfde is gevraagd",
    )
    calm: float = parameter(
        0.4, unit="share of what is left", low=0, high=1, neutral=0, grade="assumption",
        source="assumption",
        en="How much a visit calms a problem",
        nl="Hoeveel een bezoek een probleem kalmeert",
    )
    calm_half_life: HalfLife = parameter(
        0.5714285714285714, unit="weeks", low=0.05, high=520, neutral="never", grade="assumption",
        source="assumption: four days, so visits in every fifth shift leave gaps",
        en="Half-life of the calm after a visit",
        nl="Halfwaardetijd van de rust na een bezoek",
    )
    dose_half_life: HalfLife = parameter(
        2.0, unit="weeks", low=0.1, high=520, neutral="never", grade="assumption",
        source="assumption",
        en="Half-life of the dose of attention that helps to solve a problem",
        nl="Halfwaardetijd van de aandacht die een oplossing dichterbij brengt",
    )
