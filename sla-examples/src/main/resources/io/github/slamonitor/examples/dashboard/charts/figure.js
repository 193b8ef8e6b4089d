import { h } from "../core/view.js";
import { icon } from "../parts/icons.js";

/**
 * A chart with its title and, on demand, the table behind it. `table` is `{open, toggle, head, rows}`; the table of
 * what is drawn is what a screen reader gets, and a legend tells in words what colours and lines mean.
 */
export function chartFigure({ title, note, label, plot, legend, table, className = "" }) {
  return h(
    "figure",
    { class: `figure panel ${className}` },
    h(
      "figcaption",
      { class: "figure-head" },
      h("h3", {}, title),
      note,
      table &&
        h(
          "button",
          {
            type: "button",
            class: "icon-button figure-toggle",
            "aria-expanded": String(table.open),
            "aria-label": `Table of ${plain(title)}`,
            title: table.open ? "Chart alone" : "Show the table",
            onclick: table.toggle,
          },
          icon("table"),
        ),
    ),
    h("div", { class: "figure-plot", role: label ? "img" : null, "aria-label": label }, plot),
    legend && h("p", { class: "legend" }, legend),
    table?.open && dataTable(plain(title), table.head, table.rows()),
  );
}

const plain = (title) => (typeof title === "string" ? title : "this chart");

function dataTable(title, head, rows) {
  return h(
    "div",
    { class: "table-box figure-table", tabindex: "0", role: "region", "aria-label": `${title}: table` },
    h(
      "table",
      { class: "plain-table" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          head.map((name, index) => h("th", { scope: "col", class: index ? "number" : "" }, name)),
        ),
      ),
      h(
        "tbody",
        {},
        rows.map((cells) =>
          h(
            "tr",
            {},
            cells.map((cell, index) =>
              index ? h("td", { class: "number" }, cell) : h("th", { scope: "row", class: "wrap" }, cell),
            ),
          ),
        ),
      ),
    ),
  );
}
