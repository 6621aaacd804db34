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
/** Farther than so many lines, the card no longer belongs to its phrase by its place. */
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

/** Where the caret stands in the way only just, past its line is nearer to the phrase than any other place. */
function pastCaret(caret: Box | null, first: Box, last: Box): { top: number | null; corner: "top" | "bottom" }[] {
  if (!caret) return [];
  const near = NEAR_LINES * (caret.bottom - caret.top);
  if (caret.top >= last.top && caret.bottom - last.bottom <= near) return [{ top: caret.bottom + GAP, corner: "top" }];
  if (caret.bottom <= first.bottom && first.top - caret.top <= near) return [{ top: null, corner: "bottom" }];
  return [];
}

/** Below, above, beside at the end, beside at the start; else the window's end that is farther from the caret. */
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
  const candidates: Place[] = [
    { left: sideways(last), top: last.bottom + GAP, corner: `top-${near}`, full: false },
    { left: sideways(first), top: first.top - GAP - card.height, corner: `bottom-${near}`, full: false },
    ...pastCaret(caret, first, last).map(({ top, corner }) => ({
      left: sideways(last),
      top: top ?? (caret as Box).top - GAP - card.height,
      corner: `${corner}-${near}` as const,
      full: false,
    })),
    { left: end, top: side, corner: side === first.top ? `top-${near}` : "none", full: false },
    { left: start, top: side, corner: side === first.top ? `top-${far}` : "none", full: false },
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
