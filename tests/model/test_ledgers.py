"""The books of the district balance: reports, hours, opening hours, information, ties, hours in sight."""

from __future__ import annotations

from collections import Counter

import pytest

from sim.world.facts import CallHeld, CallStarted, OnDuty, PieceFound, PieceTold, PromiseMade, PromiseSettled, TieChanged, Worked

from . import ledgers
from .runs import Run, run, scenario

BUSY = ("demand.multiplier=3", "patrol.commitments=0.8", "patrol.handed_over_hours=1", "policies.koppeling.from_week=3")
"""So busy that calls wait, officers are pulled in and duties overrun; with a squad for which calls are kept."""


@pytest.fixture(scope="module", params=["laak", "coupled", "busy"])
def lived(request: pytest.FixtureRequest) -> Run:
    """A district after half a year, or after ten busy weeks."""
    if request.param == "laak":
        return run("laak.yaml", 25)
    if request.param == "coupled":
        return run("koppeling.yaml", 20, "policies.koppeling.from_week=3", "policies.koppeling.others=0.3")
    return run("koppeling.yaml", 10, *BUSY)


@pytest.mark.parametrize("ledger", ledgers.ALL, ids=lambda ledger: ledger.__name__)
def test_the_books_balance(lived: Run, ledger) -> None:  # type: ignore[no-untyped-def]
    """Nothing is lost, nothing counted twice, nobody is in two places, nobody knows what he was not told."""
    assert ledger(lived)[:5] == []


def test_the_books_have_something_in_them() -> None:
    """The ledgers are of runs in which everything they look at happens."""
    busy, coupled = run("koppeling.yaml", 10, *BUSY), run("laak.yaml", 25)
    told = Counter(type(fact).__name__ for fact in [*busy.told, *coupled.told])
    assert not {"CallHeld", "CallHandedOver", "PulledIn", "PieceTold", "PromiseSettled", "MeetingHeld", "PersonLeft"} - told.keys()
    assert any(call.time > call.created + 3600 for call in busy.journal.of(CallStarted))
    assert any(worked.activity == "pulled in" for worked in busy.journal.of(Worked))
    assert {outcome for outcome in ("kept", "late", "half")} <= {settled.outcome for settled in coupled.journal.of(PromiseSettled)}


class Told:
    """A run of which one fact is told differently: what a ledger must find."""

    def __init__(self, lived: Run, kind: type, change) -> None:  # type: ignore[no-untyped-def]
        self._lived, self._kind = lived, kind
        self._changed = change(list(lived.journal.of(kind)))
        first = iter(self._changed)
        self.told = [next(first) if type(fact) is kind else fact for fact in lived.told]
        self.journal = self

    def of(self, kind: type) -> list:  # type: ignore[type-arg]
        """The facts of a kind, changed or not."""
        return self._changed if kind is self._kind else self._lived.journal.of(kind)  # type: ignore[type-var]

    def __getattr__(self, name: str) -> object:
        return getattr(self._lived, name)


@pytest.mark.parametrize(
    ("ledger", "kind", "changed"),
    [
        (ledgers.reports, CallStarted, lambda fact: fact._replace(report="nobody#1")),
        (ledgers.reports, CallStarted, lambda fact: fact._replace(created=fact.created - 1)),
        (ledgers.hours, Worked, lambda fact: fact._replace(start=fact.start - 1)),
        (ledgers.hours, OnDuty, lambda fact: fact._replace(start=fact.start - 1)),
        (ledgers.office_hours, PromiseMade, lambda fact: fact._replace(time=fact.time // 604_800 * 604_800)),
        (ledgers.information, PieceFound, lambda fact: fact._replace(time=fact.time - 1)),
        (ledgers.information, PieceTold, lambda fact: fact._replace(found=fact.found - 1)),
        (ledgers.information, PieceTold, lambda fact: fact._replace(teller="stranger")),
        (ledgers.ties, TieChanged, lambda fact: fact._replace(before=fact.before + 2e-12)),
        (ledgers.ties, TieChanged, lambda fact: fact._replace(after=fact.after + 1)),
        (ledgers.visible, Worked, lambda fact: fact._replace(start=fact.start - 1)),
    ],
)
def test_one_false_fact_unbalances_the_books(ledger, kind, changed) -> None:  # type: ignore[no-untyped-def]
    """Each ledger can fail: half of the facts of one kind told a second, a name or a hair differently is found."""
    lived = run("laak.yaml", 25)
    false = Told(lived, kind, lambda told: [changed(fact) if place % 2 else fact for place, fact in enumerate(told)])
    assert ledger(false)


def test_calls_that_are_kept_go_to_the_squad_for_which_they_are_kept() -> None:
    """A call kept for the coupled squad is not given to cars that are about to go home."""
    coupled = run("koppeling.yaml", 20, "policies.koppeling.from_week=3", "policies.koppeling.others=0.3")
    kept = {held.report: held.squad for held in coupled.journal.of(CallHeld)}
    served = [call for call in coupled.journal.of(CallStarted) if call.report in kept]
    assert len(served) > 10
    assert sum(call.squad == kept[call.report] for call in served) > 0.9 * len(served)
    assert all(call.time - call.created <= 3 * 86_400 for call in served)


def test_no_number_is_drawn_twice_in_a_coupled_district() -> None:
    """Every decision has its own occasion: in strict mode a number that is asked for twice stops the run."""
    plan = scenario("koppeling.yaml", "policies.koppeling.from_week=3", "policies.koppeling.others=0.5")
    strict = Run(plan, strict=True)
    strict.run_until_week(10)
    strict.close()
    assert len(strict.told) > 10_000


def test_when_squads_are_off_at_times_no_number_is_drawn_twice() -> None:
    """Nobody to ask is an occasion as well; an extra shift beside the turn is another shift."""
    plan = scenario("laak.yaml", "patrol.shifts.night=", "squads.A.extra_duty=Fri-Sat 19:00-03:00")
    strict = Run(plan, strict=True)
    strict.run_until_week(10)
    strict.close()
    assert len(strict.told) > 10_000
