"""One person at a partner: opens files, promises, keeps promises or does not, and some day leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.week import HOUR, NEVER, WEEK
from sim.parameters.base import as_number
from sim.world.agreements import Promise, Request
from sim.world.facts import PromiseMade, PromiseSettled
from sim.world.information import PIECE_NUMBERS, piece_number

from .base import Agent

if TYPE_CHECKING:
    from sim.district import District
    from sim.parameters.partners import PersonSettings
    from sim.world.beats import Beat
    from sim.world.problems import Problem

    from .community_officer import CommunityOfficer
    from .partner import PartnerOrganisation

HALF_DAY = 4 * HOUR
"""How long somebody is at his desk or is not, where not all people are there in every open hour."""


class ContactPerson(Agent):
    """One person at a partner with whom officers deal."""

    role = "partner"

    def __init__(self, district: District, organisation: PartnerOrganisation, name: str, person: PersonSettings | None) -> None:
        super().__init__(district, f"{organisation.name}-{name}", organisation.name)
        self.organisation = organisation
        self.settings = organisation.settings
        self._capacity = as_number(organisation.settings.capacity) * district.plan.promises.capacity_factor
        self.willing = person.willing if person is not None else 1.0
        """Odds of answering, coming out, telling and keeping, against those of his colleagues."""
        self.first_tie = person.start if person is not None else None
        self.open_requests = 0
        """Promises made and not settled."""
        self.came_with_nothing: list[int] = []
        """When he did not do what was agreed, with or without an excuse."""
        self.called_out_at = -NEVER
        self.left_at = -NEVER
        """When his predecessor left."""

    @property
    def reachable(self) -> bool:
        """In office hours, at his desk."""
        return self.works_at(self.now)

    def works_at(self, moment: int) -> bool:
        """Whether his organisation is open then and he is there; as it stands everybody is."""
        organisation = self.organisation
        if not organisation.hours.is_open(moment):
            return False
        share = organisation.desk_share
        return share >= 1 or organisation.at_desk(self.key, moment // HALF_DAY) < share

    @property
    def capacity(self) -> float:
        """Open requests that this person can carry."""
        return self._capacity * self.organisation.staffing

    @property
    def load(self) -> float:
        """Open requests against capacity, where that keeps him from sharing."""
        if not self.district.plan.sharing.partner_capacity:
            return 0.0
        return self.open_requests / self.capacity

    def open_file(self, problem: Problem) -> None:
        """Look a case up when asked or when it is on the table: the file may hold what this organisation comes by."""
        pieces = self.district.plan.pieces
        always = self.organisation.staffed_seconds >= WEEK
        chance = pieces.partner_file_always if always else pieces.partner_file
        for kind in self.organisation.knows:
            for number in range(1, problem.settings.needs.get(kind, 0) + 1):  # type: ignore[call-overload]
                piece = f"{kind}{number}"
                key = (problem.key, self.organisation.key, number, len(kind))
                if piece not in self.head.get(problem, {}) and self.organisation.file_holds(*key) < chance:
                    self.find(problem, piece, "file")

    def promise(self, officer: CommunityOfficer, beat: Beat, joint: bool, key: int, name: str, request: Request | None) -> None:
        """Promise to act by a date. Whether he acts at all, and how long it takes, is settled by his draws for this promise."""
        organisation, district = self.organisation, self.district
        asked = request.asked_at if request is not None else self.now
        due = max(organisation.due(asked), self.now + 1)
        made = Promise(name, key, self, officer, due, joint, request)
        self.open_requests += 1
        district.requests.remember_promise(made)
        district.journal.write(PromiseMade, self.now, name, self.name, self.party, officer.name, beat.name, due, joint, request is not None)
        kept = district.practice.keeps(self, officer, joint)
        draw = organisation.promise_draw
        ready = organisation.hours.after_open_time(self.now, organisation.takes(draw(key, 1)))
        if draw(key, 0) < kept:
            self.calendar.at(ready, lambda: self._settle(made, beat, "late" if ready > due else "kept"))
            return
        promises, share = district.plan.promises, draw(key, 2)
        if share < promises.half_share:
            self.calendar.at(ready, lambda: self._settle(made, beat, "half"))
        elif share < promises.half_share + promises.excused_share:
            self.calendar.at(due, lambda: self._settle(made, beat, "excused"))
        else:
            self.calendar.at(due, lambda: self._settle(made, beat, "broken"))

    def _settle(self, promise: Promise, beat: Beat, outcome: str) -> None:
        district, officer = self.district, promise.officer
        ties = district.plan.ties
        loss = district.practice.tie_lost(self, officer, outcome)
        self.open_requests -= 1
        promise.settled = True
        district.journal.write(
            PromiseSettled, self.now, promise.name, self.name, self.party, officer.name, beat.name, outcome, promise.request is not None
        )
        if outcome in ("kept", "late"):
            told = 1.0 if promise.joint else district.practice.answers(self, officer)
            if promise.joint:
                district.ties.grow(officer, self, "joint", ties.joint_action)
            if self.organisation.promise_draw(promise.key, 3) < told:
                self.tell_result(officer)
            else:
                district.requests.result_untold(promise)
        elif outcome != "half":
            self.came_with_nothing.append(self.now)
        points = {"broken": 2.0, "late": 1.0}.get(outcome, 0.0)
        if loss:
            district.ties.hurt(officer, self, outcome, loss)
        if points:
            officer.frustration.add(self.party, outcome, points)
        district.casework.promise_settled(promise, outcome)

    def finds_who(self, problem: Problem, share: float, occasion: int, how: str) -> None:
        """Come to know who is in a group, and tell the officer of the beat as far as the five questions allow."""
        officer, count = problem.beat.officer, problem.settings.needs.get("who", 0)
        if officer is None or not count:
            return
        piece = f"who{1 + int(share * count)}"
        self.find(problem, piece, how)
        key = (problem.key ^ self.organisation.key, occasion * PIECE_NUMBERS + piece_number(piece))
        self.tells(officer, problem, piece, self.now, key, how, met=False, asked=True)

    def may_report(self, problem: Problem, number: int) -> None:
        """An incident that no citizen reported: he reports it as agreed, or the officer may hear of it afterwards."""
        district, officer = self.district, problem.beat.officer
        if officer is None:
            return
        draw = self.organisation.report_draw
        if draw(problem.key, number, 0) < district.practice.keeps(self, officer, False):
            self.organisation.reported.setdefault(problem, []).append(self.now)
            district.casework.heard_of(officer, problem)
            self.finds_who(problem, draw(problem.key, number, 1), number, "report")
        elif draw(problem.key, number, 2) < district.plan.ties.found_out:
            officer.frustration.add(self.party, "heard afterwards", 1.0)

    def tell_result(self, officer: CommunityOfficer) -> None:
        """Let the officer hear what came of it."""
        self.district.ties.grow(officer, self, "told back", self.district.plan.ties.told_back)
        self.district.exchange(officer, self, got=1.0)

    def leave_message(self, problem: Problem, piece: str, found: int, teller: Agent) -> None:
        """A message waits until the doors open."""
        super().leave_message(problem, piece, found, teller)
        if len(self.inbox) == 1:
            self.calendar.at(self.organisation.hours.next_open(self.now), self.read_inbox)

    def leave(self) -> None:
        """Make place for a successor, who knows nothing of the cases, has failed nobody yet and is as willing as any other."""
        self.head.clear()
        self.came_with_nothing.clear()
        self.called_out_at, self.left_at = -NEVER, self.now
        self.willing = 1.0

    def talk(self, officer: CommunityOfficer, occasion: tuple[int, int]) -> None:
        """Partners bring what they know to the table, not to the corridor."""
