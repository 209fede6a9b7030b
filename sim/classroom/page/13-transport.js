/* The film: play, pause, a week back or on, how fast, and the line along which one winds. */
const SPEEDS = { slow: 18, normal: 5, fast: 1.6 };

const transport = {
  before: null,
  build() {
    document.getElementById("speed").replaceChildren(make("legend", { class: "unseen" }, say("speed")), ...Object.keys(SPEEDS).map((speed) => make("label", {},
      make("input", { type: "radio", name: "speed", value: speed, checked: film.speed === speed, onchange: () => { film.speed = speed; } }), make("span", {}, say(speed)))));
    for (const [id, word] of [["back", "back"], ["forward", "forward"]]) this.name(document.getElementById(id), say(word));
    document.getElementById("scrub").setAttribute("aria-label", say("scrub"));
    document.getElementById("scrub").max = film.weeks;
  },
  name(button, text) { button.setAttribute("aria-label", text); button.title = text; },
  wire() {
    document.getElementById("play").addEventListener("click", () => this.toggle());
    document.getElementById("back").addEventListener("click", () => this.step(-1));
    document.getElementById("forward").addEventListener("click", () => this.step(1));
    const scrub = document.getElementById("scrub");
    scrub.addEventListener("input", () => { this.pause(); this.go(Number(scrub.value)); });
    scrub.addEventListener("change", () => this.tell());
    // After a click on a lever the arrow keys are the film's again; who walks through the levers by keyboard stays there.
    let pointing = false;
    document.addEventListener("pointerdown", () => { pointing = true; });
    document.addEventListener("change", ({ target }) => { if (pointing && target.type === "radio" && !target.closest("dialog")) target.blur(); });
    document.addEventListener("keydown", (event) => {
      pointing = false;
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      const typing = event.target.closest("input:not([type=range]), select, textarea"), pressing = event.target.closest("button, summary, a");
      const act = { " ": () => !pressing && this.toggle(), ArrowLeft: () => this.step(-1), ArrowRight: () => this.step(1), Home: () => this.go(0, true), End: () => this.go(film.weeks, true) }[event.key];
      if (!act || typing || act() === false) return;
      event.preventDefault();
    });
  },
  toggle() { if (film.playing) this.pause(true); else this.play(); },
  play() {
    if (film.moment >= film.weeks - 1e-9) this.go(0);
    film.playing = true;
    this.before = null;
    refresh();
  },
  pause(tell = false) { if (!film.playing) return; film.playing = false; if (tell) this.tell(); refresh(); },
  step(weeks) {
    this.pause();
    this.go(weeks > 0 ? Math.floor(film.moment + 1e-9) + weeks : Math.ceil(film.moment - 1e-9) + weeks, true);
  },
  go(moment, tell = false) {
    film.moment = Math.max(0, Math.min(film.weeks, moment, film.run.weeks.length));
    travellers.clear();
    if (tell) this.tell();
    refresh();
  },
  tell() { const week = Math.floor(film.moment + 1e-9); announce(say("summary", week, curves.inWords(week))); },

  /** Let time pass between two frames; wait where the server has not come yet. */
  pass(time) {
    if (!film.playing) { this.before = null; return; }
    const passed = this.before === null ? 0 : Math.min(0.25, (time - this.before) / 1000);
    const still = travellers.still.matches;
    if (still && passed) { this.held = (this.held ?? 0) + passed; this.before = time; if (this.held < Math.max(1, SPEEDS[film.speed] / 3)) return; this.held = 0; }
    this.before = time;
    const there = Math.min(film.run.weeks.length, film.reference.weeks.length);
    const wanted = still ? Math.floor(film.moment) + 1 : film.moment + passed / SPEEDS[film.speed];
    film.moment = Math.min(wanted, there, film.weeks);
    if (film.moment >= film.weeks) { film.playing = false; this.tell(); refresh(); }
  },
  show() {
    const play = document.getElementById("play");
    document.getElementById("play-shape").setAttribute("d", film.playing ? "M6 4h4.5v16H6zM13.5 4H18v16h-4.5z" : "M7 4l13 8-13 8z");
    this.name(play, say(film.playing ? "pause" : "play"));
    const flags = document.getElementById("flags");
    const stamp = movesText([film.moves, film.weeks, language]);
    if (flags.dataset.stamp === stamp) return;
    flags.dataset.stamp = stamp;
    flags.replaceChildren(...film.moves.map(([week, values]) => {
      const flag = make("button", { type: "button", class: "flag", title: say("moved", week + 1, describeMove(values)), onclick: () => { this.pause(); this.go(week, true); } }, `${week + 1}`);
      flag.setAttribute("aria-label", say("moved", week + 1, describeMove(values)));
      flag.style.left = `${(100 * week) / film.weeks}%`;
      return flag;
    }));
  },
  /** The clock and the place on the line; by the frame. */
  move() {
    const moment = Math.min(film.moment, film.weeks - 1e-6), now = clock(moment), scrub = document.getElementById("scrub");
    put("clock-week", film.moment >= film.weeks ? say("finish") : say("week_of", Math.floor(moment) + 1, film.weeks));
    const between = atMonday(film.moment), still = film.playing && film.speed !== "slow";
    put("clock-day", between || (film.playing && film.speed === "fast") ? "" : still ? now.day : `${now.day} ${now.time}`);
    put("clock-office", between || still ? "" : say(now.part));
    if (Math.abs(Number(scrub.value) - film.moment) > 1e-6) scrub.value = film.moment;
    scrub.setAttribute("aria-valuetext", `${say("week", Math.floor(moment) + 1)}, ${now.day}`);
    scrub.style.setProperty("--done", `${(100 * film.moment) / film.weeks}%`);
    this.sky(between ? 12 : now.hour);
  },
  /** A sun by day, a moon by night. */
  sky(hour) {
    const night = hour < 7 || hour >= 20, sky = document.getElementById("sky");
    if (sky.dataset.night === String(night)) return;
    sky.dataset.night = String(night);
    const rays = [...Array(8).keys()].map((place) => { const angle = (place * Math.PI) / 4; return make("line", { x1: 7.5 * Math.cos(angle), y1: 7.5 * Math.sin(angle), x2: 10.5 * Math.cos(angle), y2: 10.5 * Math.sin(angle) }); });
    sky.replaceChildren(...(night ? [make("path", { class: "moon", d: "M3 -9a9 9 0 1 0 6 12a7.5 7.5 0 0 1 -6 -12z" })] : [make("circle", { class: "sun", r: 5 }), ...rays]));
  },
};
/** Whether the film stands exactly between two weeks; then it is no hour of the day. */
function atMonday(moment) { return !film.playing && Math.abs(moment - Math.round(moment)) < 1e-6; }
function put(id, text) { const element = document.getElementById(id); if (element.textContent !== text) element.textContent = text; }
