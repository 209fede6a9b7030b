"""The units in which measures are told, in Dutch and in English."""

from __future__ import annotations

UNITS: dict[str, tuple[str, str]] = {
    "0-1": ("(0–1)", "(0–1)"),
    "1-10": ("(1–10)", "(1–10)"),
    "a year": ("per jaar", "a year"),
    "a year per officer": ("per jaar per wijkagent", "a year per officer"),
    "times a year": ("per jaar", "a year"),
    "ties a year": ("per jaar", "a year"),
    "points a year": ("punten/jaar", "points a year"),
    "points": ("punten", "points"),
    "per beat": ("per wijk", "per beat"),
    "weeks": ("weken", "weeks"),
    "days": ("dagen", "days"),
    "hours": ("uur", "hours"),
    "hours a week": ("uur/week", "hours a week"),
    "hours a year": ("uur/jaar", "hours a year"),
    "minutes": ("minuten", "minutes"),
    "cases": ("zaken", "cases"),
    "officers": ("wijkagenten", "officers"),
    "acts per problem": ("per probleem", "per problem"),
}
"""By the unit of the catalogue; shares are percentages and need no other unit."""


def unit_of(unit: str, language: str) -> str:
    """A unit of the catalogue in `nl` or `en`; nothing where it has no word here, rather than a word of the other language."""
    dutch, english = UNITS.get(unit, ("", ""))
    return dutch if language == "nl" else english
