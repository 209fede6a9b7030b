"""The reference year on SimPy, told in SimPy's own manner."""

from __future__ import annotations

from collections.abc import Generator

import simpy
from simpy import Environment, Event

from sim.kernel.week import WEEK

from .reference import ASKS_EVERY, CARS, OFFICER_HOURS, OFFICERS, PARTNER_HOURS, PARTNERS, SQUADS, Incident, Place, next_shift

Process = Generator[Event, object, None]


def run(incidents: list[Incident], weeks: int) -> tuple[int, tuple[object, ...]]:
    """Events of the year (not counted by SimPy: 0) and what it brought."""
    year = _Year(incidents)
    year.environment.run(until=weeks * WEEK)
    return 0, year.place.outcome(weeks * WEEK)


class _Year:
    def __init__(self, incidents: list[Incident]) -> None:
        self.environment = environment = simpy.Environment()
        self.place = Place(incidents)
        self.free: list[Event] = []
        self.asked: list[Event] = [environment.event() for _ in range(PARTNERS)]
        environment.process(self.day_and_night(environment))
        for squad in range(SQUADS):
            for _ in range(CARS):
                environment.process(self.car(environment, squad))
        for officer in range(OFFICERS):
            environment.process(self.officer(environment, officer))
        for partner in range(PARTNERS):
            environment.process(self.partner(environment, partner))

    def day_and_night(self, environment: Environment) -> Process:
        """Incidents come as the tape says."""
        for incident in self.place.incidents:
            yield environment.timeout(incident.time - environment.now)
            self.place.report(incident)
            if self.free:
                self.free.pop(0).succeed()

    def car(self, environment: Environment, squad: int) -> Process:
        """One car of a squad: shift after shift, call after call."""
        place, free, ties = self.place, self.free, self.place.squad_ties[squad]
        called: list[Event] = [environment.event()]

        def off_duty(_: Event) -> None:
            if called[0] in free:
                free.remove(called[0])
                called[0].succeed()

        while True:
            start, end = next_shift(squad, environment.now)
            yield environment.timeout(start - environment.now)
            if end > start:
                environment.timeout(end - environment.now).callbacks.append(off_duty)
            while environment.now < end:
                if place.queue:
                    incident = place.take(environment.now)
                    yield environment.timeout(incident.travel)
                    yield environment.timeout(incident.work)
                    place.met(ties[incident.beat], environment.now)
                else:
                    called[0] = environment.event()
                    free.append(called[0])
                    yield called[0]

    def officer(self, environment: Environment, number: int) -> Process:
        """An officer talks on weekdays, and now and then asks a partner something."""
        place, ties = self.place, self.place.partner_ties[number]
        contacts = number
        while True:
            yield environment.timeout(OFFICER_HOURS.next_open(environment.now) - environment.now)
            yield environment.timeout(place.conversation(number))
            contacts += 1
            partner = contacts % PARTNERS
            place.met(ties[partner], environment.now)
            if contacts % ASKS_EVERY == 0:
                place.requests[partner].append((environment.now, number))
                asked, self.asked[partner] = self.asked[partner], environment.event()
                asked.succeed()

    def partner(self, environment: Environment, number: int) -> Process:
        """A partner answers in opening hours, one request after another."""
        place = self.place
        requests = place.requests[number]
        while True:
            if requests:
                _, officer = requests.pop(0)
                yield environment.timeout(PARTNER_HOURS.after_open_time(environment.now, place.reply_time(number)) - environment.now)
                place.answered += 1
                place.met(place.partner_ties[officer][number], environment.now)
            else:
                yield self.asked[number]
