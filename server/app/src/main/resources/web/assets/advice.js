// Titles and short words for the parts of a practice reply's score; the sentence for each comes from the engine.

const PARTS = {
  empathy: { title: "Empathy comes first", short: "say what happened to them first", good: "would feel heard" },
  willingness: { title: "On their side", short: "say that it is yours now", good: "knows that somebody stays" },
  solution: { title: "A way out", short: "say what you did", good: "gets a way out" },
  "next-step": { title: "What comes next", short: "give a time", good: "knows what comes next" },
  "warm-close": { title: "The close", short: "end with a line for them", good: "is left with a warm line" },
  "uses-name": { title: "By name", short: "use the name", good: "is called by name" },
  "mirrors-joy": { title: "The joy, shared", short: "share the joy first", good: "feels that the joy is shared" },
  "open-question": { title: "An open question", short: "ask what happened", good: "is asked to tell the story" },
  handover: { title: "The handover", short: "pass the whole story on", good: "need not tell it again" },
  order: { title: "The order", short: "listen before you solve", good: "is heard before the answer comes" },
  "own-words": { title: "Their own words", short: "take up one of their words", good: "hears their own words" },
  risk: { title: "Risky phrases", short: "change the marked phrase", good: "finds no word that stings" },
  concrete: { title: "Concrete", short: "give a number, a day or an hour", good: "knows the day and the hour" },
  length: { title: "Length", short: "find the middle length", good: "can read it in one go" },
};
const ratio = (part) => (part.of === 0 ? 1 : part.points / part.of);
const words = (part) => PARTS[part.id] ?? { title: part.id, short: "look at the marks", good: "gets an answer" };

export const titleFor = (part) => words(part).title;
export const noteFor = (part) => part.note;

/** Below this share of all points nothing is praised: one lucky word is no strength. */
const PRAISED = 0.4;

/** One strength and one thing to try: where most is to be won. With nothing left to try, only the strength. */
export function headlineFor(name, { parts, total }) {
  // The first of equals: what the scenario asks for stands before order, words and length.
  const best = parts.reduce((most, part) => (ratio(part) > ratio(most) ? part : most));
  const least = parts.reduce((most, part) => (part.of - part.points > most.of - most.points ? part : most));
  const strength = total >= 100 * PRAISED && ratio(best) >= 0.5 ? `${name} ${words(best).good}.` : `A first try for ${name}.`;
  return ratio(least) >= 0.9 ? strength : `${strength} One thing to try: ${words(least).short}.`;
}
