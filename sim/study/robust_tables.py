"""What a study of robustness writes down: tables that anybody can check, the manifest, and the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .comparison import all_tables
from .crossing import CLEAR, Crossing, crossings
from .handing import REPORT, handed_over
from .manifest import as_bytes, file_list, manifest
from .pairwise import PAIRS
from .pictures import CASES, PICTURES
from .robustness import HIGHER, LOWER, NONE, gaps, paired, shares, values
from .statistics import is_present, mean_of, paired_difference
from .sweep import FILES as SWEEP_FILES
from .writing import table, write_together

if TYPE_CHECKING:
    from .robust import Robust

POINTS, OUTCOMES, SHARES, DRIVERS, ENDS, FLIPS = "points.csv", "outcomes.csv", "robust.csv", "drivers.csv", "ends.csv", "flips.csv"
FILES = (POINTS, OUTCOMES, SHARES, DRIVERS, ENDS, FLIPS)
Table = tuple[list[str], list[list[Any]]]


def write_results(robust: Robust) -> tuple[Path | str, list[str]]:
    """Write all files; returns where the report is (or why there is none) and its sentences."""
    out, of = robust.out, robust.of
    tables = dict(all_tables(of, robust.loaded.scenario.run.warm_up_weeks))
    tables |= {POINTS: rows_of_points(robust), OUTCOMES: rows_of_outcomes(robust), SHARES: rows_of_shares(robust)}
    tables |= {DRIVERS: rows_of_drivers(robust), ENDS: rows_of_ends(robust), FLIPS: rows_of_flips(robust)}
    contents = {name: table(*rows) for name, rows in tables.items()}
    about = manifest(robust.loaded, robust.arms, of, robust.simulation.groups(robust.arms)) | {"robust": robust.plain()}
    sums = {name: sum_of(content) for name, content in contents.items()}
    whole = {name: [content] for name, content in contents.items()}
    write_together({out / name: part for name, part in {**whole, "manifest.json": [as_bytes(about | {"files": file_list(sums)})]}.items()})
    for stale in (REPORT, "events.csv.gz", "calibration.csv", PICTURES, CASES, PAIRS, *SWEEP_FILES):  # of an earlier run of another kind
        (out / stale).unlink(missing_ok=True)
    return handed_over(out, robust.language, about, sums)


def sum_of(content: bytes) -> str:
    """The sha256 of a file's content."""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def rows_of_points(robust: Robust) -> Table:
    """points.csv: every point with the value of every assumption there (of several numbers at once: the factor)."""
    keys, factor = list(robust.assumptions), robust.size.factor
    rows = []
    for number, places in zip(robust.numbers, robust.places, strict=True):
        shown = [robust.assumptions[key].shown(float(place), factor) for key, place in zip(keys, places, strict=False)]
        rows.append([number, *shown])
    return ["point", *keys], rows


def rows_of_outcomes(robust: Robust) -> Table:
    """outcomes.csv: at every point the difference of every main measure, and whether it is more than chance."""
    header = ["point", "policy", "metric", "n", "base_mean", "difference", "verdict"]
    rows = []
    for (arm, metric), found in robust.spreads.items():
        for number, worlds, mean, word in zip(robust.numbers, robust.points, found.means, found.words, strict=True):
            d = paired_difference(values(worlds, robust.of.basis, metric), values(worlds, arm, metric))
            rows.append([number, arm, metric, d.n, d.base_mean, mean, word])
    return header, rows


def rows_of_shares(robust: Robust) -> Table:
    """robust.csv: the share of the points at which a measure is higher, not different, lower; and the mean difference over the points."""
    header = ["policy", "metric", "points"]
    for word in (HIGHER, NONE, LOWER):
        header += [word, f"{word}_share", f"{word}_low", f"{word}_high"]
    header += ["margin", "mean_difference", "low", "high", "as_it_stands", "verdict_as_it_stands"]
    rows = []
    for (arm, metric), found in robust.spreads.items():
        cells: list[Any] = [arm, metric, found.seen]
        for part in shares(found).values():
            cells += part
        over = paired_difference([0.0 if mean is not None else None for mean in found.means], found.means)
        margin = found.margin if is_present(found.margin) else None
        here = robust.of.differences[arm, metric].difference
        rows.append([*cells, margin, over.difference, over.low, over.high, here, robust.of.verdicts[arm, metric]])
    return header, rows


def rows_of_drivers(robust: Robust) -> Table:
    """drivers.csv: of every measure the assumptions that go with it most strongly."""
    header = ["policy", "metric", "place", "assumption", "correlation", "low", "high", "share", "share_low", "share_high", "clear"]
    rows = []
    for (arm, metric), found in robust.drivers.items():
        for place, one in enumerate(found, 1):
            shown = [one.correlation, one.low, one.high, one.share, one.share_low, one.share_high, "yes" if one.clear else "no"]
            rows.append([arm, metric, place, one.name, *shown])
    return header, rows


def rows_of_ends(robust: Robust) -> Table:
    """ends.csv: every assumption that was tried by itself, at every place, with the difference there of what is clear as it stands."""
    header = ["assumption", "value", "policy", "metric", "n", "difference", "low", "high", "verdict"]
    rows = []
    for key, line in robust.lines.items():
        for place in sorted(line):
            value = robust.assumptions[key].shown(place, robust.size.factor)
            for arm, metric in robust.advice():
                d = paired(line[place], robust.of.basis, arm, metric)
                word = robust.verdicts.get((arm, metric, key, place), "") if place else robust.of.verdicts[arm, metric]
                rows.append([key, value, arm, metric, d.n, d.difference, d.low, d.high, word])
    return header, rows


def rows_of_flips(robust: Robust) -> Table:
    """flips.csv: every assumption that by itself turns a clear effect round: from which value, where, and to which end."""
    header = ["policy", "metric", "assumption", "kind", "value", "at", "low", "high", "end", "difference", "difference_at_end", "n"]
    rows = []
    for turn in robust.turned:
        one, line = robust.assumptions[turn.key], robust.lines[turn.key]
        places = sorted(line)
        found = [gaps(line[place], robust.of.basis, turn.arm, turn.metric) for place in places]
        said = [
            robust.of.verdicts[turn.arm, turn.metric] if not place else robust.verdicts.get((turn.arm, turn.metric, turn.key, place), "")
            for place in places
        ]
        for end in (-1.0, 1.0):
            if end not in line or said[places.index(end)] in ("", said[places.index(0.0)]):
                continue
            side = [i for i, place in enumerate(places) if place * end >= 0]
            across = crossings([places[i] for i in side], [found[i] for i in side], [said[i] for i in side])
            first = min((c for c in across if c.at is not None), key=lambda c: abs(c.at or 0.0), default=Crossing("none"))

            def shown(place: float | None, one: Any = one) -> float | None:
                return None if place is None else one.shown(place, robust.size.factor)

            bounds = sorted(b for b in (shown(first.low), shown(first.high)) if b is not None)
            low, high = bounds if len(bounds) == 2 else (None, None)
            means = [mean_of([gap for gap in found[places.index(place)] if gap is not None]) for place in (0.0, end)]
            kind = CLEAR if first.kind == CLEAR else "unsure"
            rows.append([turn.arm, turn.metric, turn.key, kind, shown(0.0), shown(first.at), low, high, shown(end), *means, first.n])
    return header, rows
