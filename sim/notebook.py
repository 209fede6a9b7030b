"""The simulator from a notebook: a scenario is loaded, changed and run, and what comes out is tables to work with.

    from sim import Scenario, Study

    coupling = Scenario.load("scenarios/koppeling.yaml").with_(**{"run.replications": 20, "run.weeks": 26})
    outcome = Study(coupling, sweep={"policies.koppeling.others": [0.5, 0.8, 1.0]}).run()
    outcome.differences                # a tidy DataFrame: one row for each variant and measure
"""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.scenario.loading import Loaded, load

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Scenario:
    """A scenario file and what is set differently. It is checked at once; a slip raises `ScenarioError`, which says where and why."""

    path: Path
    changes: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.loaded()

    @classmethod
    def load(cls, path: str | Path) -> Scenario:
        """Read and check a scenario file."""
        return cls(Path(path))

    def with_(self, **changes: Any) -> Scenario:
        """The same scenario with dotted keys set: `with_(**{"run.weeks": 26})`. None takes a key away. This one stays as it is."""
        return Scenario(self.path, {**self.changes, **changes})

    def arms(self) -> list[str]:
        """The variants that a study of this scenario runs, `basis` first."""
        return list(self.loaded().arms())

    def differences(self, language: str = "en") -> list[str]:
        """In words what this scenario changes."""
        return self.loaded().differences(language)

    def loaded(self, sweep: Mapping[str, Sequence[Any]] | None = None, together: bool = False) -> Loaded:
        """The checked scenario as the rest of the program takes it, with a sweep if one is given."""
        sets = [f"{key}={'' if value is None else _plain(value)}" for key, value in self.changes.items()]
        vary = [f"{key}={', '.join(_plain(value) for value in values)}" for key, values in (sweep or {}).items()]
        return load(self.path, sets, vary, together)


@dataclass(frozen=True)
class Outcome:
    """What a study wrote, as tidy DataFrames: one observation a row, named columns, text where nothing was measured is absent."""

    folder: Path
    code: int
    """0: everything was done; 3: some worlds failed, see the manifest."""
    _kept: Any = None
    """A temporary folder lives as long as its outcome."""

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What was run, with what, and what it rests on."""
        return json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))

    @cached_property
    def replications(self) -> pandas.DataFrame:
        """policy, replication, metric, value: each measure in each world."""
        wide = self.table("replications")
        return wide.melt(["policy", "replication"], var_name="metric", value_name="value").dropna(ignore_index=True)

    @property
    def summary(self) -> pandas.DataFrame:
        """policy, metric, n, mean, sd, low, high, method."""
        return self.table("summary")

    @property
    def differences(self) -> pandas.DataFrame:
        """Each variant minus its reference, pair by pair: difference, low, high, p, verdict."""
        return self.table("differences")

    @property
    def curves(self) -> pandas.DataFrame:
        """policy, metric, week, mean, low, high."""
        return self.table("curves")

    @property
    def sweep(self) -> pandas.DataFrame:
        """One row for each combination of values and measure, a column for each key that was swept."""
        return self.table("sweep")

    @property
    def sign_changes(self) -> pandas.DataFrame:
        """Where a difference changes sign along a key that was swept, with its margin."""
        return self.table("sign_changes")

    @property
    def robust(self) -> pandas.DataFrame:
        """Per variant and main measure the share of conceivable districts in which it is higher, no different, lower."""
        return self.table("robust")

    @property
    def drivers(self) -> pandas.DataFrame:
        """The assumptions that go most strongly with each difference."""
        return self.table("drivers")

    @property
    def flips(self) -> pandas.DataFrame:
        """The assumptions that by themselves turn a clear effect round, and where."""
        return self.table("flips")

    def table(self, name: str) -> pandas.DataFrame:
        """Any table of the folder by its name. Raises FileNotFoundError for one that this study did not make."""
        import pandas

        exact = {} if int(pandas.__version__.split(".")[0]) >= 3 else {"float_precision": "round_trip"}  # from 3 on it always is
        return pandas.read_csv(self.folder / f"{name}.csv", **exact)  # type: ignore[call-overload]


@dataclass(frozen=True)
class Study:
    """A scenario, or a sweep through it, to be run. With a folder it can be interrupted and goes on where it was."""

    scenario: Scenario
    sweep: Mapping[str, Sequence[Any]] | None = None
    """Keys and the values to try: each with each, or `together` the first with the first."""
    together: bool = False
    folder: str | Path | None = None
    """Where the tables and the report go; none: a folder that is thrown away with the outcome."""

    def run(self, workers: int = 0, quiet: bool = True, language: str = "en", cluster: str | None = None) -> Outcome:
        """Run it. `workers` processes (0: every core) or a Dask `cluster` (its address, or `local`) give the same numbers.

        Raises RuntimeError if nothing could be written.
        """
        from sim.study import run_study

        loaded = self.scenario.loaded(self.sweep, self.together)
        return _ran(lambda out: run_study(loaded, out, workers, language, cluster=cluster), self.folder, quiet)


@dataclass(frozen=True)
class Robustness:
    """How far the answers of a scenario rest on its assumptions: all of them moved at once, and the strongest one by one."""

    scenario: Scenario
    points: int = 64
    """Conceivable districts."""
    worlds: int = 2
    """Worlds in each of them."""
    factor: float = 2.0
    """Each assumption lies between its value divided by this and its value times this."""
    only: Sequence[str] = ()
    """Keys of the assumptions that move, such as `ties`; none: all."""
    folder: str | Path | None = None

    def run(self, workers: int = 0, quiet: bool = True, language: str = "en", cluster: str | None = None) -> Outcome:
        """Run it, as a `Study`."""
        from sim.study.robust import run_robust
        from sim.study.robustness import Size

        loaded, size = self.scenario.loaded(), Size(self.points, self.worlds, self.factor)
        return _ran(lambda out: run_robust(loaded, out, size, self.only, workers, language, cluster=cluster), self.folder, quiet)


def _ran(work: Callable[[Path], int], folder: str | Path | None, quiet: bool) -> Outcome:
    kept = tempfile.TemporaryDirectory(prefix="district-") if folder is None else None
    out = Path(kept.name if kept else folder)  # type: ignore[arg-type]
    said = io.StringIO()
    with contextlib.ExitStack() as stack:
        if quiet:
            stack.enter_context(contextlib.redirect_stdout(said))
            stack.enter_context(contextlib.redirect_stderr(said))
        code = work(out)
    if code not in (0, 3):
        raise RuntimeError(said.getvalue().strip() or f"the study ended with code {code}")
    return Outcome(out, code, kept)


def _plain(value: Any) -> str:
    """A value as it would stand in a scenario file: JSON is YAML."""
    return json.dumps(value, ensure_ascii=False)
