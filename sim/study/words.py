"""What a study says on the screen, in Dutch and in English, side by side."""

from __future__ import annotations

import errno

SENTENCES: dict[str, tuple[str, str]] = {
    "basis": ("Zonder maatregelen", "Without policies"),
    "beleid": ("Met maatregelen", "With the policies"),
    "working": ("Werelden nagespeeld", "Worlds simulated"),
    "progress": ("{done} van {asked} herhalingen klaar", "{done} of {asked} replications done"),
    "left": ("nog {time}", "{time} left"),
    "resumed": ("{kept} van {asked} herhalingen waren al klaar.", "{kept} of {asked} replications were done already."),
    "interrupted": (
        "Afgebroken; bewaard: {done} van {asked} herhalingen. Geef dezelfde opdracht nog eens om verder te gaan.",
        "Interrupted; kept: {done} of {asked} replications. Give the same command again to go on.",
    ),
    "replaces": (
        "Deze run vervangt het resultaat van een ander scenario in deze map: {folder}",
        "This run replaces the result of another scenario in this folder: {folder}",
    ),
    "not_ours": (
        "De map '{folder}' bevat andere bestanden dan resultaten van een run. Kies met --out een nieuwe of lege map.",
        "The folder '{folder}' holds other files than results of a run. Choose a new or empty folder with --out.",
    ),
    "in_use": (
        "In de map '{folder}' schrijft al een andere run. Wacht tot die klaar is of kies een andere map.",
        "Another run is writing in the folder '{folder}'. Wait until it is done or choose another folder.",
    ),
    "cannot_write": (
        "Kan '{path}' niet schrijven: {reason}. {kept}Maak ruimte of kies een andere map en geef de opdracht opnieuw.",
        "Cannot write '{path}': {reason}. {kept}Make room or choose another folder and give the command again.",
    ),
    "memory_limit": (
        "Dit programma mag hier maar {allowed} MB geheugen gebruiken (ulimit -v) en heeft er minstens {least} nodig. Verruim de grens.",
        "This program may use only {allowed} MB of memory here (ulimit -v) and needs {least} at least. Widen the limit.",
    ),
    "memory": (
        "Er is te weinig geheugen. {kept}Neem minder processen (--workers 1) of meer geheugen, en geef de opdracht opnieuw.",
        "There is too little memory. {kept}Take fewer processes (--workers 1) or more memory, and give the command again.",
    ),
    "kept": ("Wat klaar was, is bewaard. ", "What was done is kept. "),
    "failed": ("{failed} van {asked} herhalingen zijn mislukt:", "{failed} of {asked} replications failed:"),
    "failure": ("  herhaling {replication}, {policy}: {reason}", "  replication {replication}, {policy}: {reason}"),
    "more": ("  … en nog {n}", "  … and {n} more"),
    "country_teams": (
        "Een heel land: {n} basisteams; elke herhaling is een team.",
        "A whole country: {n} base teams; each replication is one team.",
    ),
    "robust_base": ("Stap 1: het scenario zoals het er staat, {worlds} werelden.", "Step 1: the scenario as it stands, {worlds} worlds."),
    "robust_points": (
        "Stap 2: {points} andere denkbare districten, elk {worlds} werelden; {n} aannamen bewegen tegelijk.",
        "Step 2: {points} other conceivable districts, {worlds} worlds each; {n} assumptions move at once.",
    ),
    "robust_ends": (
        "Stap 3: de {n} aannamen die het meest uitmaken een voor een, aan beide einden, elk {worlds} werelden.",
        "Step 3: the {n} assumptions that matter most one by one, at both ends, {worlds} worlds each.",
    ),
    "robust_halving": ("Waar slaat het om? Nog {n} plaatsen.", "Where does it turn? {n} more places."),
    "robust_failed": (
        "{failed} van {asked} herhalingen zijn mislukt; zij tellen nergens mee.",
        "{failed} of {asked} replications failed; they count nowhere.",
    ),
    "no_dask": (
        "Voor --cluster is Dask nodig, en dat is hier niet geïnstalleerd: pip install 'dask>=2026.1' 'distributed>=2026.1'.",
        "--cluster needs Dask, which is not installed here: pip install 'dask>=2026.1' 'distributed>=2026.1'.",
    ),
    "cluster_silent": (
        "Op {where} antwoordt geen cluster. Draait de planner (dask scheduler), en klopt het adres?",
        "No cluster answers at {where}. Is the scheduler running (dask scheduler)? Is the address right?",
    ),
    "cluster_without": (
        "Een werker van het cluster kent het programma niet ({reason}). Start hem in de map van het programma, met PYTHONPATH=. ervoor.",
        "A worker of the cluster does not know the program ({reason}). Start it in the program's folder, with PYTHONPATH=.",
    ),
    "cluster_other": (
        "Werker {worker} heeft een andere versie van het programma; de uitkomsten zouden anders zijn. Zet daar dezelfde bestanden neer.",
        "Worker {worker} has another version of the program; the results would not be the same. Put the same files there.",
    ),
    "cluster_libraries": (
        "Werker {worker} heeft andere pakketten: {odd}. Installeer daar requirements.txt.",
        "Worker {worker} has other packages: {odd}. Install requirements.txt there.",
    ),
    "cluster_lost": (
        "Het cluster is weggevallen. Wat klaar was, is bewaard; geef dezelfde opdracht nog eens om verder te gaan.",
        "The cluster has gone. What was done is kept; give the same command again to go on.",
    ),
    "cluster_events": (
        "Met --cluster kunnen de gebeurtenissen niet mee (run.export_events): zij zijn te groot om terug te sturen. Zet die sleutel uit.",
        "With --cluster the events cannot be exported (run.export_events): they are too large to send back. Switch that key off.",
    ),
    "measure": ("Maat", "Measure"),
    "legend": (
        "{higher} duidelijk hoger en {lower} duidelijk lager dan {basis}, ook als alle hoofdmaten samen worden bekeken\n"
        "· geen duidelijk verschil; = gelijk in alle werelden; – niets te vergelijken; pp = procentpunt",
        "{higher} clearly higher and {lower} clearly lower than {basis}, also when all main measures are looked at together\n"
        "· no clear difference; = equal in all worlds; – nothing to compare; pp = percentage points",
    ),
    "coupled": ("gekoppelde wijken", "coupled beats"),
    "coupled_one": ("gekoppelde wijk", "coupled beat"),
    "other": ("andere wijken", "other beats"),
    "other_one": ("andere wijk", "other beat"),
    "coupled_squad": ("gekoppelde ploeg", "coupled squad"),
    "other_squads": ("andere ploegen", "other squads"),
    "squads": ("alle ploegen", "all squads"),
    "partner_officer": ("partner aan wijkagent", "partner to officer"),
    "officer_partner": ("wijkagent aan partner", "officer to partner"),
    "detective_officer": ("recherche aan wijkagent", "detective to officer"),
    "may_not": ("mocht niet", "was not allowed"),
    "area": ("uit de wijk", "of the area"),
    "targets": ("andere ernstige feiten (targets)", "other serious offences (targets)"),
    "partners": ("alle partners", "all partners"),
    "reporting": ("wie meldde of om hulp vroeg", "who reported or asked for help"),
    "silent": ("stille bewoners", "silent citizens"),
    "refused": ("geweigerd", "refused"),
    "citizen": ("bewoners", "citizens"),
    "detectives": ("recherche", "detectives"),
    "files": ("Alle tabellen staan in {folder}", "All tables are in {folder}"),
    "report": ("Het rapport staat in {report}", "The report is in {report}"),
    "no_report": (
        "Het rapport kon niet worden gemaakt ({reason}); de tabellen zijn wel compleet.",
        "The report could not be made ({reason}); the tables are complete.",
    ),
    "precise": (
        "Precisie: na {n} herhalingen is de marge van {measure} hoogstens ±{asked}, en dat bleef zo {ahead} herhalingen lang.",
        "Precision: after {n} replications the margin of {measure} is at most ±{asked}, and it stayed so for {ahead} replications.",
    ),
    "precision_short": (
        "Precisie: de bovengrens van {limit} herhalingen kwam eerst. De marge van {measure} is ±{reached}; gevraagd was ±{asked}. "
        "Naar schatting zijn er {needed} nodig: --set run.replications={needed}.",
        "Precision: the limit of {limit} replications came first. The margin of {measure} is ±{reached}; asked was ±{asked}. "
        "About {needed} are needed: --set run.replications={needed}.",
    ),
    "precision_near": (
        "Precisie: de bovengrens van {limit} herhalingen kwam eerst. De marge van {measure} is ±{reached}, zoals gevraagd (±{asked}), "
        "maar bleef dat nog niet lang genoeg.",
        "Precision: the limit of {limit} replications came first. The margin of {measure} is ±{reached}, as asked (±{asked}), "
        "but has not stayed so for long enough.",
    ),
    "precision_unknown": (
        "Precisie: van {measure} is na {limit} herhalingen geen marge te geven, "
        "want er is te weinig van waargenomen; gevraagd was ±{asked}.",
        "Precision: after {limit} replications there is no margin of {measure}, as too little of it was observed; asked was ±{asked}.",
    ),
    "no_measure": (
        "run.precision: de maat '{measure}' bestaat niet; bedoelt u '{near}'?",
        "run.precision: there is no measure '{measure}'; did you mean '{near}'?",
    ),
    "to_think_with": (
        "Om mee na te denken; niet om te voorspellen of om personen of straten te beoordelen.",
        "To think with; not to predict, nor to judge persons or streets.",
    ),
}

