"""How far ties hang on persons: small journals of which every figure is known by hand."""

from __future__ import annotations

import math

import pytest

from sim.world.facts import TieChanged

from .small_journal import measured, tie, week

NEVER = ("ties.half_life_colleague=never", "ties.half_life_partner=never", "ties.half_life_detective=never", "ties.half_life_former=never")


def talk(member: str, moment: float, before: float, yields: float) -> TieChanged:
    """One talk of the officer of Zuid with a squad member, which adds this share of what is missing."""
    return TieChanged(week(moment), "wa-zuid", member, "squad", "A", before, before + yields * (1 - before), "talk")


def test_ties_with_squads_from_weak_to_strong() -> None:
    """Eleven ties of .0, .1 … 1: a tenth lies under .1, half under .5, a tenth above .9."""
    facts = [one for place in range(11) for one in tie("wa-zuid", f"A-{place}", "squad", "A", (1, place / 10, "talk"), half_life=math.inf)]
    found = measured(*facts, sets=NEVER)
    assert (found["squad_ties.low"], found["squad_ties.middle"], found["squad_ties.high"]) == (0.1, 0.5, 0.9)
    assert math.isnan(found["squad_ties.low@coupled"])


def test_a_spread_that_goes_with_what_talks_yield_lies_in_the_persons() -> None:
    """One talk each from nought: the tie is what it yields, wholly. One talk of the same worth from elsewhere: nothing of it."""
    persons = [talk(f"A-{place}", 1, 0.0, 0.1 * place) for place in range(1, 5)]
    assert measured(*persons, sets=NEVER)["squad_ties_by_person"] == pytest.approx(1)
    chance = [talk(f"A-{place}", 1, 0.1 * place, 0.2) for place in range(1, 5)]
    assert measured(*chance, sets=NEVER)["squad_ties_by_person"] == pytest.approx(0)


def test_four_fifths_of_a_spread_may_lie_in_the_persons() -> None:
    """Yields of .2 .2 .4 .4 and ties of .2 .3 .4 .5: the squared correlation is .04² / (.04 x .05)."""
    steps = [(0.0, 0.2), (0.125, 0.2), (0.0, 0.4), (1 / 6, 0.4)]
    found = measured(*(talk(f"A-{place}", 1, *step) for place, step in enumerate(steps)), sets=NEVER)
    assert found["squad_ties_by_person"] == pytest.approx(0.8)


def test_what_talks_yielded_with_somebody_who_left_says_nothing_of_his_successor() -> None:
    """Only the talks since the last leaving count."""
    facts = [talk(f"A-{place}", 2, 0.0, 0.1 * place) for place in range(1, 4)]
    facts += [talk("A-1", -9, 0.0, 0.9), TieChanged(week(-8), "wa-zuid", "A-1", "squad", "A", 0.9, 0.0, "left")]
    assert measured(*facts, sets=NEVER)["squad_ties_by_person"] == pytest.approx(1)


def test_ties_with_detectives_by_where_the_officer_came_from() -> None:
    """The officer of Noord was a detective himself."""
    former = tie("wa-noord", "detective-1", "detective", "detectives", (1, 0.5, "talk"), half_life=math.inf)
    other = tie("wa-zuid", "detective-1", "detective", "detectives", (1, 0.1, "talk"), half_life=math.inf)
    second = tie("wa-zuid", "detective-2", "detective", "detectives", (1, 0.2, "talk"), half_life=math.inf)
    found = measured(*former, *other, *second, sets=NEVER)
    assert found["detective_ties.former"] == 0.5
    assert found["detective_ties.others"] == pytest.approx(0.15)


def test_partner_ties_once_now_and_good() -> None:
    """Of four pairs that deal with each other one is good, one stands, one was, one never; old contact and who coaches do not count."""
    steps = {
        "gemeente-1": [(1, 0.6, "joint")], "gemeente-2": [(1, 0.4, "joint")],
        "gemeente-3": [(1, 0.4, "joint"), (2, 0.1, "broken")], "gemeente-4": [(1, 0.2, "meeting")], "gemeente-5": [(-5, 0.9, "joint")],
    }  # fmt: skip
    facts = [one for name, path in steps.items() for one in tie("wa-zuid", name, "partner", "gemeente", *path, half_life=math.inf)]
    facts += tie("wa-b", "gemeente-1", "partner", "gemeente", (1, 0.9, "joint"), half_life=math.inf)
    found = measured(*facts, sets=NEVER)
    assert found["partner_ties.ever#n"] == 4
    assert (found["partner_ties.ever"], found["partner_ties.now"], found["partner_ties.good"]) == (0.75, 0.5, 0.25)
