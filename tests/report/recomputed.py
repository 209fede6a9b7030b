"""What the page works out from the tables behind its pictures, worked out again from the files by other code."""

from __future__ import annotations

import csv
import math
from pathlib import Path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Recomputed:
    """The figures of a folder that do not stand in a table as they are printed."""

    def __init__(self, folder: Path) -> None:
        self.grid = {(r["policy"], r["picture"], r["row"], r["column"]): float(r["mean"]) for r in rows(folder / "pictures.csv")}
        self.worlds = {(r["policy"], r["replication"]): r for r in rows(folder / "replications.csv")}
        self.difference = {(r["policy"], r["metric"]): float(r["difference"] or 0) for r in rows(folder / "differences.csv")}

    def __call__(self, policy: str, metric: str, stat: str) -> float:
        return getattr(self, f"_{stat}")(policy, *metric.split("|"))

    def _at(self, policy: str, picture: str, row: str, columns: str) -> float:
        return sum(self.grid.get((policy, picture, row, column), 0.0) for column in columns.split("+"))

    def _picture(self, policy: str, picture: str, row: str, column: str) -> float:
        return self._at(policy, picture, row, column)

    def _picture_share(self, policy: str, picture: str, row: str, part: str, whole: str) -> float:
        return self._at(policy, picture, row, part) / self._at(policy, picture, row, whole)

    _picture_ratio = _picture_share

    def _picture_sum(self, policy: str, picture: str, days: str, hour: str) -> float:
        return round(sum(self._at(policy, picture, day, hour) for day in days.split("+")), 4)

    def _picture_mean(self, policy: str, picture: str, _: str, party: str) -> float:
        officers = {row for arm, name, row, _ in self.grid if (arm, name) == (policy, picture)}
        return sum(self._at(policy, picture, officer, party) for officer in officers) / len(officers)

    def _survival(self, policy: str, _: str, party: str, week: str) -> float:
        ages = range(0, int(week), 4)
        lost, seen = ([self._at(policy, f"survival.{name}", party, str(age)) for age in ages] for name in ("lost", "at_risk"))
        return math.prod(math.exp(-4 * gone / weeks) for gone, weeks in zip(lost, seen, strict=True))

    def _pairs(self, policy: str, metric: str) -> list[float]:
        mine = [(r, row[metric]) for (arm, r), row in self.worlds.items() if arm == policy and row[metric]]
        base = {r: row[metric] for (arm, r), row in self.worlds.items() if arm == "basis" and row[metric]}
        return [float(value) - float(base[r]) for r, value in mine if r in base]

    def _worlds_known(self, policy: str, metric: str) -> int:
        return len(self._pairs(policy, metric))

    def _worlds_same(self, policy: str, metric: str) -> int:
        way = math.copysign(1, self.difference[policy, metric])
        return sum(pair * way > 0 for pair in self._pairs(policy, metric))
