"""The partners of Laak, as the study tells of them: who there is, where they meet the officer, and what he gets back."""

from __future__ import annotations

from collections import Counter

from sim.world.facts import Frustrated, MeetingHeld, TieChanged

from .runs import Run, run, scenario

WEEKS = 16
LAAK = scenario("laak.yaml")
KINDS = {
    "municipality", "safety_house", "housing", "social_service", "youth_care", "family_coach", "mental_health", "youth_work",
    "street_coach", "shops", "hospitality", "school",
}  # fmt: skip
"""What each organisation of the study is for."""


def all_partners(key: str, value: object) -> tuple[str, ...]:
    """A key set for every partner."""
    return tuple(f"partners.{name}.{key}={value}" for name in LAAK.partners)


def annoyed(lived: Run, cause: str) -> int:
    """How often an officer was annoyed by this."""
    return sum(told.cause == cause for told in lived.journal.of(Frustrated))


def contacts(lived: Run, *causes: str, party: str = "") -> int:
    """How often ties with partners grew by these causes."""
    return sum(
        change.role == "partner" and change.cause in causes and change.party in (party or change.party)
        for change in lived.journal.of(TieChanged)
    )


def test_every_organisation_that_the_study_names_is_there() -> None:
    """Four types, twelve kinds; small shops and a shopping centre apart; several schools; each has somebody to speak to."""
    assert {partner.kind for partner in LAAK.partners.values()} >= KINDS
    assert {partner.type for partner in LAAK.partners.values()} == {"administrative", "care", "commercial", "education"}
    many = Counter(partner.kind for partner in LAAK.partners.values())
    assert many["shops"] == 2
    assert many["school"] >= 4
    assert all(partner.contact_persons for partner in LAAK.partners.values())


def test_every_partner_has_something_to_do_with_the_officers() -> None:
    """Within half a year every organisation had contact with an officer."""
    lived = run("laak.yaml", 26)
    assert {change.party for change in lived.journal.of(TieChanged) if change.role == "partner"} == set(LAAK.partners)


def test_every_meeting_of_the_study_is_held() -> None:
    """Committees, execution meeting, cases, safety house, social service, youth table, network: police and partners sat there."""
    lived = run("laak.yaml", WEEKS)
    with_partners = {name for name, meeting in LAAK.meetings.items() if meeting.partners}
    assert len(with_partners) >= 7
    assert {held.meeting for held in lived.journal.of(MeetingHeld) if held.officer_there and held.partners_there} == with_partners


def test_the_one_who_knows_most_is_asked_to_the_partners_own_table() -> None:
    """Each partner asks one officer, the one who knows most of its cases; who has no room in his week stays away."""
    tables = [name for name, meeting in LAAK.meetings.items() if meeting.scope == "network"]

    def at_tables(*sets: str) -> int:
        return sum(held.meeting in tables and held.officer_there for held in run("laak.yaml", WEEKS, *sets).journal.of(MeetingHeld))

    assert at_tables("promises.invited_fit=0") > at_tables() > at_tables("promises.invited_fit=1")


def test_with_whom_an_officer_has_to_do_depends_on_his_beat() -> None:
    """A school that belongs to some beats has contact with the officers of those beats only."""
    lived = run("laak.yaml", WEEKS)
    for partner in lived.partners:
        served = {beat.officer.name for beat in lived.beats if partner.serves(beat)}
        met = {change.officer for change in lived.journal.of(TieChanged) if change.party == partner.name and change.cause == "joint"}
        assert met <= served
    assert any(not partner.serves(beat) for partner in lived.partners for beat in lived.beats)


def test_partners_who_do_not_come_out_are_met_on_the_phone() -> None:
    """Nobody comes out: hardly anything is done together; everybody does: much more. It was the officer who called."""
    called = ("sharing.thought_base=1",)  # the officer thinks of them at every report
    inside, outside = (contacts(run("laak.yaml", WEEKS, *called, *all_partners("comes_out", share)), "joint") for share in (0, 1))
    assert outside > 1.5 * inside


def test_who_never_gets_an_answer_is_annoyed() -> None:
    """Mails without an answer annoy after some weeks; where every mail is answered nobody is annoyed by it."""
    silent, answering = (run("laak.yaml", WEEKS, f"promises.bare_feedback={share}") for share in (0, 1))
    assert annoyed(silent, "unanswered") > 5
    assert not annoyed(answering, "unanswered")


def test_a_family_calls_again_while_a_care_report_lies_open() -> None:
    """The sooner one expects something of a care report, the more often the family's call annoys; never: not at all."""
    long = 34  # a first report is not there in the first weeks, and has to lie open for six
    runs = (run("laak.yaml", long, f"promises.called_again_weeks={weeks}") for weeks in (1, 6, "never"))
    soon, usual, never = (annoyed(lived, "called again") for lived in runs)
    assert soon > usual > never == 0


def test_what_was_not_reported_as_agreed_is_heard_afterwards() -> None:
    """Who gets wind of incidents tells the officer or does not; not telling, if it comes out, annoys. Who hears nothing hides nothing."""
    hearing, deaf = (run("laak.yaml", WEEKS, *all_partners("hears", share), "ties.found_out=1") for share in (0.5, 0))
    assert annoyed(hearing, "heard afterwards") > 20
    assert not annoyed(deaf, "heard afterwards")


def test_a_decision_that_is_put_off_too_often_is_late() -> None:
    """Where many stay away decisions are put off, and that annoys; with endless patience it does not."""
    away = ("promises.attendance_partner=0.2",)
    hurried, patient = (run("laak.yaml", 20, *away, f"promises.patient_meetings={times}") for times in (0, "never"))
    assert annoyed(hurried, "late") > annoyed(patient, "late")


def test_some_people_do_more_than_they_must() -> None:
    """The two at the mental health service start with a better tie, and promise and answer more surely than a colleague would."""
    lived = run("laak.yaml", 1)
    service = next(partner for partner in lived.partners if partner.kind == "mental_health")
    officer = lived.officers[0]
    assert [person.willing > 1 and person.first_tie > lived.plan.ties.start_partner for person in service.people] == [True, True]
    person = service.people[0]
    surer = lived.practice.keeps(person, officer, False), lived.practice.answers(person, officer)
    willing, person.willing = person.willing, 1.0
    usual = lived.practice.keeps(person, officer, False), lived.practice.answers(person, officer)
    person.willing = willing
    assert surer[0] > usual[0]
    assert surer[1] > usual[1]


def test_who_helps_somebody_stuck_with_an_institution_rings_it() -> None:
    """Of citizens who are helped some are stuck with an institution: the more of them, the more contact the officer has with it."""
    never, always = (contacts(run("laak.yaml", WEEKS, f"promises.institution_share={share}"), "message") for share in (0, 1))
    assert always > 1.2 * never
