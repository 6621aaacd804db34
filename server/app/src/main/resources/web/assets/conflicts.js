// What an update of Rapport left alone, because an admin had changed it too.
import { call } from "./api.js";
import { byId, h } from "./dom.js";

const PATHS = { rule: "/rules", list: "/lists", category: "/categories" };
const WHY = "Taken from the new version";

/** @param {() => Promise<void>} published is called after the new version's was taken */
export async function conflicts(published) {
  await refresh();

  async function refresh() {
    const { ok, body } = await call("/pack/conflicts");
    if (!ok) return;
    // Settling the last one leaves its sentence there; the next visit shows nothing.
    byId("conflicts").hidden = body.conflicts.length === 0 && !byId("settled").textContent;
    byId("differing").replaceChildren(...body.conflicts.map(row));
  }

  function row(one) {
    const name = `${one.kind} ${one.id}`;
    return h(
      "li",
      {},
      h(
        "div",
        {},
        h("b", {}, name),
        h("p", { class: "caption" }, difference(one)),
        h("details", { class: "browsers" }, h("summary", { class: "caption" }, "Compare"), side("Yours", one.ours), side("New version’s", one.theirs)),
      ),
      h("button", { class: "btn small", type: "button", "aria-label": `Keep yours: ${name}`, onclick: () => settle(one, keep) }, "Keep yours"),
      h("button", { class: "btn small", type: "button", "aria-label": `Take the new one: ${name}`, onclick: () => settle(one, take) }, "Take the new one"),
    );
  }

  async function settle(one, way) {
    const { ok, body } = await way(one);
    byId("settled").textContent = ok ? `${one.kind} ${one.id} is ${way === keep ? "kept as you have it" : "now as in the new version"}.` : body?.detail ?? "The server isn’t answering.";
    await refresh();
    if (ok && way === take) await published();
  }
}

const keep = ({ kind, id }) => call(`/pack/conflicts/${kind}/${encodeURIComponent(id)}`, { method: "DELETE" });

async function take({ kind, id, ours, theirs }) {
  const path = `${PATHS[kind]}/${encodeURIComponent(id)}`;
  const condition = ours ? { "If-Match": (await call(path)).etag ?? "" } : { "If-None-Match": "*" };
  const headers = { ...condition, "Rapport-Why": WHY };
  return theirs ? call(path, { method: "PUT", json: theirs, headers }) : call(path, { method: "DELETE", headers });
}

function difference({ ours, theirs }) {
  if (!ours) return "You removed it; the new version changes it.";
  if (!theirs) return "You changed it; the new version no longer has it.";
  const fields = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter((field) => JSON.stringify(ours[field]) !== JSON.stringify(theirs[field]));
  return `Differs in ${fields.join(", ")}.`;
}

function side(title, json) {
  return [h("h3", {}, title), h("pre", { class: "shape", tabindex: "0" }, json ? JSON.stringify(json, null, 1) : "Not there.")];
}
