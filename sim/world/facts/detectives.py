"""What becomes of recorded crime."""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel.journal import fact


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
