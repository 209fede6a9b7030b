"""The answers in plain sentences, drawn from the intervals and from nothing else; never one combined score."""

from __future__ import annotations

from dataclasses import dataclass

from .hours import cost
from .measures import GROUPS, Measures, at
from .tables import Tables, number
from .words import Words, capital

TOPICS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "squad_tie",
        ("tie_mean.coupled_squad", "tie_mean.other_squads"),
        ("tie_made.coupled_squad", "tie_kept.coupled_squad", "notes_told_at_once@coupled", "notes_reached@coupled"),
    ),
    ("coupled", ("attention_met@coupled", "problems_open@coupled"), ("incidents@coupled",)),
    ("callers", ("response_p3@coupled",), ("response_p3@other", "response_p1")),
    ("other", ("attention_met@other", "problems_open@other"), ("incidents@other",)),
    ("bureau", ("attention_met", "problems_open"), ("incidents",)),
)
"""Question, the measures that answer it, and the measures told after that. Making and keeping a tie are always told apart."""
LED = 3
"""Of what a policy is about, so many measures stand in the first lines."""
KEPT = "calls_held@coupled"
"""Calls without urgency that other squads leave to the coupled one."""
OPPOSITE = {"higher": "lower", "lower": "higher"}


@dataclass(frozen=True)
class Answer:
    """One question, the sentence that answers it, what is told after that, and the measures both were drawn from."""

    topic: str
    sentence: str
    metrics: tuple[str, ...]
    further: str = ""
    led: tuple[str, ...] = ()
    """Those of the measures that the sentence is about."""


def answers(tables: Tables, words: Words, short: bool = False) -> list[Answer]:
    """One answer a question, in the order of the report. Questions of which nothing was measured are left out.

    `short` names the arms by what sets them apart, for a page that has given their titles in full. Few runs get few sentences.
    """
    measures = Measures(tables, words, short)
    found = []
    for topic, lead, rest in topics(measures):
        first, then = ([m for m in wanted if observed(tables, m)] for wanted in (lead, rest))
        if tables.few:
            first, then = first[:1], []
        if first:
            callers = topic == "callers"
            further = " ".join(sentence(measures, m, with_group=callers) for m in then)
            told = [(sized if topic in ("aim", "callers") else sentence)(measures, m) for m in first]
            told += kept_calls(measures) if callers else []
            found.append(Answer(topic, " ".join(told), (*first, *then), further, tuple(first)))
    price, more, drawn = cost(measures)
    found.append(Answer("cost", price, drawn, "" if tables.few else more))
    if len(tables.policies) > 1 and not tables.few:
        found.append(turning(measures))
    return [answer for answer in found if answer.sentence]


def topics(measures: Measures) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """The questions of this study: first what its policies are about, then those that are asked of every study."""
    aim = measures.aimed_at
    return (("aim", aim[:LED], aim[LED:]), *TOPICS) if aim else TOPICS


def observed(tables: Tables, metric: str) -> bool:
    """Whether at least one arm could be compared with the reference on this measure."""
    return any(tables.verdict(arm, metric) != "missing" for arm in tables.policies)


def sentence(measures: Measures, metric: str, with_group: bool = True, only_clear: bool = False) -> str:
    """One measure over the arms in their order: where it is higher, lower, not clearly different or the same in all runs."""
    tables, words = measures.tables, measures.words
    kinds: dict[str, list[str]] = {}
    for arm in tables.policies:
        if not only_clear or tables.verdict(arm, metric) in OPPOSITE:
            kinds.setdefault(tables.verdict(arm, metric), []).append(measures.arm(arm))
    subject = subject_of(measures, metric if with_group else metric.split("@")[0])
    if len(kinds) == 1:
        kind = next(iter(kinds))
        if len(tables.policies) == 1:
            return words("say.one", subject=subject, predicate=predicate(measures, metric, kind))
        if kind == "no_clear_difference":
            return words("say.every.no_clear_difference", subject=subject)
        return words("say.every", subject=subject, predicate=predicate(measures, metric, kind))
    parts = [words("say.part", predicate=predicate(measures, metric, kind), arms=words.listed(arms)) for kind, arms in kinds.items()]
    return words("say.mixed", subject=subject, parts=words.listed(parts))


def sized(measures: Measures, metric: str) -> str:
    """The same with its size: from how much to how much, where that is clear and shows in the figures; the other arms after it."""
    tables, words = measures.tables, measures.words
    clear: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for arm in tables.policies:
        verdict = tables.verdict(arm, metric)
        row = tables.differences.get((arm, metric), {})
        size, before = (measures.spoken(metric, number(row.get(column))) for column in ("mean", "base_mean"))
        if verdict in OPPOSITE and size != before:  # from 0.13 to 0.13 would tell nobody anything
            clear.setdefault(size, []).append(arm)
        else:
            others.setdefault(verdict, []).append(measures.arm(arm))
    if not clear:
        return sentence(measures, metric)
    first = next(iter(clear.values()))[0]
    base = measures.spoken(metric, number(tables.differences[first, metric]["base_mean"]))
    if len(clear) == 1 and not others:
        sizes = words("say.size.every", size=next(iter(clear))) if len(tables.policies) > 1 else next(iter(clear))
    else:
        sizes = words.listed([words("say.size", size=s, arms=words.listed([measures.arm(a) for a in arms])) for s, arms in clear.items()])
    rest = [words("say.part", predicate=predicate(measures, metric, kind), arms=words.listed(arms)) for kind, arms in others.items()]
    said = words("say.rest", parts=words.listed(rest)) if rest else ""
    return words("say.sized", subject=subject_of(measures, metric), base=base, sizes=sizes, rest=said)


def kept_calls(measures: Measures) -> list[str]:
    """Of how many calls the longer wait is made: a sentence, or none where no call is left to the coupled squad."""
    tables, words = measures.tables, measures.words
    means = {arm: tables.mean(arm, KEPT) for arm in tables.policies}
    parts = [words("callers.kept.part", n=words.number(n), arms=measures.arm(arm)) for arm, n in means.items() if n >= 1]
    return [words("callers.kept", parts=words.listed(parts))] if parts else []


def subject_of(measures: Measures, metric: str) -> str:
    """The measure as a sentence begins with it."""
    return capital(measures.phrase(metric))


def predicate(measures: Measures, metric: str, kind: str) -> str:
    """What a verdict says of a measure: ties grow stronger, times longer, all else higher."""
    key = f"is.{measures.direction(metric)}{kind}"
    return measures.words(key if measures.words.has(key) else f"is.{kind}")


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
    """Which main measures are clearly higher with one arm and clearly lower with another, or that none is."""
    tables, words = measures.tables, measures.words
    asked = [m for _, lead, rest in topics(measures) for m in (*lead, *rest) if observed(tables, m)]
    turned = [metric for metric in asked if flip(tables, metric)]
    everywhere = [m for m in dict.fromkeys([*asked, *(at(m, g) for g in GROUPS for m in measures.main)]) if flip(tables, m)]
    if not asked:
        return Answer("turning", "", ())
    if not turned:
        return Answer("turning", words("turns.never", n=len(asked)), tuple(everywhere))
    parts = [sentence(measures, metric, only_clear=True) for metric in turned]
    return Answer("turning", words("turns.some", parts=" ".join(parts)), tuple(everywhere))
