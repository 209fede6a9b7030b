"""Each policy: nothing at its neutral value, nothing before its start, then one causal step the right way, and its price."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sim.kernel.week import HOUR, WEEK
from sim.world.facts import (
    CallReached,
    DoorOpened,
    HelpAsked,
    HelpGiven,
    HelpNotAsked,
    PromiseMade,
    PromiseSettled,
    PulledIn,
    TieChanged,
    ToldBack,
    Worked,
)

from .runs import Run, digest, everything, run, scenario

WEEKS = 6


def told(text: str, *more: str) -> tuple[str, ...]:
    """One policy alone, from the first week, with these settings."""
    return (f"policies.alone={{policy: {text}, from_week: 0}}", *more)


NEUTRAL = {
    "ride_along": "ride_along, duties: 0",
    "station_presence": "station_presence, hours: 0",
    "call_the_officer": "call_the_officer, compliance: 0",
    "internal_ties": "internal_ties, minutes: 0, same_people: true",
    "silent_citizens": "silent_citizens, hours: 0",
    "self_reliance": "self_reliance, share: 0, in_need: 1",
    "feedback_duty": "feedback_duty, gives_way: 5",
    "task_view": "task_view, broad_partners: 0",
    "workload": "workload, factor: 1",
}
ON = {
    "ride_along": "ride_along",
    "station_presence": "station_presence",
    "call_the_officer": "call_the_officer",
    "internal_ties": "internal_ties",
    "silent_citizens": "silent_citizens",
    "self_reliance": "self_reliance",
    "feedback_duty": "feedback_duty",
    "task_view": "task_view, broad_officers: 1, broad_partners: 0.5",
    "workload": "workload",
}
DOORS = "demand.kinds.health.door=1"
"""Doors enough to see something in some weeks."""


@pytest.mark.parametrize("policy", NEUTRAL)
def test_a_policy_at_its_neutral_value_changes_nothing(policy: str) -> None:
    """At the neutral value every fact of the district is what it is without the policy, to the last bit."""
    assert everything(run("laak.yaml", WEEKS, *told(NEUTRAL[policy], DOORS))) == everything(run("laak.yaml", WEEKS, DOORS))


@pytest.mark.parametrize("policy", ON)
def test_a_policy_begins_when_it_begins(policy: str) -> None:
    """Until its start week a policy leaves no trace; after it there is one."""
    changed = everything(run("laak.yaml", WEEKS, f"policies.alone={{policy: {ON[policy]}, from_week: 4}}", DOORS))
    base = everything(run("laak.yaml", WEEKS, DOORS))

    def until(facts: dict[str, list[tuple[Any, ...]]], week: int) -> dict[str, list[tuple[Any, ...]]]:
        return {kind: [fact for fact in facts[kind] if fact[0] < week * WEEK] for kind in facts}

    assert until(changed, 4) == until(base, 4)
    assert until(changed, WEEKS) != until(base, WEEKS)


def test_all_policies_together_draw_no_number_twice() -> None:
    """Every policy of the house, most of them twice, in one district: each chance still belongs to one thing and occasion."""
    lines = [*ON.values(), *ON.values(), "squad_coupling, pairs: each", "squad_coupling, pairs: each, others: 0.5"]
    stacked = tuple(f"policies.p{place}={{policy: {line}, from_week: 0}}" for place, line in enumerate(lines))
    district = Run(scenario("laak.yaml", *stacked, DOORS), strict=True)
    district.run_until_week(6)
    assert len(district.told) > 1000
    district.close()


# --- one step, and its price ---------------------------------------------------------------------------------------


def hours(*activities: str, role: str = "officer") -> Callable[[Run], float]:
    """Hours that went to these activities."""
    return lambda lived: sum(
        (worked.time - worked.start) / HOUR for worked in lived.journal.of(Worked) if worked.role == role and worked.activity in activities
    )


def ties(cause: str, *roles: str) -> Callable[[Run], float]:
    """How often ties with these roles changed by this cause."""
    return lambda lived: sum(change.cause == cause and change.role in roles for change in lived.journal.of(TieChanged))


def counted(kind: type, which: Callable[[Any], bool] = lambda fact: True) -> Callable[[Run], float]:
    """How many facts of a kind there are."""
    return lambda lived: sum(which(fact) for fact in lived.journal.of(kind))  # type: ignore[type-var]


def minutes_at_doors(lived: Run) -> float:
    """Minutes of cars that are spent on calls."""
    return 60 * hours("call", role="car")(lived)


MORE_REFUSED = ("problems.multiplier=4",)
NEARBY = (DOORS, "doors.key_held=1", "doors.near_enough=1", "officer_week.reachable_off_duty=0.6")
BUSY = ("patrol.commitments=0.7", "patrol.pulled_outside=0")
STEPS: dict[str, tuple[tuple[str, ...], str, Callable[[Run], float], str]] = {
    "riding along: the two in the car are worked with": ((), "ride_along", ties("joint", "squad"), "up"),
    "riding along: fewer hours in the street": ((), "ride_along", hours("street"), "down"),
    "riding along: desk work is made up for, not dropped": ((), "ride_along", hours("typing"), "same"),
    "presence: more talks inside": ((), "station_presence", ties("talk", "squad", "info"), "up"),
    "presence: fewer hours in the street": ((), "station_presence", hours("street"), "down"),
    "presence: more often pulled in from the station": (
        BUSY, "station_presence, hours: 12, gives_way: 0", counted(PulledIn, lambda pulled: pulled.inside), "up"),
    "calling first: fewer doors rammed": (NEARBY, "call_the_officer", counted(DoorOpened, lambda door: door.rammed), "down"),
    "calling first: cars wait at doors": (NEARBY, "call_the_officer", minutes_at_doors, "up"),
    "half an hour inside: detectives are spoken to": ((), "internal_ties", ties("talk", "detective"), "up"),
    "half an hour inside: it stands in the week like a meeting": ((), "internal_ties", hours("meeting"), "up"),
    "half an hour inside: detectives give time": ((), "internal_ties", hours("talk", role="detective"), "up"),
    "silent citizens: doors are rung at": ((), "silent_citizens", ties("outreach", "citizen"), "up"),
    "silent citizens: fewer hours in the street": ((), "silent_citizens", hours("street"), "down"),
    "silent citizens: better kept free, more hours": (
        ("policies.first={policy: silent_citizens, hours: 8, from_week: 0}",), "silent_citizens, hours: 0.01, gives_way: 0",
        hours("outreach"), "up"),
    "self-reliance: fewer come": ((), "self_reliance", counted(HelpAsked), "down"),
    "self-reliance: some in need stay away": ((), "self_reliance", counted(HelpNotAsked, lambda away: away.in_need), "up"),
    "self-reliance: fewer ties by help": ((), "self_reliance", ties("help", "citizen"), "down"),
    "duty to tell back: more reporters hear": ((), "feedback_duty", counted(ToldBack), "up"),
    "duty to tell back: other work pays": (
        ("officer_week.telling_minutes=30",), "feedback_duty, gives_way: 0", hours("help", "problems", "street", "youth"), "down"),
    "all officers broad: more is taken on": (
        (), "task_view, broad_officers: 1", counted(HelpAsked, lambda asked: asked.accepted), "up"),
    "all officers narrow: less help is given": ((), "task_view, broad_officers: 0", counted(HelpGiven), "down"),
    "all officers broad: less time for the street": ((), "task_view, broad_officers: 1", hours("street"), "down"),
    "broad partners: fewer refusals": (
        MORE_REFUSED, "task_view, broad_partners: 1", counted(PromiseSettled, lambda settled: settled.outcome == "refused"), "down"),
    "broad partners: more promises of acts": (
        MORE_REFUSED, "task_view, broad_partners: 1", counted(PromiseMade, lambda made: made.act), "up"),
}  # fmt: skip
"""District, policy, what is looked at, where it goes. Each is one causal step long; the second kind is the price."""


@pytest.mark.parametrize("step", STEPS)
def test_one_step_of_a_policy_goes_the_way_it_should(step: str) -> None:
    """The same two worlds with and without the policy: summed over both it goes the right way."""
    base, policy, look, way = STEPS[step]
    before = sum(look(run("laak.yaml", WEEKS, *base, replication=number)) for number in (0, 1))
    after = sum(look(run("laak.yaml", WEEKS, *told(policy, *base), replication=number)) for number in (0, 1))
    if way == "same":
        assert abs(after - before) < 0.02 * before
    else:
        assert (after > before) if way == "up" else (after < before), (before, after)


# --- where it does not help ----------------------------------------------------------------------------------------


def rammed_with_a_key(*sets: str) -> float:
    """Doors rammed although the officer has the key, in two worlds."""
    look = counted(DoorOpened, lambda door: door.held and door.rammed)
    return sum(look(run("laak.yaml", WEEKS, DOORS, *sets, replication=number)) for number in (0, 1))


def test_calling_an_officer_who_does_not_answer_opens_few_doors() -> None:
    """Kept at all doors, the rule saves a part of the doors where officers often answer at home, and few where they answer on duty only."""
    rule = told("call_the_officer, compliance: 1", "doors.near_enough=1")
    saved = {}
    for answers in (0, 0.6):
        phone = f"officer_week.reachable_off_duty={answers}"
        saved[answers] = 1 - rammed_with_a_key(*rule, phone) / rammed_with_a_key("doors.near_enough=1", phone)
    assert saved[0] < 0.3
    assert saved[0.6] > 2 * saved[0]


def test_hours_that_give_way_first_are_hours_on_paper() -> None:
    """Eight hours a week for silent citizens, first to go when hours are short: much less than eight is worked."""
    def worked(line: str) -> float:
        lived = run("laak.yaml", 16, *told(line))
        return hours("outreach")(lived) / 16 / 9

    first_to_go, kept_free = worked("silent_citizens, hours: 8, gives_way: 5"), worked("silent_citizens, hours: 8, gives_way: 0")
    assert first_to_go < 0.75 * kept_free
    assert kept_free < 8  # leave and illness take their part


def test_people_left_alone_in_need_lose_confidence() -> None:
    """Sent away, all of them in real need: citizens trust the police less than where all of those who stay away manage."""
    def confidence(need: float) -> float:
        lived = run("laak.yaml", 16, *told(f"self_reliance, share: 0.8, in_need: {need}"))
        return sum(lived.citizens[beat].mean_confidence(lived.calendar.now) for beat in lived.beats)

    assert confidence(1) < confidence(0)


def test_a_full_desk_keeps_fewer_promises() -> None:
    """Partners who take on everything have the same room for it: of the acts they promise, a smaller share is kept in time or late."""
    room = ("problems.multiplier=4", "partners.ggz.capacity=1", "problems.understood=0")

    def kept(*sets: str) -> float:
        settled = [one for number in (0, 1) for one in run("laak.yaml", 14, *room, *sets, replication=number).journal.of(PromiseSettled)]
        acts = [one for one in settled if one.act and one.party == "ggz" and one.outcome != "refused"]
        return sum(one.outcome in ("kept", "late") for one in acts) / len(acts)

    assert kept(*told("task_view, broad_partners: 1")) < kept()


def test_more_time_inside_is_more_people() -> None:
    """In two hours a week an officer speaks to four times as many detectives as in half an hour, and all of it within his duty."""
    def talks(minutes: int) -> float:
        return ties("talk", "detective")(run("laak.yaml", WEEKS, *told(f"internal_ties, minutes: {minutes}")))

    by_chance, half, two = ties("talk", "detective")(run("laak.yaml", WEEKS)), talks(30), talks(120)
    assert 3 * (half - by_chance) < two - by_chance < 5 * (half - by_chance)


# --- together, and every pair --------------------------------------------------------------------------------------


def test_two_policies_compose_in_the_order_of_the_file() -> None:
    """The first in the file is asked last: two that set the same thing differently give another district turned round."""
    views = tuple(f"policies.{name}={{policy: task_view, broad_officers: {share}, from_week: 0}}" for name, share in (("a", 1), ("b", 0)))
    narrow, broad = run("laak.yaml", WEEKS, *views), run("laak.yaml", WEEKS, *reversed(views))
    accepted = counted(HelpAsked, lambda asked: asked.accepted)
    assert accepted(narrow) == accepted(run("laak.yaml", WEEKS, *told("task_view, broad_officers: 0")))
    assert accepted(broad) == accepted(run("laak.yaml", WEEKS, *told("task_view, broad_officers: 1")))
    assert accepted(narrow) < accepted(broad)


def test_hours_of_two_policies_add_up() -> None:
    """Two policies that ask for hours of the same kind ask for both."""
    twice = run("laak.yaml", WEEKS, *(f"policies.{name}={{policy: station_presence, hours: 2, from_week: 0}}" for name in "ab"))
    assert digest(twice) == digest(run("laak.yaml", WEEKS, *told("station_presence, hours: 4")))


def test_coupling_each_officer_is_writing_all_pairs() -> None:
    """`each` is every officer with a beat of his own in order of name, the squads of the rota in turn; officers of kind B stay out."""
    plan = run("koppeling.yaml", WEEKS, "policies.koppeling.from_week=0", "policies.koppeling.pairs=each").plan
    officers = sorted(name for name, officer in plan.officers.items() if officer.kind == "A")
    written = ", ".join(f"{{squad: {'ABCDE'[place % 5]}, officer: {name}}}" for place, name in enumerate(officers))
    by_hand = run("koppeling.yaml", WEEKS, "policies.koppeling.from_week=0", f"policies.koppeling.pairs=[{written}]")
    short = run("koppeling.yaml", WEEKS, "policies.koppeling.from_week=0", "policies.koppeling.pairs=each")
    assert digest(short) == digest(by_hand) != digest(run("laak.yaml", WEEKS))
    assert len(plan.policies["koppeling"].pairs) == 9


def test_cars_that_wait_come_later_elsewhere() -> None:
    """With a door at every call for health and a long wait for the key, the rule makes others wait for a car."""
    slow = ("demand.kinds.health.door=1", "doors.asking_minutes=15", "doors.waiting_minutes=60", "patrol.commitments=0.7")

    def response(*sets: str) -> float:
        reached = [call for number in (0, 1) for call in run("laak.yaml", WEEKS, *slow, *sets, replication=number).journal.of(CallReached)]
        return sum(call.time - call.created for call in reached) / len(reached)

    assert response(*told("call_the_officer, compliance: 1")) > response()


def test_a_tie_feeds_itself_and_only_by_three_roads() -> None:
    """Who stands closer to a squad is told more and given more attention, and each of these brings him closer still.

    The roads are being thought of, being helped, and the view of the squad chief: with all closed, how close they stand at the start makes
    no difference to what is told and given.
    """
    closed = ("sharing.thought_tie=0", "attention.taken_tie=0", "bureau.chief_tie=0")

    def brought_closer(start: float, *sets: str) -> float:
        coupled = ("policies.koppeling.from_week=0", "policies.koppeling.others=1", f"ties.start_squad={start}", *sets)
        worlds = [run("koppeling.yaml", 10, *coupled, replication=number) for number in (0, 1)]
        return sum(ties(cause, "squad")(lived) for lived in worlds for cause in ("piece", "attention"))

    assert brought_closer(0.6) > 1.2 * brought_closer(0.1)
    assert brought_closer(0.6, *closed) == brought_closer(0.1, *closed) > 0
