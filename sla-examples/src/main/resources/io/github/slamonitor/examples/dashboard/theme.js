// Runs before the first paint, so that a chosen theme does not flash. "system" leaves the choice to the browser.
const THEMES = ["system", "light", "dark"];

function chosenTheme() {
  try {
    const stored = localStorage.getItem("theme");
    return THEMES.includes(stored) ? stored : "system";
  } catch {
    return "system"; // storage is switched off
  }
}

function chooseTheme(theme) {
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Then it lasts as long as the page.
  }
  applyTheme(theme);
}

function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
  document.dispatchEvent(new CustomEvent("themechange"));
}

applyTheme(chosenTheme());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => applyTheme(chosenTheme()));
matchMedia("print").addEventListener("change", () => document.dispatchEvent(new CustomEvent("themechange"))); // paper is light
window.slaTheme = { THEMES, chosen: chosenTheme, choose: chooseTheme };
