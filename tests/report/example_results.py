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

from example_district import ARMS, CURVES, OTHERS, SHARES, TITLES, measures
from example_pictures import CASES_HEAD, case_rows, picture_rows

T_95 = {29: 2.045229642132703}


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
    write_csv(
        out / "replications.csv",
        ["policy", "replication", *names],
        [[arm, i, *(f"{values[arm][name][i]:.17g}" for name in names)] for arm in ARMS for i in range(replications)],
    )
    summary, differences = [], []
    for arm in ARMS:
        for name in names:
            mean, sd, low, high = interval(values[arm][name])
            summary.append([arm, name, replications, *(f"{v:.17g}" for v in (mean, sd, low, high)), "t"])
            if arm == "basis":
                continue
            pairs = [a - b for a, b in zip(values[arm][name], values["basis"][name], strict=True)]
            difference, sd, low, high = interval(pairs)
            same = all(p == 0 for p in pairs)
            verdict = "identical" if same else "no_clear_difference" if low <= 0 <= high else "higher" if low > 0 else "lower"
            differences.append(
                [
                    arm,
                    name,
                    replications,
                    *(f"{v:.17g}" for v in (statistics.fmean(values["basis"][name]), mean, difference, sd, low, high)),
                    "" if same else "0.01",
                    "1" if same else "0.97",
                    "identical" if same else "paired_t",
                    verdict,
                ]
            )
    write_csv(out / "summary.csv", ["policy", "metric", "n", "mean", "sd", "low", "high", "method"], summary)
    write_csv(
        out / "differences.csv",
        ["policy", "metric", "n", "base_mean", "mean", "difference", "sd", "low", "high", "p", "correlation", "method", "verdict"],
        differences,
    )
    write_csv(out / "calibration.csv", list(CALIBRATION), [list(CALIBRATION.values())])
    write_csv(out / "curves.csv", ["policy", "metric", "week", "mean", "low", "high"], curve_rows())
    write_csv(out / "pictures.csv", ["policy", "picture", "row", "column", "n", "mean"], picture_rows(replications, text))
    write_csv(out / "cases.csv", CASES_HEAD, case_rows(text))
    (out / "manifest.json").write_text(json.dumps(manifest(replications, text, coupling), ensure_ascii=False, indent=1), encoding="utf-8")
    return out


CALIBRATION = {
    "id": "N2", "interview": "11", "kind": "measured", "n": "30", "value": "0.8123", "low": "0.8", "high": "0.8246",
    "band_low": "0.85", "band_high": "0.95", "verdict": "not_met", "nl": "Inbreng van de wijkagent", "en": "What the officer brings",
    "care_nl": "één zegsman", "care_en": "one voice",
}  # fmt: skip


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

    higher = (
        "attention_met",
        "notes_told_at_once",
        "notes_reached",
        "problems_solved",
        "confidence",
        "liveability",
        "told_back_share",
        "clearance",
        "p1_within_15",
    )
    lower = (
        "problems_open",
        "incidents",
        "time_to_solve",
        "problem_escalations",
        "call_wait",
        "doors_rammed",
        "notes_delay",
        "frustration",
        "response_p3",
        "response_p1",
        "response_p2",
        "frustrated_officers",
        "calls_that_wait",
        "pulled_in",
        "detective_queue",
    )
    catalogue = [
        {
            "name": name,
            "unit": text or "",
            "better": "higher" if name in higher else "lower" if name in lower else None,
            "kind": "share" if name in SHARES or name.startswith("tie_kept") else "mean",
            "section": text or "",
            **say(name, name),
            "explain_nl": text or "",
            "explain_en": text or "",
        }
        for name, (base, *_) in measures().items()
        if "@" not in name
    ]
    found: dict[str, Any] = {
        "title": say("Laak: één squad gekoppeld aan één wijkagent", "Laak: one squad coupled to one community officer"),
        "question": say(
            "Wat doet het koppelen van een squad aan één wijkagent, als de andere squads achteroverleunen?",
            "What does coupling a squad to one community officer do, if the other squads lean back?",
        ),
        "arms": [
            {"name": arm, "title": say(*TITLES[arm]), "set": {} if arm == "basis" else {"policies.koppeling.others": OTHERS[arm]}}
            for arm in ARMS
        ],
        "differences_in_words": {
            "nl": [text or "Squad C is gekoppeld aan de wijkagent van Spoorwijk."],
            "en": [text or "Squad C is coupled to the officer."],
        },
        "seed": 1,
        "rng_scheme": 1,
        "code_version": "0.1.0",
        "libraries": {"mesa": "3.3.1", "numpy": "2.4.6"},
        "scenario_sha256": "0" * 64,
        "time_unit": "weeks",
        "warm_up_weeks": 78,
        "weeks": 52,
        "replications": {"asked": replications, "done": replications, "failed": 0},
        "measures": catalogue,
        "groups": {"coupled": ["Spoorwijk"], "other": ["Laakkwartier-Oost", "Molenwijk"]},
        "scenario_file": text or "scenarios/koppeling.yaml",
        "parameters": [
            {
                "key": "policies.koppeling.others",
                "value": 0.8,
                "unit": text or "odds",
                "grade": "assumption",
                "source": text or "assumption; always swept",
                **say("Hoeveel de andere squads nog doen in de gekoppelde wijk", "How much the other squads still do in the coupled beat"),
            },
            {
                "key": "citizens.belief_half_life",
                "value": 52.0,
                "unit": "weeks",
                "grade": "assumption",
                "source": "assumption",
                **say("Halfwaardetijd van het geloof dat melden helpt", "Half-life of the belief that reporting helps"),
            },
            {
                "key": "citizens.belief_weight",
                "value": 4.0,
                "unit": "log-odds",
                "grade": "literature",
                "source": "Sjoberg et al. 2017",
                **say("Hoe sterk dat geloof telt", "How strongly that belief counts"),
            },
            {"key": "run.seed", "value": 1, "unit": "number", "grade": "choice", "source": "choice", **say("Startgetal", "Seed")},
        ],
    }
    if coupling:
        found["coupling"] = {
            "break_even_others": 0.9,
            "taken_base": 0.4,
            "curve": [[0.3 + i * 0.1, 0.22 + 0.03 * i] for i in range(8)],
            "ceilings": {
                "tell": say("Elke squad vertelt altijd alles", "Every squad always tells") | reach(-0.10, 0.03),
                "attend": say("Elk aandachtsverzoek wordt ingewilligd", "Every attention request is met") | reach(-0.104, 0.015),
            },
        }
    return found


def reach(change: float, half: float) -> dict[str, Any]:
    return {"relative_change": change, "low": change - half, "high": change + half}


if __name__ == "__main__":
    print(write_example(Path(sys.argv[1])))
