import { count } from "../core/format.js";
import { h } from "../core/view.js";
import { at } from "../parts/time.js";

/** The worst stretches of a window, the worst first; `when` tells its table from others. */
export function worst(spans, when) {
  if (!spans?.length) {
    return null;
  }
  return h(
    "div",
    { class: "table-box", tabindex: "0", role: "region", "aria-label": `Worst times ${when}` },
    h(
      "table",
      { class: "plain-table" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "Worst times"),
          h("th", { scope: "col", class: "number" }, "Value"),
          h("th", { scope: "col", class: "number" }, "Requests"),
        ),
      ),
      h(
        "tbody",
        {},
        spans.map((one) =>
          h(
            "tr",
            { key: one.from },
            h("th", { scope: "row" }, at(one.from), " – ", at(one.to)),
            h("td", { class: "number" }, one.valueText),
            h("td", { class: "number" }, count(one.records)),
          ),
        ),
      ),
    ),
  );
}
