"""Says in words what a scenario changes, so that it can be read aloud at the head of a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.language import in_yaml, number, say, words
from sim.parameters.base import Spread
from sim.policies import POLICIES
from sim.scenario.checking import ROOT
from sim.scenario.keys import Key
from sim.scenario.schema import Scenario
from sim.scenario.sweeping import Swept
from sim.scenario.tree import Node, Path, dotted, leaves

_NOT_TOLD = ("title", "study", "sweep")
_START = "from_week"
"""Told by itself, against the weeks that are measured."""


def changes(before: Node, after: Node, language: str) -> list[str]:
    """What differs between two scenarios, a line for each key: its name in words, the new value and the old."""
    old, new = (dict(leaves(node.plain())) for node in (before, after))
    lines: list[str] = []
    others = _other_groups(before, after)
    for group in others:
        names = [", ".join(node.value[group].value) for node in (after, before)]
        lines.append(say("changed", language, name=group, new=names[0], old=names[1]))
    for path in [*new, *(path for path in old if path not in new)]:
        if path[0] in (*_NOT_TOLD, *others) or path[::2] == ("policies", _START):
            continue
        if old.get(path, _NONE) == new.get(path, _NONE) or new.get(path) == {}:
            continue
        name, key = name_of(after, path, language), dotted(path)
        label = key if name == key else f"{name} ({key})"
        if path not in new:
            lines.append(say("removed", language, name=label))
        elif path in old:
            lines.append(say("changed", language, name=label, new=shown(new[path], language), old=shown(old[path], language)))
        elif (default := _default(path, before.at(path[:-1]) is None)) is not _NONE:
            if default != new[path]:
                lines.append(say("changed", language, name=label, new=shown(new[path], language), old=shown(default, language)))
        elif path[0] == "policies" and path[2:] == ("policy",):
            lines.append(say("new_policy", language, name=path[1], kind=new[path], about=getattr(POLICIES[new[path]].Settings, language)))
        else:
            lines.append(say("added", language, name=label, new=shown(new[path], language)))
    return lines


def _other_groups(before: Node, after: Node) -> list[str]:
    """Groups of which most names made way for others: another place, with beats and officers of its own."""
    old, new = ({name: set(node.value) for name, node in tree.value.items() if node.is_mapping and node.value} for tree in (before, after))
    return [name for name in new if name in old and new[name] - old[name] and 2 * len(old[name] & new[name]) < len(old[name])]


def variants(tree: Node, scenario: Scenario, arms: Mapping[str, Scenario], language: str) -> list[str]:
    """What each variant sets, a line for each."""
    lines: list[str] = []
    for name in arms:
        if scenario.study is None or name not in scenario.study.arms:
            code = "arm_is_basis" if name == "basis" else "arm_is_policy"
            lines.append(say(code, language, arm=name))
            continue
        arm = scenario.study.arms[name]
        parts = [f"{name_of(tree, tuple(key.split('.')), language)} = {shown(value, language)}" for key, value in arm.set.items()]
        title = arm.title.nl if language == "nl" else arm.title.en
        lines.append(say("arm_sets", language, arm=name, title=title, sets="; ".join(parts) or say("nothing_else", language)))
    return lines


def swept(tree: Node, sweep: Swept, language: str) -> list[str]:
    """What is gone through, a line for each key, and with what the variants are compared."""
    lines = []
    for key in sweep.keys:
        values = [shown(value, language) for value in {str(p.values[key]): p.values[key] for p in sweep.points}.values()]
        name = name_of(tree, tuple(key.split(".")), language)
        lines.append(say("swept", language, name=name, key=key, values="; ".join(values)))
    return [*lines, say("swept_own" if sweep.references else "swept_beside", language)]


def starts(arms: Mapping[str, Scenario], language: str) -> list[str]:
    """When policies begin that do not begin with the measuring; the variants are named where they differ."""
    found: dict[tuple[str, int | None], list[str]] = {}
    for name, arm in arms.items():
        for label, policy in arm.policies.items():
            found.setdefault((label, policy.from_week), []).append(name)
    lines: list[str] = []
    for (label, week), names in found.items():
        run = arms[names[0]].run
        if week is None or week == run.warm_up_weeks:
            continue
        early = run.warm_up_weeks - week
        if early > 0:
            time = words("one_week" if early == 1 else "some_weeks", n=early)
            line = say("starts_in_warm_up", language, name=label, time=time)
        else:
            line = say("starts_late", language, name=label, week=week, n=-early, weeks=run.weeks)
        alike = sum(other == label for other, _ in found) == 1
        lines.append(line if alike else say("in_variants", language, line=line, arms=", ".join(names)))
    return lines


def ends(arms: Mapping[str, Scenario], language: str) -> list[str]:
    """When policies end before the measuring does."""
    found: dict[tuple[str, int], Scenario] = {}
    for arm in arms.values():
        for label, policy in arm.policies.items():
            if policy.until_week is not None:
                found.setdefault((label, policy.until_week), arm)
    return [
        say("ends_early", language, name=label, week=week, n=min(after, arm.run.weeks), weeks=arm.run.weeks)
        for (label, week), arm in found.items() if (after := arm.run.warm_up_weeks + arm.run.weeks - week) > 0
    ]


def nothing_to_compare(arms: Mapping[str, Scenario], language: str) -> list[str]:
    """Says so when a scenario has one variant, or a variant that is the reference itself."""
    if len(arms) == 1:
        return [say("one_variant", language)]
    basis, *others = arms
    return [say("variant_is_basis", language, arm=name, basis=basis) for name in others if arms[name] == arms[basis]]


def _default(path: Path, alone: bool) -> Any:
    """What a key is when nobody says anything; nothing for keys under a name that somebody made up.

    A spread has a default as a whole where it has one: whoever says nothing of it (`alone`) has its parts too.
    """
    key: Key | None = ROOT
    value: Any = _NONE
    for step in path:
        key = key.below(step, {}) if key and key.models else None
        field = key.field if key else None
        if field is None:
            return _NONE
        if alone and isinstance(value, Spread):
            value = getattr(value, step)
        else:
            value = _NONE if field.is_required() else field.get_default(call_default_factory=True)
    return value


def name_of(tree: Node, path: Path, language: str) -> str:
    """A key in words for people, or the key itself where nobody gave it words."""
    key: Key | None = ROOT
    node: Node | None = tree
    for step in path:
        key = key.below(step, node.plain() if node else None) if key else None
        node = node.child(step) if node else None
    return str(key.about.get(language)) if key and key.about.get(language) else dotted(path)


def shown(value: Any, language: str) -> str:
    """A value as people write it in their language."""
    if value is None:
        return say("nothing", language)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(value, language)
    if isinstance(value, bool):
        return say("yes" if value else "no", language)
    if isinstance(value, list):
        return ", ".join(shown(part, language) for part in value) or say("nothing", language)
    if isinstance(value, dict):
        parts = {name: shown(part, language) for name, part in value.items()}
        return " - ".join(f"{say('what_squad', language)} {part}" if name == "squad" else part for name, part in parts.items())
    return say(value, language) if value in ("never", "each") else in_yaml(value, 200)


_NONE = object()
