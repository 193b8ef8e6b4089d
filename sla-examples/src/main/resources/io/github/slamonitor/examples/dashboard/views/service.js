import { link } from "../core/address.js";
import { get } from "../core/api.js";
import { count, counted, shortened, valueIn } from "../core/format.js";
import { source } from "../core/source.js";
import { h } from "../core/view.js";
import { icon } from "../parts/icons.js";
import { budgetLeft, budgetMeter, meter } from "../parts/meter.js";
import { shown } from "../parts/notices.js";
import { silence } from "../parts/operations.js";
import { periodOf } from "../parts/period.js";
import { alertNotes, pill, serviceTone, severity, status, verdict } from "../parts/status.js";
import { ago, at, elapsed } from "../parts/time.js";
import { fact } from "./health.js";
import { periodBar, wholePeriod, zoomTo } from "./period-bar.js";
import { seriesOf } from "./series.js";

const AGAIN_AFTER = 5_000; // ms

export function service(app) {
  const name = app.address.path[1] ?? "";
  const drawn = { period: null, at: 0 };
  const series = seriesOf(app, { zoomed: zoomTo(app) });
  const found = source(
    (signal) => get(`/api/services/${encodeURIComponent(name)}`, null, signal),
    () => {
      found.data && drawn.at === 0 && draw();
      app.redraw();
    },
  );
  found.load();

  function draw() {
    drawn.period = wholePeriod(periodOf(app.address.params, "1h"));
    drawn.at = Date.now();
    series.show({ service: name, ...drawn.period, objectives: found.data?.budgets.map(({ objective }) => objective) ?? [] });
  }

  return {
    title: () => name,
    navigated: draw,
    refresh: () => {
      found.refresh();
      drawn.at > 0 && !drawn.period.custom && Date.now() - drawn.at > AGAIN_AFTER && draw();
    },
    close: () => {
      found.close();
      series.close();
    },
    render: () => [
      h("a", { class: "back", href: link(["overview"]) }, "← All services"),
      !found.data && h("h1", { class: "visually-hidden" }, shortened(name)),
      shown(found, (data) => [
        head(app, data),
        rules(data),
        data.budgets.length > 0 && h("div", { class: "columns" }, data.budgets.map(budget)),
        h(
          "header",
          { class: "section-head" },
          h("h2", {}, "Over time"),
          periodBar(app, drawn.period ?? wholePeriod(periodOf(app.address.params, "1h"))),
        ),
        series.render(),
      ]),
    ],
  };
}

function head(app, data) {
  const tone = data.verdict === "VIOLATED" ? serviceTone({ ...data, rules: [...data.rules] }) : verdict(data.verdict).tone;
  return h(
    "header",
    { class: "headline" },
    h("div", { class: "badges" }, pill({ ...verdict(data.verdict), tone })),
    h("h1", { class: "name" }, shortened(data.service, 300)),
    h(
      "p",
      { class: "muted headline-facts" },
      h("span", {}, "last request ", ago(data.lastRecord)),
      h("span", {}, "last violation ", ago(data.lastViolationAt)),
    ),
    h(
      "div",
      { class: "actions" },
      h("a", { class: "button", href: link(["violations"], { service: data.service }) }, "Its violations"),
      app.canOperate() &&
        h(
          "button",
          { class: "button", type: "button", onclick: () => silence(app, { service: data.service }) },
          icon("silenced"),
          "Silence",
        ),
    ),
  );
}

function rules(data) {
  const explanations = new Map(data.explanations.map((one) => [`${one.policy} ${one.rule}`, one]));
  return h(
    "section",
    { class: "block panel", "aria-labelledby": "rules-title" },
    h("h2", { id: "rules-title" }, "Its rules"),
    h(
      "ul",
      { class: "explained" },
      data.rules.map((rule) => explained(rule, explanations.get(`${rule.policy} ${rule.rule}`))),
    ),
  );
}

function explained(rule, explanation) {
  const violated = rule.verdict === "VIOLATED";
  const shownAs = violated
    ? { ...severity(rule.severity), word: `Violated, ${severity(rule.severity).word.toLowerCase()}` }
    : verdict(rule.verdict);
  return h(
    "li",
    { key: `${rule.policy} ${rule.rule}`, class: `tone-${shownAs.tone}` },
    h("div", {}, status(shownAs), h("strong", { class: "name" }, rule.rule), alertNotes(rule)),
    meter(rule.used, shownAs.tone),
    h(
      "p",
      { class: "muted" },
      explanation?.text ?? rule.text,
      rule.alert?.openedAt && [" · firing for ", elapsed(rule.alert.openedAt)],
      rule.alert?.violation && [" · ", h("a", { href: link(["violation", rule.alert.violation]) }, "its violation")],
    ),
    violated && explanation?.worst.length > 0 && worstLine(explanation.worst),
  );
}

function worstLine(spans) {
  return h(
    "p",
    { class: "muted small explained-worst" },
    "worst: ",
    spans.map((one, index) =>
      h(
        "span",
        { key: one.from },
        index > 0 && "; ",
        at(one.from),
        "–",
        at(one.to),
        ` ${one.valueText} of ${counted(one.records, "request")}`,
      ),
    ),
  );
}

function budget(one) {
  return h(
    "section",
    { key: one.objective, class: `block panel tone-${one.exhausted ? "critical" : "ok"}` },
    h("h2", {}, "Error budget"),
    h("p", {}, one.objective, ": ", h("strong", {}, budgetLeft(one))),
    budgetMeter(one),
    h(
      "dl",
      { class: "facts" },
      fact("Spent", `${count(one.spent)} of ${count(Math.round(one.allowed))}`),
      fact("Requests", count(one.records)),
    ),
    h("h3", {}, "How fast it is spent"),
    h(
      "dl",
      { class: "facts" },
      one.burnRates.map(({ windowMillis, value, text }) =>
        fact(windowText(windowMillis), h("span", { title: text }, value === null ? "–" : `${valueIn("MULTIPLE", value)}×`)),
      ),
    ),
    !one.complete &&
      h("p", { class: "muted small" }, "The period is not over yet since the first request: this is what is known so far."),
  );
}

function windowText(millis) {
  const hours = millis / 3_600_000;
  return hours < 1 ? `${millis / 60_000} min` : hours < 48 ? `${hours} h` : `${hours / 24} d`;
}
