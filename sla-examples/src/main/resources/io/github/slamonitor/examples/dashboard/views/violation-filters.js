import { h } from "../core/view.js";
import { instant } from "../core/format.js";
import { choices } from "../parts/choices.js";
import { icon } from "../parts/icons.js";
import { LENGTHS, periodFields, periodOf } from "../parts/period.js";
import { popover } from "../parts/popover.js";
import { rateSlider } from "../parts/slider.js";
import { severity, state } from "../parts/status.js";
import { clear } from "./violation-query.js";

const same = (value) => ({ value, label: value });

/** The filters that choose from a list. */
function lists(data) {
  return [
    { param: "service", name: "Service", patterns: true, options: (data?.services ?? []).map(same) },
    { param: "kind", name: "Kind", options: (data?.kinds ?? []).map(({ kind, label }) => ({ value: kind, label })) },
    {
      param: "severity",
      name: "Severity",
      options: (data?.severities ?? []).map((value) => ({ value, label: severity(value).word })),
    },
    { param: "state", name: "State", options: (data?.states ?? []).map((value) => ({ value, label: state(value).word })) },
    { param: "policy", name: "Policy", options: (data?.policies ?? []).map(same) },
    { param: "rule", name: "Rule", options: [...new Set((data?.rules ?? []).map(({ rule }) => rule))].map(same) },
  ];
}

export function filterBar(app, data) {
  const { params } = app.address;
  return h(
    "div",
    { class: "filter-bar" },
    lists(data).map(({ param, name, options, patterns }) =>
      choices(app, {
        name,
        options,
        patterns,
        chosen: params.getAll(param),
        choose: (values) => app.go({ [param]: values, page: null }),
      }),
    ),
    period(app),
    h(
      "div",
      { class: "filter-sliders" },
      rateSlider(app, {
        label: "Failure rate",
        value: params.get("minFailureRate"),
        choose: (rate) => app.go({ minFailureRate: rate, page: null }),
      }),
      rateSlider(app, {
        label: "Response violation rate",
        value: params.get("minSlowRate"),
        choose: (rate) => app.go({ minSlowRate: rate, page: null }),
      }),
    ),
  );
}

function period(app) {
  const chosen = periodOf(app.address.params);
  return popover(app, {
    name: "Period",
    label: periodText(chosen),
    content: () => [
      h(
        "div",
        { class: "choices", role: "radiogroup", "aria-label": "Length" },
        radio(app, "Any time", null, chosen.name === null && !chosen.custom),
        LENGTHS.map(([key, name]) => radio(app, `Last ${name}`, key, chosen.name === key)),
      ),
      periodFields(app, chosen.custom ? chosen : { from: null, to: null }),
      h("p", { class: "muted small" }, "In your own time zone. Shows what was open in that time."),
    ],
  });
}

function radio(app, label, key, checked) {
  return h(
    "label",
    { key: label, class: "choice" },
    h("input", {
      type: "radio",
      name: "period",
      checked,
      onchange: () => app.go({ period: key, from: null, to: null, page: null }),
    }),
    h("span", {}, label),
  );
}

function periodText({ from, to, custom, name }) {
  if (custom) {
    return `${from === null ? "…" : instant(from)} – ${to === null ? "now" : instant(to)}`;
  }
  return name === null ? "Period" : `Last ${LENGTHS.find(([key]) => key === name)[1]}`;
}

export const noFilters = (params) => active(params, null).length === 0;

function active(params, data) {
  const found = lists(data).flatMap(({ param, name, options }) =>
    params.getAll(param).map((value) => ({
      key: `${param} ${value}`,
      label: `${name}: ${options.find((option) => option.value === value)?.label ?? value}`,
      without: { [param]: params.getAll(param).filter((one) => one !== value) },
    })),
  );
  for (const [param, name] of [
    ["minFailureRate", "Failure rate"],
    ["minSlowRate", "Response violation rate"],
  ]) {
    if (params.has(param)) {
      found.push({
        key: param,
        label: `${name}: at least ${Number((params.get(param) * 100).toFixed(2))}%`,
        without: { [param]: null },
      });
    }
  }
  const time = periodOf(params);
  if (time.custom || time.name) {
    found.push({ key: "period", label: `Period: ${periodText(time)}`, without: { period: null, from: null, to: null } });
  }
  return found;
}

/** What is filtered by, each to be taken away. */
export function activeFilters(app, data) {
  const filters = active(app.address.params, data);
  if (filters.length === 0) {
    return null;
  }
  return h(
    "div",
    { class: "chips", role: "group", "aria-label": "Active filters" },
    filters.map(({ key, label, without }) =>
      h(
        "button",
        {
          key,
          type: "button",
          class: "chip chip-remove",
          title: `Without ${label.slice(0, 300)}`,
          onclick: () => app.go({ ...without, page: null }),
        },
        h("span", {}, label.slice(0, 300)),
        h("span", { class: "visually-hidden" }, ", remove"),
        icon("close"),
      ),
    ),
    h("button", { key: "clear", type: "button", class: "link-button", onclick: () => clear(app) }, "Clear all"),
  );
}
