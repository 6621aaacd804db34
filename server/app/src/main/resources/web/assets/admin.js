// The admin page. Everything it does goes through the same calls as any other program.
import { call, query } from "./api.js";
import { conflicts } from "./conflicts.js";
import { byId, h } from "./dom.js";
import { imports } from "./imports.js";
import { people } from "./people.js";
import { shell } from "./shell.js";
import { tryOut } from "./try.js";

const number = new Intl.NumberFormat("en-GB");
const percent = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 0 });
const PAGE = 10;
const time = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

const me = await shell("admin");
if (me?.role === "admin") await start();
else if (me) byId("main").replaceChildren(h("div", { class: "panel empty" }, h("h1", {}, "This page is for admins"), h("p", {}, "An admin can make you one.")));

async function start() {
  const editor = tryOut(refresh);
  byId("new").addEventListener("click", () => editor.open(null));
  for (const id of ["category", "kind"]) byId(id).addEventListener("change", list);
  for (const id of ["desk", "days"]) byId(id).addEventListener("change", refresh);
  byId("q").addEventListener("input", list);
  byId("more").addEventListener("click", () => more());
  let found = [];
  let shown = 0;
  let stats = new Map();
  let titles = new Map();
  let today;
  let asked = 0;
  let turn = 0;

  async function refresh() {
    const mine = ++turn;
    const [categories, figures, teams] = await Promise.all([call("/categories?limit=500"), call(`/rules/stats${query(period())}`), call("/teams?limit=500")]);
    if (mine !== turn) return; // other figures have been asked for
    today = figures.body?.to ?? today;
    desks(teams.body?.teams ?? []);
    titles = new Map((categories.body?.categories ?? []).map((category) => [category.id, category.title]));
    const chosen = byId("category").value;
    byId("category").replaceChildren(
      h("option", { value: "" }, "All categories"),
      ...[...titles].map(([id, title]) => h("option", { value: id, selected: id === chosen }, title)),
    );
    stats = new Map((figures.body?.rules ?? []).map((row) => [row.rule, row]));
    await Promise.all([list(), history(), headline()]);
  }

  /** Days as the server counts them, whatever this machine's clock says. */
  function period() {
    const first = today && new Date(Date.parse(today) - (byId("days").value - 1) * 86_400_000).toISOString().slice(0, 10);
    return { team: byId("desk").value, from: first };
  }

  function desks(teams) {
    const chosen = byId("desk").value;
    byId("desk").replaceChildren(h("option", { value: "" }, "All teams"), ...teams.map(({ id, name }) => h("option", { value: id, selected: id === chosen }, name)));
  }

  /** The one sentence: what needs a hand. */
  async function headline() {
    const [health, live] = await Promise.all([call("/health"), call("/rulesets?limit=1")]);
    const noisy = [...stats.values()].filter((row) => row.noisy).length;
    const broken = health.body?.brokenRules ?? [];
    const parts = [];
    if (broken.length) parts.push(`${broken.length === 1 ? "One rule is" : `${broken.length} rules are`} off until mended.`);
    const where = byId("desk").value && ` in ${byId("desk").selectedOptions[0].text}`;
    if (noisy) parts.push(`${noisy === 1 ? "One rule is" : `${noisy} rules are`} noisy${where}.`);
    byId("headline").textContent = parts.join(" ") || `All rules are quiet${where}.`;
    const newest = live.body?.rulesets?.[0];
    if (newest) byId("lede").textContent = `Set ${newest.number}, live since ${time.format(new Date(newest.at))}. ${broken.length ? `Off: ${broken.join(", ")}.` : "Every rule holds on its examples."}`;
  }

  async function list() {
    const mine = ++asked;
    const filters = { q: byId("q").value, category: byId("category").value, kind: byId("kind").value, limit: 500 };
    const { ok, body } = await call(`/rules${query(filters)}`);
    if (!ok || mine !== asked) return; // a later search has been asked for
    found = body.rules.sort((a, b) => weight(b) - weight(a));
    shown = 0;
    byId("rules").replaceChildren();
    more();
  }

  /** A screenful at a time; what needs a hand comes first. */
  function more() {
    byId("rules").append(...found.slice(shown, shown + PAGE).map(row));
    shown = Math.min(found.length, shown + PAGE);
    byId("more").hidden = shown === found.length;
    byId("count").textContent = `${number.format(shown)} of ${number.format(found.length)}`;
  }

  /** Broken rules first, then noisy ones, then by how often they were shown. */
  function weight(rule) {
    const figures = stats.get(rule.id);
    return (rule.broken ? 1e12 : 0) + (figures?.noisy ? 1e9 : 0) + (figures?.shown ?? 0);
  }

  function row(rule) {
    const figures = stats.get(rule.id);
    const noisy = figures?.noisy;
    return h(
      "tr",
      { class: (noisy || rule.broken) && "noisy" },
      h(
        "th",
        { scope: "row", class: "wide" },
        h("button", { class: "link", type: "button", onclick: () => editor.open(rule) }, rule.id),
        rule.broken && h("p", { class: "caption" }, `Off until mended: ${rule.broken[0]}`),
        noisy && h("p", { class: "caption" }, `Noisy: ${number.format(figures.dismissed)} ignored, ${number.format(figures.reported)} reported.`),
        figures?.sentences.length > 0 && sentences(figures.sentences),
      ),
      h("td", {}, h("span", { class: `sev ${rule.severity ?? ""}` }, titles.get(rule.category) ?? rule.signal ?? rule.emotion ?? "")),
      h("td", { class: "n", "data-label": "Shown" }, number.format(figures?.shown ?? 0)),
      h("td", { class: "n", "data-label": "Ignored or reported" }, figures?.shown ? percent.format(figures.unwanted) : "–"),
      h("td", {}, h("button", { class: "btn small", type: "button", onclick: () => toggle(rule) }, rule.enabled === false ? "Turn on" : "Turn off")),
    );
  }

  /** What agents ticked when they reported the card; not whose it was. */
  function sentences(list) {
    return h(
      "details",
      { class: "reported" },
      h("summary", { class: "caption" }, list.length === 1 ? "1 sentence reported" : `${list.length} sentences reported`),
      h("ul", {}, ...list.map((one) => h("li", {}, h("q", {}, one.text), " ", h("span", { class: "caption nowrap" }, one.day)))),
    );
  }

  async function toggle(rule) {
    const on = rule.enabled === false;
    const { ok, body } = await call(`/rules/${rule.id}`, {
      method: "PATCH",
      json: { enabled: on },
      headers: { "If-Match": rule.etag, "Rapport-Why": on ? "Turned on" : "Turned off" },
    });
    byId("status").textContent = ok ? `${rule.id} is ${on ? "on" : "off"}.` : body?.detail ?? "The server isn’t answering.";
    await refresh();
  }

  async function history() {
    const { ok, body } = await call("/rulesets?limit=10");
    if (!ok) return;
    byId("rulesets").replaceChildren(...body.rulesets.map(past));
  }

  function past(set) {
    const changes = set.changes.length > 3 ? `${number.format(set.changes.length)} changes` : set.changes.map((c) => `${c.id} ${c.change}`).join(", ");
    return h(
      "li",
      {},
      h(
        "div",
        {},
        h("b", { class: "num" }, String(set.number)),
        " ",
        set.live && h("span", { class: "chip" }, "Live"),
        h("p", { class: "caption" }, `${time.format(new Date(set.at))}, ${set.person.name}. ${set.why ? `“${set.why}”` : ""}`),
        h("p", { class: "caption" }, changes),
      ),
      !set.live && h("button", { class: "btn small", type: "button", onclick: () => restore(set.number) }, "Restore"),
    );
  }

  async function restore(set) {
    const { ok, body } = await call(`/rulesets/${set}/restore`, { method: "POST", json: {} });
    byId("status").textContent = ok ? `Back to set ${set}, now as set ${body.number}.` : body?.detail ?? "The server isn’t answering.";
    await refresh();
  }

  await Promise.all([refresh(), people(me), imports(refresh), conflicts(refresh)]);
}
