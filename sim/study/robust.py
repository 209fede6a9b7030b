"""How far an answer rests on what nobody knows: the same comparison in many worlds that are plausible too (`run.py robust`).

Three steps, kept on disk as they come. First the scenario as it stands. Then points: every assumption somewhere in its plausible
range, all at once. Then the assumptions that seem to matter most one at a time, at both ends of their range, and where an effect
turns round there, halving the stretch to find the place.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.scenario.assumptions import Assumption, assumptions, moved

from . import screen
from .cluster import connected
from .comparison import Comparison
from .conduct import DONE, SOME_FAILED, conducted
from .folder import is_of_another
from .manifest import as_bytes, ceilings_of, resolved_scenario
from .many import Many
from .measures import aimed_at
from .replication import DistrictSimulation, Simulation
from .robust_tables import write_results
from .robustness import OPPOSITE, Size, Spread, gaps, paired, reach, spread
from .sensitivity import design, drivers
from .statistics import holm, mean_of
from .writing import write_whole

LEVEL = 0.05
DUMMY = "dummy"
"""A number that does nothing, drawn like all others: what it seems to do is chance."""
HALVINGS, MOST_LINES = 3, 6


@dataclass(frozen=True)
class Turn:
    """A clear effect in the scenario as it stands, and an assumption that may turn it round. Places run from -1 to 1."""

    arm: str
    metric: str
    key: str
    score: float


def tried(loaded: Any) -> dict[str, Any]:
    """The variants that are looked at: the reference and all others but those that only show how far a scale reaches."""
    beside = ceilings_of(loaded)
    return {name: arm for name, arm in loaded.arms().items() if name not in beside}


def assumed(loaded: Any, only: Sequence[str] = ()) -> list[Assumption]:
    """The assumptions that any variant leaves as they are in the file."""
    return assumptions([(arm, own_keys(loaded, name)) for name, arm in tried(loaded).items()], only)


def own_keys(loaded: Any, name: str) -> list[str]:
    """What a variant sets itself: tried, not assumed."""
    return list(loaded.about[name].set) if name in loaded.about else []


def run_robust(
    loaded: Any, out: Path, size: Size, only: Sequence[str] = (), workers: int = 0, language: str = "nl",
    simulate: Simulation | None = None, cluster: str | None = None,
) -> int:  # fmt: skip
    """Do all three steps and write tables and report into `out`. Exit codes, `workers` and `cluster` as of `run_study`."""
    robust = Robust(loaded, Path(out), size, only, workers, language, simulate or DistrictSimulation())

    def work() -> int:
        with connected(cluster, workers) as robust.many.connection:
            return robust.run()

    return conducted(Path(out), language, work, lambda: (robust.many.finished, max(robust.many.asked, size.lives)))


class Robust:
    """One study of robustness, step by step."""

    def __init__(
        self, loaded: Any, out: Path, size: Size, only: Sequence[str], workers: int, language: str, simulation: Simulation
    ) -> None:
        self.loaded, self.out, self.size, self.only, self.language, self.simulation = loaded, out, size, list(only), language, simulation
        self.arms = tried(loaded)
        self.assumptions = {one.key: one for one in assumed(loaded, only)}
        self.many = Many(simulation, out, workers, language)
        self.refused = 0
        """Points at which values came together that cannot."""
        self.lines: dict[str, dict[float, list[Any]]] = {}
        """Worlds of one assumption moved by itself: key -> place -> worlds."""

    def run(self) -> int:
        """All steps, then the tables and the report."""
        began = time.monotonic()
        if is_of_another(resolved_scenario(self.loaded), self.out):
            screen.complain("replaces", self.language, folder=self.out)
        self.many.clean()
        screen.complain("robust_base", self.language, worlds=self.size.base)
        base = self.many.live({"base": self.arms}, self.size.base, curves=True)["base"]
        self.of = Comparison(list(self.arms), base, self.simulation.catalogue(), (), aimed_at(self.arms))
        self._points()
        self._one_at_a_time(base[: self.size.ends])
        report, sentences = write_results(self)
        about = {
            "seconds_in_all": round(time.monotonic() - began, 3),
            "replications_kept_from_before": self.many.resumed,
            "processes": [{"pid": pid, "replications": n} for pid, n in sorted(self.many.tallies.items())],
        }
        write_whole(self.out / "run_info.json", as_bytes(about))
        screen.show_sentences(sentences, self.out, report, self.language)
        failed = self.many.asked - self.many.finished
        if failed:
            screen.complain("robust_failed", self.language, failed=failed, asked=self.many.asked)
            return SOME_FAILED
        return DONE

    def at(self, places: Mapping[str, float]) -> dict[str, Any] | None:
        """Every variant with assumptions moved to places from -1 to 1; None where the values cannot go together."""
        values: dict[tuple[str, ...], float] = {}
        for key, place in places.items():
            if key != DUMMY:
                values |= self.assumptions[key].at(place, self.size.factor)
        found = {name: moved(arm, values, own_keys(self.loaded, name)) for name, arm in self.arms.items()}
        return None if any(arm is None for arm in found.values()) else found

    def _points(self) -> None:
        """All assumptions at once, each somewhere in its range."""
        names = [*self.assumptions, DUMMY]
        seed = self.loaded.scenario.run.seed
        drawn = design(names, self.size.points, seed) * 2 - 1
        cases = {i: self.at(dict(zip(names, map(float, drawn[i]), strict=True))) for i in range(self.size.points)}
        possible = {f"{i}": case for i, case in cases.items() if case is not None}
        self.refused = self.size.points - len(possible)
        screen.complain("robust_points", self.language, points=len(possible), worlds=self.size.worlds, n=len(self.assumptions))
        lived = self.many.live(possible, self.size.worlds)
        self.numbers = [int(name) for name in possible]
        self.places = drawn[self.numbers]
        self.points = [lived[f"{i}"] for i in self.numbers]
        self.spreads: dict[tuple[str, str], Spread] = {}
        self.drivers: dict[tuple[str, str], list[Any]] = {}
        for arm in self.of.policies:
            for metric in self.of.measures.main:
                found = spread([gaps(worlds, self.of.basis, arm, metric) for worlds in self.points])
                self.spreads[arm, metric] = found
                kept = [i for i, mean in enumerate(found.means) if mean is not None]
                outcome = [found.means[i] for i in kept]
                self.drivers[arm, metric] = drivers(names, self.places[kept], outcome, seed)  # type: ignore[arg-type]

    def advice(self) -> list[tuple[str, str]]:
        """What the scenario as it stands says clearly: variant and main measure."""
        return [
            (arm, metric) for arm in self.of.policies for metric in self.of.measures.main if self.of.verdicts[arm, metric] in OPPOSITE
        ]

    def suspects(self) -> list[Turn]:
        """For every clear effect the assumptions that might turn it round, the likeliest first."""
        found = []
        for arm, metric in self.advice():
            effect = self.of.differences[arm, metric].difference or 0.0
            for one in self.drivers[arm, metric]:
                if one.name != DUMMY:
                    found.append(Turn(arm, metric, one.name, reach(one.share, self.spreads[arm, metric].means, effect)))
        return sorted(found, key=lambda turn: (-turn.score, turn.key, turn.arm, turn.metric))

    def _one_at_a_time(self, base: list[Any]) -> None:
        """The likeliest assumptions at both ends, then the stretch on which an effect turns round halved a few times."""
        self.tested = list(dict.fromkeys(turn.key for turn in self.suspects()))[: self.size.tested]
        if not self.tested:
            self.turned: list[Turn] = []
            return
        screen.complain("robust_ends", self.language, n=len(self.tested), worlds=self.size.ends)
        self.lines = {key: {0.0: base} for key in self.tested}
        self._go([(key, place) for key in self.tested for place in (-1.0, 1.0)])
        self.verdicts = self._verdicts()
        self.turned = [turn for turn in self.suspects() if turn.key in self.lines and self._turns(turn)]
        for _ in range(HALVINGS):
            halves = {(turn.key, place): None for turn in self.turned[:MOST_LINES] if (place := self._halfway(turn)) is not None}
            if not halves:
                return
            screen.complain("robust_halving", self.language, n=len(halves))
            self._go(list(halves))

    def _go(self, wanted: Sequence[tuple[str, float]]) -> None:
        cases = {f"{key} {place}": self.at({key: place}) for key, place in wanted}
        lived = self.many.live({name: case for name, case in cases.items() if case is not None}, self.size.ends)
        for key, place in wanted:
            if f"{key} {place}" in lived:
                self.lines[key][place] = lived[f"{key} {place}"]

    def _verdicts(self) -> dict[tuple[str, str, str, float], str]:
        """What is clear at the ends, all ends and all that the scenario says clearly looked at together (Holm)."""
        keys = [
            (arm, metric, key, place) for arm, metric in self.advice() for key, line in self.lines.items() for place in line if place
        ]
        found = {one: paired(self.lines[one[2]][one[3]], self.of.basis, one[0], one[1]) for one in keys}
        family = [one for one in keys if found[one].p is not None]
        adjusted = dict(zip(family, holm([found[one].p for one in family]), strict=True))  # type: ignore[misc]
        return {one: _word(found[one].difference or 0.0) if adjusted.get(one, 1.0) < LEVEL else "" for one in keys}

    def _turns(self, turn: Turn) -> bool:
        """Whether the effect is clearly the other way at one of the ends."""
        says = self.of.verdicts[turn.arm, turn.metric]
        return any(self.verdicts.get((turn.arm, turn.metric, turn.key, place)) == OPPOSITE[says] for place in (-1.0, 1.0))

    def mean(self, turn: Turn, place: float) -> float:
        """The mean difference with one assumption at one place."""
        found = [gap for gap in gaps(self.lines[turn.key][place], self.of.basis, turn.arm, turn.metric) if gap is not None]
        return mean_of(found) if found else 0.0

    def _halfway(self, turn: Turn) -> float | None:
        """The middle of the stretch, nearest to the value as it stands, on which the mean difference changes sign."""
        places = sorted(self.lines[turn.key])
        signs = {place: self.mean(turn, place) > 0 for place in places}
        says = signs[0.0]
        stretches = [(a, b) for a, b in itertools.pairwise(places) if signs[a] != signs[b]]
        stretches = [(a, b) for a, b in stretches if signs[a if abs(a) < abs(b) else b] == says]
        return sum(min(stretches, key=lambda one: min(map(abs, one)))) / 2 if stretches else None

    def plain(self) -> dict[str, Any]:
        """What was asked and done, for the manifest."""
        about = [one.about(self.size.factor) for one in self.assumptions.values()]
        asked = {"points": self.size.points, "worlds": self.size.worlds, "factor": self.size.factor, "base": self.size.base}
        done = {"lived": len(self.points), "refused": self.refused, "tested": self.tested, "ends": self.size.ends}
        return asked | done | {"only": self.only, "assumptions": about}


def _word(difference: float) -> str:
    return "higher" if difference > 0 else "lower"
