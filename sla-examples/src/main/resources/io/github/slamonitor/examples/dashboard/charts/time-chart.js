import { h } from "../core/view.js";
import { instant, valueIn } from "../core/format.js";
import { drawBands, drawBound, strokeAtBound } from "./canvas.js";
import { colour } from "./colours.js";
import { chartFigure } from "./figure.js";
import { timeLabels } from "./time-axis.js";
import { loadUplot } from "./uplot.js";

const HEIGHT = 190;
const SYNC = "time"; // the cursors of all charts of a page move together

/**
 * A value over time with the range that it moved in, its bound, and bands where it was pending or violated.
 * `trend` is the server's answer; `zoomed(from, to)` is called with milliseconds when a part is chosen by dragging.
 */
export function timeChart({ title, trend, from, to, zoomed, open, toggle, lineText = "mean, shaded from lowest to highest" }) {
  return chartFigure({
    title,
    note: h("span", { class: "chart-readout" }),
    label: description(title, trend, from, to),
    plot: h("div", { class: "time-plot", hook: plotHook({ trend, from, to, zoomed }) }),
    legend: legend(trend, lineText),
    table: { open, toggle, head: ["Time", "Mean", "Lowest", "Highest", "Violated"], rows: () => rows(trend) },
  });
}

function rows({ at, mean, low, high, violated, evaluations, unit }) {
  return at
    .map((time, index) => [
      instant(time),
      valueIn(unit, mean[index]),
      valueIn(unit, low[index]),
      valueIn(unit, high[index]),
      evaluations[index] ? `${violated[index]} of ${evaluations[index]}` : "–",
    ])
    .filter((_, index) => mean[index] !== null);
}

function description(title, { mean, unit, boundText, violations }, from, to) {
  const known = mean.filter((value) => value !== null);
  const range = known.length
    ? `between ${valueIn(unit, Math.min(...known))} and ${valueIn(unit, Math.max(...known))}`
    : "no values";
  return `${title}, ${instant(from)} to ${instant(to)}: ${range}${boundText ? `, bound ${boundText}` : ""}, ${violations.length} times violated`;
}

function legend({ boundText, violations, pending }, lineText) {
  return [
    h("span", { class: "key key-line" }, lineText),
    boundText && h("span", { class: "key key-bound" }, boundText),
    violations.length > 0 && h("span", { class: "key key-violated" }, "violated"),
    pending.length > 0 && h("span", { class: "key key-pending" }, "pending"),
  ];
}

function plotHook(shown) {
  return {
    mount: (element) => {
      element.shown = shown;
      element.redrawn = () => element.plot?.redraw(false);
      element.sizes = new ResizeObserver(() => element.plot?.setSize({ width: element.clientWidth, height: HEIGHT }));
      document.addEventListener("themechange", element.redrawn);
      loadUplot().then(
        (UPlot) => element.isConnected && create(UPlot, element),
        (failure) => (element.textContent = `The chart cannot be drawn: ${failure.message}. Its table has the figures.`),
      );
    },
    update: (element) => {
      const before = element.shown;
      element.shown = shown;
      if (element.plot && (before.trend !== shown.trend || before.from !== shown.from || before.to !== shown.to)) {
        element.plot.setData(columns(shown.trend), false);
        element.plot.setScale("x", { min: shown.from / 1000, max: shown.to / 1000 });
      }
    },
    unmount: (element) => {
      document.removeEventListener("themechange", element.redrawn);
      element.sizes.disconnect();
      element.plot?.destroy();
    },
  };
}

const columns = ({ at, mean, low, high }) => [at.map((time) => time / 1000), high, low, mean];

function create(UPlot, element) {
  element.plot = new UPlot(options(element), columns(element.shown.trend), element);
  element.plot.setScale("x", { min: element.shown.from / 1000, max: element.shown.to / 1000 });
  element.sizes.observe(element);
}

function options(element) {
  const trend = () => element.shown.trend;
  const unit = trend().unit;
  const below = /^(at least|above)/.test(trend().boundText ?? "");
  const axis = {
    stroke: () => colour("--muted"),
    grid: { stroke: () => colour("--line"), width: 1 },
    ticks: { show: false },
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
  };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    padding: [10, 20, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: true, y: false }, y: false, sync: { key: SYNC }, points: { size: 7 } },
    scales: {
      x: { time: true },
      y: { range: (_, least, most) => [Math.min(0, least ?? 0), (Math.max(most ?? 0, trend().limit ?? 0) || 1) * 1.12] },
    },
    axes: [
      { ...axis, grid: { show: false }, values: (_, moments, __, ___, step) => timeLabels(moments, step), space: 70, size: 28 },
      { ...axis, values: (_, values) => values.map((value) => valueIn(unit, value)), size: 64, space: 36 },
    ],
    series: [
      {},
      { stroke: "transparent", points: { show: false } },
      { stroke: "transparent", points: { show: false } },
      {
        stroke: (plot) => strokeAtBound(plot, trend().limit, below),
        width: 1.6,
        points: { show: true, size: 5, fill: () => colour("--series"), filter: lonePoints },
      },
    ],
    bands: [{ series: [1, 2], fill: () => colour("--series-wash") }],
    hooks: {
      drawClear: [
        (plot) => {
          drawBands(plot, trend().pending, "--warning", 0.16);
          drawBands(plot, trend().violations, "--critical", 0.13);
        },
      ],
      draw: [(plot) => drawBound(plot, trend().limit)],
      setCursor: [(plot) => read(element, plot)],
      setSelect: [
        (plot) => {
          if (plot.select.width > 4) {
            element.shown.zoomed?.(
              plot.posToVal(plot.select.left, "x") * 1000,
              plot.posToVal(plot.select.left + plot.select.width, "x") * 1000,
            );
            plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
          }
        },
      ],
    },
  };
}

/** Values between two gaps, which a line does not show. */
function lonePoints(plot, series) {
  const values = plot.data[series];
  const unknown = (index) => values[index] === null || values[index] === undefined;
  return [...values.keys()].filter((index) => !unknown(index) && unknown(index - 1) && unknown(index + 1));
}

/** What is under the cursor, in words, beside the title. */
function read(element, plot) {
  const readout = element.closest("figure")?.querySelector(".chart-readout");
  const { at, mean, low, high, unit } = element.shown.trend;
  const index = plot.cursor.idx;
  if (!readout) {
    return;
  }
  if (index === null || index === undefined || mean[index] === null || mean[index] === undefined) {
    readout.textContent = "";
    return;
  }
  const range = low[index] === high[index] ? "" : ` (${valueIn(unit, low[index])} to ${valueIn(unit, high[index])})`;
  readout.textContent = `${instant(at[index])}  ${valueIn(unit, mean[index])}${range}`;
}
