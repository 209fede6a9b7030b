"""The replications put side by side: every measure under every policy, and what a policy changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .measures import SIZE, Measures
from .statistics import ROUNDING, Difference, Estimate, estimate, holm, is_present, paired_difference, worlds_for_skew

LEVEL = 0.05
"""The chance of even one false 'higher' or 'lower' among the main measures of a study without any effect."""
FEW = 20
"""Below so many replications the tables say that there are few."""

Arms = dict[str, dict[str, Any]]


class Comparison:
    """The outcomes of a study. `worlds[r]` holds the arms of replication r; a failed arm has no measures."""

    def __init__(
        self, arms: Sequence[str], worlds: Sequence[Arms], catalogue: Sequence[Any], ceilings: Sequence[str] = (),
        aimed_at: Sequence[str] = (), references: Mapping[str, str] | None = None,
    ) -> None:
        self.arms = list(arms)
        self.basis = self.arms[0]
        self.ceilings = list(ceilings)
        """Arms that show the end of a scale or serve as a reference; they stand in the tables, and no verdict is about them."""
        self.references = dict(references or {})
        """The arms that are compared with another one than the basis, and with which."""
        self.policies = [arm for arm in self.arms[1:] if arm not in self.ceilings]
        self.worlds = list(worlds)
        names = {name: None for world in worlds for arm in world.values() for name in arm.get("measures", ())}
        self.measures = Measures(names, catalogue, aimed_at)
        self.curve_names = Measures({name: None for world in worlds for arm in world.values() for name in arm.get("curves", ())}, catalogue)
        self.summary: dict[tuple[str, str], Estimate] = {
            (arm, name): self._estimate(arm, name) for arm in self.arms for name in self.measures.names
        }
        self.differences: dict[tuple[str, str], Difference] = {
            (arm, name): paired_difference(self.values(self.references.get(arm, self.basis), name), self.values(arm, name))
            for arm in self.arms[1:]
            for name in self.measures.names
        }
        self.verdicts = self._verdicts()

    def values(self, arm: str, name: str) -> list[float | None]:
        """One value per replication; None where nothing was observed or the arm failed."""
        return [world[arm].get("measures", {}).get(name) for world in self.worlds]

    def failures(self) -> list[dict[str, Any]]:
        """Every arm of every replication that failed, with its reason."""
        return [
            {"replication": replication, "policy": arm, "reason": world[arm]["failed"]}
            for replication, world in enumerate(self.worlds)
            for arm in self.arms
            if "failed" in world[arm]
        ]

    def failed_replications(self) -> int:
        """How many replications have an arm without a result."""
        return len({failure["replication"] for failure in self.failures()})

    def curve(self, arm: str, name: str) -> list[Estimate]:
        """Mean and band per measured week."""
        lines: list[Sequence[float | None]] = [world[arm].get("curves", {}).get(name, ()) for world in self.worlds]
        weeks = max((len(line) for line in lines), default=0)
        kind = self.curve_names.kind(name)
        return [estimate([line[week] if week < len(line) else None for line in lines], kind) for week in range(weeks)]

    def few(self) -> dict[str, str]:
        """That there are few replications, in Dutch and English; nothing if there are enough."""
        done = len(self.worlds) - self.failed_replications()
        if done >= FEW:
            return {}
        dutch = "is maar 1 volledige herhaling" if done == 1 else f"zijn maar {done} volledige herhalingen"
        english = "is only 1 complete replication" if done == 1 else f"are only {done} complete replications"
        return {
            "nl": f"Er {dutch}; met minder dan {FEW} zijn de marges onzeker.",
            "en": f"There {english}; with fewer than {FEW} the intervals are uncertain.",
        }

    def warnings(self) -> list[dict[str, str]]:
        """What a reader of the tables must know, in Dutch and English. Of ceilings nothing is said."""
        found = [self.few()] if self.few() else []
        for arm in self.policies:
            for name in self.measures.main:
                r, n = self.differences[arm, name].correlation, self.differences[arm, name].n
                if r is not None and n >= 5 and r < -1.645 / n**0.5:
                    found.append({
                        "nl": f"{arm}, {name}: de paren lopen tegen elkaar in (correlatie {r:.2f}); vergelijken in paren helpt hier niet.",
                        "en": f"{arm}, {name}: the pairs move against each other (correlation {r:.2f}); comparing in pairs does not help.",
                    })  # fmt: skip
        return found

    def skew(self) -> dict[str, int]:
        """How many replications the skew ones among the main measures want before their intervals can be trusted.

        With few replications nothing: that there are few has been said then.
        """
        if self.few():
            return {}
        needed: dict[str, int] = {}
        for name in self.measures.main:
            pooled = name + SIZE in self.measures.columns  # its interval does without evenly spread worlds
            looked_at = [*([] if pooled else [self.values(self.basis, name)]), *(self.gaps(arm, name) for arm in self.policies)]
            found = [worlds_for_skew(values) for values in looked_at]
            if most := max((n for n in found if n is not None), default=0):
                needed[name] = most
        return needed

    def gaps(self, arm: str, name: str) -> list[float | None]:
        """What a policy changes in every pair of worlds; None where one of them was not observed."""
        pairs = zip(self.values(self.references.get(arm, self.basis), name), self.values(arm, name), strict=True)
        return [b - a if is_present(a) and is_present(b) else None for a, b in pairs]  # type: ignore[operator]

    def _estimate(self, arm: str, name: str) -> Estimate:
        sizes = self.values(arm, name + SIZE) if name + SIZE in self.measures.columns else None
        return estimate(self.values(arm, name), self.measures.kind(name), sizes)

    def _verdicts(self) -> dict[tuple[str, str], str]:
        """Each difference in a word. The main measures of all policies are one family, all other measures another; ceilings stand apart."""
        main = set(self.measures.main)
        adjusted: dict[tuple[str, str], float] = {}
        for arms, is_main in ((self.policies, True), (self.policies, False), (self.ceilings, True), (self.ceilings, False)):
            family = [
                key for key, found in self.differences.items() if key[0] in arms and (key[1] in main) == is_main and found.p is not None
            ]
            adjusted |= dict(zip(family, holm([self.differences[key].p for key in family]), strict=True))  # type: ignore[misc]
        return {key: verdict(found, adjusted.get(key)) for key, found in self.differences.items()}


def verdict(found: Difference, adjusted_p: float | None) -> str:
    """identical, no_clear_difference, higher or lower (policy against basis); nothing where no pair was observed."""
    if found.n == 0:
        return ""
    if found.identical:
        return "identical"
    rounding = ROUNDING * max(abs(found.base_mean or 0.0), abs(found.mean or 0.0))
    if adjusted_p is None or adjusted_p >= LEVEL or found.difference is None or abs(found.difference) <= rounding:
        return "no_clear_difference"
    return "higher" if found.difference > 0 else "lower"


def rows_of_replications(of: Comparison) -> tuple[list[str], list[list[Any]]]:
    """Header and rows of replications.csv: a failed arm has no row."""
    columns = of.measures.columns
    return ["policy", "replication", *columns], [
        [arm, replication, *(world[arm]["measures"].get(name) for name in columns)]
        for arm in of.arms
        for replication, world in enumerate(of.worlds)
        if "measures" in world[arm]
    ]


def rows_of_summary(of: Comparison) -> tuple[list[str], list[list[Any]]]:
    """Header and rows of summary.csv."""
    return ["policy", "metric", "n", "mean", "sd", "low", "high", "method"], [
        [arm, name, e.n, e.mean, e.sd, e.low, e.high, e.method] for (arm, name), e in of.summary.items()
    ]


def rows_of_differences(of: Comparison) -> tuple[list[str], list[list[Any]]]:
    """Header and rows of differences.csv."""
    header = ["policy", "metric", "n", "base_mean", "mean", "difference", "sd", "low", "high", "p", "correlation", "method", "verdict"]
    return header, [
        [arm, name, d.n, d.base_mean, d.mean, d.difference, d.sd, d.low, d.high, d.p, d.correlation, d.method, of.verdicts[arm, name]]
        for (arm, name), d in of.differences.items()
    ]


def rows_of_curves(of: Comparison, first_week: int) -> tuple[list[str], list[list[Any]]]:
    """Header and rows of curves.csv; weeks are counted from the first day, `first_week` is the first one measured."""
    rows: list[list[Any]] = []
    for arm in of.arms:
        for name in of.curve_names.names:
            rows += [[arm, name, week, e.mean, e.low, e.high] for week, e in enumerate(of.curve(arm, name), first_week)]
    return ["policy", "metric", "week", "mean", "low", "high"], rows


def all_tables(of: Comparison, first_week: int) -> Mapping[str, tuple[list[str], list[list[Any]]]]:
    """Every table of a study by the name of its file."""
    return {
        "replications.csv": rows_of_replications(of),
        "summary.csv": rows_of_summary(of),
        "differences.csv": rows_of_differences(of),
        "curves.csv": rows_of_curves(of, first_week),
    }
