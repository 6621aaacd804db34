import { type Inserter, inserterFor } from "./adapters/inserters";
import type { Box } from "./box/box";
import { Guard } from "./guard";

export type Replaced =
  /** The words stand in the box and nothing else changed. */
  | { kind: "done" }
  /** Nothing was put in: the words had changed, an input method was at work, the agent typed or closed the card. */
  | { kind: "aborted" }
  /** More than the span changed; the text before stands again. */
  | { kind: "put-back" }
  /** More than the span changed and it could not be put back. */
  | { kind: "lost"; before: string };

/** Long enough for the slowest editor seen (TinyMCE, 101 ms). */
const SETTLE_MS = 400;
/** For an editor that took the event and has shown nothing yet: given up too early, its words would come twice. */
const TAKEN_MS = 1_000;

/**
 * Puts words into a box by the editor's own way of input and proves it by reading back.
 *
 * Real input from the agent aborts it while nothing was put in yet, and is not lost; see {@link Guard}. One undo step of the editor brings
 * the old words back.
 *
 * @param stop asked before anything is put in: an input method is at work, or the agent closed the card
 */
export async function replace(
  box: Box,
  start: number,
  end: number,
  words: string,
  stop: () => boolean,
  caret = box.caret(),
): Promise<Replaced> {
  const before = box.read().text;
  const expected = before.slice(0, start) + words + before.slice(end);
  const frame = box.frame(start, end);
  if (stop()) {
    return { kind: "aborted" };
  }
  const caretBack = caret < 0 ? end : caret;
  const guard = new Guard(box.element, box.kind === "rich", () => moveCaret(box, caretBack));
  try {
    const inserter = inserterFor(box);
    await inserter.prepare?.(box);
    if (guard.interrupted || stop() || box.read().text !== before) {
      return { kind: "aborted" };
    }
    box.select(start, end);
    await inserter.settle(box);
    if (guard.interrupted) {
      await inserter.settle(box);
      guard.inserting = true;
      await putHeld(box, inserter, guard, caretBack);
      return { kind: "aborted" };
    }
    if (stop() || box.read().text !== before) {
      moveCaret(box, caretBack);
      return { kind: "aborted" };
    }
    guard.inserting = true;
    let result: Replaced = { kind: "put-back" };
    for (let ways = inserter.ways; ways.length && result.kind === "put-back"; ) {
      ways = ways.slice(await put(box, words, ways, guard));
      await until(() => box.read().text === expected, SETTLE_MS / 2);
      if (same(box.read().text, expected) && box.frame(start, start + words.length) === frame) {
        place(box, caret, start, end, words);
        result = { kind: "done" };
      } else if (!same(box.read().text, before) || box.frame(start, end) !== frame) {
        result = await putBack(box, before, frame, start, end);
        if (result.kind === "put-back" && ways.length) {
          // No way of this editor's: the next may be.
          box.select(start, end);
          await inserter.settle(box);
        }
      }
    }
    if (result.kind !== "lost") {
      await putHeld(box, inserter, guard, result.kind === "done" ? null : caretBack);
    }
    return result;
  } finally {
    guard.release();
  }
}

/**
 * What the agent typed meanwhile.
 *
 * @param caret where it belongs; null: where the caret is now. An editor that was drawing when it was moved may have selected the phrase again
 */
async function putHeld(box: Box, inserter: Inserter, guard: Guard, caret: number | null): Promise<void> {
  for (let typed = guard.takeHeld(), at = caret; typed; typed = guard.takeHeld(), at = null) {
    if (at !== null) {
      moveCaret(box, at);
    }
    await inserter.settle(box);
    await put(box, typed, inserter.ways, guard);
  }
}

/** Tries one way after the other until the text changes. @returns how many were tried */
async function put(box: Box, words: string, ways: Inserter["ways"], guard: Guard): Promise<number> {
  const before = box.read().text;
  let tried = 0;
  for (const insert of ways) {
    tried++;
    guard.own = true;
    const handled = insert(box, words);
    guard.own = false;
    // An editor that took the event may still write late; one that did not has had its chance.
    await until(() => box.read().text !== before, handled ? TAKEN_MS : 40);
    if (box.read().text !== before) {
      break;
    }
  }
  return tried;
}

/** Editors follow the selection by an event that comes later, after the key that is on its way now: so they are told at once. */
function moveCaret(box: Box, at: number): void {
  box.select(at, at);
  box.element.ownerDocument.dispatchEvent(new Event("selectionchange"));
}

/** Undoes by the editor's own key first, then by the browser; never a step further than the text before. */
async function putBack(box: Box, before: string, frame: string, start: number, end: number): Promise<Replaced> {
  const spoiled = box.read().text;
  const mac = /Mac/.test(navigator.platform);
  const key = {
    key: "z",
    code: "KeyZ",
    keyCode: 90,
    ctrlKey: !mac,
    metaKey: mac,
    bubbles: true,
    cancelable: true,
    composed: true,
  };
  const taken = !box.element.dispatchEvent(new KeyboardEvent("keydown", key));
  box.element.dispatchEvent(new KeyboardEvent("keyup", key));
  await until(() => box.read().text !== spoiled, taken ? SETTLE_MS : 40);
  if (box.read().text === spoiled) {
    box.element.ownerDocument.execCommand("undo");
    await until(() => box.read().text !== spoiled, 80);
  }
  const isBack = same(box.read().text, before) && box.frame(start, end) === frame;
  return isBack ? { kind: "put-back" } : { kind: "lost", before };
}

/** The caret as it was; at a blank when the words hold one, so that it is filled in next. */
function place(box: Box, caret: number, start: number, end: number, words: string): void {
  const blank = words.match(/\[[^\]\n]{1,60}\]/);
  if (blank?.index !== undefined) {
    box.select(start + blank.index, start + blank.index + blank[0].length);
    return;
  }
  const after = start + words.length;
  const at =
    caret < 0 || (caret > start && caret < end) ? after : caret >= end ? caret + words.length - (end - start) : caret;
  if (box.caret() !== at) {
    box.select(at, at);
  }
}

/** Editors turn a space at a rim into a no-break one and back; to a reader that is the same text. */
function same(a: string, b: string): boolean {
  return a === b || a.replaceAll("\u00a0", " ") === b.replaceAll("\u00a0", " ");
}

/** Waits until it holds, at most so many milliseconds. */
async function until(holds: () => boolean, atMost: number): Promise<void> {
  const end = performance.now() + atMost;
  await Promise.resolve();
  while (!holds() && performance.now() < end) {
    await new Promise((done) => setTimeout(done, 8));
  }
}
