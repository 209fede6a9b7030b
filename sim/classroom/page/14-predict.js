/* Predict first: the class says what it expects; then the answer stands next to it, in this run and in thirty worlds. */
const WORLDS = 30;
/** From this share of the worlds on the answer is called clear: by chance alone that happens once in some hundreds of times. */
const CLEAR = 0.75;

const predict = {
  expected: null, stop: null,
  open() {
    const box = document.getElementById("predict");
    transport.pause();
    if (film.firstPolicyWeek() === null) this.need(box); else this.ask(box);
    if (!box.open) box.showModal();
  },
  close() { this.stop?.abort(); document.getElementById("predict").close(); },
  head() { return make("header", {}, make("h2", { id: "predict-name" }, say("predict_title")), closing(() => this.close())); },

  /** Nothing has been moved yet: offer the example of the story. */
  need(box) {
    const pair = levers.example(), week = getter.offline ? fileWeek() : 4;
    const [squad, beat] = [names.squad(pair[0]), names.beat(film.district.officers.find((one) => one.id === pair[1]).beat)];
    const go = make("button", { type: "button", class: "strong", id: "predict-example", onclick: () => {
      film.change(tidy([...film.moves, [week, { coupling: [pair] }]]), Math.min(film.moment, week));
      this.ask(box);
    } }, say("predict_example", squad, beat, week + 1));
    box.replaceChildren(this.head(), make("p", {}, say("predict_need")), go);
  },

  ask(box) {
    const form = make("form", { method: "dialog", id: "predict-form", onsubmit: (event) => { event.preventDefault(); this.answer(box, form); } });
    const radios = (name, title, options, extra = () => null) => make("fieldset", { class: "options" }, make("legend", {}, title),
      ...options.map(([value, text], place) => make("span", { class: "option" }, make("label", {}, make("input", { type: "radio", name, value, required: true, checked: place === 0 && ["curve", "where"].includes(name) }), make("span", {}, text)), extra(value, text))));
    const hand = (value, text) => make("label", { class: "hands" }, make("input", { type: "number", min: 0, max: 99, name: `hands-${value}`, "aria-label": `${say("hands")}: ${text}` }), make("span", { "aria-hidden": "true" }, say("hands")));
    const groups = this.groups().map((group) => [group, this.groupName(group)]);
    form.append(
      radios("curve", say("predict_curve"), film.curves.map((curve) => [curve.id, shortName(curve)])),
      radios("where", say("predict_where"), groups),
      radios("direction", say("predict_direction"), ["more", "even", "less"].map((one) => [one, say(one)]), hand),
      radios("size", say("predict_size"), ["small", "half", "large"].map((one) => [one, say(`size_${one}`)])),
      make("p", { class: "aside" }, say("size_help")),
      radios("pays", say("predict_pays"), (this.groups().length > 1 ? ["nobody", "others", "coupled", "unknown"] : ["nobody", "unknown"]).map((one) => [one, say(`pays_${one}`)])),
      make("button", { type: "submit", class: "strong", id: "predict-answer" }, say("answer")));
    box.replaceChildren(this.head(), make("p", { class: "about" }, say("predict_about", describeMoves(film.partingMoves()))), form);
  },
  /** The groups of beats that can be told apart in this run. */
  groups() {
    const coupled = film.coupledPlaces().length;
    return coupled && coupled < film.district.beats.length ? ["coupled", "others", "whole"] : ["whole"];
  },
  groupName(group) { return group === "coupled" ? film.coupledPlaces().map((place) => film.district.beats[place].name).slice(0, 2).join(", ") + (film.coupledPlaces().length > 2 ? ", …" : "") : say(group); },

  /** Show the expectation beside this run's answer, then the worlds as they come in. */
  async answer(box, form) {
    const given = Object.fromEntries(new FormData(form));
    this.expected = given;
    const curve = film.curves.find((one) => one.id === given.curve);
    const hands = ["more", "even", "less"].map((one) => [one, Number(given[`hands-${one}`] || 0)]);
    const mine = make("section", { class: "yours" }, make("h3", {}, say("your")),
      make("p", { class: "big" }, given.direction === "even" ? capital(say("even")) : `${capital(say(given.direction))}, ${say(`size_${given.size}`)}`), make("p", {}, `${shortName(curve)}, ${this.groupName(given.where)}`),
      make("p", {}, `${say("predict_pays")} ${capital(say(`pays_${given.pays}`))}.`), hands.some(([, count]) => count) ? this.handsBars(hands) : null);
    const answer = make("section", { class: "answer", "aria-live": "polite" }, make("h3", {}, say("the_answer")));
    const pays = make("section", { class: "pays" });
    const buttons = make("p", { class: "buttons" }, make("button", { type: "button", class: "strong", id: "predict-watch", onclick: () => this.watch() }, say("watch")),
      make("button", { type: "button", onclick: () => this.ask(box) }, say("again_predict")));
    box.replaceChildren(this.head(), make("div", { class: "beside" }, mine, answer), pays, buttons);
    buttons.querySelector("button").focus();
    const here = this.thisRun(curve, given.where);
    const first = make("p", {}, `${say("this_world")}: `, make("strong", {}, here === null ? "–" : signed(here, curve)), ` ${unitOf(curve)}`, here === null ? "" : ` (${say(`size_${this.size(curve, given.where, here)}`)})`);
    const count = make("p", { class: "big", id: "worlds-answer" }, say("worlds_wait", 0, WORLDS)), plot = make("div", { class: "dots" });
    const heading = make("h4", {}, say("worlds", WORLDS));
    answer.append(first, heading, count, plot, make("p", { class: "aside" }, say("lucky")));
    const worlds = [];
    this.stop?.abort();
    const stop = this.stop = new AbortController();
    try {
      await getter.worlds(film.moves, film.weeks, WORLDS, stop.signal, (line) => {
        if (line.kind !== "world" || stop.signal.aborted) return;
        worlds.push(line.difference);
        count.textContent = say("worlds_wait", worlds.length, WORLDS);
        this.dots(plot, worlds.map((one) => one[curve.id]?.[GROUPS.indexOf(given.where)] ?? null), curve);
      });
      heading.textContent = say("worlds", worlds.length);
      this.verdict(count, answer, worlds, curve, given);
      this.whoPays(pays, worlds);
    } catch (problem) { if (problem.name !== "AbortError") count.textContent = getter.offline ? say("worlds_not") : problem.message; }
  },
  thisRun(curve, where) {
    const differences = [];
    for (let week = film.firstPolicyWeek(); week < film.weeks; week++) {
      const mine = film.run.value(curve, week, where), other = film.reference.value(curve, week, where);
      if (mine !== null && other !== null) differences.push(mine - other);
    }
    return differences.length ? differences.reduce((sum, one) => sum + one, 0) / differences.length : null;
  },
  /** How large a difference is beside what it is compared with, in the words in which the class was asked. */
  size(curve, where, difference) {
    const without = film.reference.weeks.slice(film.firstPolicyWeek()).map((line) => film.reference.value(curve, line.week, where)).filter((value) => value !== null);
    const share = Math.abs(difference) / (Math.abs(without.reduce((sum, one) => sum + one, 0) / without.length) || 1);
    return share <= 0.1 ? "small" : share <= 1 / 3 ? "half" : "large";
  },
  verdict(count, answer, worlds, curve, given) {
    const values = worlds.map((one) => one[curve.id]?.[GROUPS.indexOf(given.where)]).filter((value) => value !== null && value !== undefined);
    const more = values.filter((value) => value > 1e-9).length, less = values.filter((value) => value < -1e-9).length, even = values.length - more - less;
    const [side, many] = more >= less && more >= even ? ["more", more] : less >= even ? ["less", less] : ["even", even];
    count.textContent = capital(say(`worlds_${side}`, many, values.length));
    count.dataset.side = side;
    const clear = many >= CLEAR * values.length;
    const expected = given.direction === side && clear;
    answer.append(make("p", { class: "compare" }, clear ? expected ? say("right") : say("wrong", say(given.direction)) : say("unclear")));
    announce(`${count.textContent}. ${shortName(curve)}.`);
  },
  /** What becomes worse, and for whom, in at least three of four worlds; and what becomes better. */
  whoPays(section, worlds) {
    const found = [];
    for (const curve of film.curves) {
      if (!curve.better) continue;
      for (const group of this.groups().filter((one, _, all) => one !== "whole" || all.length === 1)) {
        const values = worlds.map((one) => one[curve.id]?.[GROUPS.indexOf(group)]).filter((value) => value !== null && value !== undefined);
        if (!values.length || !Number(middle(values).toFixed(curve.decimals ?? 0))) continue;  // too small to be written down
        const worse = values.filter((value) => (curve.better === "higher" ? value < -1e-9 : value > 1e-9)).length, better = values.filter((value) => (curve.better === "higher" ? value > 1e-9 : value < -1e-9)).length;
        if (worse >= CLEAR * values.length) found.push([worse, values.length, "pays_line", curve, group, middle(values)]);
        else if (better >= CLEAR * values.length) found.push([better, values.length, "gains_line", curve, group, middle(values)]);
      }
    }
    const lines = found.sort((one, other) => other[0] - one[0]).map(([many, all, key, curve, group, half]) => make("li", { class: key === "pays_line" ? "worse" : "better" }, say(key, shortName(curve), this.groupName(group), many, all), `: ${signed(half, curve)} ${unitOf(curve)}`));
    section.replaceChildren(make("h3", {}, say("who_pays")), ...(found.some((one) => one[2] === "pays_line") ? [] : [make("p", {}, say("pays_none"))]), make("ul", {}, ...lines));
  },
  /** Every world a dot on one line of numbers, with nought in sight. */
  dots(place, given, curve) {
    const values = given.filter((value) => value !== null), far = Math.max(1e-9, ...values.map(Math.abs)) * 1.1, wide = 460, radius = 7;
    const binOf = (value) => Math.round((value / far) * (wide / 2 - 20) / (radius * 2)), most = Math.max(1, ...values.map((value) => values.filter((other) => binOf(other) === binOf(value)).length));
    const high = Math.max(110, 40 + most * radius * 1.9);
    const bins = new Map();
    const dots = values.map((value) => {
      const bin = binOf(value), level = bins.get(bin) ?? 0;
      bins.set(bin, level + 1);
      const side = Math.abs(value) < 1e-9 || !curve.better ? "even" : (value > 0) === (curve.better === "higher") ? "better" : "worse";
      return make("circle", { class: `world ${side}`, cx: wide / 2 + bin * radius * 2, cy: high - 30 - level * radius * 1.9, r: radius - 1 });
    });
    const end = number(far / 1.1, curve.decimals ?? 0);
    const svg = make("svg", { viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": `${say("worlds", values.length)}: ${values.map((value) => number(value, curve.decimals ?? 0)).join("; ")}` },
      make("line", { class: "axis-line", x1: 10, x2: wide - 10, y1: high - 22, y2: high - 22 }), make("line", { class: "nought", x1: wide / 2, x2: wide / 2, y1: 6, y2: high - 18 }), ...dots,
      make("text", { x: 10, y: high - 6 }, `−${end}`), make("text", { x: wide / 2, y: high - 6, "text-anchor": "middle" }, say("per_difference", unitOf(curve))), make("text", { x: wide - 10, y: high - 6, "text-anchor": "end" }, `+${end}`));
    place.replaceChildren(svg);
  },
  handsBars(hands) {
    const most = Math.max(1, ...hands.map(([, count]) => count));
    return make("table", { class: "hands-bars" }, make("caption", {}, say("nobody_hands")), make("tbody", {}, ...hands.map(([one, count]) => {
      const bar = make("span", { class: "bar" });
      bar.style.width = `${(100 * count) / most}%`;
      return make("tr", {}, make("th", { scope: "row" }, say(one)), make("td", {}, bar, ` ${count}`));
    })));
  },
  watch() {
    this.close();
    const { where } = this.expected;
    film.group = where;
    transport.go(Math.max(0, film.firstPolicyWeek() - 1));
    transport.play();
  },
};
/** Of as many values half lie below it. */
function middle(values) { const sorted = [...values].sort((one, other) => one - other), half = sorted.length >> 1; return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2; }
function signed(value, curve) { const text = number(value, Math.max(1, curve.decimals ?? 0)); return value > 0 ? `+${text}` : text.replace("-", "−"); }
function unitOf(curve) { return curve.unit === "%" ? say("percentage_points") : unitName(curve.unit); }
function closing(act) { const button = make("button", { type: "button", class: "close", onclick: act }, "×"); button.setAttribute("aria-label", say("close")); return button; }
