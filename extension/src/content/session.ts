import type { Finding, Report } from "engine";
import type { Box, BoxText } from "./box/box";
import { makeBox } from "./box/make";
import { PlainBox } from "./box/plain";
import { CardFlow } from "./card-flow";
import { type CustomerSeen, NOBODY } from "./customer/seen";
import { type Edit, editBetween, isSame, shifted } from "./edit";
import { EngineDraft } from "./engine-draft";
import type { Env } from "./env";
import { formAround } from "./form";
import { type Ground, groundOf, onSchemeChange } from "./ground";
import { Ignored } from "./ignored";
import { Marks } from "./marks";
import { Pause } from "./pause";
import { REPLY_WORDS, ReplyLog } from "./reply-log";
import { StripTurn } from "./strip-turn";
import { Turn } from "./turn";

/** `Ruleset.MAX_TEXT`: a longer text is no reply, and is left alone. */
const MOST_CHARS = 100_000;
const NO_EDIT: Edit = { start: 0, end: 0, length: 0 };

/** One text box, from its focus until it is gone: reads, checks, paints; the card's part is in {@link CardFlow}. */
export class Session {
  readonly box: Box;
  readonly log: ReplyLog;
  /** Painted now, in order of their start. */
  findings: Finding[] = [];
  text = "";
  composing = false;
  ground: Ground;
  report: Report | null = null;
  /** The report was made a second after the last key. */
  isPaused = false;
  /** Brought in by a rewrite, and named in the strip until they are filled. */
  readonly blanks = new Set<string>();
  seen: CustomerSeen = NOBODY;
  private draft: EngineDraft;
  private readonly marks: Marks;
  /** Marks do not follow by themselves: an editor makes its nodes anew, an older browser has no ranges in a field. */
  private readonly repaints: boolean;
  private readonly flow: CardFlow;
  private readonly strip = new StripTurn(this);
  private readonly over = new AbortController();
  private readonly ignored = new Ignored();
  private readonly pause = new Pause();
  private caret = -1;
  private read: BoxText | null = null;
  private readonly turn = new Turn(() => this.look());
  private inputIsInserted = false;
  private announced = 0;

  constructor(
    element: HTMLElement,
    public env: Env,
    private readonly onReport: ((report: Report) => void) | null = null,
  ) {
    this.box = makeBox(element, this.over.signal, () => this.turn.later());
    this.ground = groundOf(element);
    this.draft = new EngineDraft(env.ruleset);
    this.marks = new Marks(this.box, this.ground);
    this.repaints = !(this.box instanceof PlainBox) || this.box.mirror !== null;
    this.log = new ReplyLog(env);
    this.flow = new CardFlow(this);
    this.text = this.box.read().text;
    if (globalThis.rapportEmpty !== element) {
      this.log.insert(0, this.text.length);
    }
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
    this.pause.stop();
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
    this.pause.after(() => this.paused());
  }

  /** New rules: the same text is read with them. */
  swap(env: Env): void {
    this.env = env;
    this.draft = new EngineDraft(env.ruleset);
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
    const before = this.read;
    this.read = this.box.read();
    const { text, skip } = this.read;
    const caret = this.box.caret();
    if (!paused && this.report && text === this.text && caret === this.caret && isSame(skip, before?.skip ?? [])) {
      // Only moved, or drawn anew by its editor.
      this.inputIsInserted = false;
      if (this.repaints && (this.read !== before || this.box.kind === "plain")) {
        this.paint();
      }
      this.strip.soon();
      return;
    }
    if (text.length > MOST_CHARS) {
      this.leaveAlone(text);
      return;
    }
    this.caret = caret;
    const edit = editBetween(this.text, text);
    if (text !== this.text) {
      this.log.edited(edit);
      if (this.inputIsInserted) {
        this.log.insert(edit.start, edit.start + edit.length);
      }
      this.text = text;
    }
    this.inputIsInserted = false;
    this.draft.tell(text, skip, edit);
    this.report = this.draft.report(caret, paused);
    this.isPaused = paused;
    this.paint(edit);
    this.log.painted(this.findings, this.report, text);
    this.strip.soon();
    if (!paused) {
      this.pause.after(() => this.paused());
    } else if (this.findings.length) {
      // "shown" wants a second on screen, counted from the paint.
      this.pause.after(() => this.log.tick());
    }
    this.onReport?.(this.report);
  }

