/* What things are called: persons, parties, beats, levers and happenings, in words for the reader. */
const people = new Map();
const names = {
  of(list, id) { return film.district?.[list]?.find((one) => one.id === id)?.name ?? id; },
  beat(id) { return this.of("beats", id); },
  squad(id) { return this.of("squads", id); },
  /** A squad, the detectives, a desk, or a partner by its own name. */
  party(id) {
    if (film.district.squads.some((squad) => squad.id === id)) return this.squad(id);
    if (id === "detectives") return say("detectives");
    const text = id.replaceAll("-", " ");
    return text.length < 4 ? text.toUpperCase() : capital(text);
  },
  person(id) {
    const person = people.get(id);
    if (!person) return id ? this.party(id) : say("somebody");
    const name = language === "nl" ? person.name : person.en ?? person.name;
    if (person.kind === "officer") return name.replace(/ wa-(\w+)$/, (_, rest) => ` ${rest.toUpperCase()}`);
    return person.kind === "partner" ? name.replace(person.party, this.party(person.party)) : name;
  },
  /** In a sentence the squad matters, not which member. */
  actor(id) {
    const person = people.get(id), party = partyOf(id);
    return party && person.kind !== "desk" ? this.party(party) : this.theOfficer(person) ?? this.person(id);
  },
  theOfficer(person) { return person?.kind === "officer" ? say("the_officer", this.person(person.id).replace(/^\S+ /, "")) : null; },
  /** A problem by what it is about. */
  problem(id) {
    const [kind, number_] = id.split("/").slice(-2);
    return `${WORDS[language].problems[kind] ?? kind} ${Number(number_) + 1}`;
  },
  /** What a lever, a line, a party or a reason is called in the lines of a run. */
  in(one) { return one ? one[language] ?? one.name ?? one.id : ""; },
  reason(id) { return this.in(film.run.head.reasons.find((one) => one.id === id) ?? { id }); },
  pair([squad, officer]) {
    const beat = film.district.officers.find((one) => one.id === officer)?.beat;
    return say("pair", this.squad(squad), beat ? this.beat(beat) : officer);
  },
};
/** With whom somebody is counted: his squad, the detectives, a desk or a partner. */
function partyOf(id) { const person = people.get(id); return person?.kind === "detective" ? "detectives" : person?.party ?? null; }
function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }
/** A curve by a name that can be read from the back row; its full name stands in the explanation. */
function shortName(curve) { return WORDS[language].short[curve.id] ?? names.in(curve); }
function unitName(unit) { return WORDS[language].units[unit] ?? unit; }
/** A value of a curve as it is written large: with a per cent sign where it is a share. */
function figure(value, curve) { return number(value, curve.decimals ?? 0) + (curve.unit === "%" && value !== null ? " %" : ""); }

/** One happening as a sentence. */
function sentence(one) {
  const last = one.kind === "silent" ? names.reason(one.reason) : one.kind === "closed" ? names.party(one.reason) : one.kind === "meeting" ? one.reason : one.kind === "told" && one.problem ? names.problem(one.problem).replace(/ \d+$/, "") : "";
  return capital(say(`h_${one.kind}`, names.actor(one.from), names.actor(one.to), one.beat ? names.beat(one.beat) : "", last));
}

/** The value of a lever in words. */
function valueName(lever, value) {
  if (lever.kind === "coupling") return value === "all" ? say("everyone") : value.length ? value.map((pair) => names.pair(pair)).join(", ") : say("nobody");
  return lever.positions.find((one) => one.id === value)?.name ?? String(value);
}
function describeMove(values) {
  return Object.entries(values).map(([id, value]) => {
    const lever = film.district.levers.find((one) => one.id === id);
    return `${lever.name.toLowerCase()}: ${valueName(lever, value)}`;
  }).join("; ");
}
function describeMoves(moves) { return moves.map(([week, values]) => say("moved", week + 1, describeMove(values))).join(" "); }

/** Day and hour of a moment, and whether it is office hours. */
function clock(moment) {
  const second = Math.floor((moment % 1) * WEEK_SECONDS + 1e-6), day = Math.floor(second / DAY_SECONDS), hour = (second % DAY_SECONDS) / 3600;
  const time = `${String(Math.floor(hour)).padStart(2, "0")}:${String(Math.floor((hour % 1) * 60)).padStart(2, "0")}`;
  const part = hour < 7 || hour >= 23 ? "night" : hour >= 17 ? "evening" : day > 4 ? "weekend" : hour < 9 ? "early" : "office";
  return { second, hour, day: WORDS[language].days[day], time, part };
}
