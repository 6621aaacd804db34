import type { Draft, Finding, Report } from "engine";
import type { Box } from "./box/box";
import { makeBox } from "./box/make";
import { CardFlow } from "./card-flow";
import { type CustomerSeen, NOBODY } from "./customer/seen";
import { editBetween, shifted } from "./edit";
import type { Env } from "./env";
import { formAround } from "./form";
import { type Ground, groundOf } from "./ground";
import { Marks } from "./marks";
import { REPLY_WORDS, ReplyLog } from "./reply-log";
import { StripTurn } from "./strip-turn";

/** Without typing for so long everything is due, and the order of the parts is judged. */
const PAUSE_MS = 1000;

/** One text box, from its focus until it is gone: reads, checks, paints; the card's part is in {@link CardFlow}. */
export class Session {
  readonly box: Box;
  readonly log: ReplyLog;
  /** Painted now, in order of their start. */
  findings: Finding[] = [];
  text = "";
  composing = false;
  readonly ground: Ground;
  report: Report | null = null;
  /** The report was made a second after the last key. */
  isPaused = false;
  /** Brought in by a rewrite, and named in the strip until they are filled. */
  readonly blanks = new Set<string>();
  seen: CustomerSeen = NOBODY;
  private draft: Draft;
  private readonly marks: Marks;
  private readonly flow: CardFlow;
  private readonly strip = new StripTurn(this);
  private readonly over = new AbortController();
  private ignored: { rule: string; phrase: string }[] = [];
  private pauseTimer = 0;
  private caret = -1;
  private skip: number[] = [];
  private frameAsked = false;
  private inputIsInserted = false;
  private announced = 0;

  constructor(
    element: HTMLElement,
    public env: Env,
    private readonly onReport: ((report: Report) => void) | null = null,
  ) {
    this.box = makeBox(element);
    this.ground = groundOf(element);
    this.draft = env.ruleset.draft();
    this.marks = new Marks(this.box, this.ground);
    this.log = new ReplyLog(env);
    this.flow = new CardFlow(this);
    this.text = this.box.read().text;
    this.log.insert(0, this.text.length);
    this.listen();
  }

  get element(): HTMLElement {
    return this.box.element;
  }

  get signal(): AbortSignal {
    return this.over.signal;
  }

  /** @param removed the box is gone from the page, which ends its reply; else it was only switched off or left with the page */
  end(removed: boolean): void {
    if (!this.over.signal.aborted) {
      this.over.abort();
      this.clear();
      if (removed) {
        this.log.removed();
      }
    }
  }

  /** Another box has the focus: marks, card and strip go until it comes back. */
  rest(): void {
    this.clear();
  }

  private clear(): void {
    clearTimeout(this.pauseTimer);
    this.flow.close();
    this.marks.clear();
    this.strip.hide();
  }

  /** The box has the focus, for the first time or again. @param seen as the page is now: the thread may have grown */
  wake(seen: CustomerSeen): void {
    this.seen = seen;
    this.draft.customer(seen.message, seen.name);
    this.check(true);
    // Said aloud a second later, when the box itself has been.
    clearTimeout(this.pauseTimer);
    this.pauseTimer = window.setTimeout(() => this.pause(), PAUSE_MS);
  }

  /** New rules: the same text is read with them. */
  swap(env: Env): void {
    this.env = env;
    this.draft = env.ruleset.draft();
    this.draft.customer(this.seen.message, this.seen.name);
  }

  /** Takes the keys that are Rapport's: true when it took this one. */
  key(event: KeyboardEvent): boolean {
    return this.flow.key(event);
  }

  openCard(index: number): void {
    const finding = this.findings[index];
    if (finding) {
      this.flow.open(finding, true);
    }
  }

  /** Reads the box again and paints. @param paused a second has passed without typing */
  check(paused: boolean): void {
    if (!this.element.isConnected) {
      this.end(true);
      return;
    }
    const { text, skip } = this.box.read();
    const caret = this.box.caret();
    if (!paused && this.report && text === this.text && caret === this.caret && isSame(skip, this.skip)) {
      // Only moved, or drawn anew by its editor.
      this.inputIsInserted = false;
      this.paint();
      this.strip.soon();
      return;
    }
    this.caret = caret;
    this.skip = skip;
    if (text !== this.text) {
      const edit = editBetween(this.text, text);
      this.log.edited(edit);
      this.findings = this.findings.flatMap((f) => {
        const at = shifted(f, edit);
        return at ? [{ ...f, ...at }] : [];
      });
      if (this.inputIsInserted) {
        this.log.insert(edit.start, edit.start + edit.length);
      }
      this.text = text;
    }
    this.inputIsInserted = false;
    this.draft.update(text, skip);
    this.report = this.draft.report(caret, paused);
    this.isPaused = paused;
    this.paint();
    this.log.painted(this.findings, this.report, text);
    this.strip.soon();
    if (!paused) {
      clearTimeout(this.pauseTimer);
      this.pauseTimer = window.setTimeout(() => this.pause(), PAUSE_MS);
    } else if (this.findings.length) {
      // "shown" wants a second on screen, counted from the paint.
      clearTimeout(this.pauseTimer);
      this.pauseTimer = window.setTimeout(() => this.log.tick(), PAUSE_MS);
    }
    this.onReport?.(this.report);
  }

