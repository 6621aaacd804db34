import type { Finding } from "engine";
import { keyName } from "../shared/key-names";
import { t } from "../shared/strings";
import { deepActive } from "./box/box";
import { byGravity, overlap, places, sentenceAround } from "./places";
import { replace } from "./replace";
import type { Session } from "./session";
import { surfaceOf } from "./surface";
import type { CardActions } from "./ui/types";

const HOVER_MS = 400;

/** From a mark to its card and back: opening, stepping, taking a rewrite, and what follows. */
export class CardFlow {
  /** The finding whose card is open. */
  current: Finding | null = null;
  /** A replacement is under way: nothing is read or painted until it is proved. */
  busy = false;
  private caretBefore = -1;
  private hover = 0;
  private lastSettled: { finding: Finding; what: "ignored" | "off" } | null = null;

  /** While a card is open: a box that the page takes away takes its card along. */
  private readonly watch = new MutationObserver(() => {
    if (!this.session.element.isConnected) {
      this.session.end(true);
    }
  });

  constructor(private readonly session: Session) {}

  private get card() {
    return this.session.env.ui.card;
  }

  listen(signal: AbortSignal): void {
    const element = this.session.element;
    element.addEventListener("click", (event) => this.click(event), { signal });
    element.addEventListener("pointermove", (event) => this.pointerMoved(event), { signal, passive: true });
    element.addEventListener("pointerleave", () => clearTimeout(this.hover), { signal, passive: true });
    signal.addEventListener("abort", () => clearTimeout(this.hover));
    const document = element.ownerDocument;
    document.addEventListener("scroll", () => this.card.isOpen && this.current && this.card.moved(), {
      signal,
      capture: true,
      passive: true,
    });
    document.defaultView?.addEventListener("resize", () => this.card.isOpen && this.current && this.card.moved(), {
      signal,
      passive: true,
    });
  }

  open(finding: Finding, byKeyboard: boolean): void {
    const { session } = this;
    const { box, env, text } = session;
    const leads = places(session.findings);
    const lead = leads.find((place) => overlap(place, finding)) ?? finding;
    const others = session.findings.filter((other) => other !== lead && overlap(other, lead)).sort(byGravity);
    if (!this.current) {
      this.caretBefore = box.caret();
    }
    this.current = lead;
    this.lastSettled = null;
    this.watch.observe(session.element.ownerDocument, { childList: true, subtree: true });
    session.paint();
    this.card.open(
      {
        surface: surfaceOf(session.element, session.ground),
        findings: [lead, ...others],
        phrase: text.slice(lead.start, lead.end),
        sentence: sentenceAround(text, lead),
        categoryTitle: (id) => env.categoryTitle(id),
        index: leads.indexOf(lead) + 1,
        count: leads.length,
        phraseRects: () => box.rects(lead.start, lead.end),
        caretRect: () => (this.caretBefore < 0 ? null : (box.rects(this.caretBefore, this.caretBefore)[0] ?? null)),
        byKeyboard,
      },
      this.actions(lead),
    );
  }

  /** The box changed its size or went out of sight. */
  moved(): void {
    if (this.current && this.card.isOpen) {
      this.card.moved();
    }
  }

  close(): void {
    clearTimeout(this.hover);
    this.watch.disconnect();
    if (this.current || this.lastSettled) {
      this.current = null;
      this.lastSettled = null;
      this.card.close();
    }
  }

  /** After a paint: the card's finding may be gone, because the agent typed. */
  repainted(): void {
    if (this.current && !this.busy) {
      const { current } = this;
      const still = this.session.findings.find(
        (f) => f.rule === current.rule && f.start === current.start && f.end === current.end,
      );
      if (still) {
        this.current = still;
      } else {
        this.close();
      }
    }
  }

