"""The worlds in which the patterns are looked for: Laak as it is, and Laak with one cause taken away at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sim.language import in_yaml
from sim.scenario.describing import describe
from sim.scenario.loading import load

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
BASE = "base"


@dataclass(frozen=True)
class World:
    """One world: what is different in it, in words and in keys. A key with `*` is set for every name there."""

    says: str
    neutral: tuple[str, ...] = ()
    """Keys that take their neutral value: the value at which the mechanism does nothing."""
    sets: tuple[str, ...] = ()
    """Keys that take another value, as `key=value`."""
    file: str = "laak.yaml"


EFFORT = (
    "promises.kept_base", "promises.kept_most", "promises.joint_odds", "partners.*.capacity", "partners.*.accepts",
    "sharing.partner_capacity",
)  # fmt: skip
HOURS_AND_CULTURE = ("partners.*.meeting_culture", "promises.meeting_culture_odds", "partners.*.comes_out")
ALWAYS_OPEN = ("partners.*.hours=always",)
SLUGGISH = ("promises.attendance_partner", "promises.attendance_police", "partners.*.act_sigma", "partners.*.signature_days")
EVERY_WEEK = ("meetings.*.every_weeks=1",)
GOALS_AND_TIME = (
    "sharing.detective_goal_match", "sharing.willing_detective", "sharing.reciprocity", "sharing.detective_capacity",
    "sharing.detective_sensitive",
)  # fmt: skip
WAYS_TO_KNOW = (
    "squad_call", "squad_visit", "citizen_report", "citizen_talk", "officer_hour", "partner_file", "partner_file_always", "detective_case",
)  # fmt: skip
COUPLED = ("policies.koppeling.elsewhere=1", "policies.koppeling.patrol=1", "policies.koppeling.officer_share=0")

WORLDS: dict[str, World] = {
    BASE: World("Laak as it is"),
    "everybody alike and sought out": World(
        "citizens equally ready to report, all open to contact; the officer meets anybody, and has time to meet everybody",
        neutral=("citizens.propensity_spread", "citizens.belief_weight", "citizens.wants_contact", "citizens.repeat_shape",
                 "officer_week.street_known"),
        sets=("officer_week.street_hours=20", "officer_week.keen_street=0", "officer_week.street_contacts=30"),
    ),
    "partners make the effort": World("partners keep every promise, have room for every request, refuse none", neutral=EFFORT),
    "partners work as the police do": World(
        "partners are open day and night and do rather than meet", neutral=HOURS_AND_CULTURE, sets=ALWAYS_OPEN,
    ),
    "the network is quick": World(
        "everybody comes to every meeting, meetings are weekly, acts take their usual time and need no signature",
        neutral=SLUGGISH, sets=EVERY_WEEK,
    ),
    "all three": World(
        "partners make the effort, work as the police do, and the network is quick",
        neutral=(*EFFORT, *HOURS_AND_CULTURE, *SLUGGISH), sets=(*ALWAYS_OPEN, *EVERY_WEEK),
    ),
    "agreements kept": World(
        "every agreement is kept, and the date is so far away that none is late",
        neutral=(*EFFORT, "promises.meeting_culture_odds"), sets=("promises.due_factor=10",),
    ),
    "detectives share goals and have time": World(
        "detectives want what officers want, are never too busy to tell, and hold nothing that is sensitive",
        neutral=GOALS_AND_TIME,
    ),
    "detectives also sit on the same floor": World(
        "the same, and officer and detectives run into each other every working day", neutral=(*GOALS_AND_TIME, "detectives.floor"),
        sets=("detectives.meets=5",),
    ),
    "equal persons": World("no two people get on better than any other two", neutral=("ties.affinity_spread",)),
    "partners open and free to share": World(
        "partners are open day and night, and no rule keeps them from telling", neutral=("partners.*.privacy_block",), sets=ALWAYS_OPEN,
    ),
    "nobody knows anything": World(
        "nobody comes by a piece of information: not squads, citizens, officers, partners nor detectives",
        neutral=("partners.*.hears",), sets=tuple(f"pieces.{way}=0" for way in WAYS_TO_KNOW),
    ),
    "thought of and at hand": World(
        "squads always think of the officer, who answers his phone off duty and is never too far away",
        neutral=("sharing.thought_base", "officer_week.reachable_off_duty", "doors.near_enough"),
    ),
    "coupled, nobody leans back": World(
        "one squad coupled to one officer; other squads do as before, and neither it nor he takes anything from others",
        sets=("policies.koppeling.others=1", *COUPLED), file="koppeling.yaml",
    ),
    "coupled, others lean back a little": World(
        "the same coupling, in which other squads keep four fifths of their odds, and squad and officer have less for others",
        file="koppeling.yaml",
    ),
    "coupled, others lean back a lot": World(
        "the same coupling, in which other squads keep 0.53 of their odds", sets=("policies.koppeling.others=0.53",), file="koppeling.yaml",
    ),
}  # fmt: skip


CORNERS: dict[str, World] = {
    "nobody meets by chance": World("no chance contacts at the station, nor in briefings",
                                    sets=("officer_week.station_contacts=0", "patrol.briefing_met=0")),
    "partners seldom meet": World("meetings every eight weeks", sets=("meetings.*.every_weeks=8",)),
    "ties with partners fade fast": World("half is left of a tie with a partner after seven weeks", sets=("ties.half_life_partner=7",)),
    "a promise for every other item": World("half of all items end in a promise", sets=("promises.item_promise=0.5",)),
    "no act before all is known": World("officers act only when every piece is in hand, and wait a year before they lose patience",
                                        sets=("problems.understood=1", "problems.patience=52")),
    "no case is shelved": World("detectives keep every case until it is picked up", sets=("detectives.shelved_days=10000",)),
    "attention without measure": World("one visit is as good as ten, and cars have all their free time for it",
                                       neutral=("problems.dose_floor",), sets=("patrol.usable=1",)),
}  # fmt: skip
"""Corners in which the model stops being about what it is about: to be kept out of the ranges of a study."""


@cache
def _neutral_values() -> dict[str, Any]:
    return {key: told.get("neutral") for key, told in describe()["keys"].items()}


def settings_of(world: World) -> list[str]:
    """What `--set` must be told to make this world, every `*` filled in with the names of the scenario file."""
    plain = load(SCENARIOS / world.file).scenario
    found = []
    for key in world.neutral:
        value = _neutral_values()[key]
        if value is None:
            raise ValueError(f"{key} has no neutral value")
        found += [f"{name}={in_yaml(value)}" for name in _filled_in(key, plain)]
    for word in world.sets:
        key, _, value = word.partition("=")
        found += [f"{name}={value}" for name in _filled_in(key, plain)]
    return found


def _filled_in(key: str, scenario: Any) -> list[str]:
    group, star, rest = key.partition(".*.")
    return [f"{group}.{name}.{rest}" for name in getattr(scenario, group)] if star else [key]


def scenarios(worlds: Mapping[str, World]) -> dict[str, Any]:
    """The scenario of each of these worlds, ready to be simulated."""
    return {
        name: load(SCENARIOS / world.file, settings_of(world)).scenario.model_copy(update={"study": None}) for name, world in worlds.items()
    }
