"""The district: puts the parts together, and lets time pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa

from sim.agents.attention import Attention
from sim.agents.casework import Casework
from sim.agents.citizen import Citizens
from sim.agents.community_officer import CommunityOfficer
from sim.agents.control_room import Call, ControlRoom
from sim.agents.detective_room import DetectiveRoom
from sim.agents.door import Doors
from sim.agents.happenings import Happenings
from sim.agents.info_desk import InfoDesk
from sim.agents.outside_world import OutsideWorld
from sim.agents.partner import PartnerOrganisation
from sim.agents.patrol_squad import PatrolSquad
from sim.agents.requests import Requests
from sim.agents.rota import Rota
from sim.agents.team_chief import TeamChief
from sim.agents.turnover import Turnover
from sim.kernel.calendar import Calendar, Order, Story
from sim.kernel.distributions import distribution
from sim.kernel.fading import fade_rate
from sim.kernel.journal import Journal
from sim.kernel.streams import Streams
from sim.kernel.week import DAY, MINUTE, WEEK
from sim.meetings import Agenda
from sim.parameters.base import as_number, plain
from sim.policies import POLICIES
from sim.policies.base import Policy
from sim.practice import Practice
from sim.world.beats import Beat
from sim.world.facts import BeatWeek, IntegrityIncident
from sim.world.information import Pieces
from sim.world.liveability import grade
from sim.world.ties import Ties

if TYPE_CHECKING:
    from sim.agents.base import Agent
    from sim.scenario.schema import Scenario
    from sim.world.problems import Problem


class District(mesa.Model):
    """One district in one replication. `step()` lets one day pass; `run_until_week` as many weeks as asked.

    Policies of the scenario are adopted at their start week if `policies` is true.
    """

    def __init__(self, scenario: Scenario, replication: int = 0, policies: bool = True, strict: bool = False) -> None:
        super().__init__(rng=0)  # Mesa wants a generator; nothing here draws from it
        policies_to_adopt = scenario if policies else None
        self.plan: Scenario = plain(scenario)
        scenario = self.plan
        self.replication = replication
        self.calendar = Calendar()
        self.streams = Streams(scenario.run.seed, replication, strict)
        self.journal = Journal()
        self._prepare(scenario)
        self.beats = [Beat(name, settings, scenario.patrol) for name, settings in sorted(scenario.beats.items())]
        self.ties = Ties(scenario.ties, self.streams, self.calendar, self.journal)
        self.pieces = Pieces(scenario.pieces)
        self.citizens = {beat: Citizens(beat, scenario.citizens, self.streams) for beat in self.beats}
        self.circles: dict[Beat, dict[int, Problem]] = {beat: {} for beat in self.beats}
        """Which citizens are around which open problem."""
        self.tellers: dict[Problem, dict[str, None]] = {}
        """Which colleagues told the officer something about a problem."""
        self.practice: Practice = Practice(self)
        self.officers = [CommunityOfficer(self, name, post) for name, post in sorted(scenario.officers.items()) if not post.vacant]
        for officer in self.officers:
            for beat in officer.beats if officer.settings.kind == "A" else ():
                beat.officer = officer
        self.squads = [PatrolSquad(self, name, settings) for name, settings in sorted(scenario.squads.items())]
        self.partners = [PartnerOrganisation(self, name, settings) for name, settings in sorted(scenario.partners.items())]
        self.rota = Rota(self)
        self.attention = Attention(self)
        self.info_desk = InfoDesk(self)
        self.control_room = ControlRoom(self)
        self.doors = Doors(self)
        self.detectives = DetectiveRoom(self)
        self.casework = Casework(self)
        self.requests = Requests(self)
        self.outside = OutsideWorld(self)
        self.agenda = Agenda(self)
        self.team_chief = TeamChief(self)
        self.happenings = Happenings(self, scenario.run.warm_up_weeks + scenario.run.weeks)
        self._turnover = Turnover(self)
        self.rota.begin()
        for detective in self.detectives.people:
            self.calendar.start(detective.work())
        self.calendar.start(self._weeks(), order=Order.RECORD)
        if policies_to_adopt is not None:
            self.adopt_policies(policies_to_adopt)

    def _prepare(self, scenario: Scenario) -> None:
        self._chances = {name: self.streams.chance(name) for name in ("travel", "on scene")}
        travel = scenario.patrol.travel
        self._travel = distribution(travel.shape, travel.mean, travel.sigma)
        self._on_scene = {
            name: distribution(kind.on_scene.shape, kind.on_scene.mean, kind.on_scene.sigma) for name, kind in scenario.demand.kinds.items()
        }
        lasts = scenario.patrol.commitment_minutes
        self.commitment_lasts = distribution(lasts.shape, lasts.mean, lasts.sigma)
        helped = scenario.demand.help_minutes
        self.help_lasts = distribution(helped.shape, helped.mean, helped.sigma)
        self.noticed = self.streams.chance("noticed at call")
        self.noticed_on_visit = self.streams.chance("noticed on visit")
        self.commitments = self.streams.chances("commitments", 2)
        self._reciprocity = fade_rate(as_number(scenario.sharing.reciprocity_half_life))

    # --- time --------------------------------------------------------------------------------------------------

    def step(self) -> None:
        """Let one day pass."""
        self.calendar.run_until(self.calendar.now + DAY)

    def run_until_week(self, week: int) -> None:
        """Let time pass until Monday 00:00 of this week (0 is the first); what is due then comes after."""
        self.calendar.run_until(week * WEEK)

    def run(self) -> District:
        """Let the whole run pass, warm-up included."""
        self.run_until_week(self.plan.run.warm_up_weeks + self.plan.run.weeks)
        return self

    def close(self) -> None:
        """Let go of it: Mesa 3.3 keeps every model alive by its agents' numbers."""
        getattr(mesa.Agent, "_ids", {}).pop(self, None)

    def adopt_policies(self, scenario: Scenario) -> None:
        """From its start week to its end week each policy of the scenario is wrapped around the practice, in the order of the file.

        What ends in a week has ended before anything begins in it.
        """
        adopted: dict[str, Policy] = {}
        for name, settings in scenario.policies.items():
            if settings.until_week is not None and settings.until_week * WEEK > self.calendar.now:
                self.calendar.at(settings.until_week * WEEK, lambda name=name: self._end(adopted.pop(name)), Order.POLICY)  # type: ignore[misc]
        for name, settings in scenario.policies.items():
            week = scenario.run.warm_up_weeks if settings.from_week is None else settings.from_week
            start = max(week * WEEK, self.calendar.now)
            if settings.until_week is None or start < settings.until_week * WEEK:
                self.calendar.at(start, lambda name=name: adopted.update({name: self._adopt(scenario.policies[name])}), Order.POLICY)  # type: ignore[misc]

    def _adopt(self, settings) -> Policy:  # type: ignore[no-untyped-def]
        policy = POLICIES[settings.policy](settings, self.practice, self)
        self.practice = policy  # type: ignore[assignment]
        policy.begin()
        return policy

    def _end(self, ended: Policy) -> None:
        """Take a policy out of the practice; those around it stand around what was inside it."""
        if self.practice is ended:
            self.practice = ended.inner
        policy = self.practice
        while isinstance(policy, Policy):
            if policy.inner is ended:
                policy.inner = ended.inner
            policy = policy.inner  # type: ignore[assignment]
        ended.end()
        policy = self.practice
        while isinstance(policy, Policy):
            policy.another_ended()
            policy = policy.inner  # type: ignore[assignment]

    # --- small services ----------------------------------------------------------------------------------------

    def duration(self, what: str, call: Call) -> int:
        """Seconds that travel or the work on the scene of a call takes."""
        share = self._chances[what](*call.keys)
        minutes = self._travel.at(share) if what == "travel" else self._on_scene[call.kind].at(share)
        return round(minutes * MINUTE)

    def exchange(self, officer: Agent, other: Agent, given: float = 0.0, got: float = 0.0) -> None:
        """Note what an officer gave or got."""
        self.ties.between(officer, other).exchange(self.calendar.now, self._reciprocity, given, got)

    def integrity_incident(self, problem: Problem, key: tuple[int, ...]) -> None:
        """Something was told that should not have been, and it came out: a citizen feels badly treated."""
        citizens, now = self.citizens[problem.beat], self.calendar.now
        self.journal.write(IntegrityIncident, now, problem.name, problem.beat.name, problem.circle[0])
        citizens.feel(citizens.citizen(problem.circle[0]), 0.0, now, *key, 1)

    def told_back(self, report: Call) -> None:
        """A reporter was told what came of it."""
        self.happenings.told_back(report)

    def call_settled(self, call: Call) -> None:
        """A car has been."""
        self.happenings.call_settled(call)
        self.outside.attended(call)

    def problem_ended(self, problem: Problem) -> None:
        """Nobody has to know anything about it any more."""
        problem.beat.problems.remove(problem)
        circle = self.circles[problem.beat]
        for number in problem.circle:
            if circle.get(number) is problem:
                del circle[number]
        for other in problem.beat.problems:
            for number in other.circle:
                circle.setdefault(number, other)
        self.tellers.pop(problem, None)
        self.team_chief.forget(problem)
        everybody = [*self.officers, *(person for partner in self.partners for person in partner.people)]
        for squad in self.squads:
            everybody += squad.members
        for person in everybody:
            person.head.forget(problem)
        self.detectives.head.forget(problem)

    # --- the week ----------------------------------------------------------------------------------------------

    def _weeks(self) -> Story:
        """Monday 00:00 the officers plan the week; in its last second it is noted how it ended."""
        while True:
            self.team_chief.plan_week()
            for officer in self.officers:
                officer.plan_week()
            yield WEEK - 1
            self.detectives.shelve_old()
            for beat in self.beats:
                self.journal.write(BeatWeek, *grade(beat, self.citizens[beat], self.plan.liveability, self.calendar.now))
            self.detectives.note_week()
            yield 1
            for beat in self.beats:
                beat.turn_week()
