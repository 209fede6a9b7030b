"""Policies about working with others: idle at their neutral values, at work from their start week, and each pulling at its own end."""

from __future__ import annotations

import pytest

from .policies import before, sets
from .runs import digest, everything, run

WEEKS = 10
NEUTRAL: dict[str, list[dict[str, object]]] = {
    "case_direction": [{}, {
        "director": "gemeente", "interval": 1, "results": False, "failure": 1, "keeping": 1, "loss_left": 1, "takes": 0}],
    "personal_contact": [{"together_from": 1, "effort": 1, "handed_over": 0, "introduction": 0}],
    "early_action": [{"known": 1}],
    "youth_work_outreach": [{}, {"partner": "jongerenwerk", "evenings": "closed", "learns": 0, "hears": 0}],
    "sharing_protocol": [{"only": ["ggz"]}, {"covenants": []}],
    "shared_goals": [{"goals": 0, "cultures": 0, "exchange_weeks": 0, "hours": 0}],
    "partner_hours": [{}, {"partners": ["gemeente", "ggz"], "extra": "closed"}],
}
"""The values at which each policy does nothing."""
ON: dict[str, dict[str, object]] = {
    "case_direction": {"director": "gemeente"},
    "personal_contact": {},
    "early_action": {"partners": ["gemeente", "basisschool"]},
    "youth_work_outreach": {"partner": "jongerenwerk"},
    "sharing_protocol": {"officers": "loose", "partners": "strict"},
    "shared_goals": {},
    "partner_hours": {"partners": ["gemeente", "ggz"]},
}
"""Each policy as a policy officer would first try it."""


@pytest.mark.parametrize(("policy", "place"), [(policy, place) for policy, all_ in NEUTRAL.items() for place in range(len(all_))])
def test_a_policy_at_its_neutral_value_changes_nothing(policy: str, place: int) -> None:
    """With every number at its neutral value the district is the one without the policy, to the last bit."""
    changed = run("laak.yaml", WEEKS, *sets(policy, **NEUTRAL[policy][place]))
    assert everything(changed) == everything(run("laak.yaml", WEEKS))


@pytest.mark.parametrize("policy", ON)
def test_a_policy_works_from_its_start_week_on(policy: str) -> None:
    """Before its start week nothing differs, after it something does."""
    changed = run("laak.yaml", WEEKS, *sets(policy, **ON[policy], from_week=5))
    base = run("laak.yaml", WEEKS)
    assert before(changed, 5) == before(base, 5)
    assert everything(changed) != everything(base)


PARTS = {
    "case_direction": {"interval": 0.5, "results": True, "keeping": 3, "loss_left": 0, "takes": 0.5},
    "personal_contact": {"together_from": 0, "effort": 3, "handed_over": 0.8, "introduction": 8},
    "early_action": {"known": 0, "partners": ["gemeente", "basisschool"]},
    "youth_work_outreach": {"evenings": "Thu-Sat 18:00-22:00", "hears": 1},
    "sharing_protocol": {"officers": "strict", "partners": "loose", "leaks": 50, "covenants": ["gemeente", "jongerenwerk", "basisschool"]},
    "shared_goals": {"goals": 1, "cultures": 1, "exchange_weeks": 2, "hours": 2},
}
"""The numbers of each policy that act on their own, away from neutral."""
RARE = ("results", "keeping", "loss_left", "handed_over", "introduction", "partners", "leaks", "effort", "cultures")
"""What these act on does not happen every week."""


@pytest.mark.parametrize(("policy", "key"), [(policy, key) for policy, parts in PARTS.items() for key in parts])
def test_each_part_of_a_policy_does_something(policy: str, key: str) -> None:
    """Each number alone, away from its neutral value, makes a difference somewhere: none is idle."""
    alone = NEUTRAL[policy][-1] | {key: PARTS[policy][key]}
    weeks = 40 if key in RARE else WEEKS
    assert digest(run("laak.yaml", weeks, *sets(policy, **alone))) != digest(run("laak.yaml", weeks))


def test_policies_are_asked_in_the_order_of_the_file() -> None:
    """The last in the file has the last word: a strict protocol over a loose one is strict, the other way round it is loose."""
    loose, strict = (sets("sharing_protocol", label=name, officers=name, partners=name) for name in ("loose", "strict"))
    first, second = (run("laak.yaml", WEEKS, *order) for order in ((*loose, *strict), (*strict, *loose)))
    assert everything(first) == everything(run("laak.yaml", WEEKS, *strict))
    assert everything(second) == everything(run("laak.yaml", WEEKS, *loose))


def test_two_policies_of_one_kind_add_up() -> None:
    """Longer hours for one partner and for another, in two policies, are longer hours for both."""
    apart = (*sets("partner_hours", label="een", partners=["gemeente"]), *sets("partner_hours", label="twee", partners=["ggz"]))
    together = sets("partner_hours", partners=["gemeente", "ggz"])
    assert everything(run("laak.yaml", WEEKS, *apart)) == everything(run("laak.yaml", WEEKS, *together))
