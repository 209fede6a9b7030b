"""Inside the bureau: who speaks for the officers, what a squad chief does with it, and who is thought to do it already."""

from __future__ import annotations

from heapq import heappop

import pytest

from sim.agents.team_chief import CARRIED
from sim.kernel.week import WEEK
from sim.world.facts import AttentionAsked, ChiefClashed, Frustrated, NeedCarried, Silent, TieChanged, Worked

from .runs import Run, everything, run, scenario

WEEKS = 16
MANY = ("problems.multiplier=2",)
"""So many problems that requests stay unmet."""
NOBODY_SPEAKS = (*MANY, "team_chief.present=false")


def carried(lived: Run) -> list[AttentionAsked]:
    """The requests that squads heard by way of the team chief."""
    return [asked for asked in lived.journal.of(AttentionAsked) if int(asked.request.split("?")[1]) >= CARRIED]


def answered(lived: Run, which: str) -> float:
    """The share of the officers' own requests that got this answer."""
    own = [asked for asked in lived.journal.of(AttentionAsked) if int(asked.request.split("?")[1]) < CARRIED]
    return sum(asked.answer == which for asked in own) / len(own)


# --- the team chief (P03, M09-M11) -------------------------------------------------------------------------------


def test_what_the_team_chief_carries_reaches_a_briefing() -> None:
    """Every need put before the squads was refused or full before, and all but the last are asked again at a briefing within a week."""
    lived = run("laak.yaml", WEEKS, *MANY)
    needs = [need for need in lived.journal.of(NeedCarried) if need.to == "squads"]
    asked = {(one.problem, one.time): one for one in carried(lived)}
    assert len(needs) > 20
    assert len(asked) > 0.5 * len(needs)
    for need in needs:
        assert need.since < need.time
        before = [one for one in lived.journal.of(AttentionAsked) if one.problem == need.problem and one.time <= need.since]
        assert before
    for problem, time in asked:
        assert any(need.problem == problem and need.time <= time < need.time + WEEK for need in needs)
    assert all(one.member.endswith("-01") for one in asked.values())  # the squad chief hears it


def test_a_need_is_told_at_the_team_meeting_first() -> None:
    """Without the officers' own meeting the team chief has nothing to say; without the management's he cannot say it."""
    assert not run("laak.yaml", WEEKS, *MANY, "meetings.team-wijkzorg=", "meetings.intern-overleg=").journal.of(NeedCarried)
    assert not run("laak.yaml", WEEKS, *MANY, "meetings.omt=", "meetings.tmt=").journal.of(NeedCarried)


def test_without_a_team_chief_nothing_is_carried_and_no_hours_are_spent() -> None:
    """Neutral: nobody speaks for the officers, and the management's meetings change nothing at all."""
    lived = run("laak.yaml", WEEKS, *NOBODY_SPEAKS)
    assert not lived.journal.of(NeedCarried)
    assert not carried(lived)
    assert not [worked for worked in lived.journal.of(Worked) if worked.role == "chief"]
    assert everything(lived) == everything(run("laak.yaml", WEEKS, *NOBODY_SPEAKS, "meetings.omt=", "meetings.tmt="))


def test_speaking_for_the_officers_costs_hours() -> None:
    """The team chief's hours are his meetings, and half an hour for each need that he carried himself."""
    lived = run("laak.yaml", WEEKS, *MANY)
    hours = dict.fromkeys(("meeting", "carrying"), 0)
    for worked in lived.journal.of(Worked):
        if worked.role == "chief":
            hours[worked.activity] += worked.time - worked.start
    himself = sum(need.by == "team-chief" for need in lived.journal.of(NeedCarried))
    assert hours["carrying"] == himself * 1800 > 0
    assert hours["meeting"] > WEEKS * 3600  # the team's meeting each week, and the management's


