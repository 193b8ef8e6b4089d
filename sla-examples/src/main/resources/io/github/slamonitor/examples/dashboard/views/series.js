import { get } from "../core/api.js";
import { changed } from "../core/address.js";
import { source } from "../core/source.js";
import { h } from "../core/view.js";
import { burnDown } from "../charts/burn-down.js";
import { timeChart } from "../charts/time-chart.js";
import { nothing, shown } from "../parts/notices.js";
import { isoOf } from "../parts/period.js";

/** Burn rates last: they tell of the budget, which is drawn too. */
const inOrder = (series) => [
  ...series.filter(({ kind }) => kind !== "BURN_RATE"),
  ...series.filter(({ kind }) => kind === "BURN_RATE"),
];

/** The charts over time of one service: every indicator, and what is left of each error budget. */
export function seriesOf(app, { zoomed }) {
  const tables = new Set();
  const trends = new Map();
  let asked = null;
  const list = source(
    (signal) => get("/api/series", query(), signal),
    () => {
      fetchTrends();
      app.redraw();
    },
  );

  const query = (more = {}) =>
    changed(new URLSearchParams(), { service: asked.service, from: isoOf(asked.from), to: isoOf(asked.to), ...more });

  function fetchTrends() {
    const wanted = list.data ? [...inOrder(list.data.series).map(seriesRequest), ...asked.objectives.map(budgetRequest)] : [];
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, one] of trends) {
      if (!keys.has(key)) {
        one.source.close();
        trends.delete(key);
      }
    }
    for (const { key, path, more, title, budget } of wanted) {
      if (!trends.has(key)) {
        trends.set(key, { title, budget, source: source((signal) => get(path, query(more), signal), app.redraw) });
      }
      trends.get(key).period = { from: asked.from, to: asked.to };
      trends.get(key).source.load();
    }
  }

  const seriesRequest = ({ policy, rule }) => ({
    key: `rule ${policy} ${rule}`,
    path: "/api/trend",
    more: { policy, rule },
    title: rule,
    budget: false,
  });
  const budgetRequest = (objective) => ({
    key: `budget ${objective}`,
    path: "/api/budget",
    more: { objective },
    title: `Error budget: ${objective}`,
    budget: true,
  });

  function chart([key, { title, budget, source: one, period }]) {
    const open = tables.has(key);
    const toggle = () => {
      open ? tables.delete(key) : tables.add(key);
      app.redraw();
    };
    const draw = (data) =>
      budget
        ? burnDown({ budget: data, title, ...period, zoomed, open, toggle })
        : timeChart({ title, trend: data, ...period, zoomed, open, toggle });
    return h("div", { key }, shown(one, draw, 2));
  }

  return {
    /** For a service, a period in milliseconds, and objectives in words. */
    show: (wanted) => {
      const sameService = asked?.service === wanted.service;
      asked = wanted;
      if (!sameService) {
        trends.forEach((one) => one.source.close());
        trends.clear();
        Object.assign(list, { data: null, error: null });
      }
      list.load();
    },
    close: () => {
      list.close();
      trends.forEach((one) => one.source.close());
    },
    render: () =>
      shown(list, ({ series }) =>
        series.length === 0 && asked.objectives.length === 0
          ? nothing("chart", "No figures in this time", "A longer period may have some.")
          : h("div", { class: "figures" }, [...trends].map(chart)),
      ),
  };
}
