import { link } from "../core/address.js";
import { count } from "../core/format.js";
import { h } from "../core/view.js";
import { icon } from "../parts/icons.js";
import { acknowledge, silence } from "../parts/operations.js";
import { severity, status } from "../parts/status.js";
import { elapsed } from "../parts/time.js";

const FIRST = 5;

/** What is firing now, the worst first. */
export function firingList(app, { firing: { total, violations }, evaluatedAt }, state) {
  if (total === 0) {
    return null;
  }
  const few = violations.slice(0, state.allFiring ? violations.length : FIRST);
  return h(
    "section",
    { class: "firing", "aria-labelledby": "firing-title" },
    h("h2", { id: "firing-title" }, "Firing now ", h("span", { class: "muted" }, count(total))),
    h(
      "ul",
      { class: "firing-list" },
      few.map((violation) => row(app, violation, Boolean(evaluatedAt))),
    ),
    total > FIRST &&
      h(
        "p",
        { class: "firing-more" },
        violations.length > FIRST &&
          h(
            "button",
            {
              class: "link-button",
              type: "button",
              "aria-expanded": String(state.allFiring),
              onclick: () => {
                state.allFiring = !state.allFiring;
                app.redraw();
              },
            },
            state.allFiring ? "Show fewer" : `Show ${count(Math.min(total, violations.length) - FIRST)} more`,
          ),
        h("a", { href: link(["violations"], { state: ["OPEN", "ACKNOWLEDGED"] }) }, "All as a table"),
      ),
  );
}

function row(app, violation, evaluated) {
  const shown = severity(violation.severity);
  return h(
    "li",
    { key: violation.id, class: `firing-row tone-${shown.tone}` },
    status(shown, "firing-severity"),
    h(
      "div",
      { class: "firing-what" },
      h("a", { class: "firing-service name", href: link(["violation", violation.id]) }, violation.service),
      h(
        "span",
        { class: "firing-rule" },
        violation.nowText ?? violation.text,
        violation.reason && h("span", { class: "muted" }, ` (${violation.reason})`),
        !violation.checked &&
          h("span", { class: "note" }, icon("unknown"), evaluated ? "Too few requests to check" : "Not checked yet"),
      ),
    ),
    h(
      "div",
      { class: "firing-value" },
      h("strong", {}, violation.nowValueText ?? violation.valueText ?? "–"),
      h("span", { class: "muted" }, violation.boundText),
    ),
    h("div", { class: "firing-since" }, h("span", { class: "muted" }, "for "), elapsed(violation.openedAt)),
    h("div", { class: "firing-actions" }, actions(app, violation)),
  );
}

function actions(app, violation) {
  const seen = violation.acknowledgement;
  return [
    seen && h("span", { key: "seen", class: "note", title: seen.note ?? "" }, icon("acknowledged"), `Seen by ${seen.by}`),
    app.canOperate() &&
      !seen &&
      h(
        "button",
        { key: "acknowledge", class: "button button-small", type: "button", onclick: () => acknowledge(app, violation) },
        "Acknowledge",
      ),
    app.canOperate() &&
      h(
        "button",
        { key: "silence", class: "button button-small", type: "button", onclick: () => silence(app, violation) },
        "Silence",
      ),
  ];
}
