"""The invented district behind the example: its arms, measures, base values and effects. Nothing here is a result."""

from __future__ import annotations

ARMS = ("basis", "niet", "beetje", "veel")
TITLES = {
    "basis": ("zonder maatregel", "without the measure"),
    "niet": ("andere ploegen leunen niet achterover", "other squads do not lean back"),
    "beetje": ("andere ploegen leunen een beetje achterover", "other squads lean back a little"),
    "veel": ("andere ploegen leunen veel achterover", "other squads lean back a lot"),
}
OTHERS = {"niet": 1.0, "beetje": 0.8, "veel": 0.53}

# name: (base, relative spread between runs, relative spread of a paired difference, relative effects of niet, beetje, veel)
Shape = tuple[float, float, float, tuple[float, float, float]]
COUPLED: dict[str, Shape] = {
    "problems_open": (8.6, 0.30, 0.030, (-0.018, -0.010, 0.020)),
    "problems_solved": (13.4, 0.20, 0.05, (0.02, 0.01, -0.02)),
    "time_to_solve": (21.0, 0.2, 0.05, (-0.02, 0.0, 0.02)),
    "problem_escalations": (4.9, 0.3, 0.06, (-0.03, 0.0, 0.05)),
    "incidents": (1830, 0.18, 0.05, (-0.032, -0.017, 0.066)),
    "attention_met": (0.39, 0.12, 0.045, (0.060, -0.042, -0.20)),
    "attention_asked": (610, 0.2, 0.04, (0.0, 0.0, 0.01)),
    "notes_told_at_once": (0.11, 0.2, 0.2, (0.35, 0.28, 0.17)),
    "notes_reached": (0.31, 0.15, 0.18, (0.33, 0.28, 0.20)),
    "notes_delay": (39.0, 0.2, 0.12, (-0.12, -0.09, -0.05)),
    "confidence": (0.602, 0.02, 0.004, (0.002, 0.001, -0.004)),
    "liveability": (6.12, 0.03, 0.006, (0.004, 0.002, -0.006)),
    "told_back_share": (0.34, 0.08, 0.03, (0.0, 0.0, 0.0)),
    "reported_share": (0.38, 0.05, 0.01, (0.0, 0.0, 0.0)),
    "call_wait": (9.4, 0.1, 0.02, (0.004, 0.02, 0.05)),
    "response_p3": (46.0, 0.10, 0.02, (0.01, 2.6, 7.4)),
    "doors_rammed": (2.6, 0.5, 0.3, (-0.30, -0.25, -0.18)),
}
SPILL = {"problems_open": 0.004, "incidents": 0.007, "attention_met": -0.026, "notes_reached": -0.02, "call_wait": 0.004}
WHOLE: dict[str, Shape] = {
    "problems_new": (166, 0.06, 0.0, (0, 0, 0)),
    "problems_faded": (42, 0.15, 0.04, (0, 0, 0)),
    "response_p1": (8.1, 0.05, 0.01, (0.002, 0.002, 0.002)),
    "response_p2": (14.9, 0.06, 0.015, (0.003, 0.004, 0.004)),
    "p1_within_15": (0.86, 0.02, 0.004, (0, 0, 0)),
    "calls_that_wait": (0.13, 0.1, 0.02, (0.01, 0.01, 0.02)),
    "doors_keyed": (24, 0.2, 0.0, (0, 0, 0)),
    "pulled_in": (98, 0.12, 0.05, (0.0, 0.01, 0.01)),
    "frustration": (5.8, 0.1, 0.03, (-0.01, 0, 0.01)),
    "frustrated_officers": (8.7, 0.12, 0.05, (0, 0, 0)),
    "detective_queue": (131, 0.15, 0.02, (0, 0, 0)),
    "clearance": (0.24, 0.06, 0.01, (0, 0, 0)),
}
PARTIES = {
    "reporting": (2900, 0.46, 30),
    "silent": (110, 0.12, 12),
    "disorderly": (210, 0.38, 25),
    "squads": (120, 0.52, 44),
    "coupled_squad": (3.1, 0.55, 46),
    "other_squads": (117, 0.51, 44),
    "detectives": (9.5, 0.18, 13),
    "info": (61, 0.71, 60),
    "gemeente": (13, 0.31, 17),
    "vestia": (11, 0.41, 21),
    "jeugdzorg": (9.1, 0.29, 16),
    "jongerenwerk": (8.3, 0.35, 18),
    "parnassia": (8.8, 0.47, 25),
    "scholen": (12.2, 0.58, 31),
}
CAUSES = {"faded": 0.42, "broken": 0.22, "late": 0.16, "ignored": 0.11, "left": 0.09}
SILENCE = {
    "squad_officer": (1450, (120, 830, 260, 20, 130)),
    "detective_officer": (74, (60, 420, 160, 110, 95)),
    "partner_officer": (390, (310, 240, 150, 420, 90)),
    "officer_partner": (1350, (520, 180, 60, 240, 110)),
}
SHARES = (
    "attention_met",
    "notes_told_at_once",
    "notes_reached",
    "told_back_share",
    "reported_share",
    "p1_within_15",
    "calls_that_wait",
    "clearance",
)
REASONS = ("closed", "not_thought", "no_time", "may_not", "will_not")
HOURS = {
    "officer": {
        "help": 3.0,
        "problems": 3.9,
        "street": 3.3,
        "chasing": 0.8,
        "presence": 0.6,
        "telling": 0.7,
        "walk_in": 0.6,
        "meeting": 4.0,
        "typing": 6.2,
        "emergency": 4.6,
        "training": 3.1,
    },
    "squad": {"call": 15.4, "paperwork": 12.3, "commitment": 44.7, "attention": 12.1, "patrol": 26.2, "idle": 38.6},
    "detective": {"case": 20.0, "screening": 3.4, "meeting": 2.0, "other": 10.6},
}
HOUR_EFFECTS = {
    "training": (0.12, 0.12, 0.12),
    "street": (-0.09, -0.09, -0.08),
    "presence": (0.06, 0.06, 0.05),
    "attention": (0.03, -0.02, -0.09),
    "patrol": (-0.014, 0.01, 0.04),
}
CURVES = (
    "problems_open@coupled",
    "problems_open",
    "attention_met@coupled",
    "attention_met",
    "notes_reached@coupled",
    "incidents@coupled",
    "incidents",
    "squad_tie@coupled",
    "squad_tie",
)


