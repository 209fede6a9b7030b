"""Ties between persons: how they start, grow, fade and are hurt."""

from __future__ import annotations

from .base import HalfLife, Settings, parameter


class TieSettings(Settings):
    """A tie is a number from 0 to 1 per pair of persons. Gains take a share of what is missing, losses a share of what there is."""

    joint_action: float = parameter(
        0.1, unit="share of what is missing", low=0, high=0.5, neutral=0, grade="assumption",
        source="assumption; order from int. 5",
        en="Gain by acting together",
        nl="Winst door samen optrekken",
    )
    face_to_face: float = parameter(
        0.05, unit="share of what is missing", low=0, high=0.5, neutral=0, grade="assumption",
        source="assumption",
        en="Gain by a meeting or talk",
        nl="Winst door een overleg of gesprek",
    )
    message: float = parameter(
        0.02, unit="share of what is missing", low=0, high=0.5, neutral=0, grade="assumption",
        source="assumption",
        en="Gain by phone, mail, a piece received, attention given and known",
        nl="Winst door telefoon, mail, een ontvangen stukje, gegeven aandacht",
    )
    told_back: float = parameter(
        0.06, unit="share of what is missing", low=0, high=0.5, neutral=0, grade="assumption",
        source="assumption; int. 9",
        en="Gain by hearing what came of it",
        nl="Winst door te horen wat ervan is gekomen",
    )
    citizen_help: float = parameter(
        0.25, unit="share of what is missing", low=0, high=0.9, neutral=0, grade="assumption",
        source="int. 4: helping is how one gets to know people; size assumed",
        en="Gain with a citizen by helping",
        nl="Winst bij een bewoner door te helpen",
    )
    citizen_street: float = parameter(
        0.05, unit="share of what is missing", low=0, high=0.5, neutral=0, grade="assumption",
        source="int. 5; size assumed",
        en="Gain with a citizen by a talk in the street",
        nl="Winst bij een bewoner door een praatje op straat",
    )
    citizen_enforcement: float = parameter(
        0.03, unit="share of what is missing", low=0, high=0.5, neutral=0, grade="assumption",
        source="section on citizens: the officer comes, unwelcome; size assumed",
        en="Gain with a citizen by enforcement contact",
        nl="Winst bij een bewoner door handhavingscontact",
    )
    broken: float = parameter(
        0.25, unit="share of what there is", low=0, high=1, neutral=0, grade="assumption",
        source="assumption; int. 1, int. 7",
        en="Loss by a broken promise",
        nl="Verlies door een gebroken afspraak",
    )
    late: float = parameter(
        0.15, unit="share of what there is", low=0, high=1, neutral=0, grade="assumption",
        source="assumption; section on sluggish networks",
        en="Loss by a late decision or act",
        nl="Verlies door een late beslissing of actie",
    )
    half_done: float = parameter(
        0.08, unit="share of what there is", low=0, high=1, neutral=0, grade="assumption",
        source="assumption; int. 5",
        en="Loss by work half done",
        nl="Verlies door half gedaan werk",
    )
    ignored: float = parameter(
        0.06, unit="share of what there is", low=0, high=1, neutral=0, grade="assumption",
        source="assumption",
        en="Loss by a request or silence that is found out",
        nl="Verlies door een genegeerd verzoek of zwijgen dat uitkomt",
    )
    found_out: float = parameter(
        0.3, unit="chance", low=0, high=1, neutral=0, grade="assumption",
        source="assumption; int. 7 hears things afterwards",
        en="Chance that a silence is found out",
        nl="Kans dat zwijgen uitkomt",
    )
    affinity_spread: float = parameter(
        0.5, unit="sd of the logarithm", low=0, high=0.8, neutral=0, grade="article",
        source="section 'it can be different' and internal partners: chemistry between persons; size assumed",
        en="How much pairs of persons differ in chemistry",
        nl="Hoe sterk paren van mensen in chemie verschillen",
    )
    half_life_partner: HalfLife = parameter(
        16.0, unit="weeks", low=1, high=520, neutral="never", grade="literature",
        source="Burt 2002 [106]: ties across groups",
        en="Half-life of a tie across organisations",
        nl="Halfwaardetijd van een band met een partner",
    )
    half_life_detective: HalfLife = parameter(
        16.0, unit="weeks", low=1, high=520, neutral="never", grade="literature",
        source="Burt 2002 [106]",
        en="Half-life of a tie with a detective",
        nl="Halfwaardetijd van een band met een rechercheur",
    )
    half_life_colleague: HalfLife = parameter(
        38.0, unit="weeks", low=1, high=520, neutral="never", grade="assumption",
        source="assumption; Burt 2000 (recalled)",
        en="Half-life of a tie in one building",
        nl="Halfwaardetijd van een band in hetzelfde gebouw",
    )
    half_life_citizen: HalfLife = parameter(
        23.0, unit="weeks", low=1, high=520, neutral="never", grade="assumption",
        source="int. 4: missed after two weeks' leave; value assumed",
        en="Half-life of a tie with a citizen",
        nl="Halfwaardetijd van een band met een bewoner",
    )
    half_life_former: HalfLife = parameter(
        77.0, unit="weeks", low=1, high=520, neutral="never", grade="assumption",
        source="section on internal partners: former detectives are the exception; value assumed",
        en="Half-life of a tie between a former detective and a detective",
        nl="Halfwaardetijd van een band tussen een oud-rechercheur en een rechercheur",
    )
    leaves_squad: float = parameter(
        0.15, unit="share a year", low=0, high=2, neutral=0, grade="assumption",
        source="assumption (.10-.25)",
        en="Squad members who leave",
        nl="Ploegleden die vertrekken",
    )
    leaves_partner: float = parameter(
        0.25, unit="share a year", low=0, high=2, neutral=0, grade="assumption",
        source="assumption (.15-.40)",
        en="Contact persons who leave",
        nl="Contactpersonen die vertrekken",
    )
    leaves_detective: float = parameter(
        0.15, unit="share a year", low=0, high=2, neutral=0, grade="assumption",
        source="assumption",
        en="Detectives who leave",
        nl="Rechercheurs die vertrekken",
    )
    leaves_officer: float = parameter(
        0.13, unit="share a year", low=0, high=2, neutral=0, grade="literature",
        source="Westerveld 2012 [17]: rotation in 6-8 years",
        en="Officers who leave",
        nl="Wijkagenten die vertrekken",
    )
    successor: float = parameter(
        0.05, unit="tie", low=0, high=1, grade="assumption",
        source="assumption",
        en="Tie with a successor",
        nl="Band met een opvolger",
    )
    start_partner: float = parameter(
        0.1, unit="tie", low=0, high=1, grade="assumption",
        source="assumption; the warm-up builds the rest",
        en="Tie with a contact person at the start",
        nl="Band met een contactpersoon bij de start",
    )
    start_squad: float = parameter(
        0.25, unit="tie", low=0, high=1, grade="assumption",
        source="assumption",
        en="Tie with a squad member at the start",
        nl="Band met een ploeglid bij de start",
    )
    start_detective: float = parameter(
        0.1, unit="tie", low=0, high=1, grade="assumption",
        source="assumption",
        en="Tie with a detective at the start",
        nl="Band met een rechercheur bij de start",
    )
    start_former: float = parameter(
        0.5, unit="tie", low=0, high=1, grade="assumption",
        source="section on internal partners; value assumed",
        en="The same for a former detective",
        nl="Hetzelfde voor een oud-rechercheur",
    )
    start_info: float = parameter(
        0.4, unit="tie", low=0, high=1, grade="assumption",
        source="assumption",
        en="Tie with the info desk at the start",
        nl="Band met info en MSO bij de start",
    )
    start_officer: float = parameter(
        0.6, unit="tie", low=0, high=1, grade="assumption",
        source="assumption",
        en="Tie among community officers at the start",
        nl="Band tussen wijkagenten bij de start",
    )
