"""What every number of the model must say about itself: unit, range, neutral value, source and grade.

The settings stand apart from the agents that use them, so that `run.py check` and `run.py --describe`
can read them without importing Mesa.
"""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

Grade = Literal["article", "literature", "assumption", "choice"]
"""Where a value comes from. *choice* marks settings of a run (seed, horizon), which are nobody's claim."""

Never = Literal["never"]
Unlimited = Literal["unlimited"]
Always = Literal["always"]

HalfLife = float | Never
"""Weeks until half is left; `never` is the neutral value: nothing fades."""
Capacity = float | Unlimited
"""An amount of work; `unlimited` is the neutral value: nobody is ever too busy."""


class Settings(BaseModel):
    """A frozen group of parameters that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    @field_validator("*")
    @classmethod
    def _inside_its_range(cls, value: Any, about: ValidationInfo) -> Any:
        meta = cls.model_fields[str(about.field_name)].json_schema_extra
        if isinstance(meta, dict):
            low, high = meta.get("low"), meta.get("high")
            for number in value if isinstance(value, tuple) else (value,):
                if not isinstance(number, (int, float)) or isinstance(number, bool):
                    continue
                if (low is not None and number < low) or (high is not None and number > high):
                    about = {"value": number, "low": low, "high": high}
                    raise PydanticCustomError("out_of_range", "{value} is outside {low} .. {high}", about)
        return value


def parameter(
    default: Any = ...,
    *,
    unit: str,
    source: str,
    grade: Grade,
    en: str,
    nl: str,
    low: float | None = None,
    high: float | None = None,
    neutral: Any = None,
    **more: Any,
) -> Any:
    """Declare one number of the model.

    `low` and `high` bound what a scenario may set; `neutral` is the value at which the mechanism does
    nothing (left out where the word has no meaning); `source` names an interview (int. n), a section of
    the article, a reference of `docs/sources.md`, or says what the assumption is.
    """
    meta = {"unit": unit, "source": source, "grade": grade, "en": en, "nl": nl, "neutral": neutral, "low": low, "high": high}
    return Field(default, json_schema_extra=meta, description=en, **more)


def check_vacancies(vacancies: int, posts: int, least: int = 0) -> None:
    """Refuse more vacancies than there are posts, less those that must be filled."""
    if vacancies > posts - least:
        about = {"vacancies": vacancies, "posts": posts, "most": posts - least}
        raise PydanticCustomError("vacancies", "{vacancies} of {posts} posts are vacant; at most {most} can be", about)


def as_number(value: float | str) -> float:
    """The number a setting stands for: the words for 'no limit' become infinity."""
    return math.inf if isinstance(value, str) else value


def plain(settings: Any) -> Any:
    """The same settings as plain objects with the same names: a district reads them millions of times a run."""
    if isinstance(settings, BaseModel):
        return SimpleNamespace(**{name: plain(getattr(settings, name)) for name in type(settings).model_fields})
    if isinstance(settings, dict):
        return {name: plain(value) for name, value in settings.items()}
    return tuple(plain(value) for value in settings) if isinstance(settings, tuple) else settings


class Spread(Settings):
    """How a duration varies around its mean. Fixed, exponential or lognormal (with `sigma` of the logarithm)."""

    mean: float = parameter(
        ..., unit="in the unit of the key", low=0, high=100_000, source="see the key", grade="assumption",
        en="Mean duration", nl="Gemiddelde duur",
    )
    shape: Literal["fixed", "exponential", "lognormal"] = "lognormal"
    sigma: float = parameter(
        0.8, unit="sd of the logarithm", low=0, high=2.5, neutral=0, source="see the key", grade="assumption",
        en="Spread of a lognormal duration", nl="Spreiding van een lognormale duur",
    )


class Text(Settings):
    """A sentence for people to read, in Dutch and English."""

    nl: Annotated[str, Field(max_length=2000)]
    en: Annotated[str, Field(max_length=2000)]
