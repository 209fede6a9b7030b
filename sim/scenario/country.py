"""Base teams drawn from ranges: each is the district of the file made larger or smaller, with values of its own."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

from sim.language import words
from sim.parameters.country import CountrySettings
from sim.scenario.layers import put
from sim.scenario.schema import Scenario
from sim.scenario.tree import Node, Problem

COUNTRY = "country"
_WHOLE = ("title", "study", "sweep", "run", COUNTRY)
BEATS_OF_A_COACH = 5


@dataclass(frozen=True)
class Team:
    """One base team: its number, its citizens, the values it drew, and the scenario as plain text."""

    number: int
    citizens: int
    drawn: dict[str, float]
    plain: dict[str, Any]

    @property
    def name(self) -> str:
        """What it is called in tables."""
        return f"team-{self.number + 1:03d}"

    def arms(self) -> dict[str, Scenario]:
        """The team without policies, and with them."""
        without = Scenario.model_validate_json(json.dumps({**self.plain, "policies": {}}))
        return {"basis": without, "beleid": Scenario.model_validate_json(json.dumps(self.plain))}


@dataclass(frozen=True)
class Country:
    """All teams of a scenario; a team is worked out when it is asked for, so that a country takes no more memory than a team."""

    plain: dict[str, Any]
    """The scenario as it stands in its files."""
    settings: CountrySettings
    seed: int

    @property
    def districts(self) -> float:
        """How many times the district of the file the country is, by its citizens: about so many times the work."""
        here = math.fsum(beat["citizens"] for beat in self.plain["beats"].values())
        return math.fsum(self.citizens(number) for number in range(self.settings.teams)) / here

    def citizens(self, number: int) -> int:
        """Citizens of one team. They belong to the team: a country of more teams has the same first ones."""
        from sim.kernel.streams import Streams  # here, so that reading a scenario needs no numpy

        spread = self.settings.size_spread
        far = NormalDist().inv_cdf(Streams(self.seed, 0).trait("team size")(number))
        return max(1000, round(self.settings.citizens * math.exp(spread * far - spread**2 / 2)))

    def team(self, number: int) -> Team:
        """One team. A value belongs to the team and the key: a key more in the file changes no other value."""
        from sim.kernel.streams import Streams, key_of

        streams = Streams(self.seed, 0)
        plain = copy.deepcopy({key: part for key, part in self.plain.items() if key not in ("study", "sweep", COUNTRY)})
        plain["run"] = {**plain.get("run", {}), "seed": (self.seed * 10_000 + number) % 2**53}
        drawn = {}
        for key, (low, high) in self.settings.ranges.items():
            drawn[key] = float(f"{low + streams.trait('team value')(number, key_of(key)) * (high - low):.6g}")
        here = self.citizens(number)
        self._resize(plain, number, here, streams)
        for key, value in drawn.items():
            *above, last = key.split(".")
            group = plain
            for step in above:
                group = group.setdefault(step, {})
            group[last] = value
        return Team(number, here, drawn, plain)

    def _resize(self, plain: dict[str, Any], number: int, citizens: int, streams: Any) -> None:
        """Beats and officers for so many citizens; people, cars and demand in proportion."""
        beats, officers = list(plain["beats"].values()), list(plain["officers"].values())
        factor = citizens / math.fsum(beat["citizens"] for beat in beats)

        def by_count(count: float | None, usual: float) -> int:
            return max(1, round((usual if count is None else count) * factor))

        names = [f"wijk-{i + 1:02d}" for i in range(max(1, round(citizens / self.settings.beat_citizens)))]
        weights = [0.5 + streams.trait("beat size")(number, i) for i in range(len(names))]
        people = [max(1, round(citizens * weight / math.fsum(weights))) for weight in weights]
        plain["beats"] = {name: {**beats[i % len(beats)], "citizens": people[i]} for i, name in enumerate(names)}
        own = [one for one in officers if one.get("kind", "A") != "B"] or [{}]
        coaches = [one for one in officers if one.get("kind") == "B"]
        plain["officers"] = {f"wa-{i + 1:02d}": {**own[i % len(own)], "beats": [name]} for i, name in enumerate(names)}
        for i in range(0, len(names) if coaches else 0, BEATS_OF_A_COACH):
            coach = coaches[(i // BEATS_OF_A_COACH) % len(coaches)]
            plain["officers"][f"wa-b{i // BEATS_OF_A_COACH + 1}"] = {**coach, "beats": names[i : i + BEATS_OF_A_COACH]}
        for squad in plain["squads"].values():
            squad |= {"members": max(2, round(squad["members"] * factor)), "extra_cars": by_count(squad.get("extra_cars"), 2)}
        for shift in plain["patrol"]["shifts"].values():
            shift["cars"] = by_count(shift["cars"], 1)
        plain["patrol"]["briefing_met"] = min(1.0, plain["patrol"].get("briefing_met", 0.15) / factor)
        for group, count, usual in (("detectives", "number", 12), ("info_desk", "persons", 4), ("service_desk", "persons", 4)):
            part = plain.setdefault(group, {})
            part[count] = by_count(part.get(count), usual)
        for partner in plain["partners"].values():
            partner["contact_persons"] = max(len(partner.get("persons", {})), by_count(partner["contact_persons"], 1))
        for kind in plain["demand"]["kinds"].values():
            kind["per_year"] *= factor


def country_of(loaded: Any) -> Country | None:
    """The country of a scenario; None where the file is one district."""
    settings = loaded.scenario.country
    return None if settings is None else Country(loaded.tree.plain(), settings, loaded.scenario.run.seed)


def wrong_in_country(tree: Node, scenario: Scenario, check: Callable[[Node], tuple[Scenario | None, list[Problem]]]) -> list[Problem]:
    """What is wrong in the ranges, at either end, each at its place."""
    problems = []
    for key in scenario.country.ranges if scenario.country else ():
        listed = tree.at((COUNTRY, "ranges", key))
        assert listed is not None
        for end in listed.value:
            here = f"{COUNTRY}.ranges.{key}"
            if key.split(".")[0] in _WHOLE or isinstance(end.value, bool) or not isinstance(end.value, (int, float)):
                problems.append(Problem(listed.place, here, words("arm_key", found=key[:60]), words("allowed", what=words("arm_may"))))
                break
            varied = tree.copy()
            varied.value.pop(COUNTRY, None)
            further = put(varied, key.split("."), end, listed.place) or check(varied)[1]
            problems += [Problem(listed.place, f"{here}: {one.key}", one.found, one.allowed, one.hint) for one in further]
    return problems
