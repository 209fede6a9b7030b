"""Citizens: when they report, what they believe it helps, and how their confidence moves."""

from __future__ import annotations

from .base import HalfLife, Settings, parameter


class CitizenSettings(Settings):
    """The residents. Who reports and who stays silent is read from behaviour; nobody is given the label."""

    propensity_spread: float = parameter(
        1.0, unit="sd of log-odds", low=0, high=1.5, neutral=0, grade="assumption",
        source="assumption; CBS 2016 [62] found small differences between persons",
        en="How much citizens differ in their readiness to report", nl="Hoe sterk bewoners verschillen in meldingsbereidheid",
    )
    belief_weight: float = parameter(
        4.0, unit="log-odds per unit of belief", low=0, high=6, neutral=0, grade="literature",
        source="Sjoberg, Mellon & Peixoto 2017 [77]: a first success raises the next report by 57 %",
        en="How strongly the belief that reporting helps moves the next report",
        nl="Hoe sterk het geloof dat melden helpt de volgende melding beïnvloedt",
    )
    belief_half_life: HalfLife = parameter(
        52.0, unit="weeks", low=1, high=520, neutral="never", grade="assumption", source="assumption",
        en="Half-life of that belief, back to one half", nl="Halfwaardetijd van dat geloof, terug naar een half",
    )
