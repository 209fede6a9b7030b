"""Policies about working with others: in one causal step each pulls the right way, and each has a price that can be seen to be paid."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.kernel.week import WEEK
from sim.world.facts import (
    CaseMoved,
    IntegrityIncident,
    MeetingHeld,
    PieceFound,
    PieceTold,
    ProblemMoved,
    Reported,
    Silent,
    TieChanged,
    Worked,
)

from .policies import both, sets
from .runs import Run

WEEKS = 13
Look = Callable[[Run], float]
DIRECTED = {"director": "gemeente", "interval": 1, "keeping": 1, "loss_left": 1, "takes": 0}
ALONE = {"goals": 1, "cultures": 0, "exchange_weeks": 0, "hours": 0}


def counted(kind: type, which: Callable[[tuple], bool] = lambda fact: True) -> Look:  # type: ignore[type-arg]
    """How many facts of a kind there are."""
    return lambda lived: sum(which(fact) for fact in lived.journal.of(kind))  # type: ignore[type-var]


def mean(kind: type, of: Callable[[tuple], float], which: Callable[[tuple], bool] = lambda fact: True) -> Look:  # type: ignore[type-arg]
    """The mean over facts of a kind."""

    def taken(lived: Run) -> float:
        values = [of(fact) for fact in lived.journal.of(kind) if which(fact)]  # type: ignore[type-var]
        return sum(values) / len(values)

    return taken


def contact(cause: str) -> Look:
    """How often ties with partners changed by a cause."""
    return counted(TieChanged, lambda change: change.role == "partner" and change.cause == cause)


def known_at_act(lived: Run) -> float:
    """What the officer knows when he acts."""
    return mean(ProblemMoved, lambda moved: moved.known, lambda moved: moved.state == "in_hand")(lived)


def left_over(lived: Run) -> float:
    """What is left of a tie with a contact person who leaves, on the side of the successor."""
    return mean(TieChanged, lambda change: change.after, lambda change: change.role == "partner" and change.cause == "left")(lived)


def street(lived: Run) -> float:
    """Hours of officers in the street and at doors."""
    return sum(worked.time - worked.start for worked in lived.journal.of(Worked) if worked.activity == "street")


def wait_of_targets(lived: Run) -> float:
    """How long serious offences wait behind which no problem of the area is known."""
    kinds = lived.plan.demand.kinds
    targets = {told.report for told in lived.journal.of(Reported) if kinds[told.kind].serious and not told.problem}
    return mean(CaseMoved, lambda case: case.waited, lambda case: case.state == "picked_up" and case.case in targets)(lived)


def confidence(lived: Run) -> float:
    """Mean confidence in the police."""
    return sum(citizens.mean_confidence(lived.calendar.now) for citizens in lived.citizens.values())


by_partner = counted(PieceTold, lambda told: told.teller_role == "partner")
in_the_street = counted(PieceFound, lambda found: found.how == "outreach")
attendance = mean(MeetingHeld, lambda held: held.partners_there / max(1, held.partners_invited))
QUEUE = 52
"""Weeks in which a queue of cases builds up."""
CROWDED = ("problems.kinds.drugs.per_beat_year=12", "detectives.number=7")

EFFECTS: dict[str, tuple[tuple[str, ...], tuple[str, ...], Look, str]] = {
    "results reported at the table: officers hear more of what came of it": (
        (), sets("case_direction", **DIRECTED), contact("told back"), "up"),
    "the director's tables come together sooner": (
        (), sets("case_direction", **DIRECTED | {"interval": 0.5, "results": False}), counted(MeetingHeld), "up"),
    "personal contact first: more is done together": ((), sets("personal_contact"), contact("joint"), "up"),
    "who leaves introduces his successor: more of the tie is left": (
        ("ties.leaves_partner=2",), sets("personal_contact", together_from=1), left_over, "up"),
    "partners are asked what they see: they tell more": (
        (), sets("early_action", partners=["gemeente", "basisschool", "jeugdzorg", "ggz"], known=1), by_partner, "up"),
    "acting at the first piece: more acts are begun": (
        (), sets("early_action"), counted(ProblemMoved, lambda moved: moved.state == "in_hand"), "up"),
    "youth work in the street comes to know who is there": (
        sets("youth_work_outreach", partner="jongerenwerk", learns=0, hears=0),
        sets("youth_work_outreach", partner="jongerenwerk", hears=0), in_the_street, "up"),
    "youth work reports as agreed: officers are told more": (
        sets("youth_work_outreach", partner="jongerenwerk", hears=0),
        sets("youth_work_outreach", partner="jongerenwerk"), by_partner, "up"),
    "everybody strict: more is not told because it may not": (
        (), sets("sharing_protocol", officers="strict", partners="strict"), counted(Silent, lambda one: one.reason == "may_not"), "up"),
    "a covenant with all: less is not told because it may not": (
        (), sets("sharing_protocol", covenants=["gemeente", "woningcorporatie", "jongerenwerk", "basisschool"]),
        counted(Silent, lambda one: one.reason == "may_not"), "down"),
    "open in the evening with people added: fewer doors closed": (
        ("sharing.thought_base=1", "problems.multiplier=4"),
        sets("partner_hours", partners=["gemeente", "ggz", "jeugdzorg", "woningcorporatie"], extra="always", staff=1),
        contact("joint"), "up"),
    "goals shared: detectives tell more": (
        (), sets("shared_goals", **ALONE), counted(PieceTold, lambda told: told.teller_role == "detective"), "up"),
    "cases gone through: detectives tell more": (
        (), sets("shared_goals", **ALONE | {"goals": 0, "exchange_weeks": 4}),
        counted(PieceTold, lambda told: told.teller_role == "detective"), "up"),
}  # fmt: skip
PRICES: dict[str, tuple[tuple[str, ...], tuple[str, ...], Look, str]] = {
    "directing takes the director's people: they are missed at the table": (
        (), sets("case_direction", **DIRECTED | {"takes": 0.8}), attendance, "down"),
    "more tables: fewer hours in the street": (
        (), sets("case_direction", **DIRECTED | {"interval": 0.5, "results": False}), street, "down"),
    "working together takes more than a day each time: fewer requests are made": (
        sets("personal_contact"), sets("personal_contact", effort=5), contact("joint"), "down"),
    "introductions: fewer hours in the street": (
        ("ties.leaves_partner=2",), sets("personal_contact", together_from=1, introduction=8), street, "down"),
    "acting at the first piece: one knows less": ((), sets("early_action"), known_at_act, "down"),
    "acting at the first piece: more tries fail": (
        (), sets("early_action"), counted(ProblemMoved, lambda moved: moved.state == "unsolved"), "up"),
    "who reports on a group loses sight of it": (
        sets("youth_work_outreach", partner="jongerenwerk", hears=1, trust_lost=0),
        sets("youth_work_outreach", partner="jongerenwerk", hears=1, trust_lost=1, trust_back=52), in_the_street, "down"),
    "youth work out in the evening: fewer of them at the table by day": (
        (), sets("youth_work_outreach", partner="jongerenwerk", evenings="Mon-Sun 17:00-24:00", learns=0, hears=0), attendance, "down"),
    "loose sharing that comes out: more citizens badly treated": (
        (), sets("sharing_protocol", officers="loose", partners="loose", leaks=12), counted(IntegrityIncident), "up"),
    "loose sharing that comes out: less confidence": (
        (), sets("sharing_protocol", officers="loose", partners="loose", leaks=50), confidence, "down"),
    "a covenant takes hours": (
        (), sets("sharing_protocol", covenants=["gemeente", "basisschool"], covenant_hours=2), street, "down"),
    "open day and night with the same people: an empty chair by day": (
        (), sets("partner_hours", partners=["gemeente", "ggz", "jeugdzorg"], extra="always"), attendance, "down"),
    "the area before the target where both are many: targets wait": (CROWDED, sets("shared_goals", **ALONE), wait_of_targets, "up"),
    "getting to know each other takes hours": ((), sets("shared_goals", **ALONE | {"goals": 0, "hours": 4}), street, "down"),
}  # fmt: skip
"""What is changed (base, change), what is looked at, and where it goes."""


@pytest.mark.parametrize("step", [*EFFECTS, *PRICES])
def test_one_step_goes_the_way_it_should(step: str) -> None:
    """The same two worlds with and without the change: summed over both it goes the right way."""
    base, change, look, way = (EFFECTS | PRICES)[step]
    kept = () if base and base[0].startswith("policies.") else base
    weeks = QUEUE if look is wait_of_targets else WEEKS
    before, after = (sum(look(lived) for lived in both(weeks, *keys)) for keys in (base, (*kept, *change)))
    assert (after > before) if way == "up" else (after < before), (before, after)


def test_who_fails_a_second_time_is_called_out_and_minds() -> None:
    """The first failure is passed over; after the second, at a table with the director, promises are likelier kept, for half a year."""
    lived = both(WEEKS, *sets("case_direction", director="gemeente"))[0]
    director, owner = (next(partner for partner in lived.partners if partner.name == name).people[0] for name in ("gemeente", "ggz"))
    officer, practice = lived.officers[0], lived.practice
    owner.called_out_at = -WEEK * 1000
    owner.came_with_nothing[:] = [lived.calendar.now - WEEK]
    assert not practice.called_out(owner, [owner, director])
    owner.came_with_nothing.append(lived.calendar.now)
    assert practice.called_out(owner, [owner, director])
    assert not practice.called_out(owner, [owner])
    kept, lost = practice.keeps(owner, officer, False), practice.tie_lost(owner, officer, "broken")
    owner.called_out_at = lived.calendar.now
    assert not practice.called_out(owner, [owner, director])
    assert practice.keeps(owner, officer, False) > kept
    assert practice.tie_lost(owner, officer, "broken") == lost / 2
    owner.called_out_at = lived.calendar.now - 26 * WEEK
    assert practice.keeps(owner, officer, False) == kept
