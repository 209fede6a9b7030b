"""Truths about a run as a class sees it: the same bytes equal to the dashed line until a lever moves, the study's own numbers."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from math import isnan
from pathlib import Path
from typing import Any

import pytest

from sim.classroom.curves import ENDS, LINES, SQUAD_TIE
from sim.classroom.ground import Ground
from sim.classroom.trajectory import lines, warmed
from sim.kernel.week import WEEK
from sim.metrics import measure
from sim.metrics.base import CURVES
from sim.metrics.book import Book
from sim.metrics.scope import groups_of
from sim.study.replication import DistrictSimulation

ROOT = Path(__file__).resolve().parents[2]
COUPLED = '[[5,{"coupling":[["C","wa-spoorwijk"]],"leaning":"much"}],[9,{"coupling":[]}]]'
EVERYTHING = '[[4,{"coupling":"all","partner_hours":"always","presence":true,"ride_along":true,"sharing":true}]]'
WORKLOAD = '[[0,{"workload":"busy"}],[7,{"workload":"quiet"}]]'
WEEKS = 12


@lru_cache(maxsize=16)
def told(ground: Ground, moves: str, weeks: int = WEEKS, reference: bool = False, seed: int = 2) -> tuple[bytes, ...]:
    """The lines of a run."""
    return tuple(lines(ground, ground.schedule(seed, weeks, moves), reference))


def read(run: tuple[bytes, ...]) -> list[dict[str, Any]]:
    """The lines as they are read."""
    return [json.loads(line) for line in run]


@pytest.mark.parametrize("moves", [COUPLED, EVERYTHING, WORKLOAD])
def test_a_run_is_its_dashed_line_until_a_lever_moves(ground: Ground, moves: str) -> None:
    """Every week before the first move is the same to the byte with and without the levers; the week of the move is not.

    What was busy from the start is so in both.
    """
    first = ground.schedule(2, WEEKS, moves).parts()
    run, dashed = told(ground, moves), told(ground, moves, reference=True)
    assert run[1 : first + 1] == dashed[1 : first + 1]
    assert run[first + 1] != dashed[first + 1]
    assert read(run)[0] | {"reference": True, "levers": read(dashed)[0]["levers"]} == read(dashed)[0]


def test_the_dashed_line_is_the_district_without_moves(ground: Ground) -> None:
    """But for the beats into which it is counted, the dashed line is what anybody gets who moves nothing."""
    dashed, still = read(told(ground, COUPLED, reference=True)), read(told(ground, "[]"))
    for one, other in zip(dashed[1:-1], still[1:-1], strict=True):
        assert [one[key] for key in ("ties", "happenings", "silence", "queue")] == [
            other[key] for key in ("ties", "happenings", "silence", "queue")
        ]
        assert all(one["curves"][line.name][0] == other["curves"][line.name][0] for line in LINES)


def test_one_dashed_line_for_all_who_couple_the_same(ground: Ground) -> None:
    """Other weeks, other levers beside it: whoever couples the same squads and officers gets the same dashed line, to the byte."""
    asked = ground.schedule(2, WEEKS, COUPLED)
    other = ground.schedule(2, WEEKS, '[[2,{"coupling":[["C","wa-spoorwijk"]],"presence":true}],[4,{"sharing":true}]]')
    assert asked.dashed() == other.dashed() == asked.dashed().dashed()
    assert b"".join(lines(ground, asked.dashed(), True)) == b"".join(told(ground, COUPLED, reference=True))
    assert ground.schedule(2, WEEKS, WORKLOAD).dashed().echo() == [[0, {"workload": "busy"}]]


def test_a_move_taken_back_leaves_the_run_as_it_was(ground: Ground) -> None:
    """Undo is the schedule without the move, and gives its bytes."""
    assert told(ground, '[[5,{"sharing":true}],[5,{"sharing":false}]]') == told(ground, "[]")


@pytest.mark.parametrize("moves", [COUPLED, WORKLOAD])
def test_a_world_that_was_warm_already_tells_the_same(ground: Ground, moves: str) -> None:
    """The server keeps worlds at the end of their warm-up; what they go on to is the same to the byte."""
    schedule = ground.schedule(2, WEEKS, moves)
    kept = warmed(ground, schedule.without_policies())
    assert tuple(lines(ground, schedule, district=kept)) == told(ground, moves)


def test_the_command_line_tells_the_same_bytes(ground: Ground, short_laak: Path) -> None:
    """What `klas --moves` prints are the lines of the run, byte for byte; so does another process with another hash seed."""
    said = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "klas", str(short_laak), "--seed", "2", "--weeks", str(WEEKS), "--moves", COUPLED],
        capture_output=True, timeout=120, check=True, env={"DISTRICT_NO_SETUP": "1", "PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert said.stdout == b"".join(told(ground, COUPLED))


def test_the_numbers_are_those_of_a_study(ground: Ground) -> None:
    """A study of this world prints the lines, and the ties made and lost after the last week as numbers of a year.

    Of the mean of ties only the last week is the same: a study counts those who only meet later in every week.
    """
    scenario = ground.world(ground.schedule(2, WEEKS, COUPLED))
    world = DistrictSimulation().open(scenario, 0, policies=True)
    world.run_until_week(scenario.run.warm_up_weeks + WEEKS)
    groups = groups_of(scenario)
    _, *weeks, end = read(told(ground, COUPLED))
    assert end == {"kind": "end"}
    drawn = [line for line in LINES if line.name in CURVES]
    assert drawn
    for line in drawn:
        studied = CURVES[line.name].take(Book(world.journal, scenario, groups))
        for place, group in enumerate(ENDS):
            shown = [week["curves"][line.name][place] for week in weeks]
            printed = [None if isnan(one) else round(one * (100 if line.percent else 1), line.decimals) for one in studied[group]]
            assert shown[-1:] == printed[-1:] if line.name == SQUAD_TIE else shown == printed, line.name
    measured = measure(world.journal, scenario, groups)
    for party, made, kept, lost in weeks[-1]["scoreboard"]:
        assert made * 52 / WEEKS == pytest.approx(measured[f"tie_made.{party}"])
        assert lost * 52 / WEEKS == pytest.approx(measured[f"tie_lost.{party}"])
        assert 0 <= kept <= made


def test_ties_follow_from_the_head_and_the_changes(ground: Ground) -> None:
    """Whoever adds up the changes has every tie within two hundredths of how it stands, and only changes are told."""
    head, *weeks, _ = read(told(ground, COUPLED))
    ties = {(one, two): strength for one, two, strength in head["ties"]}
    assert len(ties) > 300
    for week in weeks:
        for one, two, strength in week["ties"]:
            assert abs(ties.get((one, two), 0) - strength) >= 2
            ties[one, two] = strength
    assert all(0 <= strength <= 100 for strength in ties.values())
    assert all(max(pair) < len(head["people"]) for pair in ties)


def test_what_happened_can_be_followed_to_its_people(ground: Ground) -> None:
    """Every happening names persons and beats that are on the picture, lies in its week, and what is left out is counted."""
    head, *weeks, _ = read(told(ground, EVERYTHING))
    kinds = {one[1] for week in weeks for one in week["happenings"]}
    assert {"told", "silent", "attention", "visit", "problem", "promise", "meeting", "closed"} <= kinds
    assert sum(week["left_out"] for week in weeks) > 0
    for week in weeks:
        for second, _, who, to, beat, *_ in week["happenings"]:
            assert 0 <= second < WEEK
            assert all(number is None or 0 <= number < len(head["people"]) for number in (who, to))
            assert beat is None or 0 <= beat < len(head["beats"])
    assert [week["week"] for week in weeks if "open" in week] == [4]  # the partners' hours are told again when they change


def test_half_a_year_of_laak_is_no_burden(ground: Ground) -> None:
    """A week of Laak takes some fifteen thousand bytes, so half a year fits in what a telephone gets in a second or two."""
    run = told(ground, EVERYTHING)
    assert sum(map(len, run[1:-1])) / WEEKS < 16_500
