"""Whether names point at something: officers at beats, problems at incidents, meetings at partners, policies at squads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from sim.parameters.run import RunSettings
from sim.policies import POLICIES

PARTIES = (
    "info", "mso", "detectives", "partners", "officers", "citizens", "squads", "coupled_squad", "other_squads",
    "reporting", "silent", "disorderly",
)  # fmt: skip
"""The scoreboard counts ties by these names; a squad or a partner that is called so would be mixed up with them."""


def wrong_names(scenario: Any) -> list[InitErrorDetails]:
    """Every name that points at nothing, belongs to somebody else, or begins too late; each at its place.

    Takes a whole scenario, or what `readable_parts` made of one with faults in it. A section that is None is not looked at.
    """
    wrong: list[InitErrorDetails] = []

    def refuse(kind: str, english: str, found: Any, *place: str | int, **about: Any) -> None:
        wrong.append(InitErrorDetails(type=PydanticCustomError(kind, english, about), loc=place, input=found))  # type: ignore[arg-type]

    def expect(name: str, allowed: Any, what: str, *place: str | int) -> None:
        if allowed is not None and name not in allowed:
            names = sorted(allowed)
            near = get_close_matches(name, names, 1)
            about = {"name": name, "what": what, "allowed": ", ".join(names[:20]), "near": near[0] if near else ""}
            refuse("unknown_name", "'{name}' is not a {what}; there are: {allowed}", name, *place, **about)

    partner_kinds = None if scenario.partners is None else {partner.kind for partner in scenario.partners.values()}
    parties = None if partner_kinds is None else partner_kinds | {"officer", "detectives"}
    partners = {name.casefold() for name in scenario.partners or ()}
    for section in ("squads", "partners"):
        for name in getattr(scenario, section) or ():
            if name.casefold() in PARTIES:
                refuse("reserved_name", "'{name}' is the name of a party on the scoreboard", name, section, name, name=name)
            elif section == "squads" and name.casefold() in partners:
                refuse("partner_name", "a partner is called '{name}' already", name, section, name, name=name)
    for name, beat in (scenario.beats or {}).items():
        for place, partner in enumerate(beat.partners):
            expect(partner, scenario.partners, "partner", "beats", name, "partners", place)
    owners: dict[str, str] = {}
    for name, officer in (scenario.officers or {}).items():
        if officer.kind == "A" and len(officer.beats) > 1:
            refuse("one_beat", "an officer of kind A has one beat; B has several", officer.beats, "officers", name, "beats")
        for place, beat in enumerate(officer.beats):
            expect(beat, scenario.beats, "beat", "officers", name, "beats", place)
            if officer.kind == "A" and owners.setdefault(beat, name) != name:
                about = {"beat": beat, "first": owners[beat]}
                refuse("two_officers", "beat '{beat}' already has officer '{first}'", beat, "officers", name, "beats", place, **about)
    for name, problem in (scenario.problems.kinds or {}).items():
        expect(problem.incident_kind, scenario.demand.kinds, "incident kind", "problems", "kinds", name, "incident_kind")
        if problem.slides_into:
            expect(problem.slides_into, scenario.demand.kinds, "incident kind", "problems", "kinds", name, "slides_into")
        for place, entry in enumerate(problem.act_by):
            for party in entry.split(" + "):
                expect(party, parties, "party", "problems", "kinds", name, "act_by", place)
    for name, meeting in (scenario.meetings or {}).items():
        for place, kind_name in enumerate(meeting.partners):
            expect(kind_name, partner_kinds, "kind of partner", "meetings", name, "partners", place)
        for place, kind_name in enumerate(meeting.problems):
            expect(kind_name, scenario.problems.kinds, "kind of problem", "meetings", name, "problems", place)
    for label, policy in scenario.policies.items():
        for named in policy.names():
            there = getattr(scenario, named.section)
            filled = there and [name for name, entry in there.items() if not getattr(entry, "vacant", False)]
            expect(named.name, filled, named.what, "policies", label, *named.place)
        end = None if scenario.run is None else scenario.run.warm_up_weeks + scenario.run.weeks
        if end is not None and policy.from_week is not None and policy.from_week >= end:
            about = {"week": policy.from_week, "last": end - 1, "warm_up": scenario.run.warm_up_weeks, "weeks": scenario.run.weeks}
            refuse("starts_after_end", "the run is over by week {week}", policy.from_week, "policies", label, "from_week", **about)
        start = policy.from_week if policy.from_week is not None or scenario.run is None else scenario.run.warm_up_weeks
        if policy.until_week is not None and start is not None and policy.until_week <= start:
            about = {"week": policy.until_week, "start": start}
            refuse("ends_before_start", "it starts in week {start}", policy.until_week, "policies", label, "until_week", **about)
    return wrong


def readable_parts(raw: Any) -> SimpleNamespace:
    """What can be told of the names in a scenario that has other faults too, so that everything is reported at once.

    `raw` is the plain tree. What is no text where a name belongs is passed over, and so is what points at something that is not written.
    """
    partners = _entries(_section(raw, "partners"), kind="")
    kinds = _section(_at(raw, "problems"), "kinds")
    return SimpleNamespace(
        run=_read(RunSettings, _at(raw, "run") or {}),
        beats=_entries(_section(raw, "beats"), partners=()),
        squads=_section(raw, "squads"),
        partners=partners if partners is None or all(partner.kind for partner in partners.values()) else None,
        officers=_entries(_section(raw, "officers"), kind="A", beats=()),
        demand=SimpleNamespace(kinds=_section(_at(raw, "demand"), "kinds")),
        problems=SimpleNamespace(kinds=_with(_entries(kinds, incident_kind="", slides_into="", act_by=()), "incident_kind")),
        meetings=_entries(_section(raw, "meetings"), partners=(), problems=()),
        policies={label: policy for label, part in (_section(raw, "policies") or {}).items() if (policy := _policy(part)) is not None},
    )


def _at(raw: Any, name: str) -> Any:
    return raw.get(name) if isinstance(raw, Mapping) else None


def _section(raw: Any, name: str) -> dict[str, Any] | None:
    section = _at(raw, name)
    return dict(section) if isinstance(section, Mapping) else None


def _entries(section: dict[str, Any] | None, **defaults: Any) -> dict[str, Any] | None:
    """Every entry with the wanted attributes; what is of another sort than its default is as if it were not written."""
    if section is None:
        return None
    return {
        name: SimpleNamespace(**{key: _like(_at(entry, key), default) for key, default in defaults.items()})
        for name, entry in section.items()
    }


def _like(value: Any, default: Any) -> Any:
    if isinstance(default, tuple):
        return value if isinstance(value, list) and all(isinstance(part, str) for part in value) else default
    return value if isinstance(value, str) else default


def _with(entries: dict[str, Any] | None, name: str) -> dict[str, Any] | None:
    """Entries of which something is not written are left out."""
    return entries if entries is None else {key: entry for key, entry in entries.items() if getattr(entry, name)}


def _policy(part: Any) -> Any:
    """A policy's settings, or None when those have faults of their own."""
    kind = _at(part, "policy")
    return _read(POLICIES[kind].Settings, part) if isinstance(kind, str) and kind in list(POLICIES) else None


def _read(model: type[BaseModel], part: Any) -> Any:
    try:
        return model.model_validate_json(json.dumps(part))
    except ValidationError:
        return None
