"""What an incident has to do with partners: who is called, who gets wind of it, and what police do while their doors are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.week import NEVER, WEEK
from sim.parameters.base import as_number
from sim.world.facts import FoundClosed, StoodIn
from sim.world.information import drawn_kind

if TYPE_CHECKING:
    from sim.district import District
    from sim.world.beats import Beat
    from sim.world.problems import Problem

    from .community_officer import CommunityOfficer
    from .contact_person import ContactPerson
    from .control_room import Call
    from .partner import PartnerOrganisation


class OutsideWorld:
    """The partners of a district, as the work of police touches them."""

    def __init__(self, district: District) -> None:
        self.district = district
        chance = district.streams.chance
        self._found_out = chance("silence found out")
        self._thinks_of_partner = chance("thinks of partner")
        self._comes_out = chance("comes out")
        self._answers = chance("answers mail")
        self._hears = chance("partner hears")
        self._institution = chance("help needs an institution")
        serving = {beat: [partner for partner in district.partners if partner.serves(beat)] for beat in district.beats}
        self._silent_since: dict[tuple[str, str], int] = {}
        """Since when mails of an officer to a contact person are without an answer."""
        self._hearing = {
            (name, beat): [partner for partner in there if partner.settings.hears and name in partner.field]
            for beat, there in serving.items() for name in district.plan.problems.kinds
        }
        """Per kind of problem and beat the partners that may get wind of an incident: those in whose field it lies."""
        self._knows_most: tuple[int, dict[PartnerOrganisation, CommunityOfficer | None]] = (-1, {})
        self._serving: dict[tuple[str, Beat], list[PartnerOrganisation]] = {}
        self._institutions = {beat: [partner for partner in there if partner.settings.helps] for beat, there in serving.items()}

    def partner_of(self, kind: str, problem: Problem) -> PartnerOrganisation:
        """The partner that acts for a kind in the beat of a problem; of several, one by turns over problems."""
        serving = self._serving.get((kind, problem.beat))
        if serving is None:
            found = [partner for partner in self.district.partners if partner.kind == kind]
            serving = [partner for partner in found if partner.serves(problem.beat)] or found
            self._serving[kind, problem.beat] = serving
        return serving[problem.key % len(serving)]

    def owners(self, problem: Problem) -> list[tuple[int, ContactPerson]]:
        """The contact persons who must act at this try of a problem, with their places among the parties."""
        return [
            (place, self.partner_of(party, problem).person_for(problem.beat))
            for place, party in enumerate(problem.parties()) if party not in ("officer", "detectives")
        ]

    def knows_most(self, partner: PartnerOrganisation) -> CommunityOfficer | None:
        """The officer who holds most pieces about cases in a partner's field, this week; none if nobody knows anything."""
        week, district = self.district.calendar.now // WEEK, self.district
        if self._knows_most[0] != week:
            self._knows_most = (week, {})
        known = self._knows_most[1]
        if partner not in known:
            best, known[partner] = 0, None
            for beat in partner.beats:
                officer = beat.officer
                if officer is None or officer.beats[0] is not beat:
                    continue
                held = sum(
                    district.pieces.fresh(piece, found, officer.now)
                    for problem in beat.problems if problem.kind in partner.field
                    for piece, found in officer.head.get(problem, {}).items()
                )
                if held > best:
                    best, known[partner] = held, officer
        return known[partner]

    # --- contact -----------------------------------------------------------------------------------------------

    def mail(self, officer: CommunityOfficer, person: ContactPerson, occasion: tuple[int, ...]) -> None:
        """A mail to a partner is contact only if it is answered, once the doors are open; else it was one-way traffic."""
        district, ties = self.district, self.district.plan.ties
        pair = (officer.name, person.name)
        if self._answers(person.key, *occasion) < district.practice.answers(person, officer):
            self._silent_since.pop(pair, None)
            opens = person.organisation.hours.next_open(officer.now)
            if opens != NEVER:
                district.calendar.at(opens, lambda: district.ties.grow(officer, person, "message", ties.message))
            return
        since = self._silent_since.setdefault(pair, officer.now)
        if officer.now - since >= as_number(district.plan.promises.unanswered_weeks) * WEEK:
            officer.frustration.add(person.party, "unanswered", 1.0)
            self._silent_since[pair] = officer.now

    def ring(self, officer: CommunityOfficer, person: ContactPerson, occasion: tuple[int, ...]) -> None:
        """A call: contact in office hours; outside them a mail is left."""
        if person.reachable:
            self._silent_since.pop((officer.name, person.name), None)
            self.district.ties.grow(officer, person, "message", self.district.plan.ties.message)
        else:
            self.mail(officer, person, occasion)

    def silence_found_out(self, officer: CommunityOfficer, other, problem: Problem, occasion: tuple[int, int]) -> bool:  # type: ignore[no-untyped-def]
        """A silence or refusal may come out later, and then hurts the tie; whether it did."""
        settings = self.district.plan.ties
        if self._found_out(*occasion, officer.key, other.key) >= settings.found_out:
            return False
        self.district.ties.hurt(officer, other, "ignored", settings.ignored)
        return True

    # --- incidents ---------------------------------------------------------------------------------------------

    def reported(self, call: Call) -> None:
        """An incident of a known problem brings officer and partner together: at once if he comes out, by phone, or by mail."""
        problem, officer, district = call.problem, call.beat.officer, self.district
        if problem is None or officer is None or not problem.known_to_officer:
            return
        for place, owner in self.owners(problem):
            if self._thinks_of_partner(*call.keys, place) >= district.practice.thinks_of(officer, owner, call.beat, False):
                continue
            if not owner.reachable:
                opens = owner.organisation.hours.next_open(officer.now)
                district.journal.write(FoundClosed, officer.now, problem.name, owner.party, officer.name, call.beat.name, opens)
                self.mail(officer, owner, (*call.keys, place))
            elif not officer.on_duty:
                self.mail(officer, owner, (*call.keys, place))
            elif self._comes_out(*call.keys, place) < district.practice.leaves_office(owner, officer):
                district.ties.grow(officer, owner, "joint", district.plan.ties.joint_action)
                district.requests.share_case(officer, owner, problem, True, call.keys)
            else:
                self.ring(officer, owner, (*call.keys, place))
        self._calls_again(problem, officer)

    def _calls_again(self, problem: Problem, officer: CommunityOfficer) -> None:
        """A care report is still open, and the family calls again."""
        waits = as_number(self.district.plan.promises.called_again_weeks) * WEEK
        for party in self.district.casework.open_longer_than(problem, waits):
            owner = self.partner_of(party, problem)
            if owner.settings.type == "care":
                officer.frustration.add(owner.party, "called again", 1.0)

    def happened(self, problem: Problem, number: int) -> None:
        """An incident of a problem happened: partners in whose field it lies may get wind of it, now or when they open."""
        for partner in self._hearing[problem.kind, problem.beat]:
            if self._hears(problem.key, number, partner.key, 0) < partner.settings.hears:
                piece = self.district.pieces.drawn(problem, partner.knows, *drawn_kind(self._hears, problem.key, number, partner.key))
                opens = partner.hours.next_open(self.district.calendar.now)
                if piece is not None and opens != NEVER:
                    person = partner.person_for(problem.beat)
                    self.district.calendar.at(
                        opens, lambda person=person, piece=piece: self._tells_or_not(person, problem, piece, number)  # type: ignore[misc]
                    )

    def _tells_or_not(self, person: ContactPerson, problem: Problem, piece: str, number: int) -> None:
        """It was agreed that he reports what he gets wind of. If he does not, the officer may hear it afterwards."""
        officer = problem.beat.officer
        if not problem.open:
            return
        found, occasion = person.now, (problem.key ^ person.key, number)
        person.find(problem, piece, "heard")
        if officer is None or person.tells(officer, problem, piece, found, occasion, "heard", met=False) is None:
            return
        if self.silence_found_out(officer, person, problem, occasion):
            officer.frustration.add(person.party, "heard afterwards", 1.0)

    def attended(self, call: Call) -> None:
        """Police have been at an incident of a problem that is for others to act on: were their doors closed then?"""
        problem, now = call.problem, self.district.calendar.now
        if problem is None:
            return
        for _, owner in self.owners(problem):
            if not owner.organisation.hours.is_open(call.reached):
                self.district.journal.write(StoodIn, now, call.name, problem.name, call.beat.name, owner.party, now - call.reached)

    # --- help --------------------------------------------------------------------------------------------------

    def help_given(self, officer: CommunityOfficer, number: int, returns: int) -> None:
        """A citizen was helped; some are stuck with an institution, and then the officer rings it."""
        institutions = self._institutions[officer.beats[0]]
        key = (officer.key, number, returns)
        if not institutions or self._institution(*key, 0) >= self.district.plan.promises.institution_share:
            return
        goal = self._institution(*key, 1) * sum(partner.settings.helps for partner in institutions)
        for partner in institutions:
            goal -= partner.settings.helps
            if goal < 0:
                break
        self.ring(officer, partner.person_for(officer.beats[0]), key)
