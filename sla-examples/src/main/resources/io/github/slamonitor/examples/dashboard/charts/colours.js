// Colours of the style sheet, for what is drawn on a canvas.

const probe = document.createElement("span");
probe.hidden = true;

/** The colour behind a variable, as the browser has worked it out for the theme that is shown. */
export function colour(variable) {
  document.body.append(probe);
  probe.style.setProperty("color", `var(${variable})`);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}
