"""How long ties last, party by party, and the network of ties before and after."""

from __future__ import annotations

import math

from .cells import Cell, Content, Drawing, Picture, Table
from .drawing import SHOWN, arm_series
from .grids import Grids
from .network import ISLAND, draw, islands, order_of_nodes
from .tables import REFERENCE

AT_RISK, LOST = "survival.at_risk", "survival.lost"
BAND = 4
"""Weeks in one step."""
FEWEST = 1.0
"""Tie-weeks in view, on average a run, below which a step says nothing: the line ends there."""
PARTIES = ("reporting", "disorderly", "silent", "squads", "coupled_squad", "other_squads", "detectives", "info", "partners")
IN_TABLE = (12, 26, 52, 104)
"""Weeks that stand in the table (rounded down to a whole step)."""


def survival(grids: Grids, arm: str, party: str) -> list[tuple[int, float]]:
    """The share of ties made that is still there after so many weeks, at the pace of loss at each age; ends where nothing is in view."""
    still, line = 1.0, [(0, 1.0)]
    for age in range(0, 104, BAND):
        weeks = grids.value(arm, AT_RISK, party, str(age))
        if weeks < FEWEST:
            break
        still *= math.exp(-BAND * grids.value(arm, LOST, party, str(age)) / weeks)
        line.append((age + BAND, still))
    return line


def pictures(grids: Grids) -> list[Picture]:
    """One picture a party, for the parties with ties to follow."""
    words, tables = grids.words, grids.tables
    arms = tables.arms[: SHOWN + 1]
    series = arm_series([(arm, grids.title(arm)) for arm in arms])
    found = []
    for party in PARTIES:
        lines = {arm: survival(grids, arm, party) for arm in tables.arms}
        if all(len(line) < 4 for line in lines.values()):
            continue
        drawn = [(one, [week for week, _ in lines[one.key]], [100 * still for _, still in lines[one.key]]) for one in series]
        name = grids.measures.part(party)
        rows = [(grids.title(arm), [_at(grids, arm, party, line, week) for week in IN_TABLE]) for arm, line in lines.items()]
        head = [words("variant"), *(words("lasting.after", n=week) for week in IN_TABLE)]
        from .shapes import plain_lines

        figure = plain_lines(drawn, words, (words("lasting.x"), words("lasting.y")))
        found.append(
            Picture(f"fig-lasting-{party}", figure, words("lasting.caption", who=name), Table("", head, rows), name[:1].upper() + name[1:])
        )
    return found


def _at(grids: Grids, arm: str, party: str, line: list[tuple[int, float]], week: int) -> Content:
    """The share at a week, or a dash where it was not seen."""
    known = dict(line)
    week -= week % BAND
    if week not in known:
        return [grids.words("none")]
    return [Cell(grids.words.percent(known[week]), f"survival|{party}|{week}", arm, "survival", repr(known[week]))]


def networks(grids: Grids) -> dict | None:
    """The network when the measured weeks begin, and when they end under each variant, all with the same places."""
    words, tables = grids.words, grids.tables
    before = tables.grids.get((REFERENCE, "network.before"))
    if not before:
        return None
    moments = [(REFERENCE, "network.before", words("network.before"))]
    for arm in tables.arms[: SHOWN + 1]:
        moments.append((arm, "network.after", words("network.after", arm=grids.title(arm))))
    everything = [tables.grids.get((arm, picture), {}) for arm, picture, _ in moments]
    nodes = order_of_nodes(grids, everything)
    drawings = []
    for place, ((_, _, title), ties) in enumerate(zip(moments, everything, strict=True)):
        alone = islands(nodes, ties)
        listed = words.listed(alone) if alone else words("network.no_island")
        drawings.append(
            Drawing(f"net-{place}", draw(nodes, ties, f"net-{place}", title), words("network.caption", islands=listed), title=title)
        )
    known = [(arm, picture, ties) for (arm, picture, _), ties in zip(moments, everything, strict=True)]
    rows = [
        (label, [_mean_over_officers(grids, arm, picture, party, ties) for arm, picture, ties in known]) for party, label in nodes.parties
    ]
    head = [words("party"), *(title for _, _, title in moments)]
    return {"drawings": drawings, "table": Table(words("network.table", share=words.percent(ISLAND)), head, rows)}


def _mean_over_officers(grids: Grids, arm: str, picture: str, party: str, ties: dict[str, dict[str, str]]) -> Content:
    """With what share of the people of a party an officer has a tie, mean of the officers."""
    shares = [grids.value(arm, picture, officer, party) for officer in sorted(ties)]
    mean = math.fsum(shares) / len(shares) if shares else 0.0
    return [Cell(grids.words.percent(mean), f"{picture}|*|{party}", arm, "picture_mean", repr(mean))]
