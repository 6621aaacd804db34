// /team: a lead's view of one team. People by name; never a draft, never an order by score.
import { call, query } from "./api.js";
import { byId, h, s } from "./dom.js";
import { capital, count, day, habits, inWords, move, panel, plainTable, rate, replies, rests, table } from "./figures.js";
import { instead, picture, say, shell, unreachable } from "./shell.js";

const SPANS = [[4, "Last 4 weeks"], [8, "Last 8 weeks"], [13, "Last 13 weeks"], [26, "Last half year"], [52, "Last year"]];
const view = { team: null, weeks: 8, sort: "name", down: false };
let teams = [];

async function start(me) {
  teams = await mine(me);
  if (teams.length === 0) {
    instead(picture(), h("h1", {}, "There is no team here yet"), h("p", {}, "A team is made on the admin page; its people and its lead are named there."));
    return;
  }
  view.team = teams[0].id;
  await show();
}

async function mine(me) {
  if (me.role !== "admin") return me.ledTeams;
  const { ok, body } = await call("/teams?limit=500");
  return ok ? body.teams : [];
}

async function show() {
  const { ok, status, body } = await call(`/teams/${encodeURIComponent(view.team)}/progress${query({ weeks: view.weeks })}`);
  if (!ok && status === 0) return unreachable();
  if (!ok) return instead(picture(), h("h1", {}, "This team has another lead"), h("p", {}, "Its figures are for its own people, their lead and the admins."));
  const { then, now, team } = body;
  const drawn = then.rate != null && now.rate != null;
  byId("headline").textContent = drawn ? `${team.name} writes ${sentence(then.rate, now.rate, body.weeks)}` : waiting(body);
  byId("lede").textContent = drawn ? lede(body) : `A figure needs ${body.least} replies${body.leastPeople > 1 ? ` of at least ${body.leastPeople} people` : ""}.`;
  byId("page").replaceChildren(controls(body), h("div", { class: "grid" },
    body.leadView === "people" && people(body),
    drawn && common(body),
    drawn && rules(body),
    h("section", { class: "panel w12" }, h("h2", {}, "What this page never shows"),
      h("p", { class: "caption" }, "A draft, a sentence, a customer. People see the same figures about themselves that you see here."))));
  return undefined;
}

function sentence(then, now, weeks) {
  const moved = move(then, now);
  return moved.endsWith("phrases") ? `${moved} of ${inWords(weeks)} weeks ago.` : `${moved} ${inWords(weeks)} weeks ago.`;
}

const persons = (n) => (n === 1 ? "One person" : `${capital(inWords(n))} people`);
const waiting = ({ people: n }) => n > 0 ? `${persons(n)}, nothing to draw yet` : "Nothing to draw yet";

function lede({ people: n, total, weeks, categories }) {
  const moved = categories.filter((c) => c.then != null && c.now != null).sort((a, b) => b.then - b.now - (a.then - a.now));
  const most = moved[0]?.then > moved[0]?.now ? ` “${moved[0].title}” fell most.` : "";
  return `${persons(n)}, ${replies(total.replies)} in the last ${inWords(weeks)} weeks.${most}`;
}

function controls(body) {
  const change = (key) => (event) => update({ [key]: event.target.value });
  return h("div", { class: "bar" },
    teams.length > 1 && h("select", { class: "field inline", "aria-label": "Team", onchange: change("team") },
      teams.map((team) => h("option", { value: team.id, selected: team.id === view.team }, team.name))),
    h("select", { class: "field inline", "aria-label": "Period", onchange: change("weeks") },
      SPANS.map(([weeks, words]) => h("option", { value: weeks, selected: weeks === Number(view.weeks) }, words))),
    h("span", { class: "caption" }, `against the ${inWords(body.weeks)} weeks before`),
    h("span", { class: "end" },
      h("button", { class: "link", type: "button", onclick: () => print() }, "Print"),
      h("a", { href: `/api/v1/teams/${encodeURIComponent(view.team)}/progress${query({ weeks: view.weeks, format: "csv" })}`, download: true }, "CSV")));
}

async function update(part) {
  Object.assign(view, part);
  await show();
  say("The figures are drawn again.");
}

