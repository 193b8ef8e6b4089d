import { changed } from "../core/address.js";
import { isoOf, periodOf } from "../parts/period.js";

// What the address says of the violations that are wanted, as a question to the server.

const FILTERS = ["service", "policy", "rule", "kind", "severity", "state", "minFailureRate", "minSlowRate"];

/** What is asked of the server: the filters alone, so that a download has exactly what is shown, on all pages. */
export function filterQuery(params) {
  const { from, to } = periodOf(params);
  const values = Object.fromEntries(FILTERS.map((name) => [name, params.getAll(name)]));
  const bounded = !params.has("period");
  return changed(new URLSearchParams(), {
    ...values,
    from: isoOf(from),
    to: bounded ? isoOf(to) : null,
    sort: params.get("sort"),
    order: params.get("order"),
  });
}

/** A page of them. */
export function pageQuery(params) {
  const size = sizeOf(params);
  const page = Number(params.get("page") ?? 0);
  return changed(filterQuery(params), { offset: page * size || null, limit: size });
}

export const sizeOf = (params) => Number(params.get("size") ?? 50);

/** Takes all filters away. */
export function clear(app) {
  app.go({ ...Object.fromEntries(FILTERS.map((name) => [name, null])), period: null, from: null, to: null, page: null });
}
