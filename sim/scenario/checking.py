"""Holds a scenario against the models, and says of everything that does not fit where it stands and what would fit."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from sim.kernel.week import WeekError
from sim.language import Words, in_yaml, quoted, words
from sim.parameters.base import Text
from sim.scenario.keys import Key, allowed, fixed_words, of
from sim.scenario.naming import readable_parts, wrong_names
from sim.scenario.nearness import near
from sim.scenario.scalars import is_name
from sim.scenario.schema import Scenario
from sim.scenario.tree import Node, Path, Problem, dotted
from sim.sentences import SENTENCES

ROOT = of(Scenario)
FREE_KEYS = (("set",), ("vary",), ("precision",), ("ranges",))
"""Groups whose names are dotted keys of the scenario itself, or measures."""
_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
SYNONYMS = {"nooit": "never", "onbegrensd": "unlimited", "onbeperkt": "unlimited", "altijd": "always", "elke": "each", "iedereen": "each"}
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")


def check(tree: Node) -> tuple[Scenario | None, list[Problem]]:
    """The scenario of a tree, or None and everything that is wrong with it."""
    problems = _names(tree, ROOT, ())
    try:
        scenario = Scenario.model_validate_json(json.dumps(tree.plain()))
    except ValidationError as error:
        found: dict[tuple[Path, str], Problem] = {}
        for one in [*error.errors(include_url=False), *_names_beside(tree)]:
            path, rest = _follow(tree, one["loc"])
            problem = _problem(tree, path, rest, one)
            # A value that may be two kinds of thing gives an error for each; the first says all that is allowed.
            group = problem.found.code if one["type"] in {"missing", "extra_forbidden"} else "value"
            found.setdefault((path if group == "value" else (*path, *rest), group), problem)
        return None, [*problems, *found.values()]
    return (None if problems else scenario), problems


def _names_beside(tree: Node) -> list[Any]:
    """Names that point at nothing in a scenario with other faults: the models look at names only when all else is right."""
    wrong = wrong_names(readable_parts(tree.plain()))
    return ValidationError.from_exception_data("Scenario", wrong).errors(include_url=False) if wrong else []


def _names(node: Node, key: Key | None, path: Path) -> list[Problem]:
    """Names that somebody chose (of beats, squads, variants) must be fit for a key, a table and a file."""
    problems: list[Problem] = []
    if not node.is_mapping or key is None or path[-1:] in FREE_KEYS:
        return problems
    value = node.plain()
    free = key.names(value) is None and not key.models
    for name, part in node.value.items():
        if free and not is_name(name):
            problems.append(Problem(part.place, dotted((*path, name[:60])), *_bad_name(name)))
        problems += _names(part, key.below(name, value), (*path, name))
    return problems


def _follow(tree: Node, loc: Sequence[Any]) -> tuple[Path, Path]:
    """Where an error of the models points to in the tree: the path that exists, and the last step if that does not.

    Between the steps the models also name the alternative they tried; those steps are left out.
    """
    node, path = tree, []
    for step in loc:
        below = node.child(step)
        if below is not None:
            node = below
            path.append(step)
    last = loc[-1:] if loc and (not path or path[-1] != loc[-1]) else ()
    return tuple(path), tuple(last)


def _key_at(tree: Node, path: Path) -> Key | None:
    key: Key | None = ROOT
    node: Node | None = tree
    for step in path:
        if key is None or node is None:
            return None
        key = key.below(step, node.plain())
        node = node.child(step)
    return key


def _problem(tree: Node, path: Path, rest: Path, error: Any) -> Problem:
    node = tree.at(path) or tree
    kind: str = error["type"]
    context: dict[str, Any] = error.get("ctx") or {}
    if kind in {"missing", "union_tag_not_found"} and _only_meant(tree, path, node):
        above = [name for name, other in tree.at(path[:-1]).value.items() if other is not node]  # type: ignore[union-attr]
        hint = near(str(path[-1]), above)
        may = words("allowed", what=above[:12]) if above and not hint else None
        return Problem(node.place, dotted(path), words("no_such_name", found=str(path[-1])), may, hint)
    if kind in {"union_tag_not_found", "union_tag_invalid"}:
        return _tag(node, path, context, _key_at(tree, path))
    if kind == "missing":
        key = _key_at(tree, path)
        field = key.below(rest[0], node.plain()) if key and rest else None
        return Problem(node.place, dotted((*path, *rest)), words("missing"), allowed(field) if field else None)
    if kind == "extra_forbidden":
        return _unknown(tree, path, node)
    if error["loc"][-1:] == ("[key]",):
        if kind == "literal_error":
            return _unknown(tree, path, node)
        return Problem(node.place, dotted(path), *_bad_name(str(path[-1]) if path else ""))
    if not _of_pydantic(kind):
        return _foreign(path, node, error, context)
    key = _key_at(tree, path)
    value = node.plain()
    found = _found(kind, value)
    return Problem(node.place, dotted(path), found, _allowed(kind, key, context), _hint(value, node, key))


def _only_meant(tree: Node, path: Path, node: Node) -> bool:
    """Whether somebody chose this name elsewhere and a dotted key meant it: then nothing stands here but what that key says."""
    key = _key_at(tree, path[:-1]) if path else None
    free = key is not None and key.names({}) is None and not key.models
    return free and node.is_mapping and bool(node.value) and all(part.place == node.place for part in node.value.values())


def _bad_name(name: str) -> tuple[Words, Words]:
    return words("bad_name", found=name[:40]), words("name_rule")


def _of_pydantic(kind: str) -> bool:
    return kind not in {"value_error", "assertion_error"} and (kind in _KINDS or kind.endswith(("_type", "_parsing")))


_KINDS = {
    "out_of_range", "literal_error", "int_from_float", "greater_than", "greater_than_equal", "less_than", "less_than_equal", 
    "finite_number", "string_too_long", "string_too_short", "string_pattern_mismatch", "too_short", "too_long", "int_parsing_size", "enum",
}
_OUTSIDE = {"out_of_range", "greater_than", "greater_than_equal", "less_than", "less_than_equal"}


def _found(kind: str, value: Any) -> Words:
    if kind in _OUTSIDE:
        return words("out_of_range", found=quoted(value))
    if kind in {"literal_error", "enum"}:
        return words("not_a_choice", found=quoted(value))
    if kind in {"too_short", "too_long"}:
        return words("too_few", found=len(value))
    if kind == "string_too_long":
        return words("too_few", found=len(value))
    return words("found_kind", found=quoted(value), kind=kind_of(value))


def kind_of(value: Any) -> Words:
    """What kind of thing a value is, in words."""
    if value is None:
        return words("a_nothing")
    if isinstance(value, bool):
        return words("a_bool")
    if isinstance(value, (int, float)):
        return words("a_number")
    if isinstance(value, str):
        return words("a_text")
    return words("a_list" if isinstance(value, list) else "a_group")


def _allowed(kind: str, key: Key | None, context: dict[str, Any]) -> Words | None:
    if kind in {"too_short", "string_too_short"}:
        return words("at_least_n", n=context.get("min_length", 1))
    if kind == "too_long":
        return words("at_most_n", n=context.get("max_length", 1))
    if key and (said := allowed(key)):
        return said
    low, high = context.get("low"), context.get("high")
    if low is not None and high is not None:
        return words("allowed", what=words("between", kind=words("a_number"), low=low, high=high))
    return None


def _hint(value: Any, node: Node, key: Key | None) -> Words | None:
    kinds = key.kinds if key else ()
    if isinstance(value, str) and Text in kinds:
        return words("write_this", this=f'{{nl: "{in_yaml(value, 30)}", en: "..."}}')
    if isinstance(value, str):
        if bool in kinds:
            return words("true_or_false")
        if _COMMA.fullmatch(value):
            return words("decimal_point", this=value.replace(",", "."))
        if node.quoted and _NUMBER.fullmatch(value):
            return words("without_quotes")
        if value in SYNONYMS and any(SYNONYMS[value] in getattr(kind, "__args__", ()) for kind in kinds):
            return words("write_this", this=SYNONYMS[value])
        choices = [word for kind in kinds for word in getattr(kind, "__args__", ()) if isinstance(word, str)]
        return near(value, choices)
    if isinstance(value, float) and value.is_integer() and int in kinds:
        return words("write_this", this=str(int(value)))
    return None


def _unknown(tree: Node, path: Path, node: Node) -> Problem:
    above = tree.at(path[:-1]) or tree
    key = _key_at(tree, path[:-1])
    names = (key.names(above.plain()) if key else None) or []
    name = str(path[-1]) if path else ""
    hint = near(name, names)
    may = words("allowed", what=names) if names and not hint else None
    if may and len(names) > 8:
        may = words("allowed_and_more", what=", ".join(names[:7]), n=len(names) - 7)
    return Problem(node.place, dotted(path), words("unknown_key"), may, hint)


def _tag(node: Node, path: Path, context: dict[str, Any], key: Key | None) -> Problem:
    """A group that must say which of several things it is (`policy: squad_coupling`) and does not, or names none of them."""
    name = str(context.get("discriminator", "")).strip("'")
    models = key.models if key else ()
    choices = [str(word) for model in models for word in fixed_words(model).get(name, ())]
    said = node.child(name)
    may = words("allowed", what=choices) if choices else None
    where = dotted((*path, name))
    if said is None:
        return Problem(node.place, where, words("missing"), may)
    return Problem(said.place, where, words("not_a_choice", found=quoted(said.plain())), may, near(str(said.plain()), choices))


def _foreign(path: Path, node: Node, error: Any, context: dict[str, Any]) -> Problem:
    """What a check of our own raised. The catalogue has `error_<type>` for those that are known; the rest speaks for itself."""
    place, key = node.place, dotted(path)
    if isinstance(context.get("error"), WeekError):
        return Problem(place, key, words("not_hours", found=in_yaml(node.plain())), words("hours_allowed"), words("hours_hint"))
    code = f"error_{error['type']}"
    if code not in SENTENCES:
        english = str(error["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
        return Problem(place, key, Words("said", {"nl": str(context.get("nl") or english), "en": english}))
    values = {name: str(value) for name, value in context.items()}
    if "what" in values:
        named = "what_" + values["what"].replace(" ", "_")
        values["what"] = words(named) if named in SENTENCES else values["what"]  # type: ignore[assignment]
    hint = words("did_you_mean", name=values["near"]) if values.get("near") else None
    crowded = hint and len(values.get("allowed", "")) > 80
    may = words("allowed", what=values["allowed"]) if values.get("allowed") and not crowded else None
    return Problem(place, key, Words(code, values), may, hint)
