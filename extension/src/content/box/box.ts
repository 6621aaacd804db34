/** One text box, whatever it is made of. Offsets are UTF-16 code units in the text that `read` gives. */
export interface Box {
  readonly element: HTMLElement;
  readonly kind: "plain" | "rich";
  /** The same object as long as nothing changed. */
  read(): BoxText;
  /** Offset of the caret in the text last read; -1 when it is elsewhere. The end of a selection counts. */
  caret(): number;
  /** A range that the browser can paint; null when the place is gone. */
  range(start: number, end: number): AbstractRange | null;
  /** Does a range made earlier, which moves along with edits, stand at these places of the text last read? */
  stands(range: AbstractRange, start: number, end: number): boolean;
  /** Line by line, in the coordinates of the box's own frame. Empty when out of sight. */
  rects(start: number, end: number): DOMRect[];
  select(start: number, end: number): void;
  /** What must not change around a replaced span: blocks, links and bold of what stands before and after it. */
  frame(start: number, end: number): string;
  /** Is the keyboard in this box? */
  focused(): boolean;
}

export interface BoxText {
  text: string;
  /** Pairs start, end: not the agent's own words. */
  skip: number[];
}

/** The element with the focus, through open and closed shadow roots. */
export function deepActive(document: Document): Element | null {
  let active = document.activeElement;
  for (let root = active && shadowOf(active); root?.activeElement; root = active && shadowOf(active)) {
    active = root.activeElement;
  }
  return active;
}

/** The shadow root of an element, closed ones too where the browser lets an extension see them. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) {
    return element.shadowRoot;
  }
  const dom = globalThis.chrome?.dom;
  // Asked for every key, and the answer is dear: no field can have one.
  const isField = element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
  // An element of another frame is none of this frame's `HTMLElement`s.
  return dom && "innerText" in element && !isField ? dom.openOrClosedShadowRoot(element as HTMLElement) : null;
}

/** Where an event really happened, through closed shadow roots as well. */
export function deepTarget(event: Event): Element | null {
  const first = event.composedPath()[0];
  if (!(first instanceof Element)) {
    return null;
  }
  return shadowOf(first) ? (deepActive(first.ownerDocument) ?? first) : first;
}
