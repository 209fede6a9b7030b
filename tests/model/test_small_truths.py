"""Small truths that the study tells of, each shown by itself: what a tie, an hour, a rule or a refusal does."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from sim.agents.officer_week import on_leave
from sim.metrics.spells import LOST_CITIZEN
from sim.world.facts import CaseMoved, HelpAsked, HelpGiven, PieceFound, ProblemMoved, Silent, TieChanged

from .runs import Run, run, scenario

WEEKS = 8
OWN_WORK = tuple(f"problems.kinds.{name}.act_by=[officer]" for name in scenario("laak.yaml").problems.kinds)
ALL_NARROW = tuple(f"officers.{name}.view=narrow" for name, officer in scenario("laak.yaml").officers.items() if officer.kind == "A")


def grown(lived: Run, cause: str, role: str) -> int:
    """How often ties with a role grew by a cause."""
    return sum(change.cause == cause and change.role == role for change in lived.journal.of(TieChanged))


def test_help_refused_comes_back() -> None:
    """Officers who refuse all help give none, unless those who were sent away come back: then it is done after all."""
    refused = (*ALL_NARROW, "demand.help_narrow_share=0")
    assert not run("laak.yaml", WEEKS, *refused, "demand.help_returns=0").journal.of(HelpGiven)
    back = run("laak.yaml", WEEKS, *refused, "demand.help_returns=1")
    assert not any(asked.accepted for asked in back.journal.of(HelpAsked))
    assert len(back.journal.of(HelpGiven)) > 100


def test_in_the_walk_in_hour_people_are_helped() -> None:
    """With no other time for help than the walk-in hour, citizens are still helped; without it, nobody is."""
    only = ("officer_week.keen_help=5", "officer_week.street_hours=40", "demand.help_narrow_share=1")
    open_door = run("laak.yaml", WEEKS, *only, "officer_week.walk_in_hours=3", "officer_week.keen_walk_in=0")
    shut = run("laak.yaml", WEEKS, *only, "officer_week.walk_in_hours=0")
    assert len(open_door.journal.of(HelpGiven)) > 1.5 * len(shut.journal.of(HelpGiven))


def test_who_wants_no_contact_is_not_made_acquainted() -> None:
    """At the door a tie begins only with those who want contact: the fewer they are, the fewer ties an hour of outreach makes."""
    doors = ("officer_week.outreach_hours=6", "officer_week.keen_outreach=0")
    runs = (run("laak.yaml", WEEKS, *doors, f"citizens.wants_contact={share}") for share in (0.2, 1))
    few, all_of_them = (grown(lived, "outreach", "citizen") for lived in runs)
    assert few == pytest.approx(0.2 * all_of_them, rel=0.25)


def test_who_knows_the_officer_tells_him_more() -> None:
    """Citizens with stronger ties tell more pieces, of as many occasions."""
    told = []
    for strength in (0.0, 0.9):
        lived = Run(scenario("laak.yaml"))
        lived.run_until_week(WEEKS)
        problem = next(problem for beat in lived.beats for problem in beat.problems if problem.open and problem.circle)
        officer, number = problem.beat.officer, problem.circle[0]
        tie = lived.ties.between(officer, lived.citizens[problem.beat].citizen(number))
        tie.strength, tie.at = strength, lived.calendar.now
        before = len(lived.journal.of(PieceFound))
        for occasion in range(1000):
            officer.contacts.citizen_may_tell(problem.beat, number, (officer.key, -1, occasion))
        told.append(len(lived.journal.of(PieceFound)) - before)
        lived.close()
    assert told[1] > 1.2 * told[0] > 0


def test_after_two_weeks_away_a_citizen_still_knows_him() -> None:
    """An officer is away for two weeks in a row; who was helped once still counts as knowing him when he is back."""
    lived = run("laak.yaml", 1)
    officer, settings = lived.officers[0], lived.plan.officer_week
    away = [on_leave(week, officer.key, settings, lived.streams.trait("officer's rota")) for week in range(52)]
    assert any(first and second for first, second in pairwise(away))
    assert lived.plan.ties.citizen_help * 2 ** (-2 / lived.plan.ties.half_life_citizen) > 2 * LOST_CITIZEN


def test_chemistry_makes_the_same_contact_worth_more_to_some() -> None:
    """The same talks bring pairs of persons to different strengths; with equal persons to one."""

    def yields(*sets: str) -> set[float]:
        talks = [change for change in run("laak.yaml", WEEKS, *sets).journal.of(TieChanged) if change.cause == "talk"]
        return {round((talk.after - talk.before) / (1 - talk.before), 9) for talk in talks}

    assert len(yields()) > 100
    assert yields("ties.affinity_spread=0") == {0.05}


def test_together_is_kept_more_often_than_handed_over() -> None:
    """A promise kept by working on it together is surer than one handed over, and surer the better they know each other."""
    lived = run("laak.yaml", WEEKS)
    officer, owner = lived.officers[0], lived.partners[0].people[0]
    tie = lived.ties.between(officer, owner)
    before = tie.strength, tie.at
    chances = []
    for strength in (0.1, 0.6):
        tie.strength, tie.at = strength, lived.calendar.now
        chances += [lived.practice.keeps(owner, officer, joint) for joint in (False, True)]
        assert lived.practice.joins(officer, owner) == (strength > lived.plan.promises.joint_tie)
    tie.strength, tie.at = before
    assert chances == sorted(set(chances))


def test_nothing_is_heard_back_where_nobody_tells() -> None:
    """After work handed over a partner tells back or not: with a chance of 1 officers hear much more than with 0."""
    heard = [grown(run("laak.yaml", 2 * WEEKS, f"promises.bare_feedback={share}"), "told back", "partner") for share in (0, 1)]
    assert heard[1] > 2 * heard[0]


def test_what_officers_take_on_themselves_is_done() -> None:
    """Where all acts are the officers' own and every act helps, no try fails: police do what they are asked."""
    lived = run("laak.yaml", 2 * WEEKS, *OWN_WORK, "problems.solved_base=1", "problems.solved_known=0", "problems.dose_floor=1")
    states = Counter(moved.state for moved in lived.journal.of(ProblemMoved))
    assert states["solved"] > 20
    assert not states["unsolved"]


