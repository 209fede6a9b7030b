"""The rota: which squad is on duty; the squads take the shifts of the week in turn."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from sim.kernel.calendar import Order, Story
from sim.kernel.week import NEVER, WEEK, OpeningHours

from .patrol_squad import EXTRA_DUTY, PatrolSquad

if TYPE_CHECKING:
    from sim.district import District


class Rota:
    """Who is on duty when."""

    def __init__(self, district: District) -> None:
        self.district = district

    def begin(self) -> None:
        spans = []
        for name, shift in sorted(self.district.plan.patrol.shifts.items()):
            hours = OpeningHours(shift.hours)
            starts = _starts_in_week(hours)
            spans += [(start, name, hours, shift.cars) for start in starts]
        spans.sort(key=lambda span: span[:2])
        turns = [squad for squad in self.district.squads if squad.settings.takes_turns]
        if turns and spans:
            self.district.calendar.start(self._rota(spans, turns), order=Order.DUTY)
        for squad in self.district.squads:
            extra = OpeningHours(squad.settings.extra_duty)
            if extra.per_week:
                self.district.calendar.start(self._extra_duty(squad, extra), order=Order.DUTY)

    def _rota(self, spans: list[tuple[int, str, OpeningHours, int]], turns: list[PatrolSquad]) -> Story:
        """The shifts of the week, one after another; the squads take them in turn."""
        for number in count():
            week, place = divmod(number, len(spans))
            start, _, hours, cars = spans[place]
            starts = week * WEEK + start
            if starts > self.district.calendar.now:
                yield starts - self.district.calendar.now
            self._squad_begins(turns[number % len(turns)], number, hours.next_close(starts), cars)
            if hours.per_week == WEEK:
                return

    def _extra_duty(self, squad: PatrolSquad, hours: OpeningHours) -> Story:
        """Duty beside the squad whose turn it is."""
        for number in count():
            start = 0 if number == 0 and hours.is_open(0) else hours.next_start(self.district.calendar.now)
            if start == NEVER:
                return
            yield start - self.district.calendar.now
            if not squad.on_duty:
                self._squad_begins(squad, EXTRA_DUTY + number, hours.next_close(start), squad.settings.extra_cars)

    def _squad_begins(self, squad: PatrolSquad, number: int, ends: int, cars: int) -> None:
        squad.begin_shift(number, ends, cars)
        self.district.control_room.squad_begins(squad)
        if ends < NEVER:
            self.district.calendar.at(ends, squad.end_shift, Order.POLICY)

    def squad_on_duty(self) -> PatrolSquad | None:
        """The squad on duty; of several the first by name."""
        for squad in self.district.squads:
            if squad.on_duty:
                return squad
        return None

    def squad_just_began(self, squad: PatrolSquad) -> bool:
        """Whether this squad came on duty at this very second."""
        return bool(squad.cars) and squad.cars[0].starts == self.district.calendar.now


def _starts_in_week(hours: OpeningHours) -> list[int]:
    """The seconds of the week at which spans start; 0 if it is always open."""
    if hours.per_week == WEEK:
        return [0]
    starts, moment = [], hours.next_start(WEEK - 1)
    while moment < 2 * WEEK:
        starts.append(moment - WEEK)
        moment = hours.next_start(moment)
    return starts
