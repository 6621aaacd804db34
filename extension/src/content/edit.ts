/** One change of a text: what stood between `start` and `end` became `length` characters. */
export interface Edit {
  start: number;
  end: number;
  length: number;
}

/** The smallest single change that makes `after` of `before`. */
export function editBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  const start = longest(most, (low, high) => before.slice(low, high) === after.slice(low, high));
  const tail = longest(
    most - start,
    (low, high) =>
      before.slice(before.length - high, before.length - low) === after.slice(after.length - high, after.length - low),
  );
  return { start, end: before.length - tail, length: after.length - tail - start };
}

/** By halves: browsers compare stretches of a string much faster than a loop does its characters. */
function longest(most: number, isSame: (low: number, high: number) => boolean): number {
  let low = 0;
  for (let high = most; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (isSame(low, middle)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** Moves a span to where it stands after an edit. @returns false, with the span as it was, when the edit reached into it */
export function shift(span: { start: number; end: number }, edit: Edit): boolean {
  if (span.end <= edit.start) {
    return true;
  }
  if (span.start < edit.end) {
    return false;
  }
  const by = edit.length - (edit.end - edit.start);
  span.start += by;
  span.end += by;
  return true;
}

/** Where a span stands after an edit, or null when the edit reached into it. */
export function shifted(span: { start: number; end: number }, edit: Edit): { start: number; end: number } | null {
  const moved = { start: span.start, end: span.end };
  return shift(moved, edit) ? moved : null;
}

export function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i]);
}
