"""What the tests of policies share: a policy laid over Laak by its settings, and looks at what came of it."""

from __future__ import annotations

from typing import Any

from sim.kernel.week import WEEK

from .runs import Run, everything, run


def sets(policy: str, label: str = "maatregel", **settings: object) -> tuple[str, ...]:
    """The keys that put a policy into a scenario."""
    about = {"policy": policy, "from_week": 0} | settings
    body = ", ".join(f"{key}: {written(value)}" for key, value in about.items())
    return (f"policies.{label}={{{body}}}",)


def written(value: object) -> str:
    """A setting as it stands in a scenario."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(str, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def before(district: Run, week: int) -> dict[str, list[tuple[Any, ...]]]:
    """All facts told before a week began."""
    return {kind: [fact for fact in told if fact[0] < week * WEEK] for kind, told in everything(district).items()}


def both(weeks: int, *changes: str) -> list[Run]:
    """Two worlds of Laak with these keys set."""
    return [run("laak.yaml", weeks, *changes, replication=number) for number in (0, 1)]
