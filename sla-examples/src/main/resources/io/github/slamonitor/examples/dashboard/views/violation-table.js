import { h } from "../core/view.js";
import { icon } from "../parts/icons.js";
import { popover } from "../parts/popover.js";
import { severity } from "../parts/status.js";
import { COLUMNS, columnsOf, columnsParam, rowActions } from "./violation-columns.js";

// On a narrow screen the rows become cards (styles/tables.css); the roles keep it a table for a screen reader all the same.

export function violationTable(app, rows, columns) {
  const operator = app.canOperate();
  return h(
    "div",
    { class: "table-box panel", tabindex: "0", role: "region", "aria-label": "Table of violations" },
    h(
      "table",
      { class: "violations", role: "table" },
      h(
        "thead",
        { role: "rowgroup" },
        h(
          "tr",
          { role: "row" },
          columns.map((column) => heading(app, column)),
          operator && h("th", { role: "columnheader", scope: "col" }, h("span", { class: "visually-hidden" }, "Actions")),
        ),
      ),
      h(
        "tbody",
        { role: "rowgroup" },
        rows.map((violation) => row(app, violation, columns, operator)),
      ),
    ),
  );
}

function row(app, violation, columns, operator) {
  return h(
    "tr",
    { key: violation.id, role: "row", class: `tone-${severity(violation.severity).tone} state-${violation.state.toLowerCase()}` },
    columns.map((column) =>
      h(
        "td",
        {
          key: column.key,
          role: "cell",
          class: `cell-of-${column.key} ${column.number ? "number" : ""}`,
          "data-label": column.name,
        },
        column.show(violation),
      ),
    ),
    operator && h("td", { key: "actions", role: "cell", class: "row-actions" }, rowActions(app, violation)),
  );
}

function heading(app, { key, name, title, sort, number }) {
  const { params } = app.address;
  const sorted = (params.get("sort") ?? "opened") === sort;
  const order = params.get("order") ?? "desc";
  return h(
    "th",
    {
      key,
      scope: "col",
      role: "columnheader",
      title,
      class: number ? "number" : "",
      "aria-sort": sort && sorted ? (order === "asc" ? "ascending" : "descending") : null,
    },
    sort
      ? h(
          "button",
          {
            type: "button",
            class: "sort",
            onclick: () => app.go({ sort, order: sorted && order === "desc" ? "asc" : "desc", page: null }),
          },
          name,
          h("span", { class: sorted ? "sort-mark" : "sort-mark sort-mark-off" }, icon(sorted && order === "asc" ? "up" : "down")),
        )
      : name,
  );
}

export function columnChoice(app) {
  const shown = columnsOf(app.address.params).map(({ key }) => key);
  const toggle = (key, on) =>
    app.go(
      { columns: columnsParam(COLUMNS.map((column) => column.key).filter((one) => (one === key ? on : shown.includes(one)))) },
      { replace: true },
    );
  return popover(app, {
    name: "Columns",
    label: "Columns",
    lead: "columns",
    end: true,
    content: () =>
      h(
        "div",
        { class: "choices" },
        COLUMNS.map(({ key, name, title, always }) =>
          h(
            "label",
            { key, class: "choice" },
            h("input", {
              type: "checkbox",
              checked: shown.includes(key),
              disabled: always === true,
              onchange: (event) => toggle(key, event.target.checked),
            }),
            h("span", {}, title ?? name),
          ),
        ),
      ),
  });
}
