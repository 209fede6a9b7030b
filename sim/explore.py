"""The simulator as a model of the EMA workbench, for analysts who explore deep uncertainty with it (extra `explore`).

    from ema_workbench import perform_experiments
    from sim import Scenario
    from sim.explore import ema_model

    coupling = Scenario.load("scenarios/koppeling.yaml").with_(study=None)
    experiments, outcomes = perform_experiments(ema_model(coupling, ["problems_open"]), 100)

An uncertainty is an assumption in its plausible range: from -1 (the low end) over 0 (as the file has it) to 1. An outcome is the mean
difference that the policy makes, in pairs of the same worlds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sim.notebook import Scenario
from sim.scenario.assumptions import FACTOR

NEEDED = (
    "The EMA workbench is not installed: pip install '.[explore]', or pip install 'ema-workbench>=2.5'. / "
    "De EMA workbench is niet geïnstalleerd: pip install '.[explore]', of pip install 'ema-workbench>=2.5'."
)


def differences(
    scenario: Scenario, measures: Sequence[str], arm: str = "beleid", worlds: int = 2, factor: float = FACTOR
) -> Callable[..., dict[str, float]]:
    """A function from places of assumptions (-1 to 1, by key with `.` and `*` as `__`) to the mean difference of each measure.

    Assumptions that are not named stay as they are; nan where values cannot go together or nothing was observed.
    """
    from sim.scenario.assumptions import moved
    from sim.study.replication import DistrictSimulation, simulate_replication
    from sim.study.robust import assumed, own_keys, tried
    from sim.study.robustness import paired

    loaded = scenario.loaded()
    known = {name_of(one.key): one for one in assumed(loaded)}
    arms = tried(loaded)
    basis = next(iter(arms))
    pair = {basis: arms[basis], arm: arms[arm]}

    def lived(**places: float) -> dict[str, float]:
        values = {path: value for name, place in places.items() for path, value in known[name].at(place, factor).items()}
        here = {name: moved(one, values, own_keys(loaded, name)) for name, one in pair.items()}
        if None in here.values():
            return dict.fromkeys(map(name_of, measures), float("nan"))
        found = [simulate_replication(DistrictSimulation(), here, replication) for replication in range(worlds)]
        means = {measure: paired(found, basis, arm, measure).difference for measure in measures}
        return {name_of(measure): float("nan") if mean is None else mean for measure, mean in means.items()}

    return lived


def ema_model(
    scenario: Scenario, measures: Sequence[str], arm: str = "beleid", worlds: int = 2, only: Sequence[str] = (), factor: float = FACTOR
) -> Any:
    """A `Model` of the EMA workbench, with every assumption (or those of `only`) as an uncertainty. Raises ModuleNotFoundError in words."""
    try:
        from ema_workbench import Model, RealParameter, ScalarOutcome
    except ModuleNotFoundError as problem:
        raise ModuleNotFoundError(NEEDED) from problem
    from sim.study.robust import assumed

    model = Model("district", function=differences(scenario, measures, arm, worlds, factor))
    model.uncertainties = [RealParameter(name_of(one.key), -1, 1) for one in assumed(scenario.loaded(), only)]
    model.outcomes = [ScalarOutcome(name_of(measure)) for measure in measures]
    return model


def name_of(key: str) -> str:
    """A key or a measure as a Python name."""
    return "".join(sign if sign.isalnum() or sign == "_" else "__" for sign in key)
