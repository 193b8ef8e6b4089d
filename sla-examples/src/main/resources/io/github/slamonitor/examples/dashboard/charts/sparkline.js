import { h } from "../core/view.js";
import { valueIn } from "../core/format.js";

const WIDTH = 100;
const HEIGHT = 32;

/** A small line with its bound; what is beyond the bound is drawn in the colour of a violation. Gaps break the line. */
export function sparkline({ label, unit, values, limit }) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) {
    return h("div", { class: "sparkline sparkline-empty muted" }, "Nothing was recorded in this time");
  }
  const top = Math.max(...known, limit ?? 0) * 1.15 || 1;
  const y = (value) => HEIGHT - (value / top) * HEIGHT;
  const lines = runs(values).map((run) => run.map(([x, value]) => [x, y(value)]));
  const bound = limit === null || limit === undefined ? 0 : y(limit);
  return h(
    "svg",
    {
      class: "sparkline",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": description(label, unit, known, limit),
    },
    h("title", {}, description(label, unit, known, limit)),
    part("spark-within", bound, HEIGHT - bound, lines),
    part("spark-beyond", 0, bound, lines),
    bound > 0 && h("line", { class: "spark-bound", x1: 0, x2: WIDTH, y1: bound, y2: bound }),
  );
}

// A nested svg cuts off what is outside of it, so that the line changes its colour exactly at the bound.
function part(className, top, height, lines) {
  return (
    height > 0 &&
    h(
      "svg",
      {
        class: className,
        x: 0,
        y: top,
        width: WIDTH,
        height,
        viewBox: `0 ${top} ${WIDTH} ${height}`,
        preserveAspectRatio: "none",
      },
      lines.map((line) => [
        h("path", { class: "spark-area", d: `M${line[0][0]} ${HEIGHT}L${points(line)}L${line.at(-1)[0]} ${HEIGHT}Z` }),
        h("path", { class: "spark-line", d: `M${points(line)}` }),
      ]),
    )
  );
}

const points = (line) => line.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L");

/** The values without gaps between them: lists of x and value. One alone is as wide as a step, or it would not be seen. */
function runs(values) {
  const step = values.length > 1 ? WIDTH / (values.length - 1) : WIDTH;
  const found = [];
  let run = null;
  values.forEach((value, index) => {
    if (value === null) {
      run = null;
    } else {
      run ?? found.push((run = []));
      run.push([index * step, value]);
    }
  });
  return found.map((one) => (one.length > 1 ? one : widened(one[0], step)));
}

const widened = ([x, value], step) => [
  [Math.max(0, x - step / 2), value],
  [Math.min(WIDTH, x + step / 2), value],
];

function description(label, unit, known, limit) {
  const range = `${label} from ${valueIn(unit, Math.min(...known))} to ${valueIn(unit, Math.max(...known))}`;
  return limit === null || limit === undefined ? range : `${range}, bound ${valueIn(unit, limit)}`;
}
