import { h } from "../core/view.js";
import { status } from "../parts/status.js";
import { at } from "../parts/time.js";

const OUTCOMES = {
  TOLD: { word: "Told", icon: "resolved", tone: "ok" },
  DELIVERED: { word: "Told", icon: "resolved", tone: "ok" },
  WAITING: { word: "Waiting", icon: "pending", tone: "info" },
  GIVEN_UP: { word: "Given up", icon: "violated", tone: "critical" },
};
const KINDS = {
  OPENED: "opened",
  REMINDED: "reminder",
  RESOLVED: "resolved",
  FLAPPING: "flapping",
  FLAPPING_ENDED: "flapping ended",
  ACKNOWLEDGED: "acknowledged",
};

/** Who was told of a violation, and what came of it. */
export function told(notifications) {
  return h(
    "section",
    { class: "block panel" },
    h("h2", {}, "Who was told"),
    notifications.length === 0
      ? h("p", { class: "muted" }, "Nobody: no listener was there, or it was silenced.")
      : h(
          "div",
          { class: "table-box", tabindex: "0", role: "region", "aria-label": "Who was told" },
          h(
            "table",
            { class: "plain-table" },
            h(
              "thead",
              {},
              h(
                "tr",
                {},
                ["Listener", "Of", "When", "Outcome", "Ended", "Failure"].map((name) => h("th", { scope: "col" }, name)),
              ),
            ),
            h("tbody", {}, notifications.map(row)),
          ),
        ),
  );
}

function row(one) {
  return h(
    "tr",
    { key: `${one.listener} ${one.kind} ${one.at}` },
    h("th", { scope: "row" }, one.listener),
    h("td", {}, KINDS[one.kind] ?? one.kind),
    h("td", {}, at(one.at)),
    h("td", {}, status(OUTCOMES[one.outcome] ?? { word: one.outcome, icon: "unknown", tone: "unknown" })),
    h("td", {}, at(one.endedAt)),
    h("td", { class: "wrap" }, one.failure ?? "–"),
  );
}
