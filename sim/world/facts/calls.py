"""What happens to citizens, what they report, and what the police send."""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel.journal import fact


@fact
class IncidentHappened(NamedTuple):
    """Something happened to a citizen, reported or not. `problem` is empty for the background."""

    time: int
    beat: str
    kind: str
    problem: str


@fact
class Reported(NamedTuple):
    """A citizen told the police. `priority` is 0 where no car is sent; `recorded` marks recorded crime."""

    time: int
    report: str
    beat: str
    kind: str
    problem: str
    citizen: int
    priority: int
    recorded: bool


@fact
class CallStarted(NamedTuple):
    """A car sets out to a call; it waited from `created` until `time`."""

    time: int
    report: str
    beat: str
    priority: int
    created: int
    squad: str
    by: str


@fact
class CallReached(NamedTuple):
    """The car is on the scene."""

    time: int
    report: str
    beat: str
    priority: int
    created: int
    by: str


@fact
class CallClosed(NamedTuple):
    """The call is over: the car has left the scene."""

    time: int
    report: str
    beat: str
    priority: int
    created: int
    by: str


@fact
class CallHeld(NamedTuple):
    """A call of priority 3 is kept for the squad that is coupled to its beat."""

    time: int
    report: str
    beat: str
    squad: str


@fact
class CallHandedOver(NamedTuple):
    """A call of priority 3 that waited too long goes to the officer of the beat; no car came."""

    time: int
    report: str
    beat: str
    created: int
    officer: str


@fact
class PulledIn(NamedTuple):
    """No car was free: a community officer is pulled into an urgent call."""

    time: int
    officer: str
    report: str
    inside: bool


@fact
class DoorOpened(NamedTuple):
    """A closed door was opened: by key, or rammed. `held` says whether the officer had the key."""

    time: int
    report: str
    beat: str
    held: bool
    thought_of: bool
    rammed: bool
    squad: str


@fact
class NoteRouted(NamedTuple):
    """A report without a car came in at a door (info or mso): it reaches the officer of the beat at `reaches`, or never (-1)."""

    time: int
    report: str
    beat: str
    officer: str
    passed: bool
    door: str
    reaches: int


@fact
class ToldBack(NamedTuple):
    """A reporter hears what was done with his report."""

    time: int
    report: str
    beat: str
    officer: str
    citizen: int


@fact
class NothingHeard(NamedTuple):
    """Six weeks after a report without a car nobody has told the reporter anything."""

    time: int
    report: str
    beat: str
    citizen: int
