/* A table beside each picture, with the same figures; made when it is opened or when the film stands still. */
const tables = {
  wire() { for (const id of ["ties-table", "curves-table", "story-table"]) document.getElementById(id).addEventListener("toggle", () => this.draw()); },
  draw() {
    const fill = (id, made) => { const box = document.getElementById(id); if (box.open) box.querySelector(".scroll").replaceChildren(made()); };
    fill("ties-table", () => this.ties());
    fill("curves-table", () => this.curves());
    fill("story-table", () => this.story());
    for (const box of document.querySelectorAll(".tables .scroll")) box.setAttribute("aria-label", box.parentElement.querySelector("summary").textContent);
  },
  ties() {
    const columns = [...new Set([...people.keys()].map(partyOf).filter(Boolean))];
    const sums = new Map();
    for (const bundle of network.sorted().bundles) if (bundle.party) sums.set(`${bundle.one}|${bundle.party}`, network.both(bundle, film.moment));
    const head = make("tr", {}, make("td", {}), ...columns.map((id) => make("th", { scope: "col" }, names.party(id))));
    const rows = [...people.values()].filter((person) => person.kind === "officer").map((person) => make("tr", {}, make("th", { scope: "row" }, capital(names.person(person.id))), ...columns.map((id) => {
      const pair = sums.get(`${person.id}|${id}`);
      return make("td", { "data-officer": person.id, "data-party": id }, !pair ? "–" : Math.round(pair[0]) === Math.round(pair[1]) ? number(pair[0]) : `${number(pair[0])} (${number(pair[1])})`);
    })));
    return make("table", {}, make("caption", {}, say("now_without")), make("thead", {}, head), make("tbody", {}, ...rows));
  },
  curves() {
    const group = film.shownGroup(), all = film.curves;
    const head = make("tr", {}, make("th", { scope: "col" }, capital(say("week", "").trim())), ...all.flatMap((curve) => [make("th", { scope: "col" }, `${names.in(curve)} (${unitName(curve.unit)})`), make("th", { scope: "col" }, say("without"))]));
    const rows = film.run.weeks.map((line) => make("tr", { "data-week": line.week }, make("th", { scope: "row" }, line.week + 1), ...all.flatMap((curve) => [film.run, film.reference].map((run, place) => {
      const value = run.value(curve, line.week, group);
      return make("td", { "data-curve": curve.id, "data-run": place ? "without" : "with", "data-value": value ?? "" }, number(value, curve.decimals ?? 0));
    }))));
    return make("table", {}, make("caption", {}, capital(predict.groupName(group))), make("thead", {}, head), make("tbody", {}, ...rows));
  },
  story() {
    const week = Math.max(0, Math.min(Math.floor(film.moment + 1e-9), film.run.weeks.length - 1)), line = film.run.weeks[week];
    if (!line) return make("p", {}, say("nothing"));
    const rows = [...film.run.happenings(Math.max(film.moment, week + 1))].filter((one) => one.week === week).map((one) => make("tr", {}, make("td", {}, when(one.week, one.second)), make("td", {}, sentence(one))));
    return make("div", {}, make("table", {}, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, capital(say("at"))), make("th", { scope: "col" }, capital(say("what"))))), make("tbody", {}, ...rows)), line.left_out ? make("p", {}, say("left_out", line.left_out)) : "");
  },
};
