"""An invented results folder with plausible figures, so that the report can be read and tested without a simulation.

Four arms (basis, niet, beetje, veel), thirty replications, every family of measures the report knows. Nothing here is a result.
"""

from __future__ import annotations

import csv
import json
import math
import random
import statistics
import sys
from pathlib import Path
from typing import Any

ARMS = ("basis", "niet", "beetje", "veel")
TITLES = {
    "basis": ("Zonder koppeling", "Without coupling"),
    "niet": ("Niemand leunt achterover", "Nobody leans back"),
    "beetje": ("Een beetje achterover", "A little leaning back"),
    "veel": ("Veel achterover", "A lot of leaning back"),
}
OTHERS = {"niet": 1.0, "beetje": 0.8, "veel": 0.53}
T_95 = {29: 2.045229642132703}

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
    "notes_reached": (0.31, 0.15, 0.18, (0.33, 0.28, 0.20)),
    "notes_delay": (39.0, 0.2, 0.12, (-0.12, -0.09, -0.05)),
    "confidence": (0.602, 0.02, 0.004, (0.002, 0.001, -0.004)),
    "liveability": (6.12, 0.03, 0.006, (0.004, 0.002, -0.006)),
    "told_back_share": (0.34, 0.08, 0.03, (0.0, 0.0, 0.0)),
    "reported_share": (0.38, 0.05, 0.01, (0.0, 0.0, 0.0)),
    "call_wait": (9.4, 0.1, 0.02, (0.004, 0.02, 0.05)),
    "doors_rammed": (2.6, 0.5, 0.3, (-0.30, -0.25, -0.18)),
}
SPILL = {"problems_open": 0.004, "incidents": 0.007, "attention_met": -0.026, "notes_reached": -0.02, "call_wait": 0.004}
WHOLE: dict[str, Shape] = {
    "problems_new": (166, 0.06, 0.0, (0, 0, 0)), "problems_faded": (42, 0.15, 0.04, (0, 0, 0)),
    "response_p1": (8.1, 0.05, 0.01, (0.002, 0.002, 0.002)), "response_p2": (14.9, 0.06, 0.015, (0.003, 0.004, 0.004)),
    "response_p3": (46.0, 0.10, 0.02, (0.01, 0.06, 0.16)), "p1_within_15": (0.86, 0.02, 0.004, (0, 0, 0)),
    "calls_that_wait": (0.13, 0.1, 0.02, (0.01, 0.01, 0.02)), "doors_keyed": (24, 0.2, 0.0, (0, 0, 0)),
    "pulled_in": (98, 0.12, 0.05, (0.0, 0.01, 0.01)), "frustration": (5.8, 0.1, 0.03, (-0.01, 0, 0.01)),
    "frustrated_officers": (8.7, 0.12, 0.05, (0, 0, 0)), "detective_queue": (131, 0.15, 0.02, (0, 0, 0)), "clearance": (0.24, 0.06, 0.01, (0, 0, 0)),
}
PARTIES = {
    "reporting": (2900, 0.46, 30), "silent": (110, 0.12, 12), "disorderly": (210, 0.38, 25), "squads": (120, 0.52, 44), "coupled_squad": (3.1, 0.55, 46),
    "other_squads": (117, 0.51, 44), "detectives": (9.5, 0.18, 13), "info": (61, 0.71, 60), "gemeente": (13, 0.31, 17), "vestia": (11, 0.41, 21),
    "jeugdzorg": (9.1, 0.29, 16), "jongerenwerk": (8.3, 0.35, 18), "parnassia": (8.8, 0.47, 25), "scholen": (12.2, 0.58, 31),
}
CAUSES = {"faded": 0.42, "broken": 0.22, "late": 0.16, "ignored": 0.11, "left": 0.09}
SILENCE = {
    "squad_officer": (1450, (120, 830, 260, 20, 130)), "detective_officer": (74, (60, 420, 160, 110, 95)),
    "partner_officer": (390, (310, 240, 150, 420, 90)), "officer_partner": (1350, (520, 180, 60, 240, 110)),
}
REASONS = ("closed", "not_thought", "no_time", "may_not", "will_not")
HOURS = {
    "officer": {"help": 3.0, "problems": 3.9, "street": 3.3, "requests": 0.8, "station": 0.6, "telling_back": 0.7, "walk_in": 0.6, "meetings": 4.0,
                "typing": 6.2, "emergency": 4.6, "briefing": 3.1},
    "squad": {"calls": 15.4, "paperwork": 12.3, "commitments": 44.7, "attention": 12.1, "patrol": 26.2, "idle": 38.6},
    "detective": {"cases": 20.0, "screening": 3.4, "meetings": 2.0, "other": 10.6},
}
HOUR_EFFECTS = {"briefing": (0.12, 0.12, 0.12), "street": (-0.09, -0.09, -0.08), "station": (0.06, 0.06, 0.05), "attention": (0.03, -0.02, -0.09),
                "patrol": (-0.014, 0.01, 0.04)}
