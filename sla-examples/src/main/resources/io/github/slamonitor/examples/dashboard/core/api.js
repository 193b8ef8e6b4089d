// Requests to the server. A refusal becomes a Refused with the server's own sentence, which says what to do.

export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const UNREACHABLE = "The server cannot be reached. Is sla-monitor still running? This page goes on trying.";

let csrf = null;
let signedOut = () => {};

export const useCsrf = (token) => (csrf = token);
export const whenSignedOut = (action) => (signedOut = action);

export function get(path, params, signal) {
  const query = params ? new URLSearchParams(params).toString() : "";
  return request(query ? `${path}?${query}` : path, { signal });
}

export function post(path, body) {
  return request(path, { method: "POST", body: JSON.stringify(body), headers: changing("application/json") });
}

export function remove(path) {
  return request(path, { method: "DELETE", headers: changing() });
}

function changing(contentType) {
  return {
    ...(contentType && { "Content-Type": contentType }),
    ...(csrf && { "X-CSRF-Token": csrf }),
  };
}

async function request(path, options) {
  const response = await fetch(path, { credentials: "same-origin", ...options }).catch((failure) => {
    throw failure.name === "AbortError" ? failure : new Refused(0, UNREACHABLE);
  });
  if (response.ok) {
    return response.status === 204 ? null : response.json();
  }
  if (response.status === 401 && path !== "/api/login") {
    signedOut();
  }
  throw new Refused(response.status, await reason(response));
}

async function reason(response) {
  const body = await response.json().catch(() => null);
  const wait = response.headers.get("Retry-After");
  return (body?.error?.message ?? `The server answered ${response.status}.`) + (wait && !body ? ` Try again in ${wait} s.` : "");
}
