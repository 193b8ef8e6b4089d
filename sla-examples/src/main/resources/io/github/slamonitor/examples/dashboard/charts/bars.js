import { h } from "../core/view.js";
import { count } from "../core/format.js";
import { link } from "../core/address.js";
import { icon } from "../parts/icons.js";

const FIRST = 10;

/** Bars of one figure by service, the worst first, each with its bound as a line. A table, so it needs none behind it. */
export function bars({ title, services, value, bound, text, all, toggle }) {
  const known = services.filter((one) => value(one) !== null).sort((a, b) => value(b) - value(a));
  const top = scaleOf(known.map(value), known.map(bound));
  const few = known.slice(0, all ? known.length : FIRST);
  return h(
    "section",
    { class: "figure panel bars" },
    h("header", { class: "figure-head" }, h("h3", {}, title)),
    known.length === 0 && h("p", { class: "muted" }, "Nothing was recorded in this time."),
    known.length > 0 &&
      h(
        "table",
        { class: "bars-table", role: "table" },
        h("caption", { class: "visually-hidden" }, `${title} by service`),
        h("colgroup", {}, h("col", { class: "bars-names" }), h("col", {}), h("col", { class: "bars-values" })),
        h(
          "thead",
          { class: "visually-hidden", role: "rowgroup" },
          h(
            "tr",
            { role: "row" },
            ["Service", "Bar", "Value"].map((name) => h("th", { scope: "col", role: "columnheader" }, name)),
          ),
        ),
        h(
          "tbody",
          { role: "rowgroup" },
          few.map((one) => bar(one.service, value(one), bound(one), top, text)),
        ),
      ),
    known.length > FIRST &&
      h(
        "button",
        { type: "button", class: "link-button bars-more", "aria-expanded": String(all), onclick: toggle },
        all ? "Show the worst alone" : `Show all ${count(known.length)}`,
      ),
  );
}

/** Room for each value and for the strictest bound; with that for the laxest, the bars of all others could be too short to compare. */
function scaleOf(values, bounds) {
  const strictest = Math.min(...bounds.filter((one) => one !== null && one !== undefined));
  return Math.max(...values, Number.isFinite(strictest) ? strictest : 0, 0) * 1.06 || 1;
}

function bar(service, value, bound, top, text) {
  const bounded = bound !== null && bound !== undefined;
  const over = bounded && value > bound;
  const share = (amount) => `${((amount / top) * 100).toFixed(2)}%`;
  return h(
    "tr",
    { key: service, role: "row", class: over ? "bar-row tone-critical" : "bar-row" },
    h(
      "th",
      { scope: "row", role: "rowheader" },
      h("a", { class: "name", href: link(["service", service]), title: service.slice(0, 300) }, service.slice(0, 120)),
    ),
    h(
      "td",
      { role: "cell", class: "bar-cell", title: bounded ? `bound ${text(bound)}` : "no bound" },
      h("div", { class: "bar-fill", style: { width: share(over ? bound : value) } }),
      over && h("div", { class: "bar-over", style: { width: share(value - bound) } }),
      bounded && bound <= top && h("div", { class: "bar-bound", style: { left: share(bound) } }),
    ),
    h(
      "td",
      { role: "cell", class: "number bar-value" },
      over && icon("violated"),
      over && h("span", { class: "visually-hidden" }, "over the bound: "),
      text(value),
    ),
  );
}
