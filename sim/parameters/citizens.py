"""Citizens: when they report, what they believe it helps, and how their confidence moves."""

from __future__ import annotations

from .base import HalfLife, Settings, parameter


class CitizenSettings(Settings):
    """The residents. Who reports and who stays silent is read from behaviour; nobody is given the label."""

    propensity_spread: float = parameter(
        1.0, unit="sd of log-odds", low=0, high=1.5, neutral=0, grade="assumption",
        source="assumption; CBS 2016 [62] found small differences between persons",
        en="How much citizens differ in their readiness to report",
        nl="Hoe sterk bewoners verschillen in meldingsbereidheid",
    )
    belief_weight: float = parameter(
        4.0, unit="log-odds per unit of belief", low=0, high=6, neutral=0, grade="literature",
        source="Sjoberg, Mellon & Peixoto 2017 [77]: a first success raises the next report by 57 %",
        en="How strongly the belief that reporting helps moves the next report",
        nl="Hoe sterk het geloof dat melden helpt de volgende melding beïnvloedt",
    )
    belief_half_life: HalfLife = parameter(
        52.0, unit="weeks", low=1, high=520, neutral="never", grade="assumption",
        source="assumption",
        en="Half-life of that belief, back to one half",
        nl="Halfwaardetijd van dat geloof, terug naar een half",
    )
    belief_solved: float = parameter(
        0.15, unit="share of what is missing", low=0, high=0.5, neutral=0, grade="assumption",
        source="direction [77] [81]; size assumed",
        en="Belief gained when the problem behind a report is solved and one is told",
        nl="Geloof erbij als het achterliggende probleem is opgelost en men dat hoort",
    )
    belief_told: float = parameter(
        0.08, unit="share of what is missing", low=0, high=0.5, neutral=0, grade="assumption",
        source="direction [77] [81]; size assumed",
        en="Belief gained when one is only told what was done",
        nl="Geloof erbij als men alleen hoort wat ermee is gedaan",
    )
    belief_silence: float = parameter(
        0.06, unit="share of what there is", low=0, high=0.5, neutral=0, grade="assumption",
        source="direction [77] [81]; size assumed",
        en="Belief lost when nothing is heard within six weeks",
        nl="Geloof eraf als men binnen zes weken niets hoort",
    )
    belief_bad: float = parameter(
        0.3, unit="share of what there is", low=0, high=0.9, neutral=0, grade="assumption",
        source="direction [81]; size assumed",
        en="Belief lost after bad treatment",
        nl="Geloof eraf na een slechte bejegening",
    )
    district_readiness: float = parameter(
        0.9, unit="odds ratio", low=0.5, high=1.5, neutral=1, grade="assumption",
        source="assumption; Laak: low trust and a language barrier",
        en="Readiness to report in this district",
        nl="Meldingsbereidheid in dit stadsdeel",
    )
    wants_contact: float = parameter(
        0.35, unit="share", low=0.2, high=1, neutral=1, grade="assumption",
        source="int. 3 describes the indifference; share assumed",
        en="Share of citizens who want contact with their officer at all",
        nl="Aandeel bewoners dat contact met de wijkagent wil",
    )
    repeat_shape: float = parameter(
        0.5, unit="shape of a gamma distribution", low=0.05, high=1000, neutral=1000, grade="assumption",
        source="Sherman et al. 1989 via [46]: few addresses, many calls; value assumed",
        en="How unevenly background incidents fall on citizens (small is uneven)",
        nl="Hoe ongelijk incidenten over bewoners vallen (klein is ongelijk)",
    )
    confidence_start: float = parameter(
        0.6, unit="0-1", low=0, high=1, grade="assumption",
        source="Arends & Schmeets 2015 [71] for the Netherlands .68; Laak assumed lower",
        en="Mean confidence in the police at rest",
        nl="Gemiddeld vertrouwen in de politie in rust",
    )
    confidence_spread: float = parameter(
        0.15, unit="sd", low=0, high=0.4, neutral=0, grade="assumption",
        source="assumption",
        en="How much citizens differ in confidence at rest",
        nl="Hoe sterk bewoners in vertrouwen verschillen",
    )
    confidence_good: float = parameter(
        0.05, unit="share of what is missing", low=0, high=0.3, neutral=0, grade="literature",
        source="Peyton et al. 2019 [82]: direction; size derived",
        en="Confidence gained by a good contact",
        nl="Vertrouwen erbij door een goed contact",
    )
    confidence_bad: float = parameter(
        0.25, unit="share of what there is", low=0, high=0.9, neutral=0, grade="literature",
        source="Skogan 2006 [81]: a bad contact weighs 4 to 14 times a good one",
        en="Confidence lost by a bad contact",
        nl="Vertrouwen eraf door een slecht contact",
    )
    confidence_lasting: float = parameter(
        0.3, unit="share", low=0, high=1, grade="assumption",
        source="derived from [82]",
        en="Part of a change that lasts; the rest fades in weeks",
        nl="Deel van een verandering dat blijft; de rest vervaagt in weken",
    )
    confidence_half_life: HalfLife = parameter(
        3.0, unit="weeks", low=0.5, high=520, neutral="never", grade="literature",
        source="Peyton et al. 2019 [82]",
        en="Half-life of the part that fades",
        nl="Halfwaardetijd van het deel dat vervaagt",
    )
    confidence_lasting_half_life: HalfLife = parameter(
        52.0, unit="weeks", low=1, high=520, neutral="never", grade="assumption",
        source="assumption",
        en="Half-life of the lasting part",
        nl="Halfwaardetijd van het blijvende deel",
    )
    good_on_time_and_told: float = parameter(
        0.9, unit="chance", low=0, high=1, grade="literature",
        source="College of Policing [80]; CBS 2021 [64]; values assumed",
        en="Chance that a report handled on time and told back is felt as good",
        nl="Kans dat een melding die op tijd is en is teruggekoppeld als goed wordt ervaren",
    )
    good_one_of_two: float = parameter(
        0.65, unit="chance", low=0, high=1, grade="literature",
        source="CBS 2021 [64]: reports 63.5 % satisfied",
        en="The same when only one of the two holds",
        nl="Hetzelfde als één van beide klopt",
    )
    good_enforcement: float = parameter(
        0.55, unit="chance", low=0, high=1, grade="literature",
        source="CBS 2021 [64]: enforcement 54.9 %",
        en="Chance that an enforcement contact is felt as good",
        nl="Kans dat een handhavingscontact als goed wordt ervaren",
    )
    good_help: float = parameter(
        0.8, unit="chance", low=0, high=1, grade="literature",
        source="CBS 2021 [64]: other contact 77.6 %",
        en="Chance that help is felt as good",
        nl="Kans dat hulp als goed wordt ervaren",
    )


