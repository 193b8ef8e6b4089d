import { link } from "../core/address.js";
import { get } from "../core/api.js";
import { count, durations, percent, shortened, utc } from "../core/format.js";
import { source } from "../core/source.js";
import { h } from "../core/view.js";
import { changed } from "../core/address.js";
import { timeChart } from "../charts/time-chart.js";
import { icon } from "../parts/icons.js";
import { shown } from "../parts/notices.js";
import { acknowledge, silence } from "../parts/operations.js";
import { isoOf } from "../parts/period.js";
import { severity, state, status } from "../parts/status.js";
import { at, span } from "../parts/time.js";
import { fact } from "./health.js";
import { told } from "./told.js";
import { worst } from "./worst.js";

const { MINUTE } = durations;

export function violation(app) {
  const id = app.address.path[1] ?? "";
  const view = { table: false };
  const found = source(
    (signal) => get(`/api/violations/${encodeURIComponent(id)}`, null, signal),
    () => {
      found.data && trend.refresh();
      app.redraw();
    },
  );
  const trend = source((signal) => get("/api/trend", around(found.data), signal), app.redraw);
  found.load();

  return {
    title: () => (found.data ? `${found.data.rule}, ${found.data.service}` : "Violation"),
    refresh: () => found.data?.state !== "RESOLVED" && found.refresh(),
    close: () => {
      found.close();
      trend.close();
    },
    render: () => [
      h("a", { class: "back", href: link(["violations"]) }, "← All violations"),
      !found.data && h("h1", { class: "visually-hidden" }, "Violation"),
      shown(found, (data) => [
        head(app, data),
        h("h2", { class: "visually-hidden" }, "Over time"),
        chart(app, data, trend, view),
        h(
          "div",
          { class: "columns" },
          evidence("As it opened", data.opening),
          data.latest && evidence(data.resolvedAt ? "As it was resolved" : "Now", data.latest),
        ),
        told(data.notifications),
      ]),
    ],
  };
}

function head(app, data) {
  return h(
    "header",
    { class: "headline" },
    h(
      "div",
      { class: "badges" },
      status(severity(data.severity), "pill"),
      status(state(data.state), "pill"),
      data.flapping && h("span", { class: "note" }, icon("flapping"), "Flapping: single changes are not told"),
    ),
    h("h1", {}, h("a", { class: "name", href: link(["service", data.service]) }, shortened(data.service))),
    h("p", { class: "lead" }, data.resolvedAt ? data.opening.text : data.text),
    h(
      "dl",
      { class: "facts" },
      fact("Opened", at(data.openedAt)),
      data.state === "REPORTED"
        ? fact("Found", "by a check of a file")
        : [
            fact("Resolved", at(data.resolvedAt)),
            fact(data.resolvedAt ? "Lasted" : "Lasts for", span(data.openedAt, data.resolvedAt)),
          ],
      fact("At its worst", worstFigures(data)),
      fact("Policy", h("span", { class: "name" }, data.policy)),
      data.reason && fact("Reason of the rule", data.reason),
      data.acknowledgement && fact("Acknowledged", acknowledged(data.acknowledgement)),
    ),
    actions(app, data),
  );
}

/** The rates are told where they say more than the value does. */
function worstFigures({ kind, worstValueText, worstFailureRate, worstSlowRate }) {
  const rates = [
    kind !== "FAILURE_RATE" && worstFailureRate !== null && `${percent(worstFailureRate)} failed`,
    kind !== "RESPONSE_VIOLATION_RATE" && worstSlowRate !== null && `${percent(worstSlowRate)} slow`,
  ].filter(Boolean);
  return [h("strong", {}, worstValueText ?? "–"), rates.length > 0 && h("span", { class: "muted" }, `, ${rates.join(", ")}`)];
}

function acknowledged({ by, note, at: time }) {
  return [`by ${by}, `, at(time), note && h("span", { class: "muted" }, `: ${note}`)];
}

function actions(app, data) {
  const open = data.state === "OPEN" || data.state === "ACKNOWLEDGED";
  if (!open || !app.canOperate()) {
    return null;
  }
  return h(
    "div",
    { class: "actions" },
    data.state === "OPEN" &&
      h(
        "button",
        { class: "button button-main", type: "button", onclick: () => acknowledge(app, data) },
        icon("acknowledged"),
        "Acknowledge",
      ),
    h("button", { class: "button", type: "button", onclick: () => silence(app, data) }, icon("silenced"), "Silence"),
  );
}

/** The period that the chart shows: the violation, and as much again before and after it. */
function period({ openedAt, resolvedAt, state: is }) {
  const opened = Date.parse(openedAt);
  const end = resolvedAt ? Date.parse(resolvedAt) : is === "REPORTED" ? opened : Date.now();
  const margin = Math.max(end - opened, 15 * MINUTE);
  return { from: opened - margin, to: Math.min(end + margin, Date.now()) };
}

function around(data) {
  const { from, to } = period(data);
  return changed(new URLSearchParams(), {
    service: data.service,
    policy: data.policy,
    rule: data.rule,
    from: isoOf(from),
    to: isoOf(to),
  });
}

function chart(app, data, trend, view) {
  const toggle = () => {
    view.table = !view.table;
    app.redraw();
  };
  return shown(trend, (points) => timeChart({ title: data.rule, trend: points, ...period(data), open: view.table, toggle }), 2);
}

function evidence(title, { text, records, failures, slow, windowStart, windowEnd, worst: spans }) {
  const part = (name, number) =>
    number !== null &&
    fact(name, h("span", { title: `${percent(records ? number / records : null)} of the requests` }, count(number)));
  return h(
    "section",
    { class: "block panel" },
    h("h2", {}, title),
    h("p", { class: "wrap" }, text),
    h(
      "dl",
      { class: "facts" },
      windowStart &&
        fact("Window", h("span", { title: `${utc(windowStart)} – ${utc(windowEnd)}` }, at(windowStart), " – ", at(windowEnd))),
      part("Requests", records),
      part("Failed", failures),
      part("Slow", slow),
    ),
    worst(spans, title.toLowerCase()),
  );
}
