"""Standing meetings: how often, when, who sits at the table and what is on the agenda."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from sim.kernel.week import HOUR, NEVER, WEEK, OpeningHours

from .base import Settings, Text, parameter

LONGEST_MEETING = 12 * HOUR


class MeetingSettings(Settings):
    """One standing meeting."""

    title: Text
    every_weeks: int = parameter(
        ..., unit="weeks", low=1, high=104, grade="assumption",
        source="assumption; see the district file",
        en="How often",
        nl="Hoe vaak",
    )
    at: str = parameter(
        ..., unit="a span of the week", grade="assumption",
        source="assumption; see the district file",
        en="When: Tue 10:00-11:15; meetings per beat are spread over days and weeks",
        nl="Wanneer: Tue 10:00-11:15; overleggen per wijk worden over dagen en weken gespreid",
    )
    scope: Literal["beat", "district", "network", "team", "management"] = parameter(
        ..., unit="word", grade="choice",
        source="choice",
        en="beat: one for each beat with its officer; district: one, officers in turn; "
        "network: each partner asks the officer who knows most of its cases; team: all officers; management: the team chief",
        nl="beat: een per wijk met de eigen wijkagent; district: een, wijkagenten om beurten; "
        "network: elke partner vraagt de wijkagent die het meest van zijn zaken weet; team: alle wijkagenten; management: de teamchef",
    )
    partners: Annotated[tuple[str, ...], Field(max_length=100, strict=False)] = parameter(
        (), unit="kinds", grade="article",
        source="int. 3; section on external partners",
        en="Kinds of partner at the table",
        nl="Soorten partners aan tafel",
    )
    seats: Annotated[tuple[Literal["squads", "detectives", "info"], ...], Field(max_length=3, strict=False)] = parameter(
        (), unit="words", neutral=(), grade="assumption",
        source="section on internal partners: fixed consultation between departments; who sits there assumed",
        en="Who of the bureau sits there beside the officers or their chief",
        nl="Wie van het bureau daar zit naast de wijkagenten of hun chef",
    )
    stand_in: float = parameter(
        0.0, unit="chance", low=0, high=1, neutral=0, grade="assumption",
        source="section on internal partners: a B officer stands in for the chief now and then; chance in the district file",
        en="Chance that a B officer sits there in the team chief's place (management only)",
        nl="Kans dat een wijkagent B er zit in plaats van de teamchef (alleen bij management)",
    )
    problems: Annotated[tuple[str, ...], Field(max_length=40, strict=False)] = parameter(
        (), unit="kinds", grade="assumption",
        source="assumption",
        en="Kinds of problem on the agenda",
        nl="Soorten problemen op de agenda",
    )
    items: int = parameter(
        8, unit="items", low=0, high=1000, grade="assumption",
        source="int. 11 counts 25 files in one session; the rest assumed",
        en="Most items on the agenda",
        nl="Meeste agendapunten",
    )
    decides: bool = parameter(
        True, unit="yes/no", grade="assumption",
        source="choice",
        en="Whether joint decisions are taken here",
        nl="Of hier gezamenlijk wordt besloten",
    )

    @field_validator("at")
    @classmethod
    def _one_span(cls, text: str) -> str:
        """A meeting is one span within the week, of at most twelve hours."""
        hours = OpeningHours(text)
        starts = hours.next_start(-1)
        ends = hours.next_close(starts)
        if starts == NEVER or ends > WEEK or ends - starts != hours.per_week or hours.per_week > LONGEST_MEETING:
            about = {"found": text}
            raise PydanticCustomError("one_span", "'{found}' is not one span within the week, of at most 12 hours", about)
        return text
