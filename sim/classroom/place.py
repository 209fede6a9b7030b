"""What the page must know of a district before anything runs: its beats, squads and officers, and the levers with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .levers import LEVERS

if TYPE_CHECKING:
    from .ground import Ground

WEEKS, SEED = 26, 1
"""Where a lesson begins, unless its link says otherwise."""


def place(ground: Ground, language: str) -> dict[str, Any]:
    """The district in one language."""
    district = ground.district
    one = 1 if language == "en" else 0
    return {
        "name": ground.title[("nl", "en")[one]], "weeks": WEEKS, "seed": SEED,
        "beats": [{"id": name, "name": name} for name in sorted(district.beats)],
        "squads": [{"id": name, "name": f"{('ploeg', 'squad')[one]} {name}"} for name in ground.squads],
        "officers": [
            {"id": name, "name": f"{('wijkagent', 'officer')[one]} {beat}", "beat": beat}
            for name in ground.officers for beat in district.officers[name].beats[:1]
        ],
        "levers": [
            {
                "id": lever.name, "name": (lever.nl, lever.en)[one], "about": (lever.about_nl, lever.about_en)[one],
                "usual": lever.usual,
                "positions": [{"id": position, "name": lever.words[position][one]} for position in lever.positions],
            }
            for lever in LEVERS
        ],
    }  # fmt: skip
