"""One world, lived through under every policy of a study: what the study asks of the simulation, and how it asks."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from .events import write_events
from .fork import CAN_FORK, ChildFailedError, in_child, reason_of
from .parts import resolved
from .pictures import TOLD
from .versions import canonical
from .writing import CannotWriteError


class Logbook(Protocol):
    """Everything that was told in a world, in order."""

    def rows(self) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """Every fact as (second, kind, fields)."""

    def forget(self) -> None:
        """Let go of every fact."""


class World(Protocol):
    """A district in which time passes. Weeks are counted from its first day."""

    journal: Logbook

    def run_until_week(self, week: int) -> None:
        """Let time pass up to the start of `week`."""

    def adopt_policies(self, scenario: Any) -> None:
        """From now on (or from its own week) each policy of `scenario` decides."""

    def close(self) -> None:
        """Let go of everything, so that the memory can be used again."""


class Simulation(Protocol):
    """The simulator as a study sees it; tests put a small stand-in here."""

    def open(self, scenario: Any, replication: int, policies: bool) -> World:
        """The world of `scenario` at its first day, with or without the scenario's policies."""

    def groups(self, arms: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """The beats that any arm couples, the other ones, and the squads that any arm couples."""

    def measure(self, world: World, scenario: Any, groups: Mapping[str, Any]) -> Mapping[str, float]:
        """Every measure over the measured weeks; nan where nothing was observed."""

    def curves(self, world: World, scenario: Any, groups: Mapping[str, Any]) -> Mapping[str, Iterable[float]]:
        """Weekly values over the measured weeks."""

    def told(self, world: World, scenario: Any, groups: Mapping[str, Any], cases: bool) -> dict[str, Any]:
        """The tables behind the pictures of a report, picture -> row -> column -> number; if asked, a few cases step by step."""

    def catalogue(self) -> list[Any]:
        """What each measure is: name, unit, direction, kind and its words."""

    def statements(self) -> Sequence[Any]:
        """Figures that were mentioned in interviews, each with the band in which the base should lie."""


class DistrictSimulation:
    """The real district."""

    def open(self, scenario: Any, replication: int, policies: bool) -> World:
        """See Simulation."""
        from sim.district import District

        return District(scenario, replication, policies=policies)

    def groups(self, arms: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """See Simulation. A beat or squad is coupled if any arm couples it; `other` are the beats that no arm couples."""
        from sim.metrics.scope import groups_of

        found = [groups_of(arm) for arm in arms.values()]
        coupled, squads = ({name: None for groups in found for name in groups[kind]} for kind in ("coupled", "coupled_squads"))
        other = {beat: None for arm in arms.values() for beat in arm.beats if beat not in coupled}
        return {"coupled": tuple(sorted(coupled)), "other": tuple(sorted(other)), "coupled_squads": tuple(sorted(squads))}

    def measure(self, world: World, scenario: Any, groups: Mapping[str, Any]) -> Mapping[str, float]:
        """See Simulation."""
        from sim import metrics

        return metrics.measure(world.journal, scenario, groups)

    def curves(self, world: World, scenario: Any, groups: Mapping[str, Any]) -> Mapping[str, Iterable[float]]:
        """See Simulation."""
        from sim import metrics

        return metrics.curves(world.journal, scenario, groups)

    def told(self, world: World, scenario: Any, groups: Mapping[str, Any], cases: bool) -> dict[str, Any]:
        """See Simulation."""
        from sim.metrics.cases import steps
        from sim.metrics.pictures import pictures

        found: dict[str, Any] = {"pictures": pictures(world.journal, scenario, groups)}
        return found | ({"cases": [list(step) for step in steps(world.journal, scenario, groups)]} if cases else {})

    def catalogue(self) -> list[Any]:
        """See Simulation."""
        from sim import metrics

        return metrics.catalogue()

    def statements(self) -> Sequence[Any]:
        """See Simulation."""
        from sim.metrics.calibration import STATEMENTS

        return STATEMENTS


EventsPath = Callable[[str], Path]


def simulate_replication(
    simulation: Simulation, arms: Mapping[str, Any], replication: int, events_path: EventsPath | None = None, fork: bool = CAN_FORK
) -> dict[str, dict[str, Any]]:
    """All arms of one replication: arm -> measures and curves, or `failed` with the reason.

    Arms that differ in their policies only share one past if `fork`; the outcome is the same without.
    """
    groups = simulation.groups(arms)
    found: dict[str, dict[str, Any]] = {}
    for family in families(arms) if fork else [[name] for name in arms]:
        together = {name: arms[name] for name in family}
        live = _alone if len(family) == 1 else _from_one_past
        try:
            with nothing_thrown_away():
                found |= live(simulation, together, replication, groups, events_path)
        except CannotWriteError:
            raise  # the disk, not the model: the study stops
        except Exception as problem:
            found |= {name: {"failed": reason_of(problem), "killed": False} for name in family}
        gc.collect()
    return {name: found[name] for name in arms}


@contextmanager
def nothing_thrown_away() -> Iterator[None]:
    """Python's collector rests: a world keeps all it makes until it ends, and a search for garbage in it costs a seventh of its time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def families(arms: Mapping[str, Any]) -> list[list[str]]:
    """The names of arms that are the same world but for their policies, together."""
    alike: dict[bytes, list[str]] = {}
    for name, arm in arms.items():
        world = {key: value for key, value in resolved(arm).items() if key not in ("policies", "title")}
        alike.setdefault(canonical(world), []).append(name)
    return list(alike.values())


def last_week(scenario: Any) -> int:
    """The week at whose start the run ends."""
    return scenario.run.warm_up_weeks + scenario.run.weeks


def parting_week(arms: Iterable[Any]) -> int:
    """The week in which the first policy of any arm starts: until then the arms are one world."""
    arms = list(arms)
    starts = [last_week(arms[0])]
    for arm in arms:
        for policy in arm.policies.values():
            week = getattr(policy, "from_week", None)
            starts.append(arm.run.warm_up_weeks if week is None else int(week))
    return min(starts)


def _alone(simulation: Simulation, arms: dict[str, Any], replication: int, groups: Any, events_path: EventsPath | None) -> dict[str, Any]:
    ((name, scenario),) = arms.items()
    world = simulation.open(scenario, replication, policies=True)
    try:
        return {name: _finish(simulation, world, name, scenario, replication, groups, events_path)}
    finally:
        _let_go(world)


def _from_one_past(
    simulation: Simulation, arms: dict[str, Any], replication: int, groups: Any, events_path: EventsPath | None
) -> dict[str, Any]:
    names = list(arms)
    found: dict[str, Any] = {}
    world = simulation.open(arms[names[0]], replication, policies=False)
    try:
        world.run_until_week(parting_week(arms.values()))

        def go_on(name: str) -> dict[str, Any]:
            if arms[name].policies:
                world.adopt_policies(arms[name])
            return _finish(simulation, world, name, arms[name], replication, groups, events_path)

        for name in names[:-1]:
            try:
                found[name] = in_child(lambda name=name: go_on(name))  # type: ignore[misc]
            except ChildFailedError as problem:
                found[name] = {"failed": str(problem), "killed": problem.killed}
        try:
            found[names[-1]] = go_on(names[-1])
        except CannotWriteError:
            raise
        except Exception as problem:
            found[names[-1]] = {"failed": reason_of(problem), "killed": False}
    finally:
        _let_go(world)
    return found


def _let_go(world: World) -> None:
    """The facts go first, as most of what a world holds; then the search for what its people still hold of each other is short."""
    world.journal.forget()
    world.close()


def _finish(
    simulation: Simulation, world: World, name: str, scenario: Any, replication: int, groups: Any, events_path: EventsPath | None
) -> dict[str, Any]:
    world.run_until_week(last_week(scenario))
    outcome: dict[str, Any] = {
        "measures": {key: _number(value) for key, value in simulation.measure(world, scenario, groups).items()},
        "curves": {key: [_number(value) for value in values] for key, values in simulation.curves(world, scenario, groups).items()},
        **simulation.told(world, scenario, groups, replication == TOLD),
    }
    if events_path is not None:
        outcome["events"] = write_events(events_path(name), name, replication, world.journal.rows())
    return outcome


def _number(value: Any) -> float | None:
    """A float that JSON can hold; None where nothing was observed (nan or no end in sight)."""
    number = float(value)
    return number if math.isfinite(number) else None
