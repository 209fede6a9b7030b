"""Whom the measures are about: beats and groups of beats, officers, squads, partners, as the scenario names them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .base import Share

if TYPE_CHECKING:
    from sim.scenario.schema import Scenario

CITIZENS = ("reporting", "silent", "disorderly")
GROUPS = ("coupled", "other")


def groups_of(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """The groups that a scenario's own policies make: beats coupled by pairs, the other beats, and the squads of the pairs."""
    pairs = [pair for policy in scenario.policies.values() for pair in getattr(policy, "pairs", ())]
    coupled = tuple(sorted({beat for pair in pairs for beat in scenario.officers[pair.officer].beats}))
    other = tuple(sorted(beat for beat in scenario.beats if beat not in coupled))
    return {"coupled": coupled, "other": other, "coupled_squads": tuple(sorted({pair.squad for pair in pairs}))}


class Scope:
    """A scenario and the groups in which its beats are counted.

    Without coupled beats there are no groups, and every measure is of the whole bureau only. An officer belongs to the
    group of his own beat; those who coach several beats (kind B) belong to the whole bureau only.
    """

    def __init__(self, scenario: Scenario, groups: Mapping[str, Iterable[str]]) -> None:
        self.scenario = scenario
        named = {name: tuple(groups.get(name, ())) for name in GROUPS}
        self.groups: dict[str, tuple[str, ...]] = {"": tuple(sorted(scenario.beats))}
        """Beats by the end of a measure's name: '' (all), '@coupled', '@other'."""
        if named["coupled"]:
            self.groups |= {f"@{name}": beats for name, beats in named.items() if beats}
        self.coupled_squads = tuple(groups.get("coupled_squads", ())) if named["coupled"] else ()
        self.beat_of = {name: settings.beats[0] for name, settings in sorted(scenario.officers.items()) if settings.beats}
        """The beat in which an officer meets citizens."""
        self.own_beat = {name: self.beat_of[name] for name in self.beat_of if self._has_a_beat(name)}
        """The beat of each officer who has one of his own."""
        self.coupled_officers = tuple(name for name, beat in self.own_beat.items() if beat in named["coupled"])
        self.ends_of: dict[str, tuple[str, ...]] = {
            beat: tuple(end for end, beats in self.groups.items() if beat in beats) for beat in scenario.beats
        }
        """The ends under which a beat is counted."""

    def _has_a_beat(self, officer: str) -> bool:
        """Whether somebody works there as the officer of one beat."""
        post = self.scenario.officers[officer]
        return post.kind == "A" and not post.vacant

    def fold(self, by_beat: Mapping[str, float]) -> dict[str, float]:
        """Totals by end of the name, from totals by beat; what belongs to no beat counts for the whole bureau."""
        found = dict.fromkeys(self.groups, 0.0)
        for beat, value in by_beat.items():
            for end in self.ends_of.get(beat, ("",)):
                found[end] += value
        return found

    def officers_in(self, end: str) -> tuple[str, ...]:
        """The officers with a beat of their own in a group."""
        return tuple(name for name, beat in self.own_beat.items() if end in self.ends_of[beat])

    def ends_of_officer(self, officer: str) -> tuple[str, ...]:
        """The ends under which an officer is counted."""
        beat = self.own_beat.get(officer)
        return ("",) if beat is None else self.ends_of[beat]

    def shares(self, hits: Mapping[str, float], of: Mapping[str, float]) -> dict[str, Share]:
        """Shares by end of the name, from hits and cases by beat."""
        above, below = self.fold(hits), self.fold(of)
        return {end: Share(above[end], below[end]) for end in below}

    def means(self, totals: Mapping[str, float], counts: Mapping[str, float]) -> dict[str, float]:
        """Means by end of the name, from totals and counts by beat; nan where nothing was counted."""
        above, below = self.fold(totals), self.fold(counts)
        return {end: above[end] / below[end] if below[end] else math.nan for end in below}

    def parties(self) -> tuple[str, ...]:
        """Everybody with whom officers have ties, as the scoreboard counts them."""
        squads = ("squads", "coupled_squad", "other_squads") if self.coupled_squads else ("squads",)
        return (*CITIZENS, *squads, "detectives", "info", "mso", "partners", *sorted(self.scenario.partners))
