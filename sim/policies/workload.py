"""More or less happens from a week on: no proposal but a circumstance, to see what a district or a policy does when it gets busy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings


class WorkloadSettings(PolicySettings):
    """How much more or less happens. Factor 1: nothing changes."""

    nl: ClassVar[str] = "drukker of rustiger"
    en: ClassVar[str] = "busier or quieter"

    policy: Literal["workload"]
    factor: float = parameter(
        1.3, unit="factor", low=0, high=3, neutral=1, grade="choice", source="workload lever",
        en="Incidents, requests for help and new problems times this, from the start week on; people and hours stay as they are",
        nl="Incidenten, hulpvragen en nieuwe problemen maal deze factor, vanaf de beginweek; mensen en uren blijven zoals zij zijn",
    )

    def measures(self) -> Sequence[str]:
        """Who waits, what stays open, and what is dropped first."""
        return ("response_p3", "problems_open", "told_back_share", "attention_met")


@POLICIES.register("workload")
class Workload(Policy):
    """What happens in the ordinary year happens here too; what comes on top of it, or is left out, is drawn beforehand as well."""

    Settings = WorkloadSettings
    settings: WorkloadSettings

    def begin(self) -> None:
        """It gets busier or quieter now."""
        if self.settings.factor != 1:
            self.district.happenings.tapes.multiply(self.settings.factor)

    def end(self) -> None:
        """It is as busy again as it was."""
        if self.settings.factor != 1:
            self.district.happenings.tapes.divide(self.settings.factor)
