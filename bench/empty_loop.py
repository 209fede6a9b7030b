"""The least a calendar in Python can cost: take the next entry, call an empty function, draw a time, put it back."""

from __future__ import annotations

from heapq import heappop, heappush
from random import Random

ENTRIES = 50


def empty_loop(events: int) -> int:
    """So many events on a bare heap of (time, serial, function) with 50 entries."""
    heap: list[tuple[float, int, object]] = []
    draw = Random(1).random
    serial = 0

    def nothing() -> None:
        pass

    for _ in range(ENTRIES):
        serial += 1
        heappush(heap, (draw() * 1000, serial, nothing))
    for _ in range(events):
        time, _, function = heappop(heap)
        function()  # type: ignore[operator]
        serial += 1
        heappush(heap, (time + draw() * 1000, serial, function))
    return events
