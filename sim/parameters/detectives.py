"""Detectives (recherche): a queue just over capacity, targets, and an island."""

from __future__ import annotations

from pydantic import field_validator, model_validator

from .base import Settings, Spread, check_vacancies, parameter
from .patrol import readable_hours


class DetectiveSettings(Settings):
    """The detectives of the bureau."""

    number: int = parameter(
        ..., unit="persons", low=0, high=100000, grade="assumption",
        source="assumption (8-18 for Laak); direction [10] [11]",
        en="Detectives",
        nl="Rechercheurs",
    )
    vacancies: int = parameter(
        0, unit="persons", low=0, high=100000, neutral=0, grade="choice",
        source="workload lever",
        en="Posts that nobody fills",
        nl="Plaatsen die niemand vervult",
    )
    absence: float = parameter(
        0.0, unit="share of case work", low=0, high=0.9, neutral=0, grade="choice",
        source="workload lever; usual leave and illness are in case_share",
        en="Case work lost through more illness than usual",
        nl="Zaakwerk dat vervalt door meer ziekte dan gewoonlijk",
    )
    hours: str = parameter(
        "Mon-Fri 08:00-16:00", unit="hours of the week", neutral="always", grade="assumption",
        source="assumption",
        en="When they work",
        nl="Wanneer zij werken",
    )
    case_share: float = parameter(
        0.385, unit="share of office time", low=0.01, high=1, neutral=1, grade="literature",
        source="half of the time is case work [16]; 200 duties of 260 weekdays [14]",
        en="Share of office time that goes to cases",
        nl="Deel van de kantoortijd dat naar zaken gaat",
    )
    case_hours: Spread = parameter(
        Spread(mean=7.0, sigma=1.0), unit="hours", grade="assumption",
        source="assumption (2-30): median 4.2",
        en="Work in one case",
        nl="Werk aan één zaak",
    )
    screening_days: float = parameter(
        3.0, unit="days", low=0, high=30, neutral=0, grade="literature",
        source="Rekenkamer 2017 [59]: within three days",
        en="Days within which a report is screened",
        nl="Dagen waarbinnen een aangifte wordt gescreend",
    )
    screened_in: float = parameter(
        0.3, unit="chance", low=0.0, high=1, neutral=1, grade="literature",
        source="Rekenkamer 2017 [57]: more than half is screened out; value assumed (.2-.45)",
        en="Mean chance that a report goes in",
        nl="Gemiddelde kans dat een aangifte in behandeling gaat",
    )
    screen_suspect: float = parameter(
        1.2, unit="log-odds", low=0, high=5, neutral=0, grade="assumption",
        source="assumption",
        en="What a known suspect adds",
        nl="Wat een bekende verdachte toevoegt",
    )
    screen_piece: float = parameter(
        0.5, unit="log-odds per piece (at most 3)", low=0, high=5, neutral=0, grade="assumption",
        source="assumption",
        en="What a piece from an officer adds",
        nl="Wat een stukje van een wijkagent toevoegt",
    )
    screen_serious: float = parameter(
        1.5, unit="log-odds", low=0, high=5, neutral=0, grade="assumption",
        source="assumption",
        en="What a serious offence adds",
        nl="Wat een ernstig feit toevoegt",
    )
    suspect_known: float = parameter(
        0.25, unit="chance", low=0, high=1, neutral=0, grade="literature",
        source="CriMS sample [16]",
        en="Chance that a suspect is known at the report",
        nl="Kans dat bij de aangifte een verdachte bekend is",
    )
    cleared_base: float = parameter(
        0.3, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption; total clearance near .24 [34] comes out",
        en="Chance to clear a case without pieces",
        nl="Kans dat een zaak zonder stukjes wordt opgehelderd",
    )
    cleared_piece: float = parameter(
        0.15, unit="chance per suspect or place piece", low=0, high=0.5, neutral=0, grade="assumption",
        source="assumption",
        en="What each such piece adds",
        nl="Wat elk zo'n stukje toevoegt",
    )
    cleared_most: float = parameter(
        0.9, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="The most it can be",
        nl="Het hoogste dat het kan zijn",
    )
    cleared_on_spot: float = parameter(
        0.1, unit="share of recorded crime", low=0, high=1, neutral=0, grade="assumption",
        source="assumption",
        en="Recorded crime cleared by squads on the spot",
        nl="Aangiften die de ploeg ter plekke opheldert",
    )
    target_value: float = parameter(
        0.5, unit="in units of the chance to clear", low=0, high=1, neutral=0, grade="assumption",
        source="reflection on detectives: they are judged by targets; size assumed",
        en="What a serious offence is worth for the target, above its chance to be cleared, in choosing a case",
        nl="Wat een ernstig feit voor de target extra waard is bij de keuze van een zaak, naast de kans op opheldering",
    )
    area_weight: float = parameter(
        0.2, unit="weight", low=0, high=1, grade="assumption",
        source="reflection on detectives: targets against the area; value assumed (0-.5)",
        en="Weight of the area against the target in choosing a case",
        nl="Gewicht van het gebied tegenover de target bij de keuze van een zaak",
    )
    shelved_days: float = parameter(
        60.0, unit="days", low=1, high=10000, grade="literature",
        source="Rekenkamer 2017 [57]: 7 % waits over 60 days",
        en="Days after which a case that nobody picked up is shelved",
        nl="Dagen waarna een niet opgepakte zaak wordt weggelegd",
    )
    meets: float = parameter(
        1.0, unit="chance contacts per officer a week", low=0, high=20, neutral=0, grade="assumption",
        source="int. 9: they do not run into each other; number assumed",
        en="How often an officer runs into one of the detectives",
        nl="Hoe vaak een wijkagent een rechercheur tegenkomt",
    )
    floor: float = parameter(
        0.6, unit="factor", low=0, high=1, neutral=1, grade="assumption",
        source="UIA [112], Allen [110]; value assumed",
        en="What another floor leaves of such contacts",
        nl="Wat een andere verdieping daarvan overlaat",
    )

    _hours = field_validator("hours")(readable_hours)

    @model_validator(mode="after")
    def _filled(self) -> DetectiveSettings:
        """No more posts are vacant than there are."""
        check_vacancies(self.vacancies, self.number)
        return self
