"""What a worker answers: a whole run, a look at a person or a case in it, or what the levers did to one world in a few numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sim.study.fork import CAN_FORK, in_child

from .trajectory import Telling, line, lines, warmed

if TYPE_CHECKING:
    from sim.district import District

    from .ground import Ground
    from .schedule import Schedule


def answer(ground: Ground, schedule: Schedule, job: dict[str, Any], world: District | None) -> Iterator[bytes]:
    """The lines of the answer. `world` is the district at the end of its warm-up, if somebody has it; it is used up."""
    if job["what"] == "run":
        yield from lines(ground, schedule, job["reference"], world)
    elif job["what"] == "world":
        yield difference(ground, schedule, world)
    else:
        yield line(looked_at(ground, schedule, job, world))


def looked_at(ground: Ground, schedule: Schedule, job: dict[str, Any], world: District | None) -> dict[str, Any]:
    """A person or a case as it stands at the end of a week."""
    from .case import case
    from .person import person

    told = Telling(ground, schedule, job["reference"], world)
    told.let_pass(job["week"] + 1)
    return (person if job["what"] == "person" else case)(told, job["id"], job["week"], job["language"])


def difference(ground: Ground, schedule: Schedule, world: District | None) -> bytes:
    """One line: for every curve the mean over the weeks since the lines part, with the levers minus without."""
    if CAN_FORK:  # one past for both
        world = warmed(ground, schedule) if world is None else world
        world.run_until_week(ground.world(schedule).run.warm_up_weeks + first_move(schedule))
        without = in_child(lambda: means(ground, schedule, True, world))
        return differing(schedule.seed, means(ground, schedule, False, world), without)
    return differing(schedule.seed, means(ground, schedule, False, None), means(ground, schedule, True, None))


def first_move(schedule: Schedule) -> int:
    """The week in which the first lever moves."""
    return min((week for week, _ in schedule.moves), default=0)


Means = dict[str, list[float | None]]
"""By curve: the whole district, the coupled beats, the other beats."""


def means(ground: Ground, schedule: Schedule, reference: bool, world: District | None) -> Means:
    """Of every curve the mean over the weeks since the lines part. The world, if there is one, is used up."""
    return Telling(ground, schedule, reference, world).means(schedule.parts())


def differing(seed: int, with_levers: Means, without: Means) -> bytes:
    """The line of one world among many."""
    found = {
        name: [None if one is None or other is None else round(one - other, 4) for one, other in zip(values, without[name], strict=True)]
        for name, values in with_levers.items()
    }
    return line({"kind": "world", "seed": seed, "difference": found})
