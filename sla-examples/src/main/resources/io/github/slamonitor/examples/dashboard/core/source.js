// Something that is fetched for a view: what was there stays while it is fetched anew, and a newer request overtakes an older one.

/** `fetcher(signal)` gives a promise; `changed()` is called whenever there is something new to show. */
export function source(fetcher, changed) {
  const state = { data: null, error: null, loading: false, load, refresh, close };
  let running = null;
  let again = false;
  let closed = false;

  /** For another question: drops the request that is under way. */
  async function load() {
    running?.abort();
    const request = new AbortController();
    running = request;
    state.loading = true;
    try {
      const data = await fetcher(request.signal);
      finish(request, data, null);
    } catch (failure) {
      if (failure.name !== "AbortError") {
        finish(request, state.data, failure);
      }
    }
  }

  function finish(request, data, error) {
    if (running !== request || closed) {
      return;
    }
    running = null;
    Object.assign(state, { data, error, loading: false });
    changed();
    if (again) {
      again = false;
      load();
    }
  }

  /** For the same question: waits for the request that is under way, however often it is called. */
  function refresh() {
    if (running) {
      again = true;
    } else {
      load();
    }
  }

  function close() {
    closed = true;
    running?.abort();
  }

  return state;
}
