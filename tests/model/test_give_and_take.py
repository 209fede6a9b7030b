"""Give and take: B officers who coach, reports taken for the squad, shifts of one's own will, and meetings between departments."""

from __future__ import annotations

import pytest

from sim.agents.coaching import Coaching
from sim.kernel.week import DAY, HOUR, WEEK
from sim.world.facts import Coached, FavourDone, NeedCarried, PieceFound, PieceTold, TieChanged, Worked

from .runs import Run, everything, run, scenario

WEEKS = 12


def hours(lived: Run, activity: str, *officers: str) -> float:
    """Hours that officers spent on something; all of them, or those named."""
    stretches = [worked for worked in lived.journal.of(Worked) if worked.role == "officer" and worked.activity == activity]
    return sum(worked.time - worked.start for worked in stretches if worked.who in officers or not officers) / HOUR


def fresh(*sets: str) -> Run:
    """A district of twelve weeks that a test may change."""
    lived = Run(scenario("laak.yaml", *sets))
    lived.run_until_week(WEEKS)
    lived.close()
    return lived


# --- B officers (P02, I01) ---------------------------------------------------------------------------------------


def test_a_b_officer_coaches_the_officers_of_his_beats() -> None:
    """Every session is with an officer of a beat of his who is at work then, and an hour of coaching is one session at most."""
    lived = run("laak.yaml", WEEKS)
    beats = {officer.name: officer.settings.beats for officer in lived.officers}
    sessions = lived.journal.of(Coached)
    assert len(sessions) > 50
    for session in sessions:
        assert session.beat in beats[session.by]
        assert beats[session.officer] == (session.beat,)
    assert len(sessions) <= hours(lived, "coaching")
    at_work = [worked for worked in lived.journal.of(Worked) if worked.role == "officer"]
    for session in sessions[:20]:
        assert any(worked.who == session.officer and worked.start <= session.time <= worked.time for worked in at_work)


def test_they_compare_notes() -> None:
    """What one of them knows and the other does not is told, both ways, and only that."""
    lived = run("laak.yaml", WEEKS)
    told = [piece for piece in lived.journal.of(PieceTold) if piece.how == "coaching"]
    assert {(piece.teller.startswith("wa-b1") or piece.teller.startswith("wa-b2")) for piece in told} == {True, False}
    assert len(told) == sum(session.pieces for session in lived.journal.of(Coached))


def test_he_makes_them_known_to_the_squad_chief() -> None:
    """The tie of the coached officer with a squad chief gains by how much better the coach knows that chief; neutral: not at all."""
    lived = fresh()
    changes = [change for change in lived.journal.of(TieChanged) if change.cause == "introduced"]
    assert changes
    assert {change.other for change in changes} <= {squad.chief.name for squad in lived.squads}
    neutral = run("laak.yaml", WEEKS, "b_officers.introduction=0")
    assert not [change for change in neutral.journal.of(TieChanged) if change.cause == "introduced"]
    coach, officer = (next(one for one in lived.officers if one.name == name) for name in ("wa-b1", "wa-spoorwijk"))
    squad = lived.rota.squad_on_duty() or lived.squads[0]
    squad.on_duty, squad.present = True, squad.members
    gains = []
    for strength in (0.1, 0.4, 0.8):
        for who, knows in ((coach, strength), (officer, 0.2)):
            tie = lived.ties.between(who, squad.chief)
            tie.strength, tie.at = knows, lived.calendar.now
        before = lived.ties.strength(officer, squad.chief)
        Coaching(coach).introduce(officer)
        gains.append(lived.ties.strength(officer, squad.chief) - before)
    assert gains[0] == 0 < gains[1] < gains[2]


def test_without_hours_for_it_nobody_is_coached() -> None:
    """Coaching neutral: no session, no hour."""
    lived = run("laak.yaml", WEEKS, "b_officers.coaching_hours=0")
    assert not lived.journal.of(Coached)
    assert not hours(lived, "coaching")


def test_what_crosses_beats_is_for_the_b_officer_first() -> None:
    """With every other problem crossing, a B officer finds things about those alone; with none, or all, about any."""
    lived = run("laak.yaml", WEEKS, "b_officers.crossing=0.5", "problems.multiplier=2")
    crossing = {}
    for beat in lived.beats:
        crossing |= {problem.name: problem.crosses_beats for problem in beat.problems}
    assert set(crossing.values()) == {True, False}
    found = [piece for piece in lived.journal.of(PieceFound) if piece.holder.startswith("wa-b1") and piece.problem in crossing]
    assert found
    assert all(crossing[piece.problem] for piece in found if piece.time > 4 * WEEK)


def test_an_officer_of_one_beat_finds_less_about_what_crosses_it() -> None:
    """All problems crossing and nothing found about them by who has one beat: only B officers find by their own work; neutral: as usual."""
    alone = ("b_officers.crossing=1", "b_officers.crossing_found=0")
    own = [piece for piece in run("laak.yaml", WEEKS, *alone).journal.of(PieceFound) if piece.how == "own work"]
    assert own
    assert {piece.holder for piece in own} <= {"wa-b1", "wa-b2"}
    neutral = run("laak.yaml", WEEKS, "b_officers.crossing=0")
    assert everything(neutral) == everything(run("laak.yaml", WEEKS, "b_officers.crossing=0", "b_officers.crossing_found=0"))


