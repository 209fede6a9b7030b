"""Pieces of information: who comes by them and how long they are worth something."""

from __future__ import annotations

from .base import HalfLife, Settings, parameter


class PieceSettings(Settings):
    """Pieces of information: who comes by them and how long they are worth something."""

    fresh_tip: HalfLife = parameter(
        2.0, unit="weeks", low=0.1, high=520, neutral="never", grade="literature",
        source="Johnson et al. 2007 [50]: the near-repeat window",
        en="Half-life of a suspect's name",
        nl="Halfwaardetijd van een naam van een verdachte",
    )
    fresh_place: HalfLife = parameter(
        9.0, unit="weeks", low=0.1, high=520, neutral="never", grade="assumption",
        source="assumption",
        en="Half-life of where and when",
        nl="Halfwaardetijd van waar en wanneer",
    )
    fresh_person: HalfLife = parameter(
        26.0, unit="weeks", low=0.1, high=520, neutral="never", grade="assumption",
        source="assumption",
        en="Half-life of who, why and care",
        nl="Halfwaardetijd van wie, waarom en zorg",
    )
    squad_call: float = parameter(
        0.5, unit="chance per incident attended", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="Chance that a squad leaves an incident with a piece",
        nl="Kans dat de ploeg na een incident een stukje informatie heeft",
    )
    squad_visit: float = parameter(
        0.35, unit="chance per visit", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="The same for a visit of attention",
        nl="Hetzelfde voor een aandachtsbezoek",
    )
    citizen_report: float = parameter(
        0.25, unit="chance at tie .5", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="Chance that a reporter tells the officer a piece",
        nl="Kans dat een melder de wijkagent een stukje vertelt",
    )
    citizen_talk: float = parameter(
        0.1, unit="chance at tie .5", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="The same for help or a talk in the circle of a problem",
        nl="Hetzelfde bij hulp of een praatje in de kring van een probleem",
    )
    officer_hour: float = parameter(
        0.5, unit="rate per hour", low=0, high=10, neutral=0, grade="assumption",
        source="assumption",
        en="Rate at which an officer finds pieces by himself",
        nl="Tempo waarin een wijkagent zelf stukjes vindt",
    )
    partner_file: float = parameter(
        0.2, unit="chance per needed piece", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="Chance that a partner's file holds a needed care or history piece",
        nl="Kans dat het dossier van een partner een benodigd zorg- of achtergrondstukje bevat",
    )
    partner_file_always: float = parameter(
        0.4, unit="chance per needed piece", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="The same for a partner that is open round the clock",
        nl="Hetzelfde voor een partner die dag en nacht open is",
    )
    detective_case: float = parameter(
        0.8, unit="chance per case", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="Chance that an investigated case yields a suspect",
        nl="Kans dat een onderzoek een verdachte oplevert",
    )
    briefed_on: float = parameter(
        0.3, unit="chance per squad mate", low=0, high=1, neutral=0, grade="assumption",
        source="assumption",
        en="Chance that a piece reaches each squad mate at the squad's own briefing",
        nl="Kans dat een stukje elk ploeglid bereikt op de eigen briefing",
    )
