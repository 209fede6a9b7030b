"""What happens when: order within a second, cancelling, stopping, interrupting, waiting for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.calendar import Activity, Calendar, Interrupted, Order, Story

ORDERS = (Order.POLICY, Order.DUTY, Order.WORK, Order.DEMAND, Order.RECORD)


@pytest.fixture
def calendar() -> Calendar:
    """An empty agenda at second 0."""
    return Calendar()


def test_orders_are_policy_duty_work_demand_record() -> None:
    """At one second a policy comes first, then duty, work, demand, and the record last."""
    assert sorted(ORDERS) == list(ORDERS)
    assert len(set(ORDERS)) == 5


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(ORDERS), st.booleans(), st.booleans()), max_size=40))
def test_things_happen_by_second_then_order_then_when_they_were_made(plans: list[tuple[int, int, bool, bool]]) -> None:
    """Whatever was planned happens once, sorted by second, order and making; the cancelled never does. Stories and appointments mix."""
    calendar = Calendar()
    happened: list[tuple[int, int]] = []

    def tell(number: int) -> Story:
        happened.append((calendar.now, number))
        return
        yield  # pragma: no cover

    expected = []
    for number, (time, order, as_story, cancelled) in enumerate(plans):
        if as_story:
            planned = calendar.start(tell(number), delay=time, order=order)
        else:
            planned = calendar.at(time, lambda number=number: happened.append((calendar.now, number)), order)
        if cancelled:
            planned.stop() if isinstance(planned, Activity) else planned.cancel()
        else:
            expected.append((time, order, number))
    calendar.run_until(5)
    assert happened == [(time, number) for time, _, number in sorted(expected)]
    assert calendar.fired == len(expected)


@given(st.permutations(ORDERS))
def test_the_order_of_making_does_not_change_the_order_of_kinds(orders: list[int]) -> None:
    """Things of one second and different kinds happen in the order of their kinds, however they were entered."""
    calendar = Calendar()
    happened: list[int] = []
    for order in orders:
        calendar.at(3, lambda order=order: happened.append(order), order)
    calendar.run_until(4)
    assert happened == list(ORDERS)


def test_a_lower_order_made_during_the_second_still_goes_before_the_rest(calendar: Calendar) -> None:
    """Work that calls for duty at its own second sees the duty before other work of that second."""
    happened: list[str] = []
    calendar.at(1, lambda: (happened.append("first"), calendar.after(0, lambda: happened.append("duty"), Order.DUTY)))
    calendar.at(1, lambda: happened.append("second"))
    calendar.run_until(2)
    assert happened == ["first", "duty", "second"]


def test_run_until_leaves_its_own_second_for_later(calendar: Calendar) -> None:
    """What is due at the end of a run has not happened yet, and happens when time goes on; the clock stands at the end."""
    happened: list[int] = []
    for time in (4, 5, 6):
        calendar.at(time, lambda: happened.append(calendar.now))
    calendar.run_until(5)
    assert (happened, calendar.now) == ([4], 5)
    calendar.run_until(100)
    assert (happened, calendar.now) == ([4, 5, 6], 100)
    calendar.run_until(50)
    assert calendar.now == 100


def test_running_in_pieces_is_running_at_once() -> None:
    """A run cut into pieces goes exactly as a run in one go."""

    def run(stops: list[int]) -> list[tuple[int, int]]:
        calendar, log = Calendar(), []

        def story(number: int) -> Story:
            for step in range(20):
                log.append((calendar.now, number))
                yield (step * 7 + number * 3) % 11

        for number in range(5):
            calendar.start(story(number), delay=number % 2)
        for stop in stops:
            calendar.run_until(stop)
        return log

    assert run([200]) == run([0, 1, 1, 7, 20, 21, 90, 200])


def test_the_past_is_closed(calendar: Calendar) -> None:
    """Nothing can be planned before now, nor can a story wait a negative time or begin in the past."""
    calendar.run_until(10)
    with pytest.raises(ValueError, match="before now"):
        calendar.at(9, lambda: None)
    with pytest.raises(ValueError, match="before now"):
        calendar.after(-1, lambda: None)
    with pytest.raises(ValueError, match="ago"):
        calendar.start((0 for _ in ()), delay=-1)

    def back() -> Story:
        yield -1

    calendar.start(back())
    with pytest.raises(ValueError, match="does not go back"):
        calendar.run_until(11)


@pytest.mark.parametrize("nonsense", [1.0, True, None, "an hour", [3]])
def test_a_story_may_yield_only_whole_seconds_or_a_signal(calendar: Calendar, nonsense: object) -> None:
    """Half seconds, yes/no and words are refused, with the name of the story."""

    def tired() -> Story:
        yield nonsense  # type: ignore[misc]

    calendar.start(tired())
    with pytest.raises(TypeError, match="tired"):
        calendar.run_until(1)


def test_waiting_nothing_takes_no_time_but_lets_others_first(calendar: Calendar) -> None:
    """A wait of 0 seconds ends in the same second, after what was already planned for it."""
    log: list[tuple[str, int]] = []

    def story(name: str) -> Story:
        for _ in range(2):
            log.append((name, calendar.now))
            yield 0

    calendar.start(story("a"))
    calendar.start(story("b"))
    calendar.run_until(1)
    assert log == [("a", 0), ("b", 0), ("a", 0), ("b", 0)]


def test_a_signal_wakes_those_who_wait_in_the_order_they_came_with_what_it_carries(calendar: Calendar) -> None:
    """Who came first wakes first; each hears the value; who comes later waits for the next time."""
    signal, log = calendar.signal(), []

    def waiter(name: str) -> Story:
        news = yield signal
        log.append((name, calendar.now, news))

    for place, name in enumerate("cab"):
        calendar.start(waiter(name), delay=place)
    calendar.at(5, lambda: signal.fire("news"))
    calendar.start(waiter("late"), delay=6)
    calendar.run_until(20)
    assert log == [("c", 5, "news"), ("a", 5, "news"), ("b", 5, "news")]
    signal.fire()
    calendar.run_until(21)
    assert log[3:] == [("late", 20, None)]


def test_an_interrupted_wait_does_not_end_a_second_time(calendar: Calendar) -> None:
    """After an interruption the old wait is gone: the story goes on where it was told to, once."""
    log: list[tuple[int, object]] = []

    def sleeper() -> Story:
        try:
            yield 10
        except Interrupted as interruption:
            log.append((calendar.now, interruption.cause))
        yield 3
        log.append((calendar.now, "rested"))

    sleeper_now = calendar.start(sleeper())
    calendar.at(4, lambda: sleeper_now.interrupt("call"))
    calendar.run_until(100)
    assert log == [(4, "call"), (7, "rested")]
    assert not sleeper_now.running


def test_an_interrupted_listener_misses_the_signal(calendar: Calendar) -> None:
    """Who is called away from waiting for a signal is not woken by it, nor told later what it carried."""
    signal, log = calendar.signal(), []

    def listener() -> Story:
        try:
            log.append((yield signal))
        except Interrupted:
            log.append("away")
        log.append((yield 2))

    activity = calendar.start(listener())
    for moment in ("before", "same second"):
        calendar.run_until(calendar.now + 1)
        if moment == "same second":
            signal.fire("news")
        activity.interrupt()
        calendar.run_until(calendar.now + 5)
        assert log == ["away", None]
        log.clear()
        signal.fire("old")
        activity = calendar.start(listener())


def test_a_finished_story_ignores_interruptions_and_stops(calendar: Calendar) -> None:
    """Who has gone home cannot be disturbed."""

    def short() -> Story:
        yield 1

    activity = calendar.start(short())
    calendar.run_until(5)
    assert not activity.running
    activity.interrupt("too late")
    activity.stop()
    calendar.run_until(10)
    assert calendar.fired == 2


def test_a_story_that_is_not_waiting_cannot_be_interrupted(calendar: Calendar) -> None:
    """Interrupting a story that has not begun, or itself, is refused in words instead of ending in a strange place."""
    own: list[Activity] = []

    def selfish() -> Story:
        own[0].interrupt()
        yield 1

    own.append(calendar.start(selfish(), delay=1))
    with pytest.raises(RuntimeError, match="selfish"):
        own[0].interrupt()
    with pytest.raises(RuntimeError, match="selfish"):
        calendar.run_until(2)


def test_an_interruption_nobody_catches_is_an_error_and_ends_the_story(calendar: Calendar) -> None:
    """A story that does not expect to be interrupted fails loudly, and is over."""

    def deaf() -> Story:
        yield 5

    activity = calendar.start(deaf())
    calendar.run_until(1)
    with pytest.raises(Interrupted):
        activity.interrupt("hello")
    assert not activity.running
    calendar.run_until(10)
    assert calendar.fired == 1


def test_a_story_that_fails_is_over(calendar: Calendar) -> None:
    """An error inside a story comes out of the run, and the story no longer counts as under way."""

    def broken() -> Story:
        yield 1
        raise KeyError("lost")

    activity = calendar.start(broken())
    with pytest.raises(KeyError, match="lost"):
        calendar.run_until(5)
    assert not activity.running


def test_a_stopped_story_cleans_up_and_never_goes_on(calendar: Calendar) -> None:
    """Stopping runs the `finally` of a story, whether it waits for time or for a signal."""
    signal, log = calendar.signal(), []

    def worker(wait: object) -> Story:
        try:
            yield wait  # type: ignore[misc]
            log.append("never")
        finally:
            log.append(f"cleaned at {calendar.now}")

    activities = [calendar.start(worker(5)), calendar.start(worker(signal))]
    calendar.run_until(2)
    for activity in activities:
        activity.stop()
        assert not activity.running
    signal.fire()
    calendar.run_until(20)
    assert log == ["cleaned at 2", "cleaned at 2"]


def test_cancelling_twice_or_too_late_does_nothing(calendar: Calendar) -> None:
    """An appointment can be cancelled any number of times, also after it has happened."""
    happened: list[int] = []
    appointment = calendar.at(1, lambda: happened.append(1))
    calendar.run_until(2)
    appointment.cancel()
    other = calendar.at(3, lambda: happened.append(3))
    other.cancel()
    other.cancel()
    calendar.run_until(5)
    assert happened == [1]
    assert calendar.fired == 1


def test_stories_within_stories_read_as_one(calendar: Calendar) -> None:
    """A part of a story (`yield from`) is interrupted like the whole, and hands back its result."""
    log: list[object] = []

    def part() -> Story:
        try:
            yield 5
        finally:
            log.append(calendar.now)
        return "done"

    def whole() -> Story:
        log.append((yield from part()))
        try:
            yield from part()
        except Interrupted as interruption:
            log.append(interruption.cause)

    activity = calendar.start(whole())
    calendar.at(8, lambda: activity.interrupt("called"))
    calendar.run_until(50)
    assert log == [5, "done", 8, "called"]
