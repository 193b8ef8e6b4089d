// Numbers and times as text. The server sends values as ready words; these are for what the page itself works out.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
export const durations = { SECOND, MINUTE, HOUR, DAY };

const whole = new Intl.NumberFormat("en-US");
export const count = (number) => whole.format(number);

/** "1 service", "1,000 services". */
export const counted = (number, noun, many = `${noun}s`) => `${count(number)} ${number === 1 ? noun : many}`;

const percents = new Intl.NumberFormat("en-US", { style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2 });
const shortPercents = new Intl.NumberFormat("en-US", { style: "percent", maximumSignificantDigits: 3 });

/** With two decimals, so that a column of them lines up. */
export const percent = (ratio) => (ratio === null || ratio === undefined ? "–" : percents.format(ratio));

const figures = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });
const figure = (number) => (Math.abs(number) >= 1000 ? whole.format(Math.round(number)) : figures.format(number));

/** A value in the unit of its rule. */
export function valueIn(unit, value) {
  if (value === null || value === undefined) {
    return "–";
  }
  switch (unit) {
    case "RATIO":
      return shortPercents.format(value);
    case "TIME":
      return milliseconds(value);
    case "PER_SECOND":
      return `${figure(value)}/s`;
    default:
      return figure(value);
  }
}

export function milliseconds(value) {
  if (value >= MINUTE) {
    return duration(value);
  }
  return value >= 1000 ? `${figure(value / 1000)} s` : `${figure(value)} ms`;
}

/** The two largest units of a length of time: "3 d 4 h", "12 min", "8 s". */
export function duration(millis) {
  const seconds = Math.max(0, Math.round(millis / SECOND));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? pair(hours, "h", minutes % 60, "min") : pair(Math.floor(hours / 24), "d", hours % 24, "h");
}

const pair = (large, unit, small, smallUnit) => `${large} ${unit}${small ? ` ${small} ${smallUnit}` : ""}`;

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const clockWithSeconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** In the viewer's zone, as short as is still clear: "14:03:22" today, "25 Nov 14:03" this year, "3 Jan 2025 14:03" before. */
export function instant(time, now = new Date()) {
  const at = new Date(time);
  if (at.toDateString() === now.toDateString()) {
    return clockWithSeconds.format(at);
  }
  return `${(at.getFullYear() === now.getFullYear() ? day : dayOfYear).format(at)} ${clock.format(at)}`;
}

export const clockTime = (time) => clock.format(new Date(time));
export const dayName = (time) => day.format(new Date(time));

/** "2026-11-25 14:03:22 UTC" */
export const utc = (time) => `${new Date(time).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** A long name for a title or a heading: the start of it, with what was left out counted. */
export function shortened(text, most = 200) {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most).join("")}… (${count(characters.length)} characters)`;
}
