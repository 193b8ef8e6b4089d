import { h } from "../core/view.js";
import { icon } from "./icons.js";

// Words, icons and colours of what can be the case.
const VERDICTS = {
  MET: { word: "Met", icon: "met", tone: "ok" },
  VIOLATED: { word: "Violated", icon: "violated", tone: "critical" },
  INSUFFICIENT_DATA: { word: "Not enough data", icon: "unknown", tone: "unknown" },
};
const SEVERITIES = {
  CRITICAL: { word: "Critical", icon: "critical", tone: "critical" },
  WARNING: { word: "Warning", icon: "violated", tone: "warning" },
  INFO: { word: "Info", icon: "info", tone: "info" },
};
const STATES = {
  OPEN: { word: "Open", icon: "alert", tone: "open" },
  ACKNOWLEDGED: { word: "Acknowledged", icon: "acknowledged", tone: "info" },
  RESOLVED: { word: "Resolved", icon: "resolved", tone: "ok" },
  REPORTED: { word: "Reported", icon: "table", tone: "unknown" },
};

const other = (name) => ({ word: name, icon: "unknown", tone: "unknown" });
export const verdict = (name) => VERDICTS[name] ?? other(name);
export const severity = (name) => SEVERITIES[name] ?? other(name);
export const state = (name) => STATES[name] ?? other(name);

/** An icon and a word. */
export function status({ word, icon: name, tone }, className = "") {
  return h("span", { class: `status tone-${tone} ${className}` }, icon(name), h("span", {}, word));
}

export const pill = (shown) => status(shown, "pill");

const RANK = { INFO: 1, WARNING: 2, CRITICAL: 3 };

/** The most severe rule first. */
export const bySeverity = (rules) => [...rules].sort((a, b) => RANK[b.severity] - RANK[a.severity]);

/** The tone of a service: that of its worst firing rule, else of its verdict. */
export function serviceTone(service) {
  const worst = bySeverity(service.rules.filter((rule) => rule.verdict === "VIOLATED"))[0];
  return worst ? severity(worst.severity).tone : verdict(service.verdict).tone;
}

/** What else is to be said of the alert of a rule: that it waits, is still open, flaps, is silenced, or held back. */
export function alertNotes({ alert, verdict: is }) {
  const notes = [];
  if (!alert) {
    return notes;
  }
  if (alert.state === "PENDING") {
    notes.push(note("pending", "Pending", "Violated, but not yet for long enough to alert"));
  }
  if (alert.state === "FIRING" && is !== "VIOLATED") {
    notes.push(note("alert", "Still open", "A violation of it is open, though it is not found violated now"));
  }
  if (alert.flapping) {
    notes.push(note("flapping", "Flapping", "Opens and resolves too often to tell each time"));
  }
  if (alert.muted) {
    notes.push(note("silenced", "Silenced", "Nobody is told of it now"));
  }
  if (alert.inhibitedBy) {
    notes.push(note("silenced", "Held back", `Kept back by ${alert.inhibitedBy}`));
  }
  if (alert.acknowledgedBy) {
    notes.push(note("acknowledged", `Seen by ${alert.acknowledgedBy}`, "Somebody has acknowledged it"));
  }
  return notes;
}

function note(name, word, title) {
  return h("span", { key: word, class: "note", title }, icon(name), word);
}
