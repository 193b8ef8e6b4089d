import { h } from "../core/view.js";
import { link } from "../core/address.js";

export function missing() {
  return {
    title: () => "Not found",
    render: () => [
      h(
        "header",
        { class: "headline" },
        h("h1", {}, "There is no such page"),
        h("p", { class: "muted" }, "The link may be old or cut off."),
      ),
      h("p", {}, h("a", { class: "button button-main", href: link(["overview"]) }, "Go to the overview")),
    ],
  };
}
