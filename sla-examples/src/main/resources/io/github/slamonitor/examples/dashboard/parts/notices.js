import { h } from "../core/view.js";
import { icon } from "./icons.js";

/** What to show when something could not be fetched: the reason, and a way to try again. */
export function failed(error, retry) {
  return h(
    "div",
    { class: "notice notice-bad", role: "alert" },
    icon("violated"),
    h("p", {}, error.message),
    retry && h("button", { class: "button", type: "button", onclick: retry }, "Try again"),
  );
}

/** What to show where there is nothing: what that means, and what to do. */
export function nothing(name, title, text, ...actions) {
  return h(
    "div",
    { class: "nothing" },
    h("div", { class: "nothing-icon" }, icon(name)),
    h("p", { class: "nothing-title" }, title),
    text && h("p", { class: "muted" }, text),
    actions.length > 0 && h("div", { class: "actions" }, actions),
  );
}

export function loading(lines = 3) {
  return h(
    "div",
    { class: "skeleton", role: "status", "aria-label": "Loading" },
    Array.from({ length: lines }, () => h("div", { class: "skeleton-line" })),
  );
}

/** The error, the placeholder while nothing is there yet, or what was fetched; an error leaves what was there before in sight. */
export function shown(source, show, lines) {
  return [source.error && failed(source.error, source.load), source.data ? show(source.data) : !source.error && loading(lines)];
}
