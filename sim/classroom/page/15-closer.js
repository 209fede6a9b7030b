/* Look closer: one person with ties and silences, or one case from its beginning. */
const closer = {
  box: document.getElementById("closer"),
  open() { this.box.hidden = false; this.draw(); this.box.querySelector("select")?.focus(); },
  close() { this.box.hidden = true; film.selected = film.followed = null; document.getElementById("look-open").focus(); refresh(); },
  choose(id) { film.selected = id || null; film.followed = null; this.box.hidden = false; this.draw(); refresh(); },
  follow(problem) { film.followed = problem || null; film.selected = null; this.draw(); refresh(); },

  draw() {
    if (this.box.hidden) return;
    const focus = document.activeElement?.id;
    const week = Math.max(0, Math.ceil(film.moment - 1e-9) - 1);
    this.box.replaceChildren(make("header", {}, make("h2", { id: "closer-name" }, say("look_title")), closing(() => this.close())), this.whoList(), this.caseList());
    const part = make("div", { class: "part" });
    this.box.append(part);
    if (film.followed) this.case(part, film.followed, week);
    else if (film.selected) this.person(part, film.selected, week);
    if (focus) document.getElementById(focus)?.focus();
  },
  whoList() {
    const option = (id, name) => make("option", { value: id, selected: film.selected === id }, name);
    const everybody = [...people.values()], parties = [...new Set(everybody.map((person) => partyOf(person.id)).filter(Boolean))];
    const group = (name, options) => make("optgroup", { label: name }, ...options);
    const select = make("select", { id: "look-who", onchange: () => this.choose(select.value) }, option("", say("choose")),
      group(say("beats"), everybody.filter((person) => person.kind === "officer").map((person) => option(person.id, capital(names.person(person.id))))),
      group(capital(say("station")), parties.filter((party) => everybody.some((person) => partyOf(person.id) === party && person.kind !== "partner")).map((party) => option(`party:${party}`, capital(names.party(party))))),
      group(say("partners"), parties.filter((party) => everybody.some((person) => partyOf(person.id) === party && person.kind === "partner")).map((party) => option(`party:${party}`, names.party(party)))));
    return make("p", {}, make("label", { for: "look-who" }, say("look_who")), select);
  },
  cases() {
    const found = new Map();
    for (const one of film.run.happenings(film.moment)) if (one.problem) { const old = found.get(one.problem); found.set(one.problem, { beat: one.beat, count: (old?.count ?? 0) + 1 }); }
    return found;
  },
  caseList() {
    const found = [...this.cases()].sort((one, other) => other[1].count - one[1].count).slice(0, 60);
    if (!found.length) return make("p", {}, say("no_case"));
    const select = make("select", { id: "look-case", onchange: () => this.follow(select.value) }, make("option", { value: "" }, say("choose")),
      ...found.map(([problem, about]) => make("option", { value: problem, selected: film.followed === problem }, `${names.beat(about.beat)}: ${names.problem(problem)}`)));
    return make("p", {}, make("label", { for: "look-case" }, say("look_case")), select);
  },
  /** With whom, how strong, and why silent. */
  person(part, id, week) {
    const party = id.startsWith("party:") ? id.slice(6) : null;
    const mine = (one) => party ? partyOf(one) === party : one === id;
    part.append(make("h3", {}, capital(party ? names.party(party) : names.person(id))));
    const rows = new Map();
    for (const key of film.run.pairs.keys()) {
      const [one, other] = key.split("|");
      if (!mine(one) && !mine(other)) continue;
      const with_ = mine(one) ? other : one, together = partyOf(with_) ? `party:${partyOf(with_)}` : with_;
      const row = rows.get(together) ?? { sum: 0, without: 0, count: 0, most: 0 };
      const strength = film.run.strength(key, film.moment);
      row.sum += strength; row.without += film.reference.strength(key, film.moment); row.count += 1; row.most = Math.max(row.most, strength);
      rows.set(together, row);
    }
    const sorted = [...rows].map(([with_, row]) => [with_, row.sum / row.count, row.without / row.count]).sort((one, other) => other[1] - one[1]).slice(0, 14);
    part.append(make("h4", {}, say("ties_of")), make("table", { class: "ties" }, make("tbody", {}, ...sorted.map(([with_, now, without]) => {
      const bar = make("span", { class: "bar" }), mark = make("span", { class: "mark" });
      bar.style.width = `${now}%`;
      mark.style.left = `${without}%`;
      return make("tr", {}, make("th", { scope: "row" }, make("button", { type: "button", class: "plain", onclick: () => this.choose(with_) }, capital(with_.startsWith("party:") ? names.party(with_.slice(6)) : names.person(with_)))),
        make("td", {}, make("span", { class: "track" }, bar, mark)), make("td", { class: "figure" }, `${number(now)} (${number(without)})`));
    }))), make("p", { class: "aside" }, say("now_without")));
    const silences = new Map();
    let told = 0;
    for (const one of film.run.happenings(film.moment)) {
      if (!mine(one.from)) continue;
      if (one.kind === "silent") silences.set(one.reason, (silences.get(one.reason) ?? 0) + 1);
      if (one.kind === "told") told += 1;
    }
    part.append(make("h4", {}, say("silent_why", party ? names.party(party) : names.actor(id))), make("p", {}, say("told_times", told)),
      silences.size ? make("ul", {}, ...[...silences].sort((one, other) => other[1] - one[1]).map(([reason, count]) => make("li", {}, say("silent_times", count, names.reason(reason))))) : make("p", {}, say("no_silence")));
    if (!party) this.fromServer(part, "person", id, week, (answer) => [make("h4", {}, say("journal")), ...answer.why.map((text) => make("p", {}, text))]);
  },
  /** What happened in one case, so far; and the journal's own account where there is a server. */
  case(part, problem, week) {
    const happened = [...film.run.happenings(film.moment)].filter((one) => one.problem === problem);
    const heading = make("h3", {}, say("case_name", names.problem(problem), names.beat(problem.split("/")[0]))), why = make("div", { class: "why", hidden: true });
    const list = make("ol", { class: "story" }, ...happened.map((one) => make("li", {}, make("small", {}, when(one.week, one.second)), ` ${sentence(one)}`)));
    part.append(heading, why, list);
    if (getter.offline) part.append(make("p", { class: "aside" }, say("only_server")));
    this.fromServer(part, "case", problem, week, (answer) => {
      list.replaceChildren(...answer.events.filter(([second]) => second <= film.moment * WEEK_SECONDS).map(([second, , , , text]) => make("li", {}, make("small", {}, second < 0 ? say("earlier") : when(0, second)), ` ${text}`)));
      heading.textContent = `${capital(answer.name)}`;
      why.replaceChildren(make("h4", {}, say("why")), ...answer.why.map((text) => make("p", {}, text)));
      why.hidden = false;
      return [];
    });
  },
  async fromServer(part, kind, id, week, show) {
    try {
      const answer = await getter.closer(kind, id, week);
      if (answer && part.isConnected) part.append(...show(answer));
    } catch (problem) { if (part.isConnected) part.append(make("p", { class: "aside" }, problem.message)); }
  },
};
function when(week, second) {
  const moment = week + second / WEEK_SECONDS, now = clock(moment);
  return `${say("week", Math.floor(moment + 1e-9) + 1)}, ${now.day} ${now.time}`;
}
