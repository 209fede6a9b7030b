/* The living network: ties that thicken and fade, doors that open and close, and what is told. Blue is more than without the policy, vermilion less. */
const INK = "#20242b", QUIET = "#5b6370", BLUE = "#0072b2", VERMILION = "#c8500a", GREEN = "#00795a", PAPER = "#fbfaf6", NIGHT = "#e3e6ee";
const DIFFERENT = 2;

const network = {
  canvas: document.getElementById("network"), plan: null, hairs: null, ties: null, drawn: null,

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
    for (const sheet of ["hairs", "ties"]) {
      this[sheet] = document.createElement("canvas");
      this[sheet].width = this.canvas.width;
      this[sheet].height = this.canvas.height;
    }
    this.drawn = null;
  },

  /** All ties, and those between an officer and a party taken together as one; made once for each pair of runs. */
  sorted() {
    const { run, reference } = film;
    if (this.known?.run === run && this.known.reference === reference && this.known.size === run.pairs.size + reference.pairs.size) return this.known;
    const single = [], together = new Map();
    for (const [key, place] of run.pairs) {
      const [one, other] = key.split("|"), person = people.get(other), without = reference.pairs.get(key), party = partyOf(other);
      single.push({ one, other, party, place, without });
      const name = `${one}|${party ?? other}`;
      if (!together.has(name)) together.set(name, { one, other, party, kind: person.kind, places: [], withouts: [] });
      together.get(name).places.push(place);
      together.get(name).withouts.push(without);
    }
    this.known = { run, reference, size: run.pairs.size + reference.pairs.size, single, bundles: [...together.values()] };
    return this.known;
  },
  mean(run, places, moment) { let sum = 0; for (const place of places) sum += run.strengthAt(place, moment); return sum / places.length; },
  /** How strong a bundle is in this run and in the one without the policy. */
  both(bundle, moment) { return [this.mean(film.run, bundle.places, moment), this.mean(film.reference, bundle.withouts, moment)]; },
  end(bundle) {
    const { plan } = this;
    if (bundle.kind === "squad") return plan.squads.find((squad) => squad.id === bundle.party);
    if (bundle.kind === "detective") return plan.island;
    return plan.nodes.get(bundle.other);
  },

  /** Draw all ties on sheets of their own: the single ones anew each week, the bundles when they have changed enough to see. */
  drawTies(moment) {
    const alike = `${film.selected}|${this.plan.width}|${film.run.weeks.length}|${film.reference.weeks.length}`;
    const run = this.drawn?.run === film.run && this.drawn.reference === film.reference;
    const week = `${film.selected ? Math.round(moment * 8) : Math.round(moment)}|${alike}`, eighth = `${Math.round(moment * 8)}|${alike}`;
    if (!run || this.drawn.week !== week) this.onSheet(this.hairs, (pen) => this.drawHairs(pen, moment));
    if (!run || this.drawn.eighth !== eighth) this.onSheet(this.ties, (pen) => { if (!film.selected) this.drawBundles(pen, moment); });
    this.drawn = { run: film.run, reference: film.reference, week, eighth };
  },
  onSheet(sheet, draw) {
    const pen = sheet.getContext("2d");
    pen.setTransform(this.sharp, 0, 0, this.sharp, 0, 0);
    pen.clearRect(0, 0, this.plan.width, this.plan.height);
    draw(pen);
    pen.globalAlpha = 1;
  },
  /** Every tie by itself, as thin as a hair; when somebody is looked at only his, and then with the difference in colour. */
  drawHairs(pen, moment) {
    const thick = this.plan.letter / 14, paths = new Map();
    for (const { one, other, party, place, without } of this.sorted().single) {
      if (film.selected && ![one, other, `party:${party}`].includes(film.selected)) continue;
      const strength = film.run.strengthAt(place, moment), from = this.plan.nodes.get(other), to = this.plan.nodes.get(one);
      if (!from || !to || (!film.selected && strength < 25)) continue;
      const change = film.selected ? strength - film.reference.strengthAt(without, moment) : 0;
      const colour = change > DIFFERENT * 2 ? BLUE : change < -DIFFERENT * 2 ? VERMILION : QUIET;
      pathIn(paths, `${colour}|${Math.min(4, Math.floor(strength / 20))}`, from, to);
    }
    for (const [name, path] of paths) {
      const [colour, level] = name.split("|");
      pen.strokeStyle = colour;
      pen.globalAlpha = film.selected ? 0.25 + 0.15 * level : 0.04 + 0.035 * level;
      pen.lineWidth = thick * (film.selected ? 0.5 + 0.9 * level : 0.5 + 0.2 * level);
      pen.stroke(path);
    }
  },
  drawBundles(pen, moment) {
    const thick = this.plan.letter / 14, changed = [], quiet = new Map();
    for (const bundle of this.sorted().bundles) {
      const from = this.end(bundle), to = this.plan.nodes.get(bundle.one);
      if (bundle.kind === "citizens" || !from || !to) continue;
      const [strength, without] = this.both(bundle, moment), change = strength - without;
      if (Math.abs(change) > (bundle.kind === "squad" ? DIFFERENT : DIFFERENT * 4)) changed.push({ from, to, strength, change, few: bundle.places.length < 5 });
      else pathIn(quiet, String(Math.min(9, Math.floor(strength / 10))), from, to);
    }
    for (const [level, path] of quiet) this.stroke(pen, path, 10 * level + 5, QUIET, 0.05 + (10 * level + 5) / 550, thick);
    for (const { from, to, strength, change, few } of changed.sort((one, other) => Math.abs(one.change) - Math.abs(other.change))) {
      const share = Math.min(1, Math.abs(change) / (few ? 60 : 12));  // one or two contact persons swing more than a squad of thirteen
      const path = new Path2D();
      stringBetween(path, from, to);
      this.stroke(pen, path, strength, change > 0 ? BLUE : VERMILION, 0.3 + 0.6 * share, thick * (1 + share * 0.8), change < 0);
    }
  },
  stroke(pen, path, strength, colour, alpha, thick, dashed = false) {
    pen.strokeStyle = colour;
    pen.globalAlpha = alpha;
    pen.lineWidth = thick * (0.4 + 7 * (strength / 100) ** 1.3);
    pen.setLineDash(dashed ? [thick * 6, thick * 3] : []);
    pen.stroke(path);
    pen.setLineDash([]);
  },

  /** One frame. */
  draw(moment) {
    if (!this.plan) return;
    const pen = this.canvas.getContext("2d"), { width, height } = this.plan;
    pen.setTransform(this.sharp, 0, 0, this.sharp, 0, 0);
    const now = clock(Math.min(moment, film.weeks - 1e-6));
    pen.fillStyle = mixColours(PAPER, NIGHT, (film.speed === "slow" || !film.playing) && !atMonday(moment) ? nightShare(now.hour) : 0);
    pen.fillRect(0, 0, width, height);
    scenery.heads(pen, this.plan);
    this.drawTies(moment);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(this.hairs, 0, 0);
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

/** A string added to the path of that name. */
function pathIn(paths, name, from, to) {
  if (!paths.has(name)) paths.set(name, new Path2D());
  stringBetween(paths.get(name), { x: from.x + (from.wide ? 0 : from.r ?? 0), y: from.y }, to);
}
function nightShare(hour) { const away = Math.min(Math.abs(hour - 1), Math.abs(hour - 25)); return away < 5 ? 1 : away < 8 ? (8 - away) / 3 : 0; }
function mixColours(one, other, share) {
  const part = (text, place) => parseInt(text.slice(1 + 2 * place, 3 + 2 * place), 16);
  return `rgb(${[0, 1, 2].map((place) => Math.round(part(one, place) * (1 - share) + part(other, place) * share)).join(",")})`;
}
