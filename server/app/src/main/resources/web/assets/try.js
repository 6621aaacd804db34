// The try-out box: an unsaved rule on texts, on its own examples and on those of all others; then the way to publish it.
import { call } from "./api.js";
import { byId, h } from "./dom.js";

const EXAMPLE = {
  id: "new-rule",
  kind: "risk",
  category: "",
  severity: "warning",
  enabled: true,
  patterns: ["words to find"],
  message: "What the customer hears, then what helps.",
  rewrites: [],
  mustMatch: ["Mark the [[words to find]] like this.", "[[Words to find]] again."],
  mustNotMatch: ["A sentence that is fine.", "Another one."],
};

/** @param {() => Promise<void>} published is called after a rule went live */
export function tryOut(published) {
  let etag = null;
  byId("run").addEventListener("click", run);
  byId("publish").addEventListener("click", publish);
  fill(EXAMPLE);

  function fill(rule) {
    byId("rule").value = JSON.stringify(rule, null, 1);
    byId("outcome").replaceChildren();
  }

  function open(rule) {
    etag = rule?.etag ?? null;
    const { etag: _, broken: __, ...plain } = rule ?? EXAMPLE;
    fill(plain);
    byId("try").scrollIntoView({ block: "start" });
    byId("rule").focus({ preventScroll: true });
  }

  function read() {
    try {
      return JSON.parse(byId("rule").value);
    } catch (fault) {
      say(h("p", {}, `This is not JSON yet: ${fault.message}`));
      return null;
    }
  }

  function say(...content) {
    byId("outcome").replaceChildren(...content);
  }

  async function run() {
    const rule = read();
    if (!rule) return;
    const texts = byId("texts").value.split("\n").filter((text) => text.trim());
    const { ok, body } = await call("/rules/try", { method: "POST", json: { rule, texts } });
    if (!ok) return say(...refusal(body));
    say(
      ...body.texts.map(marked),
      h("p", {}, body.faults.length ? "Would not be published:" : "Its own examples hold."),
      ...faults(body.faults),
      h("p", {}, body.others.length ? `Would also mark ${body.others.length} of other rules’ examples:` : "Marks no example of another rule."),
      ...body.others.slice(0, 5).map((other) => h("p", { class: "caption" }, `${other.rule}: “${other.found}” in “${other.example}”`)),
    );
  }

  async function publish() {
    const rule = read();
    if (!rule) return;
    const why = byId("why").value.trim();
    if (!why) {
      say(h("p", {}, "Say why you change it: it stands in the history."));
      return byId("why").focus();
    }
    const condition = etag ? { "If-Match": etag } : { "If-None-Match": "*" };
    const { ok, body } = await call(`/rules/${encodeURIComponent(rule.id ?? "")}`, {
      method: "PUT",
      json: rule,
      headers: { ...condition, "Rapport-Why": encodeURIComponent(why) },
    });
    if (!ok) return say(...refusal(body));
    say(h("p", {}, `${rule.id} is live. Browsers have it within a minute of the next focus.`));
    byId("why").value = "";
    await published();
    const now = await call(`/rules?q=${encodeURIComponent(rule.id)}&limit=500`);
    etag = now.body?.rules?.find((found) => found.id === rule.id)?.etag ?? null;
  }

  return { open };
}

function refusal(body) {
  return [h("p", {}, body?.detail ?? "The server isn’t answering. Nothing was published."), ...faults(body?.errors ?? [])];
}

function faults(list) {
  return list.map((fault) => h("p", { class: "caption" }, `${fault.pointer || "rule"}: ${fault.message}`));
}

/** The text with what was found shaded. */
function marked({ text, findings }) {
  const parts = [];
  let at = 0;
  for (const { start, end } of findings) {
    parts.push(text.slice(at, start), h("mark", { class: "found" }, text.slice(start, end)));
    at = end;
  }
  return h("p", { class: "said" }, ...parts, text.slice(at));
}
