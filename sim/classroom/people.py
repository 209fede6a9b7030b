"""Who is on the picture: everybody with whom officers have ties, and of every beat those who report and those who keep silent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sim.kernel.week import WEEK

if TYPE_CHECKING:
    from sim.district import District

GROUPS = {"reporting": ("bewoners die melden", "citizens who report"), "silent": ("bewoners die zwijgen", "citizens who keep silent")}


def persons(district: District) -> list[dict[str, Any]]:
    """Everybody, in the order by which the lines of a run number them: officers, squads, detectives, desks, partners, citizens."""
    return [{key: value for key, value in person.items() if value is not None} for person in _all(district)]


def _all(district: District) -> Iterator[dict[str, Any]]:
    for officer in district.officers:
        beat = officer.beats[0].name if officer.settings.kind == "A" and officer.beats else None
        nl, en = (f"wijkagent {beat}", f"officer {beat}") if beat else (f"wijkagent {officer.name}", f"officer {officer.name}")
        yield {"id": officer.name, "name": nl, "en": en, "kind": "officer", "beat": beat}
    for squad in district.squads:
        for member in squad.members:
            number = member.name.rpartition("-")[2].lstrip("0")
            yield {"id": member.name, "name": f"ploeg {squad.name}, {number}", "en": f"squad {squad.name}, {number}", "kind": "squad",
                   "party": squad.name}  # fmt: skip
    for detective in district.detectives.people:
        number = detective.name.rpartition("-")[2].lstrip("0")
        yield {"id": detective.name, "name": f"rechercheur {number}", "en": f"detective {number}", "kind": "detective"}
    for person in district.info_desk.people:
        number = person.name.rpartition("-")[2].lstrip("0")
        yield {"id": person.name, "name": f"{person.party} {number}", "en": f"{person.party} {number}", "kind": "desk",
               "party": person.party, "open": person.desk.hours.text}  # fmt: skip
    for partner in district.partners:
        for contact in partner.people:
            name = contact.name.removeprefix(f"{partner.name}-")
            yield {"id": contact.name, "name": f"{partner.name} {name}", "en": f"{partner.name} {name}", "kind": "partner",
                   "party": partner.name, "beats": [beat.name for beat in partner.beats], "open": partner.own_hours.text}  # fmt: skip
    for beat in district.beats:
        for group, (nl, en) in GROUPS.items():
            yield {"id": f"{beat.name}/{group}", "name": f"{nl}, {beat.name}", "en": f"{en}, {beat.name}", "kind": "citizens",
                   "beat": beat.name, "group": group}  # fmt: skip


def open_hours(district: District) -> dict[str, list[list[int]]]:
    """When each partner can be reached now: stretches of the week in minutes since Monday 00:00."""
    found = {}
    for partner in district.partners:
        hours, moment, spans = partner.hours, 0, []
        while moment < WEEK:
            start = hours.next_open(moment)
            if start >= WEEK:
                break
            end = min(WEEK, hours.next_close(start))
            spans.append([start // 60, end // 60])
            moment = end
        found[partner.name] = spans
    return found
