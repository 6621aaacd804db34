/** Without typing for so long everything is due, and the order of the parts is judged. */
const PAUSE_MS = 1000;

/** Calls back a second after it was last asked to. A timer runs on as keys come, and only looks whether it was too early. */
export class Pause {
  private timer = 0;
  private until = 0;
  private call: () => void = () => {};

  /** What was asked for before is forgotten. */
  after(call: () => void): void {
    this.call = call;
    this.until = performance.now() + PAUSE_MS;
    this.timer ||= window.setTimeout(() => this.over(), PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  private over(): void {
    const left = this.until - performance.now();
    this.timer = left > 0 ? window.setTimeout(() => this.over(), Math.ceil(left)) : 0;
    if (!this.timer) {
      this.call();
    }
  }
}
