"""What happens when: appointments, and stories that run through time.

A story is a generator that yields how many whole seconds pass, or a signal that it waits for; it reads from
top to bottom like a day. Nothing is computed for somebody to whom nothing happens.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from heapq import heappop, heappush
from typing import Any

Story = Generator["int | Signal", Any, None]
"""Yields seconds to wait (an int, 0 or more) or a `Signal` to wait for; is sent what the signal carried."""


class Order:
    """Which of two things at the same second comes first: the lower number; within one, the earlier made."""

    POLICY = 0
    """A policy starts before anything else at its second."""
    DUTY = 1
    """Shifts begin and end before the work of that second."""
    WORK = 2
    DEMAND = 3
    """Incidents come after the people who may be there to meet them."""
    RECORD = 4


class Interrupted(Exception):
    """Raised inside a story at its `yield` when somebody interrupts it; `cause` says what for."""

    def __init__(self, cause: Any = None) -> None:
        super().__init__(cause)
        self.cause = cause


class Appointment:
    """One thing that will happen once; can be cancelled."""

    __slots__ = ("due", "fire")

    def __init__(self, fire: Callable[[], None], due: int) -> None:
        self.fire = fire
        self.due = due

    def cancel(self) -> None:
        """Take it off the calendar."""
        self.due = -1


class Signal:
    """Something that others can wait for. Firing wakes all who wait, in the order in which they came."""

    __slots__ = ("_calendar", "_waiting")

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._waiting: list[Activity] = []

    def fire(self, value: Any = None) -> None:
        """Wake everybody who waits, at this second, with `value`."""
        waiting, self._waiting = self._waiting, []
        for activity in waiting:
            activity._waits_for = None
            activity._value = value
            activity._calendar._schedule(activity, 0)


class Activity:
    """A story under way."""

    __slots__ = ("_calendar", "_generator", "_order", "_send", "_value", "_waits_for", "due", "running")

    def __init__(self, calendar: Calendar, story: Story, order: int) -> None:
        self._calendar = calendar
        self._generator = story
        self._send = story.send
        self._order = order
        self._value: Any = None
        self._waits_for: Signal | None = None
        self.due = -1
        self.running = True
        """False once the story has ended or was stopped."""

    def fire(self) -> None:
        """Go on to the next yield. The calendar calls this."""
        value = self._value
        if value is not None:
            self._value = None
        try:
            waits = self._send(value)
        except StopIteration:
            self.running = False
            return
        except BaseException:
            self.running = False
            raise
        if type(waits) is int and waits >= 0:  # written out from _wait: this is where the time goes
            calendar = self._calendar
            calendar._serial = self.due = serial = calendar._serial + 1
            heappush(calendar._heap, (calendar.now + waits, self._order, serial, self))
        else:
            self._wait(waits)

    def interrupt(self, cause: Any = None) -> None:
        """Raise `Interrupted(cause)` in the story at its present yield, now. A story that has ended ignores it.

        A story that has not begun, or that is itself at work this moment, has no yield to be interrupted at: RuntimeError.
        """
        if not self.running:
            return
        if not self._generator.gi_suspended:
            raise RuntimeError(f"a story of {self._generator.__qualname__} cannot be interrupted: it is not waiting at a yield")
        self._leave_signal()
        self._value = None  # what a signal of this second was about to bring is lost with the wait
        self.due = -1
        try:
            waits = self._generator.throw(Interrupted(cause))
        except StopIteration:
            self.running = False
            return
        except BaseException:
            self.running = False
            raise
        self._wait(waits)

    def stop(self) -> None:
        """End the story now; its `finally` blocks run."""
        self._leave_signal()
        self.due = -1
        self.running = False
        self._generator.close()

    def _leave_signal(self) -> None:
        if self._waits_for is not None and self in self._waits_for._waiting:
            self._waits_for._waiting.remove(self)
        self._waits_for = None

    def _wait(self, waits: int | Signal) -> None:
        if type(waits) is int:
            if waits < 0:
                raise ValueError(f"a story of {self._generator.__qualname__} yields {waits} seconds; time does not go back")
            calendar = self._calendar
            calendar._serial = self.due = serial = calendar._serial + 1
            heappush(calendar._heap, (calendar.now + waits, self._order, serial, self))
        elif isinstance(waits, Signal):
            self._waits_for = waits
            self.due = -1
            waits._waiting.append(self)
        else:
            raise TypeError(f"a story of {self._generator.__qualname__} yields {waits!r}; it may yield whole seconds or a Signal")


class Calendar:
    """The agenda of the whole district. Time is whole seconds; things of one second keep a fixed order."""

    __slots__ = ("_heap", "_serial", "fired", "now")

    def __init__(self) -> None:
        self.now = 0
        self.fired = 0
        """How many things have happened so far."""
        self._heap: list[tuple[int, int, int, Any]] = []
        self._serial = 0

    def at(self, time: int, action: Callable[[], None], order: int = Order.WORK) -> Appointment:
        """Do `action` at second `time`, which must not lie in the past."""
        if time < self.now:
            raise ValueError(f"second {time} lies before now ({self.now})")
        self._serial += 1
        appointment = Appointment(action, self._serial)
        heappush(self._heap, (time, order, self._serial, appointment))
        return appointment

    def after(self, seconds: int, action: Callable[[], None], order: int = Order.WORK) -> Appointment:
        """Do `action` after so many seconds."""
        return self.at(self.now + seconds, action, order)

    def start(self, story: Story, delay: int = 0, order: int = Order.WORK) -> Activity:
        """Begin a story, `delay` seconds from now; it runs from its first line then."""
        if delay < 0:
            raise ValueError(f"a story cannot begin {-delay} seconds ago")
        activity = Activity(self, story, order)
        self._schedule(activity, delay)
        return activity

    def signal(self) -> Signal:
        """A new signal on this calendar."""
        return Signal(self)

    def run_until(self, time: int) -> None:
        """Let everything happen that comes before second `time`; what is due at `time` itself stays for later."""
        heap = self._heap
        fired = self.fired
        while heap and heap[0][0] < time:
            self.now, _, serial, thing = heappop(heap)
            if thing.due == serial:
                fired += 1
                thing.fire()
        self.fired = fired
        self.now = max(self.now, time)

    def _schedule(self, activity: Activity, delay: int) -> None:
        self._serial += 1
        activity.due = self._serial
        heappush(self._heap, (self.now + delay, activity._order, self._serial, activity))
