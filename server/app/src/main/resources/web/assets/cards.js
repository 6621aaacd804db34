// "What you did with the cards": one bar in parts and the counts beneath.
import { h, s } from "./dom.js";
import { count, day, panel, rests, table } from "./figures.js";

const ACTIONS = [
  ["accepted", "accepted", "Took a rewrite"],
  ["editedAway", "edited", "Wrote it another way"],
  ["dismissed", "dismissed", "Ignored here"],
  ["turnedOff", "turned-off", "Turned off"],
  ["reported", "reported", "Reported as not right"],
];
const HEADS = ["Shown", "Took a rewrite", "Another way", "Ignored", "Turned off", "Reported"];
const cells = (f) => [f.shown, f.accepted, f.editedAway, f.dismissed, f.turnedOff, f.reported];

/** Whether anything was shown or answered: a phrase may be replaced before it counts as shown. */
export const usesCards = (f) => cells(f).some((n) => n > 0);

export function cards(progress, { drawn = true, width = "w5" } = {}) {
  const { total, from, to } = progress;
  const done = ACTIONS.map(([key, style, words]) => ({ style, words, n: total[key] })).filter(({ n }) => n > 0);
  const byCategory = progress.categories.filter(usesCards);
  const periods = progress.periods.filter(usesCards);
  return panel(width, "What you did with the cards", "Pasted text left out",
    drawn && bar(done),
    h("div", { class: "legend" }, done.flatMap(({ style, words, n }) => [
      h("span", { class: `swatch ${style}`, "aria-hidden": "true" }), h("span", {}, words), h("span", { class: "num" }, count(n))])),
    done.length === 0 && h("p", { class: "caption" }, "No card opened or closed in this time."),
    rests(total.replies, from, to),
    byCategory.length > 0 && table("Cards by category", ["Category", ...HEADS], byCategory.map((c) => [c.title, ...cells(c)]), "By category, as a table"),
    periods.length > 0 && table(`Cards by ${progress.by}`, [progress.by === "day" ? "Day" : "From", ...HEADS], periods.map((p) => [day(p.start), ...cells(p)]), `By ${progress.by}, as a table`));
}

function bar(parts) {
  const all = parts.reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return null;
  let at = 0;
  return s("svg", { class: "parts", "aria-hidden": "true" }, parts.map(({ style, n }) => {
    const x = at;
    at += (100 * n) / all;
    return s("rect", { class: style, x: `${x}%`, width: `${Math.max(0.6, (100 * n) / all - 0.8)}%`, height: 18 });
  }));
}
