// Reads from the page what the placement of card and strip needs.
import { around } from "../surface";
import type { Box } from "./place";
import type { Offset, Surface } from "./types";

export function shifted(rect: DOMRect, { x, y, scaleX, scaleY }: Offset): Box {
  return {
    left: rect.left * scaleX + x,
    top: rect.top * scaleY + y,
    right: rect.right * scaleX + x,
    bottom: rect.bottom * scaleY + y,
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
    .map((button) => button.getBoundingClientRect());
}

/** Scrolls the box, what scrolls around it and its frame until the first line of the phrase can be seen. */
export function bringIntoView(lines: () => DOMRect[], surface: Surface): void {
  const own = surface.box.ownerDocument.defaultView;
  if (!own) return;
  leafThrough(surface.box, () => lines().length > 0);
  for (let at: HTMLElement | null = surface.box; at; at = around(at) as HTMLElement | null) {
    const line = lines()[0];
    if (!line) return;
    const scrolls = at.scrollHeight > at.clientHeight && /auto|scroll/.test(own.getComputedStyle(at).overflowY);
    const view = at.getBoundingClientRect();
    if (scrolls && at !== at.ownerDocument.documentElement && (line.top < view.top || line.bottom > view.bottom)) {
      at.scrollTop += line.top - (view.top + view.height / 2);
    }
  }
  const line = lines()[0];
  if (line && (line.top < 0 || line.bottom > own.innerHeight)) own.scrollBy(0, line.top - own.innerHeight / 2);
  if (own !== surface.window) own.frameElement?.scrollIntoView({ block: "nearest" });
}

/** A textarea tells no place of what is scrolled out of it: it is leafed through until it does. */
function leafThrough(box: HTMLElement, isSeen: () => boolean): void {
  const page = Math.max(box.clientHeight * 0.8, 20);
  for (let top = 0; !isSeen() && top < box.scrollHeight; top += page) box.scrollTop = top;
}
