// /agents/{id}: one person's figures as their lead sees them, and exactly as they can see it themselves.
import { call, query } from "./api.js";
import { byId, h } from "./dom.js";
import { habits, panel, rate, rests, table, day } from "./figures.js";
import { howItReads, marked } from "./outcome.js";
import { left, personHeadline, thenAndNow, worthTalking } from "./sentences.js";
import { instead, picture, say, shell, unreachable } from "./shell.js";
import { ordered, risky } from "./trends.js";

const SPANS = [[13, "Last 3 months"], [26, "Last 6 months"], [52, "Last 12 months"]];
const id = decodeURIComponent(location.pathname.split("/").at(-1));
const view = { weeks: 52 };
let me;

async function show() {
  const { ok, status, body } = await call(`/agents/${encodeURIComponent(id)}/progress${query(view)}`);
  if (!ok && status === 0) return unreachable();
  if (!ok) {
    return instead(picture(), h("h1", {}, "This page is for somebody else"),
      h("p", {}, "A person’s figures are for that person, the lead of their team and the admins, where the company shows them one by one."));
  }
  const name = body.person.name;
  byId("headline").textContent = personHeadline(name, body);
  byId("lede").textContent = body.enough ? worthTalking(body) : `A figure needs ${body.least} replies.`;
  const habitsLeft = left(body.categories);
  byId("page").replaceChildren(
    h("div", { class: "bar" },
      h("select", { class: "field inline", "aria-label": "Period", onchange: change },
        SPANS.map(([weeks, words]) => h("option", { value: weeks, selected: weeks === view.weeks }, words))),
      h("span", { class: "end" },
        h("button", { class: "link", type: "button", onclick: () => print() }, "Print"),
        h("a", { href: `/api/v1/agents/${encodeURIComponent(id)}/progress${query({ ...view, format: "csv" })}`, download: true }, "CSV"))),
    h("div", { class: "grid" },
      body.enough ? risky(body) : h("section", { class: "panel w8" }, h("h2", {}, "Nothing to draw yet"), h("p", { class: "caption" }, `Fewer than ${body.least} replies, so nothing is drawn.`)),
      shared(name, body.shared),
      habitsLeft.length > 0 && panel("w6", "Habits left", thenAndNow(body), habits(habitsLeft),
        rests(body.total.replies, body.from, body.to), table("Habits, per 1,000 words", ["Category", "Then", "Now"], habitsLeft.map((c) => [c.title, rate(c.then), rate(c.now)]))),
      ordered(body, "w6")));
  return undefined;
}

async function change(event) {
  view.weeks = Number(event.target.value);
  await show();
  say("The figures are drawn again.");
}

function shared(name, attempts) {
  const own = me.id === id;
  return h("section", { class: "panel w4" },
    h("h2", {}, own ? "Shared with your lead" : "Shared with you"),
    attempts.length === 0
      ? h("p", { class: "caption" }, "No practice reply shared.")
      : h("ul", { class: "rows" }, attempts.map((attempt) => h("li", {},
        h("div", {}, h("b", {}, attempt.title), h("p", { class: "caption" }, `Practice, ${day(attempt.day)}`)),
        h("button", { class: "btn small", type: "button", "aria-label": `Read ${attempt.title}`, onclick: (event) => read(attempt, event.target) }, "Read"),
        own && h("button", { class: "btn small", type: "button", "aria-label": `Take back ${attempt.title}`, onclick: () => takeBack(attempt) }, "Take back")))),
    h("p", { class: "note" }, own ? "Your lead sees exactly this page." : `${name.split(" ")[0]} sees exactly this page.`));
}

async function takeBack({ id: attempt }) {
  const { ok } = await call(`/attempts/${attempt}/share`, { method: "DELETE" });
  if (!ok) return unreachable();
  await show();
  byId("main").focus();
  return say("Taken back. Your lead no longer sees it.");
}

function read(attempt, button) {
  const dialog = h("dialog", { class: "panel", "aria-labelledby": "read-title" },
    h("h2", { id: "read-title" }, attempt.title), h("p", { class: "reply" }, marked(attempt)), howItReads(attempt),
    h("p", { class: "bar tight" }, h("button", { class: "btn", type: "button", onclick: () => dialog.close() }, "Close")));
  dialog.addEventListener("close", () => { dialog.remove(); button.focus(); });
  document.body.append(dialog);
  dialog.showModal();
}

me = await shell("team");
if (me) await show();
