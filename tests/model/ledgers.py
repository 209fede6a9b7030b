"""Ledgers of a run: what was made must be somewhere, what was spent must have been there, what is known must have been told.

Each function returns what is wrong, as lines to read; an empty list is a ledger that holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from math import exp, log

from sim.kernel.week import HOUR, NEVER, WEEK, OpeningHours
from sim.parameters.base import as_number
from sim.world.facts import (
    BeatWeek,
    CallClosed,
    CallHandedOver,
    CallHeld,
    CallReached,
    CallStarted,
    MeetingHeld,
    NoteRouted,
    OnDuty,
    PersonLeft,
    PieceFound,
    PieceTold,
    PromiseMade,
    PromiseSettled,
    Reported,
    TieChanged,
    Worked,
)

from .runs import Run

OUTSIDE = ("help", "walk_in", "problems", "street", "youth", "outreach")
MAY_OVERRUN = {"officer": {"pulled in", "meeting"}, "car": {"call", "paperwork", "commitment", "attention"}}
"""What may go on after the end of a duty, if it began before."""


def reports(run: Run) -> list[str]:
    """Every report is in exactly one place, and only goes on."""
    wrong = []
    made = {report.report: report for report in run.journal.of(Reported)}
    if len(made) != len(run.journal.of(Reported)):
        wrong.append("two reports have one name")
    places: dict[str, list[str]] = defaultdict(list)
    for note in run.journal.of(NoteRouted):
        places[note.report].append("desk")
    started = {}
    for call in run.journal.of(CallStarted):
        places[call.report].append("started")
        if call.report not in made:
            wrong.append(f"{call} was never reported")
            continue
        started[call.report] = call
        if call.created != made[call.report].time or call.time < call.created or call.priority != made[call.report].priority:
            wrong.append(f"{call} does not go with {made[call.report]}")
    for call in run.journal.of(CallHandedOver):
        places[call.report].append("handed over")
        if made[call.report].priority != 3:
            wrong.append(f"{call} was urgent")
    waiting = {call.name for call in run.control_room.waiting() if not call.started}
    for name in waiting:
        places[name].append("waiting")
    for held in run.journal.of(CallHeld):
        if made[held.report].priority != 3 or (held.report in started and started[held.report].time < held.time):
            wrong.append(f"{held} could not be held")
        if not places[held.report]:
            places[held.report].append("kept")
            if run.calendar.now - held.time > 48 * HOUR:
                wrong.append(f"{held} is kept for ever")
    for name, report in made.items():
        there = places.pop(name, [])
        if len(there) != 1 or (there == ["desk"]) != (report.priority == 0):
            wrong.append(f"{report} is in {there}")
    wrong += [f"{name} was never reported" for name in places]
    reached = _once(run.journal.of(CallReached), started, wrong)
    _once(run.journal.of(CallClosed), reached, wrong)
    return wrong


def _once(steps: list, before: dict, wrong: list[str]) -> dict:  # type: ignore[type-arg]
    """Each step once, after the step before, by the same hand."""
    found: dict = {}
    for step in steps:
        earlier = before.get(step.report)
        if step.report in found or earlier is None or earlier.time > step.time or earlier.by != step.by:
            wrong.append(f"{step} does not follow {earlier}")
        found[step.report] = step
    return found


def hours(run: Run) -> list[str]:
    """Stretches of work lie end to end, and add up to the duty; nothing lies outside it but what overruns."""
    wrong = []
    stretches = defaultdict(list)
    for worked in run.journal.of(Worked):
        stretches[worked.role, worked.who].append(worked)
    duties = defaultdict(list)
    for duty in run.journal.of(OnDuty):
        duties[duty.role, duty.who].append(duty)
    wrong += [f"{who} was on duty and did nothing" for who in duties if who not in stretches]
    for who, mine in stretches.items():
        mine.sort(key=lambda worked: (worked.start, worked.time))
        for one, other in pairwise(mine):
            if other.start < one.time:
                wrong.append(f"{who} does two things at once: {one}, {other}")
        if who[0] == "detective":
            continue
        rest = list(mine)
        for duty in duties[who]:
            inside = [worked for worked in rest if duty.start <= worked.start and worked.time <= duty.time]
            rest = [worked for worked in rest if worked not in inside]
            if sum(worked.time - worked.start for worked in inside) != duty.time - duty.start:
                wrong.append(f"{duty} does not add up")
            ends = _planned_end(run, duty)
            for worked in inside:
                late = worked.start >= ends and worked.activity != "paperwork"
                if late or (worked.time > ends and worked.activity not in MAY_OVERRUN[who[0]]):
                    wrong.append(f"{worked} goes on after the end of {duty} at {ends}")
        last = max((duty.time for duty in duties[who]), default=0)
        wrong += [f"{worked} lies outside duty" for worked in rest if worked.start < last]
    return wrong


def _planned_end(run: Run, duty: OnDuty) -> int:
    if duty.role == "officer":
        return duty.start + 8 * HOUR
    spans = [OpeningHours(shift.hours) for shift in run.plan.patrol.shifts.values()]
    spans += [OpeningHours(squad.extra_duty) for squad in run.plan.squads.values()]
    return max((span.next_close(duty.start) for span in spans if span.is_open(duty.start)), default=NEVER)


def office_hours(run: Run) -> list[str]:
    """Partners act only when they are open: promises made and done, files opened, pieces told and heard, meetings."""
    opening = {partner.name: partner.hours for partner in run.partners}
    party = {person.name: partner.name for partner in run.partners for person in partner.people}

    def closed(name: str, time: int) -> bool:
        return not (opening[name].is_open(time) or opening[name].is_open(time - 1))

    wrong = [f"{made} outside hours" for made in run.journal.of(PromiseMade) if closed(made.party, made.time)]
    wrong += [
        f"{settled} outside hours" for settled in run.journal.of(PromiseSettled)
        if settled.outcome in ("kept", "late", "half", "refused") and closed(settled.party, settled.time)
    ]
    wrong += [
        f"{found} outside hours" for found in run.journal.of(PieceFound)
        if found.role == "partner" and closed(party[found.holder], found.time)
    ]
    for told in run.journal.of(PieceTold):
        for name in (told.teller if told.how != "message" else "", told.receiver):  # a message is read when the reader has time
            if name in party and closed(party[name], told.time):
                wrong.append(f"{told} outside hours")
    if all(not hours.per_week for hours in opening.values()):
        wrong += [f"{held} though all are closed" for held in run.journal.of(MeetingHeld) if held.partners_there]
    return wrong


def information(run: Run) -> list[str]:
    """Nobody tells what he did not find or was not told; the time at which it was found goes with it unchanged."""
    wrong = []
    held: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    circle = {member.name: squad.name for squad in run.squads for member in squad.members}
    circle |= {detective.name: "detectives" for detective in run.detectives.people}
    for told in run.told:
        if isinstance(told, PieceFound):
            held[circle.get(told.holder, told.holder), told.problem, told.piece].add(told.time)
        elif isinstance(told, PieceTold):
            teller, receiver = (circle.get(name, name) for name in (told.teller, told.receiver))
            if told.found not in held[teller, told.problem, told.piece]:
                wrong.append(f"{told}: the teller did not know")
            held[receiver, told.problem, told.piece].add(told.found)
    heads = [(person.name, person.head) for person in run.officers]
    heads += [(squad.name, member.head) for squad in run.squads for member in squad.members]
    heads.append(("detectives", run.detectives.head))
    for name, head in heads:
        for problem, pieces in head.items():
            for piece, found in pieces.items():
                if found not in held[name, problem.name, piece]:
                    wrong.append(f"{name} knows {piece} of {problem.name} of {found} and nobody told")
    return wrong


def ties(run: Run) -> list[str]:
    """Ties stay between 0 and 1, and between changes fade as written: s·2^(−Δt/h)."""
    wrong = []
    settings = run.plan.ties
    former = {officer.name for officer in run.officers if officer.former_detective}
    lives = {
        "partner": settings.half_life_partner, "detective": settings.half_life_detective, "squad": settings.half_life_colleague,
        "info": settings.half_life_colleague, "citizen": settings.half_life_citizen, "former": settings.half_life_former,
    }
    starts = {
        "partner": settings.start_partner, "detective": settings.start_detective, "squad": settings.start_squad,
        "info": settings.start_info, "citizen": 0.0, "former": settings.start_former,
    }
    first = {person.name: person.first_tie for partner in run.partners for person in partner.people if person.first_tie is not None}
    last: dict[tuple[str, str, str], tuple[int, float]] = {}
    for told in run.told:
        if isinstance(told, PersonLeft) and told.role == "officer":
            for key in [key for key in last if key[0] == told.name and key[1] == "citizen"]:
                del last[key]
        if not isinstance(told, TieChanged):
            continue
        role = "former" if told.role == "detective" and told.officer in former else told.role
        key = (told.officer, told.role, told.other)
        at, strength = last.get(key, (0, first.get(told.other, starts[role])))
        expected = strength * exp(-log(2) * (told.time - at) / (as_number(lives[role]) * WEEK))
        if abs(expected - told.before) > 1e-12:
            wrong.append(f"{told}: {expected} was left")
        if not (0 <= told.before <= 1 and 0 <= told.after <= 1):
            wrong.append(f"{told} is no tie")
        last[key] = (told.time, told.after)
    return wrong


def visible(run: Run) -> list[str]:
    """The hours that police are seen in a beat are the hours of patrol, visits and officers outside; none is lost or counted twice."""
    seen: Counter[tuple[str, int]] = Counter()
    beats_of = {officer.name: [beat.name for beat in officer.beats] for officer in run.officers}
    for worked in run.journal.of(Worked):
        length, week = worked.time - worked.start, worked.time // WEEK
        if worked.role == "car" and worked.activity in ("patrol", "attention"):
            seen[worked.beat, week] += length
        elif worked.role == "officer" and worked.activity in OUTSIDE:
            for beat in beats_of[worked.who]:
                seen[beat, week] += length / len(beats_of[worked.who])
    wrong = []
    for noted in run.journal.of(BeatWeek):
        hours = max(0.5, seen[noted.beat, noted.time // WEEK] / HOUR)
        if abs(hours - noted.visible_hours) > 1e-6:
            wrong.append(f"{noted} but {hours} hours were worked")
    return wrong


ALL = (reports, hours, office_hours, information, ties, visible)
