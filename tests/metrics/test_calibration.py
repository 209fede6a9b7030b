"""Figures from interviews: what is measured is met or not; what was typed in, wished or left out is neither."""

from __future__ import annotations

import math

import pytest

from sim.metrics import catalogue
from sim.metrics.calibration import STATEMENTS, Statement, verdict
from sim.world.facts import HelpGiven, ProblemMoved, ToldBack, Worked

from .small_journal import HOUR, district, measured, week


def named(name: str) -> Statement:
    """The first statement of that number."""
    return next(one for one in STATEMENTS if one.id == name)


@pytest.mark.parametrize(("value", "said"), [(0.79, "not_met"), (0.8, "met"), (0.95, "met"), (0.96, "not_met"), (math.nan, "not_seen")])
def test_a_measured_figure_is_met_within_its_band_only(value: float, said: str) -> None:
    """Nine tenths of the information: between .80 and .95."""
    assert verdict(named("N2"), value) == said


def test_what_was_typed_in_is_never_met() -> None:
    """Eighty per cent help is an input: inside its band or not, it is no finding."""
    assert verdict(named("N1"), 0.8) == verdict(named("N1"), 0.1) == "input"
    assert verdict(named("N5"), 8.5) == "goal"
    assert verdict(named("N11"), math.nan) == "absent"


def test_every_number_of_the_study_up_to_eleven_is_there_in_two_languages() -> None:
    """N1 to N11, each with its interview, a band where it is measured, and what to mind."""
    assert sorted({one.id for one in STATEMENTS}, key=lambda name: int(name[1:])) == [f"N{number}" for number in range(1, 12)]
    for one in STATEMENTS:
        assert one.interview in ("1", "2", "3", "4", "5", "7", "9", "11")
        assert all((one.nl, one.en, one.care_nl, one.care_en))
        assert one.nl != one.en
        assert one.kind != "measured" or one.low > -math.inf


def test_figures_are_read_from_measures_that_exist() -> None:
    """Given every measure of a run, whatever is not left out has a figure."""
    plan = district("meetings={jeugd: {title: {nl: a, en: a}, every_weeks: 2, at: 'Tue 10:00-11:00', scope: beat, items: 25, "
                    "partners: [municipality], problems: [youth]}}")  # fmt: skip
    found: dict[str, float | None] = {measure.name: 0.5 for measure in catalogue(plan)}
    seen = {one.id: one.figure(found, plan) for one in STATEMENTS if one.kind != "absent"}
    assert not [name for name, value in seen.items() if math.isnan(value)]
    assert (seen["N3"], seen["N4"], seen["N7"]) == (25, 40, 10)


def test_the_place_of_doors_among_annoyances() -> None:
    """Two causes cost more points than doors: doors come third. Without a rammed door there is no place."""
    causes: dict[str, float | None] = {"frustration_cause.broken": 9.0, "frustration_cause.late": 8.0, "frustration_cause.door": 4.0,
                                       "frustration_cause.ignored": 1.0, "frustration_cause.broken@other": 7.0}  # fmt: skip
    figure = named("N9").figure
    assert figure(causes | {"doors_rammed": 2.0}, district()) == 3
    assert math.isnan(figure(causes | {"doors_rammed": 0.0}, district()))


def test_help_in_what_a_broad_officer_handles() -> None:
    """Three helped, one told back, one problem taken in hand: three of five. Two hours of help of eight: a quarter. The narrow one not."""
    facts = [*(HelpGiven(week(number), "wa-noord", number, week(0)) for number in (1, 2, 3)), HelpGiven(week(3), "wa-zuid", 4, week(0)),
             ToldBack(week(1), "Noord#1", "Noord", "wa-noord", 1),
             ToldBack(week(1), "Zuid#1", "Zuid", "wa-zuid", 1), ProblemMoved(week(1), "p", "youth", "Noord", "in_hand", 0.5, 0),
             ProblemMoved(week(2), "p", "youth", "Noord", "solved", 0.5, 0)]  # fmt: skip
    for place, (activity, hours) in enumerate((("help", 1), ("walk in", 1), ("problems", 4), ("telling", 2), ("typing", 9))):
        begins = week(1 + place)
        facts.append(Worked(begins + hours * HOUR, "wa-noord", "officer", activity, begins, "Noord"))
    found = measured(*facts, sets=("officers.wa-zuid.view=narrow",))
    assert found["help_share.requests"] == pytest.approx(0.6)
    assert found["help_share.hours"] == pytest.approx(0.25)
