// The two drawn panels that /progress and /agents/{id} share.
import { shares, trend } from "./charts.js";
import { day, label, panel, rate, rests, table } from "./figures.js";
import { inOrder, monthOf } from "./sentences.js";

const PERIODS = { day: "Days", week: "Weeks", month: "Months" };

export function risky(progress, width = "w8") {
  const { periods, by, from, to, total } = progress;
  const drawn = periods.filter((p) => p.drift != null);
  if (drawn.length === 0) return null;
  const first = `${rate(drawn[0].drift)} in ${monthOf(drawn[0].start)}`;
  const last = `${rate(drawn.at(-1).drift)} now`;
  return panel(width, "Risky phrases per 1,000 words", `${PERIODS[by]} in grey, the drift over seven ${PERIODS[by].toLowerCase()} in colour. Fewer is better.`,
    trend({
      title: `Risky phrases per 1,000 words by ${by}: ${first}, ${last}`,
      labels: periods.map((p) => label(p.start, by)), raw: periods.map((p) => p.rate ?? null), drift: periods.map((p) => p.drift ?? null), first, last,
    }),
    rests(total.replies, from, to),
    table(`Risky phrases by ${by}; a dash where fewer than ${progress.least} replies stand behind it`,
      ["From", "Replies", "Words", "Risky phrases", "Per 1,000 words", "Drift"],
      periods.map((p) => [day(p.start), p.replies, p.words, p.shown, rate(p.rate), rate(p.drift)])));
}

export function ordered(progress, width = "w7") {
  const months = progress.order;
  if (!months.some((month) => month.share != null)) return null;
  const judged = months.reduce((sum, month) => sum + (month.judged ?? 0), 0);
  const percent = (value) => (value == null ? null : Math.round(value * 100));
  return panel(width, inOrder(months), "Empathy, then willingness, then solution; replies of 25 words and more",
    shares({
      title: `Share of replies in order by month: ${months.filter((m) => m.share != null).map((m) => `${monthOf(m.start)} ${percent(m.share)} percent`).join(", ")}`,
      labels: months.map((m) => label(m.start, "month")), values: months.map((m) => percent(m.share)),
    }),
    rests(judged, progress.from, progress.to),
    table("Replies in order by month", ["Month", "Replies of 25 words", "In order", "Percent"],
      months.map((m) => [monthOf(m.start), m.judged, m.inOrder, m.share == null ? "–" : `${percent(m.share)} %`])));
}
