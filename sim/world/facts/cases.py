"""Problems, promises, meetings and help."""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel.journal import fact


@fact
class ProblemStarted(NamedTuple):
    """A problem began; nobody knows yet. `unseen` counts silent citizens in its circle."""

    time: int
    problem: str
    kind: str
    beat: str
    severity: float


@fact
class ProblemMoved(NamedTuple):
    """A problem changed state: signalled, in_hand, unsolved (back to signalled), solved, faded, escalated or slid (into crime).

    `known` is the share of needed pieces in the officer's head then, `tries` the number of failed acts.
    """

    time: int
    problem: str
    kind: str
    beat: str
    state: str
    known: float
    tries: int


@fact
class PromiseMade(NamedTuple):
    """A party promised an officer something by a due date; `act` marks the act that a problem needs."""

    time: int
    promise: str
    owner: str
    party: str
    officer: str
    beat: str
    due: int
    joint: bool
    act: bool


@fact
class PromiseSettled(NamedTuple):
    """What became of a promise: kept, late, half, excused, broken (or refused at the threshold)."""

    time: int
    promise: str
    owner: str
    party: str
    officer: str
    beat: str
    outcome: str
    act: bool


@fact
class MeetingHeld(NamedTuple):
    """A meeting took place: who was there and how many pieces each side brought."""

    time: int
    meeting: str
    beat: str
    officer: str
    officer_there: bool
    partners_there: int
    partners_invited: int
    by_officer: int
    by_partners: int
    items: int


@fact
class FoundClosed(NamedTuple):
    """An officer wanted a partner for a case and its doors were closed; they open at `until`."""

    time: int
    problem: str
    party: str
    officer: str
    beat: str
    until: int


@fact
class StoodIn(NamedTuple):
    """Police dealt with an incident of a case that is for a partner to act on, while its doors were closed; for so many seconds."""

    time: int
    report: str
    problem: str
    beat: str
    party: str
    seconds: int


@fact
class HelpAsked(NamedTuple):
    """A citizen asks the officer for help; `accepted` by his view of the task."""

    time: int
    officer: str
    citizen: int
    accepted: bool
    beat: str


@fact
class HelpNotAsked(NamedTuple):
    """A citizen who needed help did not come to the officer: he managed, or was in real need and got none."""

    time: int
    officer: str
    citizen: int
    in_need: bool
    beat: str


@fact
class HelpGiven(NamedTuple):
    """The officer helped."""

    time: int
    officer: str
    citizen: int
    asked: int


@fact
class Frustrated(NamedTuple):
    """A party frustrates an officer: points added and the total with that party after."""

    time: int
    officer: str
    party: str
    cause: str
    points: float
    total: float
