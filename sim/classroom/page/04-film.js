/* What is on: the seed, the moves, the moment; and how a move, an undo or a link changes it. */

const film = {
  seed: 1, weeks: 26, curves: [], shown: ["squad_tie", "attention_met", "response_p3", "problems_open"], moves: [], moment: 0, playing: false, speed: "normal", group: null,
  undone: [], district: null, run: new Trajectory(), reference: new Trajectory(), loading: null, selected: null, followed: null,

  /** The levers as they stand in a week. */
  setting(week) {
    const now = { ...DEFAULTS };
    for (const [from, values] of this.moves) if (from <= week) Object.assign(now, values);
    return now;
  },
  /** The week from which a lever that is moved now will act. */
  effectWeek() {
    if (getter.offline) return fileWeek();
    return Math.min(Math.ceil(this.moment - 1e-9), this.weeks);
  },
  /** The moves by which this run differs from the dashed line: all but the workload with which both were started. */
  partingMoves() {
    return this.moves.map(([week, values]) => [week, Object.fromEntries(Object.entries(values).filter(([id]) => week > 0 || id !== "workload"))])
      .filter(([, values]) => Object.keys(values).length);
  },
  firstPolicyWeek() { return this.partingMoves()[0]?.[0] ?? null; },
  /** Coupled pairs of a setting: "all" gives each officer a squad in turn. */
  pairs(setting) {
    if (setting.coupling !== "all") return setting.coupling;
    const { officers, squads } = this.district;
    return officers.map((officer, place) => [squads[place % squads.length].id, officer.id]);
  },
  /** Places of the beats that are coupled at any time in this run. */
  coupledPlaces() {
    const beats = new Map(this.district.officers.map((officer) => [officer.id, officer.beat]));
    const coupled = new Set(this.moves.flatMap(([, values]) => values.coupling ? this.pairs(values) : []).map(([, officer]) => beats.get(officer)));
    return this.district.beats.map((beat, place) => [beat.id, place]).filter(([id]) => coupled.has(id)).map(([, place]) => place);
  },
  /** Which beats the curves show: what was chosen, as long as it can be shown. */
  shownGroup() {
    const coupled = this.coupledPlaces().length;
    if (!coupled || coupled === this.district.beats.length) return "whole";
    return this.group ?? "coupled";
  },

  /** The moves as they would be with one lever moved, from the next Monday on. */
  after(id, value) {
    if (getter.offline) {
      const now = { ...this.setting(this.weeks), [id]: value };
      if (!now.coupling.length) now.leaning = DEFAULTS.leaning;
      return tidy([[fileWeek(), now]]);
    }
    const week = this.effectWeek(), moves = structuredClone(this.moves), same = moves.find(([from]) => from === week);
    if (same) same[1][id] = value;
    else moves.push([week, { [id]: value }]);
    return tidy(moves);
  },
  move(id, value) {
    const week = this.effectWeek(), moves = this.after(id, value);
    if (week >= this.weeks) { announce(say("at_end"), true); return false; }
    if (getter.offline && !getter.stored(moves)) { announce(say("not_in_file"), true); return false; }
    this.change(moves, Math.min(this.moment, week));
    announce(say("moved", week + 1, describeMove({ [id]: value })));
    return true;
  },
  /** Put other moves in place, keep the old ones for undo, and go to where they begin to differ if the film was past it. */
  change(moves, moment = this.moment) {
    this.undone.push(this.moves);
    this.moves = moves;
    this.moment = moment;
    this.changed();
  },
  undo() {
    if (!this.undone.length) return;
    this.moves = this.undone.pop();
    this.changed();
    announce(say("undone", this.moves.length ? describeMoves(this.moves) : say("no_moves")));
  },
  changed() { this.writeLink(); this.load(); refresh(); },

  /** Ask for both runs. What was already seen of the old ones stays on until the new ones have come as far. */
  async load() {
    this.loading?.abort();
    const stop = this.loading = new AbortController();
    trouble(null);
    const needed = Math.max(1, Math.min(Math.ceil(this.moment), this.weeks)), alike = this.firstPolicyWeek() === null;
    const run = new Trajectory(), reference = alike ? run : new Trajectory();
    const take = (into) => (line) => {
      into.take(line);
      if (stop.signal.aborted || Math.min(run.weeks.length, reference.weeks.length) < needed) return;
      [this.run, this.reference] = [run, reference];
      refresh();
    };
    const ask = (without, into) => getter.run(this.seed, this.weeks, this.moves, without, stop.signal, take(into));
    try {
      await Promise.all(alike ? [ask(false, run)] : [ask(true, reference), ask(false, run)]);
      if (this.loading === stop) this.loading = null;
    } catch (problem) {
      if (problem.name !== "AbortError" && this.loading === stop) { stop.abort(); this.loading = null; this.playing = false; trouble(problem.message); }
    }
    refresh();
  },

  /** The whole run in a link: seed, weeks, moves and language. */
  link() {
    const short = new URLSearchParams({ seed: this.seed, weeks: this.weeks, moves: movesText(this.moves) });
    if (language !== "nl") short.set("lang", language);
    return `#${short}`;
  },
  writeLink() { history.replaceState(null, "", this.link()); },
  /** Take seed, weeks and moves from the link; what is not a whole number or a list of moves is refused. */
  readLink() {
    const asked = new URLSearchParams(location.hash.slice(1));
    try {
      if (asked.has("seed")) this.seed = whole(asked.get("seed"), 0, 2 ** 53);
      if (asked.has("weeks")) this.weeks = whole(asked.get("weeks"), 1, 104);
      if (asked.has("moves")) this.moves = tidy(JSON.parse(asked.get("moves")).map(([week, values]) => {
        for (const id of Object.keys(values)) if (!leverOf(id)) throw new Error(id);
        return [whole(week, 0, this.weeks - 1), values];
      }));
      if (getter.offline && !getter.stored(this.moves)) throw new Error(asked.get("moves"));
      return true;
    } catch { this.moves = []; return false; }
  },
};

function leverOf(id) { return film.district.levers.find((one) => one.id === id); }
/** The week in which the levers move in the lesson's file. */
function fileWeek() { return film.district.grid.moves.find((moves) => moves.length)?.[0][0] ?? 0; }

function whole(text, low, high) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < low || value > high) throw new Error(text);
  return value;
}

/** Moves in the order of their weeks, without a value that was already so. */
function tidy(moves) {
  const now = { ...DEFAULTS }, kept = [];
  for (const [week, values] of [...moves].sort((one, other) => one[0] - other[0])) {
    const news = Object.entries(values).filter(([id, value]) => movesText(now[id]) !== movesText(value));
    Object.assign(now, values);
    if (news.length) kept.push([week, Object.fromEntries(news)]);
  }
  return kept;
}
