import { h } from "../core/view.js";
import { counted, percent } from "../core/format.js";
import { link } from "../core/address.js";
import { chartFigure } from "./figure.js";
import { niceSteps } from "./steps.js";

const short = (ratio) => `${Number((ratio * 100).toFixed(2))}%`;

/** Services by two rates; what is beyond a bound has another shape and colour, and its name beside it. */
export function scatter({ title, services, bounds, open, toggle }) {
  const points = services.filter((one) => one.failureRate !== null && one.slowRate !== null);
  const xs = niceSteps(Math.max(...points.map((one) => one.failureRate), bounds.failureRate ?? 0));
  const ys = niceSteps(Math.max(...points.map((one) => one.slowRate), bounds.slowRate ?? 0));
  const right = xs.at(-1);
  const top = ys.at(-1);
  return chartFigure({
    title,
    className: "figure-scatter",
    table: {
      open,
      toggle,
      head: ["Service", "Failure rate", "Response violation rate"],
      rows: () => points.map((one) => [one.service.slice(0, 120), percent(one.failureRate), percent(one.slowRate)]),
    },
    plot:
      points.length === 0
        ? h("p", { class: "muted" }, "Nothing was recorded in this time.")
        : h(
            "div",
            { class: "scatter" },
            h("span", { class: "scatter-y-name" }, "response violation rate"),
            h(
              "div",
              { class: "scatter-plot" },
              ys.map((step) =>
                h(
                  "div",
                  { key: `y ${step}`, class: "scatter-row", style: { bottom: share(step, top) } },
                  h("span", {}, short(step)),
                ),
              ),
              xs.map((step) =>
                h(
                  "div",
                  { key: `x ${step}`, class: "scatter-column", style: { left: share(step, right) } },
                  h("span", {}, short(step)),
                ),
              ),
              bounds.failureRate !== null &&
                h("div", { class: "scatter-bound-x", style: { left: share(bounds.failureRate, right) } }),
              bounds.slowRate !== null && h("div", { class: "scatter-bound-y", style: { bottom: share(bounds.slowRate, top) } }),
              named(points, right, top).map(([one, name]) => point(one, name, right, top)),
            ),
            h("span", { class: "scatter-x-name" }, "failure rate"),
          ),
    legend: [
      h("span", { class: "key key-dot" }, "within its bounds"),
      h("span", { class: "key key-diamond" }, "beyond a bound"),
      (bounds.failureRate !== null || bounds.slowRate !== null) && h("span", { class: "key key-bound" }, "bound"),
      points.length < services.length &&
        h("span", {}, `${counted(services.length - points.length, "service")} without both rates not drawn`),
    ],
  });
}

const share = (value, most) => `${((value / most) * 100).toFixed(2)}%`;
const beyond = ({ failureRate, slowRate, bounds }) =>
  (bounds.failureRate !== null && failureRate > bounds.failureRate) || (bounds.slowRate !== null && slowRate > bounds.slowRate);

const NAMED_LEFT = 0.6; // from here on a name is left of its point
const NAME_WIDTH = 0.3; // of the width of the plot
const NAME_HEIGHT = 0.06;

/** Points with whether their names are shown: only of those beyond a bound, where no other point is in the way. */
function named(points, right, top) {
  const places = points.map((one) => [one.failureRate / right, one.slowRate / top]);
  return points.map((one, index) => {
    const [x, y] = places[index];
    const [from, to] = x > NAMED_LEFT ? [x - NAME_WIDTH, x] : [x, x + NAME_WIDTH];
    const isInTheWay = ([otherX, otherY], other) =>
      other !== index && otherX >= from && otherX <= to && Math.abs(otherY - y) < NAME_HEIGHT;
    return [one, beyond(one) && !places.some(isInTheWay)];
  });
}

function point(one, name, right, top) {
  const label = `${one.service.slice(0, 120)}: failure rate ${percent(one.failureRate)}, response violation rate ${percent(one.slowRate)}`;
  const late = one.failureRate / right > NAMED_LEFT;
  return h(
    "a",
    {
      key: one.service,
      class: `point ${beyond(one) ? "point-beyond" : ""} ${late ? "point-late" : ""}`,
      href: link(["service", one.service]),
      title: label,
      "aria-label": label,
      tabindex: "-1",
      style: { left: share(one.failureRate, right), bottom: share(one.slowRate, top) },
    },
    name && h("span", { class: "point-name name" }, one.service.slice(0, 40)),
  );
}
