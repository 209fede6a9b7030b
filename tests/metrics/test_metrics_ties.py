"""The scoreboard: when a tie is made, kept and lost, and why."""

from __future__ import annotations

import math

import pytest

from sim.metrics import board_at, curves
from sim.world.facts import PersonLeft, Reported

from .small_journal import GROUPS, WEEK, district, journal_of, measured, tie, week


def report(moment: float, citizen: int, beat: str = "Noord"):
    return Reported(week(moment), f"{beat}#{citizen}/{moment}", beat, "theft", "", citizen, 0, False)


PARTNER = ("wa-zuid", "gemeente-1", "partner", "gemeente")


def test_a_tie_is_made_when_it_passes_the_threshold() -> None:
    """From .25 to .35 it is made, once; more contact does not make it again."""
    found = measured(*tie(*PARTNER, (1, 0.25, "meeting"), (2, 0.35, "joint"), (3, 0.45, "joint")))
    assert found["tie_made.gemeente"] == found["tie_made.gemeente@other"] == 1
    assert found["tie_made.gemeente@coupled"] == 0


def test_what_was_made_in_the_warm_up_is_not_counted() -> None:
    """Only the measured weeks count, scaled to a year."""
    assert measured(*tie(*PARTNER, (-1, 0.35, "joint")))["tie_made.gemeente"] == 0
    half_a_year = measured(*tie(*PARTNER, (1, 0.35, "joint")), sets=("run.weeks=26",))
    assert half_a_year["tie_made.gemeente"] == 2


def test_a_tie_that_begins_strong_is_not_made_nor_lost() -> None:
    """Who knew each other before the run began, made no tie in it; once lost, they may make one."""
    start = tie("wa-zuid", "info-01", "info", "info", (-50, 0.42, "talk"), start=0.4)
    assert measured(*start)["tie_made.info"] == 0
    assert measured(*start)["tie_lost.info"] == 0
    again = tie("wa-zuid", "info-01", "info", "info", (-50, 0.42, "talk"), (5, 0.31, "talk"), start=0.4)
    assert measured(*again)["tie_made.info"] == 1


def test_a_dip_below_the_threshold_does_not_make_it_twice() -> None:
    """Between .20 and .30 it still stands: back above .30 is no new tie."""
    found = measured(*tie(*PARTNER, (0, 0.32, "joint"), (2, 0.33, "joint"), (4, 0.34, "joint")))
    assert found["tie_made.gemeente"] == 1


def test_fading_alone_loses_a_tie_four_weeks_after_it_fell_under_the_threshold() -> None:
    """Half-life 4 weeks: .40 falls to .20 after 4 weeks and is lost after 8."""
    found = measured(*tie(*PARTNER, (0, 0.40, "joint")))
    assert found["tie_lost.gemeente"] == found["tie_lost.gemeente.faded"] == 1
    assert found["tie_life.gemeente"] == pytest.approx(8)


def test_a_loss_outside_the_measured_weeks_is_not_counted() -> None:
    """Made in week 45 it is lost after 8 weeks, when nobody measures any more; made 10 weeks before, it was lost before."""
    for made in (45, -10):
        assert measured(*tie(*PARTNER, (made, 0.40, "joint")))["tie_lost.gemeente"] == 0


def test_contact_within_four_weeks_saves_a_tie() -> None:
    """Under .20 from week 4 on; raised above it in week 7 it was never lost, raised in week 9 it was."""
    saved = measured(*tie(*PARTNER, (0, 0.40, "joint"), (7, 0.25, "meeting")), sets=("run.weeks=10",))
    assert saved["tie_lost.gemeente"] == 0
    too_late = measured(*tie(*PARTNER, (0, 0.40, "joint"), (9, 0.35, "meeting")), sets=("run.weeks=10",))
    assert too_late["tie_lost.gemeente"] == pytest.approx(52 / 10)
    assert too_late["tie_made.gemeente"] == pytest.approx(2 * 52 / 10)


NEVER = ("ties.half_life_partner=never",)


