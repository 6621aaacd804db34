// /practice: a customer's message, a live box, and what the reply does once it is handed in.
import { call, query } from "./api.js";
import { byId, h } from "./dom.js";
import { follow, forget, keep, kept, lastOpen, leave } from "./drafts.js";
import { outcome } from "./outcome.js";
import { instead, picture, say, shell, unreachable } from "./shell.js";

const seen = new Set();
let me;
let box;
let writing = new AbortController();
let leads = [];

async function start() {
  const wanted = new URLSearchParams(location.search).get("scenario") ?? lastOpen(me.id);
  const { ok, body } = await call(`/scenarios/next${query({ first: wanted })}`);
  if (!ok) return unreachable();
  return offer(body);
}

async function another() {
  const { ok, body } = await call(`/scenarios/next${query({ except: [...seen].join(","), more: true })}`);
  if (!ok) return unreachable();
  return offer(body);
}

function offer({ scenarios, nextDue, leads: names }) {
  leads = names;
  if (scenarios.length > 0) return write(scenarios[0]);
  const due = nextDue ? `The next one is due on ${weekday(nextDue)}.` : "Every scenario has had its turn.";
  instead(picture(), h("h1", {}, "That’s today’s five minutes"), h("p", {}, due), h("button", { class: "btn", type: "button", onclick: restart }, "Another one"));
  return undefined;
}

/** Leaves the "done for today" panel: the page's own parts come back first. */
function restart() {
  seen.clear();
  byId("main").replaceChildren(h("h1", { id: "headline" }), h("p", { id: "lede", class: "lede" }), h("div", { id: "page" }));
  return another();
}

const weekday = (iso) => new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));

/** For a visitor without an account: one scenario, everything in the page, and one way to say it to hold beside the own reply. */
async function visit() {
  const { ok, body } = await call("/scenarios/sample");
  if (!ok) return unreachable();
  me = { id: "visitor" };
  return write(body.scenario, kept(me.id, body.scenario.id), (area) => [
    h("button", { class: "btn main", type: "button", onclick: (event) => reveal(event.target, area, body) }, "Show one way"),
    h("a", { class: "link", href: "/#install" }, "How to install"),
  ]);
}

function reveal(button, area, { after, changed }) {
  button.remove();
  const shown = h("section", { class: "panel w12", tabindex: -1 },
    h("h2", {}, "One way to say it"), h("p", { class: "caption" }, "Yours may be better. Opened from Rapport’s icon, this page also reads your reply part by part and keeps your tries for you."),
    h("div", { class: "said reply" }, after), h("ul", { class: "changed" }, changed.map((change) => h("li", {}, change))));
  area.closest(".grid").append(shown);
  shown.focus();
}

function write(scenario, text = kept(me.id, scenario.id), buttons = (area) => [
  h("button", { class: "btn main", type: "button", onclick: () => handIn(scenario, area) }, "Hand in"),
  h("button", { class: "btn", type: "button", onclick: another }, "Another one"),
  h("button", { class: "link", type: "button", onclick: () => skip(scenario) }, "Skip"),
]) {
  seen.add(scenario.id);
  box?.detach();
  byId("headline").textContent = scenario.title;
  byId("lede").textContent = scenario.intro;
  const area = h("textarea", { id: "reply", class: "field", "data-rapport": "page", spellcheck: "true", autocomplete: "off", maxlength: 20000 });
  area.value = text;
  const note = h("span", { id: "kept", class: "caption" }, me.id === "visitor" ? "Your text stays in this browser" : "Kept in this browser until you hand in");
  area.addEventListener("input", () => {
    if (!keep(me.id, scenario.id, area.value)) note.textContent = "This browser keeps nothing: hand in before you close the tab";
  });
  writing.abort();
  writing = new AbortController();
  follow(me.id, scenario.id, (theirs, before) => {
    if (theirs === null) note.textContent = "Handed in in another tab";
    // What was typed here alone stays; else both tabs show the same text.
    else if (area.value === before) {
      area.value = theirs;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, writing.signal);
  byId("page").replaceChildren(h("div", { class: "grid apart" },
    h("section", { class: "w5", "aria-label": "The customer’s message" }, message(scenario), known(scenario)),
    h("section", { class: "w7" },
      h("label", { for: "reply" }, "Your reply"), area, h("div", { class: "strip-room" }),
      h("p", { id: "fault", class: "caption", role: "alert" }),
      h("div", { class: "bar tight" }, buttons(area), h("span", { class: "end" }, note)))));
  attachTo(area, scenario);
  if (seen.size > 1) area.focus();
}

function message({ customer }) {
  return h("div", { class: "said" }, h("p", { class: "from" }, `${customer.name} · sent ${customer.sent}`), customer.message);
}

function known(scenario) {
  return h("div", {}, h("p", { class: "caption facts" }, "You know:"), h("ul", { class: "known" }, scenario.known.map((fact) => h("li", {}, fact))));
}

async function attachTo(area, { customer }) {
  try {
    const [{ attach }, ruleset] = await live();
    if (area.isConnected) box = attach(area, { ruleset, customer: customer.message, customerName: customer.name.split(" ")[0] });
  } catch {
    // Without the live box the reply can still be written and handed in.
  }
}

let loaded;
/** The live box and the rules in force, side by side and once; on a fault the next scenario asks again. */
function live() {
  if (!loaded) {
    const code = import("./rapport/box.js");
    loaded = Promise.all([code, rules(code)]);
    loaded.catch(() => { loaded = undefined; });
  }
  return loaded;
}

/** Compiled by the server, unless it has another engine than this page by now; the bundled pack when there are none to be had. */
async function rules(code) {
  if (me.id !== "visitor") {
    const compiled = await call("/ruleset/compiled");
    if (compiled.ok && compiled.body.engine === (await code).engine) return compiled.body;
    const { ok, body } = await call("/ruleset");
    if (ok) return body;
  }
  return (await fetch(new URL("./rapport/pack.json", import.meta.url))).json();
}

async function skip(scenario) {
  leave(me.id, scenario.id);
  await another();
}

async function handIn(scenario, area) {
  const fault = byId("fault");
  if (area.value.trim() === "") {
    fault.textContent = "There is no reply in the box yet.";
    area.focus();
    return;
  }
  const text = area.value;
  const { ok, status, body } = await call("/attempts", { method: "POST", json: { scenario: scenario.id, text } });
  if (!ok) {
    fault.textContent = status === 0 ? "The server isn’t answering. Your reply is kept here; hand it in later." : (body?.detail ?? "That could not be handed in. Your reply is kept here.");
    return;
  }
  forget(me.id, scenario.id, text);
  writing.abort();
  box?.detach();
  box = undefined;
  outcome(body, scenario, { again: () => write(scenario, body.text), next: another, leads });
  byId("main").focus();
  scrollTo({ top: 0 });
  say("Handed in.");
}

me = await shell("practice", { open: true });
// What the box needs is on its way while the scenario is asked for.
if (me) live().catch(() => {});
await (me ? start() : visit());
