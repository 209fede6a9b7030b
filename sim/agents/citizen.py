"""A citizen: something happens, he reports it or not, hears back or not, and remembers."""

from __future__ import annotations

import math
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.distributions import logistic, logit, normal_quantile
from sim.kernel.fading import Fading
from sim.kernel.week import HOUR, MINUTE
from sim.parameters.base import as_number
from sim.parameters.citizens import CitizenSettings

if TYPE_CHECKING:
    from sim.kernel.streams import Streams
    from sim.world.beats import Beat

_NODES = 64
LATE_AFTER = {1: 15 * MINUTE, 2: 30 * MINUTE, 3: 24 * HOUR}
"""Seconds after which a call of each priority is late in a citizen's eyes (15 minutes: [29]; the others assumption)."""


class HalfLives(NamedTuple):
    """How many weeks it takes citizens to forget half."""

    belief: float
    confidence: float
    lasting: float


class Citizen:
    """One citizen to whom something happened. Of all others there is only their character, in the arrays of `Citizens`."""

    __slots__ = ("_fades", "_lasting", "_rest", "beat", "belief", "key", "name", "reported_at", "wants_contact")

    role = "citizen"
    party = "citizens"
    generation = 0
    former_detective = False

    def __init__(self, name: int, beat: Beat, wants_contact: bool, rest: float, half_lives: HalfLives) -> None:
        self.name = name
        self.key = name
        self.beat = beat
        self.wants_contact = wants_contact
        self.belief = Fading(0.5, half_lives.belief, 0.5)
        self._rest = rest
        self._fades = Fading(0.0, half_lives.confidence)
        self._lasting = Fading(0.0, half_lives.lasting)
        self.reported_at = -1
        """When he last reported something."""

    def confidence(self, now: int) -> float:
        """Confidence in the police, 0-1."""
        felt = self._rest + self._fades.read(now) + self._lasting.read(now)
        return 0.0 if felt < 0 else 1.0 if felt > 1 else felt


class Citizens:
    """Those of one beat who have a story, and what all citizens have in common."""

    def __init__(self, beat: Beat, settings: CitizenSettings, streams: Streams) -> None:
        self.beat = beat
        self.settings = settings
        self._with_a_story: dict[int, Citizen] = {}
        self._feels = streams.chance("treatment felt")
        self._half_lives = half_lives = HalfLives(
            as_number(settings.belief_half_life), as_number(settings.confidence_half_life),
            as_number(settings.confidence_lasting_half_life),
        )  # fmt: skip
        self._moved_fades = Fading(0.0, half_lives.confidence)
        self._moved_lasting = Fading(0.0, half_lives.lasting)
        self._district_log_odds = math.log(settings.district_readiness)
        many, spread = beat.citizens, settings.confidence_spread
        ready, confident, wanting = (streams.bulk(f"citizens' {trait}", beat.key) for trait in ("readiness", "confidence", "wishes"))
        self.readiness = array("d", (settings.propensity_spread * ready.standard_normal(many)).tobytes())
        """How much readier than others each citizen is to report, in log-odds, by number."""
        self._rests = array("d", (settings.confidence_start + spread * confident.standard_normal(many)).clip(0, 1).tobytes())
        self._wants_contact = (wanting.random(many) < settings.wants_contact).tobytes()

    def citizen(self, number: int) -> Citizen:
        """The citizen of that number, with his story so far."""
        found = self._with_a_story.get(number)
        if found is None:
            found = self._with_a_story[number] = Citizen(
                number, self.beat, bool(self._wants_contact[number]), self._rests[number], self._half_lives
            )
        return found

    def wants_contact(self, number: int) -> bool:
        """Whether the citizen of that number talks to an officer who comes by."""
        found = self._with_a_story.get(number)
        return found.wants_contact if found is not None else bool(self._wants_contact[number])

    def known(self, number: int) -> Citizen | None:
        """The citizen of that number if he has a story."""
        return self._with_a_story.get(number)

    def reports(self, number: int, chance: float, share: float, now: int) -> bool:
        """Whether this citizen reports an incident that people report with the given mean chance.

        `share` is the number of that incident. A chance of 1 stays 1, of 0 stays 0.
        """
        if chance >= 1 or chance <= 0:
            return chance >= 1
        found = self._with_a_story.get(number)
        score = population_intercept(chance, self.settings.propensity_spread) + self.readiness[number] + self._district_log_odds
        if found is not None:
            score += self.settings.belief_weight * (found.belief.read(now) - 0.5)
        return share < logistic(score)

    def feel(self, citizen: Citizen, good_chance: float, now: int, *occasion: int) -> bool:
        """A contact with the police, felt as good or bad; confidence moves. Returns whether it was good."""
        good = self._feels(*occasion) < good_chance
        settings = self.settings
        before = citizen.confidence(now)
        change = settings.confidence_good * (1 - before) if good else -settings.confidence_bad * before
        fades, lasts = change * (1 - settings.confidence_lasting), change * settings.confidence_lasting
        citizen._fades.add(fades, now)
        citizen._lasting.add(lasts, now)
        self._moved_fades.add(fades, now)
        self._moved_lasting.add(lasts, now)
        if not good:
            self.believe_less(citizen, settings.belief_bad, now)
        return good

    def believe_more(self, citizen: Citizen, share: float, now: int) -> None:
        """Reporting helped: belief takes a share of what is missing."""
        belief = citizen.belief.read(now)
        citizen.belief.set(belief + share * (1 - belief), now)

    def believe_less(self, citizen: Citizen, share: float, now: int) -> None:
        """Reporting did not help: belief loses a share of what there is."""
        citizen.belief.set(citizen.belief.read(now) * (1 - share), now)

    def mean_confidence(self, now: int) -> float:
        """Mean confidence over all citizens of the beat; those without a story stand at rest."""
        moved = self._moved_fades.read(now) + self._moved_lasting.read(now)
        return self.settings.confidence_start + moved / self.beat.citizens


@lru_cache(maxsize=1024)
def population_intercept(chance: float, spread: float) -> float:
    """The log-odds κ with E[logistic(κ + η)] = chance for η ~ N(0, spread); bisection on a fixed grid of quantiles."""
    if spread == 0:
        return logit(chance)
    grid = [spread * normal_quantile((place + 0.5) / _NODES) for place in range(_NODES)]
    low, high = logit(chance) - 8 * spread, logit(chance) + 8 * spread
    for _ in range(60):
        middle = (low + high) / 2
        if math.fsum(logistic(middle + readiness) for readiness in grid) / _NODES < chance:
            low = middle
        else:
            high = middle
    return (low + high) / 2
