"""The calendar does what SimPy does: random programs of stories leave the same log in both.

Each step of a program waits, listens to a signal, fires one, interrupts another story or starts one. Where the two differ by design the
SimPy side is written so that it means the same: here an interruption happens at once, in SimPy right after the interrupter's step.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import simpy
from hypothesis import given, settings
from hypothesis import strategies as st
from simpy.events import URGENT, Event

from sim.kernel.calendar import Activity, Calendar, Interrupted, Story

RECOVERY = 2
"""Seconds that a story rests after an interruption before it takes its next step."""
END = 60
SIGNALS = 2
STORIES = 4

Step = tuple[str, int]
Program = list[tuple[int, list[Step]]]
"""For each story its first second (negative: it waits to be started by another) and its steps."""
Log = list[tuple[int, int, int, str, Any]]

steps = st.one_of(
    st.tuples(st.just("wait"), st.integers(0, 4)),
    st.tuples(st.just("listen"), st.integers(0, SIGNALS - 1)),
    st.tuples(st.just("fire"), st.integers(0, SIGNALS - 1)),
    st.tuples(st.just("interrupt"), st.integers(0, STORIES - 1)),
    st.tuples(st.just("start"), st.integers(0, STORIES - 1)),
)
programs = st.lists(st.tuples(st.integers(-1, 3), st.lists(steps, max_size=8)), min_size=STORIES, max_size=STORIES)


def log_of_ours(program: Program) -> Log:
    """Run the program on our calendar."""
    calendar, log = Calendar(), []
    signals = [calendar.signal() for _ in range(SIGNALS)]
    begun: dict[int, Activity] = {}
    planned: dict[int, Activity] = {}

    def story(me: int) -> Story:
        begun[me] = planned[me]
        for place, (verb, what) in enumerate(program[me][1]):
            value: Any = None
            try:
                if verb == "wait":
                    value = yield what
                elif verb == "listen":
                    value = yield signals[what]
                elif verb == "fire":
                    signals[what].fire((me, place))
                elif verb == "interrupt" and what in begun and what != me and begun[what].running:
                    begun[what].interrupt((me, place))
                elif verb == "start" and what not in planned:
                    planned[what] = calendar.start(story(what))
            except Interrupted as interruption:
                log.append((calendar.now, me, place, "interrupted", interruption.cause))
                resting = True
                while resting:
                    try:
                        value = yield RECOVERY
                        resting = False
                    except Interrupted as again:
                        log.append((calendar.now, me, place, "again", again.cause))
            log.append((calendar.now, me, place, verb, value))
        log.append((calendar.now, me, -1, "end", None))

    for me, (first, _) in enumerate(program):
        if first >= 0:
            planned[me] = calendar.start(story(me), delay=first)
    calendar.run_until(END)
    return log


def log_of_simpy(program: Program) -> Log:
    """Run the program on SimPy's environment."""
    environment, log = simpy.Environment(), []
    waiting: list[list[tuple[simpy.Process, Event]]] = [[] for _ in range(SIGNALS)]
    begun: dict[int, simpy.Process] = {}
    planned: set[int] = set()

    def begin(me: int, delay: int) -> None:
        """A process whose first line runs in its place among the events of that second."""
        planned.add(me)

        def now(_: Event) -> None:
            begun[me] = environment.process(story(me))

        environment.timeout(delay).callbacks.append(now)

    def right_after() -> Event:
        """An event that happens before anything else that is due at this second, but after an interruption already made."""
        event = Event(environment)
        event._ok, event._value = True, None
        environment.schedule(event, priority=URGENT)
        return event

    def story(me: int) -> Generator[Event, Any, None]:
        for place, (verb, what) in enumerate(program[me][1]):
            value: Any = None
            heard = None
            try:
                if verb == "wait":
                    value = yield environment.timeout(what)
                elif verb == "listen":
                    heard = (begun[me], environment.event())
                    waiting[what].append(heard)
                    value = yield heard[1]
                elif verb == "fire":
                    listeners, waiting[what] = waiting[what], []
                    for _, event in listeners:
                        event.succeed((me, place))
                elif verb == "interrupt" and what in begun and what != me and begun[what].is_alive:
                    begun[what].interrupt((me, place))
                    yield right_after()
                elif verb == "start" and what not in planned:
                    begin(what, 0)
            except simpy.Interrupt as interruption:
                if heard in waiting[what % SIGNALS]:
                    waiting[what % SIGNALS].remove(heard)
                log.append((environment.now, me, place, "interrupted", interruption.cause))
                resting = True
                while resting:
                    try:
                        value = yield environment.timeout(RECOVERY)
                        resting = False
                    except simpy.Interrupt as again:
                        log.append((environment.now, me, place, "again", again.cause))
            log.append((environment.now, me, place, verb, value))
        log.append((environment.now, me, -1, "end", None))

    for me, (first, _) in enumerate(program):
        if first >= 0:
            begin(me, first)
    environment.run(until=END)
    return log


@settings(max_examples=400, deadline=None)
@given(programs)
def test_random_programs_leave_the_same_log_as_in_simpy(program: Program) -> None:
    """Same steps, same seconds, same order, same values carried."""
    assert log_of_ours(program) == log_of_simpy(program)


def test_the_comparison_sees_interruptions_signals_and_shared_seconds() -> None:
    """The programs compared are not empty: one of them is interrupted while waiting, while listening and while resting."""
    program: Program = [
        (0, [("listen", 0), ("wait", 4), ("wait", 0)]),
        (0, [("wait", 1), ("interrupt", 0), ("wait", 1), ("interrupt", 0), ("wait", 2), ("wait", 2), ("interrupt", 0)]),
        (1, [("fire", 0), ("start", 3), ("listen", 1)]),
        (-1, [("wait", 0), ("fire", 1), ("wait", 2), ("interrupt", 1)]),
    ]
    log = log_of_ours(program)
    assert log == log_of_simpy(program)
    kinds = {row[3] for row in log}
    assert kinds >= {"interrupted", "again", "fire", "start", "listen", "wait", "end"}
