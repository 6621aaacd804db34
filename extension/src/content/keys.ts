/**
 * Hears keys before the page does, in this frame and in the one its card is drawn in.
 *
 * A key that was taken never reaches the page, neither its press nor its release.
 *
 * @param take told of every real key press, and whether it came from within the card; true when it took the key
 */
export function hearKeys(
  windows: Iterable<Window>,
  take: (event: KeyboardEvent, window: Window) => boolean,
  signal: AbortSignal,
): void {
  const taken = new Set<string>();
  for (const window of new Set(windows)) {
    const hear = (event: KeyboardEvent) => {
      if (!event.isTrusted) return;
      // Held down, a key goes on being ours: the Enter that took a rewrite must not break a line once its card has gone.
      const before = taken.has(event.code) && (event.type !== "keydown" || event.repeat);
      const mine = (event.type === "keydown" && take(event, window)) || before;
      if (event.type === "keydown" && mine) taken.add(event.code);
      if (event.type === "keydown" && !mine) taken.delete(event.code);
      if (event.type === "keyup") taken.delete(event.code);
      if (mine) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    // The loader of that frame was there before the page's own scripts.
    const early = (window as Window & typeof globalThis).rapportKeys;
    if (early) {
      early.add(hear);
      signal.addEventListener("abort", () => early.delete(hear));
    } else {
      for (const type of ["keydown", "keypress", "keyup"] as const) {
        window.addEventListener(type, hear, { capture: true, signal });
      }
    }
  }
}