REASONS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("de schijf is vol", "the disk is full"),
    errno.EDQUOT: ("uw schijfruimte is op", "your share of the disk is used up"),
    errno.EROFS: ("op deze schijf kan niet worden geschreven", "this disk is read-only"),
    errno.EACCES: ("u mag hier niet schrijven", "you are not allowed to write here"),
    errno.EPERM: ("u mag hier niet schrijven", "you are not allowed to write here"),
    errno.ENOTDIR: ("een deel van dit pad is een bestand, geen map", "a part of this path is a file, not a folder"),
    errno.EEXIST: ("hier staat al een bestand met deze naam", "there is a file of this name"),
    errno.EISDIR: ("hier staat een map met deze naam", "there is a folder of this name"),
    errno.ENOENT: ("de map is verdwenen", "the folder has gone"),
    errno.ENAMETOOLONG: ("de naam is te lang", "the name is too long"),
    errno.EMFILE: ("er zijn te veel bestanden open", "too many files are open"),
    errno.EIO: ("de schijf geeft een fout", "the disk reports an error"),
}
"""Why a file could not be written, by the number the system gives."""


def reason_in_words(number: int | None, language: str) -> str:
    """Why a file could not be written, in `nl` or `en`."""
    dutch, english = REASONS.get(number or 0, (f"het systeem meldt fout {number}", f"the system reports error {number}"))
    return dutch if language == "nl" else english


def say(code: str, language: str, **values: object) -> str:
    """A sentence in `nl` or `en` with its values filled in."""
    dutch, english = SENTENCES[code]
    return (dutch if language == "nl" else english).format(**values)
