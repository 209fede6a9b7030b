"""Inside the bureau: the chief who speaks for the officers, and what colleagues do and do not do for each other."""

from __future__ import annotations

from .base import Settings, parameter


class TeamChiefSettings(Settings):
    """The team chief (teamchef Wijkzorg): hears the officers at their own meeting and speaks for them at the management's."""

    present: bool = parameter(
        True, unit="yes/no", neutral=False, grade="article",
        source="section on internal partners: directs the officers, represents them",
        en="Whether there is a team chief who speaks for the officers",
        nl="Of er een teamchef Wijkzorg is die voor de wijkagenten spreekt",
    )
    weight: float = parameter(
        1.5, unit="odds ratio", low=1, high=10, neutral=1, grade="assumption",
        source="assumption: what is asked by way of the management weighs more",
        en="Odds with which a squad chief takes a request that the team chief brought",
        nl="Kansverhouding waarmee een ploegchef een verzoek oppakt dat via de teamchef kwam",
    )
    salience: float = parameter(
        0.2, unit="chance", low=0, high=1, neutral=0, grade="assumption",
        source="int. 9: one should think of each other more; chance assumed",
        en="Chance that squads or detectives think of the officer because his beat was spoken for at their table, until the next time",
        nl="Kans dat ploegen of recherche aan de wijkagent denken omdat zijn wijk aan hun tafel is genoemd, tot de volgende keer",
    )
    area_weight: float = parameter(
        0.3, unit="weight", low=0, high=1, neutral=0, grade="assumption",
        source="reflection on detectives: rest in the area against targets; value assumed",
        en="What the area weighs more in the detectives' choice once the team chief has spoken up for a case",
        nl="Hoeveel zwaarder het gebied telt bij de recherche voor een zaak waarvoor de teamchef heeft gepleit",
    )
    need_minutes: float = parameter(
        30.0, unit="minutes", low=0, high=480, neutral=0, grade="assumption",
        source="assumption",
        en="The team chief's time to see to one need, beside the meeting",
        nl="Tijd van de teamchef om één nood te regelen, naast het overleg",
    )


class BOfficerSettings(Settings):
    """The B officers: they coach the officers of their beats, and take what crosses the borders of beats."""

    coaching_hours: float = parameter(
        8.0, unit="hours a week", low=0, high=40, neutral=0, grade="assumption",
        source="section on method: steers and coaches; half of his hours assumed",
        en="Wanted hours with the officers of his beats",
        nl="Gewenste uren met de wijkagenten van zijn wijken",
    )
    problem_hours: float = parameter(
        8.0, unit="hours a week", low=0, high=40, neutral=0, grade="assumption",
        source="section on method: works across beats; half of his hours assumed",
        en="Most hours a week for problems in his beats",
        nl="Hoogste aantal uren per week voor problemen in zijn wijken",
    )
    introduction: float = parameter(
        0.1, unit="share of what is missing, per unit by which his own tie is stronger", low=0, high=1, neutral=0, grade="assumption",
        source="assumption",
        en="What the tie of a coached officer with the squad chief on duty gains in a session, if the coach knows that chief better",
        nl="Wat de band van de gecoachte wijkagent met de dienstdoende ploegchef per keer wint, als de coach die chef beter kent",
    )
    crossing: float = parameter(
        0.15, unit="share of problems", low=0, high=1, neutral=0, grade="assumption",
        source="section on method: there is work across beats; share assumed",
        en="Problems that cross the border of a beat",
        nl="Problemen die over de grens van een wijk heen gaan",
    )
    crossing_found: float = parameter(
        0.5, unit="factor", low=0, high=1, neutral=1, grade="assumption",
        source="assumption: half of it lies outside his beat",
        en="What an officer of one beat finds in an hour on such a problem, times this; a B officer finds as usual",
        nl="Wat een wijkagent met één wijk per uur over zo'n probleem vindt, maal dit; een wijkagent B vindt als anders",
    )


class BureauSettings(Settings):
    """What passes between officers and squads beside calls."""

    chief_tie: float = parameter(
        3.0, unit="log-odds per unit of tie", low=0, high=10, neutral=0, grade="assumption",
        source="int. 7: it is often the squad chief with whom it clashes; as much as the tie with the member asked, assumed",
        en="How much the squad chief's own tie with the officer, above or below that of a new colleague, moves what his squad takes on",
        nl="Hoeveel de band van ploegchef en wijkagent, vergeleken met die van een nieuwe collega, uitmaakt voor wat de ploeg oppakt",
    )
    clash_points: float = parameter(
        1.0, unit="points", low=0, high=10, neutral=0, grade="assumption",
        source="int. 7; size assumed",
        en="Frustration of an officer when the squad chief stops what a member would have done",
        nl="Ergernis van een wijkagent als de ploegchef tegenhoudt wat een ploeglid wel had willen doen",
    )
    favours: float = parameter(
        0.05, unit="chance per talk", low=0, high=1, neutral=0, grade="assumption",
        source="int. 2: give and take; section on internal partners: taking a report for the squad now and then; chance assumed",
        en="Chance that an officer who talks with one of the squad at the station offers to take a report",
        nl="Kans dat een wijkagent die op het bureau met iemand van de ploeg praat, aanbiedt een aangifte op te nemen",
    )
    favour_minutes: float = parameter(
        45.0, unit="minutes", low=1, high=480, grade="assumption",
        source="assumption (30-75)",
        en="Taking one report: the officer's time, and paperwork that the squad is spared",
        nl="Eén aangifte opnemen: tijd van de wijkagent, en papierwerk dat de ploeg bespaard blijft",
    )
    voluntary_rides: float = parameter(
        0.05, unit="share of weekend duties", low=0, high=1, neutral=0, grade="assumption",
        source="section on internal partners: now and then a weekend shift with the squad, of his own will; share assumed",
        en="Weekend duties that an officer spends in a car with the squad of his own will",
        nl="Weekenddiensten die een wijkagent uit eigen beweging met de ploeg meerijdt",
    )
