"""What an answer rests on: the measured period, the assumptions in readable values, the words used, and how to run it again."""

from __future__ import annotations

import re
from typing import Any

from .cells import Content, Table
from .measures import Measures
from .sources import source
from .tables import Tables, number
from .words import Words

GLOSSARY = (
    "coupling", "leaning", "bureau", "urgency", "request", "piece", "tie", "made", "faded", "escalation", "desk",
    "frustration", "odds", "ceiling", "chance", "holm",
)  # fmt: skip
FIRST = {
    "coupling": ("tie_mean.coupled_squad",), "leaning": ("tie_mean.coupled_squad",),
    "tie": ("tie_", "squad_tie", "contact_share"), "made": ("tie_made", "tie_kept", "tie_lost"), "request": ("attention_",),
    "urgency": ("response_",), "piece": ("notes_", "piece_", "told."), "escalation": ("problem_escalations",),
    "frustration": ("frustration",),
}  # fmt: skip
"""Words to explain where they first stand: the measures by whose names they come up."""
DAYS = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")
CEILING = "squad_ceiling"
"""A policy that only shows how far a scale reaches; it starts nothing."""


def starts(tables: Tables) -> list[int]:
    """The weeks in which the policies of the compared arms begin; nothing if the study does not say."""
    warm_up = tables.manifest.get("warm_up_weeks")
    found = set()
    for arm in tables.manifest.get("arms", []):
        for policy in (arm.get("policies") or {}).values() if arm["name"] in tables.policies else ():
            week = policy.get("from_week")
            if policy.get("policy") != CEILING and (week is not None or warm_up is not None):
                found.add(int(warm_up if week is None else week))
    return sorted(found)


def late_starts(tables: Tables) -> list[int]:
    """Those that lie inside the measured weeks, after the first."""
    warm_up = tables.manifest.get("warm_up_weeks")
    return [] if warm_up is None else [week for week in starts(tables) if week > int(warm_up)]


def period(tables: Tables, words: Words) -> list[str]:
    """When was measured, when the policy began, and that differences are diluted if it began later than the measuring."""
    warm_up, weeks = tables.manifest.get("warm_up_weeks"), tables.manifest.get("weeks")
    if warm_up is None or weeks is None:
        return [words("limits.year")]
    first, last = int(warm_up), int(warm_up) + int(weeks) - 1
    said = [words("period.measured", first=first, last=last, warm_up=first)]
    known = starts(tables)
    named = words.listed([str(week) for week in known]) if known else ""
    if not tables.policies:
        said.append(words("period.none"))
    elif known and late_starts(tables):
        said.append(words("period.diluted", start=named))
    elif known:
        said.append(words("period.at_once" if known == [first] else "period.before", start=named))
    return said


def against(measures: Measures) -> list[str]:
    """Main measures of which the runs in pairs move against each other, so that comparing in pairs brings nothing."""
    tables, words, found = measures.tables, measures.words, []
    for arm in tables.policies:
        for metric in tables.manifest.get("main_measures", []):
            row = tables.differences.get((arm, metric), {})
            n, r = number(row.get("n")), number(row.get("correlation"))
            if n >= 5 and r < -1.645 / n**0.5:
                label = measures.label(metric) + measures.where(metric)
                found.append(words("pairs.against", measure=label, arm=measures.arm(arm), r=words.number(r, 2)))
    return found


def warnings(tables: Tables, language: str) -> list[str]:
    """What the study warned of, but for remarks about one measure of one arm: those stand in words further down."""
    said = [one.get(language, "") if isinstance(one, dict) else str(one) for one in tables.manifest.get("warnings", [])]
    technical = tuple(f"{arm}, {metric}:" for arm, metric in tables.differences)
    return [text for text in said if not text.startswith(technical)]


def skewed(measures: Measures) -> list[str]:
    """That a few worlds differ much from the rest: of how many main measures, and of which."""
    manifest, words = measures.tables.manifest, measures.words
    found = [(measures.label(metric) + measures.where(metric), int(n)) for metric, n in manifest.get("skew", {}).items()]
    if not found:
        return []
    named = "; ".join(words("skew.one", measure=label, n=words.number(n)) for label, n in found)
    return [words("skew", n=len(found), of=len(manifest.get("main_measures", []))), words("skew.which", names=named)]


def glossary(words: Words) -> list[tuple[str, str]]:
    """What the words of the report mean, a line each."""
    pairs = [words(f"gloss.{name}").partition(": ") for name in GLOSSARY]
    return [(term, meaning) for term, _, meaning in pairs]


def explained(told: list[tuple[str, ...]], words: Words) -> list[list[tuple[str, str]]]:
    """Per answer, by the measures it leads with: the words that stand there first, each with its meaning."""
    meaning, found, seen = dict(zip(GLOSSARY, glossary(words), strict=True)), [], set()
    for metrics in told:
        here = [name for name, starts in FIRST.items() if name not in seen and any(metric.startswith(starts) for metric in metrics)]
        seen.update(here)
        found.append([meaning[name] for name in here])
    return found


