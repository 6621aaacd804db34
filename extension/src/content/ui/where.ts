// Reads from the page what the placement of card and strip needs.
import type { Box } from "./place";
import type { Surface } from "./types";

export function shifted(rect: DOMRect, offset: { x: number; y: number }): Box {
  return {
    left: rect.left + offset.x,
    top: rect.top + offset.y,
    right: rect.right + offset.x,
    bottom: rect.bottom + offset.y,
  };
}

function common(a: Box, b: Box): Box | null {
  const both = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return both.left < both.right && both.top < both.bottom ? both : null;
}

/** The part of the text box that can be seen, in the window's measure; null when it is scrolled or hidden away. */
export function visibleBox(surface: Surface): Box | null {
  const { box, offset, window } = surface;
  const own = box.ownerDocument.defaultView;
  if (!box.isConnected || !own) return null;
  const frame = shifted(new DOMRect(0, 0, own.innerWidth, own.innerHeight), offset);
  // An editor's frame is its box: the body in it is only as high as its text.
  const isFrame = own !== window && box === box.ownerDocument.body;
  const inFrame = isFrame ? frame : common(shifted(box.getBoundingClientRect(), offset), frame);
  return inFrame && common(inFrame, { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight });
}

/** Lines of the phrase that can be seen, without the slivers that ranges give at line ends. */
export function visibleLines(rects: DOMRect[], surface: Surface): Box[] {
  const box = visibleBox(surface);
  if (!box) return [];
  return rects
    .map((rect) => shifted(rect, surface.offset))
    .filter((line) => line.right - line.left > 1 && common(line, box) !== null);
}

/** The host's own way to send: what the card leaves free where another place will do. */
export function sendButtons(surface: Surface): Box[] {
  const frame = surface.box.ownerDocument.defaultView?.frameElement;
  const form = (surface.window.document === surface.box.ownerDocument ? surface.box : frame)?.closest("form");
  if (!form) return [];
  return [...form.querySelectorAll("button:not([type=button]):not([type=reset]), input[type=submit]")]
    .slice(0, 20)
    .map((button) => shifted(button.getBoundingClientRect(), { x: 0, y: 0 }));
}
