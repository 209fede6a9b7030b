"""Requests and agreements: what is promised, kept, answered and put off."""

from __future__ import annotations

from .base import Never, Settings, parameter


class PromiseSettings(Settings):
    """What becomes of requests and agreements."""

    capacity_factor: float = parameter(
        1.0, unit="factor", low=0.1, high=10, neutral=1, grade="choice",
        source="workload lever",
        en="Capacity of all partners times this",
        nl="Capaciteit van alle partners maal deze factor",
    )
    kept_base: float = parameter(
        0.45, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption; facts on partner agreements [1]",
        en="Chance that a stranger's request is kept",
        nl="Kans dat een afspraak met een onbekende wordt nagekomen",
    )
    kept_tie: float = parameter(
        0.43, unit="chance per unit of tie", low=0, high=1, neutral=0, grade="assumption",
        source="int. 5; size assumed",
        en="What a tie adds",
        nl="Wat een band toevoegt",
    )
    kept_most: float = parameter(
        0.75, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="assumption",
        en="The most it can be",
        nl="Het hoogste dat het kan zijn",
    )
    joint_odds: float = parameter(
        1.5, unit="odds ratio", low=1, high=10, neutral=1, grade="assumption",
        source="int. 5: working on it together; size assumed",
        en="Odds of keeping when one works on it together",
        nl="Kansverhouding als men er samen aan werkt",
    )
    meeting_culture_odds: float = parameter(
        0.8, unit="odds ratio", low=0.1, high=1, neutral=1, grade="assumption",
        source="reflection on working cultures; size assumed",
        en="Odds of keeping for an organisation of meetings",
        nl="Kansverhouding bij een vergadercultuur",
    )
    half_share: float = parameter(
        0.4, unit="share of what is not kept", low=0, high=1, neutral=0, grade="assumption",
        source="int. 5; share assumed",
        en="Promises half kept",
        nl="Half nagekomen afspraken",
    )
    excused_share: float = parameter(
        0.2, unit="share of what is not kept", low=0, high=1, neutral=0, grade="assumption",
        source="int. 1; share assumed",
        en="Promises not kept with a good reason",
        nl="Afspraken met een goede reden niet nagekomen",
    )
    due_factor: float = parameter(
        1.5, unit="times the median", low=0.5, high=10, grade="assumption",
        source="assumption: about a third of single-party acts come late",
        en="Due date",
        nl="Uiterste datum",
    )
    bare_feedback: float = parameter(
        0.25, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="int. 7: one-way traffic; int. 4: no answer; chance assumed",
        en="Chance that a partner lets hear something after a mail or a bare hand-over",
        nl="Kans dat een partner iets laat horen na een mail of na alleen overdragen",
    )
    unanswered_weeks: float | Never = parameter(
        2.0, unit="weeks", low=0.1, high=520, neutral="never", grade="assumption",
        source="int. 4: one simply expects an answer; term assumed",
        en="Weeks of mails without an answer after which the officer is annoyed",
        nl="Weken met mails zonder antwoord waarna de wijkagent zich ergert",
    )
    called_again_weeks: float | Never = parameter(
        6.0, unit="weeks", low=0.1, high=520, neutral="never", grade="assumption",
        source="int. 3: a care report stays open and the family calls again; term assumed",
        en="Weeks after which a care report that is still open annoys the officer when the family calls again",
        nl="Weken waarna een zorgmelding die nog open staat de wijkagent ergert als het gezin weer belt",
    )
    patient_meetings: float | Never = parameter(
        1.0, unit="meetings", low=0, high=100, neutral="never", grade="assumption",
        source="section on sluggish networks; number assumed",
        en="How often a joint decision may be put off for who is absent before it counts as late",
        nl="Hoe vaak een gezamenlijk besluit mag blijven liggen om wie er niet is, voordat het telt als te laat",
    )
    institution_share: float = parameter(
        0.25, unit="share of help given", low=0, high=1, neutral=0, grade="assumption",
        source="int. 4: stuck with a housing association; share assumed",
        en="Help for which the officer rings an institution",
        nl="Hulp waarvoor de wijkagent een instelling belt",
    )
    invited_fit: float = parameter(
        0.4, unit="0-1", low=0, high=1, grade="assumption",
        source="assumption",
        en="How well last week must have fitted for the officer to accept an invitation",
        nl="Hoe goed de vorige week moet hebben gepast om een uitnodiging aan te nemen",
    )
    joint_tie: float = parameter(
        0.3, unit="tie", low=0, high=1, neutral=0, grade="assumption",
        source="int. 5: personal contact first; value assumed",
        en="Tie from which officer and partner work on it together",
        nl="Band vanaf welke wijkagent en partner het samen oppakken",
    )
    joint_hours: float = parameter(
        3.0, unit="hours", low=0, high=40, neutral=0, grade="assumption",
        source="assumption",
        en="Officer's hours for working on it together",
        nl="Uren van de wijkagent om het samen te doen",
    )
    bare_hours: float = parameter(
        1.0, unit="hours", low=0, high=40, neutral=0, grade="assumption",
        source="assumption",
        en="Officer's hours for a bare hand-over",
        nl="Uren van de wijkagent om alleen over te dragen",
    )
    attendance_partner: float = parameter(
        0.7, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="section on external partners; chance assumed",
        en="Chance that a partner is at a meeting",
        nl="Kans dat een partner bij een overleg is",
    )
    attendance_police: float = parameter(
        0.9, unit="chance", low=0, high=1, neutral=1, grade="assumption",
        source="int. 3: without police it falls silent; chance assumed",
        en="Chance that the officer is at a meeting",
        nl="Kans dat de wijkagent bij een overleg is",
    )
    item_promise: float = parameter(
        0.25, unit="chance per item", low=0, high=0.5, neutral=0, grade="assumption",
        source="assumption",
        en="Chance that an item at a meeting ends in a promise",
        nl="Kans dat een agendapunt tot een afspraak leidt",
    )
