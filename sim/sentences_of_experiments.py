"""What the front door and the scenario reader say of sweeps and of scenarios side by side, in Dutch and in English."""

from __future__ import annotations

EXPERIMENTS: dict[str, tuple[str, str]] = {
    # sweeps
    "sweep_twice": ("de waarde {found} staat er twee keer", "the value {found} is there twice"),
    "sweep_lengths": ("de lijsten zijn niet even lang: {found}", "the lists are not equally long: {found}"),
    "sweep_lengths_hint": ("geef elke sleutel evenveel waarden, of kies combine: product",
                           "give each key as many values, or choose combine: product"),
    "sweep_many": ("dit zijn {found} varianten", "these are {found} variants"),
    "sweep_example": ("bijvoorbeeld policies.koppeling.others=0.5,0.8,1", "for example policies.koppeling.others=0.5,0.8,1"),
    "sweep_nothing": ("Zeg wat er moet variëren: achter het bestand, zoals policies.koppeling.others=0.5,0.8,1, of erin onder sweep.",
                      "Say what is to vary: after the file, such as policies.koppeling.others=0.5,0.8,1, or in the file under sweep."),
    "lesson_nothing": ("Een lesblad gaat over koppelen; dit scenario heeft geen maatregel squad_coupling. Neem scenarios/koppeling.yaml.",
                       "A lesson sheet is about coupling; this scenario has no policy squad_coupling. Take scenarios/koppeling.yaml."),
    "lesson_written": ("Het lesblad staat in {file}.", "The lesson sheet is in {file}."),
    "swept": ("Doorlopen: {name} ({key}) = {values}", "Swept: {name} ({key}) = {values}"),
    "swept_beside": ("Elke variant staat naast hetzelfde district zonder maatregelen",
                     "Each variant stands beside the same district without policies"),
    "swept_own": ("Elke variant staat naast een eigen referentie: hetzelfde district met dezelfde waarden, zonder maatregelen",
                  "Each variant stands beside a reference of its own: the same district with the same values, without policies"),
    # the page for a class
    "class_here": ("De pagina staat klaar, alleen op deze computer: {link}", "The page is ready, on this computer only: {link}"),
    "class_room": ("De pagina staat klaar voor het hele lokaal: {link}", "The page is ready for the whole room: {link}"),
    "class_join": ("Laat de klas dit zien, met de QR-code: {link}", "Show this to the class, with the QR code: {link}"),
    "class_stop": ("Stoppen: Ctrl-C.", "To stop: Ctrl-C."),
    "class_over": ("De pagina is gestopt.", "The page has stopped."),
    "lesson_begins": ("{settings} standen van de hendels, in {worlds} werelden; dat duurt enkele minuten.",
                      "{settings} positions of the levers, in {worlds} worlds; that takes some minutes."),
    "lesson_progress": ("{done} van {of} werelden", "{done} of {of} worlds"),
    "lesson_file": ("Het bestand voor de les: {file} ({size} MB). Het werkt zonder netwerk.",
                    "The file for the lesson: {file} ({size} MB). It works without a network."),
    "class_no_address": ("Op {host}, poort {port} kan de pagina niet staan ({reason}). Kies een andere met --port of --host.",
                         "The page cannot be at {host}, port {port} ({reason}). Choose another with --port or --host."),
    # several scenarios side by side
    "compared_reference": ("Referentie (basis): {file}, zoals het er staat", "Reference (basis): {file}, as it stands"),
    "compared_whole": ("{file} doet mee zoals het er staat: de varianten erin (study, sweep) doen niet mee",
                       "{file} takes part as it stands: the variants in it (study, sweep) do not"),
    "compared_district": ("dit is een ander district dan {file}: {odd} staat maar in een van beide",
                          "this is another district than {file}: {odd} is in one of the two only"),
    "compared_apart": ("draai ze los van elkaar; hun verschil heeft geen gedeelde werelden",
                       "run them apart; their difference has no shared worlds"),
    "compared_run": ("{found}, en {other} in {file}", "{found}, and {other} in {file}"),
    "compared_set": ("geef voor alle dezelfde waarde met --set run.{key}=...", "give all the same value with --set run.{key}=..."),
    "two_files": ("Geef twee of meer verschillende scenariobestanden; dit zijn er {n}.",
                  "Give two or more different scenario files; these are {n}."),
    "not_compared": ("{file} is niet een van de bestanden die worden vergeleken.", "{file} is not one of the files that are compared."),
    # robustness
    "robust_line": ("{n} aannamen, {points} denkbare districten, samen {lives} werelden met elk {arms} varianten: {time}, en daarna wat er "
                    "nodig is om te vinden waar het omslaat",
                    "{n} assumptions, {points} conceivable districts, {lives} worlds in all with {arms} variants each: {time}, and then "
                    "what it takes to find where it turns"),
    "country_only": ("Een land (country) gaat met één stel maatregelen en zonder varianten: zet er policies in, en geen study of sweep.",
                     "A country goes with one set of policies and no variants: put policies in it, and no study or sweep."),
    "robust_nothing": ("Dit scenario vergelijkt niets: er is geen maatregel en geen variant waarvan de uitkomst kan kantelen.",
                       "This scenario compares nothing: there is no policy and no variant of which the outcome could turn."),
    "robust_sweep": ("Een scenario met een sweep kan niet op robuustheid worden bekeken; haal sweep weg (--set sweep=).",
                     "A scenario with a sweep cannot be looked at for robustness; take the sweep away (--set sweep=)."),
    "robust_only": ("--only {word}: geen enkele aanname begint zo; bedoelt u '{near}'?",
                    "--only {word}: no assumption begins like that; did you mean '{near}'?"),
}
