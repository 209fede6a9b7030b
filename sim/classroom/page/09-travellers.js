/* What happens, passing by: a note that travels, a silence, a door that is rammed, a promise kept or broken. */
const RARE = ["rammed", "rammed_at_hand", "key", "solved", "escalated", "broken"];

const travellers = {
  flying: [], marks: [], last: 0,
  still: matchMedia("(prefers-reduced-motion: reduce)"),

  clear() { this.flying = []; this.marks = []; this.last = film.moment; },

  /** Set off whatever happened between the last frame and this one. When much happens at once, only every so many of the same kind is drawn. */
  advance(moment, time) {
    if (moment <= this.last || moment - this.last > 1.01) { this.last = moment; return; }
    const every = { slow: 1, normal: 4, fast: 12 }[film.speed];
    for (let week = Math.floor(this.last); week <= Math.min(Math.floor(moment), film.run.weeks.length - 1); week++) {
      film.run.weeks[week].happenings.forEach((one, place) => {
        const at = week + one.second / WEEK_SECONDS;
        if (at < this.last || at >= moment) return;
        const followed = Boolean(film.followed) && one.problem === film.followed;
        if (followed || RARE.includes(one.kind) || place % every === 0) this.start(one, time, followed);
        ticker.hear(one, time, followed);
      });
    }
    this.last = moment;
  },
  start(one, time, followed) {
    const { plan } = network;
    if (!plan) return;
    const from = plan.nodes.get(one.from), to = plan.nodes.get(one.to), beat = plan.beats.find((place) => place.id === one.beat);
    const corner = beat && { x: beat.x + beat.wide * 0.44, y: beat.y - beat.high * 0.36 };
    const fly = (at, colour, shape) => at && from && this.flying.push({ from, to: at, time, lasts: 1100, colour, shape, followed });
    const mark = (at, sign, lasts = 1300) => at && this.marks.push({ at, time, lasts, sign, followed });
    const acts = {
      told: () => fly(to, INK, "note"), asked: () => fly(to, "#8a5a00", "ask"), met: () => fly(beat, GREEN, "car"),
      silent: () => mark(from, "silent", 1400), declined: () => mark(to ?? from, "no"), full: () => mark(to ?? from, "no"),
      rammed: () => mark(beat, "rammed", 2200), rammed_at_hand: () => mark(beat, "rammed", 2200), key: () => mark(beat, "yes"),
      kept: () => mark(from ?? corner, "yes"), broken: () => mark(from ?? corner, "no"), late: () => mark(from ?? corner, "late"), closed: () => mark(plan.doors.find((door) => door.id === one.reason), "no"),
      opened: () => mark(corner, "opened", 1800), solved: () => mark(corner, "yes", 1800), escalated: () => mark(corner, "no", 1800), slid: () => mark(corner, "no", 1800),
    };
    acts[one.kind]?.();
  },
  busy() { return this.flying.length + this.marks.length > 0; },

  draw(pen, plan) {
    const time = performance.now(), size = plan.letter * 0.42;
    this.flying = this.flying.filter((one) => time - one.time < one.lasts);
    this.marks = this.marks.filter((one) => time - one.time < one.lasts);
    for (const one of this.flying) {
      if (this.still.matches) continue;
      const share = ease((time - one.time) / one.lasts), at = along(one.from, one.to, share);
      const big = size * (one.followed ? 1.7 : 1);
      pen.fillStyle = one.colour;
      pen.strokeStyle = "#fff";
      pen.lineWidth = 1.5;
      pen.globalAlpha = film.followed && !one.followed ? 0.25 : 1;
      if (one.shape === "ask") this.polygon(pen, at, big * 1.35, 3);
      else if (one.shape === "car") { pen.beginPath(); pen.rect(at.x - big * 1.3, at.y - big * 0.8, big * 2.6, big * 1.6); }
      else { pen.beginPath(); pen.rect(at.x - big, at.y - big * 0.75, big * 2, big * 1.5); }
      pen.fill();
      pen.stroke();
      pen.globalAlpha = 1;
    }
    for (const one of this.marks) this.mark(pen, one, (time - one.time) / one.lasts, size * (one.followed ? 1.7 : 1), plan);
  },
  mark(pen, one, share, size, plan) {
    const { x, y } = one.at;
    pen.globalAlpha = Math.min(1, 2 * (1 - share)) * (film.followed && !one.followed ? 0.3 : 1);
    const grown = this.still.matches ? 1 : Math.min(1, share * 3);
    if (one.sign === "silent") {
      pen.fillStyle = "#fff";
      pen.strokeStyle = VERMILION;
      pen.lineWidth = 1.8;
      pen.beginPath();
      pen.ellipse(x, y - size * 1.6, size * 1.9, size * 1.25, 0, 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
      pen.fillStyle = VERMILION;
      for (const side of [-1, 0, 1]) { pen.beginPath(); pen.arc(x + side * size * 0.85, y - size * 1.6, size * 0.25, 0, 2 * Math.PI); pen.fill(); }
    } else if (one.sign === "rammed") {
      pen.strokeStyle = VERMILION;
      pen.lineWidth = plan.letter * 0.3 * (1 - share * 0.7);
      scenery.region(pen, { ...one.at, wide: one.at.wide * (0.9 + 0.2 * grown), high: one.at.high * (0.9 + 0.35 * grown) });
      pen.stroke();
      pen.fillStyle = VERMILION;
      this.star(pen, x - one.at.wide * 0.44, y - one.at.high * 0.36, size * 2.6);
    } else if (one.sign === "no") {
      pen.strokeStyle = VERMILION;
      pen.lineWidth = size * 0.65;
      const half = size * 1.05 * grown;
      pen.beginPath();
      pen.moveTo(x - half, y - half); pen.lineTo(x + half, y + half); pen.moveTo(x + half, y - half); pen.lineTo(x - half, y + half);
      pen.stroke();
    } else if (one.sign === "opened" || one.sign === "late") {
      pen.strokeStyle = INK;
      pen.lineWidth = 2;
      pen.beginPath();
      pen.arc(x, y, size * (0.5 + grown), 0, 2 * Math.PI);
      pen.stroke();
    } else {
      pen.strokeStyle = GREEN;
      pen.lineWidth = size * 0.7;
      pen.beginPath();
      pen.moveTo(x - size * 1.1, y); pen.lineTo(x - size * 0.25, y + size * 0.9); pen.lineTo(x + size * 1.3, y - size);
      pen.stroke();
    }
    pen.globalAlpha = 1;
  },
  polygon(pen, at, radius, corners) {
    pen.beginPath();
    for (let place = 0; place < corners; place++) { const angle = -Math.PI / 2 + (2 * Math.PI * place) / corners; pen.lineTo(at.x + radius * Math.cos(angle), at.y + radius * Math.sin(angle)); }
    pen.closePath();
  },
  star(pen, x, y, radius) {
    pen.beginPath();
    for (let place = 0; place < 16; place++) { const far = place % 2 ? radius * 0.5 : radius, angle = (Math.PI * place) / 8; pen.lineTo(x + far * Math.cos(angle), y + far * Math.sin(angle)); }
    pen.fill();
  },
};
function ease(share) { return share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2; }

/** One line under the picture that says what happens; it stays long enough to be read, and what matters more goes first. */
const ticker = {
  weight: { rammed: 5, rammed_at_hand: 5, key: 4, escalated: 4, solved: 4, broken: 3, pulled_in: 3, closed: 3, silent: 2, met: 2, declined: 2, told: 1, asked: 1 }, shown: 0, rank: 0,
  /** When nothing passes by: what was changed so far. */
  rest() {
    if (film.playing && performance.now() - this.shown < 6000) return;
    this.rank = 0;
    const done = film.moves.filter(([week]) => week <= film.moment);
    this.tell(done.length ? describeMoves(done.slice(-2)) : say("no_moves"));
  },
  /** What does not fit on one line is written smaller, on two, so that the picture stays where it is. */
  tell(text) {
    const box = document.getElementById("ticker");
    if (box.textContent === text) return;
    box.textContent = text;
    box.classList.remove("long");
    box.classList.toggle("long", box.scrollWidth > box.clientWidth);
  },
  hear(happening, time, followed) {
    const rank = followed ? 9 : this.weight[happening.kind] ?? 0;
    const stays = time - this.shown;
    if (!rank || stays < 1200 || (stays < 3200 && rank <= this.rank)) return;
    this.shown = time;
    this.rank = rank;
    this.tell(sentence(happening));
  },
};
