// The sentences that a page opens with, made from its figures.
import { move, rate, share } from "./figures.js";

/** How long ago a day was, in the largest unit that fits. */
export function ago(from, to) {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  if (days >= 335) return "a year ago";
  if (days >= 60) return `${Math.round(days / 30.4)} months ago`;
  if (days >= 14) return `${Math.round(days / 7)} weeks ago`;
  return "a few days ago";
}

/** The month of a day, for the words at a chart's first value. */
export function monthOf(iso) {
  return new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}

/** What ring and dot stand for: the month in the middle of the earlier stretch, and now. */
export function thenAndNow({ then }) {
  const middle = new Date((Date.parse(then.from) + Date.parse(then.to)) / 2).toISOString().slice(0, 10);
  return `Per 1,000 words, ${monthOf(middle)} (ring) and now (dot)`;
}

export function headline({ then, now, to }) {
  if (then.rate == null || now.rate == null) return "Your history is growing.";
  const moved = move(then.rate, now.rate);
  const wrote = moved.endsWith("phrases") ? "you wrote" : "";
  return `You write ${moved} ${wrote} ${ago(then.from, to)}.`.replace(/\s+/g, " ");
}

export function personHeadline(name, progress) {
  const { then, now } = progress;
  if (then.rate == null || now.rate == null) return `${name}: too few replies yet to say how it goes.`;
  const phrases = now.rate < then.rate * 0.95 ? "fewer risky phrases" : now.rate > then.rate * 1.05 ? "more risky phrases" : "about as many risky phrases";
  const months = progress.order.filter((month) => month.share != null);
  const order = months.length < 2 ? "" : months.at(-1).share > months[0].share + 0.02 ? ", replies more often in order" : "";
  return `${name}: ${phrases}${order}.`;
}

/** Habits that are left: the most frequent now. At most three. */
export function left(categories) {
  return categories.filter((c) => c.now != null && c.now > 0 && !broken([c]).length).sort((a, b) => b.now - a.now).slice(0, 3);
}

/** Habits that are broken: seen before, and hardly now. A tenth of a phrase in 1,000 words is one in several dozen replies. */
export function broken(categories) {
  return categories
    .filter((c) => c.then != null && c.now != null && c.then >= 0.3 && c.now <= Math.max(0.1, c.then / 5))
    .sort((a, b) => b.then - b.now - (a.then - a.now))
    .slice(0, 3);
}

export function lede(progress) {
  const [first] = left(progress.categories);
  const [gone] = broken(progress.categories);
  const parts = [];
  if (gone) parts.push(`“${gone.title}” is hardly seen any more.`);
  if (first) parts.push(`“${first.title}” is the habit that is left: ${rate(first.now)} in 1,000 words.`);
  return parts.join(" ");
}

export function inOrder(order) {
  const last = order.filter((month) => month.share != null).at(-1);
  return last ? `${share(last.share)} replies are now in order` : "Replies in order";
}

export const worthTalking = (progress) => {
  const [first] = left(progress.categories);
  return first ? `Worth talking about: “${first.title}”.` : "";
};
