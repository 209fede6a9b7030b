"use strict";
// Draws the pictures that stand as JSON in the page. Nothing is fetched; the only button saves a picture.
(function () {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const config = { displaylogo: false, responsive: true, modeBarButtons: [["toImage"]], scrollZoom: false, showTips: false };
  const paper = 670; // pixels that fit between the margins of an A4 sheet; pictures in pairs share them
  for (const [id, figure] of Object.entries(figures)) {
    const place = document.getElementById(id);
    if (place) Plotly.newPlot(place, figure.data, figure.layout, { ...config, toImageButtonOptions: { filename: id } });
  }
  const closed = [];
  addEventListener("beforeprint", function () {
    for (const one of document.querySelectorAll("details:not([open])")) { one.open = true; closed.push(one); }
    for (const id of Object.keys(figures)) {
      const place = document.getElementById(id);
      if (place) Plotly.relayout(place, { width: place.closest(".two") ? (paper - 16) / 2 : paper });
    }
  });
  addEventListener("afterprint", function () {
    for (const one of closed.splice(0)) one.open = false;
    for (const place of document.querySelectorAll(".plot")) Plotly.relayout(place, { width: null, autosize: true });
  });
})();
