"""Who somebody in a case is, in words: an officer by his beat, a squad member by his squad, a contact person by his partner."""

from __future__ import annotations

from typing import Any

from .words import Words

PIECES = ("who", "why", "care", "where", "suspect")


class People:
    """The names of one scenario."""

    def __init__(self, scenario: dict[str, Any], words: Words) -> None:
        self.words = words
        self._officers: dict[str, Any] = scenario.get("officers", {})
        self._squads: dict[str, Any] = scenario.get("squads", {})
        self._partners = sorted(scenario.get("partners", {}), key=len, reverse=True)

    def named(self, name: str) -> str:
        """A person (or a party) inside a sentence."""
        words = self.words
        if name in self._officers:
            post = self._officers[name] or {}
            beats = post.get("beats") or []
            if post.get("kind", "A") != "B" and len(beats) == 1:
                return words("people.officer", beat=beats[0])
            return words("people.coach", name=name)
        if name in self._partners:
            return name.replace("_", " ")
        for partner in self._partners:
            if name.startswith(f"{partner}-"):
                own = name[len(partner) + 1 :]
                return words("people.partner", partner=partner.replace("_", " "), name=own if own.isdigit() else words.quoted(own))
        group, _, number = name.rpartition("-")
        if group in self._squads:
            return words("people.member", squad=group, number=number)
        if group == "detective":
            return words("people.detective", number=number)
        return name

    def squad_of(self, name: str) -> str:
        """The squad to which somebody belongs; nothing for others."""
        group = name.rpartition("-")[0]
        return group if group in self._squads else ""

    def piece(self, piece: str) -> str:
        """What is known: who they are, why, where, which help there is, who the suspect is."""
        kind = piece.rstrip("0123456789")
        return self.words(f"piece.{kind}") if kind in PIECES else piece

    def pieces(self, found: list[str]) -> str:
        """Several pieces, each sort once."""
        return self.words.listed(list(dict.fromkeys(self.piece(piece) for piece in found)))
