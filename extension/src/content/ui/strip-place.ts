// Where the strip goes. Pure, but for one question: whether something of the host's lies there.
import { type Box, touches } from "./place";

export interface StripSituation {
  /** The visible part of the text box. */
  box: Box;
  size: { width: number; height: number };
  window: { width: number; height: number };
  rightToLeft: boolean;
  /** Where the agent dragged it: from the end and bottom corner of the box, in pixels. */
  moved: Moved | null;
  /** Below this the box holds no words and no caret. */
  freeFrom: number;
  /** Is there a control of the host's? */
  isTaken(place: Box): boolean;
}

export interface Moved {
  x: number;
  y: number;
}

const GAP = 6;
const INSET = 8;

/**
 * Outside under the box at its end; else above; else in its bottom corner below the words; else in a corner of the window.
 * Null when something of the host's or of the agent's is in all of these places: then no strip is better.
 */
export function placeStrip(situation: StripSituation): { left: number; top: number } | null {
  const { box, size, window, rightToLeft, moved, freeFrom, isTaken } = situation;
  const at = (left: number, top: number): Box => ({ left, top, right: left + size.width, bottom: top + size.height });
  const fit = (value: number, most: number) => Math.max(0, Math.min(value, most));
  const inWindow = (place: Box) =>
    at(fit(place.left, window.width - size.width), fit(place.top, window.height - size.height));
  const end = rightToLeft ? box.left : box.right - size.width;
  const under = at(end, box.bottom + GAP);
  if (moved) return inWindow(at(under.left + moved.x, under.top + moved.y));
  const outside = (place: Box) =>
    place.top >= 0 && place.bottom <= window.height && !touches(place, box) && !isTaken(place);
  const low = at(end + (rightToLeft ? INSET : -INSET), box.bottom - INSET - size.height);
  const corner = rightToLeft ? INSET : window.width - INSET - size.width;
  return (
    [under, at(end, box.top - GAP - size.height)].map(inWindow).find(outside) ??
    (low.top >= freeFrom ? inWindow(low) : undefined) ??
    [at(corner, window.height - INSET - size.height), at(corner, INSET)].find(outside) ??
    null
  );
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
