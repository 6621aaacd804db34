// /progress: an agent's own figures.
import { call, query } from "./api.js";
import { cards, usesCards } from "./cards.js";
import { byId, drop, h } from "./dom.js";
import { day, habits, panel, rests, table, ticks, rate, replies, count, capital, inWords } from "./figures.js";
import { broken, headline, lede, left, thenAndNow } from "./sentences.js";
import { instead, picture, say, shell, unreachable } from "./shell.js";
import { ordered, risky } from "./trends.js";

const view = { by: "week", category: "" };
let me;
let categories = [];

async function show() {
  const [{ ok, body }, next] = await Promise.all([call(`/me/progress${query(view)}`), call("/scenarios/next")]);
  if (!ok) return unreachable();
  if (categories.length === 0) categories = body.categories;
  if (body.total.replies === 0 && !usesCards(body.total) && !body.practice.attempts) return nothing();
  byId("headline").textContent = body.enough ? headline(body) : `${sofar(body.total.replies)} so far.`;
  byId("lede").textContent = body.enough ? lede(body) : "";
  const todo = next.ok ? next.body.scenarios.slice(0, 2) : [];
  byId("page").replaceChildren(
    controls(body),
    h("div", { class: "grid" }, body.enough ? full(body, todo) : few(body, todo), practice(body.practice), ending(body)),
  );
}

const sofar = (n) => (n === 0 ? "No reply" : replies(n));

function full(body, todo) {
  const habitsLeft = left(body.categories);
  const habitsBroken = broken(body.categories);
  const then = thenAndNow(body);
  const asTable = (list) => table("Habits, per 1,000 words", ["Category", "Then", "Now"], list.map((c) => [c.title, rate(c.then), rate(c.now)]));
  const drawn = risky(body);
  return [
    drawn,
    nextUp(todo, drawn ? "w4" : "w12"),
    habitsLeft.length > 0 && panel("w6", habitsLeft.length === 1 ? "One habit left" : "Habits left", then, habits(habitsLeft), rests(body.total.replies, body.from, body.to), asTable(habitsLeft)),
    habitsBroken.length > 0 && panel("w6", habitsBroken.length === 1 ? "One habit broken" : "Habits broken", "Hardly seen in the later time", habits(habitsBroken, true), rests(body.total.replies, body.from, body.to), asTable(habitsBroken)),
    ordered(body),
    cards(body),
  ];
}

/** Under the least number of replies nothing is drawn; the counts are the agent's own and stand there. */
function few(body, todo) {
  const n = body.total.replies;
  const marks = Array.from({ length: body.least }, (_, i) => i < n);
  return [
    h("section", { class: "panel empty w7" },
      ticks(marks, `${n} of ${body.least} replies`),
      h("h2", {}, "On the way to a first chart"),
      h("p", {}, `${capital(inWords(body.least - n))} more and the first chart appears. Fewer would say more about chance than about you.`)),
    nextUp(todo, "w5"),
    usesCards(body.total) && cards(body, { drawn: false, width: "w12" }),
  ];
}

function nothing() {
  instead(picture(),
    h("h1", {}, "Your history starts with the first reply"),
    h("p", {}, "Write as usual. After 20 replies there is enough to draw a line from."),
    h("a", { class: "btn main", href: "/practice" }, "Practise for five minutes"));
}

function controls(body) {
  const files = h("span", { class: "end" },
    h("a", { href: "/api/v1/me/export?format=csv", download: true }, "CSV"),
    h("a", { href: "/api/v1/me/export?format=json", download: true }, "JSON"));
  const dates = h("span", { class: "caption nowrap" }, `${day(body.from)} to ${day(body.to)}`);
  // Nothing to choose from yet.
  if (!body.enough && !view.category) return h("div", { class: "bar" }, dates, files);
  const segment = (by, words) => h("button", { type: "button", "aria-pressed": String(view.by === by), onclick: () => change({ by }) }, words);
  const select = h("select", { class: "field inline", "aria-label": "Category", onchange: (event) => change({ category: event.target.value }) },
    h("option", { value: "" }, "All categories"), categories.map((c) => h("option", { value: c.id, selected: c.id === view.category }, c.title)));
  return h("div", { class: "bar" },
    h("span", { class: "segments", role: "group", "aria-label": "Period" }, segment("day", "Day"), segment("week", "Week"), segment("month", "Month")),
    select,
    dates, files);
}

async function change(part) {
  Object.assign(view, part);
  await show();
  say("The figures are drawn again.");
}

function nextUp(todo, width) {
  if (todo.length === 0) return panel(width, "That’s today’s five minutes", null, h("p", { class: "caption" }, "The next one comes when it is due. ", h("a", { href: "/practice" }, "Another one")));
  return panel(width, "Practise next", null,
    h("ul", { class: "rows" }, todo.map((item, i) =>
      h("li", {},
        drop(i ? "empathy" : "solution"),
        h("div", {}, h("b", {}, item.title), h("p", { class: "caption" }, `${item.reason} ${item.minutes} minutes.`)),
        h("a", { class: i ? "btn" : "btn main", href: `/practice?scenario=${encodeURIComponent(item.id)}`, "aria-label": `Start: ${item.title}` }, "Start")))));
}

function practice({ attempts, weeks, last }) {
  if (!attempts) return null;
  const practised = weeks.filter((week) => week.attempts > 0).length;
  const words = `Practised in ${practised} of the last ${weeks.length} weeks`;
  return panel("w12", words, `${attempts === 1 ? "One try" : `${count(attempts)} tries`} so far. The totals compare your own tries; nobody else sees them.`,
    ticks(weeks.map((week) => week.attempts > 0), words),
    table("Your last tries", ["Scenario", "Day", "Try", "Together, of 100"], last.map((a) => [a.title, day(a.day), a.attempt, a.score])));
}

function ending(body) {
  return h("section", { class: "panel w12 no-print ending" },
    h("div", {}, h("h2", {}, "What your lead can see"),
      h("p", { class: "caption" }, body.leadView === "team"
        ? "Nothing about you alone. Figures of the whole team only, from five people on."
        : "The figures on this page without your practice. Not a draft, not a sentence, not a practice text unless you share it.")),
    body.leadView === "team" ? null : h("a", { class: "btn small", href: `/agents/${encodeURIComponent(me.id)}` }, "See it as they do"),
    h("button", { class: "btn small", type: "button", onclick: askToErase }, "Erase my history…"));
}

function askToErase(event) {
  const button = event.target;
  const dialog = h("dialog", { class: "panel", "aria-labelledby": "erase-title" },
    h("h2", { id: "erase-title" }, "Erase your whole history?"),
    h("p", { class: "lede" }, "Every figure, every practice reply. It is gone for your lead as well."),
    h("p", { class: "bar tight" },
      h("button", { class: "btn main", type: "button", onclick: erase }, "Erase it"),
      h("button", { class: "btn", type: "button", onclick: () => dialog.close() }, "Keep it")));
  dialog.addEventListener("close", () => { dialog.remove(); button.focus(); });
  document.body.append(dialog);
  dialog.showModal();

  async function erase() {
    const { ok } = await call("/me/history", { method: "DELETE" });
    dialog.close();
    if (ok) {
      nothing();
      say("Erased.");
    } else unreachable();
  }
}

me = await shell("progress");
if (me) await show();
