// Parts that the progress, team and agent pages share: numbers as words, habits, tables.
import { h, s } from "./dom.js";

const NUMBER = new Intl.NumberFormat("en-GB");
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

export const count = (n) => NUMBER.format(n);
export const rate = (value) => (value == null ? "–" : value.toFixed(1));
export const day = (iso) => DAY.format(new Date(`${iso}T00:00:00Z`));
export const label = (iso, by) => (by === "month" ? MONTH : SHORT).format(new Date(`${iso}T00:00:00Z`));
const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/** Small numbers as words, as text has them. */
export const inWords = (n) => WORDS[n] ?? count(n);
export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
export const replies = (n) => (n === 1 ? "1 reply" : `${count(n)} replies`);

/** 0.66 is "two in three": the nearest of the plain fractions, or the percentage of all. */
export function share(value) {
  const plain = [[0, "None of the"], [1 / 4, "One in four"], [1 / 3, "One in three"], [1 / 2, "Half"], [2 / 3, "Two in three"], [3 / 4, "Three in four"],
    [9 / 10, "Nine in ten"], [1, "All"]];
  const [nearest, words] = plain.reduce((best, next) => (Math.abs(next[0] - value) < Math.abs(best[0] - value) ? next : best));
  return Math.abs(nearest - value) < 0.03 ? words : `${Math.round(value * 100)} percent of the`;
}

/** How a rate moved, as the end of "You write …". */
export function move(then, now) {
  const ratio = then === 0 ? (now === 0 ? 1 : Infinity) : now / then;
  if (ratio < 0.5) return "less than half the risky phrases";
  if (ratio < 0.71) return "about a third fewer risky phrases than";
  if (ratio < 0.85) return "about a quarter fewer risky phrases than";
  if (ratio < 0.95) return "slightly fewer risky phrases than";
  if (ratio <= 1.05) return "about as many risky phrases as";
  return "more risky phrases than";
}

/** Habits as rings and dots on one common axis from zero. */
export function habits(categories, broken = false) {
  const top = Math.max(0.1, ...categories.flatMap((category) => [category.then ?? 0, category.now ?? 0])) * 1.1;
  return h("ul", { class: "habits" }, categories.map((category) => habit(category, top, broken)));
}

function habit({ title, then, now }, top, broken) {
  const at = (value) => `${((100 * value) / top).toFixed(1)}%`;
  return h("li", {},
    h("span", {}, title),
    s("svg", { "aria-hidden": "true" },
      s("line", { class: "axis", x1: 0, x2: "100%", y1: 11, y2: 11 }),
      s("line", { class: "way", x1: at(then), x2: at(now), y1: 11, y2: 11 }),
      s("circle", { class: "then", cx: at(then), cy: 11, r: 4.5 }),
      s("circle", { class: `now ${broken ? "broken" : ""}`, cx: at(now), cy: 11, r: 5.5 })),
    h("span", { class: "value num" }, `${rate(then)} → `, h("b", {}, rate(now))));
}

/**
 * The same numbers as a table, folded away under a chart.
 *
 * @param {string} caption @param {string[]} heads @param {(string|number)[][]} rows the first cell of a row is its head
 */
export function table(caption, heads, rows, summary = "As a table") {
  return h("details", { class: "figures no-print" },
    h("summary", {}, summary),
    plainTable(caption, heads, rows));
}

export function plainTable(caption, heads, rows) {
  // Wider than a phone: it scrolls by itself, also by keyboard.
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption }, h("table", {},
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, heads.map((head, i) => h("th", { scope: "col", class: i > 0 && isNumber(rows, i) && "n" }, head)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell, i) =>
      i ? h("td", { class: isNumber(rows, i) && "n" }, typeof cell === "number" ? count(cell) : (cell ?? "–")) : h("th", { scope: "row" }, cell)))))));
}

/** Columns of numbers end at the same side; "1.9" and "–" are numbers too. */
const isNumber = (rows, i) => rows.every((row) => row[i] == null || typeof row[i] === "number" || /^([\d.,]+( %)?|–)$/.test(row[i]));

/** "Rests on 4,180 replies", with the dates that print needs. */
export function rests(n, from, to, ...more) {
  return h("div", { class: "foot" }, h("span", {}, `Rests on ${replies(n)}`), h("span", { class: "print-only" }, `${day(from)} to ${day(to)}`), ...more);
}

/** A row of little marks, so many of them filled. */
export function ticks(on, words) {
  return h("div", { class: "ticks", role: "img", "aria-label": words }, on.map((lit) => h("i", { class: lit && "on" })));
}

export function panel(width, title, caption, ...content) {
  return h("section", { class: `panel ${width}` }, h("h2", {}, title), caption && h("p", { class: "caption" }, caption), ...content);
}
