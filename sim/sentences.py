"""Every sentence of the front door and of the scenario reader, in Dutch and in English, side by side."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # numbers and time
    "unlimited": ("onbegrensd", "unlimited"),
    "not_a_number": ("geen getal", "not a number"),
    "n_seconds": ("ongeveer {n} s", "about {n} s"),
    "n_minutes": ("ongeveer {n} minuten", "about {n} minutes"),
    "n_hours": ("ongeveer {n} uur", "about {n} hours"),
    "n_days": ("ongeveer {n} dagen", "about {n} days"),
    # what was found in a scenario file
    "no_file": ("dit bestand is er niet", "there is no such file"),
    "not_a_file": ("dit is geen gewoon bestand", "this is not an ordinary file"),
    "no_access": ("dit bestand kan niet worden gelezen: {reason}", "this file cannot be read: {reason}"),
    "too_large": ("het bestand is groter dan 1 MiB", "the file is larger than 1 MiB"),
    "not_utf8": ("het bestand is geen UTF-8", "the file is not UTF-8"),
    "save_as_utf8": ("sla het op als UTF-8", "save it as UTF-8"),
    "odd_character": ("er staat een onzichtbaar teken (U+{number})", "there is an invisible character (U+{number})"),
    "remove_character": ("haal het weg", "remove it"),
    "tab": ("er staat een tab in de kantlijn", "there is a tab in the margin"),
    "use_spaces": ("gebruik spaties", "use spaces"),
    "syntax": ("dit is geen YAML: {what}", "this is not YAML: {what}"),
    "syntax_colon": ("een dubbele punt op een plaats waar dat niet kan", "a colon where none can stand"),
    "syntax_no_colon": ("een regel zonder 'sleutel: waarde'", "a line without 'key: value'"),
    "syntax_end": ("het bestand houdt op voordat iets is afgesloten", "the file ends before something is closed"),
    "syntax_indent": ("de inspringing klopt niet, of een haakje of aanhalingsteken ontbreekt",
                      "the indentation is wrong, or a bracket or quote is missing"),
    "syntax_quote": ("een tekst met aanhalingstekens is niet afgesloten", "a quoted text is not closed"),
    "syntax_other": ("hier loopt het lezen vast", "reading gets stuck here"),
    "quote_text": ("zet tekst met een dubbele punt of vreemd teken tussen aanhalingstekens",
                   "put text with a colon or an odd sign in quotes"),
    "two_documents": ("er staan twee documenten in dit bestand (---)", "there are two documents in this file (---)"),
    "one_document": ("één scenario per bestand", "one scenario a file"),
    "directive": ("een regel die met % begint wordt niet gelezen", "a line that begins with % is not read"),
    "empty_file": ("het bestand is leeg", "the file is empty"),
    "not_a_mapping": ("hier staat {found}", "here stands {found}"),
    "begin_with_keys": ("een scenario bestaat uit regels 'sleutel: waarde'", "a scenario consists of lines 'key: value'"),
    "alias": ("een verwijzing met * wordt niet gelezen", "a reference with * is not read"),
    "anchor": ("een anker met & wordt niet gelezen", "an anchor with & is not read"),
    "tag": ("een typeaanduiding met ! wordt niet gelezen", "a type mark with ! is not read"),
    "merge_key": ("samenvoegen met << wordt niet gelezen", "merging with << is not read"),
    "write_out": ("schrijf de waarde uit", "write the value out"),
    "too_deep": ("dit zit meer dan {limit} niveaus diep", "this is more than {limit} levels deep"),
    "too_many_nodes": ("er staan meer dan {limit} waarden in", "it holds more than {limit} values"),
    "too_long_text": ("deze tekst is langer dan {limit} tekens", "this text is longer than {limit} characters"),
    "too_big_number": ("dit getal is te groot", "this number is too large"),
    "too_big_allowed": ("hele getallen tot 2^53", "whole numbers up to 2^53"),
    "not_finite": ("{found} is geen gewoon getal", "{found} is not an ordinary number"),
    "write_word": ("er zijn sleutels die `never` of `unlimited` toelaten", "some keys allow `never` or `unlimited`"),
    "duplicate": ("deze sleutel staat er al, op regel {line}", "this key is already there, on line {line}"),
    "keep_one": ("laat er één staan", "keep one"),
    "twins": ("deze naam lijkt te veel op '{other}'", "this name is too much like '{other}'"),
    "other_name": ("kies een naam die ook zonder hoofdletters verschilt", "choose a name that differs without capitals too"),
    "key_not_text": ("een sleutel moet tekst zijn, dit is {found}", "a key must be text, this is {found}"),
    "comma_or_quote": ("een decimaal getal heeft een punt, geen komma; zet een naam van cijfers tussen aanhalingstekens",
                       "a decimal number has a point, no comma; put a name of digits in quotes"),
    "quote_key": ("zet hem tussen aanhalingstekens", "put it in quotes"),
    "bad_name": ("'{found}' kan geen naam zijn", "'{found}' cannot be a name"),
    "name_rule": ("letters, cijfers, spatie, - & + en _, hoogstens 60 tekens",
                  "letters, digits, space, - & + and _, at most 60 characters"),
    "bare_time": ("de tijd {found} staat niet tussen aanhalingstekens", "the time {found} is not in quotes"),
    "quote_time": ("schrijf \"{time}\"", "write \"{time}\""),
    "leading_zero": ("{found} begint met een nul", "{found} begins with a zero"),
    "thousands": ("{found} leest als {read}", "{found} reads as {read}"),
    "write_either": ("schrijf {one} of {other}", "write {one} or {other}"),
    "other_base": ("{found} is geen gewoon getal", "{found} is not an ordinary number"),
    "write_decimal": ("schrijf het getal uit in cijfers", "write the number in ordinary digits"),
    "write_this": ("schrijf {this}", "write {this}"),
    "empty_value": ("hier staat niets", "nothing stands here"),
    "fill_or_remove": ("vul iets in of haal de regel weg", "fill it in or remove the line"),
    "nothing_to_remove": ("hier valt niets weg te halen: het bestand hierboven heeft deze sleutel niet",
                          "there is nothing to remove here: the file above does not have this key"),
    # extends
    "extends_not_text": ("achter extends hoort één bestandsnaam", "after extends belongs one file name"),
    "extends_outside": ("'{found}' ligt buiten de map van dit bestand", "'{found}' lies outside the folder of this file"),
    "extends_inside": ("een bestand in dezelfde map of een map daaronder", "a file in the same folder or one below it"),
    "extends_cycle": ("'{found}' breidt uiteindelijk zichzelf uit", "'{found}' extends itself in the end"),
    "extends_deep": ("de ketting van extends is langer dan {limit}", "the chain of extends is longer than {limit}"),
    "no_extends": ("{n} onderdelen van een district ontbreken, waaronder {some}", "{n} parts of a district are missing, such as {some}"),
    "forgot_extends": ("vergat u `extends: laak.yaml`?", "did you forget `extends: laak.yaml`?"),
    "one_language": ("dit geeft maar één van de twee talen; de andere zou die van het bestand hieronder blijven",
                     "this gives only one of the two languages; the other would stay that of the file below"),
    "both_languages": ("geef nl en en", "give nl and en"),
    # --set
    "set_form": ("'{found}' is geen sleutel=waarde", "'{found}' is not key=value"),
    "set_example": ("bijvoorbeeld --set run.replications=50", "for example --set run.replications=50"),
    "set_twice": ("deze sleutel wordt twee keer gezet", "this key is set twice"),
    "set_not_mapping": ("'{found}' is geen groep van sleutels", "'{found}' is not a group of keys"),
    "set_whole": ("zet de hele waarde van '{found}' in één keer", "set the whole value of '{found}' at once"),
    # arms
    "arm_basis": ("basis is de naam van het district zonder maatregelen", "basis is the name of the district without policies"),
    "arm_rename": ("geef deze variant een andere naam", "give this variant another name"),
    "arm_key": ("een variant kan '{found}' niet veranderen", "a variant cannot change '{found}'"),
    "arm_may": ("alles behalve title, study en run", "everything except title, study and run"),
    # checks by kind
    "unknown_key": ("deze sleutel bestaat niet", "there is no such key"),
    "no_such_name": ("'{found}' is er niet", "there is no '{found}'"),
    "missing": ("deze sleutel ontbreekt", "this key is missing"),
    "found": ("{found}", "{found}"),
    "found_kind": ("{found} is {kind}", "{found} is {kind}"),
    "out_of_range": ("{found} valt buiten de grenzen", "{found} is out of range"),
    "not_a_choice": ("{found} is geen keuze hier", "{found} is not a choice here"),
    "too_few": ("hier staan er {found}", "here stand {found}"),
    "at_least_n": ("minstens {n}", "at least {n}"),
    "at_most_n": ("hoogstens {n}", "at most {n}"),
    "not_hours": ("'{found}' is geen rooster", "'{found}' is no roster"),
    "hours_allowed": ("zoals \"Ma-Vr 09:00-17:00\", meer delen na een komma, of always of closed",
                      "such as \"Mon-Fri 09:00-17:00\", more parts after a comma, or always or closed"),
    "hours_hint": ("dagen: Ma Di Wo Do Vr Za Zo", "days: Mon Tue Wed Thu Fri Sat Sun"),
    "error_unknown_name": ("'{name}' is geen {what}", "'{name}' is no {what}"),
    "error_two_officers": ("de wijk '{beat}' heeft al wijkagent '{first}'", "beat '{beat}' already has officer '{first}'"),
    "error_one_beat": ("een wijkagent A heeft één wijk; B heeft er meer", "an officer of kind A has one beat; B has several"),
    "error_reserved_name": ("'{name}' is de naam van een partij op het scorebord", "'{name}' is the name of a party on the scoreboard"),
    "error_partner_name": ("er is al een partner die '{name}' heet", "there is a partner called '{name}' already"),
    "error_starts_after_end": (
        "de maatregel begint in week {week}, als alles al voorbij is; hier kan: hoogstens {last}, want er zijn {warm_up} weken aanloop "
        "en {weeks} gemeten weken",
        "the policy starts in week {week}, when all is over; allowed here: at most {last}, for there are {warm_up} weeks of warm-up "
        "and {weeks} measured weeks"),
    "error_one_span": ("'{found}' is niet één overleg in de week; hier kan: één dag en tijd van hoogstens 12 uur, zoals \"Di 10:00-11:15\"",
                       "'{found}' is not one meeting in the week; allowed here: one day and time of at most 12 hours, "
                       "such as \"Tue 10:00-11:15\""),
    "what_beat": ("wijk", "beat"),
    "what_squad": ("ploeg", "squad"),
    "what_officer": ("wijkagent", "officer"),
    "what_party": ("partij", "party"),
    "what_partner": ("partner", "partner"),
    "what_incident_kind": ("soort incident", "kind of incident"),
    "what_kind_of_partner": ("soort partner", "kind of partner"),
    "what_kind_of_problem": ("soort probleem", "kind of problem"),
    "allowed": ("hier kan: {what}", "allowed here: {what}"),
    "allowed_and_more": ("hier kan: {what} en nog {n}", "allowed here: {what} and {n} more"),
    "did_you_mean": ("bedoelt u '{name}'?", "did you mean '{name}'?"),
    "true_or_false": ("schrijf true of false", "write true or false"),
    "decimal_point": ("schrijf {this}, met een punt", "write {this}, with a point"),
    "without_quotes": ("laat de aanhalingstekens weg", "leave out the quotes"),
    # kinds of values
    "a_number": ("een getal", "a number"),
    "a_whole_number": ("een heel getal", "a whole number"),
    "a_text": ("tekst", "text"),
    "a_yes_no": ("true of false", "true or false"),
    "a_bool": ("een ja/nee-waarde", "a yes/no"),
    "a_list": ("een lijst", "a list"),
    "a_group": ("een groep van sleutels", "a group of keys"),
    "a_nothing": ("niets", "nothing"),
    "between": ("{kind} van {low} tot en met {high}", "{kind} from {low} to {high}"),
    "from": ("{kind} vanaf {low}", "{kind} from {low}"),
    "up_to": ("{kind} tot en met {high}", "{kind} up to {high}"),
    "list_of": ("een lijst van {kind}", "a list of {kind}"),
    "group_of": ("een groep van naam: {kind}", "a group of name: {kind}"),
    "longest": ("tekst van hoogstens {n} tekens", "text of at most {n} characters"),
    "and_more": ("… en nog {n}", "… and {n} more"),
    # limits
    "cost": ("{n} districtsweken kosten {time}", "{n} district-weeks take {time}"),
    "cost_allowed": ("hoogstens {time}", "at most {time}"),
    "cost_hint": ("verlaag run.replications, run.weeks of het aantal varianten",
                  "lower run.replications, run.weeks or the number of variants"),
    "crowd": ("samen {found} bewoners", "{found} citizens together"),
    # differences in words
    "changed": ("{name}: {new} in plaats van {old}", "{name}: {new} instead of {old}"),
    "added": ("Nieuw: {name}: {new}", "New: {name}: {new}"),
    "removed": ("Vervalt: {name}", "Taken away: {name}"),
    "new_policy": ("Maatregel {name}: {about} ({kind})", "Policy {name}: {about} ({kind})"),
    "starts_in_warm_up": ("Let op: maatregel {name} begint in de aanloop, {time} voor de meting",
                          "Mind: policy {name} starts in the warm-up, {time} before measuring"),
    "one_week": ("1 week", "1 week"),
    "some_weeks": ("{n} weken", "{n} weeks"),
    "starts_late": ("Let op: maatregel {name} begint in week {week}: {n} van de {weeks} gemeten weken liggen vóór de start",
                    "Mind: policy {name} starts in week {week}: {n} of the {weeks} measured weeks lie before the start"),
    "in_variants": ("{line} (variant {arms})", "{line} (variant {arms})"),
    "one_variant": ("Let op: er is maar één variant: er valt niets te vergelijken. Noem een maatregel (policies) of een variant (study)",
                    "Mind: there is only one variant: there is nothing to compare. Name a policy (policies) or a variant (study)"),
    "variant_is_basis": ("Let op: variant {arm} is precies {basis}: er valt niets te vergelijken",
                         "Mind: variant {arm} is exactly {basis}: there is nothing to compare"),
    "arms_decide": ("Let op: {key} op de opdrachtregel doet niets, want elke variant zet die sleutel zelf",
                    "Mind: {key} on the command line does nothing, because every variant sets that key itself"),
    "arm_is_basis": ("Variant basis: hetzelfde district zonder maatregelen", "Variant basis: the same district without policies"),
    "arm_is_policy": ("Variant {arm}: het district met alle maatregelen", "Variant {arm}: the district with all policies"),
    "arm_sets": ("Variant {arm} ({title}): {sets}", "Variant {arm} ({title}): {sets}"),
    "nothing_else": ("verandert niets extra", "changes nothing else"),
    "never": ("nooit", "never"),
    "nothing": ("niets", "nothing"),
    "yes": ("ja", "yes"),
    "no": ("nee", "no"),
    # the command line
    "required": ("verplicht", "required"),
    "default_is": ("standaard {value}", "default {value}"),
    "unit_is": ("eenheid: {unit}", "unit: {unit}"),
    "grade_article": ("uit het artikel", "from the article"),
    "grade_literature": ("uit de literatuur", "from the literature"),
    "grade_assumption": ("een aanname", "an assumption"),
    "grade_choice": ("een keuze", "a choice"),
    "source_is": ("bron: {source}", "source: {source}"),
    "no_key_with": ("Er is geen sleutel met '{word}' in zijn naam of omschrijving.", "No key has '{word}' in its name or description."),
    "see_help": ("Hulp: python3 run.py --help", "Help: python3 run.py --help --lang en"),
    "no_value": ("{option} heeft een waarde nodig.", "{option} needs a value."),
    "bad_option_value": ("{option} {value}: dat kan niet; het kan zijn: {allowed}.", "{option} {value}: not possible; allowed: {allowed}."),
    "unknown_option": ("De optie {option} bestaat niet. Bedoelt u {hint}?", "There is no option {option}. Did you mean {hint}?"),
    "unknown_verb": ("'{verb}' is geen opdracht en geen bestand. Bedoelt u {hint}?",
                     "'{verb}' is no command and no file. Did you mean {hint}?"),
    "one_file": ("Geef één scenariobestand; dit zijn er {n}.", "Give one scenario file; these are {n}."),
    "interrupted": ("Gestopt.", "Stopped."),
    "unexpected": ("Er ging iets mis dat niet had mogen gebeuren ({reason}). Met --debug ziet u waar.",
                   "Something went wrong that should not have ({reason}). With --debug you see where."),
    "out_of_reach": ("Lezen of schrijven lukt niet ({reason}). Met --debug ziet u waar.",
                     "Cannot read or write ({reason}). With --debug you see where."),
    "nothing_ran": ("Er is niets gedraaid en niets geschreven.", "Nothing ran and nothing was written."),
    "title": ("{title}", "{title}"),
    "cost_line": ("{worlds}, {arms}, {weeks} na een aanloop van {warm_up}: {time}",
                  "{worlds}, {arms}, {weeks} after a warm-up of {warm_up}: {time}"),
    "one_world": ("1 wereld", "1 world"), "some_worlds": ("{n} werelden", "{n} worlds"),
    "one_arm": ("1 variant", "1 variant"), "some_arms": ("{n} varianten", "{n} variants"),
    "good": ("{file}: in orde.", "{file}: fine."),
}

HELP = """\
Een politiedistrict om mee te denken: niet om te voorspellen, niet om over personen of straten te oordelen.

  python3 run.py scenarios/koppeling.yaml     draai een scenario; het verslag komt in results/koppeling/
  python3 run.py check SCENARIO.yaml          lees het na zonder te draaien
  python3 run.py describe WOORD               welke sleutels er zijn met dat woord: wat, grenzen, standaard, bron
  python3 run.py --describe [SCENARIO.yaml]   alle sleutels, maten en maatregelen (JSON)
  python3 run.py test [--full] [...]          de tests (wat volgt gaat naar pytest)
  python3 run.py bench                        hoe snel het gaat

  --set SLEUTEL=WAARDE   zet één sleutel anders, bijvoorbeeld --set run.replications=50; mag vaker
  --out MAP              waar de uitkomsten komen
  --workers N            hoeveel processen tegelijk (0: alle kernen); verandert de uitkomsten niet
  --lang nl|en           taal van scherm en verslag
  --debug                bij een onverwachte fout: laat zien waar
  Uitgang: 0 klaar, 2 scenario of opdracht klopt niet, 3 klaar maar werelden mislukt, 4 lezen of schrijven lukt niet, 130 gestopt.

A police district to think with: not to predict, and not to judge persons or streets.

  python3 run.py scenarios/koppeling.yaml     run a scenario; the report goes to results/koppeling/
  python3 run.py check SCENARIO.yaml          look it over without running
  python3 run.py describe WORD --lang en      which keys there are with that word: what, range, default, source
  python3 run.py --describe [SCENARIO.yaml]   every key, measure and policy (JSON)
  python3 run.py test [--full] [...]          the tests (what follows goes to pytest)
  python3 run.py bench                        how fast it is

  --set KEY=VALUE        set one key differently, such as --set run.replications=50; may be repeated
  --out FOLDER           where the results go
  --workers N            processes at a time (0: every core); does not change the results
  --lang nl|en           language of screen and report
  --debug                at an unexpected error: show where
  Exit: 0 done, 2 wrong scenario or usage, 3 done but worlds failed, 4 cannot read or write, 130 stopped."""
