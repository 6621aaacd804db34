import type { Box } from "./box";
import { PlainBox } from "./plain";
import { RichBox } from "./rich";

export function makeBox(element: HTMLElement): Box {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
    ? new PlainBox(element)
    : new RichBox(element);
}
