"""The page of the patterns: what is claimed, what came out, whether the claim holds, and why not where it does not."""

from __future__ import annotations

import math

from .claims import Claim, Figures, Pattern
from .worlds import BASE, CORNERS, WORLDS, World

HEAD = """\
# Patterns

What the study of Laak found, looked for in runs of this model. A pattern must show in Laak as it is, and vanish in a world from which its
cause is taken away. Each bound was written down with its reason before anybody looked, and is not moved afterwards; a claim that does not
hold stays here and says **no**. Nothing is tuned to the study's figures. Ids such as F03 are those of `python3 run.py coverage`. This page
is made by

```
python3 run.py patterns > docs/patterns.md
```

from {replications} runs of one year in each world, after {warm_up} weeks of warm-up; in every world the same things happen by chance.
{met} of {claims} claims hold. Behind each figure stands how far it may be off by chance (95 times in 100).

To think with: these are statements of single officers in one district, and a model of them.
"""
WATCHED = (
    ("squad_ties.middle", "middle tie with squads"), ("partner_ties.now", "share of pairs with a tie with a partner"),
    ("problems_open", "open problems per beat"), ("problems_solved", "problems solved a year"), ("detective_queue", "cases in the queue"),
    ("attention_met", "share of requests for attention met"),
)  # fmt: skip
"""What a corner is shown by."""


def page(patterns: tuple[Pattern, ...], worlds: dict[str, Figures], warm_up_weeks: int) -> str:
    """The whole page in Markdown, from what the worlds and the corners showed."""
    claims = [claim for pattern in patterns for claim in pattern.claims]
    met = sum(claim.holds(worlds) for claim in claims)
    head = HEAD.format(replications=worlds[BASE].replications, warm_up=warm_up_weeks, met=met, claims=len(claims))
    parts = [head, *(_pattern(pattern, worlds) for pattern in patterns), _worlds(), _corners(worlds)]
    return "\n".join(parts)


def _pattern(pattern: Pattern, worlds: dict[str, Figures]) -> str:
    rows = [
        f"| {claim.world} | {claim.says} | {_figure(claim, worlds)} | {bound(claim)}: {claim.because} | {_verdict(claim, worlds)} |"
        for claim in pattern.claims
    ]
    table = ["| World | Figure | Here | Bound, and why | Holds |", "|---|---|---|---|---|", *rows]
    failed = [f"* *{claim.says}* ({claim.world}): {claim.not_met}" for claim in pattern.claims if claim.not_met and not claim.holds(worlds)]
    lines = [f"## {pattern.says} ({', '.join(pattern.ids)})", "", *table, ""]
    if failed:
        lines += ["What does not hold, and why:", "", *failed, ""]
    if pattern.note:
        lines += [pattern.note, ""]
    return "\n".join(lines)


def _figure(claim: Claim, worlds: dict[str, Figures]) -> str:
    margin = claim.margin({name: worlds[name] for name in (BASE, claim.world)})
    return _number(claim.figure(worlds)) + ("" if math.isnan(margin) else f" ± {_number(margin)}")


def _verdict(claim: Claim, worlds: dict[str, Figures]) -> str:
    return "yes" if claim.holds(worlds) else "**no**"


def bound(claim: Claim) -> str:
    """A bound as people read it."""
    if math.isinf(claim.least):
        return f"at most {claim.most:g}"
    if math.isinf(claim.most):
        return f"at least {claim.least:g}"
    return f"{claim.least:g} to {claim.most:g}"


def _number(value: float) -> str:
    if math.isnan(value):
        return "not seen"
    return "endless" if math.isinf(value) else f"{value:.1f}" if abs(value) >= 10 else f"{value + 0.0:.3f}"


def _keys(world: World) -> str:
    keys = [*world.neutral, *(word.partition("=")[0] for word in world.sets)]
    return ", ".join(f"`{key}`" for key in keys) or "as in the file"


def _worlds() -> str:
    rows = [f"| {name} | {world.says} | {world.file} | {_keys(world)} |" for name, world in WORLDS.items()]
    table = ["| World | What is different | Scenario | Keys |", "|---|---|---|---|", *rows]
    return "\n".join(["## The worlds", "", "Keys take their neutral value, unless the world asks for another.", "", *table, ""])


def _corners(worlds: dict[str, Figures]) -> str:
    rows = [
        f"| {name} | {world.says if name != BASE else 'Laak as it is'} | "
        + " | ".join(_number(worlds[name][measure]) for measure, _ in WATCHED) + " |"
        for name, world in ((BASE, WORLDS[BASE]), *CORNERS.items())
    ]  # fmt: skip
    head = f"| Corner | What is different | {' | '.join(says for _, says in WATCHED)} |"
    words = (
        "Settings at which the model is no longer about what it is about: ties that nobody can have, queues without end, attention that\n"
        "costs nothing. A study had better stay away from them. A further corner is closed by construction: an officer who could find\n"
        "every kind of piece himself would make squads and partners superfluous."
    )
    return "\n".join(["## Corners to keep away from", "", words, "", head, "|---" * (len(WATCHED) + 2) + "|", *rows, ""])
