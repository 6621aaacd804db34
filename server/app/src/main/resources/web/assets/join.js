// An invite. Looking at the page uses nothing up; only the button does, or the extension's icon.
import { call } from "./api.js";
import { byId, h } from "./dom.js";

const button = byId("join");
const invite = location.pathname.split("/")[2];

button.addEventListener("click", async () => {
  button.disabled = true;
  const { ok, status, body } = await call("/join", {
    method: "POST",
    json: { invite, browser: "this browser's pages", session: true },
  });
  if (ok) return joined(body.person);
  byId("status").textContent = status === 0 ? "The server isn’t answering. The invite is still good." : body?.detail ?? "That did not work.";
  button.disabled = status !== 0;
});

/** The invite is used up, so the extension gets a link of its own. */
async function joined(person) {
  const pairing = await call("/me/pairings", { method: "POST", json: {} });
  if (pairing.ok) history.replaceState(null, "", new URL(pairing.body.url).pathname);
  const page = { admin: "/admin", lead: "/team" }[person.role] ?? "/progress";
  byId("main").replaceChildren(
    h(
      "div",
      { class: "panel empty" },
      h("img", { src: new URL("./speech.svg", import.meta.url).href, alt: "", width: 96, height: 64 }),
      h("h1", {}, `Welcome, ${person.name}`),
      h("p", {}, "To pair the extension, click its icon now, on this page. The link is good for 15 minutes."),
      h("a", { class: "btn main", href: page }, "Go to your page"),
    ),
  );
}
