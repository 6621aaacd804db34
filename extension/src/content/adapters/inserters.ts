import type { Box } from "../box/box";

/** How words get into a kind of box. */
export interface Inserter {
  /** Before the selection is set: for editors that must be told to keep an undo step. */
  prepare?(box: Box): Promise<void> | void;
  /** After the selection was set: until the editor has taken note of it. */
  settle(box: Box): Promise<void>;
  /** Tried in order until the text changes. Each tells whether the editor took it as its own business. */
  ways: ((box: Box, words: string) => boolean)[];
}

/** Editors follow `selectionchange` within this time. */
const SELECTION_MS = 150;
/** On a busy machine the event itself comes later than that; an unchanged selection fires none. */
const SELECTION_AT_MOST_MS = 400;

const plain: Inserter = { settle: frame, ways: [command] };
const rich: Inserter = { settle: noticed, ways: [paste, command] };
/** Where a synthetic paste may be put elsewhere, as in a shadow root whose selection the editor cannot read, or cannot be undone. */
const commanded: Inserter = { settle: noticed, ways: [command, paste] };
/**
 * An editor that owns the document of its frame edits as the browser does, and keeps steps of its own to undo: it notes the state on a
 * cursor key. A paste it takes apart (CKEditor 4 splits the paragraph, SCEditor leaves nothing to undo).
 */
const framed: Inserter = {
  prepare: (box) => {
    const key = { key: "ArrowRight", code: "ArrowRight", keyCode: 39, bubbles: true, cancelable: true };
    box.element.dispatchEvent(new KeyboardEvent("keydown", key));
    box.element.dispatchEvent(new KeyboardEvent("keyup", key));
  },
  settle: noticed,
  ways: [command, paste],
};

/** Keeps a model of its own that follows no command of the browser's in a shadow root: what was put in so would be lost on sending. */
const OWN_MODEL = "[data-slate-editor]";
const pastedOnly: Inserter = { settle: noticed, ways: [paste] };

/**
 * Writes what is pasted into the page by itself, past the browser's steps to undo (Tagify), or takes it out of a box beside it, which only
 * a paste of the browser's fills (Quill 1).
 */
const NEVER_PASTED = ".tagify__input,.ql-editor:has(~ .ql-clipboard)";

/** Owns its frame, but notes a step for pasted words only (TinyMCE). */
const PASTES = ".mce-content-body";

export function inserterFor(box: Box): Inserter {
  if (box.kind === "plain") {
    return plain;
  }
  if (
    box.element.matches(".cke_editable") ||
    (box.element === box.element.ownerDocument.body && !box.element.matches(PASTES))
  ) {
    return framed;
  }
  if (!(box.element.getRootNode() instanceof ShadowRoot)) {
    return box.element.matches(NEVER_PASTED) ? commanded : rich;
  }
  return box.element.matches(OWN_MODEL) ? pastedOnly : commanded;
}

function command(box: Box, words: string): boolean {
  const done = box.element.ownerDocument.execCommand("insertText", false, words);
  if (done && box.kind === "rich") {
    // Some editors carry the words over to what is submitted when a key comes up (Trumbowyg), never on `input`.
    box.element.dispatchEvent(new KeyboardEvent("keyup", { key: "Unidentified", bubbles: true, composed: true }));
  }
  return done;
}

function paste(box: Box, words: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", words);
  const target = box.element.ownerDocument.getSelection()?.focusNode;
  const at = target instanceof Element ? target : (target?.parentElement ?? box.element);
  const inside = box.element.contains(at) ? at : box.element;
  return !inside.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }),
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Until the page has been told of the selection, and has had its time. */
async function noticed(box: Box): Promise<void> {
  const { ownerDocument } = box.element;
  const over = new AbortController();
  const told = new Promise<void>((done) =>
    ownerDocument.addEventListener("selectionchange", () => done(), { capture: true, signal: over.signal }),
  );
  await Promise.race([told, pause(SELECTION_AT_MOST_MS)]);
  over.abort();
  await pause(SELECTION_MS);
}

function frame(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}
