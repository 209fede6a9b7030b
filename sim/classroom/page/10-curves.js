/* The curves: this run solid, the same weeks without a policy dashed, and between them what the policy makes of it. */
const curves = {
  charts: [],

  /** Lay out a chart for each curve that is shown; only the lines move after this. */
  build() {
    const place = document.getElementById("charts");
    place.replaceChildren();
    this.charts = film.shown.map((id, at) => ({ curve: film.curves.find((curve) => curve.id === id), at })).filter((one) => one.curve).map(({ curve, at }) => {
      const select = make("select", { id: `curve-${at}`, "aria-label": say("which_curve", at + 1), title: `${names.in(curve)}: ${names.in({ nl: curve.about_nl, en: curve.about_en })}`, onchange: () => { film.shown[at] = select.value; this.build(); document.getElementById(`curve-${at}`).focus(); refresh(); } },
        ...film.curves.map((one) => make("option", { value: one.id, selected: one.id === curve.id }, shortName(one))));
      const now = make("output", { class: "now" }), than = make("span", { class: "than" }), unit = make("span", { class: "unit" }, curve.unit === "%" ? "" : unitName(curve.unit));
      const svg = make("svg", { role: "img", "aria-label": shortName(curve), preserveAspectRatio: "none" });
      const parts = {};
      for (const part of ["better", "worse"]) svg.append(parts[part] = make("path", { class: `between ${part}` }));
      svg.append(parts.axis = make("g", { class: "axis" }), parts.flags = make("g", { class: "moves" }));
      svg.append(parts.ahead = make("path", { class: "dashed ahead" }), parts.dashed = make("path", { class: "dashed" }), parts.solid = make("path", { class: "solid" }));
      svg.append(parts.dot = make("circle", { class: "tip", r: 5 }));
      place.append(make("figure", { class: "chart", "data-curve": curve.id }, make("figcaption", {}, select, make("p", { class: "figure", "aria-hidden": "true" }, now, unit, than)), svg));
      return { curve, svg, now, unit, than, parts };
    });
    place.dataset.count = this.charts.length;
  },

  /** The values of a run for the beats shown: one point for the end of each week. */
  points(run, curve, group) { return run.weeks.map((line) => run.value(curve, line.week, group)); },

  /** Draw everything that does not move by the frame. */
  draw() {
    const group = film.shownGroup(), letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const one of this.charts) {
      one.mine = this.points(film.run, one.curve, group);
      one.other = film.reference === film.run ? one.mine : this.points(film.reference, one.curve, group);
      one.ends = ends([...one.mine, ...one.other].filter((value) => value !== null));
      one.digits = one.ends[1] - one.ends[0] < 2 ? 1 : 0;
    }
    const longest = Math.max(1, ...this.charts.flatMap((one) => one.ends.map((value) => number(value, one.digits).length)));
    for (const one of this.charts) {
      const { width, height } = one.svg.getBoundingClientRect(), [low, high] = one.ends;
      if (width < 20) continue;
      one.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      one.left = longest * letter * 0.47 + 10;
      one.wide = width;
      one.high = height;
      one.floor = height - letter * 1.25;
      one.x = (week) => one.left + (week / film.weeks) * (width - one.left - 8);
      one.y = (value) => one.floor - ((value - low) / (high - low || 1)) * (one.floor - 10);
      this.axis(one, low, high);
      one.parts.flags.replaceChildren(...film.moves.map(([week]) => make("line", { x1: one.x(week), x2: one.x(week), y1: 4, y2: one.floor })));
      one.parts.ahead.setAttribute("d", this.path(one, one.other, film.weeks));
    }
    this.move();
  },
  axis(one, low, high) {
    const marks = [low, high].map((value) => make("text", { x: one.left - 6, y: one.y(value) + 4, "text-anchor": "end" }, number(value, value === 0 ? 0 : one.digits)));
    const every = film.weeks > 30 ? 13 : film.weeks > 12 ? 5 : 2, weeks = [];
    for (let week = every; week <= film.weeks; week += every) weeks.push(make("text", { x: one.x(week), y: one.high - 3, "text-anchor": "middle" }, week));
    one.parts.axis.replaceChildren(make("line", { x1: one.left, x2: one.wide - 8, y1: one.y(low), y2: one.y(low) }), ...marks, ...weeks);
  },
  /** A line through the ends of the weeks, as far as a moment; weeks without a value are passed over. */
  path(one, values, moment) {
    const points = this.upTo(values, moment);
    return points.map(([week, value], place) => `${place ? "L" : "M"}${one.x(week).toFixed(1)} ${one.y(value).toFixed(1)}`).join("");
  },
  upTo(values, moment) {
    const points = [];
    for (let week = 0; week < values.length; week++) {
      const value = values[week];
      if (value === null) continue;
      if (week + 1 <= moment + 1e-9) points.push([week + 1, value]);
      else {
        if (points.length && week < moment) { const [before, was] = points.at(-1); points.push([moment, was + (value - was) * (moment - before) / (week + 1 - before)]); }
        break;
      }
    }
    return points;
  },
  /** Draw what moves by the frame: the lines up to now and the figures. */
  move() {
    const moment = film.moment;
    for (const one of this.charts) {
      if (!one.x) continue;
      const mine = this.upTo(one.mine, moment), other = this.upTo(one.other, moment);
      one.parts.solid.setAttribute("d", this.path(one, one.mine, moment));
      one.parts.dashed.setAttribute("d", this.path(one, one.other, moment));
      this.between(one, mine, other);
      const tip = mine.at(-1), without = other.at(-1);
      one.parts.dot.setAttribute("visibility", tip ? "visible" : "hidden");
      if (tip) { one.parts.dot.setAttribute("cx", one.x(tip[0])); one.parts.dot.setAttribute("cy", one.y(tip[1])); }
      const text = tip ? figure(tip[1], one.curve) : "", beside = without ? figure(without[1], one.curve) : "";
      one.unit.hidden = !tip;
      if (one.now.textContent !== text) one.now.textContent = text;
      const differs = tip && without && movesText(mine) !== movesText(other);
      const also = differs ? `(${beside})` : "";
      if (one.than.textContent !== also) one.than.textContent = also;
      const better = differs && text !== beside && one.curve.better ? ((tip[1] > without[1]) === (one.curve.better === "higher") ? "better" : "worse") : "";
      if (one.now.dataset.sign !== better) one.now.dataset.sign = better;
    }
  },
  between(one, mine, other) {
    const shapes = { better: "", worse: "" };
    const others = new Map(other.map(([week, value]) => [week.toFixed(4), value]));
    const shared = mine.filter(([week]) => others.has(week.toFixed(4))).map(([week, value]) => [week, value, others.get(week.toFixed(4))]);
    for (let place = 1; place < shared.length; place++) {
      const [week0, a0, b0] = shared[place - 1], [week1, a1, b1] = shared[place];
      if (a0 === b0 && a1 === b1) continue;
      const higher = a0 + a1 > b0 + b1;
      const sign = !one.curve.better || higher === (one.curve.better === "higher") ? "better" : "worse";
      shapes[sign] += `M${one.x(week0)} ${one.y(a0)}L${one.x(week1)} ${one.y(a1)}L${one.x(week1)} ${one.y(b1)}L${one.x(week0)} ${one.y(b0)}Z`;
    }
    for (const [sign, shape] of Object.entries(shapes)) one.parts[sign].setAttribute("d", shape);
  },
  /** The figures at the end of a week, in sentences. */
  inWords(week) {
    if (week < 1) return say("begin");
    const group = film.shownGroup();
    return this.charts.map(({ curve }) => {
      const mine = film.run.value(curve, week - 1, group), other = film.reference.value(curve, week - 1, group);
      return mine === other ? `${shortName(curve)}: ${figure(mine, curve)}.` : say("n_now", shortName(curve), figure(mine, curve), figure(other, curve));
    }).join(" ");
  },
};

/** Round ends of a scale around some values: from nought when that wastes little. */
function ends(values) {
  if (!values.length) return [0, 1];
  let low = Math.min(...values), high = Math.max(...values);
  if (low > 0 && low < high * 0.6) low = 0;
  const lacking = 0.2 * Math.abs(low + high) / 2 - (high - low);  // a scale that is too fine would make much of little
  if (lacking > 0) { low -= lacking / 2; high += lacking / 2; }
  const span = high - low || Math.abs(high) || 1, step = 10 ** Math.floor(Math.log10(span)) / (span / 10 ** Math.floor(Math.log10(span)) < 3 ? 4 : 1);
  low = Math.floor(low / step + 1e-9) * step;
  high = Math.ceil(high / step - 1e-9) * step;
  return high > low ? [low, high] : [low, low + step];
}
