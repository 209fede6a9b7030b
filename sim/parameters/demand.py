"""What happens in the district by itself: background incidents, help requests, and when in the week they come."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Settings, Spread, parameter


class IncidentKind(Settings):
    """One kind of incident that is not born of a problem the model follows."""

    per_year: float = parameter(
        ..., unit="potential incidents a year", low=0, high=10000000, neutral=0, grade="assumption",
        source="see the district file",
        en="How many happen in the district in a year, reported or not",
        nl="Hoeveel er per jaar gebeuren, gemeld of niet",
    )
    factor: float = parameter(
        1.0, unit="factor", low=0, high=10, neutral=1, grade="choice",
        source="workload lever",
        en="This kind times this, beside demand.multiplier; what problems bring about is not in it",
        nl="Deze soort maal deze factor, naast demand.multiplier; wat problemen veroorzaken valt erbuiten",
    )
    report_chance: float = parameter(
        ..., unit="chance", low=0, high=1, neutral=1, grade="literature",
        source="Veiligheidsmonitor [61] [63]; see the district file",
        en="Chance that a citizen reports it, over the whole population",
        nl="Kans dat een bewoner het meldt, over de hele bevolking",
    )
    dispatched: float = parameter(
        ..., unit="share of reports", low=0, high=1, neutral=1, grade="literature",
        source="most reports come by desk, phone or web and never get a car [27]",
        en="Share of reports to which a car is sent",
        nl="Aandeel meldingen waar een auto naartoe gaat",
    )
    recorded: float = parameter(
        ..., unit="share of reports", low=0, high=1, neutral=0, grade="literature",
        source="CBS [34]; C&R 2013 [61]",
        en="Share of reports that become recorded crime and go to the detectives",
        nl="Aandeel meldingen dat aangifte wordt en naar de recherche gaat",
    )
    on_scene: Spread = parameter(
        ..., unit="minutes", grade="literature",
        source="NSCR [27] for ratios, Langton et al. 2022 [28] for spread; see the district file",
        en="Time a car spends on the scene",
        nl="Tijd die een auto ter plaatse is",
    )
    door: float = parameter(
        0.0, unit="share of calls", low=0, high=1, neutral=0, grade="assumption",
        source="assumption",
        en="Share of calls in which a closed door must be opened",
        nl="Aandeel ritten waarbij een dichte deur open moet",
    )
    offence: bool = parameter(
        True, unit="yes/no", grade="assumption",
        source="choice of kinds",
        en="Whether it counts as an offence",
        nl="Of het als misdrijf telt",
    )
    serious: bool = parameter(
        False, unit="yes/no", grade="assumption",
        source="choice of kinds",
        en="Whether detectives call it serious",
        nl="Of de recherche het ernstig noemt",
    )


class DemandSettings(Settings):
    """How much comes in, and at which hours of the week."""

    kinds: Annotated[dict[str, IncidentKind], Field(min_length=1, max_length=40)]
    multiplier: float = parameter(
        1.0, unit="factor", low=0, high=10, neutral=1, grade="assumption",
        source="workload lever",
        en="All background incidents times this: the same ones, fewer or more; not the requests for help",
        nl="Alle incidenten van buiten maal deze factor: dezelfde, minder of meer; niet de hulpvragen",
    )
    priority_1: float = parameter(
        0.32, unit="share of dispatched calls", low=0, high=1, neutral=0, grade="literature",
        source="[29] [30]",
        en="Share of calls that are urgent (priority 1)",
        nl="Aandeel spoedritten (prio 1)",
    )
    priority_2: float = parameter(
        0.43, unit="share of dispatched calls", low=0, high=1, neutral=1, grade="assumption",
        source="[29] [30]; rest assumed",
        en="Share of calls of priority 2",
        nl="Aandeel ritten met prio 2",
    )
    help_requests: float = parameter(
        12.0, unit="per officer a week", low=0, high=100, neutral=0, grade="assumption",
        source="int. 4 describes them; number assumed",
        en="Requests for help that citizens bring to each officer",
        nl="Hulpvragen van bewoners per wijkagent per week",
    )
    help_narrow_share: float = parameter(
        0.25, unit="share", low=0, high=1, neutral=1, grade="assumption",
        source="int. 4: some officers refuse help work; share assumed",
        en="Share of help requests that an officer with a narrow view of the task accepts",
        nl="Aandeel hulpvragen dat een wijkagent met smalle taakopvatting oppakt",
    )
    help_returns: float = parameter(
        0.6, unit="chance", low=0, high=1, neutral=0, grade="assumption",
        source="int. 4: refused, the problem is still there; chance assumed",
        en="Chance that an unmet help request comes back after two weeks",
        nl="Kans dat een niet beantwoorde hulpvraag na twee weken terugkomt",
    )
    help_minutes: Spread = parameter(
        Spread(mean=20.0, sigma=0.6), unit="minutes", grade="assumption",
        source="assumption",
        en="Time an officer spends on one help request",
        nl="Tijd die een wijkagent aan één hulpvraag besteedt",
    )
    hour_weights: Annotated[tuple[float, ...], Field(min_length=24, max_length=24, strict=False)] = parameter(
        (
            0.75, 0.65, 0.55, 0.45, 0.35, 0.30, 0.40, 0.60, 0.80, 0.90, 0.95, 1.0,
            1.05, 1.05, 1.1, 1.25, 1.4, 1.45, 1.4, 1.35, 1.35, 1.35, 1.35, 1.2,
        ),
        unit="relative, 24 hours from midnight", low=0, high=100, neutral="all equal", grade="assumption",
        source="shapes in [28] [44] [45]; values assumed",
        en="Demand by hour of the day, relative to the mean",
        nl="Vraag per uur van de dag, ten opzichte van het gemiddelde",
    )
    weekend_night: float = parameter(
        1.5, unit="factor", low=0, high=5, neutral=1, grade="assumption",
        source="shape from [28] [44]; value assumed",
        en="Demand on Friday and Saturday from 22:00 to 03:00, times this",
        nl="Vraag op vrijdag en zaterdag van 22:00 tot 03:00, maal deze factor",
    )
    sunday: float = parameter(
        0.9, unit="factor", low=0, high=5, neutral=1, grade="assumption",
        source="assumption",
        en="Demand on Sunday, times this",
        nl="Vraag op zondag, maal deze factor",
    )


class DoorSettings(Settings):
    """A closed door, a key, and whether somebody thinks of it."""

    key_held: float = parameter(
        0.4, unit="share of such addresses", low=0, high=1, neutral=0, grade="assumption",
        source="int. 2: officers hold keys; share assumed",
        en="Share of doors to which the officer holds a key",
        nl="Aandeel deuren waarvan de wijkagent een sleutel heeft",
    )
    near_enough: float = parameter(
        0.7, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="Chance that a reachable officer is within twenty minutes",
        nl="Kans dat een bereikbare wijkagent binnen twintig minuten er is",
    )
    asking_minutes: float = parameter(
        3.0, unit="minutes", low=0, high=15, neutral=0, grade="assumption",
        source="assumption",
        en="Time it takes a squad at a closed door to ring the officer, in vain or not",
        nl="Tijd die een ploeg bij een dichte deur kwijt is om de wijkagent te bellen, ook als het vergeefs is",
    )
    waiting_minutes: float = parameter(
        12.0, unit="minutes", low=0, high=60, neutral=0, grade="assumption",
        source="assumption: he is within twenty minutes",
        en="Time until the officer is there with the key",
        nl="Tijd tot de wijkagent er met de sleutel is",
    )
