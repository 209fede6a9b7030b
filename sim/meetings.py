"""Standing meetings: who sits at the table, what is told there and what is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calendar import Order
from sim.kernel.streams import key_of
from sim.kernel.week import DAY, WEEK, OpeningHours
from sim.world.facts import MeetingHeld
from sim.world.information import PIECE_NUMBERS, piece_number

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.contact_person import ContactPerson
    from sim.agents.partner import PartnerOrganisation
    from sim.district import District
    from sim.parameters.meetings import MeetingSettings
    from sim.world.beats import Beat
    from sim.world.problems import Problem


class Meeting:
    """One standing meeting of a district, in all its beats or for all of them."""

    def __init__(self, district: District, name: str, settings: MeetingSettings) -> None:
        self.district = district
        self.name = name
        self.key = key_of(f"meeting {name}")
        self.settings = settings
        hours = OpeningHours(settings.at)
        self._starts = hours.next_open(0)
        self._length = hours.next_close(self._starts) - self._starts
        chance = district.streams.chance
        self._hosts = [partner for partner in district.partners if partner.kind in settings.partners]
        self.attends = chance("attends meeting")
        self.agrees = chance("agenda item agreed")

    def span(self, week: int) -> tuple[int, int] | None:
        """When it comes together in a week, if it does; meetings for each beat have days of their own."""
        if week % self.settings.every_weeks:
            return None
        return week * WEEK + self._starts, week * WEEK + self._starts + self._length

    def sitting(self, officer: CommunityOfficer, week: int) -> Sitting | None:
        """This officer's sitting of this week, if there is one and he is not kept from it."""
        settings, district = self.settings, self.district
        place, every_weeks = officer.place, district.practice.weeks_between(self)
        if settings.scope == "team":
            starts, beat, turn = self._starts, officer.beats[0], True
        elif settings.scope == "management":
            starts, beat = self._starts, officer.beats[0]
            turn = not week % settings.every_weeks and district.team_chief.stand_in(self, week) is officer
        elif officer.settings.kind != "A" or settings.scope == "network":
            return None
        elif settings.scope == "beat":
            day = (self._starts // DAY + place) % 5
            starts, beat, turn = day * DAY + self._starts % DAY, officer.beats[0], (week + place + self.key) % every_weeks == 0
        else:
            in_turn = [other for other in district.officers if other.settings.kind == "A"]
            starts, beat = self._starts, officer.beats[0]
            turn = week % every_weeks == 0 and in_turn[week // every_weeks % len(in_turn)] is officer
        if settings.scope == "team" and week % every_weeks:
            return None
        return Sitting(self, officer, beat, week, week * WEEK + starts, week * WEEK + starts + self._length) if turn else None

    def invitations(self, officer: CommunityOfficer, week: int) -> list[Sitting]:
        """The partners that ask this officer to their own table this week, as the one who knows most of their cases."""
        settings, every_weeks, found = self.settings, self.district.practice.weeks_between(self), []
        for partner in self._hosts if settings.scope == "network" else ():
            if not partner.serves(officer.beats[0]) or (week + partner.key) % every_weeks:
                continue
            if self.district.outside.knows_most(partner) is officer:
                starts = week * WEEK + (self._starts // DAY + partner.key) % 5 * DAY + self._starts % DAY
                found.append(Sitting(self, officer, officer.beats[0], week, starts, starts + self._length, partner))
        return found


class Sitting:
    """One time that a meeting comes together."""

    def __init__(
        self, meeting: Meeting, officer: CommunityOfficer, beat: Beat, week: int, starts: int, ends: int,
        host: PartnerOrganisation | None = None,
    ) -> None:  # fmt: skip
        self.meeting, self.officer, self.beat, self.week, self.starts, self.ends = meeting, officer, beat, week, starts, ends
        self.host = host
        """The partner at whose own table it is; none where all of a standing meeting come."""
        self.key = meeting.key if host is None else meeting.key ^ host.key
        self.done = False

    def officer_comes(self) -> bool:
        """Whether the officer keeps this date free; he accepts an invitation only if his last week was not too full."""
        promises, share = self.meeting.district.plan.promises, self.meeting.attends(self.key, self.officer.key, self.week)
        return share < promises.attendance_police and (self.host is None or self.officer.fit >= promises.invited_fit)

    def partners(self) -> list[ContactPerson]:
        """Who is invited, in order of organisation."""
        if self.host is not None:
            return [self.host.person_for(self.beat)]
        kinds = self.meeting.settings.partners
        return [
            partner.person_for(self.beat) for partner in self.meeting.district.partners
            if partner.kind in kinds and partner.serves(self.beat)
        ]

    def hold(self, officer: CommunityOfficer | None) -> None:
        """The meeting takes place: contact, pieces, decisions and promises. Without the officer it falls silent."""
        if self.done:
            return
        self.done = True
        meeting, district = self.meeting, self.meeting.district
        if officer is not None and meeting.settings.scope == "team":
            district.team_chief.hear(officer)
            officer.contacts.sit_with(meeting.settings.seats, meeting.key, self.week)
        elif officer is not None and meeting.settings.scope == "management":
            district.team_chief.speak(meeting, officer)
        invited = self.partners()
        if not invited:
            return
        attendance = district.plan.promises.attendance_partner
        there = [
            person for person in invited
            if person.works_at(self.starts)
            and meeting.attends(self.key, self.officer.key, self.week, person.key) < attendance
        ]
        by_officer, by_partners, items = 0, 0, []
        if officer is not None:
            for person in there:
                district.ties.grow(officer, person, "meeting", district.plan.ties.face_to_face)
            district.requests.look_back(officer, there)
            asked = [person for person in there if district.practice.asked_for_signs(person)] if meeting.settings.scope == "beat" else []
            items = self.agenda(meeting.settings.items - len(asked))
            brought = dict.fromkeys(there, 0)
            for problem in items:
                self.pass_on(problem, problem.beat.officer, officer)
                by_officer += self.officer_brings(officer, there, problem)
                for person in there:
                    brought[person] += self.partner_brings(officer, person, problem)
                self.pass_on(problem, officer, problem.beat.officer)
            for person in asked:
                for problem in self.unseen():
                    brought[person] += self.partner_brings(officer, person, problem)
            by_partners = sum(brought.values())
            district.requests.ask_at_table(officer, list(there))
            if meeting.settings.decides:
                district.requests.decide(officer, list(there), list(invited))
            self.make_promises(officer, there, items)
            if by_officer:
                concerned = {party for problem in items for party in problem.parties()}
                for person, count in brought.items():
                    if not count and person.organisation.kind in concerned:
                        officer.frustration.add(person.party, "came with nothing", 0.5)
        district.journal.write(
            MeetingHeld, district.calendar.now, meeting.name, self.beat.name, self.officer.name, officer is not None, len(there),
            len(invited), by_officer, by_partners, len(items),
        )

    def unseen(self) -> list[Problem]:
        """Open problems of the beat, of the kinds of this meeting, of which the officer does not know."""
        kinds = self.meeting.settings.problems
        return [problem for problem in self.beat.problems if problem.kind in kinds and not problem.known_to_officer]

    def agenda(self, places: int) -> list[Problem]:
        """Known open problems of the kinds of this meeting, oldest first, as many as there are places."""
        settings, district = self.meeting.settings, self.meeting.district
        beats = district.beats if settings.scope == "district" else [self.beat]
        found = [
            problem for beat in beats for problem in beat.problems if problem.known_to_officer and problem.kind in settings.problems
        ]
        if self.host is not None:
            found = [problem for problem in found if problem.kind in self.host.field]
        return sorted(found, key=lambda problem: (problem.started, problem.name))[: max(0, places)]

    def pass_on(self, problem: Problem, teller: CommunityOfficer | None, listener: CommunityOfficer | None) -> None:
        """Who sits at a table for all officers is told what the officer of the beat knows of a case, and tells him what he heard."""
        if teller is not None and listener is not None and teller is not listener:
            self.meeting.district.requests.share_case(teller, listener, problem, False, (problem.key ^ self.key, self.week))

    def officer_brings(self, officer: CommunityOfficer, there: list[ContactPerson], problem: Problem) -> int:
        """The officer tells the table what he knows of a case; returns how many pieces were told."""
        told = 0
        for piece, found in list(officer.head.get(problem, {}).items()):
            if not officer.district.pieces.fresh(piece, found, officer.now):
                continue
            new_to = [person for person in there if person.head.get(problem, {}).get(piece, -1) < found]
            if not new_to:
                continue
            occasion = (problem.key ^ self.key, self.week * PIECE_NUMBERS + piece_number(piece))
            if officer.tells(new_to[0], problem, piece, found, occasion, "meeting", met=True) is None:
                told += 1
                for other in new_to[1:]:  # they hear it too, as far as rules and goodwill allow
                    officer.tells(other, problem, piece, found, occasion, "meeting", met=True, asked=True)
        return told

    def partner_brings(self, officer: CommunityOfficer, person: ContactPerson, problem: Problem) -> int:
        """A partner looks in the file and tells the table, or may not, or will not; returns how many pieces were told."""
        person.open_file(problem)
        told = 0
        for piece, found in list(person.head.get(problem, {}).items()):
            if officer.head.get(problem, {}).get(piece, -1) >= found:
                continue
            occasion = (problem.key ^ self.key, self.week * PIECE_NUMBERS + piece_number(piece))
            if person.tells(officer, problem, piece, found, occasion, "meeting", met=True) is None:
                told += 1
            else:
                person.district.outside.silence_found_out(officer, person, problem, occasion)
        return told

    def make_promises(self, officer: CommunityOfficer, there: list[ContactPerson], items: list[Problem]) -> None:
        """Some items end in a promise, at most one a partner and meeting."""
        meeting, district = self.meeting, self.meeting.district
        free = list(there)
        for problem in items:
            if not free:
                return
            if meeting.agrees(self.key, problem.key, self.week) >= district.plan.promises.item_promise:
                continue
            wanted = [person for person in free if person.organisation.kind in problem.parties()]
            owner = (wanted or free)[0]
            free.remove(owner)
            table = meeting.name if self.host is None else f"{meeting.name} {self.host.name}"
            name = f"{problem.name}@{table}/{self.week}"
            owner.promise(officer, self.beat, False, problem.key ^ self.key ^ self.week, name, None)


class Agenda:
    """All meetings of the district."""

    def __init__(self, district: District) -> None:
        self.district = district
        self.meetings = [Meeting(district, name, settings) for name, settings in sorted(district.plan.meetings.items())]

    def of(self, officer: CommunityOfficer, week: int) -> list[tuple[int, int, Sitting]]:
        """The sittings of a week that an officer means to attend, in order; the others are held without him."""
        coming = []
        for meeting in self.meetings:
            standing = meeting.sitting(officer, week)
            for sitting in [standing] if standing is not None else meeting.invitations(officer, week):
                if sitting.host is None:
                    self.district.calendar.at(sitting.ends, lambda sitting=sitting: sitting.hold(None), Order.RECORD)  # type: ignore[misc]
                if sitting.officer_comes():
                    coming.append((sitting.starts, sitting.ends, sitting))
        return sorted(coming, key=lambda entry: entry[:2])
