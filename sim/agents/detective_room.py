"""The detectives together (recherche): what is screened in, what waits, what is shelved."""

from __future__ import annotations

import math
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from sim.kernel.distributions import distribution, logistic
from sim.kernel.week import DAY, HOUR, OpeningHours
from sim.parameters.base import as_number
from sim.world.facts import CaseMoved, CaseScreened, DeskWeek
from sim.world.information import Head

from .detective import Detective

if TYPE_CHECKING:
    from sim.district import District
    from sim.scenario.schema import Scenario
    from sim.world.beats import Beat
    from sim.world.problems import Problem

    from .community_officer import CommunityOfficer
    from .control_room import Call


class Case:
    """One case that went in."""

    __slots__ = ("attempt", "beat", "came", "cleared_chance", "hours", "keys", "name", "problem", "serious")

    def __init__(
        self, name: str, keys: tuple[int, int], beat: Beat, problem: Problem | None, came: int, hours: float, cleared: float, attempt: int,
        serious: bool,
    ) -> None:
        self.name, self.keys, self.beat, self.problem = name, keys, beat, problem
        self.came, self.hours, self.cleared_chance, self.attempt, self.serious = came, hours, cleared, attempt, serious


class DetectiveRoom:
    """The detectives together: what is screened in, what waits, what is shelved."""

    def __init__(self, district: District) -> None:
        self.district = district
        self.settings = district.plan.detectives
        self.hours = OpeningHours(self.settings.hours)
        self.head = Head()
        """What the room knows: detectives share a system."""
        self.people = [Detective(district, self, number + 1) for number in range(self.settings.number - self.settings.vacancies)]
        self.new_case = district.calendar.signal()
        self._queue: list[tuple[float, int, int, Case]] = []
        self._serial = 0
        self._waiting_hours = 0.0
        chance = district.streams.chance
        self.clears = chance("case cleared")
        self._reported = district.streams.chances("crime reported", 2)
        self._screens = district.streams.chances("case screened", 3)
        """With whom the officer shares it, whether there is a suspect, and whether it goes in."""
        self._spoken_to = chance("detective spoken to")
        self._lasts = chance("case lasts")
        self.case_share = self.settings.case_share * (1 - self.settings.absence)
        """Share of office time that goes to cases."""
        self._weekly_hours = max(1e-9, len(self.people) * self.hours.per_week / HOUR * self.case_share)
        spread = self.settings.case_hours
        self._case_hours = distribution(spread.shape, spread.mean, spread.sigma)
        self._intercept = screening_intercept(district.plan)

    @property
    def load(self) -> float:
        """Weeks of work in the queue over the weeks at which half of all occasions are missed."""
        return self._waiting_hours / self._weekly_hours / as_number(self.district.plan.sharing.detective_capacity)

    def take_report(self, report: Call, serious: bool) -> None:
        """A recorded crime: cleared on the spot, or screened within days."""
        settings = self.settings
        if not self.people:
            return
        share, waits = self._reported(*report.keys)
        if share < settings.cleared_on_spot:
            self.district.journal.write(CaseMoved, report.created, report.name, report.beat.name, "on_the_spot", 0)
            return
        delay = int(waits * settings.screening_days * DAY)
        self.district.calendar.after(delay, lambda: self._screen(report, serious))

    def _screen(self, report: Call, serious: bool) -> None:
        settings, keys, problem = self.settings, report.keys, report.problem
        officer = report.beat.officer
        whom, suspected, goes_in = self._screens(*keys)
        if problem is not None and problem.open and officer is not None and officer.head.get(problem):
            person = self.people[int(whom * len(self.people))]
            self.district.requests.share_case(officer, person, problem, False, keys)
        known = [piece for piece in self.head.get(problem, ())] if problem is not None else []
        suspect = any(piece.startswith("suspect") for piece in known) or suspected < settings.suspect_known
        score = self._intercept + settings.screen_suspect * suspect
        score += settings.screen_piece * min(3, len(known)) + settings.screen_serious * serious
        taken = settings.screened_in >= 1 or (settings.screened_in > 0 and goes_in < logistic(score))
        now = self.district.calendar.now
        self.district.journal.write(CaseScreened, now, report.name, report.beat.name, taken, now - report.created)
        if taken:
            self._put(Case(report.name, keys, report.beat, problem, report.created, self._case_hours.at(self._lasts(*keys)),
                           settings.cleared_base, -1, serious))

    def take_problem(self, officer: CommunityOfficer, problem: Problem, attempt: int) -> None:
        """An officer brings a problem: a case of its own, if he gets it across."""
        if not self.people:
            self.district.casework.failed(problem, attempt)
            return
        now, keys = self.district.calendar.now, (problem.key, -1 - attempt)
        person = self.people[int(self._spoken_to(*keys) * len(self.people))]
        self.district.requests.share_case(officer, person, problem, True, keys)
        self.district.ties.grow(officer, person, "message", self.district.plan.ties.message)
        name = f"{problem.name}!{attempt}"
        hours = self._case_hours.at(self._lasts(*keys))
        serious = self.district.plan.demand.kinds[problem.incident_kind].serious
        self._put(Case(name, keys, problem.beat, problem, now, hours, self.settings.cleared_base, attempt, serious))

    def _put(self, case: Case) -> None:
        self._serial += 1
        self._waiting_hours += case.hours
        heappush(self._queue, (-self._weight(case, self.district.practice.area_weight()), case.came, self._serial, case))
        self.new_case.fire()

    def _weight(self, case: Case, area_weight: float) -> float:
        """How much a case weighs: what clearing it is worth for the target, most of all if it is serious, against the area."""
        settings = self.settings
        known = self.head.get(case.problem, {}) if case.problem is not None else {}
        cleared = min(settings.cleared_most, case.cleared_chance + settings.cleared_piece * len(known))
        area = 1.0 if case.problem is not None else 0.0
        return (1 - area_weight) * (cleared + settings.target_value * case.serious) + area_weight * area

    def speak_up(self, problem: Problem, area_weight: float) -> None:
        """The team chief speaks up for a problem: its cases that still wait are weighed anew, and the area counts so much more."""
        if not area_weight:
            return
        share = min(1.0, self.district.practice.area_weight() + area_weight)
        self._queue = [
            (-self._weight(entry[3], share), *entry[1:]) if entry[3].problem is problem else entry for entry in self._queue
        ]
        heapify(self._queue)

    def next_case(self) -> Case | None:
        """The case with the most weight; those that waited too long are shelved."""
        now, limit = self.district.calendar.now, int(self.settings.shelved_days * DAY)
        while self._queue:
            case = heappop(self._queue)[3]
            self._waiting_hours -= case.hours
            if now - case.came <= limit:
                return case
            self.district.journal.write(CaseMoved, now, case.name, case.beat.name, "shelved", now - case.came)
            if case.attempt >= 0 and case.problem is not None:
                self.district.casework.failed(case.problem, case.attempt)
        return None

    def note_week(self) -> None:
        """Write down how the queue stands."""
        self.district.journal.write(DeskWeek, self.district.calendar.now, len(self._queue), self._waiting_hours)

    def shelve_old(self) -> None:
        """Once a week: shelve what nobody picked up."""
        now, limit = self.district.calendar.now, int(self.settings.shelved_days * DAY)
        old = [entry for entry in self._queue if now - entry[3].came > limit]
        if not old:
            return
        self._queue = sorted(entry for entry in self._queue if now - entry[3].came <= limit)
        for *_, case in old:
            self._waiting_hours -= case.hours
            self.district.journal.write(CaseMoved, now, case.name, case.beat.name, "shelved", now - case.came)
            if case.attempt >= 0 and case.problem is not None:
                self.district.casework.failed(case.problem, case.attempt)


def screening_intercept(scenario: Scenario) -> float:
    """The log-odds at which the mean chance to go in, over recorded crime without an officer's pieces, is what the settings say."""
    settings, kinds = scenario.detectives, scenario.demand.kinds.values()
    if settings.screened_in in (0, 1):
        return 0.0
    crimes = math.fsum(kind.per_year * kind.report_chance * kind.recorded for kind in kinds)
    serious = math.fsum(kind.per_year * kind.report_chance * kind.recorded for kind in kinds if kind.serious) / crimes if crimes else 0.0
    terms = [
        (share * heavy, settings.screen_suspect * suspect + settings.screen_serious * grave)
        for share, suspect in ((settings.suspect_known, 1), (1 - settings.suspect_known, 0))
        for heavy, grave in ((serious, 1), (1 - serious, 0))
    ]
    low, high = -30.0, 30.0
    for _ in range(60):
        middle = (low + high) / 2
        if math.fsum(weight * logistic(middle + term) for weight, term in terms) < settings.screened_in:
            low = middle
        else:
            high = middle
    return (low + high) / 2