@pytest.mark.parametrize(("hurt", "cause"), [("broken", "broken"), ("half", "broken"), ("late", "late"), ("ignored", "ignored")])
def test_a_hurt_loses_a_tie_and_is_its_cause(hurt: str, cause: str) -> None:
    """If nothing fades, one hurt from .35 to .15 is the cause of the loss; work half done counts with broken promises."""
    found = measured(*tie(*PARTNER, (0, 0.35, "joint"), (10, 0.15, hurt), half_life=math.inf), sets=NEVER)
    assert found["tie_lost.gemeente"] == found[f"tie_lost.gemeente.{cause}"] == 1
    assert found["tie_life.gemeente"] == pytest.approx(14)


def test_the_cause_is_the_kind_of_hurt_that_cost_most_together() -> None:
    """Two late promises of .10 and .09 weigh more than one broken one of .15."""
    steps = (0, 0.50, "joint"), (1, 0.40, "late"), (2, 0.25, "broken"), (3, 0.16, "late")
    found = measured(*tie(*PARTNER, *steps, half_life=math.inf), sets=NEVER)
    assert found["tie_lost.gemeente.late"] == 1
    assert found["tie_lost.gemeente.broken"] == 0


def test_a_cause_is_forgotten_after_26_weeks() -> None:
    """A broken promise of 30 weeks ago is not why the tie was lost, however large."""
    steps = (0, 0.90, "joint"), (1, 0.40, "broken"), (20, 0.30, "late"), (27, 0.15, "ignored")
    found = measured(*tie(*PARTNER, *steps, half_life=math.inf), sets=NEVER)
    assert found["tie_lost.gemeente.ignored"] == 1


def test_fading_counts_with_all_its_stretches() -> None:
    """A tie that fades .1 between each of many contacts and is then late once, for .07, is lost by fading."""
    steps = [(4 * number, 0.34, "meeting") for number in range(6)] + [(20.001, 0.26, "late")]
    found = measured(*tie(*PARTNER, *steps, half_life=8), sets=("ties.half_life_partner=8",))
    assert found["tie_lost.gemeente.faded"] == 1


def test_only_the_fading_until_the_loss_counts() -> None:
    """Late for .105, and in the four weeks after it a fading of .01: lost by being late, whatever it would have faded later."""
    found = measured(*tie(*PARTNER, (0, 0.30, "joint"), (0, 0.195, "late"), half_life=52), sets=("ties.half_life_partner=52",))
    assert found["tie_lost.gemeente.late"] == 1


def test_a_colleague_who_leaves_ends_the_tie() -> None:
    """His successor starts at .05: four weeks later the tie is lost, because he left."""
    found = measured(*tie("wa-zuid", "A-01", "squad", "A", (0, 0.5, "talk"), (3, 0.05, "left")))
    assert found["tie_lost.squads.left"] == found["tie_lost.squads"] == 1


def test_who_leaves_ends_a_tie_however_often_they_met() -> None:
    """Fading between many contacts was made up for, and was of a tie with somebody else: the tie was lost because he left."""
    steps = [(2 * number, 0.40, "meeting") for number in range(10)] + [(19, 0.05, "left")]
    found = measured(*tie(*PARTNER, *steps, half_life=8), sets=("ties.half_life_partner=8",))
    assert found["tie_lost.gemeente.left"] == found["tie_lost.gemeente"] == 1


def test_kept_is_a_share_of_ties_that_could_be_followed() -> None:
    """One lost after 8 weeks, one that lasts 30, one made too late to follow for 26 weeks: kept is one of two."""
    lost = tie("wa-zuid", "gemeente-1", "partner", "gemeente", (5, 0.40, "joint"))
    lasts = [(-10 + number, 0.40, "joint") for number in range(31)]
    kept = tie("wa-zuid", "gemeente-2", "partner", "gemeente", *lasts)
    late = tie("wa-zuid", "gemeente-3", "partner", "gemeente", (27, 0.40, "joint"))
    found = measured(*lost, *kept, *late)
    assert found["tie_kept.gemeente"] == 0.5
    assert found["tie_kept.gemeente#n"] == 2


