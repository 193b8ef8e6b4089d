import { get } from "../core/api.js";
import { source } from "../core/source.js";
import { h } from "../core/view.js";
import { icon } from "../parts/icons.js";
import { nothing, shown } from "../parts/notices.js";
import { endSilence, silence } from "../parts/operations.js";
import { at, left } from "../parts/time.js";

export function silences(app) {
  const found = source((signal) => get("/api/silences", null, signal), app.redraw);
  found.load();
  return {
    title: () => "Silences",
    refresh: found.refresh,
    close: found.close,
    render: () => [
      h(
        "header",
        { class: "headline headline-row" },
        h("h1", {}, "Silences"),
        app.canOperate() &&
          h(
            "button",
            { class: "button button-main", type: "button", onclick: () => silence(app) },
            icon("plus"),
            "Silence alerts",
          ),
      ),
      shown(found, (data) => (data.length === 0 ? none(app) : table(app, data))),
    ],
  };
}

function none(app) {
  return nothing(
    "alert",
    "Nothing is silenced",
    app.canOperate()
      ? "During planned work, silence the alerts that you expect. Violations are still kept and shown; nobody is told."
      : "An operator can silence alerts during planned work.",
  );
}

function table(app, data) {
  return h(
    "div",
    { class: "table-box panel", tabindex: "0", role: "region", "aria-label": "Silences" },
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["Services", "Rules", "Until", "By", "Reason"].map((name) => h("th", { scope: "col" }, name)),
          app.canOperate() && h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, "Actions")),
        ),
      ),
      h(
        "tbody",
        {},
        data.map((one) =>
          h(
            "tr",
            { key: one.id },
            h("th", { scope: "row", class: "wrap" }, h("span", { class: "name" }, one.services)),
            h("td", { class: "wrap" }, one.rules),
            h("td", {}, at(one.until), " ", h("span", { class: "muted" }, left(one.until))),
            h("td", {}, one.by),
            h("td", { class: "wrap" }, one.reason),
            app.canOperate() &&
              h(
                "td",
                { class: "row-actions" },
                h(
                  "button",
                  {
                    class: "button button-small",
                    type: "button",
                    "aria-label": `End the silence of ${one.services}`,
                    onclick: () => endSilence(app, one.id),
                  },
                  "End",
                ),
              ),
          ),
        ),
      ),
    ),
  );
}
