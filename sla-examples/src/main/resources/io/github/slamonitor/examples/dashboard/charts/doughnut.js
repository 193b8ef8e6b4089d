import { h } from "../core/view.js";
import { count, counted } from "../core/format.js";

const RADIUS = 40;
const LENGTH = 2 * Math.PI * RADIUS;
const GAP = 1.2;

/** Shares of a whole as a ring, with a list that names and links them in the same order, clockwise from the top. */
export function doughnut({ title, parts, noun, href }) {
  const total = parts.reduce((sum, part) => sum + part.amount, 0);
  return h(
    "section",
    { class: "figure panel" },
    h("header", { class: "figure-head" }, h("h3", {}, title)),
    total === 0
      ? h("p", { class: "muted" }, `No ${noun} in this time.`)
      : h(
          "div",
          { class: "doughnut" },
          h(
            "svg",
            {
              viewBox: "0 0 100 100",
              class: "doughnut-ring",
              role: "img",
              "aria-label": `${counted(total, noun)}: ${parts.map((part) => `${part.label} ${count(part.amount)}`).join(", ")}`,
            },
            arcs(parts, total),
            h("text", { x: 50, y: 52, class: "doughnut-total" }, count(total)),
            h("text", { x: 50, y: 63, class: "doughnut-noun" }, total === 1 ? noun : `${noun}s`),
          ),
          h(
            "ol",
            { class: "doughnut-list" },
            parts.map((part, index) =>
              h(
                "li",
                { key: part.key, class: `share-${index % 8}` },
                h("span", { class: "swatch" }),
                h("a", { href: href(part) }, part.label),
                h("span", { class: "doughnut-count" }, count(part.amount)),
                h("span", { class: "muted doughnut-share" }, `${Math.round((part.amount / total) * 100)}%`),
              ),
            ),
          ),
        ),
  );
}

function arcs(parts, total) {
  let start = 0;
  return parts.map((part, index) => {
    const length = (part.amount / total) * LENGTH;
    const drawn = Math.max(length - (parts.length > 1 ? GAP : 0), 0.4);
    const arc = h(
      "circle",
      {
        key: part.key,
        class: `arc share-${index % 8}`,
        cx: 50,
        cy: 50,
        r: RADIUS,
        "stroke-dasharray": `${drawn} ${LENGTH - drawn}`,
        "stroke-dashoffset": -start,
        transform: "rotate(-90 50 50)",
      },
      h("title", {}, `${part.label}: ${count(part.amount)}`),
    );
    start += length;
    return arc;
  });
}
