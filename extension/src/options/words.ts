// Rules and events in words that a person knows them by.
import type { Rule, RulesetJson } from "engine";
import type { PracticeEvent } from "../shared/messages";
import { t } from "../shared/strings";

/** What a rule is called: the title of its category and the first phrase that it looks for. */
export interface Known {
  title: string;
  severity: Rule["severity"];
  phrase: string;
}

export function knownRules(json: RulesetJson | null): Map<string, Known> {
  const titles = new Map(json?.categories.map(({ id, title }) => [id, title]));
  const lists = new Map(json?.lists.map(({ id, words }) => [id, words[0] ?? ""]));
  const known = new Map<string, Known>();
  for (const rule of json?.rules ?? []) {
    if (rule.kind !== "risk") continue;
    known.set(rule.id, {
      title: titles.get(rule.category ?? "") ?? rule.category ?? "",
      severity: rule.severity,
      phrase: example(rule.patterns[0] ?? "", lists),
    });
  }
  return known;
}

const ITEM = /<\w+:\s*([^>]*)>|_\{[^}]*\}|[@~]([\w-]+)|\(([^()]*)\)|[_#^$]|[^\s()<>?]+/y;

/** One phrase that a pattern matches: what may be missing is left out, of several words the first stands. */
export function example(pattern: string, lists: Map<string, string>): string {
  const inner = innermost(pattern);
  if (inner !== pattern) return example(inner, lists);
  const words: string[] = [];
  for (let at = 0; at < pattern.length; ) {
    ITEM.lastIndex = at;
    const item = ITEM.exec(pattern);
    if (!item) {
      at++;
      continue;
    }
    at = ITEM.lastIndex;
    if (pattern[at] !== "?") words.push(said(item, lists));
  }
  return words.filter(Boolean).join(" ").replaceAll("… …", "…");
}

/** Resolves one group that holds no other. */
function innermost(pattern: string): string {
  return pattern.replace(/\(([^()]*)\)(\?)?/, (_, words: string, missing?: string) =>
    missing ? "" : (words.split("|")[0] ?? ""),
  );
}

function said([text, captured, named]: RegExpExecArray, lists: Map<string, string>): string {
  if (captured !== undefined || text.startsWith("_") || text === "#") return "…";
  if (named) return text.startsWith("@") ? (lists.get(named) ?? "…").replace("~", "") : named;
  return text === "^" || text === "$" ? "" : text;
}

const ACTIONS = {
  shown: "didShow",
  accepted: "didAccept",
  dismissed: "didIgnore",
  "turned-off": "didTurnOff",
  reported: "didReport",
  "edited-away": "didEdit",
} as const;

export function eventInWords(event: PracticeEvent, rules: Map<string, Known>): string {
  if (event.action === "reply") {
    const words = event.words ?? 0;
    return t(event.inOrder ? "didReplyInOrder" : "didReply", words);
  }
  const rule = rules.get(event.rule ?? "");
  const name = rule ? `${rule.title}, ${t("quoted", rule.phrase)}` : (event.rule ?? "");
  return t(ACTIONS[event.action], name);
}
