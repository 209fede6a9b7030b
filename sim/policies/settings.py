"""What all policies can be told: when they start, whom they name, and which measures they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from sim.parameters.base import Settings, parameter

if TYPE_CHECKING:
    from sim.parameters.officer import OfficerSettings
    from sim.parameters.patrol import SquadSettings


class Named(NamedTuple):
    """A name in a policy's settings that must exist: in which section of the scenario, and where it stands."""

    section: str
    what: str
    name: str
    place: tuple[str | int, ...]


class PolicySettings(Settings):
    """What all policies can be told."""

    nl: ClassVar[str]
    en: ClassVar[str]
    """What the policy is, in a few words for people."""

    policy: str
    from_week: int | None = parameter(
        None, unit="week", low=0, high=1040, source="choice; left out: the end of the warm-up", grade="choice",
        en="Week in which the policy starts", nl="Week waarin de maatregel begint",
    )
    until_week: int | None = parameter(
        None, unit="week", low=1, high=1040, source="choice; left out: it stays", grade="choice",
        en="Week in which the policy has ended, as a pilot does", nl="Week waarin de maatregel voorbij is, zoals bij een proef",
    )

    def names(self) -> Sequence[Named]:
        """The names that must exist in the scenario."""
        return ()

    @staticmethod
    def named_partners(key: str, names: Sequence[str]) -> list[Named]:
        """The partners in a list of the settings, each with its place."""
        return [Named("partners", "partner", name, (key, place)) for place, name in enumerate(names)]

    def in_district(self, officers: Mapping[str, OfficerSettings], squads: Mapping[str, SquadSettings]) -> PolicySettings:
        """The same settings with what was written in short written out for this district."""
        return self

    def measures(self) -> Sequence[str]:
        """The measures that it is meant to move or may have to pay in: looked at first, beside those of every study."""
        return ()
