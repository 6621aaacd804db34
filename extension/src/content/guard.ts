const MODIFIERS = new Set(["Alt", "AltGraph", "CapsLock", "Control", "Meta", "Shift"]);

/**
 * Stands between the agent and the box while words are put in.
 *
 * Before anything was put in, real input comes first: the replacement is given up. A field takes the event at once, where it was meant. An
 * editor with a model of its own still believes in the phrase that was selected until it has been told otherwise: keys wait that long. From
 * the insertion on they wait for the moment that it takes to see the words arrive.
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

  /**
   * @param keysWait until the caret is back, instead of going through at once
   * @param giveWay puts the caret back where the agent left it
   */
  constructor(
    element: HTMLElement,
    private readonly keysWait: boolean,
    private readonly giveWay: () => void,
  ) {
    const window = element.ownerDocument.defaultView as Window;
    const options = { capture: true, signal: this.over.signal };
    for (const type of ["keydown", "keypress", "keyup"] as const) {
      window.addEventListener(type, (event) => this.key(event), options);
    }
    for (const type of ["beforeinput", "compositionstart", "pointerdown", "paste", "drop"] as const) {
      window.addEventListener(type, (event) => event.isTrusted && !this.own && this.interrupt(true), options);
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
      this.interrupt(!this.keysWait);
      if (!this.keysWait) {
        return;
      }
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isNew && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      this.held += event.key;
    }
  }

  private interrupt(atOnce: boolean): void {
    if (this.inserting) {
      return;
    }
    const isFirst = !this.interrupted;
    this.interrupted = true;
    if (atOnce) {
      this.release();
    }
    if (isFirst) {
      this.giveWay();
    }
  }
}
