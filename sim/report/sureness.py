"""How sure an answer is: in how many of the worlds the same comes out; and who gains and who loses, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from .cells import Cell, Content, Table
from .measures import GROUPS, Measures, at
from .tables import REFERENCE, number
from .verdicts import OPPOSITE, observed, predicate, subject_of
from .words import capital

SIDES = ("better", "worse")
SMALL = 0.01
"""A smaller part of the reference is left to the table: clear, and yet of no weight in a sentence."""
COUNTED = 2
"""Of so many measures it is said in how many worlds they went one way; the table has the rest."""
NAMED = 3
"""So many measures are named; the table has the rest."""


def agreement(measures: Measures, arm: str, metric: str) -> tuple[int, int, int]:
    """In how many worlds a measure is higher and lower than in the reference, and of how many worlds that is known."""
    base = {row["replication"]: row.get(metric) for row in measures.tables.worlds.get(REFERENCE, [])}
    pairs = [(number(row.get(metric)), number(base.get(row["replication"]))) for row in measures.tables.worlds.get(arm, [])]
    known = [(value, other) for value, other in pairs if value == value and other == other]
    return sum(value > other for value, other in known), sum(value < other for value, other in known), len(known)


def worlds(measures: Measures, metrics: Sequence[str]) -> Table | None:
    """Per measure and variant: in how many of the worlds it went the way it goes on average."""
    tables, words = measures.tables, measures.words
    rows: list[tuple[str, list[Content]]] = []
    for metric in metrics:
        if observed(tables, metric):
            rows.append((subject_of(measures, metric), [_counted(measures, arm, metric) for arm in tables.policies]))
    head = [words("measure"), *(tables.title(arm, words.language) for arm in tables.policies)]
    return Table(words("worlds.table"), head, rows) if rows else None


def _counted(measures: Measures, arm: str, metric: str) -> Content:
    words, found = measures.words, _same_way(measures, arm, metric)
    if found is None:
        return [words("none")]
    way, same, known = found
    cells = [Cell(words.number(value), metric, arm, stat, str(value)) for stat, value in (("worlds_same", same), ("worlds_known", known))]
    return [cells[0], f" {words('worlds.of')} ", cells[1], f" {measures.verdict_word(metric, way)}"]


def _same_way(measures: Measures, arm: str, metric: str) -> tuple[str, int, int] | None:
    """Which way it goes on average, in how many worlds, of how many; None where nothing differs."""
    higher, lower, known = agreement(measures, arm, metric)
    difference = number(measures.tables.differences.get((arm, metric), {}).get("difference"))
    if not known or not difference or difference != difference:
        return None
    return ("higher", higher, known) if difference > 0 else ("lower", lower, known)


def in_worlds(measures: Measures, metrics: Sequence[str]) -> str:
    """The first measures that clearly differ, and in how many worlds they went that way with each variant where it is clear."""
    tables, words, found = measures.tables, measures.words, []
    for metric in metrics:
        ways: dict[str, dict[tuple[int, int], list[str]]] = {}
        for arm in tables.policies:
            same = _same_way(measures, arm, metric) if tables.verdict(arm, metric) in OPPOSITE else None
            if same is not None:
                ways.setdefault(same[0], {}).setdefault(same[1:], []).append(arm)
        if ways:
            found.append(" ".join(_told(measures, metric, way, counted) for way, counted in ways.items()))
    return " ".join(found[:COUNTED]) or words("worlds.none")


def _told(measures: Measures, metric: str, way: str, counted: dict[tuple[int, int], list[str]]) -> str:
    """That a measure is higher (or lower), in so many worlds with these variants."""
    words = measures.words
    parts = [words("worlds.part", n=same, of=known, arms=_arms(measures, arms)) for (same, known), arms in counted.items()]
    subject, said = subject_of(measures, metric), predicate(measures, metric, way)
    return words("worlds.sentence", subject=subject, predicate=said, parts=words.listed(parts))


def _arms(measures: Measures, arms: list[str]) -> str:
    """Variants by name, or that it is every one."""
    every = len(arms) == len(measures.tables.policies) > 1
    return measures.words("cost.every") if every else measures.words.listed([measures.arm(arm) for arm in arms])


def gains_in_words(measures: Measures, only: str = "") -> list[str]:
    """One sentence a party: on which measures it is clearly better or worse off, and under which variants (`only` one: unnamed).

    What the whole bureau shows because of the coupled beat alone is said of that beat. What is clear and tiny is left to the table, unless
    it is asked of one variant only.
    """
    tables, words, said, small = measures.tables, measures.words, [], False
    policies = [only] if only else tables.policies
    for group in GROUPS:
        metrics = [at(m, group) for m in measures.main if observed(tables, at(m, group))]
        if not metrics:
            continue
        parts, seen = [], set()
        for side in SIDES:
            by_arms: dict[tuple[str, ...], list[str]] = {}
            for metric in metrics:
                clear = {arm: _told_where(measures, arm, metric, bool(only)) for arm in policies if _side(measures, arm, metric) == side}
                seen.update(clear.values())
                if arms := tuple(arm for arm, where in clear.items() if where == "here"):
                    by_arms.setdefault(arms, []).append(measures.small(metric))
            named = [_on(measures, names, "" if only else f" ({_arms(measures, list(arms))})") for arms, names in by_arms.items()]
            if named:
                parts.append(words(f"gains.on.{side}", names="; ".join(named)))
        nothing = next((key for key in ("tiny", "there") if key in seen), "nothing")
        told = ". ".join([*parts[:1], *(capital(part) for part in parts[1:])]) or words(f"gains.{nothing}")
        small = small or "tiny" in seen
        said.append(words("gains.party", who=measures.group_name(group), parts=told))
    return [*said, words("gains.small")] if small else said


def _told_where(measures: Measures, arm: str, metric: str, tiny_too: bool) -> str:
    """Where a clear difference is told: `here`; `there`, with the coupled beat that alone makes it; in the table, if it is `tiny`."""
    tables, verdict = measures.tables, measures.tables.verdict
    bureau, coupled, other = "@" not in metric, at(metric, "coupled"), at(metric, "other")
    if bureau and verdict(arm, coupled) == verdict(arm, metric) and verdict(arm, other) not in OPPOSITE:
        return "there"
    return "tiny" if not tiny_too and abs(tables.relative(arm, metric)) < SMALL else "here"


def _on(measures: Measures, names: list[str], under: str) -> str:
    """Measures that go together, and under which variants."""
    more = [measures.words("gains.more_measures", n=len(names) - NAMED)] if len(names) > NAMED else []
    return measures.words.listed(names[:NAMED] + more) + under


def _side(measures: Measures, arm: str, metric: str) -> str:
    verdict, better = measures.tables.verdict(arm, metric), measures.better(metric)
    if verdict not in OPPOSITE or not better:
        return ""
    return "better" if verdict == better else "worse"
