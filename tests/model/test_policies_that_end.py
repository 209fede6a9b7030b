"""Truths about a policy with an end, as a pilot has: until it begins nothing differs, and from its end on nothing is decided by it."""

from __future__ import annotations

import pytest

from sim.district import District
from sim.kernel.week import WEEK
from sim.policies.base import Policy
from sim.scenario.loading import load
from sim.scenario.tree import ScenarioError
from sim.world.facts import PieceFound

from .policies import before
from .runs import SCENARIOS, everything, run
from .test_policies import DOORS, NEUTRAL, ON, told
from .test_policies_with_partners import ON as ON_WITH_PARTNERS
from .test_policies_with_partners import sets

WEEKS = 5
STARTS, ENDS = 2, 4
COUPLED = "squad_coupling, pairs: [{squad: C, officer: wa-spoorwijk}]"


def one(policy: str, **dates: int) -> str:
    """The key that puts a policy, told with its settings, into Laak for some weeks."""
    return f"policies.alone={{policy: {policy}, {', '.join(f'{name}: {week}' for name, week in dates.items())}}}"


def of(policy: str, **dates: int) -> tuple[str, ...]:
    """The keys that put a policy into Laak for some weeks."""
    if policy in ON:
        return (one(ON[policy], **dates), DOORS)
    return sets(policy, **ON_WITH_PARTNERS[policy], **dates)


def stack(district: District) -> list[Policy]:
    """The policies in force, the outermost first."""
    found, practice = [], district.practice
    while isinstance(practice, Policy):
        found.append(practice)
        practice = practice.inner
    return found


@pytest.mark.parametrize("policy", [*ON, *ON_WITH_PARTNERS])
def test_a_policy_that_ended_decides_nothing_any_more(policy: str) -> None:
    """Until its end it is the policy that stays; after it nobody asks it, and what it keeps going has stopped."""
    pilot, stays = (
        run("laak.yaml", WEEKS, *of(policy, from_week=STARTS, until_week=ENDS)),
        run("laak.yaml", WEEKS, *of(policy, from_week=STARTS)),
    )
    assert before(pilot, ENDS) == before(stays, ENDS)
    assert stack(pilot) == []
    assert [one.settings.policy for one in stack(stays)] == [policy]


@pytest.mark.parametrize("policy", NEUTRAL)
def test_the_end_of_a_policy_that_does_nothing_is_nothing(policy: str) -> None:
    """At its neutral value a policy that begins and ends leaves every fact of the district as it is, to the last bit."""
    pilot = run(
        "laak.yaml",
        WEEKS,
        *(line.replace("from_week: 0", f"from_week: {STARTS}, until_week: {ENDS}") for line in told(NEUTRAL[policy], DOORS)),
    )
    assert everything(pilot) == everything(run("laak.yaml", WEEKS, DOORS))


def test_an_end_after_the_run_is_no_end() -> None:
    """A pilot that outlasts the run is a policy that stays."""
    outlasts, stays = (run("laak.yaml", WEEKS, one(COUPLED, from_week=STARTS, **ends)) for ends in ({"until_week": WEEKS}, {}))
    assert everything(outlasts) == everything(stays) != everything(run("laak.yaml", WEEKS))


def test_what_a_policy_set_going_stops_with_it() -> None:
    """Youth workers who went out in the evening find nothing there once the pilot is over,."""
    weeks, ends = 12, 8
    found = run("laak.yaml", weeks, *sets("youth_work_outreach", partner="jongerenwerk", learns=1, until_week=ends)).journal.of(PieceFound)
    outside = [piece.time for piece in found if piece.how == "outreach"]
    assert 0 < max(outside) < ends * WEEK


def test_one_of_two_ends_and_the_other_goes_on() -> None:
    """A policy inside another, or around it, can end; what the other one worked out from it is worked out again."""
    evening = "policy: partner_hours, partners: [gemeente], from_week: 0"
    for first, second in (("inner", "outer"), ("outer", "inner")):
        lines = {
            first: f'policies.a={{{evening}, extra: "Mon-Fri 17:00-20:00", until_week: 2}}',
            second: f'policies.b={{{evening}, extra: "Sat 10:00-12:00"}}',
        }
        lived = run("laak.yaml", 4, *(lines[name] for name in ("inner", "outer")))
        council = next(partner for partner in lived.partners if partner.name == "gemeente")
        assert council.hours.per_week == council.own_hours.per_week + 2 * 3600
        assert len(stack(lived)) == 1


def test_a_pilot_that_is_followed_by_another_hands_over_in_the_same_moment() -> None:
    """What ends in a week has ended before anything begins in it: the ties of a coupling keep the pace of the coupling that follows."""
    pairs = "policy: squad_coupling, pairs: [{squad: C, officer: wa-spoorwijk}], half_life: 200"
    lived = run("laak.yaml", 6, f"policies.a={{{pairs}, from_week: 1, until_week: 4}}", f"policies.b={{{pairs}, from_week: 4}}")
    ended = run("laak.yaml", 6, f"policies.a={{{pairs}, from_week: 1, until_week: 4}}")
    officer, member = next(one for one in lived.officers if one.name == "wa-spoorwijk"), lived.squads[2].members[0]
    half_life = 0.6931471805599453 / WEEK
    assert lived.ties.between(officer, member).rate == pytest.approx(half_life / 200)
    assert ended.ties.between(officer, member).rate == pytest.approx(half_life / 38)


@pytest.mark.parametrize(("first", "last"), [("", 78), ("from_week: 90, ", 90), ("from_week: 90, ", 12)])
def test_an_end_before_the_start_is_refused_where_it_stands(first: str, last: int) -> None:
    """Somebody who lets a pilot end before it begins hears when it begins; without a start week that is the end of the warm-up."""
    with pytest.raises(ScenarioError) as caught:
        load(SCENARIOS / "laak.yaml", [f"policies.p={{policy: ride_along, {first}until_week: {last}}}"])
    assert "until_week" in str(caught.value)
    assert str(90 if first else 78) in str(caught.value)
