// Rules and events in words that a person knows them by.
import type { RulesetJson, Severity } from "engine";
import type { PracticeEvent } from "../shared/messages";
import { t } from "../shared/strings";

export interface Known {
  title: string;
  severity: Severity;
}

/** The risk rules at hand: under what title their cards stand. */
export function knownRules(json: RulesetJson | null): Map<string, Known> {
  const titles = new Map(json?.categories.map(({ id, title }) => [id, title]));
  const risks = (json?.rules ?? []).filter((rule) => rule.kind === "risk");
  return new Map(
    risks.map(({ id, category = "", severity = "hint" }) => [
      id,
      { title: titles.get(category) ?? category, severity },
    ]),
  );
}

/** A rule's id is its phrase in short: `as-soon-as-possible`. */
export function phraseOf(id: string): string {
  return id.replaceAll("-", " ");
}

const ACTIONS = {
  shown: "didShow",
  accepted: "didAccept",
  dismissed: "didIgnore",
  "turned-off": "didTurnOff",
  reported: "didReport",
  "edited-away": "didEdit",
} as const;

export function eventInWords({ action, rule, words, inOrder }: PracticeEvent, rules: Map<string, Known>): string {
  if (action === "reply") {
    return t(inOrder ? "didReplyInOrder" : "didReply", words ?? 0);
  }
  const title = rules.get(rule ?? "")?.title;
  const phrase = t("quoted", phraseOf(rule ?? ""));
  return t(ACTIONS[action], title ? `${title}, ${phrase}` : phrase);
}
