"""What happened with a few families and groups of youths: who came by what, who told it to whom, who kept silent, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.week import WEEK
from sim.world.facts import FoundClosed, IncidentHappened, PieceFound, PieceTold, ProblemMoved, ProblemStarted, Silent, StoodIn

if TYPE_CHECKING:
    from sim.kernel.journal import Journal
    from sim.scenario.schema import Scenario

    from .book import Book

FAMILY, YOUTHS = "family", "youths"
EARLIEST, LATEST = 8 * WEEK, 12 * WEEK
"""A case begins at most so long before the measured weeks, and at least so long before they end: then something can be seen of it."""
MOST = 4
"""So many cases of each sort are followed."""


class Step(NamedTuple):
    """One thing that happened in a case.

    `what` is started, moved, found, told, silent, closed, stood_in or end (it is still open then); `who` and `whom` are
    people by name (or a party); `about` is the state, the piece or the reason. `times` counts all times that the same
    was not told in the whole case; `incidents` counts what happened to citizens up to this moment.
    """

    problem: str
    sort: str
    kind: str
    beat: str
    second: int
    what: str
    who: str
    whom: str
    about: str
    times: int
    incidents: int


def steps(journal: Journal, scenario: Scenario, groups: Mapping[str, Iterable[str]]) -> list[Step]:
    """The steps of the first families and groups of youths of the measured weeks, in the coupled beats if there are any.

    Of what is found, told and not told the first time counts for the same people and the same piece or reason.
    """
    from .book import Book

    book = Book(journal, scenario, groups)
    sorts = {kind: sort for kind, settings in scenario.problems.kinds.items() if (sort := _sort(settings))}
    beats = book.groups.get("@coupled", book.groups[""])
    begun = [
        told for told in book.all(ProblemStarted)
        if told.kind in sorts and told.beat in beats and book.start - EARLIEST <= told.time < book.end - LATEST
    ]  # fmt: skip
    chosen = {told.problem: told for sort in (FAMILY, YOUTHS) for told in [t for t in begun if sorts[t.kind] == sort][:MOST]}
    happened: dict[str, list[int]] = {problem: [] for problem in chosen}
    for incident in book.all(IncidentHappened):
        if incident.problem in happened:
            happened[incident.problem].append(incident.time)
    taken: dict[tuple[str, ...], Step] = {}
    for second, what, problem, who, whom, about in sorted(_told(book, chosen), key=itemgetter(0)):
        key = (problem, what, who, whom, about) if what in ("found", "told", "silent") else (problem, what, who, whom, about, str(second))
        if key in taken:
            taken[key] = taken[key]._replace(times=taken[key].times + 1)
        else:
            start = chosen[problem]
            incidents = sum(time <= second for time in happened[problem])
            taken[key] = Step(problem, sorts[start.kind], start.kind, start.beat, second, what, who, whom, about, 1, incidents)
    order = list(chosen)
    return sorted(taken.values(), key=lambda step: (order.index(step.problem), step.second))


def _sort(settings: object) -> str:
    """A kind of problem that is about a family, or about youths for whom youth work is to act; nothing for all others."""
    if settings.circle == "family":  # type: ignore[attr-defined]
        return FAMILY
    return YOUTHS if any("youth_work" in way for way in settings.act_by) and settings.circle == "disorder" else ""  # type: ignore[attr-defined]


def _told(book: Book, chosen: Mapping[str, ProblemStarted]) -> Iterator[tuple[int, str, str, str, str, str]]:
    """(second, what, problem, who, whom, about) of everything that was told of these problems."""
    for begun in chosen.values():
        yield begun.time, "started", begun.problem, "", "", ""
    over = {moved.problem for moved in book.all(ProblemMoved) if moved.state in ("solved", "faded")}
    for problem in chosen:
        if problem not in over:
            yield book.end, "end", problem, "", "", ""
    for moved in book.all(ProblemMoved):
        if moved.problem in chosen:
            yield moved.time, "moved", moved.problem, "", "", moved.state
    for found in book.all(PieceFound):
        if found.problem in chosen:
            yield found.time, "found", found.problem, found.holder, "", found.piece
    for told in book.all(PieceTold):
        if told.problem in chosen:
            yield told.time, "told", told.problem, told.teller, told.receiver, told.piece
    for silent in book.all(Silent):
        if silent.problem in chosen:
            yield silent.time, "silent", silent.problem, silent.teller, silent.receiver, silent.reason
    for closed in book.all(FoundClosed):
        if closed.problem in chosen:
            yield closed.time, "closed", closed.problem, closed.officer, closed.party, ""
    for stood_in in book.all(StoodIn):
        if stood_in.problem in chosen:
            yield stood_in.time, "stood_in", stood_in.problem, "", stood_in.party, ""
