import { h } from "../core/view.js";
import { durations } from "../core/format.js";
import { field } from "./dialog.js";

// A period of time: a length that ends now, or from and to. In the address as period=1h, or as from=…&to=… (UTC).

const { MINUTE, HOUR, DAY } = durations;
export const LENGTHS = [
  ["15m", "15 min", 15 * MINUTE],
  ["1h", "1 h", HOUR],
  ["6h", "6 h", 6 * HOUR],
  ["24h", "24 h", DAY],
  ["7d", "7 d", 7 * DAY],
  ["30d", "30 d", 30 * DAY],
  ["90d", "90 d", 90 * DAY],
  ["1y", "1 y", 365 * DAY],
];

/** `{from, to, custom, name}` in milliseconds; `from` and `to` are null where the period is not bounded. */
export function periodOf(params, fallback = null, now = Date.now()) {
  const from = instantOf(params.get("from"));
  const to = instantOf(params.get("to"));
  if (from !== null || to !== null) {
    return { from, to, custom: true, name: null };
  }
  const name = params.get("period") ?? fallback;
  const length = LENGTHS.find(([key]) => key === name)?.[2];
  return length ? { from: now - length, to: now, custom: false, name } : { from: null, to: null, custom: false, name: null };
}

function instantOf(text) {
  const millis = text ? Date.parse(text) : NaN;
  return Number.isNaN(millis) ? null : millis;
}

export const isoOf = (millis) => (millis === null || millis === undefined ? null : new Date(millis).toISOString());

/** Lengths to choose from; `any` offers no bound too. */
export function periodSegments(app, { chosen, any = false }) {
  const choose = (period) => app.go({ period, from: null, to: null, page: null });
  return h(
    "div",
    { class: "segments", role: "group", "aria-label": "Period" },
    any && segment("Any time", chosen.name === null && !chosen.custom, () => choose(null)),
    LENGTHS.map(([key, name]) => segment(name, chosen.name === key, () => choose(key))),
  );
}

function segment(name, pressed, onclick) {
  return h("button", { key: name, type: "button", class: "segment", "aria-pressed": String(pressed), onclick }, name);
}

/** From and to, in the viewer's own time. */
export function periodFields(app, { from, to }) {
  const input = (name, value) =>
    h("input", {
      name,
      type: "datetime-local",
      value: value === null ? "" : localText(value),
      onchange: (event) =>
        app.go({ [name]: event.target.value ? new Date(event.target.value).toISOString() : null, period: null, page: null }),
    });
  return [field("From", null, input("from", from)), field("To", null, input("to", to))];
}

function localText(millis) {
  const at = new Date(millis);
  return new Date(millis - at.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}
