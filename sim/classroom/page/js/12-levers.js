/* The levers: what one can do differently, from which week, and taking it back. */
const levers = {
  /** Build the controls; they are filled in by `show`. */
  build() {
    const list = document.getElementById("lever-list");
    list.replaceChildren(...film.district.levers.map((lever) => {
      const box = lever.kind === "coupling" ? this.coupling(lever) : lever.kind === "switch" ? this.toggle(lever) : this.choice(lever);
      box.dataset.lever = lever.id;
      return box;
    }));
  },
  allowed(lever, value) {
    if (!getter.offline) return true;
    const values = film.district.grid.levers[lever.id];
    return values ? value === undefined ? values.length > 1 : values.some((one) => movesText(one) === movesText(value)) : value !== undefined && movesText(value) === movesText(DEFAULTS[lever.id]);
  },
  /** A lever's name; what it does in the model is told when one points at it, and in the explanation. */
  label(lever) {
    const note = !this.allowed(lever) ? ` (${say("not_in_file")})` : lever.at_start_only ? ` ${say("from_start")}` : "";
    return make("span", { id: `lever-${lever.id}`, class: "label", title: lever.about ?? "" }, lever.name, make("small", {}, note));
  },
  coupling(lever) {
    const { squads, officers } = film.district;
    const option = (value, name) => make("option", { value }, name);
    const squad = make("select", { id: "couple-squad", "aria-label": say("couple_squad") }, ...squads.map((one) => option(one.id, one.name)));
    const officer = make("select", { id: "couple-officer", "aria-label": say("couple_officer") }, ...officers.map((one) => option(one.id, names.beat(one.beat))));
    const example = this.example();
    squad.value = example[0];
    officer.value = example[1];
    const add = make("button", { type: "button", id: "couple", class: "strong", onclick: () => this.couple([squad.value, officer.value]) }, say("couple"));
    const chips = make("span", { class: "chips", id: "chips" });
    const everyone = make("button", { type: "button", id: "couple-all", disabled: !this.allowed(lever, "all"), onclick: () => film.move("coupling", "all") }, say("everyone"));
    const nobody = make("button", { type: "button", id: "couple-none", onclick: () => film.move("coupling", []) }, say("nobody"));
    return make("div", { class: "lever coupling", role: "group", "aria-labelledby": `lever-${lever.id}` }, this.label(lever), squad, make("span", {}, say("couple_officer")), officer, add, chips, everyone, nobody);
  },
  /** The pair of the story: in the file the one that is in it, else the third squad and the third beat. */
  example() {
    const { squads, officers, grid } = film.district;
    const given = grid?.levers.coupling?.find((one) => Array.isArray(one) && one.length);
    return given ? given[0] : [squads[Math.min(2, squads.length - 1)].id, (officers.find((one) => /spoorwijk/.test(one.id)) ?? officers[0]).id];
  },
  couple(pair) {
    const lever = film.district.levers.find((one) => one.id === "coupling");
    const now = film.pairs(film.setting(film.effectWeek())).filter(([, officer]) => officer !== pair[1]);
    const value = getter.offline ? [pair] : [...now, pair];
    if (!this.allowed(lever, value)) { announce(say("not_in_file"), true); return; }
    film.move("coupling", value);
  },
  uncouple(pair) {
    film.move("coupling", film.pairs(film.setting(film.effectWeek())).filter((one) => movesText(one) !== movesText(pair)));
  },
  choice(lever) {
    const radios = lever.positions.map((one) => make("label", {}, make("input", { type: "radio", name: lever.id, value: one.id, disabled: !this.allowed(lever, one.id), onchange: () => this.moved(lever, one.id) }), make("span", {}, one.name)));
    return make("div", { class: "lever", role: "radiogroup", "aria-labelledby": `lever-${lever.id}` }, this.label(lever), make("span", { class: "segments" }, ...radios));
  },
  toggle(lever) {
    const button = make("button", { type: "button", class: "switch", role: "switch", "aria-checked": "false", disabled: !this.allowed(lever), title: lever.about ?? "", onclick: () => this.moved(lever, button.getAttribute("aria-checked") !== "true") },
      make("i", { "aria-hidden": "true" }), lever.name, this.allowed(lever) ? null : make("small", {}, ` (${say("not_in_file")})`));
    return make("div", { class: "lever" }, button);
  },
  moved(lever, value) { if (!film.move(lever.id, value)) { this.stamp = null; this.show(); } },
  /** Let every control show the levers as they stand from the week in which a change would act. */
  show() {
    const week = film.effectWeek(), setting = film.setting(Math.min(week, film.weeks - 1));
    const effect = document.getElementById("effect");
    effect.textContent = getter.offline ? say("acts_fixed", week + 1) : week < film.weeks ? say("acts_from", week + 1) : say("over");
    document.getElementById("undo").disabled = !film.undone.length;
    const stamp = movesText([setting, language, week < film.weeks]);
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    for (const lever of film.district.levers) {
      if (lever.kind === "coupling") continue;
      if (lever.kind === "switch") { document.querySelector(`[data-lever="${CSS.escape(lever.id)}"] button`).setAttribute("aria-checked", String(setting[lever.id])); continue; }
      const radio = document.querySelector(`input[name="${CSS.escape(lever.id)}"][value="${CSS.escape(String(setting[lever.id]))}"]`);
      if (radio) radio.checked = true;
    }
    const pairs = film.pairs(setting), chips = document.getElementById("chips");
    chips.replaceChildren(...(setting.coupling === "all" ? [] : pairs).map((pair) => make("button", { type: "button", class: "chip", "aria-label": say("uncouple", names.pair(pair)), onclick: () => this.uncouple(pair) }, names.pair(pair), " ×")));
    document.getElementById("couple-all").setAttribute("aria-pressed", String(setting.coupling === "all"));
    document.getElementById("couple-none").hidden = setting.coupling !== "all" && pairs.length < 2;
    document.querySelector('[data-lever="leaning"]')?.classList.toggle("idle", !pairs.length);
  },
};
