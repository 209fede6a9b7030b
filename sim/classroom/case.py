"""One case followed: who came to know what, who told it and who kept silent, what was agreed, and why it went as it went."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sim.kernel.week import MINUTE, WEEK
from sim.world.facts import (
    AttentionAsked,
    AttentionGiven,
    FoundClosed,
    IncidentHappened,
    PieceFound,
    PieceTold,
    ProblemMoved,
    ProblemStarted,
    PromiseMade,
    PromiseSettled,
    Silent,
    StoodIn,
)

from .happenings import REASONS, problem_of
from .schedule import AskedWrongError
from .words import ANSWERS, HOW, KINDS, OTHER, SETTLED, STATES, capital, moment, piece, said

if TYPE_CHECKING:
    from .trajectory import Telling

MOST = 150
"""Events that are told; of a longer case the last ones."""


def case(told: Telling, name: str, week: int, language: str) -> dict[str, Any]:
    """Everything that happened around a problem up to the end of a week. Raises AskedWrongError if there is none of that name."""
    return _Case(told, name, week, language).told()


class _Case:
    def __init__(self, telling: Telling, name: str, week: int, language: str) -> None:
        self._journal = telling.district.journal
        self._zero = telling.first * WEEK
        self._name, self._week, self._language = name, week, language
        self._names = telling.names(language)
        self._numbers = {person["id"]: number for number, person in enumerate(telling.persons)}
        self._started = next((fact for fact in self._journal.of(ProblemStarted) if fact.problem == name), None)
        if self._started is None:
            raise AskedWrongError(f"er is geen zaak '{name[:60]}'", f"there is no case '{name[:60]}'")

    def told(self) -> dict[str, Any]:
        """The case as JSON has it."""
        assert self._started is not None
        events = sorted(self._events(), key=lambda event: event[0])
        return {
            "kind": "case", "id": self._name, "week": self._week, "beat": self._started.beat,
            "name": f"{said(KINDS, self._started.kind, self._language)}, {self._started.beat}",
            "events": [[event[0] - self._zero, *event[1:]] for event in events[-MOST:]], "left_out": max(0, len(events) - MOST),
            "knows": self._knows(), "why": self._why(),
        }  # fmt: skip

    def _of(self, kind: type) -> list[Any]:
        return [fact for fact in self._journal.of(kind) if fact.problem == self._name]  # type: ignore[attr-defined]

    def _person(self, name: str) -> str:
        return self._names.get(name, name)

    def _event(self, moment: int, kind: str, sentence: str, who: str = "", to: str = "") -> tuple[int, str, int | None, int | None, str]:
        return moment, kind, self._numbers.get(who), self._numbers.get(to), capital(sentence)

    def _events(self) -> list[tuple[int, str, int | None, int | None, str]]:
        language, person = self._language, self._person
        start = self._started
        assert start is not None
        found = [self._event(start.time, "problem", said(STATES, "started", language))]
        for one in self._of(ProblemMoved):
            text = said(STATES, one.state, language, known=f"{round(100 * one.known)}%", tries=one.tries)
            found.append(self._event(one.time, "problem", text))
        for one in self._of(PieceFound):
            how, what = said(HOW, one.how, language), piece(one.piece, language)
            text = said(OTHER, "found", language, who=person(one.holder), piece=what, how=how)
            found.append(self._event(one.time, "found", text, one.holder))
        for one in self._of(PieceTold):
            how, what = said(HOW, one.how, language), piece(one.piece, language)
            text = said(OTHER, "told", language, who=person(one.teller), to=person(one.receiver), piece=what, how=how)
            found.append(self._event(one.time, "told", text, one.teller, one.receiver))
        for one in self._of(Silent):
            why = REASONS[one.reason][language == "en"]
            text = said(OTHER, "silent", language, who=person(one.teller), to=person(one.receiver), why=why)
            found.append(self._event(one.time, "silent", text, one.teller, one.receiver))
        for one in self._of(AttentionAsked):
            text = said(ANSWERS, one.answer, language, member=person(one.member))
            found.append(self._event(one.time, "attention", text, one.officer, one.member))
        for one in self._of(AttentionGiven):
            found.append(self._event(one.time, "visit", said(OTHER, "visit", language, member=person(one.member)), one.member))
        for one in self._of(FoundClosed):
            text = said(OTHER, "closed", language, party=one.party, until=moment(one.until, language))
            found.append(self._event(one.time, "closed", text, one.officer))
        for one in self._of(StoodIn):
            text = said(OTHER, "stood_in", language, party=one.party, minutes=round(one.seconds / MINUTE))
            found.append(self._event(one.time, "stood_in", text))
        for kind in (PromiseMade, PromiseSettled):
            for one in self._journal.of(kind):
                if problem_of(one.promise) == self._name:
                    table, name = (OTHER, "promise") if kind is PromiseMade else (SETTLED, one.outcome)
                    text = said(table, name, language, owner=person(one.owner))
                    found.append(self._event(one.time, "promise", text, one.owner, one.officer))
        return found

    def _knows(self) -> list[list[Any]]:
        """Who came to know which pieces, and when first: person, piece, second; in order."""
        first: dict[tuple[str, str], int] = {}
        learned = [(one.time, one.holder, one.piece) for one in self._of(PieceFound)]
        learned += [(one.time, one.receiver, one.piece) for one in self._of(PieceTold)]
        for time, who, what in sorted(learned):
            first.setdefault((who, what), time)
        return [[self._numbers[who], what, time - self._zero] for (who, what), time in first.items() if who in self._numbers]

    def _why(self) -> list[str]:
        """Why it stands as it stands: who knew and did not say, what was promised and not done, whose doors were closed."""
        dutch, moved = self._language != "en", self._of(ProblemMoved)
        if moved:
            lines = [said(STATES, moved[-1].state, self._language, known=f"{round(100 * moved[-1].known)}%", tries=moved[-1].tries)]
        else:
            lines = [said(STATES, "started", self._language)]
        silent = Counter(one.reason for one in self._of(Silent))
        if silent:
            reason, number = silent.most_common(1)[0]
            total, why = sum(silent.values()), REASONS[reason][not dutch]
            lines.append(
                f"Er werd {total} keer gezwegen door wie iets wist, {number} keer om deze reden: {why}." if dutch
                else f"Those who knew something kept silent {total} times, {number} times for this reason: {why}."
            )  # fmt: skip
        told = len(self._of(PieceTold))
        lines.append(f"Er werd {told} keer iets over verteld." if dutch else f"Something about it was told {told} times.")
        settled = Counter(one.outcome for one in self._journal.of(PromiseSettled) if problem_of(one.promise) == self._name)
        if settled:
            kept, total = settled["kept"] + settled["late"], sum(settled.values())
            lines.append(
                f"Van {total} afspraken en verzoeken aan partners werden er {kept} nagekomen." if dutch
                else f"Of {total} promises and requests to partners {kept} were kept."
            )  # fmt: skip
        closed = Counter(one.party for one in self._of(FoundClosed))
        if closed:
            party, number = closed.most_common(1)[0]
            lines.append(f"{number} keer was {party} dicht." if dutch else f"{party} was closed {number} times.")
        incidents = sum(one.problem == self._name for one in self._journal.of(IncidentHappened))
        lines.append(said(OTHER, "many_incidents", self._language, n=incidents))
        return lines