def readable(value: Any, unit: str, words: Words) -> tuple[str, str]:
    """A setting as people read it, and its unit as far as the value does not already hold it."""
    unit = words(f"u.{unit}") if words.has(f"u.{unit}") else unit
    if isinstance(value, bool):
        return words("yes" if value else "no"), ""
    if isinstance(value, (int, float)):
        return _number(value, words), unit
    if isinstance(value, dict) and "mean" in value:
        mean = words("value.mean", mean=_number(value["mean"], words), unit=unit)
        shape = f"value.{value.get('shape')}"
        known = words.has(shape) and (shape != "value.lognormal" or "sigma" in value)
        return mean + (words(shape, sigma=_number(value.get("sigma", 0), words)) if known else ""), ""
    if isinstance(value, dict):
        return ", ".join(f"{_name(key, words)}: {readable(one, '', words)[0]}" for key, one in value.items()) or words("none"), unit
    if isinstance(value, (list, tuple)):
        return "; ".join(readable(one, "", words)[0] for one in value) or words("none"), unit
    return words("none") if value is None else _name(str(value), words), unit


def _number(value: float, words: Words) -> str:
    return words.number(value, len(f"{value:.4g}".partition(".")[2]))


def _name(text: str, words: Words) -> str:
    """A known word of the settings in the language of the page; days of the week too; all else as it was written."""
    if " + " in text:
        return words.listed([_name(one, words) for one in text.split(" + ")])
    if words.has(f"k.{text}"):
        return words(f"k.{text}")
    return DAYS.sub(lambda found: words(f"day.{found[0]}"), text)


def assumptions(used: list[dict[str, Any]], set_keys: set[str], words: Words) -> Table:
    """The parameters graded as assumption, those an arm sets first; what is the same of every partner, beat or kind is one row."""
    chosen = sorted((p for p in used if p["grade"] == "assumption"), key=lambda p: (p["key"] not in set_keys, p["key"]))
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for one in chosen:
        steps = one["key"].split(".")
        own = (one["key"],) if one["key"] in set_keys else (steps[0], steps[-1], f"{len(steps)}")
        alike.setdefault((*own, str(one[words.language]), str(one.get("unit") or ""), str(one.get("source") or "")), []).append(one)
    rows: list[tuple[str, list[Content]]] = []
    for (*own, text, _, origin), found in alike.items():
        value, unit = _together(found, words)
        marked = f" ({words('rests.set')})" if own[0] in set_keys else ""
        rows.append((text + marked, [[value], [unit], [source(origin, words.language)], [_pattern([one["key"] for one in found])]]))
    head = [words("parameter"), words("value"), words("unit"), words("source"), words("key")]
    return Table(words("rests.assumptions", n=len(chosen)), head, rows, [words("rests.sources")])


def _together(found: list[dict[str, Any]], words: Words) -> tuple[str, str]:
    """The value of a parameter; of the same one of several partners, beats or kinds: each value with whose it is, the commonest last."""
    told = [readable(one["value"], str(one.get("unit") or ""), words) for one in found]
    names: dict[str, list[str]] = {}
    differ = [place for place, steps in enumerate(zip(*(one["key"].split(".") for one in found), strict=True)) if len(set(steps)) > 1]
    for one, (value, _) in zip(found, told, strict=True):
        names.setdefault(value, []).append(" ".join(_name(one["key"].split(".")[place], words) for place in differ))
    *some, most = sorted(names, key=lambda value: len(names[value]))
    parts = [f"{value} ({', '.join(names[value])})" for value in some] + [f"{most} ({words('rests.all_others')})" if some else most]
    return "; ".join(parts), told[0][1]


def _pattern(keys: list[str]) -> str:
    """The key that several keys are instances of: a star where they differ."""
    return ".".join(steps[0] if len(set(steps)) == 1 else "*" for steps in zip(*(key.split(".") for key in keys), strict=True))


def again(tables: Tables, words: Words) -> list[tuple[str, str]]:
    """What somebody needs to make the same figures: seed, versions, method."""
    manifest = tables.manifest
    libraries = ", ".join(f"{name} {version}" for name, version in sorted(manifest.get("libraries", {}).items()))
    named = dict.fromkeys(row["method"] for part in (tables.differences, tables.summary) for row in part.values())
    methods = "; ".join(words(f"method.{name}") if words.has(f"method.{name}") else name for name in named if name not in ("", "identical"))
    rows = [
        ("seed", manifest.get("seed")),
        ("code", manifest.get("code_version")),
        ("rng", manifest.get("rng_scheme")),
        ("libraries", libraries),
        ("method", methods),
        ("sha", manifest.get("scenario_sha256")),
    ]
    return [(words(f"again.{name}"), str(value)) for name, value in rows if value not in (None, "")]


def robust_command(manifest: dict[str, Any], language: str) -> str:
    """The command that moves the assumptions."""
    return f"python3 run.py robust {command(manifest, language).split()[2]}"


def command(manifest: dict[str, Any], language: str) -> str:
    """The command that gives the same run."""
    name = str(manifest.get("scenario_file") or "")
    scenario = (
        (name if "/" in name else f"scenarios/{name}") if name else ("scenarios/NAAM.yaml" if language == "nl" else "scenarios/NAME.yaml")
    )
    asked = manifest.get("replications", {}).get("asked")
    extra = f" --set run.seed={manifest.get('seed')}" + (f" --set run.replications={asked}" if asked else "")
    return f"python3 run.py {scenario}{extra}"
