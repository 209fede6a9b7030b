"""The far corners: nobody there, everybody there, nothing happens, everything at once. It runs, and the books balance."""

from __future__ import annotations

import pytest

from sim.world.facts import CallStarted, PromiseMade, Reported, Worked

from . import ledgers
from .runs import Run, scenario

A_OFFICERS = tuple(name for name, officer in scenario("laak.yaml").officers.items() if officer.kind == "A")
KINDS, PARTNERS = tuple(scenario("laak.yaml").problems.kinds), tuple(scenario("laak.yaml").partners)
ALONE = tuple(f"problems.kinds.{kind}.act_by=[officer]" for kind in KINDS)
PAIRS = ", ".join(f"{{squad: {squad}, officer: {name}}}" for squad in "ABCDE" for name in A_OFFICERS)

CORNERS: dict[str, tuple[str, ...]] = {
    "no officers": ("officers={}",),
    "no detectives": ("detectives.number=0",),
    "no detectives, no patience": ("detectives.number=0", "problems.retry_weeks=0", "problems.patience=0", "problems.understood=0"),
    "no partners": (*ALONE, "partners={}", "meetings={}", *(f"beats.{name}.partners=[]" for name in scenario("laak.yaml").beats)),
    "no meetings": ("meetings={}",),
    "no demand": ("demand.multiplier=0", "problems.multiplier=0", "demand.help_requests=0"),
    "no problems": ("problems.kinds={}", *(f"meetings.{name}.problems=[]" for name in scenario("laak.yaml").meetings)),
    "ten times the demand": ("demand.multiplier=10", "patrol.handed_over_hours=2"),
    "one citizen a beat": tuple(f"beats.{name}.citizens=1" for name in scenario("laak.yaml").beats),
    "circles of everybody": ("beats.Spoorwijk.citizens=3", "problems.circle_low=1000", "problems.circle_high=1000"),
    "one squad": ("squads.B=", "squads.C=", "squads.D=", "squads.E="),
    "one member a squad": tuple(f"squads.{name}.members=1" for name in "ABCDE"),
    "no cars": tuple(f"patrol.shifts.{name}.cars=0" for name in ("early", "late", "night")),
    "nobody turns up": ("patrol.attendance=0",),
    "no squad takes turns": tuple(f"squads.{name}.takes_turns=false" for name in "ABCDE"),
    "extra duty over the turn": ("squads.A.extra_duty=Fri-Sat 19:00-03:00", "squads.B.extra_duty=always", "squads.B.extra_cars=2"),
    "all free time used": ("patrol.usable=1",),
    "no free time used": ("patrol.usable=0",),
    "cars taken": ("patrol.commitments=0.9", "patrol.pulled_inside=1", "patrol.pulled_outside=1"),
    "commitments of no time": ("patrol.commitments=0.9", "patrol.commitment_minutes.mean=0"),
    "calls that take days": (
        "demand.kinds.vandalism.on_scene.mean=3000", "demand.kinds.health.on_scene.mean=3000", "patrol.pulled_inside=1",
        "patrol.pulled_outside=1",
    ),
    "visits of a whole shift": ("patrol.visit_minutes=480", "attention.requests=5", "attention.taken_base=50"),
    "sixty hours a week": tuple(f"officers.{name}.hours=60" for name in A_OFFICERS),
    "hours of nobody": tuple(f"officers.{name}.hours=0" for name in A_OFFICERS),
    "no leave, no weekdays": ("officer_week.leave_weeks=20", "officer_week.sickness=0.5", "officer_week.weekend_every=1"),
    "no time left in a duty": ("officer_week.typing=0.6", "officer_week.emergency=0.6", "officer_week.training=0.5"),
    "only people he knows": ("officer_week.street_known=1",),
    "talks of no time": ("demand.help_minutes.mean=0", "officer_week.telling_minutes=0", "officer_week.walk_in_contacts=0"),
    "partners always closed": tuple(f"partners.{name}.hours=closed" for name in PARTNERS),
    "partners always open": tuple(f"partners.{name}.hours=always" for name in PARTNERS),
    "detectives closed": ("detectives.hours=closed",),
    "nobody at the table": ("promises.attendance_partner=0", "promises.attendance_police=0"),
    "nothing kept": ("promises.kept_base=0", "promises.kept_tie=0"),
    "acts of no time that never help": (
        *ALONE, "problems.own_act_hours=0", "problems.solved_base=0", "problems.solved_known=0", "problems.retry_weeks=0",
        "problems.patience=0", "problems.understood=0",
    ),
    "no desk": ("info_desk.persons=0", "info_desk.delay.mean=0"),
    "everybody leaves": tuple(f"ties.leaves_{who}=2" for who in ("squad", "partner", "detective", "officer")),
    "ties of one week": ("ties.half_life_partner=1", "ties.half_life_colleague=1", "ties.start_squad=1"),
    "every contact a tie": ("ties.affinity_spread=0.8", "ties.face_to_face=0.5", "ties.message=0.5", "ties.citizen_help=0.9"),
    "problems that fade at once": tuple(f"problems.kinds.{kind}.fades=1" for kind in KINDS),
    "escalating": ("problems.escalates=1", "problems.escalation=5", "problems.worst=10"),
    "everybody coupled to everybody": (f"policies.koppeling.pairs=[{PAIRS}]", "policies.koppeling.from_week=1", "ties.found_out=1"),
}  # fmt: skip
"""Each corner by name, and what is set."""


def lived(corner: str) -> Run:
    """Six weeks in a corner."""
    name = "koppeling.yaml" if "policies" in "".join(CORNERS[corner]) else "laak.yaml"
    district = Run(scenario(name, *CORNERS[corner]))
    district.run_until_week(6)
    district.close()
    return district


@pytest.mark.parametrize("corner", CORNERS)
def test_the_district_lives_in_every_corner(corner: str) -> None:
    """Six weeks pass without a stop, and every ledger balances."""
    district = lived(corner)
    found = {ledger.__name__: wrong[:3] for ledger in ledgers.ALL if (wrong := ledger(district))}
    assert found == {}


def test_the_corners_are_where_they_say() -> None:
    """What should not be there is not there, so that the corners are really tried."""
    assert not lived("no demand").journal.of(Reported)
    assert not lived("no partners").journal.of(PromiseMade)
    assert not any(worked.role == "car" for worked in lived("no cars").journal.of(Worked))
    assert not any(worked.role == "officer" for worked in lived("no officers").journal.of(Worked))
    assert not any(call.squad not in ("A", "") for call in lived("one squad").journal.of(CallStarted))
