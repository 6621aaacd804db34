const MODIFIERS = new Set(["Alt", "AltGraph", "CapsLock", "Control", "Meta", "Shift"]);

/**
 * Stands between the agent and the box while words are put in.
 *
 * Before anything was put in, real input comes first: the guard gives way at once, before the editor hears of the event, which then goes
 * where it was meant. Afterwards keys wait for the moment that it takes to see the words arrive.
 */
export class Guard {
  /** The agent came first. */
  interrupted = false;
  /** What happens now is our own doing. */
  own = false;
  /** Words are on their way: too late to give way. */
  inserting = false;
  private held = "";
  private readonly over = new AbortController();

  /** @param giveWay puts the caret back where the agent left it */
  constructor(
    element: HTMLElement,
    private readonly giveWay: () => void,
  ) {
    const window = element.ownerDocument.defaultView as Window;
    const options = { capture: true, signal: this.over.signal };
    for (const type of ["keydown", "keypress", "keyup"] as const) {
      window.addEventListener(type, (event) => this.key(event), options);
    }
    for (const type of ["beforeinput", "compositionstart", "pointerdown", "paste", "drop"] as const) {
      window.addEventListener(type, (event) => event.isTrusted && !this.own && this.interrupt(), options);
    }
  }

  /** What the agent typed meanwhile. */
  takeHeld(): string {
    const { held } = this;
    this.held = "";
    return held;
  }

  release(): void {
    this.over.abort();
  }

  private key(event: KeyboardEvent): void {
    if (!event.isTrusted || MODIFIERS.has(event.key)) {
      return;
    }
    // The rest of the key that took the rewrite is no new wish.
    const isNew = event.type === "keydown" && !event.repeat;
    if (isNew && !this.inserting) {
      this.interrupt();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isNew && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      this.held += event.key;
    }
  }

  private interrupt(): void {
    if (!this.inserting && !this.interrupted) {
      this.interrupted = true;
      this.release();
      this.giveWay();
    }
  }
}