CURVES = ("problems_open@coupled", "problems_open", "attention_met@coupled", "attention_met", "notes_reached@coupled", "incidents@coupled", "incidents",
          "squad_tie@coupled", "squad_tie")


def measures() -> dict[str, Shape]:
    """Every measure of the example, with its base value and effects."""
    found: dict[str, Shape] = dict(WHOLE)
    for name, (base, spread, paired, effects) in COUPLED.items():
        spill = SPILL.get(name, 0.0)
        rate = base < 1 or name in ("problems_open", "notes_delay", "time_to_solve", "liveability", "call_wait")
        found[f"{name}@coupled"] = (base, spread, paired, effects)
        found[f"{name}@other"] = (base * (1 if rate else 8), spread * 0.4, paired * 0.25, (0.0, spill, spill * 1.2))
        found[name] = (base * (1 if rate else 9), spread * 0.4, paired * 0.25, tuple(e / 9 + spill * 0.9 for e in effects))  # type: ignore[assignment]
    for party, (made, kept, life) in PARTIES.items():
        gain = {"coupled_squad": (0.9, 0.85, 0.7), "other_squads": (-0.04, -0.04, -0.05)}.get(party, (0.0, 0.0, 0.0))
        touched = 0.0 if party in ("info", "silent") else 0.06
        found[f"tie_made.{party}"] = (made, 0.12, touched, gain)
        found[f"tie_kept.{party}"] = (kept, 0.08, touched * 0.7, tuple(g * 0.3 for g in gain))  # type: ignore[assignment]
        found[f"tie_lost.{party}"] = (made * 0.55, 0.12, touched, (0, 0, 0))
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


def draw(replications: int) -> dict[str, dict[str, list[float]]]:
    """Invented values: arm, measure, one value a replication."""
    chance = random.Random(20)
    values: dict[str, dict[str, list[float]]] = {arm: {} for arm in ARMS}
    for name, (base, spread, paired, effects) in measures().items():
        basis = [base * math.exp(spread * chance.gauss(0, 1) - spread**2 / 2) for _ in range(replications)]
        values["basis"][name] = basis
        for arm, effect in zip(ARMS[1:], effects, strict=True):
            values[arm][name] = [b * (1 + effect + paired * chance.gauss(0, 1)) if paired else b * (1 + effect) for b in basis]
    return values


def interval(sample: list[float]) -> tuple[float, float, float, float]:
    mean, sd = statistics.fmean(sample), statistics.stdev(sample) if len(sample) > 1 else 0.0
    half = T_95.get(len(sample) - 1, 2.1) * sd / math.sqrt(len(sample))
    return mean, sd, mean - half, mean + half


