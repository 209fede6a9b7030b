"""The life of a case: from knowing enough, through the acts of those who can, to solved or back to the start."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING

from sim.kernel.week import DAY, WEEK
from sim.world.agreements import Promise, Request
from sim.world.facts import ProblemMoved

if TYPE_CHECKING:
    from sim.district import District
    from sim.world.information import Head
    from sim.world.problems import Problem

    from .community_officer import CommunityOfficer

@dataclass(slots=True, eq=False)
class Act:
    """One try to solve a problem: who still has to act, and what those who acted knew."""

    problem: Problem
    attempt: int
    waiting: list[str]
    started: int
    known: list[float] = field(default_factory=list)


class Casework:
    """All acts under way in the district."""

    def __init__(self, district: District) -> None:
        self.district = district
        self._acts: dict[Problem, Act] = {}
        self._solves = district.streams.chance("act solves")

    # --- starting an act ---------------------------------------------------------------------------------------

    def heard_of(self, officer: CommunityOfficer, problem: Problem) -> None:
        """The officer of the beat hears of a problem: signalled if it was hidden; then he sees whether it is time to act."""
        if problem.beat.officer is not officer or not problem.open:
            return
        if problem.state == "hidden":
            self._move(problem, "signalled", officer)
            problem.signalled_at = officer.now
            if problem.settings.attention:
                officer.calendar.start(self.district.attention.ask(officer, problem))
            patience = int(self.district.plan.problems.patience * WEEK)
            officer.calendar.after(patience, lambda: self.consider(officer, problem))
        self.consider(officer, problem)

    def consider(self, officer: CommunityOfficer, problem: Problem) -> None:
        """Start an act if it is time."""
        if problem.state == "signalled" and officer.now >= problem.next_try and self.district.practice.acts_now(officer, problem):
            self.start(officer, problem)

    def start(self, officer: CommunityOfficer, problem: Problem) -> None:
        """The officer sets an act in motion: his own work, the detectives, or a request to partners."""
        parties = list(problem.parties())
        self._move(problem, "in_hand", officer)
        self._acts[problem] = act = Act(problem, problem.attempts, list(parties), officer.now)
        for party in parties:
            if self._acts.get(problem) is not act:
                return  # it failed, or was done, at the first of them
            if party == "officer":
                problem.act_hours = self.district.plan.problems.own_act_hours
                if problem.act_hours <= 0:
                    self.own_act_done(officer, problem)
            elif party == "detectives":
                self.district.detectives.take_problem(officer, problem, problem.attempts)
            else:
                owner = self.district.outside.partner_of(party, problem).person_for(problem.beat)
                request = Request(problem, problem.attempts, owner, officer.now)
                self.district.requests.put(officer, request, joint_decision=len(parties) > 1)

    def open_longer_than(self, problem: Problem, seconds: float) -> list[str]:
        """The partners that were asked so long ago to act on a problem and have not."""
        act = self._acts.get(problem)
        if act is None or self.district.calendar.now - act.started < seconds:
            return []
        return [party for party in act.waiting if party not in ("officer", "detectives")]

    # --- how it ends -------------------------------------------------------------------------------------------

    def own_act_done(self, officer: CommunityOfficer, problem: Problem) -> None:
        """The officer's own act is done."""
        problem.act_hours = 0.0
        self.party_done(problem, problem.attempts, "officer", officer.head)

    def promise_settled(self, promise: Promise, outcome: str) -> None:
        """A partner did what was agreed, or did not."""
        request = promise.request
        if request is None:
            return
        if outcome in ("kept", "late"):
            self.party_done(request.problem, request.attempt, promise.owner.organisation.kind, promise.owner.head)
        else:
            self.failed(request.problem, request.attempt)

    def party_done(self, problem: Problem, attempt: int, party: str, head: Head) -> None:
        """One of the parties has acted; when all have, it shows whether the problem is solved."""
        act = self._acts.get(problem)
        if act is None or act.attempt != attempt or party not in act.waiting:
            return
        act.waiting.remove(party)
        act.known.append(self.district.pieces.known(problem, head, self.district.calendar.now))
        if not act.waiting:
            self._conclude(act)

    def failed(self, problem: Problem, attempt: int) -> None:
        """A party did not act: the try is over."""
        act = self._acts.get(problem)
        if act is not None and act.attempt == attempt:
            self._unsolved(problem)

    def _conclude(self, act: Act) -> None:
        settings, problem = self.district.plan.problems, act.problem
        known = fsum(act.known) / len(act.known)
        chance = settings.solved_base + settings.solved_known * known**2
        if problem.settings.attention and settings.dose_half:
            dose = problem.dose.read(self.district.calendar.now)
            chance *= settings.dose_floor + (1 - settings.dose_floor) * dose / (dose + settings.dose_half)
        if self._solves(problem.key, act.attempt) < chance:
            self.end(problem, "solved")
        else:
            self._unsolved(problem)

    def _unsolved(self, problem: Problem) -> None:
        """Back to signalled; the next try waits."""
        settings, officer = self.district.plan.problems, problem.beat.officer
        self._acts.pop(problem, None)
        problem.act_hours = 0.0
        problem.attempts += 1
        wait = max(int(settings.retry_weeks * WEEK), DAY)  # never two tries on one day
        problem.next_try = self.district.calendar.now + wait
        if officer is None:
            return
        self.district.requests.forget(officer, problem)
        problem.state = "signalled"
        self._move(problem, "unsolved", officer)
        problem.state = "signalled"
        problem.signalled_at = self.district.calendar.now
        for seconds in (wait, max(wait, int(settings.patience * (1 + problem.attempts) * WEEK))):
            self.district.calendar.after(seconds, lambda: self.consider(officer, problem))

    def end(self, problem: Problem, how: str) -> None:
        """The problem is over: solved, or faded by itself."""
        officer = problem.beat.officer
        self._acts.pop(problem, None)
        if officer is not None:
            self.district.requests.forget(officer, problem)
            if how == "solved":
                self.district.requests.owe_feedback(officer, problem)
        self._move(problem, how, officer)
        self.district.problem_ended(problem)

    def _move(self, problem: Problem, state: str, officer: CommunityOfficer | None) -> None:
        problem.state = state
        known = officer.known(problem) if officer is not None else 0.0
        now = self.district.calendar.now
        self.district.journal.write(ProblemMoved, now, problem.name, problem.kind, problem.beat.name, state, known, problem.attempts)
