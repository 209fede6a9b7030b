"""The district that a class plays with, and the ready-made scenarios in which the positions of its levers stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.scenario.layers import read_layers
from sim.scenario.loading import Loaded, load
from sim.scenario.reading import read_text, read_tree

from .levers import COUPLING, HOURS, LEANING, PRESENCE, RIDE, SHARING, WORKLOAD
from .schedule import Schedule, schedule_of, stretches

if TYPE_CHECKING:
    from sim.policies.settings import PolicySettings
    from sim.scenario.schema import Scenario

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
LAAK = SCENARIOS / "laak.yaml"
STANDS: dict[str, tuple[str, str, dict[Any, str | None]]] = {
    LEANING: ("koppeling.yaml", "koppeling", {"none": "niet", "little": "beetje", "much": "veel"}),
    HOURS: ("openingstijden.yaml", "tijden", {"evening": "zelfde-mensen", "always": "dag-en-nacht"}),
    PRESENCE: ("op-de-werkvloer.yaml", "werkvloer", {True: "vier"}),
    SHARING: ("delen.yaml", "delen", {True: "convenant"}),
    RIDE: ("meerijden.yaml", "meerijden", {True: "twee"}),
    WORKLOAD: ("drukte.yaml", "drukte", {"quiet": "rustiger", "busy": "drukker"}),
}
"""Of each lever: the scenario in which its positions stand, the policy there, and the variant for each position."""


class Ground:
    """One district and everything a class can do in it."""

    def __init__(self, path: str | Path = LAAK) -> None:
        self.path = Path(path)
        self._files: dict[str, Any] = {}

    @cached_property
    def squads(self) -> list[str]:
        """The squads of the rota."""
        return sorted(name for name, squad in self.district.squads.items() if squad.takes_turns)

    @cached_property
    def officers(self) -> list[str]:
        """The officers with a beat of their own, who can be coupled."""
        return sorted(name for name, officer in self.district.officers.items() if officer.kind == "A" and not officer.vacant)

    @cached_property
    def pairs(self) -> list[list[str]]:
        """The coupling that the scenario itself is about; else the first squad and the first officer."""
        named = [pair for policy in self._asked.scenario.policies.values() for pair in getattr(policy, "pairs", ())]
        found = [[pair.squad, pair.officer] for pair in named if pair.squad in self.squads and pair.officer in self.officers]
        return found[:1] or [[self.squads[0], self.officers[0]]]

    @cached_property
    def title(self) -> dict[str, str]:
        """What the district is called: of a scenario that tries a policy, the title of the district that it extends."""
        tree, base, _ = read_layers(self.path)
        chosen = (base if base is not None and self._asked.scenario.policies else tree).child("title")
        assert chosen is not None
        return dict(chosen.plain())

    @cached_property
    def _asked(self) -> Loaded:
        return load(self.path)

    def schedule(self, seed: str | int, weeks: str | int, moves: str) -> Schedule:
        """What somebody asked for. Raises AskedWrongError."""
        return schedule_of(seed, weeks, moves, self.squads, self.officers)

    @cached_property
    def district(self) -> Scenario:
        """The district without policies."""
        return self._asked.scenario.model_copy(update={"policies": {}, "study": None, "sweep": None})

    def world(self, schedule: Schedule) -> Scenario:
        """The scenario of a schedule: every stretch in which levers stand otherwise is a policy that begins and ends."""
        district = self.district
        run = district.run.model_copy(update={"seed": schedule.seed, "weeks": schedule.weeks, "replications": 1})
        policies: dict[str, PolicySettings] = {}
        for levers in ((COUPLING, LEANING), (HOURS,), (PRESENCE,), (SHARING,), (RIDE,), (WORKLOAD,)):
            for week, until, stand in stretches(schedule, levers):
                settings = self._settings(levers, stand, district)
                if settings is not None:
                    first = run.warm_up_weeks
                    dates = {"from_week": first + week, "until_week": None if until is None else first + until}
                    policies[f"{levers[0]} {week}"] = settings.model_copy(update=dates)
        return district.model_copy(update={"run": run, "policies": policies})

    def _settings(self, levers: Sequence[str], stand: Sequence[Any], district: Scenario) -> PolicySettings | None:
        """The policy in which these levers stand so; None where nothing differs from the district as it is."""
        from sim.policies import POLICIES

        lever, position = levers[-1], stand[-1]
        if lever == LEANING:
            pairs = stand[0]
            if not pairs:
                return None
            written = "each" if pairs == "all" else [{"squad": squad, "officer": officer} for squad, officer in pairs]
            asked = self._policy(lever, position) | {"pairs": written}
        elif position in (False, "office", "normal"):
            return None
        else:
            asked = self._policy(lever, position)
            for key in ("partners", "covenants"):
                if isinstance(asked.get(key), list):
                    asked[key] = [partner for partner in asked[key] if partner in district.partners]
        return POLICIES[asked["policy"]].Settings.model_validate(asked).in_district(district.officers, district.squads)

    def _policy(self, lever: str, position: Any) -> dict[str, Any]:
        """The settings of a ready-made scenario's policy, with what the variant sets."""
        file, label, _ = STANDS[lever]
        settings = dict(self._file(file)["policies"][label])
        start = f"policies.{label}."
        return settings | {key.removeprefix(start): value for key, value in self._variant(lever, position).items()}

    def _variant(self, lever: str, position: Any) -> dict[str, Any]:
        file, _, variants = STANDS[lever]
        return dict(self._file(file)["study"]["arms"][variants[position]]["set"])

    def _file(self, name: str) -> Any:
        """A ready-made scenario as it is written, without what it extends."""
        if name not in self._files:
            self._files[name] = read_tree(read_text(SCENARIOS / name, name), name)[0].plain()
        return self._files[name]