def write_example(out: Path, replications: int = 30, text: str | None = None, coupling: bool = True) -> Path:
    """Write the five files into `out`; `text`, if given, replaces every text people may write (to try hostile ones)."""
    out.mkdir(parents=True, exist_ok=True)
    values = draw(replications)
    names = list(measures())
    write_csv(out / "replications.csv", ["policy", "replication", *names],
              [[arm, i, *(f"{values[arm][name][i]:.17g}" for name in names)] for arm in ARMS for i in range(replications)])
    summary, differences = [], []
    for arm in ARMS:
        for name in names:
            mean, sd, low, high = interval(values[arm][name])
            summary.append([arm, name, replications, *(f"{v:.17g}" for v in (mean, sd, low, high)), "t 95%"])
            if arm == "basis":
                continue
            pairs = [a - b for a, b in zip(values[arm][name], values["basis"][name], strict=True)]
            difference, sd, low, high = interval(pairs)
            same = all(p == 0 for p in pairs)
            verdict = "identical" if same else "no_clear_difference" if low <= 0 <= high else "higher" if low > 0 else "lower"
            differences.append([arm, name, replications, *(f"{v:.17g}" for v in (statistics.fmean(values["basis"][name]), mean, difference, sd, low, high)),
                                "" if same else "0.01", "1" if same else "0.97", "identical" if same else "paired t 95%", verdict])
    write_csv(out / "summary.csv", ["policy", "metric", "n", "mean", "sd", "low", "high", "method"], summary)
    write_csv(out / "differences.csv", ["policy", "metric", "n", "base_mean", "mean", "difference", "sd", "low", "high", "p", "correlation", "method",
                                        "verdict"], differences)
    write_csv(out / "curves.csv", ["policy", "metric", "week", "mean", "low", "high"], curve_rows())
    (out / "manifest.json").write_text(json.dumps(manifest(replications, text, coupling), ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    return out


def curve_rows() -> list[list[Any]]:
    chance = random.Random(7)
    known = measures()
    rows: list[list[Any]] = []
    for metric in CURVES:
        base, spread, _, effects = known.get(metric, (0.26, 0.2, 0.01, (0.25, 0.22, 0.15) if "@" in metric else (0.01, 0.0, -0.02)))
        base = base / 52 if metric.startswith("incidents") else base
        noise = [chance.gauss(0, 0.04) for _ in range(52)]
        for arm, effect in zip(ARMS, (0.0, *effects), strict=True):
            for week in range(52):
                mean = base * (1 + noise[week] + effect * (1 - math.exp(-week / 12)))
                half = base * spread * 0.35
                rows.append([arm, metric, 78 + week, f"{mean:.17g}", f"{mean - half:.17g}", f"{mean + half:.17g}"])
    return rows


def write_csv(path: Path, head: list[str], rows: list[list[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def manifest(replications: int, text: str | None, coupling: bool) -> dict[str, Any]:
    def say(nl: str, en: str) -> dict[str, str]:
        return {"nl": text or nl, "en": text or en}

    higher = ("attention_met", "notes_reached", "problems_solved", "confidence", "liveability", "told_back_share", "clearance", "p1_within_15")
    lower = ("problems_open", "incidents", "time_to_solve", "problem_escalations", "call_wait", "doors_rammed", "notes_delay", "frustration", "response_p3",
             "response_p1", "response_p2", "frustrated_officers", "calls_that_wait", "pulled_in", "detective_queue")
    catalogue = [
        {"name": name, "unit": text or "", "better": "higher" if name in higher else "lower" if name in lower else None,
         "kind": "share" if base <= 1 else "mean", "section": text or "", **say(name, name), "explain_nl": text or "", "explain_en": text or ""}
        for name, (base, *_) in measures().items() if "@" not in name
    ]
    found: dict[str, Any] = {
        "title": say("Laak: één squad gekoppeld aan één wijkagent", "Laak: one squad coupled to one community officer"),
        "question": say("Wat doet het koppelen van een squad aan één wijkagent, als de andere squads achteroverleunen?",
                        "What does coupling a squad to one community officer do, if the other squads lean back?"),
        "arms": [{"name": arm, "title": say(*TITLES[arm]), "set": {} if arm == "basis" else {"policies.koppeling.others": OTHERS[arm]}} for arm in ARMS],
        "differences_in_words": {"nl": [text or "Squad C is gekoppeld aan de wijkagent van Spoorwijk."], "en": [text or "Squad C is coupled to the officer."]},
        "seed": 1, "rng_scheme": 1, "code_version": "0.1.0", "libraries": {"mesa": "3.3.1", "numpy": "2.4.6"}, "scenario_sha256": "0" * 64,
        "time_unit": "weeks", "replications": {"asked": replications, "done": replications, "failed": 0}, "measures": catalogue,
        "scenario_file": text or "scenarios/koppeling.yaml",
        "parameters": [
            {"key": "policies.koppeling.others", "value": 0.8, "unit": text or "odds", "grade": "assumption", "source": text or "assumption; always swept",
             **say("Hoeveel de andere squads nog doen in de gekoppelde wijk", "How much the other squads still do in the coupled beat")},
            {"key": "citizens.belief_half_life", "value": 52.0, "unit": "weeks", "grade": "assumption", "source": "assumption",
             **say("Halfwaardetijd van het geloof dat melden helpt", "Half-life of the belief that reporting helps")},
            {"key": "citizens.belief_weight", "value": 4.0, "unit": "log-odds", "grade": "literature", "source": "Sjoberg et al. 2017",
             **say("Hoe sterk dat geloof telt", "How strongly that belief counts")},
            {"key": "run.seed", "value": 1, "unit": "number", "grade": "choice", "source": "choice", **say("Startgetal", "Seed")},
        ],
    }
    if coupling:
        found["coupling"] = {
            "break_even_others": 0.9, "taken_base": 0.4, "curve": [[0.3 + i * 0.1, 0.22 + 0.03 * i] for i in range(8)],
            "ceilings": {"tell": {**say("Elke squad vertelt altijd alles", "Every squad always tells"), "relative_change": -0.10},
                         "attend": {**say("Elk aandachtsverzoek wordt ingewilligd", "Every attention request is met"), "relative_change": -0.104}},
        }
    return found


if __name__ == "__main__":
    print(write_example(Path(sys.argv[1])))
