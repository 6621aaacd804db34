import type { Box, BoxText } from "./box";
import { deepActive } from "./box";
import { type Piece, readRich } from "./text";

/** A contenteditable: anything from a bare div to the body of an editor's frame. */
export class RichBox implements Box {
  readonly kind = "rich";
  private pieces: Piece[] = [];

  constructor(readonly element: HTMLElement) {}

  read(): BoxText {
    const { text, skip, pieces } = readRich(this.element);
    this.pieces = pieces;
    return { text, skip };
  }

  caret(): number {
    const selection = this.selection();
    const node = selection?.focusNode;
    if (!selection || !node || !this.element.contains(node)) {
      return -1;
    }
    return this.offsetOf(node, selection.focusOffset);
  }

  range(start: number, end: number): StaticRange | Range | null {
    const from = this.place(start, false);
    const to = this.place(end, true);
    if (!from || !to || !from.node.isConnected || !to.node.isConnected) {
      return null;
    }
    const range = this.element.ownerDocument.createRange();
    try {
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
    } catch {
      return null; // the editor changed its nodes since they were read
    }
    return range;
  }

  stands(range: AbstractRange, start: number, end: number): boolean {
    const from = this.place(start, false);
    const to = this.place(end, true);
    return (
      range.startContainer === from?.node &&
      range.startOffset === from.offset &&
      range.endContainer === to?.node &&
      range.endOffset === to.offset
    );
  }

  rects(start: number, end: number): DOMRect[] {
    const range = this.range(start, end);
    return range instanceof Range ? [...range.getClientRects()].filter((r) => r.width > 0 || start === end) : [];
  }

  select(start: number, end: number): void {
    if (!this.focused()) {
      this.element.focus({ preventScroll: true });
    }
    const range = this.range(start, end);
    const selection = this.selection();
    if (range && selection) {
      selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    }
  }

  frame(start: number, end: number): string {
    const before: string[] = [];
    const after: string[] = [];
    for (const piece of this.pieces) {
      const length = piece.end - piece.start;
      if (piece.start < start) {
        before.push(run(piece, Math.min(length, start - piece.start)));
      }
      if (piece.end > end) {
        after.push(run(piece, Math.min(length, piece.end - end)));
      }
    }
    return `${merged(before)}#${merged(after)}`;
  }

  focused(): boolean {
    const document = this.element.ownerDocument;
    const active = deepActive(document);
    // The body of an editor's frame stays active in there while the focus is on a card outside.
    return document.hasFocus() && active !== null && (active === this.element || this.element.contains(active));
  }

  private selection(): Selection | null {
    const root = this.element.getRootNode();
    // Chrome keeps the selection inside a shadow root on the root itself.
    const ofRoot = (root as ShadowRoot & { getSelection?(): Selection | null }).getSelection?.();
    return ofRoot ?? this.element.ownerDocument.getSelection();
  }

  /** The text node and place in it; at a rim between two pieces the end of a range stays in the first. */
  private place(offset: number, isEnd: boolean): { node: Text; offset: number } | null {
    const { pieces } = this;
    let low = 0;
    for (let high = pieces.length; low < high; ) {
      const middle = (low + high) >> 1;
      const { end } = pieces[middle] as Piece;
      if (isEnd ? end >= offset : end > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    const piece = pieces[low];
    if (piece && (isEnd ? piece.start < offset : piece.start <= offset)) {
      return { node: piece.node, offset: piece.from + offset - piece.start };
    }
    const last = pieces[low - 1];
    return last ? { node: last.node, offset: last.from + last.end - last.start } : null;
  }

  private offsetOf(node: Node, offset: number): number {
    const exact = this.pieces.find((p) => p.node === node && offset >= p.from && offset <= p.from + p.end - p.start);
    if (exact) {
      return exact.start + offset - exact.from;
    }
    const range = this.element.ownerDocument.createRange();
    range.setStart(this.element, 0);
    range.setEnd(node, offset);
    let before = 0;
    for (const piece of this.pieces) {
      if (range.comparePoint(piece.node, piece.from) > 0) {
        break;
      }
      before = piece.end;
    }
    return before;
  }
}

function run(piece: Piece, length: number): string {
  return `${piece.path}\u0000${length}`;
}

/** Neighbouring runs of one format become one: editors split and join text nodes as they like. */
function merged(runs: string[]): string {
  const out: string[] = [];
  let path = "";
  let length = 0;
  for (const each of [...runs, "\u0000"]) {
    const [at = "", n = "0"] = each.split("\u0000");
    if (at !== path) {
      if (length) {
        out.push(`${path}*${length}`);
      }
      path = at;
      length = 0;
    }
    length += Number(n);
  }
  return out.join(" ");
}
