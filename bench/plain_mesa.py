"""The same demand as most people would first write it: plain Mesa, a step an hour, every citizen an agent.

It is there to compare with, not to learn from: waiting times are rounded to hours, and almost all of its time goes to
citizens to whom nothing happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa

if TYPE_CHECKING:
    from sim.parameters.demand import DemandSettings

FADE_BELIEF = 0.5 ** (1 / (52 * 168))
FADE_CONFIDENCE = 0.5 ** (1 / (3 * 168))
FADE_LASTING = 0.5 ** (1 / (52 * 168))
FADE_TIE = 0.5 ** (1 / (23 * 168))
"""What an hour leaves: the half-lives of the citizens of Laak, in hours."""


class Incident:
    """Something that was reported and waits for a car."""

    __slots__ = ("citizen", "hour", "priority")

    def __init__(self, citizen: Citizen, hour: int, priority: int) -> None:
        self.citizen = citizen
        self.hour = hour
        self.priority = priority


class Citizen(mesa.Agent):
    """Sees the incidents of Laak happen, reports them or not, and trusts the police a little more or less each time."""

    def __init__(self, model: PlainDistrict, beat: int) -> None:
        super().__init__(model)
        self.beat = beat
        self.belief = 0.5
        self.confidence = 0.0
        self.lasting = 0.0
        self.tie = 0.0

    def step(self) -> None:
        """One hour: what he believes and feels fades; of each kind of incident, now and then one happens."""
        self.belief = 0.5 + (self.belief - 0.5) * FADE_BELIEF
        self.confidence *= FADE_CONFIDENCE
        self.lasting *= FADE_LASTING
        self.tie *= FADE_TIE
        for happens, reported in self.model.kinds_this_hour:
            if self.random.random() < happens and self.random.random() < reported * (0.5 + self.belief):
                self.model.report(self)


class Squad(mesa.Agent):
    """A squad with cars; three of four are on duty in turn."""

    def __init__(self, model: PlainDistrict, number: int) -> None:
        super().__init__(model)
        self.number = number
        self.ties = [0.1] * model.beats

    def step(self) -> None:
        """One hour: the squad on duty takes as many calls as it has cars."""
        self.ties = [tie * 0.9999 for tie in self.ties]
        if (self.model.steps // 8 + self.number) % 4 != 0:
            return
        for _ in range(self.model.cars):
            if not self.model.queue:
                return
            incident = self.model.queue.pop(0)
            self.model.waited[incident.priority - 1].append(self.model.steps - incident.hour)
            incident.citizen.confidence += 0.05 * (1 - incident.citizen.confidence)
            self.ties[incident.citizen.beat] += 0.1 * (1 - self.ties[incident.citizen.beat])


class Officer(mesa.Agent):
    """A community officer: talks to citizens of the beat, and to a partner now and then."""

    def __init__(self, model: PlainDistrict, beat: int) -> None:
        super().__init__(model)
        self.beat = beat
        self.ties = [0.1] * model.partners

    def step(self) -> None:
        """One hour, on weekdays from nine to five."""
        self.ties = [tie * 0.9998 for tie in self.ties]
        if not self.model.is_office_hour():
            return
        citizen = self.random.choice(self.model.citizens_of[self.beat])
        citizen.tie += 0.05 * (1 - citizen.tie)
        if self.random.random() < 0.1:
            partner = self.random.choice(self.model.partner_list)
            partner.requests.append(self)


class Partner(mesa.Agent):
    """A partner that answers in office hours."""

    def __init__(self, model: PlainDistrict, number: int) -> None:
        super().__init__(model)
        self.number = number
        self.requests: list[Officer] = []

    def step(self) -> None:
        """One hour: one request answered."""
        if self.requests and self.model.is_office_hour():
            officer = self.requests.pop(0)
            officer.ties[self.number] += 0.1 * (1 - officer.ties[self.number])


class PlainDistrict(mesa.Model):
    """The district, hour after hour."""

    def __init__(self, demand: DemandSettings, citizens: int, beats: int, squads: int, cars: int, partners: int, seed: int = 1) -> None:
        super().__init__(seed=seed)
        self.beats, self.partners, self.cars = beats, partners, cars
        self.hour_weights = [weight / (sum(demand.hour_weights) / 24) for weight in demand.hour_weights]
        self.kinds = [(kind.per_year * demand.multiplier / 8736 / citizens, kind.report_chance) for kind in demand.kinds.values()]
        self.kinds_this_hour: list[tuple[float, float]] = []
        self.queue: list[Incident] = []
        self.waited: list[list[int]] = [[], [], []]
        self.citizens_of: list[list[Citizen]] = [[] for _ in range(beats)]
        for number in range(citizens):
            citizen = Citizen(self, number % beats)
            self.citizens_of[citizen.beat].append(citizen)
        for number in range(squads):
            Squad(self, number)
        for number in range(beats):
            Officer(self, number)
        self.partner_list = [Partner(self, number) for number in range(partners)]

    def is_office_hour(self) -> bool:
        """Monday to Friday, nine to five."""
        return self.steps // 24 % 7 < 5 and 9 <= self.steps % 24 < 17

    def report(self, citizen: Citizen) -> None:
        """A report joins the queue by priority."""
        share = self.random.random()
        priority = 1 if share < 0.2 else 2 if share < 0.7 else 3
        self.queue.append(Incident(citizen, self.steps, priority))
        self.queue.sort(key=lambda incident: incident.priority)

    def step(self) -> None:
        """One hour for everybody, in random order within each kind."""
        weight = self.hour_weights[self.steps % 24]
        self.kinds_this_hour = [(chance * weight, reported) for chance, reported in self.kinds]
        for kind in (Citizen, Squad, Officer, Partner):
            self.agents_by_type[kind].shuffle_do("step")


def forget(model: mesa.Model) -> None:
    """Mesa 3.3 keeps every model alive through its table of numbers; let go of this one."""
    numbers = getattr(mesa.Agent, "_ids", None)
    if numbers is not None:
        numbers.pop(model, None)
