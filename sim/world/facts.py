"""Every fact that can be told: the only words that those who work and those who watch share.

Times are whole seconds since Monday 00:00 of week one. Persons go by name; citizens by number.
"""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel.journal import fact

# --- incidents, reports, calls ---------------------------------------------------------------------------------


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
    """The info desk passed a report to the officer of the beat, or did not."""

    time: int
    report: str
    beat: str
    officer: str
    passed: bool


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


# --- attention, patrol, hours ----------------------------------------------------------------------------------


@fact
class AttentionAsked(NamedTuple):
    """An officer asks a member of the squad on duty for attention to a problem; `answer` is taken, refused or full."""

    time: int
    request: str
    problem: str
    beat: str
    officer: str
    squad: str
    member: str
    answer: str


@fact
class AttentionGiven(NamedTuple):
    """A car visited the place."""

    time: int
    request: str
    problem: str
    beat: str
    squad: str
    member: str


@fact
class Worked(NamedTuple):
    """A stretch of work that ended now. `who` is an officer, a car or a detective; `beat` where it served one."""

    time: int
    who: str
    role: str
    activity: str
    start: int
    beat: str


@fact
class OnDuty(NamedTuple):
    """A duty that ended now; its stretches of work add up to it."""

    time: int
    who: str
    role: str
    start: int


@fact
class WeekPlanned(NamedTuple):
    """An officer's week: the hours he has free, the hours wanted, and the share `fit` at which they fit (1: all fits)."""

    time: int
    officer: str
    duties: int
    free_hours: float
    wanted_hours: float
    fit: float


# --- information -----------------------------------------------------------------------------------------------


@fact
class PieceFound(NamedTuple):
    """Somebody came by a piece of information about a problem."""

    time: int
    problem: str
    beat: str
    piece: str
    holder: str
    role: str
    how: str


@fact
class PieceTold(NamedTuple):
    """A piece went from one to another. `found` is when the teller came by it."""

    time: int
    problem: str
    beat: str
    piece: str
    teller: str
    teller_role: str
    receiver: str
    receiver_role: str
    how: str
    found: int


@fact
class Silent(NamedTuple):
    """An occasion to tell passed in silence. `reason`: closed, not_thought, no_time, may_not or will_not."""

    time: int
    problem: str
    beat: str
    teller: str
    teller_role: str
    receiver: str
    receiver_role: str
    reason: str


# --- ties ------------------------------------------------------------------------------------------------------


@fact
class TieChanged(NamedTuple):
    """A tie of an officer grew or was hurt: its strength before and after; between changes it only fades."""

    time: int
    officer: str
    other: str
    role: str
    party: str
    before: float
    after: float
    cause: str


@fact
class PersonLeft(NamedTuple):
    """Somebody left and was succeeded under the same name; ties start anew."""

    time: int
    name: str
    role: str


# --- problems, promises, meetings ------------------------------------------------------------------------------


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
    """A problem changed state: signalled, in_hand, unsolved (back to signalled), solved, faded or escalated.

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
class HelpAsked(NamedTuple):
    """A citizen asks the officer for help; `accepted` by his view of the task."""

    time: int
    officer: str
    citizen: int
    accepted: bool


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


# --- detectives ------------------------------------------------------------------------------------------------


@fact
class CaseScreened(NamedTuple):
    """A recorded crime was screened: in or out."""

    time: int
    case: str
    beat: str
    taken_in: bool
    waited: int


@fact
class CaseMoved(NamedTuple):
    """A case was picked_up, cleared, closed (not cleared), shelved, or cleared on the spot; `waited` is seconds since it came in."""

    time: int
    case: str
    beat: str
    state: str
    waited: int


# --- the beat's week -------------------------------------------------------------------------------------------


@fact
class BeatWeek(NamedTuple):
    """How a beat stood at the end of a week: the residents' grade and what feeds it."""

    time: int
    beat: str
    grade: float
    incidents: int
    visible_hours: float
    confidence: float
    open_problems: int
    unseen_problems: int


@fact
class DeskWeek(NamedTuple):
    """How the detectives' queue stood at the end of a week: cases waiting, and hours of work in them."""

    time: int
    cases: int
    hours: float
