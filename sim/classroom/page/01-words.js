"use strict";
/* The words of the page, in Dutch and English. Names of people, levers and curves come from the district itself. */
const WORDS = {
  nl: {
    title: "Een wijk om mee te denken", skip: "Naar de hendels", question: "wat als het anders gaat?", tables: "Tabellen",
    predict: "Eerst voorspellen", look: "Kijk dichterbij", share: "Link", about: "Uitleg", other_language: "English",
    network: "Het district", curves: "Wat u meet", group: "Welke wijken", with: "deze film", without: "dezelfde weken zonder maatregel",
    transport: "De film", speed: "Snelheid", levers: "Hendels", undo: "Ongedaan maken", scoreboard: "Banden van wijkagenten", own_scale: "elke regel heeft een eigen schaal",
    ties_table: "Het plaatje als tabel: hoe sterk zijn de banden nu?", curves_table: "De lijnen als tabel, week voor week",
    story_table: "Wat er deze week gebeurde", close: "Sluiten",
    warning: "Een model om mee te denken: niet om te voorspellen, en niet om over personen of straten te oordelen.",
    play: "Afspelen", pause: "Pauze", back: "Een week terug", forward: "Een week verder", scrub: "Plaats in de film",
    slow: "rustig", normal: "gewoon", fast: "snel", week: "week {0}", week_of: "Week {0} van {1}", begin: "Begin", finish: "Einde",
    days: ["ma", "di", "wo", "do", "vr", "za", "zo"], office: "kantooruren", evening: "avond", night: "nacht", weekend: "weekend", early: "vroeg",
    whole: "heel het district", coupled: "gekoppelde wijk", coupled_many: "gekoppelde wijken", others: "andere wijken",
    station: "Bureau", beats: "Wijken", partners: "Partners", detectives: "recherche", info: "info", chief: "teamchef",
    stronger: "sterker dan zonder maatregel", weaker: "zwakker", same: "band", told: "verteld", kept_silent: "gezwegen",
    rammed: "deur geramd", success: "gelukt", failure: "mislukt", closed_door: "partner dicht", open_door: "open", talks: "bewoners die melden", silent: "bewoners die zwijgen",
    score_party: "met", score_made: "gemaakt", score_kept: "en nog behouden", score_lost: "verloren", partners_all: "partners", citizens_all: "bewoners",
    couple_squad: "Koppel", couple_officer: "aan", couple: "Koppel", everyone: "iedereen", nobody: "niemand",
    uncouple: "Maak los: {0}", pair: "{0} – {1}", acts_from: "een wijziging gaat in vanaf week {0}", acts_fixed: "in dit bestand gaan de hendels om in week {0}",
    on: "ja", off: "nee", at_end: "De film is uit. Ga een paar weken terug en zet dan een hendel om.", over: "de film is uit: ga eerst een paar weken terug",
    moved: "Vanaf week {0}: {1}.", undone: "Ongedaan gemaakt. {0}", no_moves: "Nog geen hendel omgezet: beide lijnen zijn precies gelijk.",
    not_in_file: "Deze combinatie zit niet in dit bestand.", not_all_levers: "De andere hendels zitten niet in dit bestand.", counting: "rekent…", waiting: "De server rekent. Een ogenblik.",
    failed: "Het lukt nu niet om de film op te halen.", again: "Probeer opnieuw", bad_link: "Deze link klopt niet helemaal; u ziet het district zoals het is.",
    n_now: "{0}: {1}, zonder maatregel {2}.", summary: "Week {0}. {1}", equal: "gelijk aan zonder maatregel",
    somebody: "iemand", the_officer: "de wijkagent van {0}", which_curve: "Lijn {0}: wat meet u?",
    problems: { family: "gezin", youth: "jongeren", burglary: "inbraken", neighbours: "burenruzie", confused: "verwarde persoon", drugs: "drugs", shops: "winkels", hospitality: "horeca", pupils: "scholieren" },
    short: { squad_tie: "Band met de ploegen", notes_told_at_once: "Meteen verteld", attention_met: "Aandacht gekregen", problems_open: "Open problemen", response_p3: "Wachten, prioriteit 3", frustration: "Frustratie", liveability: "Leefbaarheid" },
    units: { minutes: "minuten", "per beat": "per wijk", points: "punten", "1-10": "(cijfer)" },
    // happenings
    h_told: "{0} vertelt {1} iets over een zaak: {3}, {2}.", h_silent: "{0} weet iets, maar zwijgt tegen {1}: {3}.",
    h_rammed: "Een deur in {2} wordt geramd: niemand had de sleutel.", h_rammed_at_hand: "Een deur in {2} wordt geramd, terwijl de wijkagent de sleutel had.", h_key: "Een deur in {2} gaat open met de sleutel van de wijkagent.",
    h_asked: "{0} vraagt {1} om aandacht voor {2}, en krijgt ja.", h_declined: "{0} vraagt {1} om aandacht voor {2}, en krijgt nee.", h_full: "{0} vraagt {1} om aandacht voor {2}, maar het is al te vol.", h_met: "{0} gaat kijken in {2}, zoals gevraagd.",
    h_opened: "In {2} begint een probleem; nog niemand weet het.", h_signalled: "Een probleem in {2} is gezien.", h_in_hand: "Een probleem in {2} wordt aangepakt.", h_unsolved: "Een aanpak in {2} helpt niet.",
    h_solved: "In {2} is een probleem opgelost.", h_faded: "In {2} dooft een probleem vanzelf uit.", h_escalated: "In {2} loopt een probleem uit de hand.", h_slid: "In {2} glijden jongeren af.",
    h_promised: "{0} belooft {1} iets voor {2}.", h_kept: "{0} komt een belofte na in {2}.", h_late: "{0} is te laat met een belofte in {2}.", h_half: "{0} komt een belofte half na in {2}.",
    h_excused: "{0} zegt een belofte af in {2}.", h_broken: "{0} komt een belofte niet na in {2}.", h_refused: "{0} neemt een zaak uit {2} niet aan.",
    h_meeting: "Overleg met {1}: {3}.", h_closed: "{0} heeft {3} nodig, maar daar is de deur dicht.", h_pulled_in: "{1} wordt weggeroepen voor een spoedmelding.", h_left: "{0} vertrekt; een opvolger begint opnieuw.",
    left_out: "En nog {0} gebeurtenissen.", nothing: "Nog niets gebeurd.", at: "wanneer", what: "wat",
    // predict
    predict_title: "Eerst voorspellen", predict_need: "Zet eerst een hendel om. Bijvoorbeeld:", predict_example: "Koppel {0} aan {1}, vanaf week {2}",
    predict_about: "U verandert: {0} Wat verwacht u?", predict_curve: "Waar let u op?", predict_where: "Waar?", predict_direction: "Wordt het meer of minder?",
    more: "meer", less: "minder", even: "ongeveer gelijk", hands: "handen", predict_size: "Hoeveel, ongeveer?", size_small: "een beetje", size_half: "duidelijk", size_large: "heel veel",
    size_help: "een beetje: tot een tiende; duidelijk: tot een derde; heel veel: nog meer (vergeleken met zonder maatregel)",
    predict_pays: "Wie betaalt?", pays_nobody: "niemand", pays_others: "de andere wijken", pays_coupled: "de gekoppelde wijk zelf", pays_unknown: "weet ik niet",
    answer: "Laat het antwoord zien", your: "Uw verwachting", the_answer: "Het antwoord", this_world: "In deze film", worlds: "In {0} nagespeelde werelden",
    worlds_more: "in {0} van {1} werelden meer", worlds_less: "in {0} van {1} werelden minder", worlds_even: "in {0} van {1} werelden gelijk",
    lucky: "Elke stip is één wereld: hetzelfde district met andere toevalligheden.", who_pays: "Wie betaalt volgens het model?",
    pays_line: "{0}, {1}: slechter in {2} van {3} werelden", gains_line: "{0}, {1}: beter in {2} van {3} werelden", pays_none: "Niets wordt in minstens drie van de vier werelden slechter.",
    again_predict: "Nog eens", watch: "Bekijk de film", worlds_wait: "{0} van {1} werelden klaar…", right: "Dat verwachtte u ook.", wrong: "U verwachtte: {0}.", per_difference: "verschil met zonder maatregel ({0})",
    worlds_not: "Meer werelden staan niet in dit bestand.", nobody_hands: "De klas", unclear: "Daar is geen duidelijk antwoord op: de werelden zijn verdeeld.",
    // closer
    look_title: "Kijk dichterbij", look_who: "Wie?", look_case: "Volg een zaak", choose: "kies…", ties_of: "Banden, de sterkste eerst", now_without: "nu (zonder maatregel)",
    silent_why: "Waarom {0} zweeg", silent_times: "{0} keer: {1}", told_times: "Vertelde {0} keer iets.", no_silence: "Heeft tot nu toe niet gezwegen, voor zover hier te zien is.", why: "Waarom gebeurde dit?", journal: "In het kort", earlier: "vóór de start",
    case_name: "Zaak {0}, {1}", no_case: "Nog geen zaak te volgen: speel eerst een stukje af.", only_server: "Het dossier met wie wat wanneer wist, zit niet in dit bestand. U ziet wat er in de film gebeurde.", officer_of: "wijkagent van {0}",
    officer_b: "wijkagent {0}", member: "{0}, lid {1}", detective: "rechercheur {0}", person_of: "{0}, {1}", none_yet: "geen", squad_word: "ploeg",
    // share, about
    share_title: "Deze film als link", share_text: "Wie deze link opent, ziet precies deze film: dezelfde weken, dezelfde hendels.", copy: "Kopieer", copied: "Gekopieerd.", join: "QR-code voor de klas",
    share_offline: "Deze link werkt alleen met dit bestand op dezelfde plaats.",
    about_title: "Uitleg", about_1: "Links het bureau: ploegen en recherche. In het midden de wijken, elk met een wijkagent en bewoners. Rechts de partners; hun deur is open of dicht. Een lijn is een band: hoe dikker, hoe sterker.",
    about_2: "Rechts lopen twee lijnen. De doorgetrokken lijn is deze film. De streepjeslijn is hetzelfde district met dezelfde toevalligheden, maar zonder maatregel. Tot de eerste hendel zijn zij precies gelijk; wat daarna verschilt, komt door de hendel. Een werkdruk die vóór de start is gekozen, geldt voor allebei.",
    about_3: "Lijnen die van week tot week schommelen, tellen over de laatste vier weken. Eén film is één mogelijk verloop. Kijk daarom ook naar ‘Eerst voorspellen’: daar staan dertig werelden naast elkaar.",
    about_keys: "Toetsen: spatie speelt af of pauzeert, pijltje links en rechts een week, Home en End naar begin en einde.",
    seed: "Toeval nummer", seed_help: "Een ander nummer geeft hetzelfde district met andere toevalligheden.", restart: "Begin opnieuw", percentage_points: "procentpunt",
  },
  en: {
    title: "A district to think with", skip: "To the levers", question: "what if it goes differently?", tables: "Tables",
    predict: "Predict first", look: "Look closer", share: "Link", about: "About", other_language: "Nederlands",
    network: "The district", curves: "What you measure", group: "Which beats", with: "this run", without: "the same weeks without a policy",
    transport: "The run", speed: "Speed", levers: "Levers", undo: "Undo", scoreboard: "Ties of community officers", own_scale: "each row has its own scale",
    ties_table: "The picture as a table: how strong are the ties now?", curves_table: "The lines as a table, week by week",
    story_table: "What happened this week", close: "Close",
    warning: "A model to think with: not to predict, and not to judge persons or streets.",
    play: "Play", pause: "Pause", back: "Back a week", forward: "On a week", scrub: "Place in the run",
    slow: "slow", normal: "normal", fast: "fast", week: "week {0}", week_of: "Week {0} of {1}", begin: "Start", finish: "End",
    days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], office: "office hours", evening: "evening", night: "night", weekend: "weekend", early: "early",
    whole: "whole district", coupled: "coupled beat", coupled_many: "coupled beats", others: "other beats",
    station: "Station", beats: "Beats", partners: "Partners", detectives: "detectives", info: "info", chief: "team chief",
    stronger: "stronger than without the policy", weaker: "weaker", same: "tie", told: "told", kept_silent: "kept silent",
    rammed: "door rammed", success: "done", failure: "failed", closed_door: "partner closed", open_door: "open", talks: "citizens who report", silent: "citizens who keep silent",
    score_party: "with", score_made: "made", score_kept: "and still kept", score_lost: "lost", partners_all: "partners", citizens_all: "citizens",
    couple_squad: "Couple", couple_officer: "to", couple: "Couple", everyone: "everybody", nobody: "nobody",
    uncouple: "Uncouple: {0}", pair: "{0} – {1}", acts_from: "a change acts from week {0}", acts_fixed: "in this file the levers move in week {0}",
    on: "yes", off: "no", at_end: "The run is over. Go back a few weeks, then move a lever.", over: "the run is over: go back a few weeks first",
    moved: "From week {0}: {1}.", undone: "Undone. {0}", no_moves: "No lever has been moved yet: both lines are exactly the same.",
    not_in_file: "This combination is not in this file.", not_all_levers: "The other levers are not in this file.", counting: "computing…", waiting: "The server is computing. One moment.",
    failed: "The run cannot be fetched at the moment.", again: "Try again", bad_link: "This link is not quite right; you see the district as it is.",
    n_now: "{0}: {1}, without the policy {2}.", summary: "Week {0}. {1}", equal: "the same as without a policy",
    somebody: "somebody", the_officer: "the officer of {0}", which_curve: "Line {0}: what do you measure?",
    problems: { family: "family", youth: "youths", burglary: "burglaries", neighbours: "neighbours", confused: "confused person", drugs: "drugs", shops: "shops", hospitality: "bars", pupils: "pupils" },
    short: { squad_tie: "Tie with the squads", notes_told_at_once: "Told at once", attention_met: "Attention given", problems_open: "Open problems", response_p3: "Waiting, priority 3", frustration: "Frustration", liveability: "Liveability" },
    units: { "1-10": "(grade)" },
    // happenings
    h_told: "{0} tells {1} something about a case: {3}, {2}.", h_silent: "{0} knows something but keeps silent towards {1}: {3}.",
    h_rammed: "A door in {2} is rammed: nobody had the key.", h_rammed_at_hand: "A door in {2} is rammed, while the officer had the key.", h_key: "A door in {2} is opened with the officer's key.",
    h_asked: "{0} asks {1} for attention to {2}, and gets a yes.", h_declined: "{0} asks {1} for attention to {2}, and gets a no.", h_full: "{0} asks {1} for attention to {2}, but it is too full already.", h_met: "{0} goes to have a look in {2}, as asked.",
    h_opened: "A problem begins in {2}; nobody knows yet.", h_signalled: "A problem in {2} has been noticed.", h_in_hand: "A problem in {2} is taken in hand.", h_unsolved: "An attempt in {2} does not help.",
    h_solved: "A problem in {2} is solved.", h_faded: "A problem in {2} fades of its own accord.", h_escalated: "A problem in {2} gets out of hand.", h_slid: "Youths in {2} slide into crime.",
    h_promised: "{0} promises {1} something for {2}.", h_kept: "{0} keeps a promise in {2}.", h_late: "{0} is late with a promise in {2}.", h_half: "{0} keeps half a promise in {2}.",
    h_excused: "{0} calls off a promise in {2}.", h_broken: "{0} does not keep a promise in {2}.", h_refused: "{0} does not take on a case from {2}.",
    h_meeting: "A meeting with {1}: {3}.", h_closed: "{0} needs {3}, but finds the door closed.", h_pulled_in: "{1} is called away to an urgent call.", h_left: "{0} leaves; a successor begins anew.",
    left_out: "And {0} more.", nothing: "Nothing has happened yet.", at: "when", what: "what",
    predict_title: "Predict first", predict_need: "Move a lever first. For instance:", predict_example: "Couple {0} to {1}, from week {2}",
    predict_about: "You change: {0} What do you expect?", predict_curve: "What do you watch?", predict_where: "Where?", predict_direction: "Will it be more or less?",
    more: "more", less: "less", even: "about the same", hands: "hands", predict_size: "How much, roughly?", size_small: "a little", size_half: "clearly", size_large: "a great deal",
    size_help: "a little: up to a tenth; clearly: up to a third; a great deal: more than that (compared with no policy)",
    predict_pays: "Who pays?", pays_nobody: "nobody", pays_others: "the other beats", pays_coupled: "the coupled beat itself", pays_unknown: "I do not know",
    answer: "Show the answer", your: "Your expectation", the_answer: "The answer", this_world: "In this run", worlds: "In {0} simulated worlds",
    worlds_more: "more in {0} of {1} worlds", worlds_less: "less in {0} of {1} worlds", worlds_even: "the same in {0} of {1} worlds",
    lucky: "Each dot is one world: the same district with other chance events.", who_pays: "Who pays, according to the model?",
    pays_line: "{0}, {1}: worse in {2} of {3} worlds", gains_line: "{0}, {1}: better in {2} of {3} worlds", pays_none: "Nothing becomes worse in at least three of four worlds.",
    again_predict: "Once more", watch: "Watch the run", worlds_wait: "{0} of {1} worlds done…", right: "As you expected.", wrong: "You expected: {0}.", per_difference: "difference from no policy ({0})",
    worlds_not: "More worlds are not in this file.", nobody_hands: "The class", unclear: "There is no clear answer: the worlds are divided.",
    look_title: "Look closer", look_who: "Who?", look_case: "Follow a case", choose: "choose…", ties_of: "Ties, strongest first", now_without: "now (without the policy)",
    silent_why: "Why {0} kept silent", silent_times: "{0} times: {1}", told_times: "Told something {0} times.", no_silence: "Has not kept silent so far, as far as can be seen here.", why: "Why did this happen?", journal: "In short", earlier: "before the start",
    case_name: "Case {0}, {1}", no_case: "No case to follow yet: play a little first.", only_server: "The file of who knew what when is not in this document. You see what happened in the run.", officer_of: "officer of {0}",
    officer_b: "officer {0}", member: "{0}, member {1}", detective: "detective {0}", person_of: "{0}, {1}", none_yet: "none", squad_word: "squad",
    share_title: "This run as a link", share_text: "Whoever opens this link sees exactly this run: the same weeks, the same levers.", copy: "Copy", copied: "Copied.", join: "QR code for the class",
    share_offline: "This link only works with this file in the same place.",
    about_title: "About", about_1: "On the left the station: squads and detectives. In the middle the beats, each with an officer and citizens. On the right the partners; their door is open or closed. A line is a tie: the thicker, the stronger.",
    about_2: "On the right two lines run. The solid line is this run. The dashed line is the same district with the same chance events, but without a policy. Until the first lever moves they are exactly the same; whatever differs after that comes from the lever. A workload chosen before the start applies to both.",
    about_3: "Lines that swing from week to week count over the last four weeks. One run is one possible course. So look at ‘Predict first’ too: there thirty worlds stand side by side.",
    about_keys: "Keys: space plays or pauses, left and right arrow move a week, Home and End go to start and end.",
    seed: "Chance number", seed_help: "Another number gives the same district with other chance events.", restart: "Start again", percentage_points: "percentage points",
  },
};
let language = "nl";

/** One sentence of the page in the language that is on, with what is filled in at {0}, {1}, … */
function say(key, ...filled) {
  const text = WORDS[language][key];
  return filled.reduce((sofar, value, place) => sofar.replaceAll(`{${place}}`, String(value)), text ?? key);
}

/** Put every fixed text of the page in the language that is on. */
function translate() {
  document.documentElement.lang = language;
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = say(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", say(element.dataset.tLabel));
  const other = document.getElementById("language");
  other.textContent = say("other_language");
  other.lang = language === "nl" ? "en" : "nl";
}

/** A number as people of this language write it. */
function number(value, decimals = 0) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const rounded = Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value;
  return rounded.toLocaleString(language === "nl" ? "nl-NL" : "en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** An element with attributes and children; text is always text, never markup. */
function make(tag, attributes = {}, ...children) {
  const svg = ["svg", "path", "line", "circle", "text", "rect", "g", "polygon", "clipPath", "defs", "title"].includes(tag) && attributes !== null;
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
