"""How ties change, and who leaves."""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel.journal import fact


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
