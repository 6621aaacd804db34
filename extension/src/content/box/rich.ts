import type { Box, BoxText } from "./box";
import { deepActive } from "./box";
import { type Kinds, type Piece, type RichText, readRich } from "./text";

/** A page's styles may change without a word to the box: what elements look like is believed for so long. */
const BELIEVED_MS = 1000;
/** What decides whether an element is a block, and whose words it holds. */
const ATTRIBUTES = ["class", "style", "id", "contenteditable", "data-smartmail", "href"];

/** A contenteditable: anything from a bare div to the body of an editor's frame. */
export class RichBox implements Box {
  readonly kind = "rich";
  private pieces: Piece[] = [];
  private last: RichText | null = null;
  private kinds: Kinds = new WeakMap();
  private kindsSince = 0;
  private readonly observer: MutationObserver;

  constructor(
    readonly element: HTMLElement,
    private readonly signal: AbortSignal,
    changed: () => void,
  ) {
    this.observer = new MutationObserver((records) => {
      if (this.note(records)) {
        changed();
      }
    });
    this.observer.observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
      attributes: true,
      attributeFilter: ATTRIBUTES,
    });
    signal.addEventListener("abort", () => this.observer.disconnect());
  }

  read(): BoxText {
    this.note(this.observer.takeRecords());
    const now = performance.now();
    if (now - this.kindsSince > BELIEVED_MS || this.signal.aborted) {
      this.kindsSince = now;
      this.kinds = new WeakMap();
      this.last = null;
    }
    if (!this.last) {
      const read = readRich(this.element, this.kinds);
      this.pieces = read.pieces;
      this.last = read;
    }
    return this.last;
  }

  /** @returns whether words may have changed, not only what they look like */
  private note(records: readonly MutationRecord[]): boolean {
    for (const { type } of records) {
      this.last = null;
      if (type !== "characterData") {
        this.kinds = new WeakMap();
      }
    }
    return records.some(({ type }) => type !== "attributes");
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
    const from = this.pieceAt(start, false);
    const to = this.pieceAt(end, true);
    return (
      from !== undefined &&
      to !== undefined &&
      range.startContainer === from.node &&
      range.startOffset === within(from, start) &&
      range.endContainer === to.node &&
      range.endOffset === within(to, end)
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

  private place(offset: number, isEnd: boolean): { node: Text; offset: number } | null {
    const piece = this.pieceAt(offset, isEnd);
    return piece ? { node: piece.node, offset: within(piece, offset) } : null;
  }

  /** The stretch that holds a place, else the one before it; at a rim between two the end of a range stays in the first. */
  private pieceAt(offset: number, isEnd: boolean): Piece | undefined {
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
    return piece && (isEnd ? piece.start < offset : piece.start <= offset) ? piece : pieces[low - 1];
  }

  private offsetOf(node: Node, offset: number): number {
    for (const piece of this.pieces) {
      if (piece.node === node && offset >= piece.from && offset <= within(piece, piece.end)) {
        return piece.start + offset - piece.from;
      }
    }
    const range = this.element.ownerDocument.createRange();
    range.setStart(this.element, 0);
    range.setEnd(node, offset);
    let before = 0;
    for (const piece of this.pieces) {
      // A node that its editor took away since has no place among the others.
      if (piece.node.isConnected && range.comparePoint(piece.node, piece.from) > 0) {
        break;
      }
      before = piece.end;
    }
    return before;
  }
}

/** A place of the text as one of the piece's node; its end for one that lies behind it. */
function within(piece: Piece, offset: number): number {
  return piece.from + Math.min(offset, piece.end) - piece.start;
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
