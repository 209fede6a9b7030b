"""What a policy costs in hours, in sentences: which activity, how much, and with which variants; no more than the table says."""

from __future__ import annotations

from .measures import Measures
from .tables import number

SMALLEST = 0.1
"""Hours a week: a smaller difference is left out of the sentences."""
LEAD = ("officer", "squad", "detective")
PLACES = ("squad@coupled", "squad@other")
NAMED = 3
"""How many activities a sentence names, the largest first."""


def cost(measures: Measures) -> tuple[str, str, tuple[str, ...]]:
    """The hours per function, those of the squads by place too; what was left out; and the measures the sentences were drawn from."""
    said, nothing, drawn = [], [], []
    places = [_function(measures, *place.split("@")) for place in PLACES]
    for function in LEAD:
        split = function == "officer" and any(m.startswith("hours.officer.") and m.endswith("@coupled") for m in measures.tables.metrics)
        who, text, used = _function(measures, function, "coupled" if split else "")
        if text:
            said.append(text)
        elif who and not (function == "squad" and any(moved for _, moved, _ in places)):
            nothing.append(who)
        drawn += used
        if function == "squad":
            said += [moved for _, moved, _ in places if moved]
            drawn += [metric for _, _, metrics in places for metric in metrics]
    if nothing:
        names = [nothing[0], *(one[:1].lower() + one[1:] for one in nothing[1:])]
        said.append(measures.words("cost.none", who=measures.words.listed(names)))
    return " ".join(said), measures.words("cost.small") if said else "", tuple(drawn)


def _function(measures: Measures, function: str, group: str) -> tuple[str, str, list[str]]:
    """What one function spends more or less on: its name, the sentence and its measures; no sentence where nothing clearly differs."""
    tables, words, end = measures.tables, measures.words, f"@{group}" if group else ""
    prefix = f"hours.{function}."
    known = [m for m in tables.metrics if m.startswith(prefix) and m.partition("@")[2] == group]
    known = [m for m in known if any(tables.verdict(arm, m) != "missing" for arm in tables.policies)]
    if not known:
        return "", "", []
    clear = sorted((m for m in known if _largest(measures, m) >= SMALLEST), key=lambda m: (-_largest(measures, m), m))[:NAMED]
    who = words(measures.counted_key(f"who.{function}{end}"))
    if not clear:
        return who, "", []
    parts = [part for metric in clear for part in _activity(measures, metric, measures.part(metric.split("@")[0].removeprefix(prefix)))]
    return who, words("cost.some", who=who, parts="; ".join(parts)), clear


def _activity(measures: Measures, metric: str, name: str) -> list[str]:
    """One activity: so much more with these variants, so much less with those."""
    words, arms = measures.words, measures.tables.policies
    sizes: dict[tuple[str, str], list[str]] = {}
    for arm in arms:
        size = _clear(measures, arm, metric)
        if is_large(measures, arm, metric):
            sizes.setdefault(("cost.more" if size > 0 else "cost.fewer", _spoken(measures, abs(size))), []).append(arm)
    return [
        words(
            key,
            size=size,
            name=name,
            arms=words("cost.every") if len(found) == len(arms) > 1 else words.listed([measures.arm(arm) for arm in found]),
        )
        for (key, size), found in sizes.items()
    ]


def _spoken(measures: Measures, hours: float) -> str:
    """Hours as people say them: a quarter, half an hour, minutes by fives, hours above one and a half."""
    words, minutes = measures.words, 5 * round(hours * 12)
    if minutes in (15, 30):
        return words("cost.quarter" if minutes == 15 else "cost.half")
    return words("cost.about", n=minutes) if minutes < 90 else words("cost.hours", n=words.number(hours, 1))


def is_large(measures: Measures, arm: str, metric: str) -> bool:
    """Whether a clear difference of hours is worth a sentence."""
    return abs(_clear(measures, arm, metric)) >= SMALLEST


def _clear(measures: Measures, arm: str, metric: str) -> float:
    """The difference in hours a week where it is clear, zero where it is not."""
    clear = measures.tables.verdict(arm, metric) in ("higher", "lower")
    return number(measures.tables.differences[arm, metric]["difference"]) if clear else 0.0


def _largest(measures: Measures, metric: str) -> float:
    return max((abs(_clear(measures, arm, metric)) for arm in measures.tables.policies), default=0.0)
