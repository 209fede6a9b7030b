/* One run as it came in: the ties at the end of each week, what happened, and the curves. Persons and beats go by number in the lines, by name here. */
const DAY_SECONDS = 86400;
const WEEK_SECONDS = 7 * DAY_SECONDS;
const GROUPS = ["whole", "coupled", "others"];

class Trajectory {
  constructor() {
    this.weeks = [];
    this.head = null;
    this.finished = false;
    this.pairs = new Map();
    this.before = [];
    this.strengths = [];
    this.open = [];
  }

  /** Take the next line of the run. */
  take(line) {
    if (line.kind === "head") {
      this.head = line;
      this.takeTies(line.ties, this.before);
      this.opened = line.open ?? {};
    } else if (line.kind === "week") {
      const now = [...(this.strengths.at(-1) ?? this.before)];
      this.takeTies(line.ties, now);
      this.strengths.push(now);
      this.opened = { ...this.opened, ...(line.open ?? {}) };
      this.open.push(this.opened);
      this.weeks.push({ ...line, happenings: line.happenings.map((one) => this.happening(line.week, one)) });
    } else if (line.kind === "end") this.finished = true;
  }
  takeTies(ties, strengths) {
    for (const [one, other, strength] of ties) {
      const key = `${this.head.people[one].id}|${this.head.people[other].id}`;
      if (!this.pairs.has(key)) this.pairs.set(key, this.pairs.size);
      strengths[this.pairs.get(key)] = strength;
    }
  }
  happening(week, [second, kind, from, to, place, problem, reason]) {
    const beat = place === null ? null : this.head.beats[place].id, name = (number_) => (number_ === null ? null : this.head.people[number_].id);
    return { week, second, kind: KINDS[kind]?.[reason] ?? KINDS[kind]?.[""] ?? kind, from: name(from), to: name(to), beat, problem: problem && `${beat}/${problem}`, reason };
  }

  /** The strength of a tie at a moment, in weeks since the start: between the ends of two weeks it goes in a straight line. */
  strength(key, moment) { return this.strengthAt(this.pairs.get(key), moment); }
  strengthAt(place, moment) {
    if (place === undefined) return 0;
    const week = Math.min(Math.floor(moment), this.weeks.length - 1);
    if (week < 0) return this.before[place] ?? 0;
    const after = this.strengths[week][place] ?? 0;
    const before = (week > 0 ? this.strengths[week - 1] : this.before)[place] ?? 0;
    return before + (after - before) * Math.min(1, moment - week);
  }

  /** A curve's value at the end of a week for the whole district, the coupled beats or the others; null where there was nothing to see. */
  value(curve, week, group) { return this.weeks[week]?.curves[curve.id]?.[GROUPS.indexOf(group)] ?? null; }

  /** Everything that happened before a moment, the latest last. */
  *happenings(until) {
    for (const line of this.weeks) {
      if (line.week >= until) return;
      for (const one of line.happenings) {
        if (line.week + one.second / WEEK_SECONDS > until) return;
        yield one;
      }
    }
  }
}

/** What the page calls each kind of happening, by how it went. */
const KINDS = {
  attention: { taken: "asked", refused: "declined", full: "full" }, visit: { "": "met" },
  door: { key: "key", rammed_key_at_hand: "rammed_at_hand", rammed: "rammed" },
  problem: { started: "opened" }, promise: { made: "promised" },
};
for (const how of ["signalled", "in_hand", "unsolved", "solved", "faded", "escalated", "slid"]) KINDS.problem[how] = how;
for (const how of ["kept", "late", "half", "excused", "broken", "refused"]) KINDS.promise[how] = how;
