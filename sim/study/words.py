"""What a study says on the screen, in Dutch and in English, side by side."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "basis": ("Zonder maatregelen", "Without policies"),
    "beleid": ("Met maatregelen", "With the policies"),
    "working": ("Werelden nagespeeld", "Worlds simulated"),
    "progress": ("{done} van {asked} herhalingen klaar", "{done} of {asked} replications done"),
    "resumed": ("{kept} van {asked} herhalingen waren al klaar.", "{kept} of {asked} replications were done already."),
    "interrupted": (
        "Afgebroken; {done} van {asked} herhalingen zijn bewaard. Geef dezelfde opdracht nog eens om verder te gaan.",
        "Interrupted; {done} of {asked} replications are kept. Give the same command again to go on.",
    ),
    "in_use": (
        "In de map '{folder}' schrijft al een andere run. Wacht tot die klaar is of kies een andere map.",
        "Another run is writing in the folder '{folder}'. Wait until it is done or choose another folder.",
    ),
    "cannot_write": (
        "Kan '{path}' niet schrijven: {reason}. Wat klaar was, is bewaard; maak ruimte of kies een andere map en geef de opdracht weer.",
        "Cannot write '{path}': {reason}. What was done is kept; make room or choose another folder and give the command again.",
    ),
    "failed": ("{failed} van {asked} herhalingen zijn mislukt:", "{failed} of {asked} replications failed:"),
    "failure": ("  herhaling {replication}, {policy}: {reason}", "  replication {replication}, {policy}: {reason}"),
    "more": ("  … en nog {n}", "  … and {n} more"),
    "measure": ("Maat", "Measure"),
    "all_n": ("{done} van {asked} herhalingen", "{done} of {asked} replications"),
    "interval": (
        "Per maatregel: verschil met '{basis}' per gelijk paar werelden, met de 95%-marge. 'Hoger' en 'lager' houden stand als alle "
        "maten van deze tabel samen worden bekeken (Holm).",
        "Per policy: difference from '{basis}' in pairs of equal worlds, with the 95% interval. 'Higher' and 'lower' hold when all "
        "measures of this table are looked at together (Holm).",
    ),
    "identical": ("precies gelijk", "identical"),
    "no_clear_difference": ("geen duidelijk verschil", "no clear difference"),
    "higher": ("hoger", "higher"),
    "lower": ("lager", "lower"),
    "": ("niets te vergelijken", "nothing to compare"),
    "points": ("procentpunt", "points"),
    "coupled": ("gekoppelde wijken", "coupled beats"),
    "other": ("andere wijken", "other beats"),
    "files": ("Alle tabellen staan in {folder}", "All tables are in {folder}"),
    "report": ("Het rapport staat in {report}", "The report is in {report}"),
    "no_report": (
        "Het rapport kon niet worden gemaakt ({reason}); de tabellen zijn wel compleet.",
        "The report could not be made ({reason}); the tables are complete.",
    ),
    "to_think_with": (
        "Om mee na te denken; niet om te voorspellen of om personen of straten te beoordelen.",
        "To think with; not to predict, nor to judge persons or streets.",
    ),
}


def say(code: str, language: str, **values: object) -> str:
    """A sentence in `nl` or `en` with its values filled in."""
    dutch, english = SENTENCES[code]
    return (dutch if language == "nl" else english).format(**values)
