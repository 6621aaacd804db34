import type { Box, BoxText } from "./box";
import { deepActive } from "./box";
import { Mirror } from "./mirror";

type Field = HTMLTextAreaElement | HTMLInputElement;

/** `createValueRange` (OpaqueRange): a live range in the text of a field. Chrome 150 or so; before that a mirror tells places. */
interface ValueRanges {
  createValueRange(start: number, end: number): AbstractRange & { getClientRects(): DOMRectList };
}

/** A textarea or a one-line input. */
export class PlainBox implements Box {
  readonly kind = "plain";
  readonly mirror: Mirror | null;

  private last: BoxText = { text: "", skip: [] };

  constructor(readonly element: Field) {
    this.mirror = "createValueRange" in element ? null : new Mirror(element);
  }

  read(): BoxText {
    const text = this.element.value;
    if (text !== this.last.text) {
      this.last = { text, skip: [] };
    }
    return this.last;
  }

  caret(): number {
    return this.focused() ? (this.element.selectionEnd ?? -1) : -1;
  }

  range(start: number, end: number): AbstractRange | null {
    if (this.mirror) {
      return null;
    }
    return end <= this.element.value.length ? this.valueRange(start, end) : null;
  }

  stands(range: AbstractRange, start: number, end: number): boolean {
    return range.startOffset === start && range.endOffset === end;
  }

  rects(start: number, end: number): DOMRect[] {
    if (end > this.element.value.length) {
      return []; // the page emptied or shortened the field since it was read
    }
    const rects = this.mirror ? this.mirror.rects(start, end) : [...this.valueRange(start, end).getClientRects()];
    if (start === end && !rects.length && start > 0) {
      // A collapsed range may have no rectangle: the end of the character before it is as good.
      return this.rects(start - 1, start).map((r) => new DOMRect(r.right, r.top, 0, r.height));
    }
    const inside = this.element.getBoundingClientRect();
    return rects.filter(
      (r) => r.bottom > inside.top && r.top < inside.bottom && r.right >= inside.left && r.left <= inside.right,
    );
  }

  select(start: number, end: number): void {
    this.element.focus({ preventScroll: true });
    this.element.setSelectionRange(start, end);
  }

  frame(): string {
    return "";
  }

  focused(): boolean {
    return deepActive(this.element.ownerDocument) === this.element;
  }

  private valueRange(start: number, end: number) {
    return (this.element as unknown as ValueRanges).createValueRange(start, end);
  }
}