class LiveabilitySettings(Settings):
    """The grade residents give for liveability and safety, per beat and week, from 1 to 10."""

    base_grade: float = parameter(
        6.1, unit="grade", low=1, high=10, grade="literature",
        source="residents' survey 2007 [131]",
        en="Grade at ordinary incidents, confidence and visibility",
        nl="Cijfer bij gewone incidenten, vertrouwen en zichtbaarheid",
    )
    incidents_slope: float = parameter(
        0.8, unit="grade per unit of ln", low=0, high=3, neutral=0, grade="assumption",
        source="assumption",
        en="Grade lost per e-fold of incidents felt",
        nl="Cijfer eraf per e-voud aan ervaren incidenten",
    )
    confidence_slope: float = parameter(
        1.5, unit="grade per unit", low=0, high=5, neutral=0, grade="assumption",
        source="assumption",
        en="Grade gained per unit of mean confidence",
        nl="Cijfer erbij per eenheid vertrouwen",
    )
    visibility_slope: float = parameter(
        0.3, unit="grade per unit of ln", low=0, high=3, neutral=0, grade="assumption",
        source="assumption",
        en="Grade gained per e-fold of visible hours",
        nl="Cijfer erbij per e-voud zichtbare uren",
    )
    usual_confidence: float = parameter(
        0.60, unit="0-1", low=0, high=1, grade="assumption",
        source="assumption: a fixed yardstick of the district",
        en="Confidence at which the grade is its base",
        nl="Vertrouwen waarbij het cijfer gelijk is aan de basis",
    )
    usual_incidents: float = parameter(
        11.4, unit="per 1,000 citizens a week", low=0.1, high=1000, grade="assumption",
        source="assumption: a fixed yardstick of the district, never the run's own mean",
        en="Incidents at which the grade is its base",
        nl="Incidenten waarbij het cijfer gelijk is aan de basis",
    )
    usual_visible_hours: float = parameter(
        18.0, unit="hours per beat a week", low=0.1, high=1000, grade="assumption",
        source="assumption: a fixed yardstick of the district",
        en="Visible hours at which the grade is its base",
        nl="Zichtbare uren waarbij het cijfer gelijk is aan de basis",
    )
