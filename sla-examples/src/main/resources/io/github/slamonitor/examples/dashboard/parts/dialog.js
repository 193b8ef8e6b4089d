import { h } from "../core/view.js";
import { icon } from "./icons.js";

// Closing it before it goes gives the focus back to where it was.
const MODAL = { mount: (element) => element.showModal(), unmount: (element) => element.close() };

/**
 * A question in front of the page. The browser keeps the focus inside, closes it on Escape and gives the focus back.
 * `submit(form data)` is a promise; while it runs nothing can be pressed, and when it fails the reason is shown.
 */
export function dialog(app, { title, fields, action, submit, done }) {
  const state = { busy: false, error: null };
  const close = () => app.dialog === render && app.closeDialog();
  const send = async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    Object.assign(state, { busy: true, error: null });
    app.redraw();
    try {
      await submit(values);
      close();
      app.say(done);
    } catch (failure) {
      Object.assign(state, { busy: false, error: failure });
      app.redraw();
    }
  };
  const render = () =>
    h(
      "dialog",
      { class: "dialog", "aria-labelledby": "dialog-title", onclose: close, hook: MODAL },
      h(
        "form",
        { method: "dialog", onsubmit: send },
        h(
          "header",
          { class: "dialog-head" },
          h("h2", { id: "dialog-title" }, title),
          h("button", { class: "icon-button", type: "button", "aria-label": "Close", onclick: close }, icon("close")),
        ),
        fields(),
        state.error && h("p", { class: "form-error", role: "alert" }, state.error.message),
        h(
          "div",
          { class: "actions" },
          h("button", { class: "button button-main", type: "submit", disabled: state.busy }, state.busy ? "Sending…" : action),
          h("button", { class: "button", type: "button", onclick: close }, "Cancel"),
        ),
      ),
    );
  return render;
}

/** An input with its name before it, and a hint that is read out after it. */
export function field(label, hint, { props, ...input }) {
  const id = `field-${props.name}`;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    { ...input, props: { ...props, id, "aria-describedby": hint && `${id}-hint` } },
    hint && h("span", { class: "field-hint", id: `${id}-hint` }, hint),
  );
}
