"""A stand-in for the district with the same interface: worlds of a few numbers, and troubles on request."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from sim.metrics.calibration import Statement


class Words(BaseModel):
    nl: str = "woorden"
    en: str = "words"


class Run(BaseModel):
    seed: int = 1
    replications: int = 6
    warm_up_weeks: int = 4
    weeks: int = 5
    workers: int = 0
    export_events: bool = False
    language: str = "nl"
    precision: dict[str, float] = {}


class Squad(BaseModel):
    members: int = 4


class Pull(BaseModel):
    """A policy that moves one number, and may cause trouble when it is adopted."""

    effect: float = 0.0
    from_week: int | None = None
    trouble: str = ""
    in_replication: int = -1
    once: str = ""
    """A file that marks that the trouble has happened; without it, it happens every time."""


class Arm(BaseModel):
    title: Words = Words()
    set: dict[str, Any] = {}


class Study(BaseModel):
    question: Words = Words()
    arms: dict[str, Arm]


class Scenario(BaseModel):
    title: Words = Words()
    run: Run = Run()
    squads: dict[str, Squad] = {"A": Squad()}
    policies: dict[str, Pull] = {}
    study: Study | None = None
    delay: float = 0.0
    """Seconds of real time a world takes."""


class Measure(NamedTuple):
    name: str
    unit: str
    better: str | None
    kind: str
    section: str = "board"
    nl: str = "maat"
    en: str = "measure"
    explain_nl: str = ""
    explain_en: str = ""


class Journal:
    def __init__(self) -> None:
        self.told: list[tuple[int, str, dict[str, Any]]] = []

    def rows(self) -> Iterator[tuple[int, str, dict[str, Any]]]:
        yield from self.told

    def forget(self) -> None:
        self.told.clear()


class FakeWorld:
    """Each week adds a number that belongs to seed, replication and week; policies add about their effect from their week on."""

    open_worlds = 0

    def __init__(self, scenario: Scenario, replication: int, policies: bool) -> None:
        self.scenario, self.replication, self.week, self.level = scenario, replication, 0, float(scenario.squads["A"].members)
        self.journal, self.weeks, self.policies = Journal(), [], dict(scenario.policies) if policies else {}
        self.troubled: list[str] = []
        FakeWorld.open_worlds += 1

    def adopt_policies(self, scenario: Scenario) -> None:
        self.policies = dict(scenario.policies)

    def run_until_week(self, week: int) -> None:
        while self.week < week:
            for label, policy in self.policies.items():
                if self.week >= start_of(policy, self.scenario):
                    if label not in self.troubled:
                        self.troubled.append(label)
                        self.make(policy)
                    self.level += policy.effect * (1 + 0.1 * draw(label, self.replication, self.week))
            self.level += 0.1 * draw(self.scenario.run.seed, self.replication, self.week)
            self.weeks.append(self.level)
            self.journal.told.append((self.week * 604800, "Week", {"time": self.week * 604800, "level": self.level, "note": "=x"}))
            self.week += 1
            if self.scenario.delay:
                time.sleep(self.scenario.delay / 9)

    def make(self, policy: Pull) -> None:
        if policy.in_replication != self.replication or (policy.once and os.path.exists(policy.once)):
            return
        if policy.once:
            Path(policy.once).touch()
        if policy.trouble == "raise":
            raise ValueError("no such street")
        if policy.trouble == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if policy.trouble == "exit":
            os._exit(7)
        if policy.trouble == "memory":
            bytearray(1 << 40)

    def close(self) -> None:
        FakeWorld.open_worlds -= 1


def start_of(policy: Pull, scenario: Scenario) -> int:
    return scenario.run.warm_up_weeks if policy.from_week is None else policy.from_week


def draw(*key: Any) -> float:
    return int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=6).digest(), "big") / 2**48


class FakeSimulation:
    def open(self, scenario: Scenario, replication: int, policies: bool) -> FakeWorld:
        return FakeWorld(scenario, replication, policies)

    def groups(self, arms: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        return {"coupled": ("Spoorwijk",), "other": ("Molenwijk",)}

    def measure(self, world: FakeWorld, scenario: Scenario, groups: Any) -> dict[str, float]:
        level, r = world.level, world.replication
        return {
            "level": level, "share": min(1.0, level / 20), "pooled": (int(level) % 10) / 10, "pooled#n": 10.0, "untouched": draw("u", r),
            "seldom": level if r % 2 else float("nan"), "never": float("nan"), "level@coupled": level / 3,
        }  # fmt: skip

    def curves(self, world: FakeWorld, scenario: Scenario, groups: Any) -> dict[str, list[float]]:
        measured = world.weeks[scenario.run.warm_up_weeks :]
        return {"level": measured, "share": [min(1.0, level / 20) for level in measured]}

    def told(self, world: FakeWorld, scenario: Scenario, groups: Any, cases: bool) -> dict[str, Any]:
        steps = [["A/family/1", "family", "family", "A", 5, "started", "", "", "", 1, 0]]
        pictures = {"levels": {"row": {"column": world.level} if world.replication % 2 else {}}}
        return {"pictures": pictures} | ({"cases": steps} if cases else {})

    def catalogue(self) -> list[Measure]:
        shares = [Measure("share", "share", None, "share"), Measure("pooled", "share", "lower", "share")]
        others = [Measure(name, "x", None, "mean") for name in ("untouched", "seldom", "never")]
        return [Measure("level", "people", "higher", "mean"), *shares, *others]

    def statements(self) -> list[Statement]:
        """Somebody said that there are fewer than a thousand, somebody else that there are more, and a third wished for a hundred."""

        def level(measured: Mapping[str, float | None], scenario: Scenario) -> float:
            return measured["level"] or 0.0

        about = {"interview": "1", "figure": level, "care_nl": "pas op", "care_en": "mind"}
        return [
            Statement(id="N1", kind="measured", nl="mensen", en="people", low=0.0, high=1000.0, **about),
            Statement(id="N2", kind="measured", nl="veel mensen", en="many people", low=1000.0, **about),
            Statement(id="N3", kind="goal", nl="honderd", en="a hundred", **about),
        ]  # fmt: skip


class FakeLoaded:
    """What a loaded scenario offers to a study."""

    path = Path("somewhere/fake.yaml")
    swept: Any = None
    references: dict[str, str] = {}
    compared: dict[str, str] = {}

    @property
    def about(self) -> dict[str, Arm]:
        return self.scenario.study.arms if self.scenario.study else {}

    def __init__(self, scenario: Scenario, arms: dict[str, Scenario]) -> None:
        self.scenario, self._arms = scenario, arms

    def arms(self) -> dict[str, Scenario]:
        return dict(self._arms)

    def differences(self, language: str) -> list[str]:
        return ["verschil" if language == "nl" else "difference"]

    def resolved(self) -> dict[str, Any]:
        return self.scenario.model_dump(mode="json")


def loaded(replications: int = 6, arms: dict[str, dict[str, Any]] | None = None, delay: float = 0.0, **run: Any) -> FakeLoaded:
    """A study of `basis` and the given arms: arm -> {policies: ..., squads: ...}."""
    arms = {"weinig": {"policies": {"p": {"effect": 0.01}}}, "veel": {"policies": {"p": {"effect": 0.5}}}} if arms is None else arms
    plain = {"run": {"replications": replications, **run}, "delay": delay}
    scenario = Scenario.model_validate(plain | {"study": {"arms": {name: {} for name in arms}}})
    whole = {"basis": Scenario.model_validate(plain)} | {name: Scenario.model_validate(plain | change) for name, change in arms.items()}
    return FakeLoaded(scenario, whole)


VERSION = "the version of the tests"
FINAL = ("replications.csv", "summary.csv", "differences.csv", "curves.csv", "calibration.csv", "manifest.json")


def final_bytes(out: Path, extra: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Every file that must be equal between equal runs."""
    return {name: (out / name).read_bytes() for name in (*FINAL, *extra)}


if __name__ == "__main__":  # a run in its own process, for the tests that kill it
    import sys

    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    import fake_district

    from sim.study import parts, run_study

    parts.code_version = lambda: fake_district.VERSION
    asked = json.loads(sys.argv[1])
    sys.exit(run_study(fake_district.loaded(**asked["loaded"]), Path(asked["out"]), asked["workers"], "nl", fake_district.FakeSimulation()))
