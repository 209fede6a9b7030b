"""The parts of the page of robustness: bars of shares, what turns round, what it hangs on, and every figure."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from . import bars as pictures
from .cells import Cell, Content, Picture, Table
from .drawing import Mark, Series
from .experiment import CLEAR, Section
from .figures import rows_of_marks
from .tables import number

if TYPE_CHECKING:
    from .robust import Robust

FIVE = 5
MOST_PICTURES = 6
WAYS = ("higher", "no_clear_difference", "lower")


def bars(robust: Robust) -> list[Section]:
    """Per variant a bar for each measure: better, no difference, worse."""
    words, found = robust.words, []
    for place, arm in enumerate(robust.tables.policies):
        for known in (True, False):
            metrics = [m for m in robust.main if robust.moves(arm, m) and (robust.measures.better(m) in CLEAR) == known]
            if not metrics:
                continue
            rows = [(robust.measures.label(m) + robust.measures.where(m), _parts(robust, arm, m, known)) for m in metrics]
            title = robust.tables.title(arm, words.language) + ("" if known else f" {words('robust.no_better')}")
            caption = words("robust.bars_caption" if known else "robust.bars_caption.open")
            table = _table(robust, arm, metrics)
            found.append(Picture(f"fig-robust-{place}-{int(known)}", pictures.shares(rows, words), caption, table, title))
    text = [words("robust.bars", n=robust.about["lived"])]
    return [Section("shares", words("robust.bars_title"), text, found)] if found else []


def _parts(robust: Robust, arm: str, metric: str, known: bool) -> list[pictures.Part]:
    """The good part first, then none, then the bad part; where nobody knows what is good: higher, none, lower."""
    order = WAYS if not known or robust.measures.better(metric) == "higher" else tuple(reversed(WAYS))
    parts = []
    for way in order:
        share, row = robust.share(arm, metric, way), robust.shares[arm, metric]
        if not math.isfinite(share):
            continue
        name = "none" if way == "no_clear_difference" else robust.way(metric, way)
        said = robust.words("robust.of", n=row[way], all=row["points"])
        verdict = robust.words(f"robust.way.{name}") + ("" if name in ("none", way) else f" ({robust.measures.verdict_word(metric, way)})")
        parts.append((name, share, f"{verdict}: {said}"))
    return parts


def _table(robust: Robust, arm: str, metrics: list[str]) -> Table:
    words = robust.words
    rows: list[tuple[str, list[Content]]] = []
    for metric in metrics:
        row = robust.shares[arm, metric]
        cells: list[Content] = [
            [
                Cell(words.percent(number(row[f"{way}_share"])), metric, arm, f"{way}_share", row[f"{way}_share"]),
                " (", Cell(words.percent(number(row[f"{way}_low"])), metric, arm, f"{way}_low", row[f"{way}_low"]), f" {words('to')} ",
                Cell(words.percent(number(row[f"{way}_high"])), metric, arm, f"{way}_high", row[f"{way}_high"]), ")",
            ]
            for way in WAYS
        ]  # fmt: skip
        rows.append((robust.label(metric), cells))
    return Table("", [words("measure"), *(words(f"robust.head.{way}") for way in WAYS)], rows)


def turning(robust: Robust) -> Section:
    """Which single assumption turns a clear effect round, and what every assumption that was tried by itself does."""
    words = robust.words
    rows: list[tuple[str, list[Content]]] = []
    for row in robust.flips:
        arm, metric, key = row["policy"], row["metric"], row["assumption"]
        places: list[Content] = [
            [Cell(robust.value(key, row[stat]), metric, arm, stat, row[stat])] if row[stat] else [words("robust.beyond")]
            for stat in ("value", "at", "low", "high", "end")
        ]
        effects: list[Content] = [
            [Cell(robust.measures.difference(metric, number(row[stat])), metric, arm, stat, row[stat])]
            for stat in ("difference", "difference_at_end")
        ]
        said = [[words.quoted(robust.tables.title(arm, words.language))], [robust.label(metric)]]
        rows.append((f"{robust.assumption(key)} [{key}]", [*said, *places, *effects, [words(f"sweep.kind.{row['kind']}")]]))
    columns = ("assumption", "arm", "measure", "value", "at", "from", "to", "end", "difference", "there")
    head = [words(f"robust.head.{name}") for name in columns]
    tables = [Table(words("robust.flips_table"), [*head, words("sweep.head.kind")], rows)] if rows else []
    text = words("robust.turning" if robust.about["tested"] else "robust.not_tested", n=len(robust.about["tested"]))
    return Section("turning", words("robust.turning_title"), [text], tables=_ends(robust), open_tables=tables)


def _ends(robust: Robust) -> list[Table]:
    """Per clear effect what each assumption at either end of its range makes of it."""
    words, found = robust.words, []
    for arm, metric in dict.fromkeys((row["policy"], row["metric"]) for row in robust.ends):
        rows: dict[str, list[Content]] = {}
        for row in robust.ends:
            if (row["policy"], row["metric"]) == (arm, metric):
                key = row["assumption"]
                part = rows.setdefault(key, [[]])[0]
                part += ["; " if part else "", robust.value(key, row["value"]), ": "]
                text = robust.measures.difference(metric, number(row["difference"]))
                part.append(Cell(text, metric, arm, "difference", row["difference"]))
        caption = f"{robust.label(metric)}, {words.quoted(robust.tables.title(arm, words.language))}"
        body = [(robust.assumption(key), cells) for key, cells in rows.items()]
        found.append(Table(caption, [words("robust.head.assumption"), words("robust.head.at_values")], body))
    return found


def what_drives(robust: Robust) -> Section | None:
    """Of every clear effect the five assumptions that go with it most, as a picture and a table."""
    words = robust.words
    said = [key for key in robust.drivers if robust.said(*key)]
    found = [picture for place, key in enumerate(said[:MOST_PICTURES]) if (picture := _drivers(robust, place, *key))]
    return Section("drivers", words("robust.drivers_title"), [words("robust.drivers", n=robust.about["lived"])], found) if found else None


def _drivers(robust: Robust, place: int, arm: str, metric: str) -> Picture | None:
    words = robust.words
    rows: list[tuple[str, list[Mark]]] = []
    body: list[tuple[str, list[Content]]] = []
    for row in [one for one in robust.drivers[arm, metric] if one["assumption"] != "dummy"][:FIVE]:
        r, low, high = (number(row[name]) for name in ("correlation", "low", "high"))
        clear = words("robust.clear" if row["clear"] == "yes" else "robust.unclear")
        hover = f"{words.number(r, 2, True)} ({words.number(low, 2, True)} {words('to')} {words.number(high, 2, True)}), {clear}"
        name = robust.assumption(row["assumption"])
        rows.append((name, [Mark("d", r, hover, low, high, hollow=row["clear"] != "yes")]))
        cells = [Cell(words.number(number(row[s]), 2, True), metric, arm, s, row[s]) for s in ("correlation", "low", "high")]
        shares = [Cell(words.percent(number(row[s])), metric, arm, s, row[s]) for s in ("share", "share_low", "share_high")]
        both = [[one[0], " (", one[1], f" {words('to')} ", one[2], ")"] for one in (cells, shares)]
        body.append((f"{name} [{row['assumption']}]", [*both, [clear]]))
    if not rows:
        return None
    series = [Series("d", words("robust.correlation"), "#0072B2", "circle")]
    drawn = rows_of_marks(rows, series, words, words("robust.correlation"), -1.0, 1.0)
    head = [words(f"robust.head.{name}") for name in ("assumption", "correlation", "share", "clear")]
    title = robust.measures.label(metric) + robust.measures.where(metric)
    title += f", {words.quoted(robust.tables.short_title(arm, words.language))}"
    return Picture(f"fig-driver-{place}", drawn, words("robust.drivers_caption"), Table("", head, body), title)


def everything(robust: Robust) -> Section:
    """Every main measure: how often it goes which way, and the mean difference over the conceivable worlds beside that of the scenario."""
    words = robust.words
    tables = []
    for arm in robust.tables.policies:
        rows: list[tuple[str, list[Content]]] = []
        for (name, metric), row in robust.shares.items():
            if name != arm or not row["mean_difference"]:
                continue
            counts: list[Content] = [[Cell(row[way], metric, arm, way, row[way])] for way in WAYS]
            texts = {
                stat: Cell(robust.measures.difference(metric, number(row[stat])), metric, arm, stat, row[stat])
                for stat in ("mean_difference", "low", "high", "as_it_stands")
                if row[stat]
            }
            over: Content = [texts["mean_difference"]]
            if "low" in texts:
                over += [" (", texts["low"], f" {words('to')} ", texts["high"], ")"]
            rows.append((robust.label(metric), [*counts, over, [texts.get("as_it_stands", words("none"))]]))
        head = [words("measure"), *(words(f"robust.head.{way}") for way in WAYS), words("robust.head.mean"), words("robust.head.stands")]
        tables.append(Table(robust.tables.title(arm, words.language), head, rows))
    return Section("all", words("robust.all_title"), [words("robust.all", n=robust.about["lived"])], tables=tables)
