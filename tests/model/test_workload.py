"""How busy it is: more demand adds to what happens anyway, and takes nothing away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sim.kernel.week import WEEK
from sim.world.facts import HelpAsked, HelpNotAsked, IncidentHappened, ProblemStarted
from sim.world.incidents import Background, Neighbours, background

from .runs import Run, digest, run, scenario

WEEKS = 4


def tape(*sets: str) -> list[Background]:
    """Everything that could happen in Spoorwijk in four weeks, by itself."""
    plan = scenario("laak.yaml", *sets)
    lived = Run(scenario("laak.yaml"))
    beat = next(beat for beat in lived.beats if beat.name == "Spoorwijk")
    drawn: Iterator[Background] = background(beat, 0.1, plan.demand, Neighbours(beat, plan.citizens, lived.streams), lived.streams, WEEKS)
    return list(drawn)


@pytest.mark.parametrize(("less", "more"), [("0", "0.5"), ("0.5", "0.9"), ("0.9", "1"), ("1", "1.3"), ("1.3", "1.7"), ("1.7", "2.5")])
def test_a_busier_district_has_the_same_incidents_and_more(less: str, more: str) -> None:
    """Every incident of less demand happens with more demand too: at the same moment, to the same citizen, with the same number."""
    quiet, busy = tape(f"demand.multiplier={less}"), tape(f"demand.multiplier={more}")
    assert set(quiet) < set(busy)
    assert [one.time for one in busy] == sorted(one.time for one in busy)
    assert len({one.number for one in busy}) == len(busy)


def test_demand_grows_with_its_factor() -> None:
    """Half, twice and three and a half times the demand give about so many incidents."""
    usual = len(tape())
    for factor in (0.5, 2.0, 3.5):
        assert abs(len(tape(f"demand.multiplier={factor}")) / usual - factor) < 4 * (factor / usual) ** 0.5 + 4 * factor / usual**0.5


def test_one_kind_grows_alone() -> None:
    """Twice the nuisance leaves every other incident as it was."""
    usual, noisy = tape(), tape("demand.kinds.nuisance.factor=2")
    assert {one for one in noisy if one.kind != "nuisance"} == {one for one in usual if one.kind != "nuisance"}
    assert sum(one.kind == "nuisance" for one in noisy) > 1.5 * sum(one.kind == "nuisance" for one in usual)


def test_at_a_factor_of_one_nothing_differs() -> None:
    """The levers of the workload at their neutral value: not a bit differs."""
    neutral = ("demand.multiplier=1", "demand.kinds.theft.factor=1", "problems.multiplier=1", "promises.capacity_factor=1")
    assert digest(run("laak.yaml", WEEKS, *neutral)) == digest(run("laak.yaml", WEEKS))


def test_less_room_at_partners_makes_a_promise_less_sure() -> None:
    """Somebody with six open requests has room for twelve; with a quarter of that he keeps half of what he would."""
    chances = []
    for factor in ("1", "0.25"):
        lived = Run(scenario("laak.yaml", f"promises.capacity_factor={factor}", "promises.meeting_culture_odds=1"))
        person, officer = lived.partners[0].people[0], lived.officers[0]
        person.open_requests = 6
        chances.append((lived.practice.keeps(person, officer, False), person.load))
    assert chances[1][0] == pytest.approx(chances[0][0] / 2)
    assert chances[1][1] == pytest.approx(chances[0][1] * 4)


def by_itself(lived: Run, start: int, end: int) -> list[set[tuple[object, ...]]]:
    """What happened by itself from one week to another: incidents, requests for help, new problems."""
    within = lambda time: start * WEEK <= time < end * WEEK  # noqa: E731
    return [
        {(one.time, one.beat, one.kind) for one in lived.journal.of(IncidentHappened) if not one.problem and within(one.time)},
        {(one.time, one.beat, one.citizen) for kind in (HelpAsked, HelpNotAsked) for one in lived.journal.of(kind) if within(one.time)},
        {(one.time, one.problem) for one in lived.journal.of(ProblemStarted) if within(one.time)},
    ]


WITHOUT_RETURNS = "demand.help_returns=0"
"""Nobody comes back with a request that was not met: then requests depend on nothing but the tape."""


@pytest.mark.parametrize("factor", ["0.4", "1.3", "2.5"])
def test_from_its_week_on_it_is_as_busy_as_the_policy_says(factor: str) -> None:
    """Before that week the tape is Laak's, then that of a Laak with so much more or less, and Laak's again when the policy is over."""
    weeks, starts, ends = 12, 3, 9
    policy = f"policies.busy={{policy: workload, factor: {factor}, from_week: {starts}, until_week: {ends}}}"
    moved, usual = run("laak.yaml", weeks, WITHOUT_RETURNS, policy), run("laak.yaml", weeks, WITHOUT_RETURNS)
    always = run("laak.yaml", weeks, WITHOUT_RETURNS, f"policies.busy={{policy: workload, factor: {factor}, from_week: 0}}")
    other = run("laak.yaml", weeks, WITHOUT_RETURNS, f"demand.multiplier={factor}", f"problems.multiplier={factor}")
    assert by_itself(moved, 0, starts) == by_itself(usual, 0, starts)
    assert by_itself(moved, starts, ends) == by_itself(always, starts, ends)
    assert by_itself(moved, ends, weeks) == by_itself(usual, ends, weeks)
    for one in (0, 2):  # incidents and problems: a policy is a workload that comes later
        assert by_itself(always, 0, weeks)[one] == by_itself(other, 0, weeks)[one]
    for busy, plain in zip(by_itself(always, 0, weeks), by_itself(usual, 0, weeks), strict=True):
        assert busy < plain if float(factor) < 1 else busy > plain


def test_two_factors_multiply() -> None:
    """Twice as busy and half as busy at the same time is as busy as ever."""
    lines = (f"policies.{name}={{policy: workload, factor: {factor}, from_week: 0}}" for name, factor in (("twice", 2), ("half", 0.5)))
    assert by_itself(run("laak.yaml", WEEKS, *lines), 0, WEEKS) == by_itself(run("laak.yaml", WEEKS), 0, WEEKS)
