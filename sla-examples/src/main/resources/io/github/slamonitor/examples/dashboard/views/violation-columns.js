import { link } from "../core/address.js";
import { count, percent } from "../core/format.js";
import { h } from "../core/view.js";
import { icon } from "../parts/icons.js";
import { acknowledge, silence } from "../parts/operations.js";
import { severity, state, status } from "../parts/status.js";
import { at, span } from "../parts/time.js";

/** The words that tell what was wrong: once resolved, the latest are of a value within the bound again. */
const telling = (violation) => (violation.state === "RESOLVED" ? violation.openingText : violation.text);

/** What the table of violations can show. `sort` is the server's word for an order by that column. */
export const COLUMNS = [
  { key: "severity", name: "Severity", sort: "severity", always: false, show: (v) => status(severity(v.severity)) },
  {
    key: "service",
    name: "Service",
    sort: "service",
    always: true,
    show: (v) =>
      h("a", { class: "name cell-service", href: link(["violation", v.id]), title: v.service.slice(0, 300) }, v.service),
  },
  { key: "rule", name: "Rule", sort: "rule", show: (v) => h("span", { class: "cell-rule", title: telling(v) }, v.rule) },
  {
    key: "value",
    name: "Worst",
    title: "The value farthest outside the bound",
    number: true,
    show: (v) => h("strong", { class: `tone-${severity(v.severity).tone} cell-value` }, v.worstValueText ?? "–"),
  },
  { key: "opened", name: "Opened", sort: "opened", show: (v) => at(v.openedAt) },
  { key: "duration", name: "Lasted", number: true, show: (v) => (v.state === "REPORTED" ? "–" : span(v.openedAt, v.resolvedAt)) },
  { key: "state", name: "State", show: stateCell },
  { key: "resolved", name: "Resolved", sort: "resolved", hidden: true, show: (v) => at(v.resolvedAt) },
  {
    key: "failureRate",
    name: "Failed",
    title: "The highest failure rate",
    sort: "failure_rate",
    number: true,
    show: (v) => percent(v.worstFailureRate),
  },
  {
    key: "slowRate",
    name: "Slow",
    title: "The highest response violation rate",
    sort: "response_violation_rate",
    number: true,
    show: (v) => percent(v.worstSlowRate),
  },
  { key: "records", name: "Requests", number: true, hidden: true, show: (v) => (v.records === null ? "–" : count(v.records)) },
  { key: "policy", name: "Policy", hidden: true, show: (v) => h("span", { class: "name" }, v.policy) },
  { key: "reason", name: "Reason", hidden: true, show: (v) => v.reason ?? "–" },
];

const shownAtFirst = COLUMNS.filter(({ hidden }) => !hidden).map(({ key }) => key);

/** The columns that the address asks for, in the order in which they are always shown. */
export function columnsOf(params) {
  const wanted = params.has("columns") ? params.get("columns").split(",") : shownAtFirst;
  return COLUMNS.filter(({ key, always }) => always || wanted.includes(key));
}

/** As a parameter of the address; null for the usual ones. */
export function columnsParam(keys) {
  return keys.length === shownAtFirst.length && keys.every((key) => shownAtFirst.includes(key)) ? null : keys.join(",");
}

function stateCell(violation) {
  const seen = violation.acknowledgement;
  return h(
    "span",
    { class: "cell-state", title: seen ? `Acknowledged by ${seen.by}${seen.note ? `: ${seen.note}` : ""}` : null },
    status(state(violation.state)),
    violation.flapping && h("span", { class: "note" }, icon("flapping"), "Flapping"),
  );
}

export function rowActions(app, violation) {
  const open = violation.state === "OPEN" || violation.state === "ACKNOWLEDGED";
  if (!open || !app.canOperate()) {
    return null;
  }
  const about = `${violation.rule} of ${violation.service.slice(0, 80)}`;
  return [
    violation.state === "OPEN" &&
      h(
        "button",
        {
          key: "acknowledge",
          class: "icon-button",
          type: "button",
          title: "Acknowledge",
          "aria-label": `Acknowledge ${about}`,
          onclick: () => acknowledge(app, violation),
        },
        icon("acknowledged"),
      ),
    h(
      "button",
      {
        key: "silence",
        class: "icon-button",
        type: "button",
        title: "Silence",
        "aria-label": `Silence ${about}`,
        onclick: () => silence(app, violation),
      },
      icon("silenced"),
    ),
  ];
}
