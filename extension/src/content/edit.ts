/** One change of a text: what stood between `start` and `end` became `length` characters. */
export interface Edit {
  start: number;
  end: number;
  length: number;
}

/** The smallest single change that makes `after` of `before`. */
export function editBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) {
    start++;
  }
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, end: before.length - tail, length: after.length - tail - start };
}

/** Where a span stands after an edit, or null when the edit reached into it. */
export function shifted(span: { start: number; end: number }, edit: Edit): { start: number; end: number } | null {
  if (span.end <= edit.start) {
    return { start: span.start, end: span.end };
  }
  if (span.start >= edit.end) {
    const by = edit.length - (edit.end - edit.start);
    return { start: span.start + by, end: span.end + by };
  }
  return null;
}

export function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i]);
}
