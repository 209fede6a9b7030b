"""A small district that can be built on any calendar: the same year on ours and on SimPy.

Incidents queue by priority for the cars of four squads that take three shifts in turn; eleven officers talk on weekdays and ask
fifteen partners, who answer in opening hours; every contact adds to a tie that fades. All durations are drawn beforehand, so that
both calendars live through the same year, to the second.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush
from random import Random

from sim.kernel.fading import Fading
from sim.kernel.week import DAY, HOUR, MINUTE, WEEK, OpeningHours

INCIDENTS_A_YEAR = 16_000
SQUADS, CARS, OFFICERS, PARTNERS, BEATS = 4, 3, 11, 15, 9
SHIFTS = tuple(OpeningHours(f"Mon-Sun {hours}") for hours in ("07:00-15:00", "15:00-23:00", "23:00-07:00"))
OFFICER_HOURS = OpeningHours("Mon-Fri 09:00-17:00")
PARTNER_HOURS = OpeningHours("Mon-Fri 09:00-12:30, Mon-Fri 13:00-17:00")
ASKS_EVERY = 8
"""An officer asks a partner after so many contacts."""


@dataclass(frozen=True)
class Incident:
    """Something to which a car must go; durations in seconds."""

    number: int
    time: int
    priority: int
    beat: int
    travel: int
    work: int


def tape(weeks: int) -> list[Incident]:
    """All incidents of so many weeks, in order of time."""
    draw = Random(11)
    incidents, time = [], 0.0
    while True:
        time += draw.expovariate(INCIDENTS_A_YEAR / (52 * WEEK))
        if time >= weeks * WEEK:
            return incidents
        share = draw.random()
        priority = 1 if share < 0.2 else 2 if share < 0.7 else 3
        travel, work = draw.lognormvariate(6.1, 0.5), draw.lognormvariate(7.3, 0.8)
        incidents.append(Incident(len(incidents), int(time), priority, draw.randrange(BEATS), int(travel), int(work)))


def _ties(rows: int, columns: int, half_life: float) -> list[list[Fading]]:
    return [[Fading(0.1, half_life) for _ in range(columns)] for _ in range(rows)]


@dataclass
class Place:
    """What the stories share, whichever calendar tells them: the queue, who is free, the ties, and what came of it."""

    incidents: list[Incident]
    queue: list[tuple[int, int, Incident]] = field(default_factory=list)
    requests: list[list[tuple[int, int]]] = field(default_factory=lambda: [[] for _ in range(PARTNERS)])
    waited: list[int] = field(default_factory=lambda: [0, 0, 0])
    answered: int = 0
    squad_ties: list[list[Fading]] = field(default_factory=lambda: _ties(SQUADS, BEATS, 12.0))
    partner_ties: list[list[Fading]] = field(default_factory=lambda: _ties(OFFICERS, PARTNERS, 26.0))
    talk: list[Random] = field(default_factory=lambda: [Random(100 + officer) for officer in range(OFFICERS)])
    answer: list[Random] = field(default_factory=lambda: [Random(200 + partner) for partner in range(PARTNERS)])

    def report(self, incident: Incident) -> None:
        """An incident joins the queue: by priority, then in order of coming."""
        heappush(self.queue, (incident.priority, incident.number, incident))

    def take(self, now: int) -> Incident:
        """The next incident of the queue."""
        incident = heappop(self.queue)[2]
        self.waited[incident.priority - 1] += now - incident.time
        return incident

    def met(self, tie: Fading, now: int) -> None:
        """A contact: the tie grows by a tenth of what it lacks."""
        tie.add(0.1 * (1 - tie.read(now)), now)

    def conversation(self, officer: int) -> int:
        """How long an officer's next contact takes, in seconds."""
        return int(self.talk[officer].lognormvariate(8.1, 0.5)) + MINUTE

    def reply_time(self, partner: int) -> int:
        """How much open time a partner needs for a reply, in seconds."""
        return int(self.answer[partner].expovariate(1 / HOUR)) + 1

    def outcome(self, now: int) -> tuple[object, ...]:
        """What the year brought; equal on every calendar that tells the same story."""
        ties = sum(tie.read(now) for row in self.squad_ties + self.partner_ties for tie in row)
        return (*self.waited, self.answered, len(self.queue), round(ties, 9))


def next_shift(squad: int, now: int) -> tuple[int, int]:
    """Begin and end of the next shift of a squad; the squads move on one shift every week, in three weeks of work and one of rest."""
    for week in range(now // WEEK, now // WEEK + 3):
        turn = (squad + week) % SQUADS
        if turn < len(SHIFTS):
            start = SHIFTS[turn].next_start(max(now, week * WEEK) - 1)
            if start < (week + 1) * WEEK:
                return start, start + 8 * HOUR
    return now + DAY, now + DAY  # a night shift ran into the week of rest: look again tomorrow
