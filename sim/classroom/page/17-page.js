/* The page as a whole: start, one frame after another, and the small dialogues. */
let wanted = false;

/** Say something to who cannot see it, and, when it must be seen, show it under the picture too. */
function announce(text, shown = false) {
  put("live", text);
  if (shown) ticker.tell(text);
}
/** Say that something went wrong, with a way to try again. */
function trouble(text) {
  const box = document.getElementById("trouble");
  box.hidden = !text;
  if (text) box.replaceChildren(text, " ", make("button", { type: "button", onclick: () => (film.district ? film.load() : start()) }, say("again")));
}

/** Draw everything anew at the next frame. */
function refresh() { wanted = true; requestAnimationFrame(frame); }

let drawn = null;
function frame(time) {
  if (time === drawn || !film.district) return;
  drawn = time;
  if (film.run.head && !people.size) meet();
  if (!people.size) { wanted = false; transport.show(); levers.show(); transport.move(); ticker.tell(film.loading ? say("waiting") : ""); return; }
  const was = film.moment;
  transport.pass(time);
  if (film.playing && film.moment !== was) travellers.advance(film.moment, performance.now());
  if (wanted) {
    wanted = false;
    transport.show();
    levers.show();
    groups.show();
    curves.draw();
    tables.draw();
    if (!film.playing && !closer.box.hidden) closer.draw();
    key();
    if (!film.playing) ticker.rest();
  }
  if (Math.floor(was) !== Math.floor(film.moment)) levers.show();
  network.draw(film.moment);
  curves.move();
  scoreboard.draw();
  transport.move();
  document.body.classList.toggle("counting", Boolean(film.loading) && !film.run.finished);
  if (film.playing || travellers.busy()) requestAnimationFrame(frame);
}

/** The first line of a run says who there are. */
function meet() {
  people.clear();
  for (const person of film.run.head.people) people.set(person.id, person);
  film.curves = film.run.head.curves;
  for (const button of document.querySelectorAll(".tools button")) button.disabled = false;
  build();
}

const groups = {
  show() {
    const coupled = film.coupledPlaces(), box = document.getElementById("group"), shown = film.shownGroup();
    const options = [["whole", say("whole")]];
    if (coupled.length && coupled.length < film.district.beats.length) options.unshift(["coupled", coupled.length > 1 ? say("coupled_many") : film.district.beats[coupled[0]].name]);
    if (coupled.length && coupled.length < film.district.beats.length) options.push(["others", say("others")]);
    const stamp = movesText([options, shown]);
    if (box.dataset.stamp === stamp) return;
    box.dataset.stamp = stamp;
    const focused = box.contains(document.activeElement);
    box.replaceChildren(make("legend", { class: "unseen" }, say("group")), ...options.map(([id, name]) => make("label", {},
      make("input", { type: "radio", name: "group", value: id, checked: id === shown, onchange: () => { film.group = id; refresh(); } }), make("span", {}, name))));
    if (focused) box.querySelector("input:checked")?.focus();
  },
};

/** What lines and signs mean, under the picture. */
function key() {
  const place = document.getElementById("key"), both = film.moves.length > 0;
  if (place.dataset.stamp === `${language}${both}`) return;
  place.dataset.stamp = `${language}${both}`;
  const sign = (name, text) => make("span", {}, make("i", { class: `sign ${name}`, "aria-hidden": "true" }), text);
  place.replaceChildren(...(both ? [sign("stronger", say("stronger")), sign("weaker", say("weaker"))] : []),
    sign("told", say("told")), sign("quiet", say("kept_silent")), sign("rammed", say("rammed")), sign("yes", say("success")), sign("no", say("failure")));
}

