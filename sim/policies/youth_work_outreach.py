"""Youth work outside its walls: out in the evenings where the groups are, and offences reported as agreed. By day fewer are at the desk."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import field_validator

from sim.kernel.calendar import Activity, Story
from sim.kernel.week import WEEK, OpeningHours
from sim.parameters.base import parameter
from sim.parameters.patrol import readable_hours

from . import POLICIES
from .base import Named, Policy, PolicySettings
from .partner_hours import spread_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.contact_person import ContactPerson
    from sim.agents.partner import PartnerOrganisation
    from sim.world.problems import Problem


class OutreachSettings(PolicySettings):
    """Who goes out, when, what comes of an evening, and what was agreed. No partner: nothing changes."""

    nl: ClassVar[str] = "jongerenwerk de straat op"
    en: ClassVar[str] = "youth work out in the streets"

    policy: Literal["youth_work_outreach"]
    partner: str | None = parameter(
        None, unit="partner", neutral=None, grade="article", source="int. 7",
        en="Which partner goes out",
        nl="Welke partner de straat op gaat",
    )
    evenings: str = parameter(
        "Thu-Sat 18:00-22:00", unit="hours of the week", neutral="closed", grade="assumption", source="int. 7; hours assumed",
        en="When they are out in the street, beside their own hours",
        nl="Wanneer zij buiten zijn, naast hun eigen uren",
    )
    staff: float = parameter(
        0.0, unit="share of the evenings", low=0, high=1, grade="assumption", source="assumption: no people are added",
        en="Part of the evenings for which people are added; 0: the same people, fewer by day",
        nl="Deel van de avonden waarvoor mensen erbij komen; 0: dezelfde mensen, overdag minder",
    )
    learns: float = parameter(
        0.4, unit="chance per worker and evening", low=0, high=1, neutral=0, grade="assumption", source="assumption; int. 7",
        en="Chance to come to know who is in the group visited that evening",
        nl="Kans om te weten te komen wie bij de bezochte groep hoort",
    )
    hears: float = parameter(
        0.5, unit="chance per incident", low=0, high=1, neutral=0, grade="assumption",
        source="assumption; int. 7: offences are reported, so was agreed",
        en="Chance to hear of an incident of a group that no citizen reported; then it is reported if promises are kept",
        nl="Kans om te horen van een voorval van een groep dat niemand meldde; dat wordt dan gemeld, als afspraken worden nagekomen",
    )
    trust_lost: float = parameter(
        0.2, unit="share of what there is", low=0, high=1, neutral=0, grade="assumption",
        source="assumption: who reports on a group is told less",
        en="Trust of the group that each report costs",
        nl="Vertrouwen van de groep dat elke melding kost",
    )
    trust_back: float = parameter(
        8.0, unit="weeks", low=0.5, high=520, grade="assumption", source="assumption",
        en="Half-life of that loss",
        nl="Halfwaardetijd van dat verlies",
    )

    _hours = field_validator("evenings")(readable_hours)

    def names(self) -> Sequence[Named]:
        """The partner."""
        return [Named("partners", "partner", self.partner, ("partner",))] if self.partner is not None else []

    def measures(self) -> Sequence[str]:
        """What the youth workers tell and how they are to work with; the price is by day."""
        theirs = [f"{name}.{self.partner}" for name in ("promise_kept_by", "tie_mean", "tie_kept")] if self.partner is not None else []
        return ["told.partner_officer", *theirs, "frustration", "meeting_attendance", "time_to_solve"]


@POLICIES.register("youth_work_outreach")
class YouthWorkOutreach(Policy):
    """Youth workers see who is there because they are there, and lose sight when the group finds out that they report."""

    Settings = OutreachSettings
    settings: OutreachSettings

    def begin(self) -> None:
        """From now on they go out."""
        district, settings = self.district, self.settings
        self._visited: dict[Problem, int] = {}
        self._evenings: Activity | None = None
        self._learns = district.streams.chance("learns in the street")
        self._hears = district.streams.chance("partner hears of")
        self._partner = next((partner for partner in district.partners if partner.name == settings.partner), None)
        if self._partner is None:
            return
        self.another_ended()
        street = OpeningHours(settings.evenings)
        if 0 < street.per_week < WEEK:
            self._evenings = district.calendar.start(self.go_out(self._partner, street))

    def end(self) -> None:
        """They stay in again."""
        if self._evenings is not None:
            self._evenings.stop()

    def another_ended(self) -> None:
        """Their own hours may be others now."""
        if self._partner is not None:
            hours = self.inner.opening_hours(self._partner)
            self._hours, self._share = spread_over(hours, self.settings.evenings, self.settings.staff)

    def go_out(self, partner: PartnerOrganisation, street: OpeningHours) -> Story:
        """Evening after evening: each worker visits the group among his beats that was visited longest ago."""
        calendar = self.district.calendar
        while True:
            yield street.next_start(calendar.now) - calendar.now
            yield street.next_close(calendar.now) - calendar.now
            for worker in partner.people:
                groups = [problem for beat in self.district.beats if partner.person_for(beat) is worker
                          for problem in beat.problems if self.concerns(problem)]
                if groups:
                    self.visit(worker, min(groups, key=lambda problem: (self._visited.get(problem, -1), problem.started, problem.name)))

    def concerns(self, problem: Problem) -> bool:
        """Whether this partner is one of those who act on such problems."""
        return self._partner is not None and any(self._partner.kind in entry.split(" + ") for entry in problem.settings.act_by)

    def visit(self, worker: ContactPerson, problem: Problem) -> None:
        """An evening with a group."""
        self._visited[problem] = now = worker.now
        if self._learns(problem.key, now, 0) < self.settings.learns * self.trust(worker, problem):
            worker.finds_who(problem, self._learns(problem.key, now, 1), -now, "outreach")

    def trust(self, worker: ContactPerson, problem: Problem) -> float:
        """What is left of the group's trust after the reports made about it; it comes back in time."""
        cost, back = self.settings.trust_lost, self.settings.trust_back * WEEK
        return prod(1 - cost * 2 ** ((moment - worker.now) / back) for moment in worker.organisation.reported.get(problem, ()))

    def hears_of(self, problem: Problem, number: int) -> ContactPerson | None:
        """What happens in the street is heard of by those who are there, and each report costs trust."""
        partner = self._partner
        if partner is None or not self.concerns(problem) or self._hears(problem.key, number) >= self.settings.hears:
            return self.inner.hears_of(problem, number)
        return partner.person_for(problem.beat)

    def opening_hours(self, organisation: PartnerOrganisation) -> OpeningHours:
        """In the street they can be reached too."""
        return self._hours if organisation is self._partner else self.inner.opening_hours(organisation)

    def desk_share(self, organisation: PartnerOrganisation) -> float:
        """Who works in the evening is not there by day."""
        share = self.inner.desk_share(organisation)
        return share * self._share if organisation is self._partner else share
