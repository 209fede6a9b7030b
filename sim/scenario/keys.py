"""Which keys a scenario may have, and which values at each: read from the models, never written twice."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim.language import Words, words


@dataclass(frozen=True)
class Key:
    """One place in a scenario: what may stand there and what is known about it."""

    kinds: tuple[Any, ...]
    """The alternatives, each a plain type, a Literal, a model, or a generic such as dict[str, X]."""
    field: FieldInfo | None = None
    limits: tuple[Any, ...] = ()
    """Constraints of pydantic that stand with the type."""
    group: FieldInfo | None = None
    """The field one step up, where that tells more: the unit and the source of a duration stand with the duration."""
    name: str = ""

    @property
    def about(self) -> Mapping[str, Any]:
        """Unit, range, neutral value, source, grade and names in two languages; empty where nothing is known."""
        extra = self.field.json_schema_extra if self.field else None
        own = extra if isinstance(extra, dict) else {}
        above = self.group.json_schema_extra if self.group else None
        if not isinstance(above, dict):
            return own
        neutral = above.get("neutral")
        told: dict[str, Any] = {**own, "source": above["source"], "grade": above["grade"]}
        told |= {language: f"{above[language]}: {str(own.get(language) or self.name).lower()}" for language in ("nl", "en")}
        told["unit"] = above["unit"] if self.name == "mean" else own.get("unit", "word")
        told["neutral"] = neutral.get(self.name) if isinstance(neutral, dict) else own.get("neutral")
        return told

    @property
    def default(self) -> Any:
        """What stands here if nothing is written; None where something must be written."""
        if self.group is not None and not self.group.is_required():
            return getattr(self.group.get_default(call_default_factory=True), self.name)
        return None if self.field is None or self.field.is_required() else self.field.get_default(call_default_factory=True)

    @property
    def required(self) -> bool:
        """Whether something must be written here."""
        return self.field is None or (self.field.is_required() and (self.group is None or self.group.is_required()))

    @property
    def models(self) -> tuple[type[BaseModel], ...]:
        """The models that may stand here."""
        return tuple(kind for kind in self.kinds if isinstance(kind, type) and issubclass(kind, BaseModel))

    def model(self, value: Any) -> type[BaseModel] | None:
        """The model that fits a value: the one whose fixed words (such as `policy: squad_coupling`) are in it."""
        models = self.models
        if len(models) > 1 and isinstance(value, Mapping):
            for model in models:
                if any(value.get(name) in choices for name, choices in fixed_words(model).items()):
                    return model
            return None
        return models[0] if models else None

    def names(self, value: Any) -> list[str] | None:
        """The keys that may stand in this group; None when the names are free or it is no group.

        Where one of several models may stand, only the words that tell which one it is.
        """
        model = self.model(value)
        if model:
            return list(model.model_fields)
        if self.models:
            return sorted({name for model in self.models for name in fixed_words(model)})
        for kind in self.kinds:
            if get_origin(kind) is dict and get_origin(get_args(kind)[0]) is Literal:
                return [str(name) for name in get_args(get_args(kind)[0])]
        return None

    def below(self, step: Any, value: Any) -> Key | None:
        """What may stand one step further, given what stands here."""
        model = self.model(value)
        if model and step in model.model_fields:
            return of_field(model.model_fields[step])
        for kind in self.kinds:
            origin, parts = get_origin(kind), get_args(kind)
            if origin in (dict, Mapping, types.MappingProxyType) and len(parts) == 2:
                return of(parts[1])
            if origin in (list, tuple) and parts and isinstance(step, int):
                return of(parts[0])
        return None


def fixed_words(model: type[BaseModel]) -> dict[str, tuple[Any, ...]]:
    """The fields that tell one model of a choice from another: a Literal without a default, or with only itself."""
    found = {}
    for name, field in model.model_fields.items():
        if get_origin(field.annotation) is Literal and len(get_args(field.annotation)) == 1:
            found[name] = get_args(field.annotation)
    return found


def of_field(field: FieldInfo) -> Key:
    """What may stand at a field of a model."""
    kinds, limits = _flat(field.annotation)
    return Key(kinds, field, (*limits, *field.metadata))


def of(annotation: Any) -> Key:
    """What may stand where a type is asked."""
    kinds, limits = _flat(annotation)
    return Key(kinds, None, limits)


def _flat(annotation: Any) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    origin = get_origin(annotation)
    if origin is Annotated:
        kinds, limits = _flat(get_args(annotation)[0])
        extra = []
        for item in get_args(annotation)[1:]:
            extra += list(item.metadata) if isinstance(item, FieldInfo) else [item]
        return kinds, (*limits, *extra)
    if origin in (Union, types.UnionType):
        kinds, limits = (), ()
        for part in get_args(annotation):
            more, also = _flat(part)
            kinds, limits = (*kinds, *more), (*limits, *also)
        return kinds, limits
    if hasattr(annotation, "__value__"):
        return _flat(annotation.__value__)
    return (annotation,), ()


def walk(key: Key, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Key]]:
    """Every key below a place that is no group itself; a free name is written `*`, a choice of models is not entered."""
    models = key.models
    if len(models) == 1 and not (set(key.kinds) - {models[0], types.NoneType}):
        for name, field in models[0].model_fields.items():
            yield from walk(replace(of_field(field), group=key.field if key.about else None, name=name), (*path, name))
        return
    for kind in key.kinds:
        if get_origin(kind) in (dict, Mapping):
            inner = of(get_args(kind)[1])
            if inner.models or any(get_origin(deep) in (dict, Mapping) for deep in inner.kinds):
                yield from walk(inner, (*path, "*"))
                return
    yield path, key


def allowed(key: Key) -> Words | None:
    """What may stand at a key, in words: a number from 0 to 6, or `never`."""
    parts: list[Any] = []
    for kind in key.kinds:
        if kind is types.NoneType:
            continue
        parts += get_args(kind) if get_origin(kind) is Literal else [_kind(kind, key)]
    unique = list({part if isinstance(part, str) else repr(part): part for part in parts if part is not None}.values())
    return words("allowed", what=unique[:12]) if unique else None


def _kind(kind: Any, key: Key) -> Words | None:
    if kind is bool:
        return words("a_yes_no")
    if kind in (int, float):
        return _ranged(words("a_whole_number" if kind is int else "a_number"), *bounds(key))
    if kind is str:
        longest = next((limit.max_length for limit in key.limits if getattr(limit, "max_length", None)), None)
        return words("longest", n=longest) if longest else words("a_text")
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (list, tuple) and parts:
        inner = allowed(of(parts[0]))
        return words("list_of", kind=inner.values["what"]) if inner else words("a_list")
    if origin in (dict, Mapping) or (isinstance(kind, type) and issubclass(kind, (BaseModel, dict))):
        return words("a_group")
    return None


def bounds(key: Key) -> tuple[Any, Any]:
    """The lowest and highest number that may stand at a key, None where there is no bound."""
    low, high = key.about.get("low"), key.about.get("high")
    for limit in key.limits:
        low = next((bound for bound in (getattr(limit, "ge", None), getattr(limit, "gt", None)) if bound is not None), low)
        high = next((bound for bound in (getattr(limit, "le", None), getattr(limit, "lt", None)) if bound is not None), high)
    return low, high


def _ranged(kind: Words, low: Any, high: Any) -> Words:
    low, high = (int(bound) if isinstance(bound, float) and bound.is_integer() else bound for bound in (low, high))
    if low is not None and high is not None:
        return words("between", kind=kind, low=low, high=high)
    if low is not None:
        return words("from", kind=kind, low=low)
    return words("up_to", kind=kind, high=high) if high is not None else kind
