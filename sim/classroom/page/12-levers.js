/* The levers: what one can do differently, from which week, and taking it back. */
const levers = {
  /** Build the controls; they are filled in by `show`. */
  build() {
    const list = document.getElementById("lever-list");
    const there = film.district.levers.filter((lever) => this.there(lever));
    list.replaceChildren(...there.map((lever) => {
      const box = lever.kind === "coupling" ? this.coupling(lever) : lever.kind === "switch" ? this.toggle(lever) : this.choice(lever);
      box.dataset.lever = lever.id;
      return box;
    }), ...(there.length < film.district.levers.length ? [make("p", { class: "aside lever" }, say("not_all_levers"))] : []));
  },
  /** Whether a lever can be moved so: always where there is a server, in the lesson's file only where that run is in it. */
  allowed(id, value) { return !getter.offline || Boolean(getter.stored(film.after(id, value))); },
  /** Whether the file has this lever at all. */
  there(lever) { return !getter.offline || film.district.grid.moves.some((moves) => moves.some(([, values]) => lever.id in values)); },
  /** A lever's name; what it does in the model is told when one points at it, and in the explanation. */
  label(lever) {
    return make("span", { id: `lever-${lever.id}`, class: "label", title: lever.about ?? "" }, lever.name);
  },
  coupling(lever) {
    const { squads, officers } = film.district;
    const option = (value, name) => make("option", { value }, name);
    const pairs = getter.offline ? film.district.grid.moves.flat().flatMap(([, values]) => (Array.isArray(values.coupling) ? values.coupling : [])) : null;
    const inFile = (place) => (one) => !pairs || pairs.some((pair) => pair[place] === one.id);
    const squad = make("select", { id: "couple-squad", "aria-label": say("couple_squad") }, ...squads.filter(inFile(0)).map((one) => option(one.id, one.name)));
    const officer = make("select", { id: "couple-officer", "aria-label": say("couple_officer") }, ...officers.filter(inFile(1)).map((one) => option(one.id, names.beat(one.beat))));
    const example = this.example();
    squad.value = example[0];
    officer.value = example[1];
    const add = make("button", { type: "button", id: "couple", class: "strong", onclick: () => this.couple([squad.value, officer.value]) }, say("couple"));
    const chips = make("span", { class: "chips", id: "chips" });
    const everyone = make("button", { type: "button", id: "couple-all", onclick: () => film.move("coupling", "all") }, say("everyone"));
    const nobody = make("button", { type: "button", id: "couple-none", onclick: () => film.move("coupling", []) }, say("nobody"));
    return make("div", { class: "lever coupling", role: "group", "aria-labelledby": `lever-${lever.id}` }, this.label(lever), squad, make("span", {}, say("couple_officer")), officer, add, chips, everyone, nobody);
  },
  /** The pair of the story: in the file the one that is in it, else the third squad and the third beat. */
  example() {
    const { squads, officers, grid } = film.district;
    const given = grid?.moves.flat().map(([, values]) => values.coupling).find((one) => Array.isArray(one) && one.length);
    return given ? given[0] : [squads[Math.min(2, squads.length - 1)].id, (officers.find((one) => /spoorwijk/.test(one.id)) ?? officers[0]).id];
  },
  couple(pair) {
    const now = film.pairs(film.setting(film.effectWeek())).filter(([, officer]) => officer !== pair[1]);
    film.move("coupling", getter.offline ? [pair] : [...now, pair]);
  },
  uncouple(pair) {
    film.move("coupling", film.pairs(film.setting(film.effectWeek())).filter((one) => movesText(one) !== movesText(pair)));
  },
  choice(lever) {
    const radios = lever.positions.map((one) => make("label", {}, make("input", { type: "radio", name: lever.id, value: one.id, onchange: () => this.moved(lever, one.id) }), make("span", {}, one.name)));
    return make("div", { class: "lever", role: "radiogroup", "aria-labelledby": `lever-${lever.id}` }, this.label(lever), make("span", { class: "segments" }, ...radios));
  },
  toggle(lever) {
    const button = make("button", { type: "button", class: "switch", role: "switch", "aria-checked": "false", title: lever.about ?? "", onclick: () => this.moved(lever, button.getAttribute("aria-checked") !== "true") },
      make("i", { "aria-hidden": "true" }), lever.name);
    return make("div", { class: "lever" }, button);
  },
  /** In the lesson's file, let only those controls work that lead to a run that is in it. */
  enable(lever, setting) {
    if (!getter.offline) return;
    const box = document.querySelector(`[data-lever="${CSS.escape(lever.id)}"]`);
    if (lever.kind === "switch") box.querySelector("button").disabled = !this.allowed(lever.id, !setting[lever.id]);
    else box.querySelectorAll("input").forEach((input, place) => { input.disabled = !this.allowed(lever.id, lever.positions[place].id); });
  },
  moved(lever, value) { if (!film.move(lever.id, value)) { this.stamp = null; this.show(); } },
  /** Let every control show the levers as they stand from the week in which a change would act. */
  show() {
    const week = film.effectWeek(), setting = film.setting(Math.min(week, film.weeks - 1));
    const effect = document.getElementById("effect");
    effect.textContent = film.loading ? say("counting") : getter.offline ? say("acts_fixed", week + 1) : week < film.weeks ? say("acts_from", week + 1) : say("over");
    document.getElementById("undo").disabled = !film.undone.length;
    const stamp = movesText([setting, language, week < film.weeks]);
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    for (const lever of film.district.levers) {
      if (lever.kind === "coupling" || !this.there(lever)) continue;
      this.enable(lever, setting);
      if (lever.kind === "switch") { document.querySelector(`[data-lever="${CSS.escape(lever.id)}"] button`).setAttribute("aria-checked", String(setting[lever.id])); continue; }
      const radio = document.querySelector(`input[name="${CSS.escape(lever.id)}"][value="${CSS.escape(String(setting[lever.id]))}"]`);
      if (radio) radio.checked = true;
    }
    const pairs = film.pairs(setting), chips = document.getElementById("chips");
    chips.replaceChildren(...(setting.coupling === "all" ? [] : pairs).map((pair) => make("button", { type: "button", class: "chip", "aria-label": say("uncouple", names.pair(pair)), onclick: () => this.uncouple(pair) }, names.pair(pair), " ×")));
    document.getElementById("couple-all").setAttribute("aria-pressed", String(setting.coupling === "all"));
    document.getElementById("couple-all").disabled = !this.allowed("coupling", "all");
    document.getElementById("couple-none").hidden = setting.coupling !== "all" && pairs.length < 2;
    document.querySelector('[data-lever="leaning"]')?.classList.toggle("idle", !pairs.length);
  },
};
