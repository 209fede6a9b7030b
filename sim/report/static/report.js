"use strict";
// Draws the pictures that stand as JSON in the page. Nothing is fetched; the only button saves a picture.
(function () {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const config = { displaylogo: false, responsive: true, modeBarButtons: [["toImage"]], scrollZoom: false, showTips: false };
  const paper = 670; // pixels that fit between the margins of an A4 sheet; pictures in pairs share them
  // A high picture is made smaller on paper, to fit on a sheet with its heading.
  const shrunk = (height) => (height > 600 ? Math.min(0.7, 800 / height) : 1);
  const height = (place) => figures[place.id].layout.height;
  function fit(place, width, scale) {
    place.style.zoom = scale;
    Plotly.relayout(place, { width: width && width / scale, autosize: width === null });
  }
  const waiting = Object.entries(figures).filter(([id]) => document.getElementById(id));
  // One picture at a time, from top to bottom, so that the words can be read at once.
  function draw() {
    const [id, figure] = waiting.shift();
    Plotly.newPlot(document.getElementById(id), figure.data, figure.layout, { ...config, toImageButtonOptions: { filename: id } });
  }
  waiting.sort(([one], [other]) => document.getElementById(one).compareDocumentPosition(document.getElementById(other)) & 4 ? -1 : 1);
  setTimeout(function next() { if (waiting.length) { draw(); setTimeout(next); } });
  const closed = [];
  addEventListener("beforeprint", function () {
    while (waiting.length) draw();
    for (const one of document.querySelectorAll("details:not([open])")) { one.open = true; closed.push(one); }
    for (const id of Object.keys(figures)) {
      const place = document.getElementById(id);
      if (!place) continue;
      const pair = place.closest(".two, .multiples"); // pictures side by side are made smaller together
      const high = Math.max(...[...(pair ? pair.querySelectorAll(".plot") : [place])].map(height));
      fit(place, pair ? (paper - 16) / 2 : paper, shrunk(high));
    }
  });
  addEventListener("afterprint", function () {
    for (const one of closed.splice(0)) one.open = false;
    for (const place of document.querySelectorAll(".plot")) fit(place, null, 1);
  });
})();
