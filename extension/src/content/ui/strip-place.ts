// Where the strip goes. Pure, but for the question whether something of the host's lies there.
import { type Box, touches } from "./place";

export interface StripSituation {
  /** The visible part of the text box. */
  box: Box;
  size: { width: number; height: number };
  window: { width: number; height: number };
  rightToLeft: boolean;
  /** Where the agent dragged it: from the end and bottom corner of the box, in pixels. */
  moved: Moved | null;
  caret: Box | null;
  /** Is there a control of the host's? */
  isTaken(place: Box): boolean;
}

export interface Moved {
  x: number;
  y: number;
}

const GAP = 6;
const INSET = 8;

/** Outside under the box at its end; else above; else in the bottom corner of it, or the top one while the caret is there. */
export function placeStrip(situation: StripSituation): { left: number; top: number } {
  const { box, size, window, rightToLeft, moved, caret, isTaken } = situation;
  const at = (left: number, top: number): Box => ({ left, top, right: left + size.width, bottom: top + size.height });
  const fit = (value: number, most: number) => Math.max(0, Math.min(value, most));
  const inWindow = (place: Box) =>
    at(fit(place.left, window.width - size.width), fit(place.top, window.height - size.height));
  const end = rightToLeft ? box.left : box.right - size.width;
  const under = at(end, box.bottom + GAP);
  if (moved) return inWindow(at(under.left + moved.x, under.top + moved.y));
  const inset = rightToLeft ? INSET : -INSET;
  const low = at(end + inset, box.bottom - INSET - size.height);
  const line = caret && { ...box, top: caret.top, bottom: caret.bottom };
  const inside = line && touches(low, line) ? at(end + inset, box.top + INSET) : low;
  const outside = [under, at(end, box.top - GAP - size.height)].find(
    (place) => place.top >= 0 && place.bottom <= window.height && !touches(place, box) && !isTaken(place),
  );
  return inWindow(outside ?? inside);
}

const CONTROLS =
  "a[href],button,input,select,textarea,summary,label,iframe,[contenteditable=''],[contenteditable=true],[role=button],[role=link],[role=checkbox],[role=tab],[role=menuitem],[role=combobox],[tabindex]:not([tabindex='-1'])";

/** Asks the page at points a control cannot hide between. */
export function hasControl(document: Document, place: Box, own: Element): boolean {
  const columns = 6;
  for (const y of [place.top + 2, (place.top + place.bottom) / 2, place.bottom - 2]) {
    for (let column = 0; column <= columns; column++) {
      const x = place.left + 2 + ((place.right - place.left - 4) * column) / columns;
      const top = document.elementsFromPoint(x, y).find((element) => element !== own);
      if (top?.closest(CONTROLS)) return true;
    }
  }
  return false;
}
