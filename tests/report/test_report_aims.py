"""A report first tells what its policies are about, in words for people; policies that go together are told in turn."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sim.metrics import catalogue
from sim.policies import POLICIES
from sim.study.measures import aimed_at

WORDS = tomllib.loads((Path(__file__).parents[2] / "sim" / "report" / "words.toml").read_text(encoding="utf-8"))
ABOUT = {name: POLICIES[name].Settings.model_construct(policy=name).measures() for name in POLICIES if not name.startswith("squad_")}


class Arm:
    """An arm with some policies."""

    def __init__(self, *policies: str) -> None:
        self.policies = {name: POLICIES[name].Settings.model_construct(policy=name) for name in policies}


@pytest.mark.parametrize("policy", ABOUT)
def test_what_a_policy_is_about_is_measured_and_has_words(policy: str) -> None:
    """Only a coupling has questions of its own; every other policy names measures that exist, each with a phrase in two languages."""
    families = {measure.name for measure in catalogue()}
    assert ABOUT[policy]
    for name in ABOUT[policy]:
        assert name in families or name.rpartition(".")[0] in families or name.partition(".")[0] in families, name
        assert {"nl", "en"} == WORDS[f"phrase.{name}"].keys(), name


def test_of_two_policies_each_is_told_at_once() -> None:
    """The first measure of each policy comes before the second of any, and none comes twice."""
    told = aimed_at({"a": Arm("call_the_officer"), "b": Arm("call_the_officer", "feedback_duty")})
    assert told[:2] == [ABOUT["call_the_officer"][0], ABOUT["feedback_duty"][0]]
    assert len(set(told)) == len(told) == len({*ABOUT["call_the_officer"], *ABOUT["feedback_duty"]})
