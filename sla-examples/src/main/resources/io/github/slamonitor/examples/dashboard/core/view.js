import { harmless } from "./harmless.js";

// Descriptions of elements, and changing the page to match them in place: what stays the same is not touched, so focus, scroll
// positions and what is being typed stay. Text only ever becomes a text node, and there is no way in for markup.

const SVG = "http://www.w3.org/2000/svg";
const READ = new Set(["title", "aria-label", "placeholder"]);
const PROPERTIES = new Set(["value", "checked", "disabled", "selected", "open", "hidden"]);

/**
 * Describes an element. `key` tells siblings apart that move; `on…` are listeners; `style` is an object; `hook` is
 * `{mount(element), update(element), unmount(element)}`; everything else is an attribute, left out when null or false.
 */
export function h(tag, props, ...children) {
  const { key, hook, ...rest } = props ?? {};
  return { tag, key, hook, props: rest, children: flat(children, "", []) };
}

// Each node knows its place among those written, so that one that is left out this time does not shift the others.
function flat(children, place, into) {
  children.forEach((child, index) => {
    const here = `${place}.${index}`;
    if (Array.isArray(child)) {
      flat(child, here, into);
    } else if (child !== null && child !== undefined && child !== false) {
      const node = typeof child === "object" ? child : { text: harmless(String(child)) };
      into.push(Object.assign(node, { place: here }));
    }
  });
  return into;
}

/** Makes the children of an element match the description; returns what to pass as `before` the next time. */
export function patchChildren(parent, before, after) {
  const focused = document.activeElement;
  const nodes = flat([after], "", []);
  reconcile(parent, before, nodes);
  if (focused && focused !== document.activeElement && focused.isConnected && document.activeElement === document.body) {
    focused.focus({ preventScroll: true }); // an element that is moved loses it
  }
  return nodes;
}

function reconcile(parent, before, after) {
  const old = byKey(before);
  const kept = new Set();
  for (const node of after) {
    const match = old.get(keyOf(node));
    if (match && !kept.has(match) && match.tag === node.tag) {
      kept.add(match);
      change(match, node);
    }
  }
  for (const node of before) {
    if (!kept.has(node)) {
      unmount(node);
      node.element.remove();
    }
  }
  let next = parent.firstChild;
  for (const node of after) {
    if (!node.element) {
      create(node, parent);
      parent.insertBefore(node.element, next);
      mounted(node);
    } else if (node.element === next) {
      next = next.nextSibling;
    } else {
      parent.insertBefore(node.element, next);
    }
  }
}

const byKey = (nodes) => new Map(nodes.map((node) => [keyOf(node), node]));
const keyOf = (node) => (node.key === undefined ? `${node.tag ?? "text"} ${node.place}` : `key ${node.key}`);

function change(before, after) {
  after.element = before.element;
  if (after.text !== undefined) {
    if (after.text !== before.text) {
      after.element.data = after.text;
    }
    return;
  }
  reconcile(after.element, before.children, after.children);
  setProps(after.element, before.props, after.props); // a select takes a value only once it has the option
  after.hook?.update?.(after.element);
}

function create(node, parent) {
  if (node.text !== undefined) {
    node.element = document.createTextNode(node.text);
    return;
  }
  const svg = node.tag === "svg" || parent.namespaceURI === SVG;
  node.element = svg ? document.createElementNS(SVG, node.tag) : document.createElement(node.tag);
  for (const child of node.children) {
    create(child, node.element);
    node.element.append(child.element);
  }
  setProps(node.element, {}, node.props);
}

function mounted(node) {
  node.children?.forEach(mounted);
  node.hook?.mount?.(node.element);
}

function unmount(node) {
  node.children?.forEach(unmount);
  node.hook?.unmount?.(node.element);
}

function setProps(element, before, after) {
  for (const name of Object.keys(before)) {
    if (!(name in after)) {
      setProp(element, name, before[name], null);
    }
  }
  for (const [name, value] of Object.entries(after)) {
    if (value !== before[name] || name === "style") {
      setProp(element, name, before[name], value);
    }
  }
}

function setProp(element, name, before, value) {
  if (name.startsWith("on")) {
    setListener(element, name.slice(2), value);
  } else if (name === "style") {
    setStyle(element, before ?? {}, value ?? {});
  } else if (PROPERTIES.has(name)) {
    setProperty(element, name, value);
  } else if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
  } else {
    const text = value === true ? "" : String(value);
    element.setAttribute(name, READ.has(name) ? harmless(text) : text);
  }
}

function setProperty(element, name, value) {
  const wanted = value ?? (name === "value" ? "" : false);
  if (element[name] !== wanted) {
    element[name] = wanted;
  }
}

function setStyle(element, before, after) {
  for (const name of Object.keys(before)) {
    if (!(name in after)) {
      element.style.removeProperty(name);
    }
  }
  for (const [name, value] of Object.entries(after)) {
    if (value !== before[name]) {
      element.style.setProperty(name, value);
    }
  }
}

// One listener for each kind of event, which calls whatever was described last.
function setListener(element, type, listener) {
  const listeners = (element.listeners ??= new Map());
  if (!listeners.has(type)) {
    element.addEventListener(type, (event) => listeners.get(type)?.call(element, event));
  }
  listeners.set(type, listener);
}
