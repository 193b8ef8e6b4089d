import { h } from "../core/view.js";
import { icon } from "./icons.js";

const PAUSE = 200; // ms without a key, after which what was typed counts
const waiting = new Map();

export function searchBox({ name, label, value, search }) {
  return h(
    "div",
    { class: "search-box" },
    icon("search"),
    h("input", {
      type: "search",
      "aria-label": label,
      placeholder: label,
      value,
      autocomplete: "off",
      spellcheck: "false",
      oninput: (event) => {
        const typed = event.target.value;
        clearTimeout(waiting.get(name));
        waiting.set(
          name,
          setTimeout(() => search(typed.trim()), PAUSE),
        );
      },
    }),
  );
}
