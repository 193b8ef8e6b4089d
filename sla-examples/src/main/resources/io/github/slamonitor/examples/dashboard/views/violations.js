import { get } from "../core/api.js";
import { count, counted } from "../core/format.js";
import { source } from "../core/source.js";
import { h } from "../core/view.js";
import { icon } from "../parts/icons.js";
import { nothing, shown } from "../parts/notices.js";
import { pager } from "../parts/pager.js";
import { columnsOf } from "./violation-columns.js";
import { activeFilters, filterBar, noFilters } from "./violation-filters.js";
import { clear, filterQuery, pageQuery, sizeOf } from "./violation-query.js";
import { columnChoice, violationTable } from "./violation-table.js";

const SIZES = [25, 50, 100, 200];

export function violations(app) {
  const state = { filtersOpen: false };
  const choicesOf = source((signal) => get("/api/filters", null, signal), app.redraw);
  const found = source((signal) => get("/api/violations", pageQuery(app.address.params), signal), app.redraw);
  choicesOf.load();
  found.load();

  return {
    title: () => "Violations",
    navigated: found.load,
    refresh: found.refresh,
    close: () => {
      choicesOf.close();
      found.close();
    },
    render: () => [
      h(
        "header",
        { class: "headline headline-row" },
        h("h1", {}, "Violations"),
        h("div", { class: "actions" }, columnChoice(app), downloads(app)),
      ),
      h(
        "section",
        { class: state.filtersOpen ? "filters panel filters-open" : "filters panel", "aria-label": "Filters" },
        filterToggle(app, state),
        filterBar(app, choicesOf.data),
        activeFilters(app, choicesOf.data),
      ),
      shown(found, (data) => table(app, data, found.loading), 8),
    ],
  };
}

// On a phone the filters are folded up; elsewhere this button is not shown.
function filterToggle(app, state) {
  const toggle = () => {
    state.filtersOpen = !state.filtersOpen;
    app.redraw();
  };
  return h(
    "button",
    { type: "button", class: "button filters-toggle", "aria-expanded": String(state.filtersOpen), onclick: toggle },
    "Filters",
    icon(state.filtersOpen ? "up" : "down"),
  );
}

function table(app, { total, violations: rows }, loading) {
  const { params } = app.address;
  if (total === 0) {
    return noFilters(params)
      ? nothing("met", "No violation so far", "Once a rule is violated, it is listed here with its evidence.")
      : nothing(
          "search",
          "No violation is like that",
          "A wider period, or fewer filters, may find some.",
          h("button", { class: "button", type: "button", onclick: () => clear(app) }, "Clear all filters"),
        );
  }
  return h(
    "section",
    { class: loading ? "results results-loading" : "results", "aria-label": "Violations found", "aria-busy": String(loading) },
    h(
      "div",
      { class: "results-head" },
      h("p", { class: "results-count", role: "status" }, counted(total, "violation")),
      sizes(app),
      pages(app, total, ", above the table"),
    ),
    violationTable(app, rows, columnsOf(params)),
    h("div", { class: "results-foot" }, pages(app, total, ", below the table")),
  );
}

function pages(app, total, where) {
  const { params } = app.address;
  return pager({
    total,
    page: Number(params.get("page") ?? 0),
    size: sizeOf(params),
    noun: "violations",
    where,
    show: (page) => app.go({ page: page || null }),
  });
}

function sizes(app) {
  return h(
    "label",
    { class: "inline-field results-size" },
    h("span", { class: "muted" }, "Rows"),
    h(
      "select",
      { value: String(sizeOf(app.address.params)), onchange: (event) => app.go({ size: event.target.value, page: null }) },
      SIZES.map((size) => h("option", { value: String(size) }, count(size))),
    ),
  );
}

function downloads(app) {
  const query = filterQuery(app.address.params).toString();
  const href = (ending) => `/api/violations.${ending}${query ? `?${query}` : ""}`;
  return ["csv", "json"].map((ending) =>
    h(
      "a",
      { key: ending, class: "button", href: href(ending), download: `violations.${ending}` },
      icon("download"),
      ending.toUpperCase(),
    ),
  );
}
