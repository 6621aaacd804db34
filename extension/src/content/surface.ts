import { shadowOf } from "./box/box";
import type { Ground } from "./ground";
import type { Offset, Surface } from "./ui/types";

/** What is drawn above the rest of the page, or lets nothing outside of it have the focus or be clicked. */
const ABOVE = "dialog[open],[aria-modal=true],:popover-open,:fullscreen";

/** Where card and strip of a box are drawn: in the topmost frame of the same origin, inside a dialog or popover if the box is in one. */
export function surfaceOf(box: HTMLElement, ground: Ground): Surface {
  let window = box.ownerDocument.defaultView as Window;
  let anchor: Element = box;
  let offset: Offset = { x: 0, y: 0, scaleX: 1, scaleY: 1 };
  for (let frame = frameOf(window); frame; frame = frameOf(window)) {
    const inside = insideOf(frame);
    offset = {
      x: inside.x + offset.x * inside.scaleX,
      y: inside.y + offset.y * inside.scaleY,
      scaleX: offset.scaleX * inside.scaleX,
      scaleY: offset.scaleY * inside.scaleY,
    };
    anchor = frame;
    window = frame.ownerDocument.defaultView as Window;
  }
  return { window, container: containerOf(anchor), offset, box, dark: ground.dark };
}

/** Where the document in a frame is drawn, which may be scaled with all around it. */
function insideOf(frame: HTMLElement): Offset {
  const { left, top, width, height } = frame.getBoundingClientRect();
  const style = (frame.ownerDocument.defaultView as Window).getComputedStyle(frame);
  const scaleX = width / frame.offsetWidth || 1;
  const scaleY = height / frame.offsetHeight || 1;
  return {
    x: left + (frame.clientLeft + Number.parseFloat(style.paddingLeft)) * scaleX,
    y: top + (frame.clientTop + Number.parseFloat(style.paddingTop)) * scaleY,
    scaleX,
    scaleY,
  };
}

function frameOf(window: Window): HTMLElement | null {
  try {
    return window.frameElement as HTMLElement | null;
  } catch {
    return null; // another origin
  }
}

function containerOf(anchor: Element): HTMLElement {
  for (let at: Element | null = anchor; at; at = around(at)) {
    if (at.matches(ABOVE)) {
      return at as HTMLElement;
    }
  }
  return anchor.ownerDocument.body;
}

/** The element that one is drawn in: a slot of the shadow root beside it, the host of its own. */
export function around(element: Element): Element | null {
  const { parentElement } = element;
  const beside = parentElement && shadowOf(parentElement);
  if (beside) {
    return [...beside.querySelectorAll("slot")].find((slot) => slot.assignedElements().includes(element)) ?? null;
  }
  // Of another frame's realm, where `instanceof` would not know it.
  return parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}
