"""The patterns of the study: each shows in Laak as it is, and vanishes where its cause is taken away. Bounds stand with the claims."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sim import patterns
from sim.patterns import PATTERNS, Claim, Figures


@pytest.fixture(scope="session")
def lived() -> Mapping[str, Figures]:
    """What every world showed, in a few runs of a year after the warm-up: those of the page, if this very program made them already."""
    return patterns.lived(workers=2)


def claims(which: str) -> list[object]:
    """Every claim of one side."""
    return [
        pytest.param(claim, id=f"{pattern.name}: {claim.says} ({claim.world})")
        for pattern in PATTERNS for claim in getattr(pattern, which)
    ]  # fmt: skip


def look(claim: Claim, lived: Mapping[str, Figures]) -> None:
    """A claim holds; or it is known not to, and then it must not clearly hold: else its `not_met` is to be struck out."""
    if not claim.not_met:
        assert claim.holds(lived), claim.figure(lived)
    elif claim.clearly_holds(lived):
        pytest.fail(f"it holds now ({claim.figure(lived)}), but is said not to: {claim.not_met}")
    elif not claim.holds(lived):
        pytest.xfail(claim.not_met)


@pytest.mark.full
@pytest.mark.parametrize("claim", claims("shows"))
def test_a_pattern_shows_in_the_base(claim: Claim, lived: Mapping[str, Figures]) -> None:
    """Nobody sets the pattern: it comes out of what people do, within the bound that was set beforehand."""
    look(claim, lived)


@pytest.mark.full
@pytest.mark.parametrize("claim", claims("vanishes"))
def test_a_pattern_vanishes_without_its_cause(claim: Claim, lived: Mapping[str, Figures]) -> None:
    """With its cause at the neutral value the pattern is gone, or eased where there are more causes than one."""
    look(claim, lived)
