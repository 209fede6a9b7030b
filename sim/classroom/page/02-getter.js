/* Where runs come from. Live they are asked of the server; in the lesson's file they were computed beforehand. The rest of the page cannot tell. */

/** Where each lever stands unless it is moved; the district says so. */
const DEFAULTS = {};

/** A list of moves as text, always in the same way, so that equal moves are equal texts. */
function movesText(moves) {
  const sorted = (value) => Array.isArray(value) ? value.map(sorted)
    : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;
  return JSON.stringify(sorted(moves));
}

const liveGetter = {
  offline: false,
  async district(wanted) { return shaped(await (await this.ask(`api/district?lang=${wanted}`)).json()); },
  async run(seed, weeks, moves, reference, stop, take) {
    await this.lines(`api/run?seed=${seed}&weeks=${weeks}&moves=${encodeURIComponent(movesText(moves))}${reference ? "&reference=1" : ""}&lang=${language}`, stop, take);
  },
  async worlds(moves, weeks, number, stop, take) {
    await this.lines(`api/worlds?weeks=${weeks}&n=${number}&moves=${encodeURIComponent(movesText(moves))}&lang=${language}`, stop, take);
  },
  /** A look at a person or a case as it stands at the end of a week. */
  async closer(kind, id, week) {
    const asked = { seed: film.seed, weeks: film.weeks, moves: movesText(film.moves), id, week, lang: language };
    return (await this.ask(`api/${kind}?${new URLSearchParams(asked)}`)).json();
  },
  /** Ask, and turn a refusal into an error with the server's own sentence. */
  async ask(address, stop) {
    const answer = await fetch(address, { signal: stop, credentials: "omit" });
    if (answer.ok) return answer;
    const refused = await answer.json().catch(() => ({}));
    throw new Error(refused.error ?? say("failed"));
  },
  /** Read an answer line by line while it comes in. */
  async lines(address, stop, take) {
    const reader = (await this.ask(address, stop)).body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      const parts = (rest + (value ?? "")).split("\n");
      rest = parts.pop();
      for (const part of parts) if (part) take(JSON.parse(part));
      if (done) break;
    }
    if (rest.trim()) take(JSON.parse(rest));
  },
};

const fileGetter = {
  offline: true,
  async open() {
    if (this.lesson) return this.lesson;
    const { packed } = JSON.parse(document.getElementById("lesson").textContent);
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const lesson = this.lesson = JSON.parse(await new Response(stream).text());
    lesson.asked = new Map(lesson.grid.moves.map((moves) => [movesText(tidy(moves)), JSON.stringify(moves)]));
    return lesson;
  },
  async district(wanted) { const lesson = await this.open(); return { ...shaped(lesson.district[wanted]), grid: lesson.grid, cannot: lesson.cannot[wanted] }; },
  /** The moves as the file has them; undefined if it does not. */
  stored(moves) { return this.lesson.asked.get(movesText(moves)); },
  async run(seed, weeks, moves, reference, stop, take) {
    const { runs } = await this.open(), start = `${seed}|${this.stored(moves)}`, dashed = reference && runs[`${start}|reference`];
    if (!dashed) { await this.lines(runs[reference ? `${seed}|[]` : start], take); return; }
    const still = runs[`${seed}|[]`].split("\n");  // the world without levers: the dashed line differs from it only in what it is counted into
    let place = 0;
    await this.lines(dashed, (line) => take({ ...JSON.parse(still[place++]), ...line }));
  },
  async worlds(moves, weeks, number, stop, take) { await this.lines((await this.open()).worlds[this.stored(moves)], take); },
  async closer() { return null; },
  async lines(text, take) {
    if (text === undefined) throw new Error(say("not_in_file"));
    for (const part of text.split("\n")) if (part) take(JSON.parse(part));
  },
};

/** Each lever with the way it is shown: pairs, yes or no, or one of some positions; and where it stands unless moved. */
function shaped(district) {
  const levers = district.levers.map((lever) => {
    const kind = lever.id === "coupling" ? "coupling" : lever.positions.every((one) => typeof one.id === "boolean") ? "switch" : "choice";
    DEFAULTS[lever.id] = kind === "coupling" ? [] : lever.usual;
    return { ...lever, kind };
  });
  return { ...district, levers };
}

const getter = document.getElementById("lesson") ? fileGetter : liveGetter;
