"""Every fact that can be told: the only words that those who work and those who watch share.

Times are whole seconds since Monday 00:00 of week one. Persons go by name; citizens by number.
"""

from __future__ import annotations

from .bureau import ChiefClashed, Coached, FavourDone, NeedCarried
from .calls import (
    CallClosed,
    CallHandedOver,
    CallHeld,
    CallReached,
    CallStarted,
    DoorOpened,
    IncidentHappened,
    NoteRouted,
    NothingHeard,
    PulledIn,
    Reported,
    ToldBack,
)
from .cases import (
    FoundClosed,
    Frustrated,
    HelpAsked,
    HelpGiven,
    HelpNotAsked,
    MeetingHeld,
    ProblemMoved,
    ProblemStarted,
    PromiseMade,
    PromiseSettled,
    StoodIn,
)
from .detectives import CaseMoved, CaseScreened
from .hours import AttentionAsked, AttentionGiven, OnDuty, WeekPlanned, Worked
from .information import IntegrityIncident, PieceFound, PieceTold, Silent
from .ties import PersonLeft, TieChanged
from .weeks import BeatWeek, DeskWeek

__all__ = [
    "AttentionAsked",
    "AttentionGiven",
    "BeatWeek",
    "CallClosed",
    "CallHandedOver",
    "CallHeld",
    "CallReached",
    "CallStarted",
    "CaseMoved",
    "CaseScreened",
    "ChiefClashed",
    "Coached",
    "DeskWeek",
    "DoorOpened",
    "FavourDone",
    "FoundClosed",
    "Frustrated",
    "HelpAsked",
    "HelpGiven",
    "HelpNotAsked",
    "IncidentHappened",
    "IntegrityIncident",
    "MeetingHeld",
    "NeedCarried",
    "NoteRouted",
    "NothingHeard",
    "OnDuty",
    "PersonLeft",
    "PieceFound",
    "PieceTold",
    "ProblemMoved",
    "ProblemStarted",
    "PromiseMade",
    "PromiseSettled",
    "PulledIn",
    "Reported",
    "Silent",
    "StoodIn",
    "TieChanged",
    "ToldBack",
    "WeekPlanned",
    "Worked",
]
