import { h } from "../core/view.js";
import { post, remove } from "../core/api.js";
import { durations, shortened } from "../core/format.js";
import { dialog, field } from "./dialog.js";

// What an operator can do. A viewer is not offered it, and the server would refuse it.

const { HOUR, DAY } = durations;
const LENGTHS = [
  [HOUR / 2, "30 minutes"],
  [HOUR, "1 hour"],
  [4 * HOUR, "4 hours"],
  [8 * HOUR, "8 hours"],
  [DAY, "1 day"],
  [7 * DAY, "7 days"],
];

export function acknowledge(app, violation) {
  app.openDialog(
    dialog(app, {
      title: "Acknowledge this violation",
      action: "Acknowledge",
      done: `Acknowledged: ${shortened(violation.service, 40)}, ${violation.rule}`,
      fields: () => [
        h("p", { class: "muted dialog-about" }, `${shortened(violation.service, 60)}: ${violation.rule}`),
        field(
          "Note",
          "Others see who has taken it, and this. It stays open until the rule is met again.",
          h("textarea", { name: "note", rows: 3, maxlength: 1000, autofocus: true }),
        ),
      ],
      submit: async ({ note }) => {
        await post(`/api/violations/${encodeURIComponent(violation.id)}/acknowledge`, { note: note.trim() });
        app.refresh();
      },
    }),
  );
}

/** For what is given, or for what the operator types: `*` for any characters, `?` for one. */
export function silence(app, { service = "", rule = "*" } = {}) {
  app.openDialog(
    dialog(app, {
      title: "Silence alerts",
      action: "Silence",
      done: "Silenced. Violations are still kept and shown, but nobody is told.",
      fields: () => [
        field(
          "Services",
          "A name, or a pattern: * for any characters, ? for one.",
          h("input", {
            name: "services",
            value: service,
            required: true,
            autofocus: true,
            autocomplete: "off",
            spellcheck: "false",
          }),
        ),
        field(
          "Rules",
          "A name, or a pattern; * for all.",
          h("input", { name: "rules", value: rule, required: true, autocomplete: "off" }),
        ),
        field(
          "For",
          null,
          h(
            "select",
            { name: "forMillis", value: String(HOUR) },
            LENGTHS.map(([millis, name]) => h("option", { value: String(millis) }, name)),
          ),
        ),
        field("Reason", "Whoever looks later wants to know why.", h("input", { name: "reason", required: true, maxlength: 500 })),
      ],
      submit: async ({ services, rules, forMillis, reason }) => {
        await post("/api/silences", { services, rules, forMillis: Number(forMillis), reason });
        app.refresh();
      },
    }),
  );
}

export async function endSilence(app, id) {
  try {
    await remove(`/api/silences/${encodeURIComponent(id)}`);
    app.say("The silence has ended.");
    app.refresh();
  } catch (failure) {
    app.say(failure.message);
  }
}
