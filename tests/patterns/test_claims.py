"""How claims are made and told: quick, without a run of Laak."""

from __future__ import annotations

import math

import pytest

from sim.language import in_yaml
from sim.patterns import BASE, CORNERS, PATTERNS, WORLDS, Claim, Figures, Pattern, scenarios
from sim.patterns.page import page
from sim.patterns.worlds import settings_of
from sim.scenario.describing import describe


def at(value: float, **bounds: float) -> tuple[Claim, dict[str, Figures]]:
    """A claim about one figure, and a base in which it has this value."""
    claim = Claim("a figure", BASE, lambda worlds: worlds[BASE]["x"], "because", **bounds)
    return claim, {BASE: Figures([{"x": value}])}


@pytest.mark.parametrize(("value", "holds"), [(0.9, False), (1.0, True), (2.0, True), (2.1, False), (math.nan, False)])
def test_a_claim_holds_within_its_bounds_only(value: float, holds: bool) -> None:
    """The bounds belong to it; what was not seen does not hold."""
    claim, worlds = at(value, least=1, most=2)
    assert claim.holds(worlds) == holds


def test_shares_of_counted_cases_are_taken_over_all_runs_together() -> None:
    """One of two and nought of eight are one of ten, not the mean of a half and nothing; a run without cases does not count."""
    figures = Figures([{"kept": 0.5, "kept#n": 2.0}, {"kept": 0.0, "kept#n": 8.0}, {"kept": None, "kept#n": 0.0}])
    assert figures["kept"] == pytest.approx(0.1)
    assert figures.cases("kept") == 10
    assert math.isnan(figures["never seen"])


def test_the_margin_of_a_figure_is_that_of_a_mean() -> None:
    """Of the mean of 1, 2, 3 and 4 it is that of Student's t: 3.18 x 1.29 / 2. Clearly within bounds is a margin inside them."""
    worlds = {BASE: Figures([{"x": float(value)} for value in (1, 2, 3, 4)])}
    near, far = (Claim("x", BASE, lambda found: found[BASE]["x"], "because", least=least) for least in (2.0, 0.4))
    assert near.margin(worlds) == pytest.approx(3.1824 * 1.29099 / 2, rel=1e-4)
    assert near.holds(worlds)
    assert not near.clearly_holds(worlds)
    assert far.clearly_holds(worlds)
    assert math.isnan(near.margin({BASE: Figures([{"x": 1.0}])}))


def test_every_world_can_be_lived_in() -> None:
    """Every key of every world exists and may have its value: neutral values are inside the ranges, names are those of the scenario."""
    found = scenarios(WORLDS | CORNERS)
    assert list(found) == [*WORLDS, *CORNERS]
    assert len({scenario.model_dump_json() for scenario in found.values()}) == len(found)


def test_neutral_keys_get_the_neutral_value_of_the_parameter() -> None:
    """No world says itself what is neutral: the parameter does, for every partner there is."""
    words = settings_of(WORLDS["partners make the effort"])
    keys = describe()["keys"]
    assert f"promises.kept_base={in_yaml(keys['promises.kept_base']['neutral'])}" in words
    assert f"partners.gemeente.accepts={in_yaml(keys['partners.*.accepts']['neutral'])}" in words


def test_every_claim_has_a_world_a_bound_and_a_reason() -> None:
    """A claim that nothing could refute is none."""
    for pattern in PATTERNS:
        assert pattern.ids
        for claim in pattern.claims:
            assert claim.world in WORLDS
            assert claim.because
            assert claim.least > -math.inf or claim.most < math.inf
        assert all(claim.world != BASE for claim in pattern.vanishes)


def test_the_page_says_of_each_claim_whether_it_holds_and_why_not() -> None:
    """A claim that fails stays on the page with its cause; one that holds is not excused."""
    good, worlds = at(1.5, least=1)
    bad = Claim("another figure", BASE, lambda found: found[BASE]["x"], "it must be", least=2, not_met="nobody meets")
    excused = Claim("a third", BASE, good.figure, "because", least=1, not_met="a reason that is no longer true")
    pattern = Pattern("p", ("F01",), "Something shows", shows=(good, bad, excused))
    told = page((pattern,), worlds | {name: Figures([{}]) for name in CORNERS}, 78)
    assert "2 of 3 claims hold" in told
    assert "| base | a figure | 1.500 | at least 1: because | yes |" in told
    assert "| base | another figure | 1.500 | at least 2: it must be | **no** |" in told
    assert "nobody meets" in told
    assert "no longer true" not in told
