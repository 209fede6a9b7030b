"""The new vision of the team: once a week every officer sits down with the info desk, one of a squad and one detective."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.kernel.week import HOUR, MINUTE, WEEK
from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.base import Agent
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.officer_week import Sitting

ENDS = 13 * HOUR
"""Monday, before the team meets: the detectives are in, and a squad is on duty."""
HALF_AN_HOUR = 30
"""Minutes in which one of each can be spoken to."""
ARRANGED = 1 << 42
"""Occasions below minus this are talks that were arranged."""


class InternalTiesSettings(PolicySettings):
    """How long, and whether always with the same people. No minutes: nothing changes."""

    nl: ClassVar[str] = "elke week tijd voor info, ploeg en recherche"
    en: ClassVar[str] = "time every week for the info desk, the squad and the detectives"

    policy: Literal["internal_ties"]
    minutes: float = parameter(
        30.0, unit="minutes a week", low=0, high=120, neutral=0, grade="assumption",
        source="closing section: the new vision of the team strengthens these ties; minutes assumed",
        en="Minutes a week for the info desk, the squad and the detectives: one of each in half an hour",
        nl="Minuten per week voor info, ploeg en recherche: van elk één per half uur",
    )
    same_people: bool = parameter(
        False, unit="yes/no", grade="assumption", source="assumption",
        en="Always the same people, as far as they are on duty; no: another every week",
        nl="Steeds dezelfde mensen, als zij dienst hebben; nee: elke week een ander",
    )

    def measures(self) -> Sequence[str]:
        """Ties with the island and what it tells; the price is in hours."""
        return ("tie_mean.detectives", "tie_mean.info", "tie_mean.squads", "tie_made.detectives", "told.detective_officer")


class Talk:
    """One such afternoon of one officer."""

    def __init__(self, district, settings: InternalTiesSettings, week: int) -> None:  # type: ignore[no-untyped-def]
        self._district, self._settings, self._week = district, settings, week

    def hold(self, officer: CommunityOfficer) -> None:
        """Talks face to face, in equal parts. A detective who talks works on no case; of the squad somebody comes who is not in a car."""
        district = self._district
        squad = district.rota.squad_on_duty()
        driving = [member for car in squad.cars for member in car.crew()] if squad is not None else []
        groups: list[list[Agent]] = [district.info_desk.info.people, district.detectives.people, squad.members if squad is not None else []]
        each = max(1, round(self._settings.minutes / HALF_AN_HOUR))
        turn = (officer.place + (0 if self._settings.same_people else self._week)) * each
        for place, people in enumerate(groups):
            first = turn % max(1, len(people))
            free = [one for one in [*people[first:], *people[:first]] if one.reachable and one not in driving]
            for number, person in enumerate(free[:each]):
                if person.role == "detective":
                    person.give_time(int(self._settings.minutes * MINUTE / len(groups) / each))  # type: ignore[attr-defined]
                officer.contacts.speak_with(person, (officer.key, -ARRANGED - 64 * self._week - 8 * place - number))


@POLICIES.register("internal_ties")
class InternalTies(Policy):
    """One talk a week with each is little for a tie with many; with the same few it lasts, and the others stay strangers."""

    Settings = InternalTiesSettings
    settings: InternalTiesSettings

    def own_sittings(self, officer: CommunityOfficer, week: int) -> list[tuple[int, int, Sitting]]:
        """The time stands in the week like a meeting; whoever is on leave misses it."""
        arranged = self.inner.own_sittings(officer, week)
        if not self.settings.minutes:
            return arranged
        ends = week * WEEK + ENDS
        return [*arranged, (ends - int(self.settings.minutes * MINUTE), ends, Talk(self.district, self.settings, week))]
