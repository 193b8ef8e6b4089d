import { h } from "../core/view.js";
import { count } from "../core/format.js";
import { popover } from "./popover.js";

const MOST_SHOWN = 200;
const searched = new Map();

/** A filter of which several can be chosen. `options` are `{value, label}`; patterns can be typed where `patterns` is set. */
export function choices(app, { name, options, chosen, choose, patterns = false }) {
  const label = chosen.length === 0 ? name : [h("span", {}, name), h("span", { class: "chip-count" }, count(chosen.length))];
  return popover(app, { name, label, content: () => panel(app, { name, options, chosen, choose, patterns }) });
}

function panel(app, { name, options, chosen, choose, patterns }) {
  const text = searched.get(name) ?? "";
  const known = new Set(options.map(({ value }) => value));
  const all = [...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value })), ...options];
  const found = all.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
  const isPattern = patterns && /[*?]/.test(text) && !chosen.includes(text);
  return [
    (options.length > 8 || patterns) && search(app, name, text, patterns),
    isPattern &&
      h(
        "button",
        { key: "pattern", class: "button button-small", type: "button", onclick: () => choose([...chosen, text]) },
        `All that match ${text}`,
      ),
    found.length === 0 && !isPattern && h("p", { key: "none", class: "muted small" }, "Nothing is called that."),
    h(
      "div",
      { key: "choices", class: "choices" },
      found.slice(0, MOST_SHOWN).map((option) => choice(option, chosen, choose)),
    ),
    found.length > MOST_SHOWN &&
      h("p", { key: "more", class: "muted small" }, `${count(found.length - MOST_SHOWN)} more: type to find them.`),
    chosen.length > 0 && h("button", { key: "any", class: "link-button", type: "button", onclick: () => choose([]) }, "Any"),
  ];
}

function search(app, name, text, patterns) {
  return h("input", {
    key: "search",
    type: "search",
    "aria-label": `Find in ${name}`,
    placeholder: patterns ? "Find, or a pattern such as payment-*" : "Find",
    value: text,
    autocomplete: "off",
    oninput: (event) => {
      searched.set(name, event.target.value);
      app.redraw();
    },
  });
}

function choice({ value, label }, chosen, choose) {
  return h(
    "label",
    { key: value, class: "choice", title: label.slice(0, 300) },
    h("input", {
      type: "checkbox",
      checked: chosen.includes(value),
      onchange: (event) => choose(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value)),
    }),
    h("span", {}, label.slice(0, 300)),
  );
}
