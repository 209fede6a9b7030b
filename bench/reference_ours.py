"""The reference year on our calendar."""

from __future__ import annotations

from sim.kernel.calendar import Calendar, Order, Signal, Story
from sim.kernel.week import WEEK

from .reference import ASKS_EVERY, CARS, OFFICER_HOURS, OFFICERS, PARTNER_HOURS, PARTNERS, SQUADS, Incident, Place, next_shift


def run(incidents: list[Incident], weeks: int) -> tuple[int, tuple[object, ...]]:
    """Events of the year and what it brought."""
    year = _Year(incidents)
    year.calendar.run_until(weeks * WEEK)
    return year.calendar.fired, year.place.outcome(weeks * WEEK)


class _Year:
    def __init__(self, incidents: list[Incident]) -> None:
        self.calendar = calendar = Calendar()
        self.place = Place(incidents)
        self.free: list[Signal] = []
        self.asked = [calendar.signal() for _ in range(PARTNERS)]
        calendar.start(self.day_and_night(), order=Order.DEMAND)
        for squad in range(SQUADS):
            for _ in range(CARS):
                calendar.start(self.car(squad))
        for officer in range(OFFICERS):
            calendar.start(self.officer(officer))
        for partner in range(PARTNERS):
            calendar.start(self.partner(partner))

    def day_and_night(self) -> Story:
        """Incidents come as the tape says."""
        for incident in self.place.incidents:
            yield incident.time - self.calendar.now
            self.place.report(incident)
            if self.free:
                self.free.pop(0).fire()

    def car(self, squad: int) -> Story:
        """One car of a squad: shift after shift, call after call."""
        calendar, place, free, ties = self.calendar, self.place, self.free, self.place.squad_ties[squad]
        called = calendar.signal()

        def off_duty() -> None:
            if called in free:
                free.remove(called)
                called.fire()

        while True:
            start, end = next_shift(squad, calendar.now)
            yield start - calendar.now
            if end > start:
                calendar.at(end, off_duty, Order.DUTY)
            while calendar.now < end:
                if place.queue:
                    incident = place.take(calendar.now)
                    yield incident.travel
                    yield incident.work
                    place.met(ties[incident.beat], calendar.now)
                else:
                    free.append(called)
                    yield called

    def officer(self, number: int) -> Story:
        """An officer talks on weekdays, and now and then asks a partner something."""
        calendar, place, ties = self.calendar, self.place, self.place.partner_ties[number]
        contacts = number
        while True:
            yield OFFICER_HOURS.next_open(calendar.now) - calendar.now
            yield place.conversation(number)
            contacts += 1
            partner = contacts % PARTNERS
            place.met(ties[partner], calendar.now)
            if contacts % ASKS_EVERY == 0:
                place.requests[partner].append((calendar.now, number))
                self.asked[partner].fire()

    def partner(self, number: int) -> Story:
        """A partner answers in opening hours, one request after another."""
        calendar, place = self.calendar, self.place
        requests = place.requests[number]
        while True:
            if requests:
                _, officer = requests.pop(0)
                yield PARTNER_HOURS.after_open_time(calendar.now, place.reply_time(number)) - calendar.now
                place.answered += 1
                place.met(place.partner_ties[officer][number], calendar.now)
            else:
                yield self.asked[number]
