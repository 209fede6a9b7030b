"""Describes every key of a scenario and every measure, for other programs and for the documentation (`run.py --describe`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from sim.language import in_yaml, say
from sim.scenario.checking import ROOT
from sim.scenario.keys import Key, allowed, bounds, fixed_words, of, walk
from sim.scenario.layers import EXTENDS, REPLACES

POLICIES = "policies"
EXIT_CODES = {
    "0": "done", "2": "wrong scenario or usage; nothing ran", "3": "done, but some worlds failed",
    "4": "cannot read or write", "130": "stopped by the user",
}  # fmt: skip


def describe(path: str | None = None, sets: Sequence[str] = ()) -> dict[str, Any]:
    """All keys with type, unit, range, default, neutral value, source, grade and names; measures, policies, variants."""
    keys = {".".join(steps): entry(key) for steps, key in walk(ROOT) if steps[0] != POLICIES}
    policies = {kind: _policy(model) for kind, model in _choices(ROOT.below(POLICIES, {}))}
    extends = {"type": "text", "unit": "file name", "required": False, "default": None, "source": "choice", "grade": "choice"}
    keys[EXTENDS] = extends | {
        "nl": "Bestand in dezelfde map of daaronder, waar dit scenario overheen wordt gelegd",
        "en": "File in the same folder or below, over which this scenario is laid",
    }
    keys[REPLACES] = extends | {
        "type": "list of text",
        "unit": "names of groups",
        "nl": "Groepen die in de plaats komen van die in het bestand achter extends, in plaats van ermee te worden samengevoegd",
        "en": "Groups that take the place of those in the file behind extends, instead of being merged with them",
    }
    described: dict[str, Any] = {
        "purpose": "to think with; not to predict, and not to judge persons or streets",
        "keys": keys,
        "policies": policies,
        "arms": {
            "basis": "the same scenario with `policies: {}`; always the first, the reference of every difference",
            "without study": "basis, and `beleid` with all policies when the scenario has any",
            "with study": "basis, and every name under study.arms with its `set` applied",
        },
        "measures": _measures(),
        "exit_codes": EXIT_CODES,
    }
    if path is not None:
        from sim.scenario.loading import load

        loaded = load(path, sets)
        described["scenario"] = loaded.resolved()
        described["arms of this scenario"] = list(loaded.arms())
    return described


def entry(key: Key) -> dict[str, Any]:
    """What is known about one key."""
    about = dict(key.about)
    low, high = bounds(key)
    may = allowed(key)
    field = key.field
    told = {
        "type": _type(key),
        "unit": about.pop("unit", "text"),
        "low": low,
        "high": high,
        "required": key.required,
        "default": _plain(key.default),
        "neutral": about.pop("neutral", None),
        "source": about.pop("source", "choice"),
        "grade": about.pop("grade", "choice"),
        "nl": about.pop("nl", ""),
        "en": about.pop("en", "") or (field.description if field and field.description else ""),
        "allowed": {language: may.values["what"] and may.text(language).partition(": ")[2] for language in ("nl", "en")} if may else None,
    }
    for name in ("low", "high"):
        about.pop(name, None)
    return told | about


def look_up(word: str, language: str) -> list[str]:
    """The keys with a word in their name or in what they are called, each a few lines to read."""
    every: list[tuple[str, dict[str, Any]]] = [(".".join(steps), entry(key)) for steps, key in walk(ROOT) if steps[0] != POLICIES]
    for kind, model in _choices(ROOT.below(POLICIES, {})):
        every += [(f"{POLICIES}.*.{'.'.join(steps)} ({kind})", entry(key)) for steps, key in walk(of(model))]
    found = [(name, told) for name, told in every if word.casefold() in " ".join((name, told["nl"], told["en"])).casefold()]
    return [_to_read(name, told, language) for name, told in found]


def _to_read(name: str, told: dict[str, Any], language: str) -> str:
    said = [
        say("required", language) if told["required"] else say("default_is", language, value=in_yaml(told["default"])),
        *([told["allowed"][language]] if told["allowed"] else []),
        say("unit_is", language, unit=told["unit"]),
    ]
    source = f"{say('grade_' + told['grade'], language)}; {say('source_is', language, source=told['source'])}"
    return "\n    ".join(line for line in (name, told[language], "; ".join(said), source) if line)


def _policy(model: type[BaseModel]) -> dict[str, Any]:
    sentence = (model.__doc__ or "").strip().partition("\n")[0]
    about = {name: getattr(model, name) for name in ("nl", "en") if isinstance(getattr(model, name, None), str)}
    return {"about": sentence, **about, "keys": {".".join(steps): entry(key) for steps, key in walk(of(model))}}


def _choices(key: Key | None) -> list[tuple[str, type[BaseModel]]]:
    """The kinds of policy with their settings, found by the fixed word that names each."""
    found: list[tuple[str, type[BaseModel]]] = []
    any_policy = key.below("*", {}) if key else None
    for model in any_policy.models if any_policy else ():
        words = [word for choices in fixed_words(model).values() for word in choices]
        found.append((str(words[0]) if words else model.__name__, model))
    return sorted(found, key=lambda pair: pair[0])


def _measures() -> list[dict[str, Any]]:
    """The catalogue of measures: name, unit, which way is better, and what it says."""
    from sim.metrics import catalogue

    names = ("name", "unit", "better", "kind", "section", "nl", "en", "explain_nl", "explain_en")
    return [{name: getattr(measure, name, None) for name in names} for measure in catalogue()]


def _type(key: Key) -> str:
    names: list[str] = []
    for kind in key.kinds:
        if get_origin(kind) is Literal:
            names += [repr(word).strip("'") for word in get_args(kind)]
        elif get_origin(kind) in (list, tuple):
            names.append("list")
        elif get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, BaseModel)):
            names.append("group")
        elif isinstance(kind, type) and kind is not type(None):
            names.append({"int": "whole number", "float": "number", "bool": "true/false", "str": "text"}.get(kind.__name__, kind.__name__))
    return " | ".join(names)


def _plain(value: Any) -> Any:
    if value is PydanticUndefined:
        return None
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return {name: _plain(part) for name, part in value.items()} if isinstance(value, dict) else value
