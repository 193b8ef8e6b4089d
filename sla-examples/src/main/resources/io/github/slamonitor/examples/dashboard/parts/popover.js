import { h } from "../core/view.js";
import { icon } from "./icons.js";

// A button that opens a panel: closed by Escape, by a click or by the focus leaving it. One is open at a time.

let open = null;

export function popover(app, { name, label, content, end = false, className = "button", lead }) {
  const isOpen = open === name;
  const set = (value) => {
    open = value;
    app.redraw();
  };
  return h(
    "div",
    {
      key: name,
      class: end ? "popover popover-end" : "popover",
      onkeydown: (event) => {
        if (event.key === "Escape" && isOpen) {
          event.stopPropagation();
          set(null);
          event.currentTarget.querySelector("button").focus();
        }
      },
      onfocusout: (event) => {
        const to = event.relatedTarget;
        if (open === name && to && !event.currentTarget.contains(to)) {
          set(null);
        }
      },
    },
    h(
      "button",
      {
        type: "button",
        class: className,
        "aria-expanded": String(isOpen),
        "aria-haspopup": "true",
        onclick: () => set(isOpen ? null : name),
      },
      lead && icon(lead),
      label,
      icon("down"),
    ),
    isOpen &&
      h("div", { class: "popover-panel", role: "group", "aria-label": name, hook: outsideClicks(() => set(null)) }, content()),
  );
}

function outsideClicks(close) {
  let listen = null;
  return {
    mount: (panel) => {
      listen = (event) => panel.isConnected && !panel.parentElement.contains(event.target) && close();
      panel.closePopover = listen;
      document.addEventListener("pointerdown", listen);
      keepInside(panel);
    },
    unmount: (panel) => document.removeEventListener("pointerdown", panel.closePopover),
  };
}

// A panel that would stick out of the window on the right is moved to the left by as much.
function keepInside(panel) {
  const over = panel.getBoundingClientRect().right - document.documentElement.clientWidth + 12;
  const room = panel.getBoundingClientRect().left - 12;
  if (over > 0) {
    panel.style.setProperty("translate", `${-Math.min(over, room)}px 0`);
  }
}
