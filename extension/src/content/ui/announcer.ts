// One polite live region for everything that Rapport says aloud.

/** Long enough for a screen reader to notice that the words before are gone: the same ones may come again. */
const PAUSE_MS = 50;

export interface Announcer {
  say(text: string): void;
  /** A modal dialog makes all else inert: the region then has to stand inside it. */
  moveTo(container: HTMLElement): void;
}

export function makeAnnouncer(window: Window, signal: AbortSignal): Announcer {
  let host: HTMLElement | null = null;
  let region: HTMLElement | null = null;
  let container: HTMLElement = window.document.body;

  function build(): HTMLElement {
    const document = container.ownerDocument;
    host = document.createElement("rapport-voice");
    for (const [property, value] of Object.entries({
      all: "initial",
      position: "fixed",
      width: "1px",
      height: "1px",
      overflow: "hidden",
      "clip-path": "inset(50%)",
    })) {
      host.style.setProperty(property, value, "important");
    }
    const made = document.createElement("div");
    made.setAttribute("role", "status");
    host.attachShadow({ mode: "closed" }).append(made);
    container.append(host);
    return made;
  }

  signal.addEventListener("abort", () => host?.remove());
  return {
    say(text) {
      if (signal.aborted) return;
      if (!host?.isConnected || !region) region = build();
      const current = region;
      current.textContent = "";
      window.setTimeout(() => {
        current.textContent = text;
      }, PAUSE_MS);
    },
    moveTo(next) {
      if (next === container && host?.isConnected) return;
      container = next;
      host?.remove();
      region = build();
    },
  };
}
