"""One community officer (wijkagent): his beat, his view of the task, his past, his hours."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Settings, parameter


class OfficerSettings(Settings):
    """One community officer."""

    kind: Literal["A", "B"] = parameter(
        "A", unit="word", grade="article",
        source="section on method: nine A and two B",
        en="A: a beat of his own; B: several beats, coaches",
        nl="A: een eigen wijk; B: wijkoverstijgend, coacht",
    )
    beats: Annotated[tuple[str, ...], Field(min_length=1, max_length=1000, strict=False)] = parameter(
        ..., unit="names", grade="choice",
        source="choice",
        en="The beat or beats he works for",
        nl="De wijk of wijken waarvoor hij werkt",
    )
    view: Literal["broad", "narrow"] = parameter(
        "broad", unit="word", neutral="broad", grade="article",
        source="int. 4: officers differ; who is what in a district file is an assumption",
        en="Whether help that is no police task is taken on",
        nl="Of hulp die geen politietaak is wordt opgepakt",
    )
    former_detective: bool = parameter(
        False, unit="yes/no", grade="article",
        source="section on internal partners: the exception",
        en="Whether he was a detective and knows both cultures",
        nl="Of hij rechercheur was en beide culturen kent",
    )
    hours: float = parameter(
        36.0, unit="hours a week", low=0, high=60, grade="assumption",
        source="contract; 36 a week",
        en="Contract hours; 0 is never on duty",
        nl="Contracturen; 0 is nooit in dienst",
    )
    vacant: bool = parameter(
        False, unit="yes/no", neutral=False, grade="choice",
        source="workload lever; vacancy rates [3] [4]",
        en="Whether nobody fills this post: the beat has no officer",
        nl="Of niemand deze plaats vervult: de wijk heeft geen wijkagent",
    )
