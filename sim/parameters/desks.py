"""Info and MSO: two doors through which reports come in, each with people, a queue and what it passes on."""

from __future__ import annotations

from pydantic import field_validator, model_validator

from .base import Settings, Spread, check_vacancies, parameter
from .patrol import readable_hours


class DeskSettings(Settings):
    """What both doors have."""

    persons: int = parameter(
        4, unit="persons", low=0, high=1000, grade="assumption",
        source="assumption: both together 8-12 % of a bureau",
        en="Posts at this desk", nl="Formatieplaatsen bij deze afdeling",
    )
    vacancies: int = parameter(
        0, unit="persons", low=0, high=1000, neutral=0, grade="choice",
        source="workload lever",
        en="Posts that nobody fills", nl="Plaatsen die niemand vervult",
    )
    at_once: int = parameter(
        1, unit="persons", low=1, high=1000, grade="assumption",
        source="assumption",
        en="How many of them are on duty at a time", nl="Hoeveel van hen tegelijk dienst hebben",
    )
    attendance: float = parameter(
        1.0, unit="share", low=0.05, high=1, neutral=1, grade="assumption",
        source="workload lever; 1: whoever is ill is replaced",
        en="Share of the work that gets done when people are ill and nobody replaces them",
        nl="Deel van het werk dat gedaan wordt als mensen ziek zijn en niemand vervangt",
    )
    note_minutes: float = parameter(
        10.0, unit="minutes", low=0, high=480, neutral=0, grade="assumption",
        source="assumption",
        en="Work on one report, all that lies there included; what comes faster waits",
        nl="Werk aan één melding, met al het andere erbij; wat sneller komt, wacht",
    )
    passes: float = parameter(
        0.6, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="section on internal partners; chance assumed",
        en="Chance that a non-urgent report is passed to the officer of the beat",
        nl="Kans dat een niet-spoedmelding bij de wijkagent komt",
    )
    passes_tie: float = parameter(
        1.0, unit="log-odds per unit of tie", low=0, high=10, neutral=0, grade="assumption",
        source="section on internal partners: ties with info and MSO matter; size assumed",
        en="How much the tie of who handles it with the officer, above or below that of the start, moves that chance",
        nl="Hoeveel de band van wie het behandelt met de wijkagent, boven of onder die van het begin, aan die kans verandert",
    )
    delay: Spread = parameter(
        Spread(mean=1.65, sigma=1.0), unit="days", neutral={"mean": 0, "shape": "fixed"}, grade="assumption",
        source="assumption: median one day",
        en="Time before a note that was handled is with the officer",
        nl="Tijd tot een behandelde melding bij de wijkagent ligt",
    )

    @model_validator(mode="after")
    def _filled(self) -> DeskSettings:
        """No more posts are vacant than there are."""
        check_vacancies(self.vacancies, self.persons)
        return self


class ServiceDeskSettings(DeskSettings):
    """The service desk (MSO, medewerkers service-organisatie): who comes or rings with a report of his own."""

    share: float = parameter(
        0.5, unit="share of reports without a car", low=0, high=1, neutral=0, grade="assumption",
        source="section on internal partners names two doors; share assumed",
        en="Reports without a car that come in here; the others come in at the info department",
        nl="Meldingen zonder auto die hier binnenkomen; de andere komen bij info binnen",
    )
    hours: str = parameter(
        "Mon-Sun 08:00-22:00", unit="hours of the week", neutral="always", grade="assumption",
        source="assumption; the info department is there round the clock",
        en="When the service desk is open",
        nl="Wanneer de servicebalie open is",
    )

    _hours = field_validator("hours")(readable_hours)
