/* Where everybody stands: the station on the left, the beats in the middle like cells of a comb, the partners' doors on the right. */
function layOut(width, height, letter) {
  const { beats, squads } = film.district;
  const narrow = width < 560;
  const top = letter * 2, low = height - letter * 0.5, tall = low - top;
  const nodes = new Map(), plan = { nodes, width, height, letter, narrow, beats: [], squads: [], doors: [], island: null, heads: [] };
  const everybody = [...people.values()];
  const partners = [...new Set(everybody.filter((person) => person.kind === "partner").map((person) => person.party))].map((id) => ({ id, name: names.party(id) }));
  const line = tall / partners.length, door = Math.min(line * 0.78, letter * 1.5);
  plan.doorLetter = Math.min(letter * 0.95, door * 0.84);
  const doorsLeft = narrow ? width - letter * 1.3 : width - Math.max(...partners.map((party) => party.name.length)) * plan.doorLetter * 0.56 - door * 1.15;

  // the station: five squads and the detectives, one under the other
  const rows = squads.length + 1, step = tall / rows, round = Math.min(step * 0.4, letter * 2.6);
  const stationX = narrow ? round + letter * 0.4 : round + letter * 0.8;
  const circle = (members, x, y, radius, size) => members.forEach((person, place) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * place) / members.length;
    nodes.set(person.id, { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle), r: size, kind: person.kind, person });
  });
  const dot = Math.max(2, letter * 0.2);
  squads.forEach((squad, place) => {
    const y = top + step * (place + 0.5);
    plan.squads.push({ ...squad, x: stationX, y, r: round });
    circle(everybody.filter((person) => person.kind === "squad" && person.party === squad.id), stationX, y, round - dot * 1.9, dot);
  });
  const islandY = top + step * (rows - 0.5);
  plan.island = { x: stationX, y: islandY, r: round };
  circle(everybody.filter((person) => person.kind === "detective"), stationX, islandY, round - dot * 2.2, dot);
  const desks = everybody.filter((person) => person.kind === "desk");
  desks.forEach((person, place) => nodes.set(person.id, { x: stationX + round * 1.4, y: islandY - round + (place + 0.5) * ((2 * round) / desks.length), r: dot, kind: "desk", person }));

  // the beats: two staggered columns of regions, the officer in the middle, citizens at both sides
  const first = Math.ceil(beats.length / 2), second = beats.length - first, cell = tall / Math.max(first, 1);
  const middleLeft = stationX + round * (narrow ? 1.6 : 2), middleRight = doorsLeft - letter * (narrow ? 1.2 : 1.6), room = middleRight - middleLeft;
  const high = Math.min(cell * 0.8, letter * 5.2), wide = Math.min(room * (narrow ? 0.5 : 0.335), high * 2.9);
  const columns = [middleLeft + Math.max(wide / 2, room * 0.26), middleRight - Math.max(wide / 2, room * 0.26)];
  beats.forEach((beat, place) => {
    const left = place < first, row = left ? place : place - first;
    const y = left ? top + cell * (row + 0.5) : top + (tall - cell * second) / 2 + cell * (row + 0.5);
    const x = columns[left ? 0 : 1];
    plan.beats.push({ ...beat, x, y, wide, high, r: high / 2 });
    const officer = everybody.find((person) => person.kind === "officer" && person.beat === beat.id), middle = y - high * 0.13;
    if (officer) nodes.set(officer.id, { x, y: middle, r: high * 0.24, kind: "officer", person: officer });
    for (const person of everybody.filter((one) => one.kind === "citizens" && one.beat === beat.id)) {
      nodes.set(person.id, { x: x + wide * 0.3 * (person.group === "reporting" ? -1 : 1), y: middle, r: high * 0.115, kind: "citizens", person });
    }
  });
  everybody.filter((person) => person.kind === "officer" && !person.beat).forEach((person, place) => nodes.set(person.id, {
    x: columns[1], y: place ? low - cell * 0.2 : top + cell * 0.2, r: high * 0.17, kind: "officer", person }));

  // the partners: a street of doors
  let y = top + line / 2;
  for (const party of partners) {
    plan.doors.push({ ...party, x: doorsLeft, y, size: door });
    const persons = everybody.filter((person) => person.party === party.id && person.kind === "partner");
    persons.forEach((person, place) => nodes.set(person.id, {
      x: doorsLeft - door * 0.45, y: y + (persons.length > 1 ? (place / (persons.length - 1) - 0.5) * door * 0.7 : 0), r: 1.5, kind: "partner", person }));
    y += line;
  }
  plan.heads = [[say("station"), Math.max(stationX, letter * 1.9)], [say("beats"), (columns[0] + columns[1]) / 2], [say("partners"), narrow ? width - letter * 2.4 : doorsLeft + letter * 2]];
  return plan;
}

/** A tie as a string between two points: it leaves and arrives level, so that bundles stay legible. */
function stringBetween(path, one, other) {
  const middle = (one.x + other.x) / 2;
  path.moveTo(one.x, one.y);
  if (Math.abs(one.x - other.x) < 30) path.quadraticCurveTo(one.x + (other.y - one.y) * 0.2, (one.y + other.y) / 2, other.x, other.y);
  else path.bezierCurveTo(middle, one.y, middle, other.y, other.x, other.y);
}
/** The point at a share of the way along that string. */
function along(one, other, share) {
  const rest = 1 - share, middle = (one.x + other.x) / 2;
  const mix = (a, b, c, d) => rest ** 3 * a + 3 * rest ** 2 * share * b + 3 * rest * share ** 2 * c + share ** 3 * d;
  return { x: mix(one.x, middle, middle, other.x), y: mix(one.y, one.y, other.y, other.y) };
}
