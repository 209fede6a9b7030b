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


class BureauSettings(Settings):
    """What passes between officers and squads beside calls."""

    chief_tie: float = parameter(
        1.5, unit="log-odds per unit of tie", low=0, high=10, neutral=0, grade="assumption",
        source="int. 7: it is often the squad chief with whom it clashes; size assumed",
        en="How much the squad chief's own tie with the officer, above or below that of a new colleague, moves what his squad takes on",
        nl="Hoeveel de band van ploegchef en wijkagent, vergeleken met die van een nieuwe collega, uitmaakt voor wat de ploeg oppakt",
    )
    clash_points: float = parameter(
        1.0, unit="points", low=0, high=10, neutral=0, grade="assumption",
        source="int. 7; size assumed",
        en="Frustration of an officer when the squad chief stops what a member would have done",
        nl="Ergernis van een wijkagent als de ploegchef tegenhoudt wat een ploeglid wel had willen doen",
    )