  private leaveAlone(text: string): void {
    this.clear();
    this.text = text;
    this.draft.forget();
    this.report = null;
    this.findings = [];
  }

  /** @param edit what made the text of the one painted last */
  paint(edit: Edit = NO_EDIT): void {
    const { rulesOff } = this.env.settings;
    const before = this.findings;
    // What was painted once stays so while its words stand: a mark that goes when the caret comes near could not be clicked.
    const stays = (f: Finding) => f.due || before.some((b) => b.rule === f.rule && isAt(f, shifted(b, edit)));
    this.findings = (this.report?.findings ?? []).filter(
      (f) => stays(f) && !rulesOff.includes(f.rule) && !this.ignored.has(f, this.text),
    );
    // First, as every check brings new findings: the one whose card is open is told by its identity.
    this.flow.repainted();
    this.marks.paint(this.findings, this.flow.current);
  }

  cardClosed(): void {
    this.paint();
    this.strip.soon(); // it stays away while a card is open
  }

  ignore(finding: Finding, on: boolean): void {
    this.ignored.set(finding, this.text.slice(finding.start, finding.end), on);
    this.paint();
  }

  expectBlanks(words: string): void {
    for (const [blank] of words.matchAll(/\[[^\]\n]{1,60}\]/g)) {
      this.blanks.add(blank);
    }
  }

  /** The page may have gone dark meanwhile, by the system's switch or its own. */
  private lookAtGround(): void {
    const { dark, coloured } = groundOf(this.element);
    if (dark !== this.ground.dark || coloured !== this.ground.coloured) {
      this.ground = { dark, coloured };
      this.marks.ground = this.ground;
      this.paint();
      this.strip.soon();
    }
  }

  private paused(): void {
    if (!this.composing) {
      this.lookAtGround();
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
    // Editors with a model of their own write by themselves, and let the browser tell of its intention only.
    root.addEventListener("beforeinput", () => this.turn.now(), { signal });
    root.addEventListener("input", (event) => this.input(event as InputEvent), { signal });
    const compose = ({ type }: Event) => {
      this.composing = type === "compositionstart";
      if (!this.composing) {
        this.turn.now();
      }
    };
    root.addEventListener("compositionstart", compose, { signal });
    root.addEventListener("compositionend", compose, { signal });
    const moved = () => {
      if (!root.isConnected || this.box.caret() !== this.caret) {
        this.turn.later();
      }
    };
    root.ownerDocument.addEventListener("selectionchange", moved, { signal });
    // A field in a shadow root tells only those inside of it.
    root.getRootNode().addEventListener("selectionchange", moved, { signal });
    // Taken out of the page or hidden, while it may have no event of its own: nothing of ours stays behind.
    onSchemeChange(root, () => this.lookAtGround(), signal);
    const size = new ResizeObserver(() => {
      this.flow.moved();
      this.turn.later();
    });
    size.observe(root);
    signal.addEventListener("abort", () => size.disconnect());
    this.flow.listen(signal);
    // One line is a subject or a search as often as a message.
    const fewest = root instanceof HTMLInputElement ? REPLY_WORDS : 1;
    formAround(root)?.addEventListener("submit", () => this.log.submitted(this.text, fewest), { signal });
    if (this.repaints && this.box.kind === "plain") {
      root.addEventListener("scroll", () => this.paint(), { signal, passive: true });
    }
  }

  private input(event: InputEvent): void {
    this.inputIsInserted =
      !this.flow.busy &&
      (/^insert(FromPaste|FromDrop|ReplacementText|FromYank)/.test(event.inputType ?? "") || !event.isTrusted);
    // What was typed stands in the box already, wherever no model of an editor's own decides that.
    if (!this.inputIsInserted && !this.composing && !this.flow.busy) {
      this.turn.atOnce();
    } else {
      this.turn.now();
    }
  }

  private look(): void {
    if (!this.over.signal.aborted && !this.composing && !this.flow.busy) {
      this.check(false);
    }
  }
}

function isAt(finding: Finding, span: { start: number; end: number } | null): boolean {
  return span !== null && span.start === finding.start && span.end === finding.end;
}
