/** A look so recent, in milliseconds, lies in this frame: what is asked for after it is mostly the echo of the same key. */
const FRAME_MS = 1000 / 60;

/** Decides when a box is looked at: right after a key, and else once before the next paint, however many events come. */
export class Turn {
  private isPosted = false;
  private frame = 0;
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly look: () => void) {}

  /** For events of typing: in a task of its own, when the editor has dealt with the event. */
  now(): void {
    if (performance.now() - this.lookedAt < FRAME_MS) {
      this.later();
    } else if (!this.isPosted) {
      this.isPosted = true;
      void scheduler.postTask(() => this.run(), { priority: "user-blocking" });
    }
  }

  /** Before the browser goes on to paint the key; and again later, as the page may still change what was typed. */
  atOnce(): void {
    if (performance.now() - this.lookedAt >= FRAME_MS) {
      this.lookedAt = performance.now();
      this.look();
    }
    this.later();
  }

  later(): void {
    if (!this.isPosted) {
      this.frame ||= requestAnimationFrame(() => this.run());
    }
  }

  private run(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.isPosted = false;
    this.lookedAt = performance.now();
    this.look();
  }
}
