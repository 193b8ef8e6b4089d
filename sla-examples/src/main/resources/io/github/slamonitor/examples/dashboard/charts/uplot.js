// uPlot is only loaded once a chart over time is to be drawn.

const FOLDER = "/lib/uplot/1.6.30/dist"; // the version is that of the pom

let loading = null;

export function loadUplot() {
  loading ??= new Promise((resolve, reject) => {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${FOLDER}/uPlot.min.css` });
    const script = Object.assign(document.createElement("script"), { src: `${FOLDER}/uPlot.iife.min.js` });
    script.onload = () => resolve(window.uPlot);
    script.onerror = () => {
      loading = null;
      reject(new Error("uPlot could not be loaded"));
    };
    document.head.append(sheet, script);
  });
  return loading;
}