  key(event: KeyboardEvent): boolean {
    const { session } = this;
    const { keys } = session.env.settings;
    if (event.isComposing || session.composing) {
      // A card that took the focus now would end the composition, and the next key would be its own.
      return false;
    }
    if (this.card.isOpen && (this.current || this.lastSettled) && this.card.key(event)) {
      return true;
    }
    if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && session.findings.length) {
      if (event.code === keys.next || event.code === keys.previous) {
        this.step(event.code === keys.next ? 1 : -1);
        return true;
      }
      if (event.code === keys.open || (keys.open === "Enter" && event.code === "NumpadEnter")) {
        const finding = this.at(session.box.caret());
        if (finding) {
          this.open(finding, true);
          return true;
        }
      }
    }
    return false;
  }

  announceFindings(count: number): void {
    this.session.env.ui.announce(
      count === 1 ? t("announceOne", keyName(this.session.env.settings.keys.next)) : t("announceMany", String(count)),
    );
  }

  private actions(finding: Finding): CardActions {
    const { session } = this;
    return {
      accept: (rewrite) => void this.accept(finding, finding.rewrites[rewrite] ?? ""),
      ignore: () => this.settle(finding, "ignored"),
      off: () => this.settle(finding, "off"),
      undo: () => this.undo(),
      report: (sentence) => session.log.reported(finding, sentence),
      next: () => this.step(1),
      previous: () => this.step(-1),
      closed: (returnFocus) => {
        this.current = null;
        this.watch.disconnect();
        this.lastSettled = null;
        if (returnFocus && session.element.isConnected) {
          const caret = this.caretBefore;
          if (deepActive(session.element.ownerDocument) !== session.element || session.box.caret() !== caret) {
            session.box.select(Math.max(caret, 0), Math.max(caret, 0));
          }
        }
        session.cardClosed();
      },
    };
  }

  private async accept(finding: Finding, words: string): Promise<void> {
    const { session } = this;
    if (this.busy) {
      return;
    }
    this.busy = true;
    session.expectBlanks(words);
    try {
      const result = await replace(
        session.box,
        finding.start,
        finding.end,
        words,
        () => session.composing || !this.card.isOpen,
        this.caretBefore,
      );
      if (result.kind === "done") {
        session.log.accepted(finding);
        this.current = null;
        this.watch.disconnect();
        this.card.close();
        session.env.ui.announce(t("announceReplaced"));
        if (!session.box.focused()) {
          session.box.element.focus({ preventScroll: true });
        }
      } else if (result.kind === "aborted" || !session.element.isConnected) {
        this.close();
      } else {
        this.card.failed(result.kind === "put-back", result.kind === "lost" ? result.before : words);
      }
    } finally {
      this.busy = false;
      session.check(false);
    }
  }

  private settle(finding: Finding, what: "ignored" | "off"): void {
    const { session } = this;
    this.current = null;
    this.lastSettled = { finding, what };
    if (what === "ignored") {
      session.log.dismissed(finding);
      session.ignore(finding, true);
    } else {
      session.log.turnedOff(finding);
      session.env.settings.rulesOff = [...session.env.settings.rulesOff, finding.rule];
      session.env.turnOff(finding.rule, true);
      session.paint();
      session.env.ui.announce(t("announceOff"));
    }
    this.card.settled(what);
  }

  private undo(): void {
    const { session, lastSettled } = this;
    if (lastSettled?.what === "off") {
      session.env.settings.rulesOff = session.env.settings.rulesOff.filter((r) => r !== lastSettled.finding.rule);
      session.env.turnOff(lastSettled.finding.rule, false);
      session.paint();
    } else if (lastSettled) {
      session.ignore(lastSettled.finding, false);
    }
    this.lastSettled = null;
    this.card.close();
    session.box.element.focus({ preventScroll: true });
  }

  /** To the next or previous finding from the open card or the caret, round the ends. */
  private step(by: 1 | -1): void {
    const { box } = this.session;
    const findings = places(this.session.findings);
    if (!findings.length) {
      return;
    }
    const from = this.current ? findings.indexOf(this.current) : -1;
    let index: number;
    if (from >= 0) {
      index = (from + by + findings.length) % findings.length;
    } else {
      const caret = Math.max(box.caret(), 0);
      const ahead = by > 0 ? findings.findIndex((f) => f.end > caret) : findings.findLastIndex((f) => f.start < caret);
      index = ahead >= 0 ? ahead : by > 0 ? 0 : findings.length - 1;
    }
    const finding = findings[index];
    if (finding) {
      this.open(finding, true);
    }
  }

  private at(offset: number): Finding | null {
    return offset < 0 ? null : (this.session.findings.find((f) => f.start <= offset && f.end >= offset) ?? null);
  }

  private click(event: MouseEvent): void {
    clearTimeout(this.hover);
    const finding = this.under(event);
    if (finding && event.button === 0) {
      this.open(finding, false);
    } else if (this.card.isOpen) {
      this.close();
      this.session.paint();
    }
  }

  private pointerMoved(event: PointerEvent): void {
    clearTimeout(this.hover);
    if (event.pointerType !== "mouse" || event.buttons || !this.session.findings.length) {
      return;
    }
    const { clientX, clientY } = event;
    this.hover = window.setTimeout(() => {
      if (!this.card.isOpen && !this.busy && !this.session.composing) {
        const finding = this.under({ clientX, clientY });
        if (finding) {
          this.open(finding, false);
        }
      }
    }, HOVER_MS);
  }

  private under({ clientX, clientY }: { clientX: number; clientY: number }): Finding | null {
    const { box, findings } = this.session;
    const hit = (r: DOMRect) =>
      clientX >= r.left && clientX <= r.right && clientY >= r.top - 1 && clientY <= r.bottom + 4;
    return findings.find((f) => box.rects(f.start, f.end).some(hit)) ?? null;
  }
}
