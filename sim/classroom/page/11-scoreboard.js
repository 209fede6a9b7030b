/* The scoreboard: ties made and lost since the start, filling up; a thin dashed line stands where the run without the policy is. */
const scoreboard = {
  stamp: null,
  /** Of each party what was made, still stands and was lost at a moment: exact at the end of a week, in between on its way there. */
  rows(run, moment) {
    const week = Math.max(0, Math.min(Math.ceil(moment), run.weeks.length) - 1), share = Math.min(1, moment - week);
    const before = new Map((run.weeks[week - 1]?.scoreboard ?? []).map(([id, ...counts]) => [id, counts]));
    return (run.weeks[week]?.scoreboard ?? []).map(([id, ...counts]) => {
      const was = before.get(id) ?? [0, 0, 0];
      return { id, counts: counts.map((count, place) => was[place] + (count - was[place]) * share), whole: share > 1 - 1e-9 ? counts : was };
    });
  },
  draw() {
    const mine = this.rows(film.run, film.moment), other = film.run === film.reference ? mine : this.rows(film.reference, film.moment);
    const stamp = `${language}|${mine.map((row) => row.id)}`;
    if (stamp !== this.stamp) { this.stamp = stamp; this.build(mine); }
    const ends = [...this.rows(film.run, film.weeks), ...this.rows(film.reference, film.weeks)];
    mine.forEach((row, place) => {
      const cells = this.cells[place], without = other.find((one) => one.id === row.id) ?? row;
      const most = Math.max(4, ...ends.filter((one) => one.id === row.id).flatMap((one) => [one.counts[0], one.counts[2]]));
      const [made, stands, lost] = row.counts, wide = (value) => `${Math.min(100, (100 * value) / most)}%`;
      cells.kept.style.width = wide(stands);
      cells.made.style.width = wide(Math.max(0, made - stands));
      cells.lost.style.width = wide(lost);
      cells.gainMark.style.left = wide(without.counts[0]);
      cells.lostMark.style.right = wide(without.counts[2]);
      cells.gainMark.hidden = cells.lostMark.hidden = film.run === film.reference;
      for (const [name, at] of [["made_figure", 0], ["lost_figure", 2]]) { const text = number(row.whole[at]); if (cells[name].textContent !== text) cells[name].textContent = text; }
    });
  },
  build(rows) {
    this.cells = [];
    const named = new Map(film.run.head.parties.map((party) => [party.id, names.in(party)]));
    const head = make("tr", {}, make("th", { scope: "col" }, say("score_party")), make("th", { scope: "col", class: "lost-head" }, make("span", {}, say("score_lost"))),
      make("th", { scope: "col", class: "gain-head" }, make("span", { class: "made-key" }, say("score_made")), " ", make("span", { class: "kept-key" }, say("score_kept"))));
    const body = rows.map((row) => {
      const cells = {};
      const piece = (name, kind) => (cells[name] = make("span", { class: kind }));
      const losing = make("td", { class: "losing" }, piece("lost_figure", "figure"), make("span", { class: "track left" }, piece("lost", "lost bar"), piece("lostMark", "mark")));
      const gaining = make("td", { class: "gaining" }, make("span", { class: "track" }, piece("kept", "kept bar"), piece("made", "made bar"), piece("gainMark", "mark")), piece("made_figure", "figure"));
      this.cells.push(cells);
      return make("tr", { "data-party": row.id }, make("th", { scope: "row" }, capital(named.get(row.id) ?? row.id)), losing, gaining);
    });
    document.getElementById("score").replaceChildren(make("thead", {}, head), make("tbody", {}, ...body));
  },
};
