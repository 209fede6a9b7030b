"""The whole scenario file as one frozen, checked object."""

from __future__ import annotations

from difflib import get_close_matches
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from sim.parameters.base import Settings, Text
from sim.parameters.citizens import CitizenSettings, LiveabilitySettings
from sim.parameters.demand import DemandSettings, DoorSettings, InfoDeskSettings
from sim.parameters.detectives import DetectiveSettings
from sim.parameters.officers import OfficerSettings, OfficerWeekSettings
from sim.parameters.partners import MeetingSettings, PartnerSettings, PromiseSettings
from sim.parameters.patrol import AttentionSettings, PatrolSettings, SquadSettings
from sim.parameters.place import BeatSettings
from sim.parameters.problems import PieceSettings, ProblemSettings
from sim.parameters.run import RunSettings, StudySettings
from sim.parameters.sharing import SharingSettings
from sim.parameters.ties import TieSettings
from sim.policies import POLICIES

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
    doors: DoorSettings = DoorSettings()
    detectives: DetectiveSettings
    info_desk: InfoDeskSettings = InfoDeskSettings()
    partners: Annotated[dict[Name, PartnerSettings], Field(max_length=1000)]
    promises: PromiseSettings = PromiseSettings()
    meetings: Annotated[dict[Name, MeetingSettings], Field(max_length=200)]
    sharing: SharingSettings = SharingSettings()
    ties: TieSettings = TieSettings()
    policies: Annotated[dict[Name, AnyPolicy], Field(max_length=50)] = {}
    study: StudySettings | None = None

    @model_validator(mode="after")
    def _names_that_exist(self) -> Scenario:
        """Every name that points somewhere points at something; all wrong ones are reported at once, each at its place."""
        wrong: list[InitErrorDetails] = []

        def expect(name: str, allowed: Any, what: str, *place: str | int) -> None:
            if name not in allowed:
                names = sorted(allowed)
                near = get_close_matches(name, names, 1)
                about = {"name": name, "what": what, "allowed": ", ".join(names[:20]), "near": near[0] if near else ""}
                kind = PydanticCustomError("unknown_name", "'{name}' is not a {what}; there are: {allowed}", about)
                wrong.append(InitErrorDetails(type=kind, loc=place, input=name))

        partner_kinds = {partner.kind for partner in self.partners.values()}
        owners: dict[str, str] = {}
        for name, officer in self.officers.items():
            if officer.kind == "A" and len(officer.beats) > 1:
                kind = PydanticCustomError("one_beat", "an officer of kind A has one beat; B has several", {})
                wrong.append(InitErrorDetails(type=kind, loc=("officers", name, "beats"), input=officer.beats))
            for place, beat in enumerate(officer.beats):
                expect(beat, self.beats, "beat", "officers", name, "beats", place)
                if officer.kind == "A" and owners.setdefault(beat, name) != name:
                    about = {"beat": beat, "first": owners[beat]}
                    kind = PydanticCustomError("two_officers", "beat '{beat}' already has officer '{first}'", about)
                    wrong.append(InitErrorDetails(type=kind, loc=("officers", name, "beats", place), input=beat))
        for name, problem in self.problems.kinds.items():
            expect(problem.incident_kind, self.demand.kinds, "incident kind", "problems", "kinds", name, "incident_kind")
            for place, entry in enumerate(problem.act_by):
                for party in entry.split(" + "):
                    expect(party, partner_kinds | {"officer", "detectives"}, "party", "problems", "kinds", name, "act_by", place)
        for name, meeting in self.meetings.items():
            for place, kind_name in enumerate(meeting.partners):
                expect(kind_name, partner_kinds, "kind of partner", "meetings", name, "partners", place)
            for place, kind_name in enumerate(meeting.problems):
                expect(kind_name, self.problems.kinds, "kind of problem", "meetings", name, "problems", place)
        for label, policy in self.policies.items():
            for named in policy.names():
                expect(named.name, getattr(self, named.section), named.what, "policies", label, *named.place)
        if wrong:
            raise ValidationError.from_exception_data("Scenario", wrong)
        return self

    def officer_of(self, beat: str) -> str | None:
        """The officer of kind A whose beat it is."""
        return next((name for name, officer in self.officers.items() if officer.kind == "A" and beat in officer.beats), None)