def test_life_counts_ties_that_stand_and_starts_to_watch_where_measuring_starts() -> None:
    """Three ties lost after 8 weeks and one that stands: the median is 8; a tie of 40 weeks before that still stands does not change it."""
    lost = [change for number in range(3) for change in tie("wa-zuid", f"gemeente-{number}", "partner", "gemeente", (number, 0.4, "joint"))]
    stands = tie("wa-zuid", "gemeente-9", "partner", "gemeente", *[(-40 + number, 0.4, "joint") for number in range(92)])
    assert measured(*lost, *stands)["tie_life.gemeente"] == pytest.approx(8)
    assert measured(*stands)["tie_life.gemeente"] == 104
    assert math.isnan(measured()["tie_life.gemeente"])


def test_strength_at_the_end_has_faded_since_the_last_contact() -> None:
    """.40 one half-life before the end is .20, and .40 two half-lives before is .10: .15 on average. Who never met is not counted."""
    facts = tie(*PARTNER, (48, 0.40, "joint")) + tie("wa-zuid", "gemeente-2", "partner", "gemeente", (44, 0.40, "joint"))
    assert measured(*facts)["tie_mean.gemeente"] == pytest.approx(0.15)


def test_a_former_detective_keeps_detectives_longer() -> None:
    """Half-life 8 instead of 4: .40 eight weeks before the end is .20 for him and .10 for another."""
    for officer, end in (("wa-noord", 0.20), ("wa-zuid", 0.10)):
        found = measured(*tie(officer, "detective-01", "detective", "detectives", (44, 0.40, "talk")))
        assert found["tie_mean.detectives"] == pytest.approx(end)


def test_the_coupled_squad_is_told_apart_for_the_officer_of_the_coupled_beat_only() -> None:
    """Noord is coupled to A: his ties with A and with B are counted apart; what Zuid has with A is only among all squads."""
    facts = tie("wa-noord", "A-01", "squad", "A", (1, 0.4, "talk"))
    facts += tie("wa-noord", "B-01", "squad", "B", (1, 0.4, "talk")) + tie("wa-noord", "B-02", "squad", "B", (1, 0.4, "talk"))
    facts += tie("wa-zuid", "A-01", "squad", "A", (1, 0.4, "talk"))
    found = measured(*facts)
    assert [found[f"tie_made.{party}"] for party in ("squads", "coupled_squad", "other_squads")] == [4, 1, 2]
    assert [found[f"tie_made.squads@{group}"] for group in ("coupled", "other")] == [3, 1]


def test_ties_of_the_couple_fade_at_the_pace_of_the_policy() -> None:
    """A policy that gives the couple a half-life of its own is read where ties are put together again."""
    sets = ("policies.koppeling.policy=squad_coupling", 'policies.koppeling.pairs=[{"squad": "A", "officer": "wa-noord"}]')
    scenario = district(*sets, "policies.koppeling.half_life=4")
    from sim.metrics import measure

    facts = tie("wa-noord", "A-01", "squad", "A", (48, 0.4, "talk")) + tie("wa-noord", "B-01", "squad", "B", (44, 0.4, "talk"))
    found = measure(journal_of(*facts), scenario, GROUPS)
    assert found["tie_mean.coupled_squad"] == pytest.approx(0.2)
    assert found["tie_mean.other_squads"] == pytest.approx(0.2)


def test_the_threshold_can_be_moved() -> None:
    """A tie of .32 is made at .30 and not at .35; one of .27 is made at .25: the reader sees what the threshold does."""
    journal = journal_of(*tie(*PARTNER, (1, 0.32, "joint")), *tie("wa-zuid", "gemeente-2", "partner", "gemeente", (1, 0.27, "joint")))
    made = {shift: board_at(journal, district(), GROUPS, shift)["tie_made.gemeente"] for shift in (-0.05, 0.0, 0.05)}
    assert made == {-0.05: 2, 0.0: 1, 0.05: 0}