def test_who_knows_enough_acts_and_who_waits_long_enough_acts_too() -> None:
    """With nothing to be known first acts begin at once; with all to be known and endless patience they hardly begin."""

    def acts(*sets: str) -> int:
        return sum(moved.state == "in_hand" for moved in run("laak.yaml", WEEKS, *sets).journal.of(ProblemMoved))

    early, late, never = acts("problems.understood=0"), acts(), acts("problems.understood=1", "problems.patience=52")
    assert early > late > 2 * never


def test_discretion_passes_a_rule_at_a_price() -> None:
    """Officers who pass every rule are never silent for one; and what comes out is felt by citizens as bad treatment."""

    def silent(lived: Run) -> int:
        return sum(told.reason == "may_not" and told.teller_role == "officer" for told in lived.journal.of(Silent))

    assert silent(run("laak.yaml", 2 * WEEKS, "sharing.officer_discretion=1")) == 0 < silent(run("laak.yaml", 2 * WEEKS))
    careless = ("sharing.officer_discretion=1", "sharing.partner_discretion=1", "sharing.police_block=1")
    price = []
    for chance in (0, 1):
        lived = run("laak.yaml", 2 * WEEKS, *careless, f"sharing.integrity_incident={chance}")
        price.append(sum(lived.citizens[beat].mean_confidence(lived.calendar.now) for beat in lived.beats))
    assert price[1] < price[0]


def test_a_stronger_tie_is_thought_of_sooner() -> None:
    """The tie decides who is thought of: a squad member who knows the officer thinks of him sooner, face to face sooner still."""
    lived = run("laak.yaml", WEEKS)
    officer, beat = lived.officers[0], lived.officers[0].beats[0]
    members = sorted(lived.squads[0].members, key=lambda member: lived.ties.strength(officer, member))
    weak, strong = members[0], members[-1]
    assert lived.practice.thinks_of(strong, officer, beat, False) > 1.2 * lived.practice.thinks_of(weak, officer, beat, False)
    assert lived.practice.thinks_of(weak, officer, beat, True) > lived.practice.thinks_of(weak, officer, beat, False)


def test_the_area_weighs_what_detectives_let_it_weigh() -> None:
    """With all weight on the area cases behind a problem are picked up before other cases; without it they have no precedence."""

    def ahead(weight: float) -> float:
        lived = run("laak.yaml", 16, f"detectives.area_weight={weight}")
        moves = [case for case in lived.journal.of(CaseMoved) if case.state == "picked_up"]
        area = [case.waited for case in moves if "/" in case.case]
        others = [case.waited for case in moves if "/" not in case.case]
        return sum(others) / len(others) - sum(area) / len(area)

    assert ahead(1) > ahead(0)
