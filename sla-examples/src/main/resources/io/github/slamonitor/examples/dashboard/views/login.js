import { h } from "../core/view.js";
import { post } from "../core/api.js";
import { field } from "../parts/dialog.js";

export function login(app) {
  const state = { busy: false, error: null };

  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    Object.assign(state, { busy: true, error: null });
    app.redraw();
    try {
      const session = await post("/api/login", Object.fromEntries(new FormData(form)));
      app.signedIn(session);
    } catch (failure) {
      Object.assign(state, { busy: false, error: failure });
      form.elements.password.value = "";
      app.redraw();
      form.elements.password.focus();
    }
  }

  return {
    title: () => "Sign in",
    render: () =>
      h(
        "form",
        { class: "login panel", onsubmit: submit },
        h("h1", {}, "Sign in"),
        h("p", { class: "muted" }, "to see how the services keep their agreements"),
        state.error && h("p", { class: "form-error", role: "alert" }, state.error.message),
        field(
          "Name",
          null,
          h("input", { name: "name", autocomplete: "username", required: true, autocapitalize: "none", spellcheck: "false" }),
        ),
        field(
          "Password",
          null,
          h("input", { name: "password", type: "password", autocomplete: "current-password", required: true }),
        ),
        h(
          "button",
          { class: "button button-main button-wide", type: "submit", disabled: state.busy },
          state.busy ? "Signing in…" : "Sign in",
        ),
      ),
  };
}
