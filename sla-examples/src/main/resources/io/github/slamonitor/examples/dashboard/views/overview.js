import { changed, link } from "../core/address.js";
import { get } from "../core/api.js";
import { count, counted, duration, shortened } from "../core/format.js";
import { source } from "../core/source.js";
import { h } from "../core/view.js";
import { nothing, shown } from "../parts/notices.js";
import { pager } from "../parts/pager.js";
import { searchBox } from "../parts/search-box.js";
import { verdict } from "../parts/status.js";
import { icon } from "../parts/icons.js";
import { ago, elapsed, left } from "../parts/time.js";
import { firingList } from "./firing.js";
import { health } from "./health.js";
import { serviceCard } from "./service-card.js";

const PAGE = 60;
const VERDICTS = [
  ["VIOLATED", "violated"],
  ["INSUFFICIENT_DATA", "insufficientData"],
  ["MET", "met"],
];

export function overview(app) {
  const state = { allFiring: false };
  const summary = source(
    (signal) => get("/api/overview", null, signal),
    () => {
      app.counts = summary.data?.counts ?? app.counts;
      app.redraw();
    },
  );
  const services = source((signal) => get("/api/services", servicesQuery(app.address.params), signal), app.redraw);
  summary.load();
  services.load();

  return {
    title: () => "Overview",
    navigated: services.load,
    refresh: () => {
      summary.refresh();
      services.refresh();
    },
    close: () => {
      summary.close();
      services.close();
    },
    render: () => [
      !summary.data && h("h1", { class: "visually-hidden" }, "Overview"),
      shown(summary, (data) => [headline(data), firingList(app, data, state)], 4),
      summary.data?.counts.services === 0
        ? noServices(app)
        : [toolbar(app, summary.data?.counts), shown(services, (data) => cards(app, data), 6)],
      summary.data && health(summary.data),
    ],
  };
}

function servicesQuery(params) {
  const page = Number(params.get("page") ?? 0);
  return changed(new URLSearchParams(), {
    search: params.get("search"),
    verdict: params.getAll("verdict"),
    sort: params.get("sort"),
    offset: page ? page * PAGE : null,
    limit: PAGE,
  });
}

function headline({ counts, lastViolation, evaluatedAt, intervalMillis, live, silences }) {
  return h(
    "header",
    { class: "headline" },
    h("h1", {}, sentence(counts, Boolean(evaluatedAt))),
    h(
      "p",
      { class: "muted headline-facts" },
      lastFact(counts, lastViolation),
      evaluatedAt &&
        h("span", {}, live ? "checked " : "last checked ", ago(evaluatedAt), live && `, every ${duration(intervalMillis)}`),
      !live && h("span", {}, "nothing is monitored now: this is what the database holds"),
    ),
    silences.map(silenceNote),
  );
}

function sentence({ services, violated, firing, unchecked, insufficientData, met }, evaluated) {
  if (services === 0) {
    return "No service is known yet";
  }
  if (violated > 0) {
    return services === 1
      ? "The service breaks its agreement"
      : `${count(violated)} of ${counted(services, "service")} ${violated === 1 ? "breaks its agreement" : "break their agreements"}`;
  }
  if (firing > 0) {
    return stillOpen(firing, unchecked, evaluated);
  }
  if (!evaluated) {
    return `${counted(services, "service")}, not checked yet`;
  }
  if (insufficientData > 0 && met === 0) {
    return services === 1 ? "The service has too little data for a verdict" : "No service has enough data for a verdict";
  }
  if (insufficientData > 0) {
    return `${count(met)} of ${counted(services, "service")} ${met === 1 ? "keeps its agreement" : "keep their agreements"}, ${count(insufficientData)} without enough data`;
  }
  return services === 1 ? "The service keeps its agreement" : `All ${count(services)} services keep their agreements`;
}

