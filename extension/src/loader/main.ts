// Runs in every frame of every page of a known site when its document starts, to hear keys before the page does: a few KB, a few
// listeners, nothing else until a text box gets the focus.
import { deepActive, deepTarget } from "../content/box/box";
import { boxElementAt } from "../content/box/eligible";
import type { Frame } from "../content/frame";
import type { Start } from "../shared/messages";

declare global {
  // In the extension's isolated world only; frames of one origin see each other's.
  var rapportLoader: Loader | undefined;
  var rapportFrame: Frame | undefined;
  /** What the engine starts with, asked for while its code is on the way. */
  var rapportStart: Promise<Start | null> | undefined;
  /** What the agent had selected on the page when they went into a box: the browser keeps no selection outside of it. */
  var rapportSelected: string | undefined;
  /** Held nothing when the agent went into it, so that all in it was typed since: the engine takes a while to come. */
  var rapportEmpty: Element | undefined;
  /** Who wants to hear keys before the page does. */
  var rapportKeys: Set<(event: KeyboardEvent) => void> | undefined;
}

interface Loader {
  listen(): void;
  look(): void;
}

function makeLoader(): Loader {
  let gone = false;
  const keys = new Set<(event: KeyboardEvent) => void>();
  globalThis.rapportKeys = keys;

  async function focused(target: Element | null): Promise<void> {
    const box = boxElementAt(target);
    if (gone || !box) return;
    if (globalThis.rapportFrame) {
      globalThis.rapportFrame.focused(target);
      return;
    }
    if (!((box as HTMLTextAreaElement).value ?? box.textContent).trim()) globalThis.rapportEmpty = box;
    try {
      // The engine's code first: it takes longer to come than what the engine starts with.
      const told = chrome.runtime.sendMessage({ type: "focused", body: null });
      globalThis.rapportStart ??= chrome.runtime.sendMessage({ type: "start", body: { have: null } }).catch(() => null);
      hearChanges();
      const answer = await told;
      if (!answer?.inject) globalThis.rapportStart = undefined;
    } catch {
      gone = true; // the extension was updated or removed: this copy is on its own
    }
  }

  let hears = false;
  /** Not before a box had the focus: to set up messages costs a page more than all the rest of this file. */
  function hearChanges(): void {
    if (hears) return;
    hears = true;
    chrome.runtime.onMessage.addListener((message: { type?: string }) => {
      if (message.type === "changed" && !globalThis.rapportFrame) loader.look();
    });
  }

  const hearPointer = (event: Event) => {
    const selection = getSelection();
    if (!boxElementAt(deepTarget(event))) globalThis.rapportSelected = "";
    else if (selection?.type === "Range" && !boxElementAt(selection.anchorNode?.parentElement ?? null)) {
      globalThis.rapportSelected = String(selection);
    }
  };
  const hearFocus = (event: Event) => void focused(deepTarget(event));
  const hearKey = (event: KeyboardEvent) => {
    for (const hear of keys) hear(event);
  };
  /** The focus went into a frame, whose editor may have taken its listeners away. */
  const hearBlur = () => {
    const frame = deepActive(document);
    try {
      if (!(frame instanceof HTMLIFrameElement)) return;
      const inside = frame.contentWindow as typeof globalThis | null;
      if (inside?.rapportLoader) inside.rapportLoader.look();
      // Written by its page before it was loaded: the browser runs nothing of ours in such a frame by itself.
      else if (inside?.document) void chrome.runtime.sendMessage({ type: "unloaded", body: null }).catch(() => {});
    } catch {
      // of another origin, which looks after itself, or the extension was updated
    }
  };
  // An editor that writes its frame anew (`document.open`) takes all listeners away, and all that stood in the document.
  new MutationObserver(() => loader.listen()).observe(document, { childList: true });
  const loader: Loader = {
    listen() {
      // The same functions again add nothing where they still listen.
      addEventListener("pointerdown", hearPointer, true);
      addEventListener("focusin", hearFocus, true);
      addEventListener("blur", hearBlur, true);
      for (const type of ["keydown", "keypress", "keyup"] as const) addEventListener(type, hearKey, true);
    },
    look() {
      loader.listen();
      const { activeElement, body } = document;
      // A body that nobody can write in has the focus when nothing has.
      if (activeElement && (activeElement !== body || isWritable(document)) && document.hasFocus()) {
        void focused(deepActive(document));
      }
    },
  };
  return loader;
}

/** By its marks alone: `isContentEditable` would make the browser work out styles. */
function isWritable({ designMode, body, documentElement }: Document): boolean {
  return designMode === "on" || [body, documentElement].some((e) => e.hasAttribute("contenteditable"));
}

globalThis.rapportLoader ??= makeLoader();
globalThis.rapportLoader.look();
