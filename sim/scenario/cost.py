"""What a study asks of the computer, worked out before anything starts, and what is too much to ask."""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Callable

from sim.language import Words, words
from sim.scenario.schema import Scenario
from sim.scenario.tree import Place, Problem

SECONDS_OF_PEOPLE = 0.019
"""Computing time a week of all who work in a district with nine beats and eleven officers, on one core; measured."""
SECONDS_OF_AN_INCIDENT = 22e-6
"""Computing time of an incident and the call that comes of it; measured."""
MEASURING = 0.25
"""Measuring what happened in a week, and keeping it, as a share of the computing time of that week; measured."""
SECONDS_TO_START = 2
"""Starting the processes, and writing the tables and the report; measured."""
SECONDS_OF_AN_ADDITION = 27e-9
"""Adding one more number in a loop on the machine where the times above were measured."""
LOOP = 40_000
PEOPLE_OF_THAT_DISTRICT = 35
"""Beats, squads, officers, partners and meetings of that district together."""
MOST_SECONDS = 5 * 86_400
"""A study of more than five days of computing on one core is refused."""
MOST_CITIZENS = 5_000_000


def pace() -> float:
    """How many times longer this machine takes now than the one on which those times were measured, by a short loop; a tenth at least."""
    taken = []
    for _ in range(3):
        start, total = time.perf_counter(), 0
        for number in range(LOOP):
            total += number
        taken.append(time.perf_counter() - start)
    return max(0.1, min(taken) / (LOOP * SECONDS_OF_AN_ADDITION))


def seconds(scenario: Scenario, arms: int) -> float:
    """Estimated computing time on one core of the machine that was measured."""
    return scenario.run.replications * seconds_a_replication(scenario, arms)


def seconds_a_replication(scenario: Scenario, arms: int) -> float:
    """The same for one world under so many variants. On Linux the arms of a world share its warm-up."""
    crowd = len(scenario.beats) + len(scenario.squads) + len(scenario.officers) + len(scenario.partners) + len(scenario.meetings)
    incidents = scenario.demand.multiplier * sum(kind.per_year * kind.factor for kind in scenario.demand.kinds.values()) / 52
    week = SECONDS_OF_PEOPLE * crowd / PEOPLE_OF_THAT_DISTRICT + SECONDS_OF_AN_INCIDENT * incidents
    run = scenario.run
    warm_ups = 1 if sys.platform == "linux" else arms
    return week * (warm_ups * run.warm_up_weeks + arms * run.weeks * (1 + MEASURING))


def waiting(scenario: Scenario, arms: int, workers: int = 0, districts: float | None = None) -> float:
    """Estimated waiting time on that machine with so many processes (0: every core): so many rounds of one replication each, and the start.

    A country of so many times this `districts` has small teams enough to keep every process busy to the end.
    """
    workers = workers or os.cpu_count() or 1
    if districts is not None:
        return SECONDS_TO_START + seconds(scenario, arms) * districts / workers
    rounds = math.ceil(scenario.run.replications / workers)
    return SECONDS_TO_START + seconds_a_replication(scenario, arms) * rounds


def too_much(scenario: Scenario, arms: int, place: Callable[..., Place]) -> list[Problem]:
    """What is refused before work begins, each with the key, the value and the limit."""
    problems: list[Problem] = []
    citizens = sum(beat.citizens for beat in scenario.beats.values())
    if citizens > MOST_CITIZENS:
        biggest = max(scenario.beats, key=lambda name: scenario.beats[name].citizens)
        may = words("allowed", what=words("at_most_n", n=MOST_CITIZENS))
        problems.append(Problem(place("beats", biggest, "citizens"), f"beats.{biggest}.citizens", words("crowd", found=citizens), may))
    asked = seconds(scenario, arms)
    if asked > MOST_SECONDS:
        run = scenario.run
        found = words("cost", n=run.replications * (run.warm_up_weeks + arms * run.weeks), time=Time(asked))
        key = "replications" if run.replications > run.weeks else "weeks"
        may = words("cost_allowed", time=Time(MOST_SECONDS))
        problems.append(Problem(place("run", key), f"run.{key}", found, may, words("cost_hint")))
    return problems


class Time(Words):
    """A computing time, put into words in the language that is asked."""

    def __init__(self, amount: float) -> None:
        super().__init__("n_seconds", {"amount": amount})

    def text(self, language: str) -> str:
        """About so many seconds, minutes, hours or days."""
        from sim.language import duration

        return duration(self.values["amount"], language)
