"""How things are done here unless a policy says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .calls import Calls
from .duty import Duty
from .partnering import Partnering
from .sharing import Sharing

if TYPE_CHECKING:
    from sim.district import District


class Practice(Sharing, Calls, Duty, Partnering):
    """All decisions with their defaults; the four themes are four files, and share nothing but the district.

    Three rules: a decision asks another decision only through `district.practice`; a decision returns a value and
    does not act; a decision is asked by agents, never remembered by them.
    """

    def __init__(self, district: District) -> None:
        self.district = district
        self._settle_sharing(district)
        self._settle_duty(district)
