import { countWords, REPLY_WORDS } from "./reply-log";
import type { Session } from "./session";
import { surfaceOf } from "./surface";

/** The strip says nothing while the agent types: it may come a moment later than the marks. */
const AFTER_MS = 100;
/** When the page has nothing better to do; at the latest then. */
const AT_LATEST_MS = 500;

/** Draws the strip of a session after the marks and after the page's own layout: asked for before, places would cost each key one more. */
export class StripTurn {
  private timer = 0;
  private idle = 0;

  constructor(private readonly session: Session) {}

  soon(): void {
    this.timer ||= window.setTimeout(() => {
      this.idle = requestIdleCallback(
        () => {
          this.timer = 0;
          this.draw();
        },
        { timeout: AT_LATEST_MS },
      );
    }, AFTER_MS);
  }

  hide(): void {
    clearTimeout(this.timer);
    cancelIdleCallback(this.idle);
    this.timer = 0;
    this.session.env.ui.strip.hide();
  }

  private draw(): void {
    const { env, report, seen, box, text, blanks, isPaused, element, ground } = this.session;
    if (!report || env.settings.stripHidden) {
      env.ui.strip.hide();
      return;
    }
    if (env.ui.card.isOpen && !env.ui.strip.isShown) {
      return; // it would lie over the card, and is asked for when that closes
    }
    env.ui.strip.show({
      surface: surfaceOf(element, ground),
      report,
      words: countWords(text, REPLY_WORDS),
      blanks: [...blanks].filter((b) => text.includes(b)),
      paused: isPaused,
      firstReply: seen.firstReply,
      customerName: seen.name,
      // Asked again later, as when the page is scrolled: of the text as it is then.
      caretRect: () => {
        const caret = box.caret();
        return caret < 0 ? null : (box.rects(caret, caret)[0] ?? null);
      },
      endRect: () => {
        const end = this.session.text.trimEnd().length;
        return end > 0 ? (box.rects(end - 1, end).at(-1) ?? null) : null;
      },
      offlineSince: env.offlineSince,
    });
  }
}
