"""The outside world as it touches the officers: closed doors, who hears what, what is passed on, and youths who slide."""

from __future__ import annotations

from sim.world.facts import FoundClosed, IncidentHappened, PieceFound, PieceTold, ProblemMoved, StoodIn, TieChanged

from .runs import Run, digest, run, scenario

WEEKS = 16
LAAK = scenario("laak.yaml")
BAD = ("problems.escalates=0.3", "problems.slides_at=0.5", "problems.multiplier=2")
"""Twice as many problems that soon get worse, and slide as soon as they do."""


def test_no_partner_is_spoken_to_before_the_doors_open() -> None:
    """By phone or mail contact comes about in opening hours only, at whatever hour the officer rang or wrote."""
    lived = run("laak.yaml", WEEKS)
    hours = {partner.name: partner.hours for partner in lived.partners}
    contacts = [change for change in lived.journal.of(TieChanged) if change.role == "partner" and change.cause in ("message", "joint")]
    assert len(contacts) > 100
    for change in contacts:
        assert hours[change.party].is_open(change.time)


def test_police_work_for_others_while_their_doors_are_closed() -> None:
    """Police are at incidents of cases of others outside their hours; where partners never close there is no such work."""
    lived = run("laak.yaml", WEEKS)
    assert len(lived.journal.of(StoodIn)) > 50
    assert lived.journal.of(FoundClosed)
    for found in lived.journal.of(FoundClosed):
        partner = next(partner for partner in lived.partners if partner.name == found.party)
        assert not partner.hours.is_open(found.time)
        assert partner.hours.is_open(found.until)
    open_always = run("laak.yaml", WEEKS, *(f"partners.{name}.hours=always" for name in LAAK.partners))
    assert not open_always.journal.of(StoodIn)
    assert not open_always.journal.of(FoundClosed)


def test_each_partner_comes_by_what_its_work_shows_it() -> None:
    """Shops know where and who, schools and youth work who and why, care what its files hold: nobody comes by other kinds."""
    lived = run("laak.yaml", WEEKS, "pieces.partner_file=1")
    of = {person.name: partner for partner in lived.partners for person in partner.people}
    found = [piece for piece in lived.journal.of(PieceFound) if piece.role == "partner"]
    assert {piece.how for piece in found} >= {"file", "heard"}
    for piece in found:
        assert piece.piece[:-1] in of[piece.holder].knows
    kinds = {of[piece.holder].settings.type: set[str]() for piece in found}
    for piece in found:
        kinds[of[piece.holder].settings.type].add(piece.piece[:-1])
    assert "where" in kinds["commercial"]
    assert "care" in kinds["care"]


def test_at_a_table_for_all_beats_the_officer_speaks_for_his_colleagues() -> None:
    """Of the safety house's files most are of beats of others: he tells what they told him, and tells them what he heard."""
    lived = run("laak.yaml", 26)
    own = {officer.name: officer.beats[0].name for officer in lived.officers if officer.settings.kind == "A"}
    told = lived.journal.of(PieceTold)
    for_others = [
        piece for piece in told if piece.how == "meeting" and piece.teller in own and own[piece.teller] != piece.beat
    ]  # fmt: skip
    assert len(for_others) > 10
    assert any(piece.teller in own and piece.receiver in own and own[piece.receiver] == piece.beat for piece in told)


def test_a_successor_is_as_willing_as_any_other() -> None:
    """When somebody leaves who did more than he must, that leaves with him."""
    lived = Run(LAAK)
    person = next(person for partner in lived.partners for person in partner.people if person.willing > 1)
    person.leave()
    lived.close()
    assert person.willing == 1


def test_what_slides_brings_forth_crime() -> None:
    """From the moment a problem with youths has slid its incidents are offences; before, they were nuisance. Other kinds do not slide."""
    lived = run("laak.yaml", WEEKS, *BAD)
    slid = {moved.problem: moved.time for moved in lived.journal.of(ProblemMoved) if moved.state == "slid"}
    into = {name: kind.slides_into for name, kind in LAAK.problems.kinds.items()}
    usual = {name: kind.incident_kind for name, kind in LAAK.problems.kinds.items()}
    assert len(slid) > 5
    assert all(into[problem.split("/")[1]] for problem in slid)
    after = 0
    for happened in lived.journal.of(IncidentHappened):
        if happened.problem:
            kind, since = happened.problem.split("/")[1], slid.get(happened.problem)
            later = since is not None and happened.time > since
            assert happened.kind == (into[kind] if later else usual[kind])
            after += later
    assert after > 20


def test_where_nothing_slides_nothing_differs() -> None:
    """A severity that is never reached, and nothing to slide into, are the same to the last number."""
    never = run("laak.yaml", 10, "problems.slides_at=10")
    assert digest(never) == digest(run("laak.yaml", 10, "problems.kinds.youth.slides_into="))
    assert not [moved for moved in never.journal.of(ProblemMoved) if moved.state == "slid"]
