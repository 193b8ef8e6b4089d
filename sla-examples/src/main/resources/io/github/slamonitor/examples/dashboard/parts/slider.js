import { h } from "../core/view.js";

// Finer where most rates are.
const STOPS = [0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1];
const moved = new Map();

/** The least rate that passes a filter. What is shown follows the handle; the filter follows once it is let go. */
export function rateSlider(app, { label, value, choose }) {
  const position = moved.get(label) ?? nearest(value);
  const text = position === 0 ? "any" : `at least ${percentOf(STOPS[position])}`;
  return h(
    "label",
    { class: "slider" },
    h("span", { class: "muted" }, label),
    h("span", { class: "slider-value", "aria-hidden": "true" }, text),
    h("input", {
      type: "range",
      min: 0,
      max: STOPS.length - 1,
      step: 1,
      value: String(position),
      "aria-label": `Minimum ${label.toLowerCase()}`,
      "aria-valuetext": text,
      oninput: (event) => {
        moved.set(label, Number(event.target.value));
        app.redraw();
      },
      onchange: (event) => {
        moved.delete(label);
        choose(STOPS[Number(event.target.value)] || null);
      },
    }),
  );
}

const percentOf = (ratio) => `${Number((ratio * 100).toFixed(2))}%`;

function nearest(value) {
  const wanted = Number(value ?? 0);
  return STOPS.reduce((best, stop, index) => (Math.abs(stop - wanted) < Math.abs(STOPS[best] - wanted) ? index : best), 0);
}
