import type { Ground } from "./ground";
import type { Surface } from "./ui/types";

/** Where card and strip of a box are drawn: in the topmost frame of the same origin, inside an open dialog if the box is in one. */
export function surfaceOf(box: HTMLElement, ground: Ground): Surface {
  let window = box.ownerDocument.defaultView as Window;
  let anchor: Element = box;
  let x = 0;
  let y = 0;
  for (let frame = frameOf(window); frame; frame = frameOf(window)) {
    const rect = frame.getBoundingClientRect();
    x += rect.left + frame.clientLeft;
    y += rect.top + frame.clientTop;
    anchor = frame;
    window = frame.ownerDocument.defaultView as Window;
  }
  return { window, container: containerOf(anchor), offset: { x, y }, box, dark: ground.dark };
}

function frameOf(window: Window): Element | null {
  try {
    return window.frameElement;
  } catch {
    return null; // another origin
  }
}

function containerOf(anchor: Element): HTMLElement {
  for (let at: Element | null = anchor; at; ) {
    const dialog: HTMLElement | null = at.closest("dialog[open]");
    if (dialog) {
      return dialog;
    }
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return anchor.ownerDocument.body;
}
