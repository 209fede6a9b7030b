"""A duty in a car: an officer works a whole shift with a squad, beside two of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calendar import Story
from sim.kernel.week import HOUR

if TYPE_CHECKING:
    from .community_officer import CommunityOfficer
    from .patrol_squad import PatrolSquad

RIDES = 1 << 41
"""Occasions below minus this are rides."""


def ride_along(officer: CommunityOfficer, squad: PatrolSquad) -> Story:
    """The whole duty in one car: no urgent call takes him out of it, and nobody in his beat sees him.

    It begins with the squad's briefing. At the end he has worked with the two in the car; they owe him one, and they talk.
    """
    district, duty = officer.district, officer.duty
    if duty is None or not squad.cars:
        return
    if district.rota.squad_just_began(squad):
        officer.contacts.sit_in_briefing(squad)
    crew = squad.cars[officer.place % len(squad.cars)].crew()
    officer.pulled = True
    yield from officer.spend("riding along", (duty.ends - officer.now) / HOUR)
    officer.pulled = False
    for place, member in enumerate(crew):
        district.ties.grow(officer, member, "joint", district.plan.ties.joint_action)
        district.exchange(officer, member, given=1.0)
        officer.contacts.speak_with(member, (officer.key, -RIDES - 2 * duty.number - place))
