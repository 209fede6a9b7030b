"""Truths about what a class may ask: one schedule is written in one way, and what cannot be is refused with a reason."""

from __future__ import annotations

import json

import pytest

from sim.classroom.ground import STANDS, Ground
from sim.classroom.levers import LEVERS
from sim.classroom.schedule import AskedWrongError, schedule_of, stretches

SQUADS, OFFICERS = ["A", "B", "C"], ["wa-a", "wa-b"]


def moves(text: str, weeks: str = "26") -> list[object]:
    """What is left of moves once they are put in order."""
    return schedule_of("1", weeks, text, SQUADS, OFFICERS).echo()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", []),
        ('[[8,{"sharing":false}]]', []),
        ('[[8,{"sharing":true}],[9,{"sharing":true}]]', [[8, {"sharing": True}]]),
        ('[[9,{"sharing":true}],[3,{"presence":true}]]', [[3, {"presence": True}], [9, {"sharing": True}]]),
        ('[[8,{"sharing":true}],[8,{"sharing":false}]]', []),
        ('[[8,{"sharing":true,"presence":true}]]', [[8, {"presence": True, "sharing": True}]]),
        ('[[8,{"coupling":[["C","wa-b"],["A","wa-a"],["C","wa-b"]]}]]', [[8, {"coupling": [["A", "wa-a"], ["C", "wa-b"]]}]]),
        ('[[8,{"coupling":"none"}]]', []),
        ('[[0,{"workload":"quiet"}],[0,{"coupling":"all"}]]', [[0, {"coupling": "all", "workload": "quiet"}]]),
    ],
)
def test_a_schedule_is_written_in_one_way_only(written: str, meant: list[object]) -> None:
    """However moves were put, the same schedule is the same: what changes nothing is no move, and order does not matter."""
    assert moves(written) == meant
    assert moves(json.dumps(meant)) == meant


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("{", "JSON"),
        ("[" * 3000, "JSON"),
        ('{"a":1}', "lijst"),
        ("[8]", "zet"),
        ('[[8,{"coupling":"everybody"}]]', "wijkagenten wa-a"),
        ('[[8,{"coupling":[["Z","wa-a"]]}]]', "ploegen A, B, C"),
        ('[[8,{"coupling":[[["A"],"wa-a"]]}]]', "ploegen A, B, C"),
        ('[[8,{"copling":"all"}]]', "bedoelt u coupling"),
        ('[[8,{"leaning":"lots"}]]', "much"),
        ('[[8,{"leaning":["much"]}]]', "much"),
        ('[[8,{"sharing":1}]]', "true"),
        ('[[26,{"sharing":true}]]', "van 0 tot en met 25"),
        ('[[-1,{"sharing":true}]]', "van 0 tot en met 25"),
        ('[[1.5,{"sharing":true}]]', "heel getal"),
        ('[[true,{"sharing":true}]]', "heel getal"),
        (json.dumps([[1, {"sharing": True}]] * 61), "hoogstens 60"),
        (" " * 5000, "langer"),
    ],
)
def test_moves_that_cannot_be_are_refused_with_a_reason(written: str, reason: str) -> None:
    """Whoever types nonsense in a link hears what may stand there."""
    with pytest.raises(AskedWrongError) as caught:
        moves(written)
    assert reason in caught.value.said("nl")
    assert caught.value.said("en") != caught.value.said("nl")


@pytest.mark.parametrize(
    ("seed", "weeks"), [("-1", "26"), ("x", "26"), ("1", "0"), ("1", "53"), ("1", "٣"), ("9" * 30, "26"), ("1.0", "26")]
)
def test_seed_and_weeks_have_bounds(seed: str, weeks: str) -> None:
    """A class cannot ask for a century, nor for a seed that is none."""
    with pytest.raises(AskedWrongError):
        schedule_of(seed, weeks, "[]", SQUADS, OFFICERS)


def test_an_undo_is_the_schedule_without_the_move() -> None:
    """Taking a move back leaves no trace in what is asked."""
    first = '[8,{"coupling":[["C","wa-b"]]}]'
    assert schedule_of("1", "26", f'[{first},[12,{{"sharing":true}}],[12,{{"sharing":false}}]]', SQUADS, OFFICERS) == schedule_of(
        "1", "26", f"[{first}]", SQUADS, OFFICERS
    )


def test_nobody_leans_back_where_nobody_is_coupled() -> None:
    """The lever of leaning back alone makes no policy."""
    asked = schedule_of("1", "26", '[[4,{"leaning":"much"}],[8,{"coupling":"all"}],[12,{"coupling":[]}]]', SQUADS, OFFICERS)
    assert [(week, until) for week, until, (pairs, _) in stretches(asked, ("coupling", "leaning")) if pairs] == [(8, 12)]


def test_every_position_of_every_lever_stands_in_a_ready_made_scenario(ground: Ground) -> None:
    """A lever in a class is the policy of the scenario file that goes by its name, with the numbers that stand there."""
    for lever in LEVERS[1:]:
        for position in (one for one in lever.positions if one != lever.usual):
            asked: dict[str, object] = {lever.name: position}
            if lever.name == "leaning":
                asked["coupling"] = [["C", "wa-spoorwijk"]]
            world = ground.world(ground.schedule(1, 8, json.dumps([[2, asked]])))
            assert lever.name in STANDS
            assert world.policies
            for policy in world.policies.values():
                assert policy.from_week == world.run.warm_up_weeks + 2


def test_the_dashed_line_keeps_the_workload_of_the_start_only() -> None:
    """Busy from the start: so is the dashed line. Busy later, or anything else that is moved: the dashed line knows nothing of it."""
    started = '[0,{"coupling":[["A","wa-a"]],"workload":"busy"}]'
    asked = schedule_of("1", "26", f'[{started},[8,{{"workload":"quiet"}}]]', SQUADS, OFFICERS)
    assert asked.without_policies().echo() == [[0, {"workload": "busy"}]]
    assert [schedule_of("1", "26", text, SQUADS, OFFICERS).parts() for text in (
        "[]", '[[0,{"workload":"busy"}]]', '[[0,{"workload":"busy"}],[8,{"workload":"quiet"}]]', f"[{started}]", '[[3,{"workload":"quiet"}]]'
    )] == [0, 0, 8, 0, 3]  # fmt: skip


def test_words_of_the_levers_are_there_in_two_languages() -> None:
    """Every position of every lever has a name, and what it does is said in both languages."""
    for lever in LEVERS:
        assert set(lever.words) == set(lever.positions)
        assert lever.about_nl != lever.about_en