  paint(): void {
    const off = new Set(this.env.settings.rulesOff);
    // What was painted once stays so while its words stand: a mark that goes when the caret comes near could not be clicked.
    const painted = new Set(this.findings.map(place));
    this.findings = (this.report?.findings ?? []).filter(
      (f) => (f.due || painted.has(place(f))) && !off.has(f.rule) && !this.isIgnored(f),
    );
    // First, as every check brings new findings: the one whose card is open is told by its identity.
    this.flow.repainted();
    this.marks.paint(this.findings, this.flow.current);
  }

  ignore(finding: Finding, on: boolean): void {
    const phrase = this.text.slice(finding.start, finding.end);
    this.ignored = on
      ? [...this.ignored, { rule: finding.rule, phrase }]
      : this.ignored.filter((i) => i.rule !== finding.rule || i.phrase !== phrase);
    this.paint();
  }

  expectBlanks(words: string): void {
    for (const [blank] of words.matchAll(/\[[^\]\n]{1,60}\]/g)) {
      this.blanks.add(blank);
    }
  }

  private isIgnored(finding: Finding): boolean {
    const phrase = this.text.slice(finding.start, finding.end);
    return this.ignored.some((i) => i.rule === finding.rule && i.phrase === phrase);
  }

  private pause(): void {
    if (!this.composing) {
      this.check(true);
      if (this.findings.length > this.announced) {
        this.flow.announceFindings(this.findings.length - this.announced);
      }
      this.announced = this.findings.length;
    }
  }

  private listen(): void {
    const { signal } = this.over;
    const root = this.element;
    const soon = () => this.soon();
    root.addEventListener("input", (event) => this.input(event as InputEvent), { signal });
    root.addEventListener(
      "compositionstart",
      () => {
        this.composing = true;
      },
      { signal },
    );
    root.addEventListener(
      "compositionend",
      () => {
        this.composing = false;
        this.soon();
      },
      { signal },
    );
    root.ownerDocument.addEventListener("selectionchange", soon, { signal });
    // A field in a shadow root tells only those inside of it.
    root.getRootNode().addEventListener("selectionchange", soon, { signal });
    // Taken out of the page or hidden, while it may have no event of its own: nothing of ours stays behind.
    const size = new ResizeObserver(() => {
      this.flow.moved();
      soon();
    });
    size.observe(root);
    signal.addEventListener("abort", () => size.disconnect());
    this.flow.listen(signal);
    // One line is a subject or a search as often as a message.
    const fewest = root instanceof HTMLInputElement ? REPLY_WORDS : 1;
    formAround(root)?.addEventListener("submit", () => this.log.submitted(this.text, fewest), { signal });
    if (this.box.kind === "rich") {
      const observer = new MutationObserver(soon);
      observer.observe(root, { childList: true, characterData: true, subtree: true });
      signal.addEventListener("abort", () => observer.disconnect());
    } else {
      root.addEventListener("scroll", () => this.paint(), { signal, passive: true });
    }
  }

  private input(event: InputEvent): void {
    this.inputIsInserted =
      !this.flow.busy &&
      (/^insert(FromPaste|FromDrop|ReplacementText|FromYank)/.test(event.inputType ?? "") || !event.isTrusted);
    if (!this.composing) {
      this.soon();
    }
  }

  /** Once before the next paint, however many events come. */
  private soon(): void {
    if (!this.frameAsked) {
      this.frameAsked = true;
      requestAnimationFrame(() => {
        this.frameAsked = false;
        if (!this.over.signal.aborted && !this.composing && !this.flow.busy) {
          this.check(false);
        }
      });
    }
  }
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i]);
}

function place({ rule, start, end }: Finding): string {
  return `${rule} ${start} ${end}`;
}
