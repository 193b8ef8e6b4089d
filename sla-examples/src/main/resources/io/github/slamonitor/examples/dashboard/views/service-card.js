import { link } from "../core/address.js";
import { shortened } from "../core/format.js";
import { h } from "../core/view.js";
import { sparkline } from "../charts/sparkline.js";
import { icon } from "../parts/icons.js";
import { budgetLeft, budgetMeter, meter } from "../parts/meter.js";
import { alertNotes, bySeverity, pill, serviceTone, severity, verdict } from "../parts/status.js";
import { ago } from "../parts/time.js";

const MOST_RULES = 5;

export function serviceCard(service) {
  const rules = firstToShow(service.rules);
  const hidden = service.rules.length - rules.length;
  const tone = serviceTone(service);
  return h(
    "li",
    { key: service.service, class: `card tone-${tone}` },
    h(
      "header",
      { class: "card-head" },
      h("h3", {}, h("a", { class: "name", href: link(["service", service.service]) }, shortened(service.service))),
      pill({ ...verdict(service.verdict), tone: service.verdict === "VIOLATED" ? tone : verdict(service.verdict).tone }),
    ),
    h("ul", { class: "card-rules" }, rules.map(ruleRow)),
    hidden > 0 &&
      h(
        "a",
        { class: "card-more", href: link(["service", service.service]) },
        `${hidden} more ${hidden === 1 ? "rule" : "rules"}`,
      ),
    service.sparkline &&
      h(
        "div",
        { class: "card-spark" },
        sparkline(service.sparkline),
        h("span", { class: "muted small" }, [service.sparkline.label, "last hour"].filter(Boolean).join(", ")),
      ),
    service.budgets.slice(0, 1).map(budgetRow),
    h(
      "footer",
      { class: "card-foot muted small" },
      h("span", {}, "request ", ago(service.lastRecord)),
      service.lastViolationAt && h("span", {}, "violated ", ago(service.lastViolationAt)),
    ),
  );
}

/** What is violated first. Of burn rates, of which the budget below tells too, the most severe one that is violated. */
function firstToShow(rules) {
  const ordinary = rules.filter(({ kind }) => kind !== "BURN_RATE");
  const burning = rules.filter(({ kind, verdict: is }) => kind === "BURN_RATE" && is === "VIOLATED");
  const violated = ordinary.filter((rule) => rule.verdict === "VIOLATED");
  const others = ordinary.filter((rule) => rule.verdict !== "VIOLATED");
  return [...violated, ...bySeverity(burning).slice(0, 1), ...others].slice(0, MOST_RULES);
}

function ruleRow(rule) {
  const violated = rule.verdict === "VIOLATED";
  const tone = violated ? severity(rule.severity).tone : verdict(rule.verdict).tone;
  return h(
    "li",
    { key: `${rule.policy} ${rule.rule}`, class: `rule tone-${tone}`, title: rule.text },
    h("span", { class: "rule-name" }, ruleName(rule)),
    h("span", { class: "rule-notes" }, alertNotes(rule)),
    h(
      "span",
      { class: "rule-value" },
      violated && icon(severity(rule.severity).icon),
      violated && h("span", { class: "visually-hidden" }, "violated: "),
      rule.valueText ?? "no data",
    ),
    h("span", { class: "rule-bound" }, shortBound(rule.boundText)),
    meter(rule.used, tone),
  );
}

/** The name without what stands beside it or goes without saying. The whole of it is in the title. */
function ruleName({ rule, boundText }) {
  const name = rule.endsWith(` ${boundText}`) ? rule.slice(0, -boundText.length - 1) : rule;
  return name
    .replace(/^response violation rate \(slower than (.*)\)$/, "over $1")
    .replace(/^(\S+) response time$/, "$1 time")
    .replace(/^burn rate of .* over (\S+ \S+).*$/, "burn rate $1");
}

const shortBound = (text) => text.replace(/^at most /, "max ").replace(/^at least /, "min ");

function budgetRow(budget) {
  return h(
    "div",
    { class: `budget tone-${budget.exhausted ? "critical" : "ok"}`, title: `${budget.objective}: ${budget.remainingText}` },
    h("span", { class: "rule-name" }, "error budget"),
    h("span", { class: "rule-value" }, budget.exhausted && icon("critical"), budgetLeft(budget)),
    budgetMeter(budget),
  );
}
