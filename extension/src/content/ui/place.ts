// Where the card goes. Pure: rectangles of the window in, one place out.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Corner = "top-left" | "top-right" | "bottom-left" | "bottom-right" | "none";

export interface Place {
  left: number;
  top: number;
  /** The sharp one: it points at the phrase. */
  corner: Corner;
  /** True for the last resort in a narrow window: the card takes the full width. */
  full: boolean;
}

export interface Situation {
  /** Lines of the phrase, first to last. */
  phrase: Box[];
  caret: Box | null;
  /** Places of the host that had better stay free: its Send button. */
  avoid: Box[];
  card: { width: number; height: number };
  window: { width: number; height: number };
  rightToLeft: boolean;
}

const GAP = 6;
export const EDGE = 12;
/** Lines of text end at fractions of a pixel; a card that is too long by one belongs below all the same. */
const FRACTION = 1;
const NARROW = 480;
/** Farther than so many lines, the card no longer belongs to its phrase by its place: beside it is better. */
const NEAR_LINES = 3;

export function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

function hull(boxes: Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** Past the caret's line, where that stands in the way. */
function pastCaret(
  situation: Situation,
  first: Box,
  last: Box,
): { top: number; edge: "top" | "bottom"; near: boolean } | null {
  const { caret, card } = situation;
  if (!caret) return null;
  const near = NEAR_LINES * (caret.bottom - caret.top);
  if (caret.top >= last.top) return { top: caret.bottom + GAP, edge: "top", near: caret.bottom - last.bottom <= near };
  if (caret.bottom <= first.bottom)
    return { top: caret.top - GAP - card.height, edge: "bottom", near: first.top - caret.top <= near };
  return null;
}

/**
 * Below, above, just past the caret's line, beside at the end, beside at the start, farther past the caret's line; else
 * the window's end that is farther from the caret.
 */
export function place(situation: Situation): Place {
  const { phrase, caret, avoid, card, window, rightToLeft } = situation;
  const first = phrase[0] as Box;
  const last = phrase.at(-1) as Box;
  const all = hull(phrase);
  // The caret's whole line is where the next words go.
  const line: Box | null = caret && { left: 0, right: window.width, top: caret.top, bottom: caret.bottom };
  const sideways = (anchor: Box) =>
    clamp(
      rightToLeft ? anchor.right - card.width : anchor.left,
      EDGE,
      Math.max(EDGE, window.width - EDGE - card.width),
    );
  const end = rightToLeft ? all.left - GAP - card.width : all.right + GAP;
  const start = rightToLeft ? all.right + GAP : all.left - GAP - card.width;
  const side = clamp(first.top, EDGE, Math.max(EDGE, window.height - EDGE - card.height));
  const [near, far] = rightToLeft ? (["right", "left"] as const) : (["left", "right"] as const);
  const past = pastCaret(situation, first, last);
  const beyond = (just: boolean): Place[] =>
    past?.near === just
      ? [{ left: sideways(last), top: past.top, corner: just ? `${past.edge}-${near}` : "none", full: false }]
      : [];
  const candidates: Place[] = [
    { left: sideways(last), top: last.bottom + GAP, corner: `top-${near}`, full: false },
    { left: sideways(first), top: first.top - GAP - card.height, corner: `bottom-${near}`, full: false },
    ...beyond(true),
    { left: end, top: side, corner: side === first.top ? `top-${near}` : "none", full: false },
    { left: start, top: side, corner: side === first.top ? `top-${far}` : "none", full: false },
    ...beyond(false),
  ];
  const at = (spot: Place): Box => ({
    left: spot.left,
    top: spot.top,
    right: spot.left + card.width,
    bottom: spot.top + card.height,
  });
  const fits = candidates.filter((spot) => {
    const box = at(spot);
    const inside =
      box.left >= EDGE &&
      box.right <= window.width - EDGE &&
      box.top >= EDGE &&
      box.bottom <= window.height - EDGE + FRACTION;
    return inside && !(line && touches(box, line)) && !phrase.some((part) => touches(box, part));
  });
  const best = fits.find((spot) => !avoid.some((other) => touches(at(spot), other))) ?? fits[0];
  if (best) return best;
  const middle = caret ? (caret.top + caret.bottom) / 2 : (all.top + all.bottom) / 2;
  const full = window.width < NARROW;
  return {
    left: full ? EDGE : sideways(last),
    top: middle > window.height / 2 ? EDGE : Math.max(EDGE, window.height - EDGE - card.height),
    corner: "none",
    full,
  };
}
