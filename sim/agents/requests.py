"""What officers ask of partners: waiting to be asked, waiting for a decision, promised, and chased."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from sim.kernel.week import HOUR, MINUTE, WEEK
from sim.parameters.base import as_number
from sim.world.agreements import Promise, Request
from sim.world.facts import FoundClosed, PromiseSettled
from sim.world.information import PIECE_NUMBERS, piece_number

if TYPE_CHECKING:
    from sim.district import District
    from sim.world.problems import Problem

    from .base import Agent
    from .community_officer import CommunityOfficer
    from .contact_person import ContactPerson

CHASE = 15 * MINUTE
"""One call after an open promise."""


class Requests:
    """The requests and promises of all officers."""

    def __init__(self, district: District) -> None:
        self.district = district
        self._to_ask: dict[CommunityOfficer, list[Request]] = {officer: [] for officer in district.officers}
        self._to_decide: dict[CommunityOfficer, list[Request]] = {officer: [] for officer in district.officers}
        self._promises: dict[CommunityOfficer, list[Promise]] = {officer: [] for officer in district.officers}
        self._seconds: dict[CommunityOfficer, float] = {}
        self._chased: dict[CommunityOfficer, int] = {}
        self._untold: dict[CommunityOfficer, list[Promise]] = {officer: [] for officer in district.officers}
        """Promises that were kept, of which the officer has not heard."""
        self._feedback: dict[tuple[str, str], int] = {}
        self._accepts = district.streams.chance("request accepted")
        self._invests = district.streams.trait("officer invests")

    def put(self, officer: CommunityOfficer, request: Request, joint_decision: bool) -> None:
        """A request waits: for a phone call, or for a meeting at which all who must agree are present."""
        (self._to_decide if joint_decision else self._to_ask)[officer].append(request)

    def hours_wanted(self, officer: CommunityOfficer) -> float:
        """Hours that asking and chasing need."""
        practice = self.district.practice
        self._promises[officer] = [promise for promise in self._promises[officer] if not promise.settled]
        asking = fsum(practice.request_hours(officer, practice.joins(officer, request.owner)) for request in self._to_ask[officer])
        return asking + self.district.plan.officer_week.chasing_hours * len(self._promises[officer])

    def spend(self, officer: CommunityOfficer, seconds: int) -> None:
        """Time at the phone: requests first, oldest first; then calls after open promises."""
        credit = self._seconds.get(officer, 0.0) + seconds
        practice = self.district.practice
        for request in list(self._to_ask[officer]):
            joint = practice.joins(officer, request.owner)
            cost = practice.request_hours(officer, joint) * HOUR
            if cost > credit or (joint and not request.owner.reachable):
                continue
            if self._gives_up(officer, request):
                continue
            credit -= cost
            self._to_ask[officer].remove(request)
            self._ask(officer, request, joint)
        waiting = [promise for promise in self._promises[officer] if not promise.settled]
        while credit >= CHASE and waiting:
            self._chased[officer] = chased = self._chased.get(officer, 0) + 1
            promise = waiting.pop(chased % len(waiting))
            credit -= CHASE
            self.district.outside.ring(officer, promise.owner, (promise.key, officer.now))
        self._seconds[officer] = min(credit, practice.request_hours(officer, True) * HOUR)

    def _gives_up(self, officer: CommunityOfficer, request: Request) -> bool:
        """Too frustrated with this party to bother this week."""
        share = self.district.practice.invests(officer, request.owner.party)
        return self._invests(request.problem.key, request.attempt, request.owner.key, officer.now // WEEK) >= share

    def _ask(self, officer: CommunityOfficer, request: Request, joint: bool) -> None:
        owner, problem, ties = request.owner, request.problem, self.district.plan.ties
        if not problem.open or problem.attempts != request.attempt:
            return
        request.joint = joint
        request.asked_at = officer.now
        if joint:
            self.district.ties.grow(officer, owner, "joint", ties.joint_action)
        else:
            self.district.outside.ring(officer, owner, (problem.key, -1 - request.attempt))
        if owner.reachable:
            self.agree(officer, request)
        else:
            opens = owner.organisation.hours.next_open(officer.now)
            self.district.journal.write(FoundClosed, officer.now, problem.name, owner.party, officer.name, problem.beat.name, opens)
            self.share_case(officer, owner, problem, False, (problem.key, -1 - request.attempt))
            self.district.calendar.at(opens, lambda: self._read(officer, request))

    def _read(self, officer: CommunityOfficer, request: Request) -> None:
        """A request by mail is read when the doors open."""
        if request.problem.open and request.problem.attempts == request.attempt:
            request.owner.open_file(request.problem)
            self._answer(officer, request)

    def agree(self, officer: CommunityOfficer, request: Request) -> None:
        """The request is heard: the file is opened, pieces are shared; then it is taken on, or stays under the threshold."""
        owner, problem = request.owner, request.problem
        owner.open_file(problem)
        self.share_case(officer, owner, problem, request.joint, (problem.key, -1 - request.attempt))
        self._answer(officer, request)

    def _answer(self, officer: CommunityOfficer, request: Request) -> None:
        owner, problem = request.owner, request.problem
        name = f"{problem.name}!{request.attempt}/{owner.party}"
        if self._accepts(problem.key, request.attempt, owner.organisation.key) >= self.district.practice.accepts(owner, problem):
            self.district.journal.write(
                PromiseSettled, officer.now, name, owner.name, owner.party, officer.name, problem.beat.name, "refused", True
            )
            self.district.casework.failed(problem, request.attempt)
            return
        key = problem.key ^ (request.attempt * 1_000_003) ^ owner.organisation.key
        owner.promise(officer, problem.beat, request.joint, key, name, request)

    def share_case(self, officer: CommunityOfficer, owner: Agent, problem: Problem, met: bool, occasion: tuple[int, int]) -> None:
        """The officer tells what he knows to the one who must act, piece by piece, as far as the five questions allow.

        `occasion` is the report or the try at which they speak: its draws belong to that, and to the piece.
        """
        held = officer.head.get(problem, {})
        theirs = owner.head.get(problem, {})
        for piece, found in list(held.items()):
            if theirs.get(piece, -1) < found and self.district.pieces.fresh(piece, found, officer.now):
                key = (occasion[0], occasion[1] * PIECE_NUMBERS + piece_number(piece))
                officer.tells(owner, problem, piece, found, key, "request", met=met, asked=True)

    def forget(self, officer: CommunityOfficer, problem: Problem) -> None:
        for waiting in (self._to_ask, self._to_decide):
            waiting[officer] = [request for request in waiting[officer] if request.problem is not problem]

    def decide(self, officer: CommunityOfficer, present: list[Agent], invited: list[Agent]) -> None:
        """At a meeting: joint requests for which all partners are at the table are decided; others are put off for who is absent."""
        for request in list(self._to_decide[officer]):
            problem = request.problem
            needed = [other.owner for other in self._to_decide[officer] if other.problem is problem]
            if request in self._to_decide[officer] and all(owner in present for owner in needed):
                for other in [other for other in self._to_decide[officer] if other.problem is problem]:
                    self._to_decide[officer].remove(other)
                    other.joint = self.district.practice.joins(officer, other.owner)
                    self.agree(officer, other)
        for request in self._to_decide[officer]:
            if request.owner in invited and request.owner not in present:
                self._put_off(officer, request)

    def _put_off(self, officer: CommunityOfficer, request: Request) -> None:
        """'Still with us': a decision waits for somebody who is not there; once too often is late."""
        request.put_off += 1
        if request.put_off == int(min(as_number(self.district.plan.promises.patient_meetings), 1e9)) + 1:
            self.district.ties.hurt(officer, request.owner, "late", self.district.plan.ties.late)
            officer.frustration.add(request.owner.party, "late", 1.0)

    def ask_at_table(self, officer: CommunityOfficer, present: list[Agent]) -> None:
        """Requests that wait to be made are made at once to those who sit at the table."""
        for request in list(self._to_ask[officer]):
            if request.owner in present and request.problem.open and request.problem.attempts == request.attempt:
                self._to_ask[officer].remove(request)
                request.joint = self.district.practice.joins(officer, request.owner)
                request.asked_at = officer.now
                self.agree(officer, request)

    def remember_promise(self, promise: Promise) -> None:
        """The officer will call after it."""
        self._promises[promise.officer].append(promise)

    def result_untold(self, promise: Promise) -> None:
        """A promise was kept, and nobody told the officer."""
        self._untold[promise.officer].append(promise)

    def look_back(self, officer: CommunityOfficer, there: list[ContactPerson]) -> None:
        """At a table: what came of earlier promises is reported, or goes by in silence; who failed again hears so, or not."""
        practice, untold = self.district.practice, self._untold[officer]
        if practice.results_reported(there):
            for promise in untold:
                if promise.owner in there:
                    promise.owner.tell_result(officer)
        self._untold[officer] = [promise for promise in untold if promise.owner not in there]
        for person in there:
            if practice.called_out(person, there):
                person.called_out_at = officer.now

    def owe_feedback(self, officer: CommunityOfficer, problem: Problem) -> None:
        """Those of his colleagues who told him a piece deserve to hear what came of it."""
        for name in self.district.tellers.pop(problem, ()):
            self._feedback[officer.name, name] = self._feedback.get((officer.name, name), 0) + 1

    def owes_feedback(self, officer: CommunityOfficer, colleague: Agent) -> bool:
        """Whether he had something to tell this colleague; it is told now."""
        return self._feedback.pop((officer.name, colleague.name), 0) > 0
