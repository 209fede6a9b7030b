"""A closed door: does anybody think of the officer who has the key, or is it rammed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.week import MINUTE
from sim.world.facts import DoorOpened

if TYPE_CHECKING:
    from sim.district import District

    from .control_room import Call
    from .patrol_squad import SquadMember


class Doors:
    """The doors that must be opened at calls."""

    def __init__(self, district: District) -> None:
        self.district = district
        self._door = district.streams.chance("door")

    def open_for(self, call: Call, member: SquadMember) -> int:
        """At some calls a door must be opened: by key if the officer has it, is thought of and can come; else it is rammed.

        Returns the seconds that the car waits: to ring the officer, also in vain, and until he is there with the key. His own
        minutes are left out: all officers together fetch a few keys a month at most.
        """
        district = self.district
        share = district.plan.demand.kinds[call.kind].door
        if not share or self._door(*call.keys, 0) >= share:
            return 0
        officer = call.beat.officer
        settings = district.plan.doors
        held = officer is not None and self._door(*call.keys, 1) < settings.key_held
        thought_of = used = False
        if officer is not None:
            thought_of = self._door(*call.keys, 2) < district.practice.thinks_of_key(member, officer, call.beat)
            answered = held and thought_of and officer.answers_phone(*call.keys)
            used = answered and self._door(*call.keys, 3) < settings.near_enough
        district.journal.write(DoorOpened, district.calendar.now, call.name, call.beat.name, held, thought_of, not used, member.squad.name)
        if used and officer is not None:
            district.ties.grow(officer, member, "key", district.plan.ties.message)
            district.exchange(officer, member, given=1.0)
        elif held and officer is not None:
            officer.frustration.add(member.party, "door", 2.0)
            citizens = district.citizens[call.beat]
            citizens.feel(citizens.citizen(call.citizen), 0.0, district.calendar.now, *call.keys, 9)
        return int((settings.asking_minutes * thought_of + settings.waiting_minutes * used) * MINUTE)
