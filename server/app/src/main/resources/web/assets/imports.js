// Rules out of files: what would change is shown first, then published.
import { call, query } from "./api.js";
import { byId, h } from "./dom.js";

const MOST = 20;
const OUTCOMES = { live: "live", draft: "kept as a draft, off", unchanged: "there already", refused: "left out" };

/** @param {() => Promise<void>} published is called after an import */
export async function imports(published) {
  let chosen = null;
  byId("import").addEventListener("submit", show);
  byId("import").elements.file.addEventListener("change", drop);
  byId("take").addEventListener("submit", take);
  byId("take").addEventListener("reset", drop);

  function drop() {
    chosen = null;
    byId("take").hidden = true;
    byId("diff").replaceChildren();
  }

  async function show(event) {
    event.preventDefault();
    drop();
    const file = event.target.elements.file.files[0];
    const request = await from(file);
    const { ok, status, body } = await send(request, true);
    if (!ok) return refuse(status, body);
    const changes = body.rows ? rows(body.rows, true) : difference(body, true);
    byId("diff").replaceChildren(...changes.shown);
    if (!changes.any) return;
    chosen = { ...request, seen: body.ruleset };
    byId("take").hidden = false;
    byId("take").elements.why.focus({ preventScroll: true });
  }

  async function take(event) {
    event.preventDefault();
    const why = byId("take").elements.why.value.trim();
    const { ok, status, body } = await send(chosen, false, why);
    if (!ok) return refuse(status, body);
    const changes = body.rows ? rows(body.rows, false) : difference(body, false);
    event.target.reset();
    byId("import").reset();
    byId("diff").replaceChildren(h("p", {}, `Live as set ${body.ruleset}.`), ...changes.shown);
    await published();
  }

  function refuse(status, body) {
    byId("take").hidden = true;
    const words = status === 412 ? "Somebody published meanwhile. Look at the changes again." : body?.detail;
    const faults = (body?.errors ?? []).slice(0, MOST).map((fault) => h("li", {}, `${fault.pointer}: ${fault.message}`));
    byId("diff").replaceChildren(h("p", {}, words ?? "The server isn’t answering. Nothing was changed."), h("ul", { class: "caption" }, ...faults));
  }
}

async function from(file) {
  const name = file.name.toLowerCase();
  const text = await file.text();
  if (name.endsWith(".json")) return { path: "/pack", method: "PUT", file: { type: "application/json", text } };
  if (name.endsWith(".csv")) return { path: "/pack/import/csv", method: "POST", file: { type: "text/csv", text } };
  return { path: "/pack/import/vale", method: "POST", file: { type: "application/yaml", text }, name: file.name };
}

/** A pack replaces everything, so it says which state the changes were shown of. */
function send({ path, method, file, name, seen }, dryRun, why = "") {
  const headers = { "Rapport-Why": encodeURIComponent(why), ...(seen && path === "/pack" && { "If-Match": `"${seen}"` }) };
  return call(`${path}${query({ dryRun: dryRun ? "true" : null, name })}`, { method, file, headers });
}

/** What a pack changes, by what happens to it. */
function difference({ added, changed, removed }, would) {
  const any = added.length + changed.length + removed.length > 0;
  if (!any) return { any, shown: [h("p", {}, "Everything in it is live already. Nothing would change.")] };
  const groups = [
    [would ? "Would be added" : "Added", added, (one) => `${one.kind} ${one.id}`],
    [would ? "Would change" : "Changed", changed, (one) => `${one.kind} ${one.id}: ${one.fields.join(", ")}`],
    [would ? "Would be removed" : "Removed", removed, (one) => `${one.kind} ${one.id}`],
  ];
  return { any, shown: groups.filter(([, list]) => list.length).flatMap(([title, list, words]) => group(`${title}: ${list.length}`, list.map(words))) };
}

/** What becomes of each row of a table or style. */
function rows(list, would) {
  const any = list.some((row) => row.outcome === "live" || row.outcome === "draft");
  const lines = list.map((row) => `Line ${row.line}, “${row.text}”: ${OUTCOMES[row.outcome]}${row.messages.length ? `. ${row.messages.join(" ")}` : ""}`);
  const live = list.filter((row) => row.outcome === "live").length;
  return { any, shown: group(`${live} of ${list.length} ${would ? "would be" : "are"} live`, lines) };
}

function group(title, lines) {
  const more = lines.length - MOST;
  return [h("h3", {}, title), h("ul", { class: "caption" }, ...lines.slice(0, MOST).map((line) => h("li", {}, line)), more > 0 && h("li", {}, `and ${more} more`))];
}
