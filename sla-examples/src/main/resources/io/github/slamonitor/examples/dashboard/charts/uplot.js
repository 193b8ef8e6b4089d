// uPlot is only loaded once a chart over time is to be drawn.

let loading = null;

export function loadUplot() {
  loading ??= new Promise((resolve, reject) => {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/assets/uplot/uPlot.min.css" });
    const script = Object.assign(document.createElement("script"), { src: "/assets/uplot/uPlot.iife.min.js" });
    script.onload = () => resolve(window.uPlot);
    script.onerror = () => {
      loading = null;
      reject(new Error("uPlot could not be loaded"));
    };
    document.head.append(sheet, script);
  });
  return loading;
}
