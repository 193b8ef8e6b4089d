import { Refused, get, post, useCsrf, whenSignedOut } from "./core/api.js";
import { changed, format, parse } from "./core/address.js";
import { connect, soon } from "./core/live.js";
import { patchChildren } from "./core/view.js";
import { shortened } from "./core/format.js";
import { harmless } from "./core/harmless.js";
import { shell } from "./shell.js";
import { charts } from "./views/charts.js";
import { login } from "./views/login.js";
import { missing } from "./views/missing.js";
import { overview } from "./views/overview.js";
import { service } from "./views/service.js";
import { silences } from "./views/silences.js";
import { violation } from "./views/violation.js";
import { violations } from "./views/violations.js";

const VIEWS = { "": overview, overview, violations, violation, charts, service, silences };
const SAY_FOR = 6000; // ms

/**
 * The page: who is signed in, what is shown, what is told live. A view is made by a function of the app and has
 * `title()`, `render()`, `navigated()` when its parameters have changed, `refresh()` and `close()`.
 */
const app = {
  session: null,
  address: parse(location.hash),
  view: null,
  name: null,
  live: null,
  counts: null,
  dialog: null,
  message: null,
  error: null,
  redraw,
  go,
  refresh: () => app.view?.refresh?.(),
  say,
  openDialog: (render) => {
    app.dialog = render;
    redraw();
  },
  closeDialog: () => {
    app.dialog = null;
    redraw();
  },
  canOperate: () => !app.session.signInRequired || app.session.user?.role === "operator",
  signedIn,
  signOut,
  retry: start,
};

const root = document.getElementById("app");
let drawn = null;
let frame = null;
const refreshSoon = soon(() => app.refresh());

function redraw() {
  frame ??= requestAnimationFrame(() => {
    frame = null;
    draw();
  });
}

function draw() {
  if (!drawn) {
    root.replaceChildren();
  }
  drawn = patchChildren(root, drawn ?? [], shell(app));
  const firing = app.counts?.firing ? `(${app.counts.firing}) ` : "";
  document.title = harmless(
    `${firing}${shortened(app.view?.title() ?? "Starting", 60)} · ${app.session?.title ?? "SLA monitor"}`,
  );
}

/** Changes parameters of the address; what is null or empty goes. Small steps, such as typing, replace the entry in the history. */
function go(values, { replace = false } = {}) {
  const hash = format(app.address.path, changed(app.address.params, values));
  if (hash === location.hash) {
    return;
  }
  history[replace ? "replaceState" : "pushState"](null, "", hash);
  navigate();
}

function navigate() {
  app.address = parse(location.hash);
  const signedOut = app.session.signInRequired && !app.session.user;
  const create = signedOut ? login : (VIEWS[app.address.path[0]] ?? missing);
  const name = signedOut ? "login" : app.address.path.join("/");
  if (name === app.name) {
    app.view.navigated?.();
  } else {
    const first = app.name === null;
    app.view?.close?.();
    app.name = name;
    app.dialog = null;
    app.view = create(app);
    first || arrive();
  }
  redraw();
}

// As a page load would: at the top, and read out from the heading on.
function arrive() {
  draw();
  scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
}

function happened(kind, data) {
  if (kind === "evaluation") {
    app.counts = data.counts;
  } else if (data.transition === "OPENED" || data.transition === "RESOLVED") {
    const word = data.transition === "OPENED" ? "Violated" : "Met again";
    say(`${word}: ${shortened(data.violation.service, 40)}, ${data.violation.rule}`, false);
  }
  app.view?.happened?.(kind, data);
  refreshSoon();
}

let silent = null;

/** Tells something in words, for a while; `visible` false is for screen readers alone. */
function say(text, visible = true) {
  app.message = { text, visible };
  redraw();
  clearTimeout(silent);
  silent = setTimeout(() => {
    app.message = null;
    redraw();
  }, SAY_FOR);
}

function signedIn(session) {
  app.session = session;
  useCsrf(session.csrf);
  app.live ??= connect({
    changed: (recovered) => {
      recovered && refreshSoon();
      redraw();
    },
    happened,
  });
  navigate();
}

async function signOut() {
  try {
    await post("/api/logout", {});
  } finally {
    leave();
  }
}

function leave() {
  app.live?.close();
  Object.assign(app, { live: null, counts: null, session: { ...app.session, signInRequired: true, user: null } });
  navigate();
}

async function start() {
  app.error = null;
  redraw();
  try {
    const session = await get("/api/session");
    if (session.signInRequired && !session.user) {
      app.session = session;
      navigate();
    } else {
      signedIn(session);
    }
  } catch (failure) {
    app.error = failure instanceof Refused ? failure : new Refused(0, String(failure));
    redraw();
  }
}

whenSignedOut(() => app.session?.user && leave());
addEventListener("popstate", () => app.session && navigate());
start();
