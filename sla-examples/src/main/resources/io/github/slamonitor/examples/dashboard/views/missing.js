import { h } from "../core/view.js";
import { link } from "../core/address.js";
import { nothing } from "../parts/notices.js";

export function missing() {
  return {
    title: () => "Not found",
    render: () =>
      nothing(
        "search",
        "There is no such page",
        "The link may be old or cut off.",
        h("a", { class: "button button-main", href: link(["overview"]) }, "Go to the overview"),
      ),
  };
}
