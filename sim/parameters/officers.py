"""Community officers (wijkagenten): one beat each, a week of hours, and what goes first when they do not fit."""

from __future__ import annotations

from .base import Capacity, HalfLife, Settings, parameter


class OfficerWeekSettings(Settings):
    """How an officer's week is divided. Wanted hours come from queues; what does not fit is cut by its keenness exponent."""

    leave_weeks: int = parameter(
        5, unit="weeks a year", low=0, high=20, neutral=0, grade="assumption",
        source="about 200 duties a year [14]",
        en="Weeks of leave a year; nobody replaces him",
        nl="Weken verlof per jaar; niemand vervangt",
    )
    sickness: float = parameter(
        0.06, unit="share of duties", low=0, high=0.5, neutral=0, grade="literature",
        source="RD/ANP 2012 [12]",
        en="Duties missed through illness",
        nl="Diensten die door ziekte vervallen",
    )
    evening_share: float = parameter(
        0.3, unit="share of weekday duties", low=0, high=1, grade="assumption",
        source="assumption",
        en="Weekday duties worked in the evening",
        nl="Doordeweekse diensten in de avond",
    )
    weekend_every: int = parameter(
        4, unit="weeks", low=1, high=52, grade="assumption",
        source="assumption: one weekend in 3-5",
        en="One weekend on duty in so many weeks",
        nl="Eén weekend dienst per zoveel weken",
    )
    session: float = parameter(
        1.0, unit="hours", low=0, high=8, neutral=0, grade="assumption", source="assumption: a walk-in hour is not ten minutes a day",
        en="Shortest session of an activity; 0: some of it in every duty", nl="Kortste blok van een bezigheid; 0: elke dienst wat",
    )
    typing: float = parameter(
        0.2, unit="share of duty", low=0, high=0.6, neutral=0, grade="assumption",
        source="Kamerstuk 29628-218 [18]; int. 7; split assumed",
        en="Typing and administration, at the station",
        nl="Tikken en administratie, op het bureau",
    )
    emergency: float = parameter(
        0.15, unit="share of duty", low=0, high=0.6, neutral=0, grade="assumption",
        source="Kamerstuk 29628-218 [18], COR survey [20]; split assumed",
        en="Rostered emergency, event and horeca duty",
        nl="Ingeroosterde noodhulp, evenementen en horeca",
    )
    training: float = parameter(
        0.1, unit="share of duty", low=0, high=0.5, neutral=0, grade="assumption",
        source="split assumed", en="Briefing, training and the like",
        nl="Briefing, training en dergelijke",
    )
    briefing_attended: float = parameter(
        0.25, unit="chance", low=0, high=1, grade="assumption",
        source="assumption",
        en="Chance that an officer who starts his duty sits in the squad's briefing",
        nl="Kans dat een wijkagent bij dienstbegin de briefing bijwoont",
    )
    street_hours: float = parameter(
        6.0, unit="hours a week", low=0, high=40, neutral=0, grade="assumption",
        source="int. 5 puts the street first; hours assumed",
        en="Wanted hours in the street and at the door",
        nl="Gewenste uren op straat en aan de deur",
    )
    walk_in_hours: float = parameter(
        1.0, unit="hours a week", low=0, high=10, neutral=0, grade="literature",
        source="AD [94], Omroep West 2017 [95]: weekly to fortnightly",
        en="Walk-in hour for residents",
        nl="Spreekuur voor bewoners",
    )
    presence_hours: float = parameter(
        2.0, unit="hours a week", low=0, high=20, neutral=0, grade="assumption",
        source="int. 7: not visible enough inside; hours assumed",
        en="Wanted hours visible at the station",
        nl="Gewenste uren zichtbaar op het bureau",
    )
    outreach_hours: float = parameter(
        0.0, unit="hours a week", low=0, high=20, neutral=0, grade="article",
        source="section on citizens: hardly any contact with those who do not report",
        en="Wanted hours for citizens who do not report",
        nl="Gewenste uren voor bewoners die niet melden",
    )
    problem_hours: float = parameter(
        1.0, unit="hours a week per problem", low=0, high=10, neutral=0, grade="assumption",
        source="assumption",
        en="Wanted hours per signalled problem",
        nl="Gewenste uren per gesignaleerd probleem",
    )
    youth_hours: float = parameter(
        0.5, unit="hours a week per youth problem", low=0, high=10, neutral=0, grade="assumption",
        source="assumption",
        en="Wanted hours of enforcement contact per youth problem",
        nl="Gewenste uren handhavingscontact per jeugdprobleem",
    )
    chasing_hours: float = parameter(
        0.25, unit="hours per open request", low=0, high=5, neutral=0, grade="assumption",
        source="assumption",
        en="Wanted hours to chase one open request or overdue promise",
        nl="Gewenste uren om één openstaand verzoek na te bellen",
    )
    telling_minutes: float = parameter(
        5.0, unit="minutes per report", low=0, high=60, neutral=0, grade="assumption",
        source="assumption",
        en="Minutes to tell one reporter what came of it",
        nl="Minuten om één melder terug te bellen",
    )
    keen_help: float = parameter(
        0.5, unit="exponent", low=0, high=5, neutral=1, grade="assumption",
        source="order of dropping: int. 7 and the section on citizens; shape assumed",
        en="How strongly help gives way when hours are short (0 never, high first)",
        nl="Hoe sterk hulp wijkt als uren tekortschieten (0 nooit, hoog eerst)",
    )
    keen_problem: float = parameter(
        0.7, unit="exponent", low=0, high=5, neutral=1, grade="assumption",
        source="as above",
        en="The same for own problems",
        nl="Hetzelfde voor eigen problemen",
    )
    keen_chasing: float = parameter(
        1.0, unit="exponent", low=0, high=5, neutral=1, grade="assumption",
        source="as above",
        en="The same for requests and chasing",
        nl="Hetzelfde voor verzoeken en nabellen",
    )
    keen_street: float = parameter(
        1.0, unit="exponent", low=0, high=5, neutral=1, grade="assumption",
        source="as above",
        en="The same for the street",
        nl="Hetzelfde voor de straat",
    )
    keen_walk_in: float = parameter(
        0.7, unit="exponent", low=0, high=5, neutral=1, grade="assumption",
        source="as above",
        en="The same for the walk-in hour",
        nl="Hetzelfde voor het spreekuur",
    )
    keen_youth: float = parameter(
        0.7, unit="exponent", low=0, high=5, neutral=1, grade="assumption",
        source="as above",
        en="The same for youth enforcement",
        nl="Hetzelfde voor handhaving bij jeugd",
    )
    keen_presence: float = parameter(
        2.0, unit="exponent", low=0, high=5, neutral=1, grade="assumption",
        source="int. 7: being seen inside goes early",
        en="The same for presence at the station",
        nl="Hetzelfde voor aanwezigheid op het bureau",
    )
    keen_outreach: float = parameter(
        2.0, unit="exponent", low=0, high=5, neutral=1, grade="assumption",
        source="section on citizens: no time for those who do not report",
        en="The same for outreach",
        nl="Hetzelfde voor het opzoeken van niet-melders",
    )
    keen_telling: float = parameter(
        1.5, unit="exponent", low=0, high=5, neutral=1, grade="assumption",
        source="section on internal partners: feedback is forgotten",
        en="The same for telling back",
        nl="Hetzelfde voor terugkoppelen",
    )
    street_contacts: float = parameter(
        6.0, unit="contacts an hour", low=0, high=30, neutral=0, grade="assumption",
        source="assumption",
        en="Contacts in an hour in the street",
        nl="Contacten per uur op straat",
    )
    street_known: float = parameter(
        0.8, unit="share", low=0, high=1, neutral=0, grade="assumption",
        source="int. 5, section on citizens; share assumed",
        en="Street contacts that are with people he knows or who reported",
        nl="Straatcontacten met bekenden of melders",
    )
    walk_in_contacts: float = parameter(
        3.0, unit="contacts an hour", low=0, high=30, neutral=0, grade="assumption",
        source="assumption",
        en="Visitors in the walk-in hour",
        nl="Bezoekers per spreekuur",
    )
    outreach_contacts: float = parameter(
        3.0, unit="contacts an hour", low=0, high=30, neutral=0, grade="assumption",
        source="assumption",
        en="Doors at which an hour of outreach rings",
        nl="Deuren per uur opzoeken",
    )
    station_contacts: float = parameter(
        2.7, unit="contacts an hour", low=0, high=30, neutral=0, grade="assumption",
        source="proximity studies [110] [111]; number assumed",
        en="Chance contacts in an hour visible at the station (half as many while typing)",
        nl="Toevallige contacten per uur zichtbaar op het bureau (de helft tijdens tikken)",
    )
    reachable_off_duty: float = parameter(
        0.3, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption; without it a key can be fetched in 18 % of hours",
        en="Chance that an officer answers his phone off duty",
        nl="Kans dat een wijkagent buiten dienst de telefoon opneemt",
    )
    frustration_half_life: HalfLife = parameter(
        8.0, unit="weeks", low=1, high=520, neutral="never", grade="assumption",
        source="assumption",
        en="Half-life of frustration",
        nl="Halfwaardetijd van ergernis",
    )
    frustration_scale: Capacity = parameter(
        6.0, unit="points", low=0.5, high=1000, neutral="unlimited", grade="assumption",
        source="last step is an inference from the section on external partners",
        en="Frustration at which an officer invests half as much in a party",
        nl="Ergernis waarbij een wijkagent half zoveel in een partij investeert",
    )