# --- favours and shifts of one's own will (M14, I14, I15) --------------------------------------------------------


def test_a_report_taken_for_the_squad_costs_time_and_is_owed() -> None:
    """Each takes three quarters of an hour of the officer, strengthens that tie, and makes the other owe him."""
    lived = fresh("bureau.favours=0.5")
    done = lived.journal.of(FavourDone)
    assert len(done) > 50
    assert hours(lived, "favours") >= 0.75 * len(done)
    grown = {(change.time, change.officer, change.other) for change in lived.journal.of(TieChanged) if change.cause == "favour"}
    assert all((favour.time, favour.officer, favour.member) in grown for favour in done)
    officer, member = lived.officers[0], lived.squads[0].members[4]
    favours = officer.work.favours
    favours._promised.clear()
    favours._promised.append(member)
    favours._seconds = 0
    saved, willing = member.squad.paperwork_saved, lived.practice.willing(member, officer)
    favours.spend(45 * 60)
    assert member.squad.paperwork_saved == saved + 45 * 60
    assert lived.practice.willing(member, officer) >= willing


def test_the_squad_has_less_paperwork() -> None:
    """What officers took is spared, and never more than there is."""
    lived = fresh()
    squad = lived.squads[0]
    squad.paperwork_saved = 100
    assert (squad.left_of_paperwork(70), squad.left_of_paperwork(70), squad.left_of_paperwork(70)) == (0, 40, 70)

    def paperwork(*sets: str) -> float:
        stretches = run("laak.yaml", WEEKS, *sets).journal.of(Worked)
        return sum(worked.time - worked.start for worked in stretches if worked.activity == "paperwork")

    assert paperwork("bureau.favours=0.5") < paperwork("bureau.favours=0") - 20 * HOUR


def test_without_good_will_nothing_is_offered() -> None:
    """Neutral: nobody takes a report for another; an officer whom a squad has annoyed offers less."""
    lived = run("laak.yaml", WEEKS, "bureau.favours=0")
    assert not lived.journal.of(FavourDone)
    assert not hours(lived, "favours")
    annoyed = fresh("bureau.favours=1")
    officer, member = annoyed.officers[0], annoyed.squads[0].members[4]
    officer.work.favours._promised.clear()
    officer.frustration.add(member.party, "door", 1e9)
    for number in range(50):
        officer.work.favours.may_offer(member, (officer.key, -number - 1))
    assert officer.work.favours.hours_wanted == 0


def test_now_and_then_an_officer_rides_along_of_his_own_will() -> None:
    """Only in the weekend, so often as the share says; neutral: never, and the week is as it was without the thought."""
    lived = run("laak.yaml", 26, "bureau.voluntary_rides=1")
    rides = [worked for worked in lived.journal.of(Worked) if worked.activity == "riding along"]
    assert rides
    assert all(worked.start // DAY % 7 >= 5 for worked in rides)
    some = len([1 for worked in run("laak.yaml", 26, "bureau.voluntary_rides=0.3").journal.of(Worked) if worked.activity == "riding along"])
    assert some / len(rides) == pytest.approx(0.3, abs=3.5 * (0.21 / len(rides)) ** 0.5)
    assert not hours(run("laak.yaml", WEEKS, "bureau.voluntary_rides=0"), "riding along")


# --- meetings between departments (M09, M12) ---------------------------------------------------------------------

MONTHLY = "meetings.intern-overleg"


def test_at_a_meeting_with_other_departments_each_speaks_with_one_of_them() -> None:
    """With detectives at the table the officers speak with detectives; with nobody there it is an hour spent and no more."""
    def talks(*sets: str) -> int:
        changes = run("laak.yaml", WEEKS, "detectives.meets=0", *sets).journal.of(TieChanged)
        return sum(change.cause == "talk" and change.role == "detective" for change in changes)

    assert talks(f"{MONTHLY}.seats=[detectives]") > 15
    assert talks() == 0
    assert talks(f"{MONTHLY}.seats=[]") == 0


def test_the_team_meeting_is_where_needs_are_told() -> None:
    """Who is kept from the officers' own meetings has his needs not carried."""
    lived = run("laak.yaml", WEEKS, "problems.multiplier=2", "promises.attendance_police=0")
    assert not [need for need in lived.journal.of(NeedCarried) if need.by == "team-chief"]
    assert lived.journal.of(NeedCarried) == []


NEUTRAL = ("b_officers.introduction=0", "b_officers.crossing=0", "bureau.favours=0", "bureau.voluntary_rides=0", f"{MONTHLY}=")


@pytest.mark.parametrize("key", NEUTRAL)
def test_each_of_them_makes_a_difference(key: str) -> None:
    """Each neutral value alone changes the district of Laak: none of these is idle there."""
    assert everything(run("laak.yaml", WEEKS, key)) != everything(run("laak.yaml", WEEKS))
