"""Each mechanism: its neutral value does what its name says, and one causal step goes the way it should."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.world.facts import (
    AttentionAsked,
    CallReached,
    CallStarted,
    DoorOpened,
    HelpAsked,
    NoteRouted,
    PersonLeft,
    PieceFound,
    ProblemMoved,
    ProblemStarted,
    PromiseSettled,
    PulledIn,
    Reported,
    Silent,
    TieChanged,
    ToldBack,
    Worked,
)

from .runs import Run, run, scenario

WEEKS = 8
PARTNERS = tuple(scenario("laak.yaml").partners)
REASONS = {
    "closed": ("sharing.message_left=1",),
    "not_thought": ("sharing.thought_base=1",),
    "no_time": ("sharing.capacity=unlimited", "sharing.detective_capacity=unlimited", "sharing.partner_capacity=false"),
    "may_not": (
        "sharing.detective_sensitive=0", "sharing.police_block=0", *(f"partners.{name}.privacy_block=0" for name in PARTNERS),
    ),
    "will_not": (
        "sharing.detective_goal_match=1", "sharing.reciprocity=0",
        *(f"sharing.willing_{who}=1" for who in ("squad", "partner", "detective", "info", "officer")),
    ),
}  # fmt: skip
"""For each reason to be silent: the neutral values of the mechanism behind it."""
NOBODY_LEAVES = tuple(f"ties.leaves_{who}=0" for who in ("squad", "partner", "detective", "officer"))
NEVER_FADE = tuple(f"ties.half_life_{who}=never" for who in ("partner", "detective", "colleague", "citizen", "former"))
ALL_KEPT = (
    "promises.kept_base=1", "promises.kept_most=1", "promises.meeting_culture_odds=1",
    *(f"partners.{name}.{key}" for name in PARTNERS for key in ("capacity=unlimited", "act_sigma=0", "accepts=1", "signature_days=0")),
)  # fmt: skip


# --- neutral values ----------------------------------------------------------------------------------------------


def reasons(lived: Run) -> set[str]:
    """Why somebody was silent in a run."""
    return {silent.reason for silent in lived.journal.of(Silent)}


def test_all_five_reasons_to_be_silent_occur() -> None:
    """Without neutral values every one of the five questions is answered no now and then."""
    assert reasons(run("laak.yaml", 16)) == set(REASONS)


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_to_be_silent_disappears_with_its_mechanism(reason: str) -> None:
    """Each reason goes when its own mechanism is neutral, and only then."""
    assert reasons(run("laak.yaml", 16, *REASONS[reason])) == set(REASONS) - {reason}


def test_without_the_five_nobody_is_silent() -> None:
    """All five neutral: whoever knows something tells it."""
    assert not run("laak.yaml", WEEKS, *(key for keys in REASONS.values() for key in keys)).journal.of(Silent)


def test_ties_that_never_fade_stay_as_they_were() -> None:
    """With half-lives `never` a tie is at its next change what it was after its last."""
    lived = run("laak.yaml", WEEKS, *NEVER_FADE, *NOBODY_LEAVES)
    last: dict[tuple[str, str, str], float] = {}
    seen = 0
    for change in lived.journal.of(TieChanged):
        key = (change.officer, change.role, change.other)
        if key in last:
            seen += 1
            assert change.before == last[key]
        last[key] = change.after
    assert seen > 1000


def test_promises_that_are_all_kept_are_kept() -> None:
    """Every promise kept and none late, where capacity, culture, thresholds and chance in the time it takes are neutral."""
    one_by_one = {"youth": "youth_work", "drugs": "detectives", "shops": "shops", "hospitality": "hospitality", "pupils": "school"}
    alone = tuple(f"problems.kinds.{kind}.act_by=[{party}]" for kind, party in one_by_one.items())  # nothing to be decided together
    outcomes = {settled.outcome for settled in run("laak.yaml", 20, *ALL_KEPT, *alone).journal.of(PromiseSettled)}
    assert outcomes == {"kept"}
    assert len({settled.outcome for settled in run("laak.yaml", 16).journal.of(PromiseSettled)}) > 3


def test_every_act_solves_where_knowing_plays_no_part() -> None:
    """With a chance of 1 and promises kept no try fails; with the usual chance some do."""
    sure = run("laak.yaml", 16, *ALL_KEPT, "problems.solved_base=1", "problems.solved_known=0", "problems.dose_floor=1")
    states = [moved.state for moved in sure.journal.of(ProblemMoved)]
    assert "unsolved" not in states
    assert states.count("solved") > 10
    assert any(moved.state == "unsolved" for moved in run("laak.yaml", 16).journal.of(ProblemMoved))


def test_nobody_leaves_where_nobody_leaves() -> None:
    """Turnover neutral: everybody stays, and no tie is lost by it."""
    lived = run("laak.yaml", WEEKS, *NOBODY_LEAVES)
    assert not lived.journal.of(PersonLeft)
    assert not [change for change in lived.journal.of(TieChanged) if change.cause == "left"]
    assert run("laak.yaml", 16).journal.of(PersonLeft)


def test_patrol_and_visits_without_effect_still_nothing() -> None:
    """Neutral: beats and problems are as restless as if nobody came, though cars do come."""
    lived = run("laak.yaml", WEEKS, "patrol.patrol_effect=0", "attention.calm=0")
    usual = run("laak.yaml", WEEKS)
    for still, stilled in ((lived, False), (usual, True)):
        now = still.calendar.now
        assert any(beat.patrolled.read(now) > 0 for beat in still.beats) == stilled
        assert any(problem.calm.read(now) > 0 for beat in still.beats for problem in beat.problems) == stilled
        assert any(worked.activity == "patrol" for worked in still.journal.of(Worked))


def test_citizens_who_believe_nothing_report_by_chance_alone() -> None:
    """Belief, character and district neutral: a background incident is reported with the chance of its kind."""
    neutral = ("citizens.belief_weight=0", "citizens.propensity_spread=0", "citizens.district_readiness=1")
    lived = run("laak.yaml", 16, *neutral, "problems.multiplier=0")
    kinds = lived.plan.demand.kinds
    for name in ("theft", "vandalism"):
        happened = sum(fact.kind == name for fact in lived.told if type(fact).__name__ == "IncidentHappened")
        reported = sum(report.kind == name for report in lived.journal.of(Reported))
        spread = (kinds[name].report_chance * (1 - kinds[name].report_chance) / happened) ** 0.5
        assert abs(reported / happened - kinds[name].report_chance) < 3.5 * spread


def test_no_attention_is_asked_refused_or_given_where_it_is_neutral() -> None:
    """Requests 0: nobody asks; a readiness beyond doubt: nobody refuses."""
    assert not run("laak.yaml", WEEKS, "attention.requests=0").journal.of(AttentionAsked)
    answers = {asked.answer for asked in run("laak.yaml", WEEKS, "attention.taken_base=50").journal.of(AttentionAsked)}
    assert "refused" not in answers
    assert "taken" in answers


# --- one causal step ---------------------------------------------------------------------------------------------


def silent(reason: str, *roles: str) -> Callable[[Run], float]:
    """How often somebody of these roles was not told, for this reason."""
    return lambda lived: sum(told.reason == reason and told.receiver_role in roles for told in lived.journal.of(Silent))


def ties(cause: str, *roles: str) -> Callable[[Run], float]:
    """How often ties with these roles changed by this cause."""
    return lambda lived: sum(change.cause == cause and change.role in roles for change in lived.journal.of(TieChanged))


def mean_wait(lived: Run) -> float:
    """Mean wait of calls for a car; those that still wait count for as long as they have waited."""
    waits = [call.time - call.created for call in lived.journal.of(CallStarted)]
    waits += [lived.calendar.now - call.created for call in lived.control_room.waiting()]
    return sum(waits) / len(waits)


def mean_response(lived: Run) -> float:
    """Mean time until a car is there."""
    times = [call.time - call.created for call in lived.journal.of(CallReached)]
    return sum(times) / len(times)


def pulled_inside(lived: Run) -> float:
    """Officers who were pulled in from the station."""
    return sum(pulled.inside for pulled in lived.journal.of(PulledIn))


def share_taken(lived: Run) -> float:
    """The share of requests for attention that is taken."""
    asked = lived.journal.of(AttentionAsked)
    return sum(one.answer == "taken" for one in asked) / len(asked)


def counted(kind: type, which: Callable[[tuple], bool] = lambda fact: True) -> Callable[[Run], float]:  # type: ignore[type-arg]
    """How many facts of a kind there are."""
    return lambda lived: sum(which(fact) for fact in lived.journal.of(kind))  # type: ignore[type-var]


BUSY = ("patrol.commitments=0.7", "patrol.pulled_outside=0")
A_CAR_MORE = tuple(f"patrol.shifts.{shift}.cars={cars}" for shift, cars in (("early", 4), ("late", 4), ("night", 3)))
DAY_AND_NIGHT = tuple(f"partners.{name}.hours=always" for name in PARTNERS)
STEPS = {
    "partners open day and night: nothing untold for closed doors": (
        ("problems.multiplier=4", "problems.understood=0", "officer_week.evening_share=1"), DAY_AND_NIGHT,
        silent("closed", "partner"), "none"),
    "partners open day and night: more that is done together": (
        ("sharing.thought_base=1", "problems.multiplier=4"), DAY_AND_NIGHT, ties("joint", "partner"), "up"),
    "more hours visible at the station: more talks with squads and desk": (
        (), ("officer_week.presence_hours=8", "officer_week.keen_presence=0"), ties("talk", "squad", "info"), "up"),
    "more hours inside: more often pulled in from the station": (
        BUSY, ("officer_week.presence_hours=12", "officer_week.keen_presence=0"), pulled_inside, "up"),
    "a car more: calls wait less": (("patrol.commitments=0.7",), A_CAR_MORE, mean_wait, "down"),
    "a car more: fewer officers pulled in": (BUSY, A_CAR_MORE, counted(PulledIn), "down"),
    "shorter ways: cars are there sooner": ((), ("patrol.travel.mean=7",), mean_response, "down"),
    "a beat asks more attention: more is asked": ((), ("attention.requests=3",), counted(AttentionAsked), "up"),
    "readier to take requests: a larger share is taken": ((), ("attention.taken_base=0",), share_taken, "up"),
    "squads look better at calls: they come by more": (
        (), ("pieces.squad_call=0.9",), counted(PieceFound, lambda found: found.how == "call"), "up"),
    "the desk passes more: more notes reach officers": ((), ("info_desk.passes=0.8",), counted(NoteRouted, lambda note: note.passed), "up"),
    "telling back gives way less: more reporters hear": ((), ("officer_week.keen_telling=0.5",), counted(ToldBack), "up"),
    "more wishes for help: more are asked": (
        (), ("demand.help_requests=16",), counted(HelpAsked), "up"),
    "officers take on more: more help is accepted": (
        (), ("demand.help_narrow_share=0.6",), counted(HelpAsked, lambda asked: asked.accepted), "up"),
    "more hours in the street: more talks there": ((), ("officer_week.street_hours=10",), ties("street", "citizen"), "up"),
    "more problems: more begin": ((), ("problems.multiplier=1.5",), counted(ProblemStarted), "up"),
    "more demand: more is reported": ((), ("demand.multiplier=1.2",), counted(Reported), "up"),
    "keys held more often: fewer doors rammed": (
        ("demand.kinds.health.door=1", "officer_week.reachable_off_duty=0.6"), ("doors.key_held=0.9", "sharing.thought_base=0.5"),
        counted(DoorOpened, lambda door: door.rammed), "down"),
    "silence never found out: no tie suffers by it": (
        ("bureau.chief_tie=0",), ("ties.found_out=0",), ties("ignored", "squad", "detective"), "none"),
    "a message is always left: nothing lost for closed doors": (
        (), ("sharing.message_left=1",), silent("closed", "officer", "partner", "detective"), "none"),
}  # fmt: skip
"""What is changed (base, change), what is looked at, and where it goes. Each is one causal step long."""


@pytest.mark.parametrize("step", STEPS)
def test_one_step_goes_the_way_it_should(step: str) -> None:
    """The same two worlds with and without the change: summed over both it goes the right way."""
    base, change, look, way = STEPS[step]
    sets = (*base, *(key for key in change if key.split("=")[0] not in [one.split("=")[0] for one in base]))
    before = sum(look(run("laak.yaml", WEEKS, *base, replication=number)) for number in (0, 1))
    after = sum(look(run("laak.yaml", WEEKS, *sets, replication=number)) for number in (0, 1))
    if way == "none":
        assert after == 0 < before
    else:
        assert (after > before) if way == "up" else (after < before), (before, after)
