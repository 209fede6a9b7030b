"""A broader or narrower view of the task: officers who take on help that is no police task, partners who take on what is not theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.parameters.base import parameter

from . import POLICIES
from .base import Policy, PolicySettings

if TYPE_CHECKING:
    from sim.agents.community_officer import CommunityOfficer
    from sim.agents.partner import ContactPerson
    from sim.world.problems import Problem


class TaskViewSettings(PolicySettings):
    """The share of officers with a broad view, and how far partners look over their threshold. Left out and 0: nothing changes."""

    nl: ClassVar[str] = "een bredere of smallere taakopvatting"
    en: ClassVar[str] = "a broader or narrower view of the task"

    policy: Literal["task_view"]
    broad_officers: float | None = parameter(
        None, unit="share of officers", low=0, high=1, grade="assumption",
        source="int. 4: officers differ; left out: as the district file says of each",
        en="Share of officers with a broad view of the task; left out: as it is",
        nl="Deel van de wijkagenten met een brede taakopvatting; weggelaten: zoals het is",
    )
    broad_partners: float = parameter(
        0.0, unit="share of requests", low=0, high=1, neutral=0, grade="assumption",
        source="reflection on the view of the task; share assumed",
        en="Share of the requests under a partner's threshold that it takes on all the same",
        nl="Deel van de verzoeken onder de drempel van een partner dat die toch aanneemt",
    )

    def measures(self) -> Sequence[str]:
        """Who is helped, and what partners take on; the price is time for the rest."""
        return ("help_given", "promise.refused", "promise_kept", "contact_share.reporting", "time_to_solve")


@POLICIES.register("task_view")
class TaskView(Policy):
    """Who takes on more has the same hours and the same capacity for it: other work waits, and promises are kept less often."""

    Settings = TaskViewSettings
    settings: TaskViewSettings

    def begin(self) -> None:
        """Who is broad from now on: those who were first, in an order that is settled for good; the others after them."""
        share, district = self.settings.broad_officers, self.district
        self._broad: frozenset[str] | None = None
        if share is not None:
            order = district.streams.trait("view of the task")
            officers = [officer for officer in district.officers if officer.settings.kind == "A"]
            officers.sort(key=lambda officer: (officer.settings.view != "broad", order(officer.key)))
            self._broad = frozenset(officer.name for officer in officers[: round(share * len(officers))])

    def takes_on_help(self, officer: CommunityOfficer) -> float:
        """All requests with a broad view, some with a narrow one."""
        if self._broad is None:
            return self.inner.takes_on_help(officer)
        return 1.0 if officer.name in self._broad else self.district.plan.demand.help_narrow_share

    def accepts(self, owner: ContactPerson, problem: Problem) -> float:
        """What would stay under the threshold is taken on now and then."""
        chance = self.inner.accepts(owner, problem)
        return chance + self.settings.broad_partners * (1 - chance)
