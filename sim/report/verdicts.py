"""The answers in plain sentences, drawn from the intervals and from nothing else; never one combined score."""

from __future__ import annotations

from dataclasses import dataclass

from .measures import GROUPS, MAIN, Measures, at
from .tables import Tables
from .words import Words

TOPICS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "squad_tie",
        ("tie_mean.coupled_squad", "tie_mean.other_squads"),
        ("tie_made.coupled_squad", "tie_kept.coupled_squad", "notes_told_at_once@coupled", "notes_reached@coupled"),
    ),
    ("coupled", ("attention_met@coupled", "problems_open@coupled"), ("incidents@coupled",)),
    ("other", ("attention_met@other", "problems_open@other"), ("incidents@other",)),
    ("bureau", ("attention_met", "problems_open"), ("incidents",)),
)
"""Question, the measures that answer it, and the measures told after that. Making and keeping a tie are always told apart."""
OPPOSITE = {"higher": "lower", "lower": "higher"}


@dataclass(frozen=True)
class Answer:
    """One question, the sentence that answers it, what is told after that, and the measures both were drawn from."""

    topic: str
    sentence: str
    metrics: tuple[str, ...]
    further: str = ""


def answers(tables: Tables, words: Words, short: bool = False) -> list[Answer]:
    """One answer a question, in the order of the report. Questions of which nothing was measured are left out.

    `short` names the arms by what sets them apart, for a page that has given their titles in full.
    """
    measures = Measures(tables, words, short)
    found = []
    for topic, lead, rest in TOPICS:
        first, then = ([m for m in wanted if observed(tables, m)] for wanted in (lead, rest))
        if first:
            further = " ".join(sentence(measures, m, with_group=False) for m in then)
            found.append(Answer(topic, " ".join(sentence(measures, m) for m in first), (*first, *then), further))
    found.append(cost(measures))
    if len(tables.policies) > 1:
        found.append(turning(measures))
    return [answer for answer in found if answer.sentence]


def observed(tables: Tables, metric: str) -> bool:
    """Whether at least one arm could be compared with the reference on this measure."""
    return any(tables.verdict(arm, metric) != "missing" for arm in tables.policies)


def sentence(measures: Measures, metric: str, with_group: bool = True) -> str:
    """One measure over the arms in their order: where it is higher, lower, not clearly different or the same in all runs."""
    tables, words = measures.tables, measures.words
    kinds: dict[str, list[str]] = {}
    for arm in tables.policies:
        kinds.setdefault(tables.verdict(arm, metric), []).append(measures.arm(arm))
    subject = measures.phrase(metric if with_group else metric.split("@")[0])
    subject = subject[:1].upper() + subject[1:]
    if len(kinds) == 1:
        kind = next(iter(kinds))
        return words("say.one" if len(tables.policies) == 1 else "say.every", subject=subject, predicate=words(f"is.{kind}"))
    parts = [words("say.part", predicate=words(f"is.{kind}"), arms=words.listed(arms)) for kind, arms in kinds.items()]
    return words("say.mixed", subject=subject, parts=words.listed(parts))


def flip(tables: Tables, metric: str) -> str | None:
    """The first arm, in the order of the scenario, whose clear sign is the opposite of an earlier clear sign."""
    first = None
    for arm in tables.policies:
        verdict = tables.verdict(arm, metric)
        if verdict in OPPOSITE:
            if first == OPPOSITE[verdict]:
                return arm
            first = verdict
    return None


def turning(measures: Measures) -> Answer:
    """At which arm the sign of a main measure turns, or that none does."""
    tables, words = measures.tables, measures.words
    asked = [m for _, lead, rest in TOPICS for m in (*lead, *rest) if observed(tables, m)]
    turned = {metric: arm for metric in asked if (arm := flip(tables, metric))}
    everywhere = [m for m in dict.fromkeys([*asked, *(at(m, g) for g in GROUPS for m in MAIN)]) if flip(tables, m)]
    if not asked:
        return Answer("turning", "", ())
    if not turned:
        return Answer("turning", words("turns.never", n=len(asked)), tuple(everywhere))
    parts = []
    for arm in dict.fromkeys(arm for arm in tables.policies if arm in turned.values()):
        names = [measures.lower_label(m) for m in turned if turned[m] == arm]
        parts.append(words("turns.at", arm=measures.arm(arm), measures=words.listed(names)))
    return Answer("turning", words("turns.some", parts="; ".join(parts)), tuple(everywhere))


def cost(measures: Measures) -> Answer:
    """Which activities clearly take more hours and which take fewer, per function; hours are a price, not a gain or a loss."""
    tables, words = measures.tables, measures.words
    sentences, drawn = [], []
    for function in ("officer", "squad", "detective"):
        prefix = f"hours.{function}."
        clear = [m for m in tables.metrics if m.startswith(prefix) and _counts(tables, m, function)]
        if not any(m.startswith(prefix) and observed(tables, m) for m in tables.metrics):
            continue
        more, fewer, both = [], [], []
        for metric in sorted(clear, key=lambda m: -_largest(tables, m)):
            signs = {tables.verdict(arm, metric) for arm in tables.policies} & set(OPPOSITE)
            name = measures.part(metric.split("@")[0].removeprefix(prefix))
            (both if len(signs) == 2 else more if "higher" in signs else fewer if "lower" in signs else []).append(name)
            if signs:
                drawn.append(metric)
        who = words(f"who.{function}@coupled" if clear and clear[0].endswith("@coupled") else f"who.{function}")
        said = [
            words(f"cost.{key}", names=words.listed(names[:3]))
            for key, names in (("more", more), ("fewer", fewer), ("both", both))
            if names
        ]
        if said:
            sentences.append(words("cost.some", who=who, parts="; ".join(said)))
        elif all(tables.verdict(arm, m) == "identical" for m in clear for arm in tables.policies):
            sentences.append(words("cost.identical", who=who))
        else:
            sentences.append(words("cost.none", who=who))
    return Answer("cost", " ".join(sentences), tuple(drawn))


def _counts(tables: Tables, metric: str, function: str) -> bool:
    """Officers are judged in the coupled beats where there are any: there the hours move."""
    split = any(m.startswith(f"hours.{function}.") and m.endswith("@coupled") for m in tables.metrics)
    return metric.endswith("@coupled") if split else "@" not in metric


def _largest(tables: Tables, metric: str) -> float:
    sizes = [
        abs(float(tables.differences[arm, metric]["difference"] or 0)) for arm in tables.policies if (arm, metric) in tables.differences
    ]
    return max(sizes, default=0.0)
