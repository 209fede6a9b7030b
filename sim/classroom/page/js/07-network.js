/* The living network: ties that thicken and fade, doors that open and close, and what is told. Blue is more than without the policy, vermilion less. */
const INK = "#20242b", QUIET = "#5b6370", BLUE = "#0072b2", VERMILION = "#c8500a", GREEN = "#00795a", PAPER = "#fbfaf6", NIGHT = "#e3e6ee";
const DIFFERENT = 2;

const network = {
  canvas: document.getElementById("network"), plan: null, ties: null, tiesAt: null,

  /** Fit the canvas to its place and the screen's own pixels. */
  fit() {
    const box = document.getElementById("picture").getBoundingClientRect();
    if (!film.district || !people.size || box.width < 50) return;
    const sharp = Math.min(2, window.devicePixelRatio || 1);
    this.canvas.width = Math.round(box.width * sharp);
    this.canvas.height = Math.round(box.height * sharp);
    this.sharp = sharp;
    const letter = Math.max(11, Math.min(box.height / 33, box.width / 46));
    this.plan = layOut(box.width, box.height, letter);
    this.ties = document.createElement("canvas");
    this.ties.width = this.canvas.width;
    this.ties.height = this.canvas.height;
    this.tiesAt = null;
  },

  /** Ties between a person and a party as one: the mean over its members. */
  bundles() {
    if (this.bundled?.run === film.run && this.bundled.size === film.run.pairs.size) return this.bundled.list;
    const together = new Map();
    for (const key of film.run.pairs.keys()) {
      const [one, other] = key.split("|"), person = people.get(other);
      if (!person || !people.has(one)) continue;
      const party = partyOf(other), bundle = `${one}|${party ?? other}`;
      if (!together.has(bundle)) together.set(bundle, { one, other, party, kind: person.kind, keys: [] });
      together.get(bundle).keys.push(key);
    }
    this.bundled = { run: film.run, size: film.run.pairs.size, list: [...together.values()] };
    return this.bundled.list;
  },
  mean(run, keys, moment) { let sum = 0; for (const key of keys) sum += run.strength(key, moment); return sum / keys.length; },
  end(bundle) {
    const { plan } = this;
    if (bundle.kind === "squad") return plan.squads.find((squad) => squad.id === bundle.party);
    if (bundle.kind === "detective") return plan.island;
    return plan.nodes.get(bundle.other);
  },

  /** Draw all ties on a sheet of their own; it is made anew only when they have changed enough to see. */
  drawTies(moment) {
    const stamp = `${Math.round(moment * 8)}|${film.selected}|${this.plan.width}`;
    if (this.tiesAt?.stamp === stamp && this.tiesAt.run === film.run && this.tiesAt.weeks === film.run.weeks.length) return;
    this.tiesAt = { stamp, run: film.run, weeks: film.run.weeks.length };
    const pen = this.ties.getContext("2d");
    pen.setTransform(this.sharp, 0, 0, this.sharp, 0, 0);
    pen.clearRect(0, 0, this.plan.width, this.plan.height);
    const thick = this.plan.letter / 14, both = film.run !== film.reference;
    const hairs = new Map();
    for (const key of film.run.pairs.keys()) {
      const [one, other] = key.split("|"), from = this.plan.nodes.get(other), to = this.plan.nodes.get(one);
      if (!from || !to) continue;
      const strength = film.run.strength(key, moment);
      const chosen = film.selected && this.concerns(one, other);
      if (film.selected ? !chosen : strength < 25) continue;
      const change = both && film.selected ? strength - film.reference.strength(key, moment) : 0;
      const colour = change > DIFFERENT * 2 ? BLUE : change < -DIFFERENT * 2 ? VERMILION : QUIET;
      const level = Math.min(4, Math.floor(strength / 20));
      const bucket = `${colour}|${level}`;
      if (!hairs.has(bucket)) hairs.set(bucket, new Path2D());
      stringBetween(hairs.get(bucket), from, to);
    }
    for (const [bucket, path] of hairs) {
      const [colour, level] = bucket.split("|");
      pen.strokeStyle = colour;
      pen.globalAlpha = film.selected ? 0.25 + 0.15 * level : 0.04 + 0.035 * level;
      pen.lineWidth = thick * (film.selected ? 0.5 + 0.9 * level : 0.5 + 0.2 * level);
      pen.stroke(path);
    }
    if (!film.selected) this.drawBundles(pen, moment, thick, both);
    pen.globalAlpha = 1;
  },
  drawBundles(pen, moment, thick, both) {
    const changed = [];
    for (const bundle of this.bundles()) {
      if (bundle.kind === "citizens") continue;
      const from = this.end(bundle), to = this.plan.nodes.get(bundle.one);
      if (!from || !to) continue;
      const strength = this.mean(film.run, bundle.keys, moment);
      const change = both ? strength - this.mean(film.reference, bundle.keys, moment) : 0;
      if (Math.abs(change) > (bundle.kind === "squad" ? DIFFERENT : DIFFERENT * 4)) changed.push({ from, to, strength, change, few: bundle.keys.length < 5 });
      else this.bundle(pen, from, to, strength, QUIET, 0.05 + strength / 550, thick);
    }
    for (const { from, to, strength, change, few } of changed.sort((one, other) => Math.abs(one.change) - Math.abs(other.change))) {
      const share = Math.min(1, Math.abs(change) / (few ? 60 : 12));  // one or two contact persons swing more than a squad of thirteen
      this.bundle(pen, from, to, strength, change > 0 ? BLUE : VERMILION, 0.3 + 0.6 * share, thick * (1 + share * 0.8), change < 0);
    }
  },
  bundle(pen, from, to, strength, colour, alpha, thick, dashed = false) {
    const path = new Path2D();
    stringBetween(path, { x: from.x + (from.r ?? 0), y: from.y }, to);
    pen.strokeStyle = colour;
    pen.globalAlpha = alpha;
    pen.lineWidth = thick * (0.4 + 7 * (strength / 100) ** 1.3);
    pen.setLineDash(dashed ? [thick * 6, thick * 3] : []);
    pen.stroke(path);
    pen.setLineDash([]);
  },
  concerns(one, other) {
    const { selected } = film, party = partyOf(other);
    return selected === one || selected === other || (party && selected === `party:${party}`);
  },

  /** One frame. */
  draw(moment) {
    if (!this.plan) return;
    const pen = this.canvas.getContext("2d"), { width, height } = this.plan;
    pen.setTransform(this.sharp, 0, 0, this.sharp, 0, 0);
    const now = clock(Math.min(moment, film.weeks - 1e-6));
    pen.fillStyle = mixColours(PAPER, NIGHT, film.speed === "slow" || !film.playing ? nightShare(now.hour) : 0);
    pen.fillRect(0, 0, width, height);
    scenery.heads(pen, this.plan);
    this.drawTies(moment);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(this.ties, 0, 0);
    pen.setTransform(this.sharp, 0, 0, this.sharp, 0, 0);
    scenery.beats(pen, this.plan, moment);
    scenery.station(pen, this.plan, moment);
    scenery.doors(pen, this.plan, moment, now.second);
    scenery.officers(pen, this.plan);
    scenery.labels(pen, this.plan, moment);
    travellers.draw(pen, this.plan, moment);
  },

  /** Who or what is at a place of the picture: a person, or a party. */
  at(x, y) {
    const { plan } = this;
    if (!plan) return null;
    let best = null, least = plan.letter * 1.1;
    const consider = (id, there, near) => { const far = Math.hypot(there.x - x, there.y - y) - near; if (far < least) { least = far; best = id; } };
    for (const beat of plan.beats) if (Math.abs(beat.x - x) < beat.wide / 2 && Math.abs(beat.y - y) < beat.high / 2) consider([...people.values()].find((person) => person.kind === "officer" && person.beat === beat.id)?.id ?? null, { x, y }, -plan.letter);
    for (const [id, node] of plan.nodes) if (["officer", "citizens"].includes(node.kind)) consider(id, node, node.r);
    if (best) return best;
    for (const squad of plan.squads) consider(`party:${squad.id}`, squad, squad.r);
    for (const door of plan.doors) consider(`party:${door.id}`, door, door.size);
    consider("party:detectives", plan.island, plan.island.r);
    return best;
  },
};

function nightShare(hour) { const away = Math.min(Math.abs(hour - 1), Math.abs(hour - 25)); return away < 5 ? 1 : away < 8 ? (8 - away) / 3 : 0; }
function mixColours(one, other, share) {
  const part = (text, place) => parseInt(text.slice(1 + 2 * place, 3 + 2 * place), 16);
  return `rgb(${[0, 1, 2].map((place) => Math.round(part(one, place) * (1 - share) + part(other, place) * share)).join(",")})`;
}
