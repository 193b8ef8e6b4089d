import { h } from "../core/view.js";
import { percent } from "../core/format.js";

const BOUND_AT = 0.7; // of the width: the same for every rule, so that the bounds of a card stand in one line
const FULL_AT = 2; // times the room that a bound leaves

/** A bar that runs into a bound: how much of the room that the bound leaves is used. */
export function meter(used, tone) {
  const known = used !== null && used !== undefined;
  const over = known && used > 1;
  return h(
    "div",
    {
      class: `meter tone-${tone} ${known ? "" : "meter-unknown"}`,
      role: "img",
      "aria-label": known ? `${percent(used)} of what the bound allows` : "no value",
      title: known ? `${percent(used)} of what the bound allows` : "no value",
    },
    known && h("div", { class: "meter-fill", style: { width: share(Math.min(used, 1) * BOUND_AT) } }),
    over && h("div", { class: "meter-over", style: { width: share(beyond(used)) } }),
    h("div", { class: "meter-bound" }),
  );
}

const beyond = (used) => ((Math.min(used, FULL_AT) - 1) / (FULL_AT - 1)) * (1 - BOUND_AT);
const share = (ratio) => `${(ratio * 100).toFixed(2)}%`;

/** "36.56% left", or in words why there is no such share. */
export function budgetLeft({ remainingText }) {
  return remainingText?.endsWith("%") ? `${remainingText} left` : (remainingText ?? "too few requests to say");
}

/** How much of an error budget is left. */
export function budgetMeter(budget) {
  const left = Math.max(0, Math.min(1, budget.remaining ?? 0));
  const tone = budget.exhausted ? "critical" : left < 0.25 ? "warning" : "ok";
  return h(
    "div",
    { class: `meter meter-budget tone-${tone}`, role: "img", "aria-label": budgetLeft(budget) },
    h("div", { class: "meter-fill", style: { width: share(left) } }),
  );
}
