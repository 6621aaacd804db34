// What a handed-in reply does: the page after "Hand in".
import { call } from "./api.js";
import { byId, drop, h } from "./dom.js";
import { headlineFor, noteFor, titleFor } from "./advice.js";
import { panel } from "./figures.js";

const MOVE = { empathy: "empathy", willingness: "willingness", solution: "solution", "next-step": "solution", "warm-close": "close", "uses-name": "close", "mirrors-joy": "empathy", "own-words": "empathy" };
const TRIES = ["first", "second", "third", "fourth", "fifth", "sixth"];

export function outcome(attempt, scenario, { again, next, leads }) {
  const name = scenario.customer.name.split(" ")[0];
  byId("headline").textContent = headlineFor(name, attempt.outcome);
  byId("lede").textContent = `${scenario.title} · handed in at ${time(attempt.at)}, ${TRIES[attempt.attempt - 1] ?? `${attempt.attempt}th`} try`;
  byId("page").replaceChildren(h("div", { class: "grid apart" },
    h("div", { class: "w7 stack" },
      panel("", "Your reply", null,
        h("p", { class: "reply" }, marked(attempt)), key(name, attempt),
        h("div", { class: "bar tight" },
          h("button", { class: "btn main", type: "button", onclick: again }, "Try again"),
          h("button", { class: "btn", type: "button", onclick: next }, "Next one"),
          leads.length > 0 && h("button", { class: "link", type: "button", onclick: (event) => share(attempt, event.target, leads) }, `Share with ${all(leads)}`))),
      panel("", "One way to say it", "Yours may be better.",
        h("div", { class: "said reply" }, attempt.after),
        h("ul", { class: "changed" }, attempt.changed.map((change) => h("li", {}, change))))),
    howItReads(attempt)));
}

export function howItReads({ outcome: { parts, total }, first }) {
  const before = first == null ? "" : `, ${first} on the first try`;
  return panel("w5", "How it reads", null,
    h("ul", { class: "advice" }, parts.map((part) => h("li", {},
      drop(MOVE[part.id] ?? "solution", part.points >= part.of * 0.75),
      h("b", {}, titleFor(part)), h("span", { class: "points num" }, `${part.points} of ${part.of}`),
      h("p", {}, noteFor(part))))),
    h("p", { class: "note" }, `Together ${total} of 100${before}. The number is there to compare your own tries; nobody else sees it unless you share this one.`));
}

const time = (at) => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date(at));

/** The reply as text with the customer's words shaded and risky phrases underlined; where both stand, the risk shows. */
export function marked({ text, outcome: { findings, taken } }) {
  const risky = findings.map((f) => ({ start: f.start, end: f.end, class: `mark ${f.severity}` }));
  const theirs = joined(text, taken).map((t) => ({ start: t.start, end: t.end, class: "theirs" }));
  const spans = [...risky, ...theirs].sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    pieces.push(text.slice(at, span.start), h("mark", { class: span.class }, text.slice(span.start, span.end)));
    at = span.end;
  }
  pieces.push(text.slice(at));
  return pieces;
}

/** "hour" and "hold" with only a small word between them are one stretch: "hour on hold". */
function joined(text, spans) {
  const stretches = [];
  for (const { start, end } of spans) {
    const last = stretches.at(-1);
    if (last && start - last.end <= 8 && /^[a-z ]+$/i.test(text.slice(last.end, start))) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches;
}

/** "by [day and time]" with the blank drawn as one, as on a card. */
function blanks(rewrite) {
  return rewrite.split(/\[([^\]]+)\]/).map((piece, i) => (i % 2 ? h("span", { class: "blank" }, piece) : h("b", {}, piece)));
}

function key(name, { text, outcome: { findings, taken } }) {
  const lines = [];
  if (taken.length > 0) lines.push(h("p", { class: "caption key-line" }, `Shaded: ${name}’s words, taken up.`));
  for (const finding of findings) {
    const rewrite = finding.rewrites[0];
    lines.push(h("p", { class: "caption key-line" },
      h("mark", { class: `mark ${finding.severity}` }, text.slice(finding.start, finding.end)),
      h("span", { class: "sr-only" }, `, ${finding.severity}: `), " ", h("b", {}, `${finding.title}.`), ` ${finding.message} `,
      rewrite && ["Try “", ...blanks(rewrite), "”."]));
  }
  return h("div", {}, lines);
}

/** First names of everybody who would read it. */
const all = (leads) => new Intl.ListFormat("en-GB").format(leads.map((name) => name.split(" ")[0]));

async function share(attempt, button, leads) {
  const { ok } = await call(`/attempts/${attempt.id}/share`, { method: "POST", json: {} });
  const said = h("span", { class: "caption", role: "status" }, ok ? `Shared with ${all(leads)}. ` : "Not shared: the server isn’t answering");
  button.replaceWith(said);
  if (ok) said.append(h("button", { class: "link", type: "button", onclick: () => takeBack(attempt, said, button) }, "Take it back"));
}

async function takeBack(attempt, said, button) {
  const { ok } = await call(`/attempts/${attempt.id}/share`, { method: "DELETE" });
  if (!ok) return said.append(" Still shared: the server isn’t answering.");
  said.replaceWith(button);
  return button.focus();
}
