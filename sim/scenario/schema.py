"""The whole scenario file as one frozen, checked object."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import ValidationError

from sim.parameters.base import Settings, Text
from sim.parameters.bureau import BOfficerSettings, BureauSettings, TeamChiefSettings
from sim.parameters.citizens import CitizenSettings, LiveabilitySettings
from sim.parameters.country import CountrySettings
from sim.parameters.demand import DemandSettings, DoorSettings
from sim.parameters.desks import DeskSettings, ServiceDeskSettings
from sim.parameters.detectives import DetectiveSettings
from sim.parameters.meetings import MeetingSettings
from sim.parameters.officer import OfficerSettings
from sim.parameters.officers import OfficerWeekSettings
from sim.parameters.partners import PartnerSettings
from sim.parameters.patrol import AttentionSettings, PatrolSettings, SquadSettings
from sim.parameters.pieces import PieceSettings
from sim.parameters.place import BeatSettings
from sim.parameters.problems import ProblemSettings
from sim.parameters.promises import PromiseSettings
from sim.parameters.run import RunSettings, StudySettings, SweepSettings
from sim.parameters.sharing import SharingSettings
from sim.parameters.ties import TieSettings
from sim.policies import POLICIES
from sim.scenario.naming import wrong_names

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9À-ÿ][A-Za-z0-9À-ÿ _&'.-]{0,59}$")]
_SETTINGS = [POLICIES[name].Settings for name in POLICIES]
AnyPolicy = Annotated[reduce(or_, _SETTINGS), Field(discriminator="policy")] if len(_SETTINGS) > 1 else _SETTINGS[0]


class Scenario(Settings):
    """A district, its people and its workloads, the policies tried in it, and how it is run."""

    title: Text
    run: RunSettings = RunSettings()
    beats: Annotated[dict[Name, BeatSettings], Field(min_length=1, max_length=1000)]
    citizens: CitizenSettings = CitizenSettings()
    liveability: LiveabilitySettings = LiveabilitySettings()
    demand: DemandSettings
    problems: ProblemSettings
    pieces: PieceSettings = PieceSettings()
    squads: Annotated[dict[Name, SquadSettings], Field(min_length=1, max_length=200)]
    patrol: PatrolSettings
    attention: AttentionSettings = AttentionSettings()
    officers: Annotated[dict[Name, OfficerSettings], Field(max_length=2000)]
    officer_week: OfficerWeekSettings = OfficerWeekSettings()
    team_chief: TeamChiefSettings = TeamChiefSettings()
    b_officers: BOfficerSettings = BOfficerSettings()
    bureau: BureauSettings = BureauSettings()
    doors: DoorSettings = DoorSettings()
    detectives: DetectiveSettings
    info_desk: DeskSettings = DeskSettings()
    service_desk: ServiceDeskSettings = ServiceDeskSettings()
    partners: Annotated[dict[Name, PartnerSettings], Field(max_length=1000)]
    promises: PromiseSettings = PromiseSettings()
    meetings: Annotated[dict[Name, MeetingSettings], Field(max_length=200)]
    sharing: SharingSettings = SharingSettings()
    ties: TieSettings = TieSettings()
    policies: Annotated[dict[Name, AnyPolicy], Field(max_length=50)] = {}
    study: StudySettings | None = None
    sweep: SweepSettings | None = None
    country: CountrySettings | None = None

    @model_validator(mode="after")
    def _names_that_exist(self) -> Scenario:
        """Every name that points somewhere points at something; all wrong ones are reported at once, each at its place."""
        wrong = wrong_names(self)
        if wrong:
            raise ValidationError.from_exception_data("Scenario", wrong)
        return self

    @model_validator(mode="after")
    def _nothing_in_short(self) -> Scenario:
        """What a policy may be told in short stands written out from here on, so that nobody has to know the short forms."""
        for label, policy in self.policies.items():
            self.policies[label] = policy.in_district(self.officers, self.squads)
        return self
