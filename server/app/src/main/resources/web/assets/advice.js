// The words for a practice reply's parts. The engine gives points and, where it can, a note; these are the words when it gives none.

const PARTS = {
  empathy: { title: "Empathy comes first", short: "say what happened to them first", good: "would feel heard",
    high: "It opens with what happened.", low: "Open with what happened, in their words." },
  willingness: { title: "On their side", short: "say that it is yours now", good: "knows that somebody stays",
    high: "It says who stays with it.", low: "One line: it is yours until it is done." },
  solution: { title: "A concrete way out", short: "say what you did", good: "gets a way out",
    high: "Something is done, in plain words.", low: "Say what you did or what the answer is." },
  "next-step": { title: "What comes next", short: "give a time", good: "knows what comes next",
    high: "Who, what and by when.", low: "Name who does it, and the hour." },
  close: { title: "The close", short: "end with a line for them", good: "is left with a warm line",
    high: "It ends warm.", low: "A line for the person would end it warm." },
  order: { title: "The order", short: "listen before you solve", good: "is heard before the answer comes",
    high: "Empathy, then willingness, then the solution.", low: "It lands better when empathy comes before the solution." },
  specific: { title: "Their own words", short: "take up one of their words", good: "hears their own words",
    high: "It takes up the customer’s own facts.", low: "Take up a fact from the message: how long, how often, what it cost." },
  risk: { title: "Risky phrases", short: "change the marked phrase", good: "finds no word that stings",
    high: "No phrase that lands badly.", low: "The marked words have better neighbours." },
  length: { title: "Length", short: "find the middle length", good: "can read it in one go",
    high: "Easy to read in one go.", low: "Thirty to a hundred and fifty words read best." },
  joy: { title: "Their joy, shared", short: "share the joy first", good: "feels that the joy is shared",
    high: "It shares the good news.", low: "Begin with the good news." },
};
const ratio = (part) => (part.of === 0 ? 1 : part.points / part.of);
const words = (part) => PARTS[part.id] ?? { title: part.id, short: "look at the marks", good: "gets an answer", high: "", low: "" };

export const titleFor = (part) => words(part).title;
export const noteFor = (part) => part.note || (ratio(part) >= 0.75 ? words(part).high : words(part).low);

/** One strength and one thing to try. With nothing left to try, only the strength. */
export function headlineFor(name, parts) {
  const sorted = [...parts].sort((a, b) => ratio(b) - ratio(a));
  const best = sorted[0];
  const least = sorted.at(-1);
  const strength = ratio(best) >= 0.5 ? `${name} ${words(best).good}.` : `A first try for ${name}.`;
  return ratio(least) >= 0.9 ? strength : `${strength} One thing to try: ${words(least).short}.`;
}
