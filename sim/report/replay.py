"""One family and one group of youths, step by step, in one world, with and without the policy: where they part, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from .measures import Measures
from .people import People
from .tables import REFERENCE, Row

SORTS = ("family", "youths")
WEEK, DAY, HOUR = 604800, 86400, 3600
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
OVER = ("solved", "faded")
SAME = ("second", "what", "who", "whom", "about")
MOST = 24
"""So many moments of a case are told; the table of all cases has the rest."""


@dataclass(frozen=True)
class Moment:
    """What happened at one moment: when, a sentence, and of which sort it is (for its sign)."""

    when: str
    text: str
    what: str


@dataclass(frozen=True)
class Case:
    """A case in two variants: what they share, where they part, and how each goes on."""

    title: str
    why: str
    turn: str
    shared: list[Moment]
    left: tuple[str, list[Moment], str]
    right: tuple[str, list[Moment], str]


def cases(measures: Measures) -> list[Case]:
    """At most one family and one group of youths: of each the case that goes most differently, in the variant in which it does."""
    tables = measures.tables
    if not tables.policies or not tables.steps:
        return []
    told: dict[tuple[str, str], list[Row]] = {}
    for step in tables.steps:
        told.setdefault((step["policy"], step["problem"]), []).append(step)
    found = []
    for sort in SORTS:
        problems = list(dict.fromkeys(step["problem"] for step in tables.steps if step["sort"] == sort))
        pairs = [
            (_apart(told[REFERENCE, problem], told[arm, problem]), -place, problem, arm)
            for place, problem in enumerate(problems) for arm in tables.policies
            if (REFERENCE, problem) in told and (arm, problem) in told
        ]  # fmt: skip
        if pairs:
            apart, _, problem, arm = max(pairs, key=lambda pair: pair[:2])
            found.append(_case(measures, sort, told[REFERENCE, problem], told[arm, problem], arm, apart))
    return found


def _same(step: Row) -> tuple[str, ...]:
    return tuple(step[name] for name in SAME)


def _apart(one: list[Row], other: list[Row]) -> int:
    """How many steps stand in one of the two and not in the other; a case that ends otherwise counts for ten more."""
    first, second = {_same(step): None for step in one}, {_same(step): None for step in other}
    return len(first.keys() ^ second.keys()) + 10 * (_ends(one) != _ends(other))


def _ends(steps: list[Row]) -> str:
    """The last state of a case."""
    last = next((step["about"] for step in reversed(steps) if step["what"] == "moved"), "")
    return last if last in OVER else "open"


def _case(measures: Measures, sort: str, base: list[Row], other: list[Row], arm: str, apart: int) -> Case:
    words, tables = measures.words, measures.tables
    people = People(tables.manifest.get("scenario", {}), words)
    shared = 0
    while shared < min(len(base), len(other)) and _same(base[shared]) == _same(other[shared]):
        shared += 1
    titles = [tables.title(one, words.language) for one in (REFERENCE, arm)]
    begin = base[0]
    return Case(
        title=words(f"case.{sort}", beat=begin["beat"]),
        why=words("case.why", n=apart, arm=words.quoted(titles[1])) if apart else words("case.same"),
        turn=_turn(base[shared:], other[shared:], people, titles[1]) or words("case.no_turn"),
        shared=_moments(base[:shared], people),
        left=(titles[0], _moments(base[shared:], people), _ending(base, people)),
        right=(titles[1], _moments(other[shared:], people), _ending(other, people)),
    )


def _turn(base: list[Row], other: list[Row], people: People, title: str) -> str:
    """The first time that something was told in the variant that in the reference was kept silent or told later, with the reason there."""
    words = people.words
    told_later = {(step["who"], step["whom"], step["about"]): step for step in base if step["what"] == "told"}
    for step in other:
        if step["what"] != "told":
            continue
        later = told_later.get((step["who"], step["whom"], step["about"]))
        if later is not None and int(later["second"]) - int(step["second"]) < DAY:
            continue
        silent = next((one for one in base if one["what"] == "silent" and (one["who"], one["whom"]) == (step["who"], step["whom"])), None)
        parts = {
            "when": moment(step["second"], people), "who": people.named(step["who"]), "whom": people.named(step["whom"]),
            "piece": people.piece(step["about"]), "arm": words.quoted(title),
        }  # fmt: skip
        said = words("case.turn", **parts)
        if silent is not None:
            said += " " + words("case.silent_there", reason=words(f"part.{silent['about']}"))
        said += " " + (words("case.later", when=moment(later["second"], people)) if later is not None else words("case.never"))
        return said
    return ""


def _ending(steps: list[Row], people: People) -> str:
    return people.words(f"case.end.{_ends(steps)}", incidents=steps[-1]["incidents"])


def moment(second: str, people: People) -> str:
    """Week, day and hour as people say them."""
    words, time = people.words, int(second)
    day = words(f"day.{DAYS[time % WEEK // DAY]}")
    return words("case.when", week=time // WEEK, day=day, hour=f"{time % DAY // HOUR:02d}", minute=f"{time % HOUR // 60:02d}")


def _moments(steps: list[Row], people: People) -> list[Moment]:
    """Steps in sentences; what one tells another at the same moment is one sentence."""
    found, steps = [], [step for step in steps if step["what"] != "end"]
    for (second, what, who, whom), together in groupby(steps, key=lambda s: (s["second"], s["what"], s["who"], s["whom"])):
        found.append(Moment(moment(second, people), _sentence(what, who, whom, list(together), people), what))
    return found[:MOST]


def _sentence(what: str, who: str, whom: str, together: list[Row], people: People) -> str:
    words = people.words
    if what == "moved":
        said = " ".join(words(f"case.moved.{step['about']}") for step in together)
    elif what == "silent":
        reasons = words.listed(list(dict.fromkeys(words(f"part.{step['about']}") for step in together)))
        times = sum(int(step["times"]) for step in together)
        said = words("case.silent", who=people.named(who), whom=people.named(whom), reason=reasons)
        said += " " + words("case.times", n=times) if times > 1 else ""
    elif what in ("found", "told"):
        known = people.pieces([step["about"] for step in together])
        said = words(f"case.{what}", who=people.named(who), whom=people.named(whom), piece=known)
    else:
        said = words(f"case.{what}", who=people.named(who), whom=people.named(whom))
    return said[:1].upper() + said[1:]
