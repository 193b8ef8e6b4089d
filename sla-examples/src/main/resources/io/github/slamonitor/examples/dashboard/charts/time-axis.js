import { clockTime, dayName, durations } from "../core/format.js";

const { SECOND, MINUTE, DAY } = durations;
const seconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** Labels of moments (in seconds), as fine as the step between them asks for; the first of a day names the day. */
export function timeLabels(moments, step) {
  let day = null;
  return moments.map((moment) => {
    const at = new Date(moment * SECOND);
    const newDay = day !== null && at.getDate() !== day;
    day = at.getDate();
    if (step * SECOND >= DAY || newDay) {
      return dayName(at);
    }
    return step * SECOND >= MINUTE ? clockTime(at) : seconds.format(at);
  });
}
