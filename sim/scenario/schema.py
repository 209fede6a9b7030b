"""The whole scenario file as one frozen, checked object."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sim.parameters.base import Settings, Text
from sim.parameters.citizens import CitizenSettings
from sim.parameters.run import RunSettings, StudySettings


class Scenario(Settings):
    """A district, its people and its workloads, the policies tried in it, and how it is run."""

    title: Text
    run: RunSettings = RunSettings()
    citizens: CitizenSettings = CitizenSettings()
    study: StudySettings | None = None
