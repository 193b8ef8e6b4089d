import { link } from "./core/address.js";
import { h } from "./core/view.js";
import { duration } from "./core/format.js";
import { icon } from "./parts/icons.js";
import { failed, loading } from "./parts/notices.js";

// What is around every view: the bar at the top, the notice of a lost connection, the dialog, what is said.

const PLACES = [
  ["overview", "Overview"],
  ["violations", "Violations"],
  ["charts", "Charts"],
  ["silences", "Silences"],
];
const PARENTS = { "": "overview", service: "overview", violation: "violations" };
const THEME_NAMES = { system: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };

export function shell(app) {
  const signedIn = app.session && !(app.session.signInRequired && !app.session.user);
  return [
    h("a", { key: "skip", class: "skip-link", href: "#main", onclick: skip }, "Skip to the content"),
    h(
      "header",
      { key: "bar", class: "bar" },
      h("div", { class: "bar-inner" }, brand(app), signedIn && places(app), tools(app, signedIn)),
    ),
    signedIn && lostConnection(app),
    h(
      "main",
      { key: "main", id: "main", tabindex: "-1", class: "main" },
      app.error
        ? [h("h1", { class: "visually-hidden" }, "Not available"), failed(app.error, app.retry)]
        : app.view
          ? content(app)
          : loading(4),
    ),
    app.dialog && h("div", { key: "dialog" }, app.dialog()),
    h(
      "div",
      { key: "said", class: app.message?.visible ? "said said-visible" : "said visually-hidden", role: "status" },
      app.message?.text,
    ),
  ];
}

/** What the view shows. One that fails takes nothing else down: the way to the other views stays. */
function content(app) {
  try {
    return app.view.render();
  } catch (failure) {
    console.error(failure);
    return [
      h("h1", {}, "This cannot be shown"),
      failed(new Error(`The page has an error of its own: ${failure.message}.`), app.refresh),
    ];
  }
}

function skip(event) {
  event.preventDefault(); // what follows the "#" is the place in the page
  document.getElementById("main").focus();
}

function brand(app) {
  return h(
    "a",
    { class: "brand", href: link(["overview"]) },
    h("img", { src: "/assets/icon.svg", alt: "", width: 26, height: 26 }),
    h("span", {}, app.session?.title ?? "SLA monitor"),
  );
}

function places(app) {
  const here = PARENTS[app.address.path[0]] ?? app.address.path[0];
  return h(
    "nav",
    { class: "places", "aria-label": "Views" },
    PLACES.map(([path, name]) =>
      h("a", { href: link([path]), "aria-current": path === here ? "page" : null }, name, path === "violations" && firing(app)),
    ),
  );
}

function firing(app) {
  const number = app.counts?.firing;
  return number
    ? h("span", { class: "places-count" }, h("span", { class: "visually-hidden" }, ", firing: "), String(number))
    : null;
}

function tools(app, signedIn) {
  return h(
    "div",
    { class: "tools" },
    signedIn && connection(app),
    themeButton(app),
    signedIn &&
      app.session.user &&
      h(
        "span",
        { class: "who", title: `Signed in as ${app.session.user.role}` },
        icon("person"),
        h("span", { class: "name" }, app.session.user.name),
      ),
    signedIn &&
      app.session.user &&
      h("button", { class: "button button-quiet", type: "button", onclick: app.signOut }, "Sign out"),
  );
}

function connection(app) {
  if (!app.session.live) {
    return h(
      "span",
      { class: "connection", title: "Nothing is monitored: this shows what is in the database" },
      icon("table"),
      h("span", { class: "connection-word" }, "From the database"),
    );
  }
  const [name, word] =
    app.live?.connected === true
      ? ["on", "Live"]
      : app.live?.connected === false
        ? ["off", "Not connected"]
        : ["wait", "Connecting"];
  return h(
    "span",
    { class: `connection connection-${name}` },
    h("span", { class: "connection-dot" }),
    h("span", { class: "connection-word" }, word),
  );
}

function themeButton(app) {
  const { THEMES, chosen, choose } = window.slaTheme;
  const theme = chosen();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  return h(
    "button",
    {
      class: "icon-button",
      type: "button",
      "aria-label": `${THEME_NAMES[theme]}. Change`,
      title: THEME_NAMES[theme],
      onclick: () => {
        choose(next);
        app.redraw();
      },
    },
    icon(theme),
  );
}

function lostConnection(app) {
  if (app.live?.connected !== false) {
    return null;
  }
  return h(
    "div",
    { key: "lost", class: "lost", role: "alert" },
    icon("violated"),
    h(
      "span",
      {},
      `The connection to the monitor was lost${lostFor(app.live.since)}. What you see may be out of date. Trying again…`,
    ),
  );
}

const lostFor = (since) => (Date.now() - since > 60_000 ? ` ${duration(Date.now() - since)} ago` : "");