const ORDERS = {
  name: (a, b) => a.name.localeCompare(b.name),
  replies: (a, b) => a.replies - b.replies || a.name.localeCompare(b.name),
  works: (a, b) => (a.worksOn ?? "￿").localeCompare(b.worksOn ?? "￿") || a.name.localeCompare(b.name),
};

function people(body) {
  const head = (key, words, style) => h("th", { scope: "col", class: style, "aria-sort": view.sort === key && (view.down ? "descending" : "ascending") },
    h("button", { type: "button", onclick: () => sortBy(key, body) }, words));
  const rows = [...body.members].sort(ORDERS[view.sort]);
  if (view.down) rows.reverse();
  return h("section", { class: "panel w12", id: "people" }, h("h2", {}, "People"),
    h("p", { class: "caption" }, "By name. Sort by activity or by what someone works on; there is no ranking."),
    h("table", { class: "entries people" },
      h("thead", {}, h("tr", {}, head("name", "Name"), h("th", { scope: "col" }, "Half a year"),
        h("th", { scope: "col", class: "n" }, "Risky per 1,000 words"), head("replies", "Replies", "n"), head("works", "Works on"))),
      h("tbody", {}, rows.map((member) => person(member, body.least)))));
}

function person(member, least) {
  const drawn = member.now != null;
  return h("tr", {},
    h("th", { scope: "row" }, h("a", { href: `/agents/${encodeURIComponent(member.id)}` }, member.name)),
    h("td", { class: "wide" }, drawn ? spark(member.spark) : h("span", { class: "caption" }, `Fewer than ${least} replies`)),
    h("td", { class: `n ${drawn ? "" : "none"}`, "data-label": "Risky per 1,000 words" }, drawn ? [member.then != null && `${rate(member.then)} → `, h("b", {}, rate(member.now))] : "–"),
    h("td", { class: "n", "data-label": "Replies" }, count(member.replies)),
    h("td", { class: member.worksOn ? "" : "none", "data-label": "Works on" }, member.worksOn ?? "–"));
}

function sortBy(key, body) {
  view.down = view.sort === key && !view.down;
  view.sort = key;
  const focused = document.activeElement?.textContent;
  byId("people").replaceWith(people(body));
  [...byId("people").querySelectorAll("th button")].find((button) => button.textContent === focused)?.focus();
}

/** Half a year in a line; its numbers stand beside it, so a screen reader skips it. */
function spark(values) {
  const drawn = values.flatMap((value, i) => (value == null ? [] : [[i, value]]));
  if (drawn.length < 2) return h("span", { class: "caption" }, "Too few weeks for a line");
  const top = Math.max(...drawn.map(([, value]) => value), 1);
  const points = drawn.map(([i, value]) => [(i * 104) / (values.length - 1), 23 - (20 * value) / top]);
  const last = points.at(-1);
  return s("svg", { class: "spark", viewBox: "0 0 110 26", "aria-hidden": "true" },
    s("polyline", { points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ") }),
    s("circle", { cx: last[0], cy: last[1], r: 3 }));
}

function common(body) {
  const list = body.categories.filter((c) => c.now != null && (c.now > 0 || c.then > 0)).sort((a, b) => b.now - a.now).slice(0, 6);
  return panel("w6", "Common habits", `Per 1,000 words, the ${inWords(body.weeks)} weeks before (ring) and now (dot)`,
    list.length > 0 ? habits(list) : h("p", { class: "caption" }, "No risky phrase in this time."),
    rests(body.total.replies, body.now.from, body.now.to),
    table("Common habits, per 1,000 words", ["Category", "Before", "Now"], list.map((c) => [c.title, rate(c.then), rate(c.now)])));
}

function rules(body) {
  const helps = ({ shown, changed }) => (changed >= shown / 2 ? "Helps" : changed >= shown / 5 ? "Helps at times" : "Mostly ignored");
  return panel("w6", "Rules that help", "Shown, and a rewrite taken or the words changed",
    body.rules.length > 0
      ? plainTable("Rules shown 20 times or more", ["Rule", "Shown", "Changed", "Effect"], body.rules.map((r) => [r.rule.replaceAll("-", " "), r.shown, r.changed, helps(r)]))
      : h("p", { class: "caption" }, "No rule was shown 20 times in this time."));
}

const me = await shell("team");
if (me) await start(me);
