// What the server tells as it happens (server-sent events), and whether the connection stands.

const JITTER = 250; // ms, so that many viewers do not all ask at once
const LOST_AFTER = 45_000; // ms without a sign of life; the server sends one every 15 s
const RETRY = 3_000; // ms, when the browser itself has given up

export function connect({ changed, happened }) {
  const live = { connected: null, since: null, close };
  let events = null;
  let watchdog = null;
  let retry = null;
  open();

  function open() {
    clearTimeout(retry);
    events?.close();
    events = new EventSource("/api/events");
    events.onopen = alive;
    events.onerror = lost;
    events.addEventListener("evaluation", (event) => told("evaluation", event));
    events.addEventListener("violation", (event) => told("violation", event));
    events.addEventListener("ping", alive);
    watch();
  }

  function told(kind, event) {
    alive();
    happened(kind, JSON.parse(event.data));
  }

  function alive() {
    watch();
    if (live.connected !== true) {
      const recovered = live.connected === false;
      Object.assign(live, { connected: true, since: Date.now() });
      changed(recovered);
    }
  }

  function lost() {
    if (events.readyState === EventSource.CLOSED) {
      clearTimeout(retry);
      retry = setTimeout(open, RETRY);
    }
    if (live.connected !== false) {
      Object.assign(live, { connected: false, since: Date.now() });
      changed(false);
    }
  }

  function watch() {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      lost();
      open();
    }, LOST_AFTER);
  }

  function close() {
    clearTimeout(watchdog);
    clearTimeout(retry);
    events.close();
  }

  return live;
}

/** Calls an action soon, once for many calls, and not while nobody looks at the page. */
export function soon(action, delay = 0) {
  let waiting = null;
  let missed = false;
  const look = () => {
    if (missed && !document.hidden) {
      missed = false;
      action();
    }
  };
  document.addEventListener("visibilitychange", look);
  const run = () => {
    waiting = null;
    if (document.hidden) {
      missed = true;
    } else {
      action();
    }
  };
  const call = () => (waiting ??= setTimeout(run, delay + Math.random() * JITTER));
  call.close = () => {
    clearTimeout(waiting);
    document.removeEventListener("visibilitychange", look);
  };
  return call;
}
