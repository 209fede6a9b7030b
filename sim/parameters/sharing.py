"""Sharing, and why not: the five questions between having a piece and passing it on."""

from __future__ import annotations

from .base import Capacity, HalfLife, Settings, parameter


class SharingSettings(Settings):
    """One occasion, five questions: closed, not thought of, no time, may not, will not."""

    message_left: float = parameter(
        0.5, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="Chance that a message is left for somebody off duty",
        nl="Kans dat een bericht wordt achtergelaten voor wie geen dienst heeft",
    )
    thought_base: float = parameter(
        0.05, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="int. 9: one should think of each other more; value assumed",
        en="Chance to think of a stranger",
        nl="Kans dat men aan een onbekende denkt",
    )
    thought_tie: float = parameter(
        0.85, unit="chance per unit of tie", low=0, high=1, neutral=0, grade="assumption",
        source="int. 9; form after Levin & Cross [114]; value assumed",
        en="What a tie adds: the only road by which ties act on sharing",
        nl="Wat een band toevoegt: de enige weg waarlangs banden op delen werken",
    )
    thought_met: float = parameter(
        0.3, unit="chance", low=0, high=1, neutral=0, grade="literature",
        source="proximity [110] [111]; value assumed",
        en="What meeting face to face adds",
        nl="Wat elkaar nu tegenkomen toevoegt",
    )
    capacity: Capacity = parameter(
        0.6, unit="share of the last eight duty hours", low=0.05, high=100, neutral="unlimited", grade="literature",
        source="Kooti et al. 2015 [115]: load lowers the share answered",
        en="Busy share at which a squad answers half of its occasions",
        nl="Drukte waarbij een ploeg de helft van de gelegenheden benut",
    )
    detective_capacity: Capacity = parameter(
        4.0, unit="weeks of work in the queue", low=0.1, high=1000, neutral="unlimited", grade="literature",
        source="form [115]; value assumed",
        en="Queue at which detectives answer half of their occasions",
        nl="Werkvoorraad waarbij de recherche de helft van de gelegenheden benut",
    )
    partner_capacity: bool = parameter(
        True, unit="yes/no", neutral=False, grade="literature",
        source="form [115]",
        en="Whether a partner's open requests keep it from sharing",
        nl="Of openstaande verzoeken een partner van delen afhouden",
    )
    detective_sensitive: float = parameter(
        0.2, unit="share of pieces", low=0, high=1, neutral=0, grade="assumption",
        source="section on internal partners: some information is truly sensitive; share assumed",
        en="Detectives' pieces that must not be shared",
        nl="Recherche-informatie die niet gedeeld mag worden",
    )
    police_block: float = parameter(
        0.25, unit="chance per piece", low=0, high=1, neutral=0, grade="assumption",
        source="int. 11: strictly, not all may be told; chance assumed",
        en="Chance that privacy rules keep police from telling a partner a piece",
        nl="Kans dat privacyregels de politie beletten een stukje te delen",
    )
    covenant: float = parameter(
        0.5, unit="factor", low=0, high=1, neutral=1, grade="assumption",
        source="Gemeente Delft 2013 [92]: covenants exist; factor assumed",
        en="What a signed covenant leaves of a privacy block",
        nl="Wat een convenant van een privacybeletsel overlaat",
    )
    officer_discretion: float = parameter(
        0.3, unit="chance", low=0, high=1, neutral=0, grade="assumption",
        source="int. 11, reflection on sharing; chance assumed",
        en="Chance that an officer passes a block for the common interest",
        nl="Kans dat een wijkagent voor het gezamenlijk belang ruimte neemt",
    )
    partner_discretion: float = parameter(
        0.1, unit="chance", low=0, high=1, neutral=0, grade="assumption",
        source="int. 11; chance assumed",
        en="The same for a partner",
        nl="Hetzelfde voor een partner",
    )
    integrity_incident: float = parameter(
        0.02, unit="chance", low=0, high=1, neutral=0, grade="assumption",
        source="reflection on sharing; chance assumed",
        en="Chance that a passed block comes out and is felt as bad treatment",
        nl="Kans dat dit uitkomt en als slechte bejegening wordt ervaren",
    )
    willing_squad: float = parameter(
        0.9, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="Willingness of a squad member at an even balance",
        nl="Bereidheid van een ploeglid bij een gelijke balans",
    )
    willing_partner: float = parameter(
        0.75, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="The same for a partner",
        nl="Hetzelfde voor een partner",
    )
    willing_detective: float = parameter(
        0.8, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="The same for a detective",
        nl="Hetzelfde voor een rechercheur",
    )
    willing_info: float = parameter(
        0.95, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="The same for the info desk",
        nl="Hetzelfde voor info en MSO",
    )
    willing_officer: float = parameter(
        0.9, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="The same for a community officer",
        nl="Hetzelfde voor een wijkagent",
    )
    detective_goal_match: float = parameter(
        0.6, unit="factor", low=0, high=1, neutral=1, grade="assumption",
        source="reflection on detectives: rest in the area against targets; value assumed",
        en="How far detectives' goals match those of the officer",
        nl="Hoe ver de doelen van de recherche met die van de wijkagent samenvallen",
    )
    reciprocity: float = parameter(
        0.5, unit="chance per unit of balance", low=0, high=1, neutral=0, grade="assumption",
        source="int. 2: give and take; size assumed",
        en="What an uneven balance of giving and getting takes away",
        nl="Wat een scheve balans van geven en nemen kost",
    )
    reciprocity_half_life: HalfLife = parameter(
        8.0, unit="weeks", low=0.5, high=520, neutral="never", grade="assumption",
        source="assumption",
        en="Half-life of what was given and got",
        nl="Halfwaardetijd van wat is gegeven en gekregen",
    )
    kept_weeks: float = parameter(
        8.0, unit="weeks", low=0, high=52, neutral=0, grade="assumption",
        source="assumption",
        en="Weeks an untold piece waits for a next occasion",
        nl="Weken dat een niet verteld stukje op een volgende gelegenheid wacht",
    )
