"""People who are not there: posts that nobody fills, and more illness than usual."""

from __future__ import annotations

import pytest

from sim.metrics.scope import Scope
from sim.scenario.tree import ScenarioError
from sim.world.facts import CaseMoved, DeskWeek, OnDuty, ProblemMoved

from .runs import digest, run, scenario

WEEKS = 4
NOBODY_IN_SPOORWIJK = ("officers.wa-spoorwijk.vacant=true",)


def test_a_vacant_post_leaves_a_beat_without_an_officer() -> None:
    """Nobody is on duty there, no report is passed on, no problem is signalled and no help asked; the other beats go on."""
    lived = run("laak.yaml", 12, *NOBODY_IN_SPOORWIJK)
    assert [officer.name for officer in lived.officers if "Spoorwijk" in officer.settings.beats] == ["wa-b1"]
    told = {type(fact).__name__ for fact in lived.told if getattr(fact, "beat", "") == "Spoorwijk"}
    assert "Reported" in told
    assert not told & {"HelpAsked", "AttentionAsked", "PromiseMade"}
    assert not [fact for fact in lived.told if "wa-spoorwijk" in fact]
    signalled = {moved.beat for moved in lived.journal.of(ProblemMoved) if moved.state == "signalled"}
    assert "Spoorwijk" not in signalled
    assert len(signalled) > 5


def test_a_vacant_officer_is_not_counted_and_cannot_be_coupled() -> None:
    """Hours are per officer who is there; a squad cannot be coupled to nobody."""
    plan = scenario("laak.yaml", *NOBODY_IN_SPOORWIJK)
    assert "wa-spoorwijk" not in Scope(plan, {}).own_beat
    assert len(Scope(plan, {}).officers_in("")) == 8
    with pytest.raises(ScenarioError, match="wa-spoorwijk"):
        scenario("koppeling.yaml", *NOBODY_IN_SPOORWIJK)


@pytest.mark.parametrize(("key", "posts"), [("squads.A", 13), ("detectives", 12), ("info_desk", 4), ("service_desk", 4)])
def test_more_vacancies_than_posts_is_refused(key: str, posts: int) -> None:
    """One vacancy more than there can be is an error that says how many can; as many as can be is not."""
    most = posts - 1 if key == "squads.A" else posts
    scenario("laak.yaml", f"{key}.vacancies={most}")
    with pytest.raises(ScenarioError, match=f" {most}"):
        scenario("laak.yaml", f"{key}.vacancies={most + 1}")


def test_who_is_not_there_drives_no_car() -> None:
    """A squad of three can man one car, unless cars go out with anybody."""
    three = tuple(f"squads.{name}.vacancies=10" for name in "ABCDE")

    def cars(*sets: str) -> int:
        lived = run("laak.yaml", 2, "patrol.attendance=1", *three, *sets)
        assert all(len(squad.members) == 3 for squad in lived.squads)
        starts = [duty.start for duty in lived.journal.of(OnDuty) if duty.role == "car"]
        return max(starts.count(start) for start in starts)

    assert cars() == 1
    assert cars("patrol.two_in_a_car=false") == 3


def test_detectives_who_are_not_there_close_fewer_cases() -> None:
    """Half of them, or all of them half of the time: fewer cases are closed and more wait; neutral: the same to the bit."""

    def closed(*sets: str) -> tuple[int, int]:
        lived = run("laak.yaml", 12, *sets)
        return (sum(moved.state in ("cleared", "closed") for moved in lived.journal.of(CaseMoved)), lived.journal.of(DeskWeek)[-1].cases)

    usual = closed()
    for less in (("detectives.vacancies=6",), ("detectives.absence=0.5",)):
        fewer = closed(*less)
        assert fewer[0] < 0.75 * usual[0]
        assert fewer[1] > usual[1]
    assert digest(run("laak.yaml", WEEKS, "detectives.absence=0")) == digest(run("laak.yaml", WEEKS))
