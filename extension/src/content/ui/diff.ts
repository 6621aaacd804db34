// What a rewrite changes in the marked words.

export interface Run {
  kind: "new" | "kept" | "blank";
  text: string;
}

/** A blank as the engine writes it: `[what went wrong]`. */
const TOKEN = /\[[^\]]+\]|\s+|[^\s[]+|\[/g;

/** Only letters and digits count, so that a word stays kept when a comma follows it. */
function key(word: string): string {
  return word
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[^\p{L}\p{N}']/gu, "");
}

function words(text: string): string[] {
  return text.split(/\s+/).map(key).filter(Boolean);
}

/** The longest common subsequence of words is kept, as readers see it; quadratic, which a phrase's length allows. */
function keptWords(before: string[], after: string[]): Set<number> {
  const width = after.length + 1;
  const length = new Uint16Array((before.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] as number;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      length[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const kept = new Set<number>();
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) {
      kept.add(j);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return kept;
}

/** The rewrite cut into words that are new, words that stay and blanks; together they are the rewrite. */
export function runs(phrase: string, rewrite: string): Run[] {
  const tokens = rewrite.match(TOKEN) ?? [];
  const isBlank = (token: string) => token.length > 1 && token.startsWith("[") && token.endsWith("]");
  const isWord = (token: string) => !isBlank(token) && key(token) !== "";
  const kept = keptWords(words(phrase), tokens.filter(isWord).map(key));
  const result: Run[] = [];
  let word = 0;
  for (const token of tokens) {
    const last = result.at(-1);
    let kind: Run["kind"];
    if (isBlank(token)) kind = "blank";
    else if (isWord(token)) kind = kept.has(word++) ? "kept" : "new";
    else kind = last && last.kind !== "blank" ? last.kind : "kept";
    if (last && last.kind === kind && kind !== "blank") last.text += token;
    else result.push({ kind, text: kind === "blank" ? token.slice(1, -1) : token });
  }
  return result;
}

/** The rewrite as a screen reader should say it. */
export function spoken(run: Run[], blank: (name: string) => string): string {
  return run
    .map((part) => (part.kind === "blank" ? blank(part.text) : part.text))
    .join("")
    .replace(/\s+,/g, ",")
    .replace(/,$/, "");
}