const dialogues = {
  wire() {
    document.getElementById("predict-open").addEventListener("click", () => predict.open());
    document.getElementById("look-open").addEventListener("click", () => closer.open());
    document.getElementById("share-open").addEventListener("click", () => this.share());
    document.getElementById("about-open").addEventListener("click", () => this.about());
    document.getElementById("undo").addEventListener("click", () => film.undo());
    document.getElementById("language").addEventListener("click", () => changeLanguage(language === "nl" ? "en" : "nl"));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !closer.box.hidden && !document.querySelector("dialog[open]")) closer.close(); });
    network.canvas.addEventListener("click", (event) => { const box = network.canvas.getBoundingClientRect(); const id = network.at(event.clientX - box.left, event.clientY - box.top); if (id) closer.choose(id); else if (!closer.box.hidden) closer.close(); });
    network.canvas.addEventListener("pointermove", (event) => { const box = network.canvas.getBoundingClientRect(); network.canvas.style.cursor = network.at(event.clientX - box.left, event.clientY - box.top) ? "pointer" : "default"; });
  },
  share() {
    const box = document.getElementById("share"), address = location.href.replace(/#.*/, "") + film.link();
    const field = make("textarea", { readonly: true, rows: 3, id: "share-link", "aria-labelledby": "share-name" });
    field.value = address;
    const copied = make("span", { role: "status" });
    const copy = make("button", { type: "button", class: "strong", onclick: async () => { field.select(); try { await navigator.clipboard.writeText(address); copied.textContent = say("copied"); } catch { document.execCommand("copy"); copied.textContent = say("copied"); } } }, say("copy"));
    const seed = make("input", { type: "number", id: "seed", min: 1, max: 999, step: 1 });
    seed.value = film.seed;
    const seeds = getter.offline ? film.district.grid.seeds : null;
    seed.addEventListener("change", () => { const value = Number(seed.value); if (!Number.isInteger(value) || value < 1 || (seeds && !seeds.includes(value))) { seed.value = film.seed; return; } film.seed = value; film.moment = 0; film.changed(); field.value = location.href.replace(/#.*/, "") + film.link(); });
    box.replaceChildren(make("header", {}, make("h2", { id: "share-name" }, say("share_title")), closing(() => box.close())), make("p", {}, say(getter.offline ? "share_offline" : "share_text")), field, make("p", {}, copy, " ", copied, ...(getter.offline ? [] : [" ", make("a", { href: `join?lang=${language}`, target: "_blank", rel: "noopener" }, say("join"))])),
      make("p", {}, make("label", { for: "seed" }, `${say("seed")} `), seed), make("p", { class: "aside" }, say("seed_help") + (seeds ? ` (${seeds.join(", ")})` : "")),
      make("p", {}, make("button", { type: "button", id: "restart", onclick: () => { film.group = null; film.change([], 0); box.close(); } }, say("restart"))));
    box.showModal();
  },
  about() {
    const box = document.getElementById("about"), texts = ["about_1", "about_2", "about_3", "about_keys", "warning"].map((one) => make("p", {}, say(one)));
    if (getter.offline) texts.splice(3, 0, make("p", {}, film.district.cannot));
    const list = make("dl", {}, ...film.district.levers.flatMap((lever) => lever.about ? [make("dt", {}, lever.name), make("dd", {}, lever.about)] : []),
      ...film.curves.flatMap((curve) => [make("dt", {}, names.in(curve)), make("dd", {}, names.in({ nl: curve.about_nl, en: curve.about_en }))]));
    box.replaceChildren(make("header", {}, make("h2", { id: "about-name" }, say("about_title")), closing(() => box.close())), ...texts, list);
    box.showModal();
  },
};

async function changeLanguage(other) {
  language = other;
  film.district = await getter.district(language);
  film.writeLink();
  build();
  refresh();
}
/** Make everything whose words depend on the language. */
function build() {
  translate();
  document.getElementById("place").textContent = `${film.district.name}: `;
  for (const part of [levers, scoreboard]) part.stamp = null;
  curves.build();
  levers.build();
  transport.build();
  closer.draw();
  network.fit();
  network.canvas.setAttribute("aria-label", say("about_1"));
}

async function start() {
  trouble(null);
  const asked = new URLSearchParams(location.hash.slice(1)).get("lang") ?? new URLSearchParams(location.search).get("lang");
  if (asked in WORDS) language = asked;
  translate();
  try { film.district = await getter.district(language); } catch (problem) { trouble(problem.message); return; }
  Object.assign(film, { weeks: film.district.weeks, seed: film.district.seed });
  const good = film.readLink();
  build();
  if (!good) announce(say("bad_link"), true);
  film.load();
  refresh();
}

transport.wire();
dialogues.wire();
tables.wire();
new ResizeObserver(() => { network.fit(); refresh(); }).observe(document.getElementById("picture"));
addEventListener("hashchange", () => { if (location.hash !== film.link()) { film.readLink(); film.moment = 0; film.playing = false; film.undone = []; build(); film.load(); refresh(); } });
start();
