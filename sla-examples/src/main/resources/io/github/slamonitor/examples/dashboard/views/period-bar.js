import { h } from "../core/view.js";
import { instant, utc } from "../core/format.js";
import { icon } from "../parts/icons.js";
import { isoOf, periodFields, periodSegments } from "../parts/period.js";
import { popover } from "../parts/popover.js";

/** The choice of a period: lengths up to now, from and to, and steps through time by keyboard. */
export function periodBar(app, period) {
  const { from, to } = period;
  const length = to - from;
  const move = (newFrom, newTo) => app.go({ from: isoOf(newFrom), to: isoOf(Math.min(newTo, Date.now())), period: null });
  return h(
    "div",
    { class: "period-bar" },
    periodSegments(app, { chosen: period }),
    popover(app, {
      name: "From and to",
      label: period.custom ? range(from, to) : "From … to",
      content: () => periodFields(app, period),
    }),
    h(
      "div",
      { class: "period-steps", role: "group", "aria-label": "Move through time" },
      step("Earlier", "left", () => move(from - length / 2, to - length / 2)),
      step("Zoom out", "minus", () => move(from - length / 2, to + length / 2)),
      step("Zoom in", "plus", () => move(from + length / 4, to - length / 4)),
      step("Later", "right", () => move(from + length / 2, to + length / 2)),
    ),
  );
}

function step(name, iconName, onclick) {
  return h(
    "button",
    { key: name, class: "icon-button", type: "button", "aria-label": name, title: name, onclick },
    icon(iconName),
  );
}

const range = (from, to) => h("span", { title: `${utc(from)} – ${utc(to)}` }, `${instant(from)} – ${instant(to)}`);

/** Changes the address to a part that was chosen in a chart. */
export const zoomTo = (app) => (from, to) => app.go({ from: isoOf(from), to: isoOf(to), period: null });

/** A whole period where the address gives only one end of it. */
export function wholePeriod({ from, to, custom, name }, now = Date.now()) {
  const end = to ?? now;
  return { from: from ?? end - 3_600_000, to: end, custom, name };
}
