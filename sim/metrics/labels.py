"""Under which label a citizen is counted: he reports, he belongs to disorder, or he is silent. Labels, not traits."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from typing import TYPE_CHECKING

from sim.kernel.week import WEEK
from sim.world.facts import HelpAsked, Reported

if TYPE_CHECKING:
    from .book import Book

REPORTING = 52 * WEEK
"""A citizen counts as reporting if he reported something, or asked his officer for help, in so many seconds before.

Whoever rings the officer for help has made himself known to the police (int. 4), whether or not an incident was reported.
"""

Person = tuple[str, int]
"""A citizen: beat and number."""


class Labels:
    """Who reported or asked for help when, and with whom the officer had enforcement contact at any time in the run."""

    def __init__(self, book: Book) -> None:
        self._reports: dict[Person, list[int]] = defaultdict(list)
        for kind in (Reported, HelpAsked):
            for told in book.all(kind):
                self.made_himself_known(told)
        self._disorderly: dict[Person, None] = {}

    def made_himself_known(self, told: Reported | HelpAsked) -> None:
        """Somebody reported something, or asked his officer for help."""
        insort(self._reports[told.beat, told.citizen], told.time)

    def belongs_to_disorder(self, person: Person) -> None:
        """The officer had enforcement contact with him: he belongs to a problem of youth, nuisance or drugs."""
        self._disorderly[person] = None

    def of(self, person: Person, moment: float) -> str:
        """reporting (in the 52 weeks up to this moment), else disorderly, else silent."""
        times = self._reports.get(person)
        if times and bisect_right(times, moment) > bisect_right(times, moment - REPORTING):
            return "reporting"
        return "disorderly" if person in self._disorderly else "silent"

    def counts(self, moment: int) -> tuple[dict[str, int], dict[str, int]]:
        """By beat: citizens who reported in the 52 weeks before, and those who belong to disorder and did not."""
        reporting: dict[str, int] = defaultdict(int)
        disorderly: dict[str, int] = defaultdict(int)
        for person in self._reports:
            reporting[person[0]] += self.of(person, moment) == "reporting"
        for person in self._disorderly:
            disorderly[person[0]] += self.of(person, moment) == "disorderly"
        return reporting, disorderly
