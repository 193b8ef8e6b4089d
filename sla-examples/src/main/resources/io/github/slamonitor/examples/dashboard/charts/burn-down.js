import { timeChart } from "./time-chart.js";

/** How much of an error budget is left over time. */
export function burnDown({ budget, title, from, to, zoomed, open, toggle }) {
  const { at, remaining } = budget;
  const trend = {
    unit: "RATIO",
    limit: 0,
    boundText: "nothing left",
    at,
    mean: remaining,
    low: remaining,
    high: remaining,
    violated: remaining.map((left) => (left !== null && left <= 0 ? 1 : 0)),
    evaluations: remaining.map((left) => (left === null ? 0 : 1)),
    violations: [],
    pending: [],
  };
  return timeChart({ title, trend, from, to, zoomed, open, toggle, lineText: "left of the budget" });
}
