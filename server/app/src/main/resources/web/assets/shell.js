// What every page shares: the header's links, who is signed in, and the pages for "not signed in" and "out of reach".
import { call } from "./api.js";
import { byId, h } from "./dom.js";

const LINKS = [
  { page: "practice", href: "/practice", words: "Practice", roles: ["agent", "lead", "admin"] },
  { page: "progress", href: "/progress", words: "Progress", roles: ["agent", "lead", "admin"] },
  { page: "team", href: "/team", words: "Team", roles: ["lead", "admin"] },
  { page: "admin", href: "/admin", words: "Admin", roles: ["admin"] },
];

/**
 * Fills the header. A page that needs a person gets null when it should stop: then the page already says why.
 *
 * @param {string} page which link is the current one
 * @param {{open?: boolean}} [options] `open`: the page also works without a person
 */
export async function shell(page, { open = false } = {}) {
  const { ok, status, body } = await call("/me");
  const me = ok ? body : null;
  const links = LINKS.filter((link) => me?.role && link.roles.includes(me.role));
  byId("links")?.replaceChildren(
    ...links.map((link) => h("a", { href: link.href, "aria-current": link.page === page && "page" }, link.words)),
  );
  const who = byId("who");
  if (who && me) who.textContent = me.role === "lead" ? `${me.name}, lead` : me.name;
  if (me || open) return me;
  if (status === 401 || status === 403) signedOut();
  else unreachable();
  return null;
}

/** Puts one panel where the page would stand. */
export function instead(...content) {
  byId("main").replaceChildren(h("div", { class: "panel empty" }, ...content));
}

export function signedOut() {
  instead(
    picture(),
    h("h1", {}, "This page opens from Rapport’s icon"),
    h("p", {}, "Click the icon in your browser’s toolbar and choose the page there. It knows who you are."),
    h("p", {}, "No icon yet? Your lead or admin has an invite link for you."),
    h("a", { class: "btn main", href: "/#install" }, "How to install"),
  );
  void offerSignIn();
}

/** The company account, where this server knows one. */
async function offerSignIn() {
  const { body } = await call("/sign-in");
  if (!body?.url) return;
  const back = encodeURIComponent(location.pathname);
  document.querySelector("#main .panel").append(" ", h("a", { class: "btn", href: `/sign-in?to=${back}` }, "Sign in with your company account"));
}

export function unreachable() {
  instead(
    picture(),
    h("h1", {}, "The server isn’t answering"),
    h("p", {}, "Your help-desk drafts are still checked in the browser. What you did meanwhile is kept there and sent later."),
    h("button", { class: "btn", type: "button", onclick: () => location.reload() }, "Try again"),
  );
}

export function picture() {
  return h("img", { src: new URL("./speech.svg", import.meta.url).href, alt: "", width: 96, height: 64 });
}

/** Says something to a screen reader, politely. */
export function say(words) {
  const region = byId("status");
  if (region) region.textContent = words;
}