def test_a_b_officer_stands_in() -> None:
    """Where a B officer always stands in the team chief carries nothing there himself; where never, nobody else does."""
    by = {}
    for share in (1, 0):
        needs = run("laak.yaml", WEEKS, *MANY, f"meetings.omt.stand_in={share}").journal.of(NeedCarried)
        by[share] = {need.by for need in needs if need.to == "squads"}
    assert by == {1: {"wa-b1", "wa-b2"}, 0: {"team-chief"}}


def test_his_word_weighs() -> None:
    """What comes by way of the management is taken sooner; at 1 it is taken as any other request."""
    shares = []
    for weight in (10, 1):
        lived = (run("laak.yaml", WEEKS, *MANY, f"team_chief.weight={weight}", replication=number) for number in (0, 1))
        asked = [one for world in lived for one in carried(world)]
        shares.append(sum(one.answer != "refused" for one in asked) / len(asked))
    assert shares[0] > shares[1] + 0.2


def test_a_case_he_speaks_up_for_goes_before_others() -> None:
    """Speaking up moves a waiting case of the area up; without weight it stays where it was, and other cases keep their order."""
    lived = Run(scenario("laak.yaml", "detectives.area_weight=0", "detectives.target_value=0", "detectives.number=1", *MANY))
    lived.run_until_week(20)
    room = lived.detectives
    problem = next(case.problem for *_, case in sorted(room._queue)[len(room._queue) // 2 :] if case.problem is not None)

    def order() -> list[str]:
        queue = list(room._queue)
        return [heappop(queue)[3].name for _ in range(len(queue))]

    before = order()
    room.speak_up(problem, 0.0)
    same = order()
    room.speak_up(problem, 0.5)
    after = order()
    lived.close()
    mine = {case.name for *_, case in room._queue if case.problem is problem}
    assert same == before
    assert after == [case.name for *_, case in sorted(room._queue)]
    assert [name for name in after if name not in mine] == [name for name in before if name not in mine]
    assert sum(map(after.index, mine)) < sum(map(before.index, mine))


def test_a_beat_that_is_spoken_for_is_thought_of() -> None:
    """Until the next meeting squads and detectives think of its officer sooner; with salience 0, or at another table, they do not."""
    lived = run("laak.yaml", WEEKS, *MANY)
    beat, practice, now = lived.beats[0], lived.practice, lived.calendar.now
    member, detective = lived.squads[0].members[3], lived.detectives.people[0]
    beat.spoken_until.clear()
    usual = [practice.thinks_of(sender, beat.officer, beat, False) for sender in (member, detective)]
    beat.spoken_until["detectives"] = now + 1
    spoken = [practice.thinks_of(sender, beat.officer, beat, False) for sender in (member, detective)]
    beat.spoken_until["detectives"] = now
    over = [practice.thinks_of(sender, beat.officer, beat, False) for sender in (member, detective)]
    assert spoken[0] == usual[0]
    assert spoken[1] == pytest.approx(1 - (1 - usual[1]) * (1 - lived.plan.team_chief.salience))
    assert over == usual


# --- the squad chief (P06, I07) ----------------------------------------------------------------------------------


def test_squad_chief_and_officer_clash_where_their_tie_is_weak() -> None:
    """A chief who hardly knows the officer stops what his people would have done; it irritates, and it costs their tie."""
    strangers = ("ties.leaves_squad=2", "b_officers.introduction=0", "meetings.intern-overleg=")
    lived = run("laak.yaml", WEEKS, *MANY, *strangers, "bureau.chief_tie=10")
    clashes = lived.journal.of(ChiefClashed)
    assert len(clashes) > 5
    points = [told for told in lived.journal.of(Frustrated) if told.cause == "squad chief"]
    assert len(points) == len(clashes)
    hurt = {(change.time, change.officer, change.other) for change in lived.journal.of(TieChanged) if change.cause == "ignored"}
    assert all((clash.time, clash.officer, clash.chief) in hurt for clash in clashes)


def test_a_squad_chief_without_a_say_never_clashes() -> None:
    """Neutral: the member asked decides alone."""
    lived = run("laak.yaml", WEEKS, "bureau.chief_tie=0")
    assert not lived.journal.of(ChiefClashed)
    assert lived.practice.chief_odds(lived.squads[0], lived.attention.request(*_anything(lived))) == 1.0


def test_a_squad_chief_who_is_a_friend_helps() -> None:
    """Above the tie of a new colleague the squad takes more on, below it less."""
    lived = run("laak.yaml", WEEKS)
    squad, request = lived.squads[0], lived.attention.request(*_anything(lived))
    tie = lived.ties.between(request.officer, squad.chief)
    odds = []
    for strength in (0.05, 0.9):
        tie.strength, tie.at = strength, lived.calendar.now
        odds.append(lived.practice.chief_odds(squad, request))
    assert odds[0] < 1 < odds[1]


def _anything(lived: Run):  # type: ignore[no-untyped-def]
    """A problem, a number, its officer and a member who is no chief."""
    problem = next(problem for beat in lived.beats for problem in beat.problems)
    return problem, 9_999_999, problem.beat.officer, lived.squads[0].members[5]


# --- who is thought to do it (int. 11) ---------------------------------------------------------------------------


def test_the_more_squads_were_asked_the_fewer_feel_called() -> None:
    """Each other squad that was asked the same in the last week leaves that share of the odds; at 1 it makes no difference."""
    lived = run("laak.yaml", WEEKS)
    problem, number, officer, member = _anything(lived)
    now = lived.calendar.now

    def odds(*asked: tuple[str, int]) -> float:
        problem.asked_of = dict(asked)
        chance = lived.practice.takes(member, lived.attention.request(problem, number, officer, member))
        return chance / (1 - chance)

    alone = odds()
    left = lived.plan.attention.diffusion
    assert odds((member.party, now)) == alone
    assert odds(("B", now - WEEK)) == alone
    assert odds(("B", now - 5)) == pytest.approx(alone * left)
    assert odds(("B", now - 5), ("C", now)) == pytest.approx(alone * left**2)


def test_diffusion_leaves_fewer_requests_taken() -> None:
    """The same requests, fewer taken; nobody is asked more or less often for it."""
    spread, none = (run("laak.yaml", WEEKS, *NOBODY_SPEAKS, f"attention.diffusion={left}") for left in (0.3, 1))
    assert answered(spread, "refused") > answered(none, "refused") + 0.05


@pytest.mark.parametrize("key", ["attention.diffusion=1", "team_chief.present=false", "bureau.chief_tie=0", "team_chief.salience=0"])
def test_each_of_them_makes_a_difference(key: str) -> None:
    """Each neutral value alone changes the district of Laak: none of these mechanisms is idle there."""
    assert everything(run("laak.yaml", WEEKS, *MANY, key)) != everything(run("laak.yaml", WEEKS, *MANY))


# --- legitimate silence (I11) ------------------------------------------------------------------------------------


def test_silence_about_what_is_truly_sensitive_hurts_nobody() -> None:
    """Where all that detectives know is sensitive they are silent for that reason alone at the end, and no tie with them suffers by it."""
    sets = (*MANY, "sharing.detective_sensitive=1", "sharing.thought_base=1", "sharing.detective_capacity=unlimited", "ties.found_out=1")
    lived = run("laak.yaml", WEEKS, *sets)
    silent = [told for told in lived.journal.of(Silent) if (told.teller_role, told.receiver_role) == ("detective", "officer")]
    assert {told.reason for told in silent} == {"closed", "may_not"}
    assert not [change for change in lived.journal.of(TieChanged) if (change.role, change.cause) == ("detective", "ignored")]
    guilty = run("laak.yaml", WEEKS, *MANY, "sharing.detective_sensitive=0", "ties.found_out=1")
    assert [change for change in guilty.journal.of(TieChanged) if (change.role, change.cause) == ("detective", "ignored")]