def test_citizens_are_counted_under_the_label_they_had_when_the_tie_was_made() -> None:
    """Who reported in the 52 weeks before is reporting; who is met by enforcement belongs to disorder; the rest is silent."""
    facts = [report(-20, 1), report(-55, 2)]
    facts += tie("wa-noord", "1", "citizen", "citizens", (1, 0.25, "help"))
    facts += tie("wa-noord", "2", "citizen", "citizens", (1, 0.25, "help"))
    facts += tie("wa-noord", "3", "citizen", "citizens", (1, 0.25, "enforcement"))
    facts += tie("wa-noord", "4", "citizen", "citizens", (1, 0.25, "street"))
    facts += tie("wa-zuid", "1", "citizen", "citizens", (1, 0.25, "help"))  # another citizen: number 1 of Zuid never reported
    found = measured(*facts)
    assert {label: found[f"tie_made.{label}"] for label in ("reporting", "silent", "disorderly")} == {
        "reporting": 1, "silent": 3, "disorderly": 1,
    }  # fmt: skip
    assert found["tie_made.silent@other"] == 1


def test_a_tie_with_a_citizen_is_lost_under_a_tenth() -> None:
    """Half-life 10 weeks: .40 is under .10 after 20 weeks, and lost after 24."""
    found = measured(*tie("wa-noord", "3", "citizen", "citizens", (0, 0.40, "help")))
    assert found["tie_life.silent"] == pytest.approx(24)


def test_when_an_officer_leaves_his_citizens_are_lost() -> None:
    """The successor knows nobody: four weeks later the tie is lost, because somebody left; the other officer's ties stand."""
    facts = tie("wa-noord", "3", "citizen", "citizens", (0, 0.9, "help")) + tie("wa-zuid", "3", "citizen", "citizens", (0, 0.9, "help"))
    found = measured(*facts, PersonLeft(week(2), "wa-noord", "officer"), sets=("run.weeks=8",))
    assert found["tie_lost.silent.left"] == found["tie_lost.silent"] == pytest.approx(52 / 8)
    assert found["tie_life.silent"] == pytest.approx(6)


def test_the_share_of_citizens_that_the_officer_knows() -> None:
    """At the end of the run: of 2 who reported 1 is known, of 1 around disorder none, of the other 97 of Noord one."""
    facts = [report(10, 1), report(20, 2), report(-2, 5)]
    facts += tie("wa-noord", "1", "citizen", "citizens", (52 - 1 / 7, 0.3, "help"))
    facts += tie("wa-noord", "3", "citizen", "citizens", (50, 0.1, "enforcement"))
    facts += tie("wa-noord", "5", "citizen", "citizens", (51, 0.25, "help"))
    facts += tie("wa-noord", "6", "citizen", "citizens", (30, 0.25, "help"))
    found = measured(*facts)
    assert found["contact_share.reporting@coupled"] == 0.5
    assert found["contact_share.disorderly@coupled"] == 0
    assert found["contact_share.silent@coupled"] == pytest.approx(1 / 97)
    assert found["contact_share.silent"] == pytest.approx(1 / 297)


def test_the_weekly_line_of_squad_ties_follows_the_couple() -> None:
    """Half-life 8: .32 before the first contact was .32·2^(week/8); after it it fades; the other squad has a line of its own."""
    facts = tie("wa-noord", "A-01", "squad", "A", (8, 0.64, "talk"), start=0.16) + tie("wa-noord", "B-01", "squad", "B", (0, 0.16, "talk"))
    lines = curves(journal_of(*facts), district(), GROUPS)
    assert lines["squad_tie.coupled"][3] == pytest.approx(0.16 * 2 ** (4 / 8))  # end of week 3 is four weeks before the contact
    assert lines["squad_tie.coupled"][15] == pytest.approx(0.32)
    assert lines["squad_tie.others"][7] == pytest.approx(0.08)
    assert lines["squad_tie@coupled"][15] == pytest.approx((0.32 + 0.04) / 2)
    assert all(math.isnan(value) for value in lines["squad_tie@other"])
    assert len(lines["squad_tie"]) == 52


def test_a_week_more_of_the_run_is_not_looked_at() -> None:
    """Facts after the measured weeks change nothing."""
    facts = tie(*PARTNER, (1, 0.35, "joint"))
    later = tie("wa-zuid", "gemeente-2", "partner", "gemeente", (52, 0.35, "joint"))
    assert measured(*facts, *later)["tie_mean.gemeente"] == measured(*facts)["tie_mean.gemeente"]
    assert week(52) == 112 * WEEK
