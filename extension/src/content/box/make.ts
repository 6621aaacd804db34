import type { Box } from "./box";
import { PlainBox } from "./plain";
import { RichBox } from "./rich";

/** @param changed told when the content of a rich box was changed, by whomever */
export function makeBox(element: HTMLElement, signal: AbortSignal, changed: () => void): Box {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
    ? new PlainBox(element)
    : new RichBox(element, signal, changed);
}
