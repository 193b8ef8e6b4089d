// What is shown is in the address, after the "#": #/violations?service=checkout&state=OPEN. A link shows the same view.

/** A place in the page: the parts of its path and its parameters, each of which may be there several times. */
export function parse(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  return { path: path.split("/").map(decode), params: new URLSearchParams(query) };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray "%" that somebody typed
  }
}

export function format(path, params = new URLSearchParams()) {
  const query = params.toString();
  return `#/${path.map(encodeURIComponent).join("/")}${query ? `?${query}` : ""}`;
}

/** A link to a place. Parameters are an object of values or arrays; what is null, empty or undefined is left out. */
export function link(path, values = {}) {
  return format(path, changed(new URLSearchParams(), values));
}

/** A copy of the parameters with some of them replaced. */
export function changed(params, values) {
  const copy = new URLSearchParams(params);
  for (const [name, value] of Object.entries(values)) {
    copy.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== "") {
        copy.append(name, one);
      }
    }
  }
  return copy;
}
