import { h } from "../core/view.js";
import { duration, instant, utc } from "../core/format.js";

// Times as the viewer's clock shows them, with UTC as the title. Those that tell how long ago something was go on by themselves.

const ticking = new Map();
setInterval(() => ticking.forEach((write, element) => write(element)), 1000);

function time(at, className, write) {
  const show = (element) => {
    const text = write(Date.parse(element.dateTime), Date.now());
    if (element.textContent !== text) {
      element.textContent = text;
    }
  };
  return h("time", {
    class: className,
    datetime: new Date(at).toISOString(),
    title: utc(at),
    hook: {
      mount: (element) => {
        ticking.set(element, show);
        show(element);
      },
      update: show,
      unmount: (element) => ticking.delete(element),
    },
  });
}

const none = () => h("span", { class: "muted" }, "–");

export const at = (value) => (value ? time(value, "at", (millis) => instant(millis)) : none());
export const ago = (value) => (value ? time(value, "ago", sinceText) : none());
export const elapsed = (value) => time(value, "elapsed", (millis, now) => duration(now - millis));
export const left = (value) => time(value, "left", (millis, now) => (millis <= now ? "over" : `${duration(millis - now)} left`));

function sinceText(millis, now) {
  return now - millis < 1500 ? "just now" : `${duration(now - millis)} ago`;
}

/** How long something took, or takes so far. */
export function span(from, to) {
  return to ? h("span", { title: `until ${utc(to)}` }, duration(Date.parse(to) - Date.parse(from))) : elapsed(from);
}
