import { changed, link } from "../core/address.js";
import { get } from "../core/api.js";
import { count, milliseconds, percent } from "../core/format.js";
import { source } from "../core/source.js";
import { h } from "../core/view.js";
import { bars } from "../charts/bars.js";
import { doughnut } from "../charts/doughnut.js";
import { scatter } from "../charts/scatter.js";
import { choices } from "../parts/choices.js";
import { shown } from "../parts/notices.js";
import { isoOf, periodOf } from "../parts/period.js";
import { periodBar, wholePeriod, zoomTo } from "./period-bar.js";
import { seriesOf } from "./series.js";

const AGAIN_AFTER = 5_000; // ms; charts of a long time do not change faster than one can see

export function charts(app) {
  const state = { all: new Set(), tables: new Set(), of: null, loaded: 0 };
  let period = null;
  const choicesOf = source((signal) => get("/api/filters", null, signal), app.redraw);
  const figures = source(
    (signal) => get("/api/charts", chartsQuery(), signal),
    () => {
      showSeries();
      app.redraw();
    },
  );
  const details = source(
    (signal) => get(`/api/services/${encodeURIComponent(state.of)}`, null, signal),
    () => series.show(seriesWanted()),
  );
  const series = seriesOf(app, { zoomed: zoomTo(app) });

  const chartsQuery = () =>
    changed(new URLSearchParams(), {
      from: isoOf(period.from),
      to: isoOf(period.to),
      service: app.address.params.getAll("service"),
    });
  const seriesWanted = () => ({
    service: state.of,
    from: period.from,
    to: period.to,
    objectives: details.data?.budgets.map(({ objective }) => objective) ?? [],
  });

  // The service whose figures are drawn over time: that of the address, else the worst.
  function showSeries() {
    const wanted = app.address.params.get("of") ?? state.of ?? figures.data?.services[0]?.service ?? null;
    if (wanted === null) {
      return;
    }
    if (wanted === state.of) {
      series.show(seriesWanted());
    } else {
      state.of = wanted;
      details.data = null;
      details.load();
    }
  }

  function load() {
    period = wholePeriod(periodOf(app.address.params, "1h"));
    state.loaded = Date.now();
    figures.load();
  }

  load();
  choicesOf.load();

  return {
    title: () => "Charts",
    navigated: load,
    refresh: () => !period.custom && Date.now() - state.loaded > AGAIN_AFTER && load(),
    close: () => [choicesOf, figures, details, series].forEach((one) => one.close()),
    render: () => [
      h("header", { class: "headline" }, h("h1", {}, "Charts")),
      h(
        "section",
        { class: "filters panel", "aria-label": "Period and services" },
        h("div", { class: "filter-bar" }, periodBar(app, period), serviceChoice(app, choicesOf.data)),
      ),
      shown(
        figures,
        (data) => [
          h("h2", { key: "heading", class: "visually-hidden" }, "By service"),
          byService(app, data, state),
          others(data),
          h("div", { class: "figures", key: "two" }, kinds(app, data, period), points(app, data, state)),
        ],
        6,
      ),
      state.of !== null && [overTimeHead(app, choicesOf.data, state.of), series.render()],
    ],
  };
}

function serviceChoice(app, data) {
  return choices(app, {
    name: "Service",
    options: (data?.services ?? []).map((value) => ({ value, label: value })),
    chosen: app.address.params.getAll("service"),
    choose: (service) => app.go({ service }),
  });
}

const BARS = [
  { title: "Failure rate", key: "failureRate", text: percent },
  { title: "Average response time", key: "averageMillis", text: milliseconds },
  { title: "Response violation rate", key: "slowRate", text: percent },
];

function byService(app, { services }, state) {
  return h(
    "div",
    { class: "figures figures-three", key: "bars" },
    BARS.map(({ title, key, text }) =>
      bars({
        title,
        services,
        text,
        value: (one) => one[key],
        bound: (one) => one.bounds[key],
        all: state.all.has(key),
        toggle: () => toggle(app, state.all, key),
      }),
    ),
  );
}

function toggle(app, set, key) {
  set.has(key) ? set.delete(key) : set.add(key);
  app.redraw();
}

function others({ others: number }) {
  return (
    number > 0 &&
    h(
      "p",
      { class: "muted small", key: "others" },
      `These are the worst by failure rate; ${count(number)} more are not drawn. Choose services to see them.`,
    )
  );
}

function kinds(app, data, period) {
  return doughnut({
    title: "Violations by kind",
    noun: "violation",
    parts: data.kinds.map(({ kind, label, violations }) => ({ key: kind, label, amount: violations })),
    href: ({ key }) =>
      link(["violations"], {
        kind: key,
        service: app.address.params.getAll("service"),
        ...(period.custom ? { from: isoOf(period.from), to: isoOf(period.to) } : { period: period.name }),
      }),
  });
}

function points(app, data, state) {
  return scatter({
    title: "Failure rate against response violation rate",
    services: data.services,
    bounds: data.bounds,
    open: state.tables.has("scatter"),
    toggle: () => toggle(app, state.tables, "scatter"),
  });
}

function overTimeHead(app, data, of) {
  const names = data?.services ?? [];
  return h(
    "header",
    { class: "section-head", key: "over-time" },
    h("h2", {}, "Over time"),
    h(
      "label",
      { class: "inline-field" },
      h("span", { class: "visually-hidden" }, "Service over time"),
      h(
        "select",
        { value: of, onchange: (event) => app.go({ of: event.target.value }) },
        [...new Set([of, ...names])].map((name) => h("option", { key: name, value: name }, name.slice(0, 80))),
      ),
    ),
    h("span", { class: "muted small" }, "Drag over a chart to zoom in."),
  );
}