def measures() -> dict[str, Shape]:
    """Every measure of the example, with its base value and effects."""
    found: dict[str, Shape] = dict(WHOLE)
    for name, (base, spread, paired, effects) in COUPLED.items():
        spill = SPILL.get(name, 0.0)
        rate = base < 1 or name in ("problems_open", "notes_delay", "time_to_solve", "liveability", "call_wait", "response_p3")
        found[f"{name}@coupled"] = (base, spread, paired, effects)
        found[f"{name}@other"] = (base * (1 if rate else 8), spread * 0.4, paired * 0.25, (0.0, spill, spill * 1.2))
        found[name] = (base * (1 if rate else 9), spread * 0.4, paired * 0.25, tuple(e / 9 + spill * 0.9 for e in effects))  # type: ignore[assignment]
    for party, (made, kept, life) in PARTIES.items():
        gain = {"coupled_squad": (0.9, 0.85, 0.7), "other_squads": (-0.04, -0.04, -0.05)}.get(party, (0.0, 0.0, 0.0))
        touched = 0.0 if party in ("info", "silent") else 0.06
        found[f"tie_made.{party}"] = (made, 0.12, touched, gain)
        found[f"tie_kept.{party}"] = (kept, 0.08, touched * 0.7, tuple(g * 0.3 for g in gain))  # type: ignore[assignment]
        found[f"tie_lost.{party}"] = (made * 0.55, 0.12, touched, (0, 0, 0))
        found[f"tie_mean.{party}"] = (0.27, 0.05, touched * 0.3, tuple(g * 0.8 for g in gain))  # type: ignore[assignment]
        found[f"tie_life.{party}"] = (life, 0.1, touched, (0, 0, 0))
        for cause, share in CAUSES.items():
            found[f"tie_lost.{party}.{cause}"] = (made * 0.55 * share, 0.2, touched, (0, 0, 0))
    for pair, (told, silences) in SILENCE.items():
        effects = (0.05, 0.04, 0.02) if pair == "squad_officer" else (0.0, 0.0, 0.0)
        found[f"told.{pair}"] = (told, 0.08, 0.02, effects)
        for reason, count in zip(REASONS, silences, strict=True):
            found[f"silence.{pair}.{reason}"] = (count, 0.08, 0.02, tuple(-e for e in effects))  # type: ignore[assignment]
    for function, activities in HOURS.items():
        for activity, hours in activities.items():
            effect = HOUR_EFFECTS.get(activity, (0.0, 0.0, 0.0)) if function != "detective" else (0.0, 0.0, 0.0)
            found[f"hours.{function}.{activity}"] = (hours, 0.04, 0.0 if function == "detective" else 0.02, effect)
    return found
