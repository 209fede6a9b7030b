"""Every scenario that is shipped can be read, can be understood in two languages, and can be lived in."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.district import District
from sim.scenario.loading import load
from sim.world.facts import Reported

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
NAMES = sorted(path.name for path in SCENARIOS.rglob("*.yaml"))
SHORT = ("run.warm_up_weeks=1", "run.weeks=2", "run.replications=1")


def test_the_shipped_scenarios_are_found() -> None:
    """Three districts, three levels of workload and a policy are among them."""
    assert {
        "laak.yaml", "ypenburg-leidschenveen.yaml", "leidschendam-voorburg.yaml", "rustig.yaml", "overbelast.yaml", "werkdruk.yaml",
        "koppeling.yaml", "koppeling-overbelast.yaml", "neutraal.yaml",
    } <= set(NAMES)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_titles_and_questions_are_in_two_languages(name: str) -> None:
    """A title, a question and the names of variants are given in Dutch and in English, and are not the same words twice."""
    scenario = load(SCENARIOS / name).scenario
    texts = [scenario.title, *(meeting.title for meeting in scenario.meetings.values())]
    if scenario.study is not None:
        texts += [scenario.study.question, *(arm.title for arm in scenario.study.arms.values())]
    for text in texts:
        assert text.nl.strip()
        assert text.en.strip()
    assert scenario.title.nl != scenario.title.en
    assert scenario.study is None or scenario.study.question.nl != scenario.study.question.en


@pytest.mark.parametrize("name", NAMES)
def test_every_variant_can_be_lived_in(name: str) -> None:
    """Three weeks pass in every variant, in the last two of which its policies hold, and citizens report."""
    for arm, scenario in load(SCENARIOS / name, SHORT).arms().items():
        district = District(scenario).run()
        district.close()
        assert district.calendar.now == 3 * 7 * 24 * 3600, arm
        assert len(district.journal.of(Reported)) > 50, arm
