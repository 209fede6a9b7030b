/* What stands in the picture: beats, squads, officers, doors, and their names. */
const scenery = {
  write(pen, text, x, y, size, colour = INK, align = "center", weight = 400) {
    pen.font = `${weight} ${size}px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif`;
    pen.textAlign = align;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.strokeStyle = "rgba(251,250,246,.85)";
    pen.lineWidth = size * 0.28;
    pen.strokeText(text, x, y);
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
  },
  heads(pen, plan) {
    for (const [text, x] of plan.heads) this.write(pen, text, x, plan.letter * 0.95, plan.letter * 0.92, QUIET, "center", 600);
  },
  coupled(moment) {
    const setting = film.setting(Math.floor(Math.min(moment, film.weeks - 1)));
    return film.pairs(setting);
  },
  beats(pen, plan, moment) {
    const officers = new Map(film.district.officers.map((officer) => [officer.id, officer.beat]));
    const coupled = new Set(this.coupled(moment).map(([, officer]) => officers.get(officer)));
    for (const beat of plan.beats) {
      this.region(pen, beat);
      pen.fillStyle = "#e3ebe2";
      pen.fill();
      pen.strokeStyle = coupled.has(beat.id) ? GREEN : "#b3c1b4";
      pen.lineWidth = coupled.has(beat.id) ? plan.letter * 0.28 : 1;
      pen.stroke();
    }
  },
  region(pen, beat) {
    pen.beginPath();
    pen.roundRect(beat.x - beat.wide / 2, beat.y - beat.high / 2, beat.wide, beat.high, beat.high * 0.45);
  },
  station(pen, plan, moment) {
    const coupled = new Set(this.coupled(moment).map(([squad]) => squad));
    for (const squad of [...plan.squads, { ...plan.island, island: true }]) {
      pen.beginPath();
      pen.arc(squad.x, squad.y, squad.r, 0, 2 * Math.PI);
      pen.fillStyle = squad.island ? "rgba(246,243,236,.9)" : "#e4e8ef";
      pen.fill();
      pen.lineWidth = coupled.has(squad.id) ? plan.letter * 0.28 : 1;
      pen.strokeStyle = coupled.has(squad.id) ? GREEN : "#aab1bd";
      pen.setLineDash(squad.island ? [4, 4] : []);
      pen.stroke();
      pen.setLineDash([]);
    }
    for (const node of plan.nodes.values()) {
      if (node.kind !== "squad" && node.kind !== "detective" && node.kind !== "desk") continue;
      pen.fillStyle = node.kind === "squad" ? "#48566b" : "#6a4a79";
      pen.beginPath();
      if (node.kind === "squad") pen.arc(node.x, node.y, node.r, 0, 2 * Math.PI);
      else { pen.moveTo(node.x, node.y - node.r * 1.4); pen.lineTo(node.x + node.r * 1.4, node.y); pen.lineTo(node.x, node.y + node.r * 1.4); pen.lineTo(node.x - node.r * 1.4, node.y); }
      pen.fill();
    }
  },
  /** An officer is a pawn: a head and shoulders that one knows from the back row. */
  officers(pen, plan) {
    for (const node of plan.nodes.values()) {
      if (node.kind === "citizens") this.citizens(pen, node);
      if (node.kind !== "officer") continue;
      const size = node.r * 1.05;
      pen.fillStyle = "#15365c";
      pen.strokeStyle = "#fff";
      pen.lineWidth = Math.max(1.5, size * 0.12);
      pen.beginPath();
      pen.moveTo(node.x - size * 0.85, node.y + size);
      pen.bezierCurveTo(node.x - size * 0.8, node.y - size * 0.15, node.x + size * 0.8, node.y - size * 0.15, node.x + size * 0.85, node.y + size);
      pen.closePath();
      pen.stroke();
      pen.fill();
      pen.beginPath();
      pen.arc(node.x, node.y - size * 0.45, size * 0.5, 0, 2 * Math.PI);
      pen.stroke();
      pen.fill();
      if (film.selected === node.person.id) this.ring(pen, node.x, node.y, node.r * 1.5);
    }
  },
  citizens(pen, node) {
    pen.beginPath();
    if (node.person.group === "reporting") {
      pen.arc(node.x, node.y, node.r, 0.75 * Math.PI, 2.45 * Math.PI);
      pen.lineTo(node.x - node.r * 1.1, node.y + node.r * 1.15);
      pen.closePath();
      pen.fillStyle = "#fff";
      pen.fill();
      pen.setLineDash([]);
    } else {
      pen.arc(node.x, node.y, node.r, 0, 2 * Math.PI);
      pen.setLineDash([2.5, 2.5]);
    }
    pen.strokeStyle = "#4d5a52";
    pen.lineWidth = 1.4;
    pen.stroke();
    pen.setLineDash([]);
    if (film.selected === node.person.id) this.ring(pen, node.x, node.y, node.r * 1.7);
  },
  ring(pen, x, y, radius) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.strokeStyle = INK;
    pen.lineWidth = 2.5;
    pen.stroke();
  },
  /** Whether a partner can be reached at this second of the week. */
  isOpen(party, second, moment) {
    const week = Math.max(0, Math.min(Math.floor(moment), film.run.weeks.length - 1));
    const hours = (film.run.open[week] ?? film.run.opened)?.[party];
    return !hours || hours.some(([from, to]) => second >= from * 60 && second < to * 60);
  },
  doors(pen, plan, moment, second) {
    const still = atMonday(moment) || (film.playing && film.speed !== "slow") ? DAY_SECONDS + 11 * 3600 : second;
    for (const door of plan.doors) {
      const open = this.isOpen(door.id, still, moment), high = door.size, wide = high * 0.62, left = door.x - wide / 2, up = door.y - high / 2;
      pen.lineWidth = 1.5;
      pen.strokeStyle = "#3c3a33";
      if (open) {
        pen.fillStyle = "#fff3c9";
        pen.fillRect(left, up, wide, high);
        pen.strokeRect(left, up, wide, high);
        pen.beginPath();
        pen.moveTo(left, up);
        pen.lineTo(left + wide * 0.42, up + high * 0.14);
        pen.lineTo(left + wide * 0.42, up + high * 1.08);
        pen.lineTo(left, up + high);
        pen.closePath();
        pen.fillStyle = "#8b6f3f";
        pen.fill();
      } else {
        pen.fillStyle = "#55534c";
        pen.fillRect(left, up, wide, high);
        pen.strokeRect(left, up, wide, high);
        pen.fillStyle = "#e9e6dc";
        pen.beginPath();
        pen.arc(left + wide * 0.75, door.y, high * 0.06, 0, 2 * Math.PI);
        pen.fill();
      }
      if (film.selected === `party:${door.id}`) this.ring(pen, door.x, door.y, high * 0.8);
    }
  },
  labels(pen, plan, moment) {
    const { letter } = plan;
    for (const squad of plan.squads) {
      this.write(pen, squad.name.replace(/^\S+\s/, ""), squad.x, squad.y, letter * 1.35, INK, "center", 700);
      if (film.selected === `party:${squad.id}`) this.ring(pen, squad.x, squad.y, squad.r + 3);
    }
    this.write(pen, plan.narrow ? say("detectives").slice(0, 4) : say("detectives"), plan.island.x, plan.island.y, letter * (plan.narrow ? 0.8 : 0.78), "#4f3560", "center", 600);
    for (const beat of plan.beats) this.fitted(pen, beat.name, beat.x, beat.y + beat.high * 0.29, Math.min(letter * 1.15, beat.high * 0.3), beat.wide * 0.92);
    if (!plan.narrow) {
      for (const door of plan.doors) this.write(pen, door.name, door.x + door.size * 0.62, door.y, plan.doorLetter, INK, "left");
    }
  },
  fitted(pen, text, x, y, size, room) {
    pen.font = `500 ${size}px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif`;
    const wide = pen.measureText(text).width;
    this.write(pen, text, x, y, Math.max(8, size * Math.min(1, room / wide)), INK, "center", 500);
  },
};
