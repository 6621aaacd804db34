import type { Finding, Report } from "engine";
import { uuid } from "../shared/uuid";
import { type Edit, shift, shifted } from "./edit";
import type { Env } from "./env";

/** A box that was emptied or removed held a reply if it had so many words; a submitted one always did. */
export const REPLY_WORDS = 25;
const SHOWN_AFTER_MS = 1000;

interface Span {
  start: number;
  end: number;
}

interface Visible extends Span {
  rule: string;
  category: string;
  since: number;
  inserted: boolean;
}

/**
 * Keeps what happened in one reply, for the agent's own history: rules and actions, never text.
 *
 * A new reply starts when the box was submitted, emptied or removed.
 */
export class ReplyLog {
  private replyId = uuid();
  private readonly shown = new Set<string>();
  /** Findings on screen and since when; moved along with edits. */
  private visible: Visible[] = [];
  private inserted: Span[] = [];
  /** As it stood at the last look. */
  private text = "";
  private inOrder = true;
  /** What was handed in last, while it still stands in the box: that is no new reply. */
  private handedIn: string | null = null;

  constructor(private readonly env: Env) {}

  /** Text that is not typed: there when the box was first seen, pasted, from a macro. */
  insert(start: number, end: number): void {
    if (end > start) {
      this.inserted.push({ start, end });
    }
  }

  edited(edit: Edit): void {
    this.inserted = this.inserted.flatMap((span) => cutAround(span, edit));
    const now = performance.now();
    this.visible = this.visible.filter((seen) => {
      if (shift(seen, edit)) {
        return true;
      }
      this.noteShown(seen, now);
      if (this.shown.has(seen.rule)) {
        this.record("edited-away", seen.rule, seen.category, seen.inserted);
      }
      return false;
    });
  }

  /** Call after every paint. */
  painted(findings: readonly Finding[], report: Report, text: string): void {
    if (text === this.handedIn) {
      return;
    }
    this.handedIn = null;
    const now = performance.now();
    const before = this.visible;
    let next = 0;
    this.visible = findings.map((f) => {
      // Both are in order of their start.
      while (next < before.length && (before[next] as Visible).start < f.start) {
        next++;
      }
      let known = next;
      while (before[known]?.start === f.start && before[known]?.rule !== f.rule) {
        known++;
      }
      const seen = before[known]?.start === f.start ? (before[known] as Visible) : null;
      const inserted = this.isInserted(f);
      if (!seen) {
        return { start: f.start, end: f.end, rule: f.rule, category: f.category, since: now, inserted };
      }
      seen.end = f.end;
      seen.inserted = inserted;
      return seen;
    });
    if (countWords(text, 1) === 0 && countWords(this.text, REPLY_WORDS) === REPLY_WORDS) {
      this.finish(REPLY_WORDS);
    }
    this.text = text;
    this.inOrder = report.shape.inOrder;
    this.tick();
  }

  /** Notes what has been on screen for a second. */
  tick(): void {
    const now = performance.now();
    for (const seen of this.visible) {
      this.noteShown(seen, now);
    }
  }

  accepted(finding: Finding): void {
    this.act("accepted", finding);
    this.visible = this.visible.filter((v) => !(v.start < finding.end && v.end > finding.start));
  }

  dismissed(finding: Finding): void {
    this.act("dismissed", finding);
  }

  turnedOff(finding: Finding): void {
    this.act("turned-off", finding);
  }

  reported(finding: Finding, sentence: string | null): void {
    this.noteShown({ ...finding, since: 0, inserted: this.isInserted(finding) }, Number.POSITIVE_INFINITY);
    this.record("reported", finding.rule, finding.category, this.isInserted(finding), sentence?.slice(0, 500));
  }

  /** The box left the page. */
  removed(): void {
    this.finish(REPLY_WORDS);
  }

  /** Its form was submitted; many pages then send it themselves and empty the box later. @param fewestWords with fewer it was no reply */
  submitted(text: string, fewestWords: number): void {
    this.finish(fewestWords);
    this.handedIn = text;
  }

  private finish(fewestWords: number): void {
    const words = countWords(this.text);
    if (words >= fewestWords) {
      this.env.record({ action: "reply", replyId: this.replyId, words, inOrder: this.inOrder });
    }
    this.replyId = uuid();
    this.shown.clear();
    this.visible = [];
    this.inserted = [];
    this.text = "";
  }

  private act(action: "accepted" | "dismissed" | "turned-off", finding: Finding): void {
    this.noteShown({ ...finding, since: 0, inserted: this.isInserted(finding) }, Number.POSITIVE_INFINITY);
    this.record(action, finding.rule, finding.category, this.isInserted(finding));
  }

  private noteShown(seen: { rule: string; category: string; since: number; inserted: boolean }, now: number): void {
    if (now - seen.since >= SHOWN_AFTER_MS && !this.shown.has(seen.rule)) {
      this.shown.add(seen.rule);
      this.record("shown", seen.rule, seen.category, seen.inserted);
    }
  }

  private record(
    action: "shown" | "accepted" | "dismissed" | "turned-off" | "reported" | "edited-away",
    rule: string,
    category: string,
    inserted: boolean,
    sentence?: string,
  ): void {
    this.env.record({
      action,
      rule,
      category,
      replyId: this.replyId,
      origin: inserted ? "inserted" : "typed",
      ...(sentence ? { sentence } : {}),
    });
  }

  private isInserted(span: Span): boolean {
    for (const i of this.inserted) {
      if (span.start < i.end && span.end > i.start) {
        return true;
      }
    }
    return false;
  }
}

/** What is left of an inserted stretch when the agent writes into it. */
function cutAround(span: Span, edit: Edit): Span[] {
  const whole = shifted(span, edit);
  if (whole) {
    return [whole];
  }
  const by = edit.length - (edit.end - edit.start);
  const left = { start: span.start, end: edit.start };
  const right = { start: edit.start + edit.length, end: span.end + by };
  return [left, right].filter((part) => part.end > part.start);
}

/** @param most stops there: to know that there are enough, a long draft need not be counted to its end at every key */
export function countWords(text: string, most = Number.POSITIVE_INFINITY): number {
  const word = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
  let count = 0;
  while (count < most && word.test(text)) {
    count++;
  }
  return count;
}