/** Of violations that no rule is found in now: they have to stay away for longer, or nothing says whether they go on. */
function stillOpen(firing, unchecked, evaluated) {
  const open = `${counted(firing, "violation")} ${firing === 1 ? "is" : "are"} still open`;
  if (!evaluated) {
    return `${open} from before the start, and not checked yet`;
  }
  if (unchecked === 0) {
    return `${open}, though no rule is found violated now`;
  }
  return `${open}, ${unchecked < firing ? `${count(unchecked)} ` : ""}with too few requests to check`;
}

function lastFact(counts, last) {
  if (!last) {
    return h("span", {}, "no violation so far");
  }
  const service = h(
    "a",
    { class: "name", href: link(["violation", last.id]), title: last.ruleText },
    shortened(last.service, 60),
  );
  return last.resolvedAt && counts.firing === 0
    ? h("span", {}, "no violation for ", elapsed(last.resolvedAt), ", the last was of ", service)
    : h("span", {}, "last violation ", ago(last.openedAt), ", of ", service);
}

function silenceNote(silence) {
  return h(
    "p",
    { key: silence.id, class: "silence-note" },
    icon("silenced"),
    h(
      "span",
      {},
      "Silenced: ",
      h("a", { class: "name", href: link(["silences"]) }, silence.services),
      `, ${silence.reason}, `,
      left(silence.until),
    ),
  );
}

function toolbar(app, counts) {
  const { params } = app.address;
  const chosen = params.getAll("verdict");
  const toggle = (name) =>
    app.go({ page: null, verdict: chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name] });
  return h(
    "section",
    { class: "toolbar", "aria-label": "Which services" },
    h("h2", { class: "toolbar-title" }, "Services"),
    h(
      "div",
      { class: "chips", role: "group", "aria-label": "Only services that are" },
      VERDICTS.map(([name, key]) => verdictChip(verdict(name), counts?.[key], chosen.includes(name), () => toggle(name))),
    ),
    searchBox({
      name: "services",
      label: "Search services",
      value: params.get("search") ?? "",
      search: (text) => app.go({ search: text, page: null }, { replace: true }),
    }),
    h(
      "label",
      { class: "inline-field" },
      h("span", { class: "muted" }, "Sort by"),
      h(
        "select",
        {
          value: params.get("sort") ?? "status",
          onchange: (event) => app.go({ sort: event.target.value === "status" ? null : event.target.value, page: null }),
        },
        h("option", { value: "status" }, "Status"),
        h("option", { value: "name" }, "Name"),
      ),
    ),
  );
}

function verdictChip({ word, icon: name, tone }, number, pressed, onclick) {
  return h(
    "button",
    { key: word, type: "button", class: `chip tone-${number ? tone : "unknown"}`, "aria-pressed": String(pressed), onclick },
    icon(name),
    h("span", {}, word),
    number !== undefined && h("span", { class: "chip-count" }, count(number)),
  );
}

function cards(app, { total, services }) {
  if (total === 0) {
    return nothing(
      "search",
      "No service is like that",
      "Other words, or another status, may find one.",
      h(
        "button",
        { class: "button", type: "button", onclick: () => app.go({ search: null, verdict: null, page: null }) },
        "Show all services",
      ),
    );
  }
  return [
    h(
      "ul",
      { class: "cards", key: "cards" },
      services.map((service) => serviceCard(service)),
    ),
    h(
      "div",
      { key: "pager" },
      pager({
        total,
        page: Number(app.address.params.get("page") ?? 0),
        size: PAGE,
        noun: total === 1 ? "service" : "services",
        show: (page) => {
          app.go({ page: page || null });
          document.querySelector(".toolbar")?.scrollIntoView();
        },
      }),
    ),
  ];
}

function noServices(app) {
  return nothing(
    "chart",
    "Waiting for the first request",
    app.session.live
      ? "Services appear here with their first record: sent to /api/records, or read from the input that the monitor watches."
      : "The database holds no figures. Run the monitor on it first: sla-monitor run",
  );
}
