"""A schedule: which lever was moved in which week. The same schedule, however it was written, is the same run."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .levers import AS_IT_IS, BY_NAME, COUPLING, LEANING, WORKLOAD, Position

MOST_MOVES, MOST_WEEKS, LARGEST_SEED = 60, 52, 2**31
LONGEST_TEXT = 4000


class AskedWrongError(ValueError):
    """What was asked cannot be run; says why, in Dutch and in English."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(nl)
        self.nl, self.en = nl, en

    def said(self, language: str) -> str:
        """In one of the two languages."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True)
class Schedule:
    """A seed, a number of weeks and the moves, written in one way only."""

    seed: int
    weeks: int
    moves: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]
    """Week by week, in order: what changes then, each lever with its position as JSON."""

    def positions(self) -> list[tuple[int, dict[str, Position]]]:
        """Where every lever stands from each week of a move on, from week 0."""
        stand = dict(AS_IT_IS)
        found = [(0, dict(stand))]
        for week, levers in self.moves:
            stand |= {name: json.loads(position) for name, position in levers}
            if week == found[-1][0]:
                found.pop()
            found.append((week, dict(stand)))
        return found

    def echo(self) -> list[list[Any]]:
        """The moves as JSON has them."""
        return [[week, {name: json.loads(position) for name, position in levers}] for week, levers in self.moves]

    def link(self) -> str:
        """The moves as one line of JSON, for an address."""
        return _tight(self.echo())

    def without_policies(self) -> Schedule:
        """The same world without its levers, but for the workload with which it was started: the dashed line."""
        first, levers = self.moves[0] if self.moves else (0, ())
        started = tuple(one for one in levers if first == 0 and one[0] == WORKLOAD)
        return Schedule(self.seed, self.weeks, ((0, started),) if started else ())

    def dashed(self) -> Schedule:
        """A schedule with the same dashed line as this one, the same for all that have it: it hangs on who is coupled, not on when."""
        couplings = {text for _, levers in self.moves for name, text in levers if name == COUPLING and text != "[]"}
        by_week = {week: ((COUPLING, text),) for week, text in enumerate(sorted(couplings))}
        for week, levers in self.without_policies().moves:
            by_week[week] = (*by_week.get(week, ()), *levers)
        return Schedule(self.seed, self.weeks, tuple(sorted(by_week.items())))

    def parts(self) -> int:
        """The week from which on a run may differ from its dashed line; 0 where it never does."""
        dashed = self.without_policies().moves
        return next((move[0] for move in self.moves if move not in dashed), 0)


def schedule_of(seed: str | int, weeks: str | int, moves: str, squads: Sequence[str], officers: Sequence[str]) -> Schedule:
    """Read what somebody asked for. Raises AskedWrongError."""
    if len(moves) > LONGEST_TEXT:
        raise AskedWrongError(f"moves is langer dan {LONGEST_TEXT} tekens", f"moves is longer than {LONGEST_TEXT} characters")
    try:
        read = json.loads(moves or "[]")
    except (ValueError, RecursionError):
        raise AskedWrongError(
            'moves is geen JSON; schrijf bijvoorbeeld [[8,{"coupling":"all"}]]',
            'moves is no JSON; write for example [[8,{"coupling":"all"}]]',
        ) from None
    in_weeks = _number(weeks, "weeks", 1, MOST_WEEKS)
    return Schedule(_number(seed, "seed", 0, LARGEST_SEED), in_weeks, _tidy(_moves(read, in_weeks, squads, officers)))


def _moves(read: Any, weeks: int, squads: Sequence[str], officers: Sequence[str]) -> dict[int, dict[str, Position]]:
    if not isinstance(read, list) or len(read) > MOST_MOVES:
        raise AskedWrongError(f"moves is een lijst van hoogstens {MOST_MOVES} zetten", f"moves is a list of at most {MOST_MOVES} moves")
    by_week: dict[int, dict[str, Position]] = {}
    for move in read:
        if not (isinstance(move, list) and len(move) == 2 and isinstance(move[1], dict)):
            raise AskedWrongError("een zet is [week, {hendel: stand}]", "a move is [week, {lever: position}]")
        week = _number(move[0], "week", 0, weeks - 1)
        for name, position in move[1].items():
            by_week.setdefault(week, {})[str(name)] = _position(str(name), position, squads, officers)
    return by_week


def _position(name: str, position: Any, squads: Sequence[str], officers: Sequence[str]) -> Position:
    lever = BY_NAME.get(name)
    if lever is None:
        near = difflib.get_close_matches(name[:40], list(BY_NAME), 1)
        nl, en = (f"; bedoelt u {near[0]}?", f"; did you mean {near[0]}?") if near else ("", "")
        raise AskedWrongError(f"er is geen hendel '{name[:40]}'{nl}", f"there is no lever '{name[:40]}'{en}")
    if name == COUPLING:
        return _pairs(position, squads, officers)
    # True == 1 in Python, not in what somebody meant.
    if not any(type(position) is type(one) and position == one for one in lever.positions):
        allowed = ", ".join(json.dumps(one) for one in lever.positions)
        raise AskedWrongError(f"{name}: hier kan {allowed}", f"{name}: allowed here: {allowed}")
    return position


def _pairs(position: Any, squads: Sequence[str], officers: Sequence[str]) -> Position:
    if position in ("all", "none", []):
        return "all" if position == "all" else []
    pairs = position if isinstance(position, list) else [None]
    found: dict[tuple[str, str], None] = {}
    for pair in pairs:
        if not (isinstance(pair, list) and len(pair) == 2 and pair[0] in squads and pair[1] in officers):
            nl, en = (
                f"ploegen {', '.join(squads)}; wijkagenten {', '.join(officers)}",
                f"squads {', '.join(squads)}; officers {', '.join(officers)}",
            )
            raise AskedWrongError(
                f'coupling: "all", [] of een lijst van [ploeg, wijkagent]: {nl}', f'coupling: "all", [] or a list of [squad, officer]: {en}'
            )
        found[pair[0], pair[1]] = None
    return [list(pair) for pair in sorted(found)]


def _tidy(by_week: Mapping[int, Mapping[str, Position]]) -> tuple[tuple[int, tuple[tuple[str, str], ...]], ...]:
    """Week by week what really changes: a lever that is put where it stands is no move."""
    stand, tidy = {name: _tight(position) for name, position in AS_IT_IS.items()}, []
    for week in sorted(by_week):
        changed = {name: text for name, position in sorted(by_week[week].items()) if (text := _tight(position)) != stand[name]}
        stand |= changed
        if changed:
            tidy.append((week, tuple(changed.items())))
    return tuple(tidy)


def _number(value: Any, name: str, low: int, high: int) -> int:
    wrong = AskedWrongError(f"{name} is een heel getal van {low} tot en met {high}", f"{name} is a whole number from {low} to {high}")
    if (
        isinstance(value, bool)
        or not isinstance(value, int | str)
        or (isinstance(value, str) and not (value.isascii() and value.isdigit()))
    ):
        raise wrong
    if len(str(value)) > 15 or not low <= int(value) <= high:
        raise wrong
    return int(value)


def _tight(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def stretches(schedule: Schedule, key: Iterable[str]) -> list[tuple[int, int | None, tuple[Position, ...]]]:
    """For some levers together: from which week until which week (None: to the end) they stand how."""
    names = tuple(key)
    found: list[tuple[int, int | None, tuple[Position, ...]]] = []
    for week, stand in schedule.positions():
        now = tuple(stand[name] for name in names)
        if LEANING in names and not stand[COUPLING]:
            now = ([], AS_IT_IS[LEANING])  # nobody leans back where nobody is coupled
        if found and found[-1][2] == now:
            continue
        if found:
            found[-1] = (found[-1][0], week, found[-1][2])
        found.append((week, None, now))
    return found
