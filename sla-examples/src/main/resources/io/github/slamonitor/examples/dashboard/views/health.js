import { count, counted, milliseconds } from "../core/format.js";
import { h } from "../core/view.js";
import { icon } from "../parts/icons.js";

/** How the monitor itself does; opened by itself when something was lost. */
export function health({ health: state, live }) {
  if (!live) {
    return null;
  }
  const problems = problemsOf(state);
  return h(
    "details",
    { class: "health panel" },
    h(
      "summary",
      {},
      h(
        "span",
        { class: `status tone-${problems.length ? "warning" : "ok"}` },
        icon(problems.length ? "violated" : "met"),
        h("span", {}, "The monitor itself"),
      ),
      h(
        "span",
        { class: "muted" },
        problems.length ? problems.join(", ") : `${counted(state.records, "request")} taken in, none lost`,
      ),
    ),
    h(
      "dl",
      { class: "facts" },
      fact("Requests", count(state.records)),
      fact("Dropped", count(state.dropped)),
      fact("Last evaluation took", state.evaluationMillis === null ? "–" : milliseconds(state.evaluationMillis)),
      fact("Late evaluations", count(state.lateEvaluations)),
      state.store && fact("Waiting for the database", count(state.store.waiting)),
      state.store && fact("Lost by the database", count(state.store.lost)),
    ),
    state.listeners.length > 0 && listeners(state.listeners),
    state.store?.lastError && h("p", { class: "form-error" }, `Database: ${state.store.lastError}`),
  );
}

function problemsOf({ dropped, lateEvaluations, listeners, store }) {
  const givenUp = listeners.reduce((sum, listener) => sum + listener.givenUp, 0);
  return [
    dropped > 0 && `${counted(dropped, "request")} dropped`,
    lateEvaluations > 0 && `${counted(lateEvaluations, "evaluation")} late`,
    givenUp > 0 && `${counted(givenUp, "notification")} given up`,
    store?.lost > 0 && `${counted(store.lost, "write")} lost by the database`,
  ].filter(Boolean);
}

export const fact = (name, value) => h("div", { key: name, class: "fact" }, h("dt", {}, name), h("dd", {}, value));

function listeners(list) {
  return h(
    "div",
    { class: "table-box", tabindex: "0", role: "region", "aria-label": "Listeners" },
    h(
      "table",
      { class: "plain-table" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["Listener", "Told", "Waiting", "Failed tries", "Given up", "Last failure"].map((name) =>
            h("th", { scope: "col" }, name),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        list.map((one) =>
          h(
            "tr",
            { key: one.name },
            h("th", { scope: "row" }, one.name),
            [one.delivered, one.queued, one.failedAttempts, one.givenUp].map((number) =>
              h("td", { class: "number" }, count(number)),
            ),
            h("td", { class: "wrap" }, one.lastError ?? "–"),
          ),
        ),
      ),
    ),
  );
}
