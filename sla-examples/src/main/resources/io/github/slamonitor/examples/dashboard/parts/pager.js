import { h } from "../core/view.js";
import { count } from "../core/format.js";
import { icon } from "./icons.js";

/** None where there were more before: what a filter finds may become less while one looks at its last page. */
const shownOf = (total, page, size) =>
  page * size < total ? `${count(page * size + 1)}–${count(Math.min(total, (page + 1) * size))}` : "none";

/** Which part of many is shown, and the way to the others. `page` counts from 0. */
export function pager({ total, page, size, noun, where = "", show }) {
  const last = Math.max(0, Math.ceil(total / size) - 1);
  if (last === 0 && page === 0) {
    return null; // nothing to turn to
  }
  return h(
    "nav",
    { class: "pager", "aria-label": `Pages of ${noun}${where}` },
    h(
      "span",
      { class: "pager-range" },
      `${shownOf(total, page, size)} of ${count(total)} ${noun}`,
    ),
    step("First page", ["left", "left"], page > 0, () => show(0)),
    step("Previous page", ["left"], page > 0, () => show(Math.min(page - 1, last))),
    step("Next page", ["right"], page < last, () => show(page + 1)),
    step("Last page", ["right", "right"], page < last, () => show(last)),
  );
}

function step(name, icons, possible, onclick) {
  return h(
    "button",
    { key: name, class: "icon-button pager-step", type: "button", "aria-label": name, title: name, disabled: !possible, onclick },
    icons.map((one) => icon(one)),
  );
}
