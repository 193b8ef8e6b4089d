import { h } from "../core/view.js";

// Drawn in a box of 16 by 16. Each status has a shape of its own, so that colour is never the only sign.
const PATHS = {
  met: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm-3 6.8L7.2 10.5 11.2 5.8",
  violated: "M8 1.5 15 14H1L8 1.5ZM8 6v3.7M8 11.7v.1",
  critical: "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3L1.5 10.7V5.3l3.8-3.8ZM5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6",
  info: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 7.3v4M8 4.8v.1",
  unknown: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM5 8h6",
  pending: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 4.5V8l2.3 1.7",
  resolved: "M3 8.3 6.5 12 13 4.5",
  acknowledged: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
  person: "M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14c.6-2.6 2.8-4 5.5-4s4.9 1.4 5.5 4",
  silenced: "M2.5 6h2.3L8 3v10L4.8 10H2.5V6ZM10.8 6.2l3.4 3.6M14.2 6.2l-3.4 3.6",
  flapping: "M1.5 8h2.7l2-5 3.6 10 2-5h2.7",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.4 10.4 14 14",
  close: "M4 4l8 8M12 4l-8 8",
  down: "M4 6.2l4 4 4-4",
  up: "M4 10l4-4 4 4",
  left: "M10 4 6 8l4 4",
  right: "M6 4l4 4-4 4",
  download: "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11",
  columns: "M2 3h12v10H2zM6 3v10M10 3v10",
  table: "M2 3h12v10H2zM2 6.5h12M2 10h12M6.5 3v10",
  chart: "M2 2v12h12M4.5 10.5l3-4 2.5 2.2 3.5-5",
  system: "M2 3h12v8H2zM5.5 14h5M8 11v3",
  light:
    "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3.1 3.1l1 1M11.9 11.9l1 1M3.1 12.9l1-1M11.9 4.1l1-1",
  dark: "M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  alert: "M8 2.5a4 4 0 0 0-4 4c0 4-1.5 5-1.5 5h11s-1.5-1-1.5-5a4 4 0 0 0-4-4ZM6.8 14h2.4",
};

export function icon(name, className = "") {
  return h(
    "svg",
    { class: `icon ${className}`, viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" },
    h("path", { d: PATHS[name] }),
  );
}
